//! `operation-conflict`: pages that contradict each other about one operation.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::OperationConflict,
    why: "One request cannot be answered in two ways; the function takes and answers what holds for all the pages.",
    example: "\
@@ api/lamp-update.md
 # Update lamp
 ## HTTP request
 ```http
 PATCH /lamps/{id}
 ```
 ## Response
 Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
@@ api/lamp-change.md
 # Change lamp
 ## HTTP request
 ```http
 PATCH /lamps/{id}
 ```
 ## Response
-Returns `200 OK` and a [bulb](../resources/bulb.md) object in the response body.
+Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
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
