//! Explanations of small documentation sets.

use std::fmt::Write as _;

use crate::config::Config;
use crate::explain::*;

/// A base type, and a type that repeats one of its properties carelessly.
const BASE: &str = "\
# thing resource type

Namespace: example.graph

## Properties
|Property|Type|Description|
|:---|:---|:---|
|id|String|Its key. Read-only.|
|size|Int32|Its size.|
";

const LAMP: &str = "\
# lamp resource type

Namespace: example.graph

A lamp. Inherits from [thing](thing.md).

## Properties
|Property|Type|Description|
|:---|:---|:---|
|size|String|Its size.|
|color|[color](color.md)|Its color.|
|owner|[lamp](thing.md)|Two in one.|
|mood|zeal|Nobody knows.|

## JSON representation
<!-- { \"blockType\": \"resource\", \"keyProperty\": \"id\", \"@odata.type\": \"example.graph.lamp\" } -->
```json
{ \"size\": \"String\", \"color\": [{\"@odata.type\": \"example.graph.thing\"}] }
```
";

const COLOR: &str =
    "# color resource type\n\n## Properties\n|Property|Type|Description|\n|:---|:---|:---|\n|red|Int32|.|\n";

const LIST: &str = "\
# List lamps

## HTTP request
```http
GET /lamps
GET /rooms/{room-id}/lamps
```

## Response
On success the answer is `200 OK` with a collection of [thing](../resources/thing.md) objects in the response body.

## Example
### Response
<!-- { \"blockType\": \"response\", \"@odata.type\": \"example.graph.color\" } -->
```http
HTTP/1.1 200 OK

{ \"value\": [] }
```
";

const DIM: &str = "\
# lamp: dim

## HTTP request
```http
POST /lamps/{id}/dim
```

## Request headers
|Name|Description|
|:---|:---|
|If-Match|The tag. Required.|
|Lamp-Room|Required when there are several.|

## Request body
In the request body, supply a JSON object with the following parameters.

|Parameter|Type|Description|
|:---|:---|:---|
|percent|Int32|How much. Required.|

## Response
If successful, this method returns `204 No Content` and a [lamp](../resources/lamp.md) object in the response body.
";

fn ask(name: &str) -> Result<Vec<Explanation>, Unknown> {
    let files = [
        ("api/lamp-dim.md", DIM),
        ("api/lamp-list.md", LIST),
        ("resources/color.md", COLOR),
        ("resources/lamp.md", LAMP),
        ("resources/thing.md", BASE),
    ];
    let sources = Sources::from_texts(files);
    let (api, _) = crate::understand(&sources, &Config::parse("namespace: example.graph").unwrap());
    explain(&api, &sources, name)
}

fn names(name: &str) -> Vec<String> {
    ask(name).unwrap_or_default().into_iter().map(|it| it.name).collect()
}

fn show(name: &str) -> String {
    let mut text = String::new();
    for it in ask(name).unwrap() {
        let _ = writeln!(text, "{} {} {} {:?}", it.kind, it.name, it.at, it.notes);
        for fact in &it.facts {
            let _ = writeln!(text, "  {}: {} ({})", fact.about, fact.decision, fact.rule);
            for it in &fact.said {
                let mark = if it.agrees { '+' } else { '-' };
                let _ = writeln!(text, "    {mark} {}: {}, {}, {}", it.source, it.says, it.at, it.counted);
            }
        }
    }
    text
}

#[test]
fn names_are_found_however_they_are_written() {
    for name in ["lamp", "LAMP", "graph.lamp", "example.graph.Lamp"] {
        assert_eq!(names(name), ["example.graph.lamp"], "{name}");
    }
    for name in ["lamp.color", "lamp/color", "Example.Graph.lamp.COLOR"] {
        assert_eq!(names(name), ["example.graph.lamp.color"], "{name}");
    }
    for name in [
        "GET /lamps",
        "get https://api.contoso.example/v1.0/Lamps/",
        "GET https://host.example/v2.0/lamps",
        "/beta/rooms/<x>/lamps?$top=1",
        "/rooms('{x}')/lamps",
        "lamp-list",
    ] {
        assert_eq!(names(name), ["GET /lamps"], "{name}");
    }
    assert_eq!(names("POST /lamps/{}/dim()"), ["POST /lamps/{id}/dim"]);
    assert_eq!(names("api/lamp-dim.md"), ["POST /lamps/{id}/dim"]);
    assert!(names("POST /lamps").is_empty());
}

#[test]
fn an_unknown_name_is_answered_with_its_neighbours() {
    let closest = |name: &str| ask(name).unwrap_err().closest;
    assert_eq!(closest("lmap"), ["lamp"]);
    assert_eq!(closest("lamp.colour")[0], "lamp.color");
    assert_eq!(closest("lamp.idd")[0], "lamp.id");
    assert_eq!(closest("GET /lamp")[0], "GET /lamps");
    assert_eq!(closest("lamp-lst")[0], "lamp-list");
    let error = ask("lmap").unwrap_err().to_string();
    assert_eq!(error, "no type, property or operation is called `lmap`; did you mean `lamp`");
}

#[test]
fn no_name_is_too_odd() {
    let long = "a.".repeat(5000);
    for name in ["", " ", ".", "/", "..", "//", "GET ", "{", "}", "?", "ä.ö", "\u{202e}", "lamp.", ".lamp", "(", &long]
    {
        assert!(ask(name).is_err(), "{name:?}");
    }
}

#[test]
fn types() {
    insta::assert_snapshot!(show("lamp"));
}

#[test]
fn properties() {
    insta::assert_snapshot!(["lamp.size", "lamp.color", "lamp.id", "lamp.owner", "lamp.mood"].map(show).join("\n"));
}

#[test]
fn operations() {
    insta::assert_snapshot!(["GET /lamps", "/lamps/{}/dim"].map(show).join("\n"));
}
