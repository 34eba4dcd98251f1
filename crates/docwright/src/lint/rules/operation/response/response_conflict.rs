//! `response-conflict`: places that disagree about a response.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::ResponseConflict,
    why: "Programs that were written after the wrong place fail to decode the answer.",
    example: "\
@@ api/lamp-list.md
 # List lamps
 ## HTTP request
 ```http
 GET /lamps
 ```
 ## Response
 Returns `200 OK` and a collection of [lamp](../resources/lamp.md) objects in the response body.
 ## Example
 ### Response
-<!-- { \"blockType\": \"response\", \"@odata.type\": \"bulb\", \"isCollection\": true } -->
+<!-- { \"blockType\": \"response\", \"@odata.type\": \"lamp\", \"isCollection\": true } -->
 ```http
 HTTP/1.1 200 OK
 
 { \"value\": [ { \"id\": \"1\" } ] }
 ```
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ resources/bulb.md
 # bulb resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Compiler,
};
