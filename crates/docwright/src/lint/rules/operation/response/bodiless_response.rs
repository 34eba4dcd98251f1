//! `bodiless-response`: bodies described for a status that has none.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BodilessResponse,
    why: "A `204` has no body. Either the status is wrong, or what is said to be answered never comes.",
    example: "\
@@ api/lamp-update.md
 # Update lamp
 ## HTTP request
 ```http
 PATCH /lamps/{id}
 ```
 ## Response
-Returns `204 No Content` and a [lamp](../resources/lamp.md) object in the response body.
+Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Compiler,
};
