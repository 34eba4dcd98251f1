//! The output of `lint`, `drift` and `examples` for programs: valid against the schemas, and true.

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use crate::support::{Desk, OPERATION, RESOURCE};

/// A page with a finding of every kind: with a related place, with a fix, with characters that need care.
fn faulty() -> Desk {
    let desk = Desk::new();
    let page = RESOURCE.replace("|id|String|", "|id|string|").replace("lamp in a room", "lämp in a [room](Room.md)");
    desk.page("resources/lamp.md", page.replace("\"String (identifier)\" }", "\"1\", }"));
    desk.page("resources/room.md", "# room resource type\n\n[gone](a b.md) [gone](<gone \u{9b}.md>) [gone](gone.md)\n");
    desk
}

/// A schema of this crate.
struct Schema(Schemas, SchemaIndex);

fn schema(path: &str) -> Schema {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    // The published schema has a bracket too many here, which not every library takes; nothing of ours has a language.
    for definition in ["run", "toolComponent"] {
        if let Some(language) = schema.pointer_mut(&format!("/definitions/{definition}/properties/language")) {
            language.as_object_mut().unwrap().remove("pattern");
        }
    }
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("schema.json", schema).unwrap();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    Schema(schemas, index)
}

impl Schema {
    fn is_valid(&self, value: &Value) -> bool {
        self.0.validate(value, self.1).is_ok()
    }
}

fn check(schema: &Schema, value: &Value) {
    if let Err(error) = schema.0.validate(value, schema.1) {
        panic!("{error:#}");
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = schema("schemas/lint.schema.json");
    let run = faulty().lint(&["--format", "json"]).expect_code(1);
    let lines: Vec<Value> = run.out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    lines.iter().for_each(|it| check(&schema, it));
    let has = |key: &str| lines.iter().any(|it| !it[key].as_array().unwrap().is_empty());
    assert!(has("fix") && has("related"), "{lines:#?}");
    let mut wrong = lines[0].clone();
    wrong["colour"] = "red".into();
    assert!(!schema.is_valid(&wrong), "the schema is closed");
}

#[test]
fn json_of_drift_is_as_its_schema_says() {
    let schema = schema("schemas/drift.schema.json");
    let desk = Desk::new();
    desk.write("old/resources/lamp.md", RESOURCE);
    desk.write("old/api/lamp-get.md", OPERATION);
    desk.write("old/model.lock", "");
    let page = RESOURCE.replace("|isOn|Boolean|", "|isOn|String|").replace("doc_type", "ms.date: 01/02/2026\ndoc_type");
    desk.page("resources/lamp.md", page + "\nNothing else shines.\n");
    desk.write("changelog/Home.json", r#"{"changelog": [{"ChangeList": [{"ApiChange": "Property", "ChangedApiName": "gone",
        "ChangeType": "Deletion", "Description": "Removed **gone**.", "Target": "pot"}], "CreatedDateTime": "2026-05-04T00:00:00Z"}]}"#);
    let options = ["drift", "old", "docs", "--format", "json", "--against-changelog", "changelog"];
    for more in [&[][..], &["--formatting"]] {
        let run = desk.run(&[&options[..], more].concat()).expect_code(1);
        let lines: Vec<Value> = run.out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        lines.iter().for_each(|it| check(&schema, it));
        let head = &lines[0];
        assert_eq!((&head["format"], &head["bump"]), (&"docwright-drift/1".into(), &"minor".into()), "{head:#}");
        assert_eq!(head["summary"]["breaking"], 1);
        assert_eq!((&head["summary"]["docs"], &head["summary"]["formatting"]), (&1.into(), &1.into()), "{head:#}");
        assert_eq!(lines.len(), if more.is_empty() { 3 } else { 4 }, "{lines:#?}");
        let mut wrong = lines[1].clone();
        wrong["colour"] = "red".into();
        assert!(!schema.is_valid(&wrong), "the schema is closed");
    }
}

#[test]
fn sarif_is_as_its_schema_says() {
    let run = faulty().lint(&["--format", "sarif"]).expect_code(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    check(&schema("tests/schemas/sarif-2.1.0.json"), &log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    for it in results {
        let rank = usize::try_from(it["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rank]["id"], it["ruleId"]);
    }
    let of = |rule: &str| results.iter().find(|it| it["ruleId"] == rule).unwrap();
    let case = of("link-case");
    let region = &case["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&11.into(), &20.into()), "{case:#}");
    let replaced = &case["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
    assert_eq!((replaced, &case["level"]), (&"room.md".into(), &"warning".into()));
}

#[test]
fn sarif_of_drift_is_as_its_schema_says() {
    let desk = Desk::new();
    desk.write("old/resources/lamp.md", RESOURCE);
    desk.page(
        "resources/lamp.md",
        RESOURCE.replace("|isOn|Boolean|", "|isOn|String|").replace("A lamp in", "The lamp in"),
    );
    let run = desk.run(&["drift", "old", "docs", "--format", "sarif"]).expect_code(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    check(&schema("tests/schemas/sarif-2.1.0.json"), &log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let changed = results.iter().find(|it| it["level"] == "error").unwrap();
    let is_of_text =
        |it: &&Value| it["ruleId"].as_str().is_some_and(|it| it.starts_with("page/") || it.ends_with("docs-changed"));
    assert!(!results.iter().any(|it| is_of_text(&it)), "what only the text says is no alert: {results:#?}");
    assert!(changed["ruleId"].as_str().unwrap().starts_with("property/type-changed"), "{changed:#}");
    let path = |it: &Value| it["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned();
    assert!(path(&changed["locations"][0]).ends_with("docs/resources/lamp.md"));
    assert!(path(&changed["relatedLocations"][0]).ends_with("old/resources/lamp.md"));
}

/// A page whose example contradicts the table of a type.
fn contradictory() -> Desk {
    let desk = Desk::new();
    let answer = "HTTP/1.1 200 OK\n\n{ \"displayName\": 7 }\n";
    let example = format!("\n## Example\n\n```http\nGET /lamps/7\n```\n\n```http\n{answer}```\n");
    desk.page("api/lamp-get.md", OPERATION.to_owned() + &example);
    desk
}

#[test]
fn sarif_of_examples_is_as_its_schema_says() {
    let run = contradictory().run(&["examples", "--docs", "docs", "--format", "sarif"]).expect_code(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    check(&schema("tests/schemas/sarif-2.1.0.json"), &log);
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"example/shape-differs".into(), &"warning".into()), "{run:#}");
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
    let place = |it: &Value| it["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned();
    assert!(place(&result["locations"][0]).ends_with("docs/api/lamp-get.md"), "{result:#}");
    let related = &result["relatedLocations"][0];
    assert!(place(related).ends_with("docs/resources/lamp.md") && related["message"]["text"] == "documented here");
}

#[test]
fn markdown_of_examples_says_what_to_do() {
    let run = contradictory().run(&["examples", "--docs", "docs", "--format", "markdown"]).expect_code(1);
    run.says("- answers: 0 of 1 (0.0 %) of documented type are read and written again without loss\n")
        .says("### warning: example/shape-differs (1)\n\nTo fix it, make table and example agree.\n\n")
        .says("- `api/lamp-get.md:")
        .says("; `resources/lamp.md:18:2`: documented here\n");
}

#[test]
fn markdown_fits_a_comment_and_is_no_markup_of_the_page() {
    let run = faulty().lint(&["--format", "markdown"]).expect_code(1);
    run.says("### warning: link-case (1)").says("- `resources/lamp.md:11:20`: ");
    let desk = Desk::new();
    desk.page("resources/many.md", "# many\n".to_owned() + &"\n[gone](gone.md)\n".repeat(2000));
    let run = desk.lint(&["--format", "markdown"]).expect_code(1).says(" more; `docwright lint --all` shows them.");
    assert!(run.out.chars().count() < 65_536);
}

#[test]
fn rules_are_explained() {
    let desk = Desk::empty();
    let run = desk.run(&["lint", "--explain", "broken-link"]).expect_code(0);
    run.says("broken-link: warning").says("Fix the link, or add the page.").says("+A [bulb](bulb.md) in a room.");
    for list in [&["lint", "--list"][..], &["lint", "--explain"]] {
        desk.run(list).expect_code(0).says("broken-link").says("expired-suppression");
    }
    desk.run(&["lint", "--list", "--format", "markdown"]).expect_code(0).says("## broken-link");
    desk.run(&["lint", "--explain", "dead-link"]).expect_code(2).complains("there is broken-link");
}
