//! `name-collision`: two items that want one Rust name.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::NameCollision,
    why: "Two functions of one name cannot be told apart; the second request has none.",
    example: "\
@@ api/lamp-list-parts.md
 # List parts
 ## HTTP request
 ```http
 GET /lamps/spare-parts
-GET /lamps/spare_parts
-GET /lamps/spare--parts
 ```
 ## Response
 Returns `200 OK` and a collection of [lamp](../resources/lamp.md) objects in the response body.
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    found_by: Finder::Compiler,
};
