//! `body-conflict`: places that disagree about a request body.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::BodyConflict,
    why: "Programs that were written after the wrong place send what the service refuses.",
    example: "\
@@ api/lamp-update.md
 # Update lamp
 ## HTTP request
 ```http
 PATCH /lamps/{id}
 ```
 ## Request body
-In the request body, supply a JSON representation of the [bulb](../resources/bulb.md) object.
+In the request body, supply a JSON representation of the [lamp](../resources/lamp.md) object.
 ## Response
 Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
@@ api/lamp-list.md
 # List lamps
 ## HTTP request
 ```http
 GET /lamps
 ```
 ## Response
 Returns `200 OK` and a collection of [lamp](../resources/lamp.md) objects in the response body.
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
