//! `unused-response`: types that a sentence says are answered, and no case of the response is.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnusedResponse,
    why: "A redirect answers a file. Objects beside it come only if a client can ask for them, and the page does not say how: \
          their type is in no function.",
    example: "\
@@ api/lamp-report.md
 # Get lamp report
 ## HTTP request
 ```http
 GET /lamps/report
 ```
 ## Response
 Returns `302 Found` that redirects to a download URL of the report.
+With the query `$format=application/json`, returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
-Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Compiler,
};
