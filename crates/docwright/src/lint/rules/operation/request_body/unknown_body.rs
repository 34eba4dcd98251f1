//! `unknown-body`: request bodies of which no type can be read.

use crate::lint::entry::{Entry, Finder};
use crate::text::diagnostic::Rule;

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::UnknownBody,
    why: "The generated function takes untyped JSON, and callers have to find out what to send.",
    example: "\
@@ api/lamp-sort.md
 # lamp: sort
 ## HTTP request
 ```http
 POST /lamps/{id}/sort
 ```
+## Request body
+Provide a JSON object with the following parameters.
+|Parameter|Type|Description|
+|:---|:---|:---|
+|order|Int32 collection|The new order.|
 ## Response
 Returns `204 No Content`.
 ## Example
 ### Request
 ```http
 POST /lamps/1/sort
 
-[ 1, 2, 3 ]
+{ \"order\": [ 1, 2, 3 ] }
 ```
",
    found_by: Finder::Compiler,
};
