//! Whatever a fuzzer once found, run again, and texts that every target is to take.

use std::path::Path;
use std::{fs, panic};

use super::TARGETS;

/// A text that most grammars find something in.
const TEXT: &str = "\
---
title: \"Lamp\"
---
# lamp resource type
<!-- {\"blockType\": \"resource\", \"@odata.type\": \"example.lamp\", \"keyProperty\": \"id\"} -->
```json
{\"id\": \"String (identifier)\", \"lit\": true, [1, ...]}
```
## Properties
|Property|Type|Description|
|:--|:--|:--|
|lit|Boolean|Deprecated. Use **[glow](b.md)** instead. Default value is `false`.|
|glow|Collection(Int32)|From 1 to 9.
=== api/b.md
# Get lamp
## HTTP request
```http
GET https://api.example/v1.0/lamps/{id}/root:/{path}:/f(a='{a}')?$top=5
```
## Response
Returns `200 OK` and a [lamp](../resources/a.md).
";

#[test]
fn every_target_takes_any_text() {
    let names: Vec<&str> = TARGETS.iter().map(|it| it.0).collect();
    for (name, run) in TARGETS {
        assert_eq!(names.iter().filter(|it| *it == name).count(), 1, "{name}");
        run(TEXT);
        TEXT.lines().chain(["", "\u{feff}", "\u{202e}\r\n\u{b}\u{c}\0", "|\n|-", "{", "<!--", "=== "]).for_each(run);
    }
}

#[test]
fn a_target_fails_where_something_does_not_hold() {
    let text = "ä";
    let span = crate::text::source::Span::new(crate::text::source::tests::file(), 0..1);
    assert!(panic::catch_unwind(|| super::text::must_lie_in(text, span)).is_err());
}

#[test]
fn what_was_found_stays_found() {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/found");
    for (name, run) in TARGETS {
        for entry in fs::read_dir(found.join(name)).into_iter().flatten().flatten() {
            let text = fs::read_to_string(entry.path()).unwrap();
            assert!(panic::catch_unwind(|| run(&text)).is_ok(), "{}", entry.path().display());
        }
    }
}
