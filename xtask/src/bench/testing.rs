//! A small documentation set for the tests of this folder.

use docwright::config::Config;
use docwright::krate::Krate;
use docwright::source::Sources;

const MESSAGE: &str = "\
# message resource type

Namespace: microsoft.graph

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|Its key.|
|isRead|Boolean|Seen.|
|importance|importance|How much it matters. Possible values are: `low`, `high`.|
|to|[recipient](recipient.md) collection|Who gets it.|

## Relationships

|Relationship|Type|Description|
|:---|:---|:---|
|parent|[message](message.md)|The one before.|
";

const RECIPIENT: &str = "\
# recipient resource type

Namespace: microsoft.graph

## Properties

|Property|Type|Description|
|:---|:---|:---|
|address|String|Where.|
|via|[recipient](recipient.md)|Who passes it on.|
";

const LIST: &str = "\
# List messages

Namespace: microsoft.graph

## HTTP request

```http
GET /users/{id}/messages
GET /me/messages
```

## Response

If successful, this method returns a `200 OK` response code and a collection of [message](../resources/message.md) objects.
";

/// Messages, who gets them, and two functions that list them.
pub(super) fn krate() -> Krate {
    let sources = Sources::from_texts([
        ("api/message-list.md", LIST),
        ("resources/message.md", MESSAGE),
        ("resources/recipient.md", RECIPIENT),
    ]);
    docwright::plan(&sources, &Config::default()).0
}
