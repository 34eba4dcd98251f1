//! Why the rules about operations, names and suppressions matter, with examples.

use super::Entry;
use crate::diagnostic::Rule;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        rule: Rule::StatusConflict,
        why: "Programs that look at the status wait for the wrong one.",
        example: "\
@@ api/lamp-polish.md
 # lamp: polish
 ## HTTP request
 ```http
 POST /lamps/{id}/polish
 ```
 ## Response
 Returns `204 No Content`.
 ## Example
 ### Response
 ```http
-HTTP/1.1 202 Accepted
+HTTP/1.1 204 No Content
 ```
",
    },
    Entry {
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
    },
    Entry {
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
-<!-- { \"blockType\": \"response\", \"@odata.type\": \"microsoft.graph.bulb\", \"isCollection\": true } -->
+<!-- { \"blockType\": \"response\", \"@odata.type\": \"microsoft.graph.lamp\", \"isCollection\": true } -->
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
    },
    Entry {
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
    },
    Entry {
        rule: Rule::UnknownResponse,
        why: "The generated function can only answer untyped JSON.",
        example: "\
@@ api/lamp-ponder.md
 # lamp: ponder
 ## HTTP request
 ```http
 GET /lamps/{id}/ponder
 ```
 ## Response
-Something comes back.
+Returns `200 OK` and a String in the response body.
",
    },
    Entry {
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
 POST https://graph.microsoft.com/v1.0/lamps/1/sort
 
-[ 1, 2, 3 ]
+{ \"order\": [ 1, 2, 3 ] }
 ```
",
    },
    Entry {
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
    },
    Entry {
        rule: Rule::NameAdjusted,
        why: "What is documented cannot be a Rust name as it stands, or the name is taken. It is noted so that nobody wonders \
              where the name came from.",
        example: "\
@@ api/lamp-remove-owner.md
 # Remove owner
 ## HTTP request
 ```http
-DELETE /lamps/{id}/owners/{id}/{id}
+DELETE /lamps/{id}/owners/{owner-id}/{share-id}
 ```
 ## Response
 Returns `204 No Content`.
",
    },
    Entry {
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
    },
    Entry {
        rule: Rule::UnusedSuppression,
        why: "What it was for has been fixed, or it never fitted: the next finding there would be missed. It covers its own \
              line and the block below it.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- docwright-ignore broken-link: the page comes next week -->
 A [bulb](bulb.md) in a room.
@@ resources/bulb.md
 # bulb resource type
",
    },
    Entry {
        rule: Rule::ExpiredSuppression,
        why: "The reason was meant to hold until that day; what was suppressed is reported again.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- docwright-ignore broken-link: the page comes soon (until 2020-01-01) -->
+<!-- docwright-ignore broken-link: the page comes soon (until 2999-01-01) -->
 A [bulb](bulb.md) in a room.
",
    },
    Entry {
        rule: Rule::BadSuppression,
        why: "It suppresses nothing, though its author meant it to.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- docwright-ignore brokenlink: the page comes soon -->
+<!-- docwright-ignore broken-link: the page comes soon -->
 A [bulb](bulb.md) in a room.
",
    },
];
