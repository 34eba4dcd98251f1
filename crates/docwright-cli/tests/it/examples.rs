//! `examples`: what became of the documentation's examples, for people, programs and pull requests.

use serde_json::Value;

use crate::support::{Desk, OPERATION, Run};

/// Two pages, of which one shows an answer with this value of a text.
fn showing(name: &str) -> Desk {
    let desk = Desk::new();
    let example = format!(
        "\n## Example\n\n### Request\n```http\nGET https://graph.microsoft.com/v1.0/lamps/7\n```\n\n\
         ### Response\n```http\nHTTP/1.1 200 OK\n\n{{ \"displayName\": {name} }}\n```\n"
    );
    desk.page("api/lamp-get.md", OPERATION.to_owned() + &example);
    desk
}

fn examples(desk: &Desk, options: &[&str]) -> Run {
    desk.run(&[&["examples", "--docs", "docs"], options].concat())
}

#[test]
fn what_agrees_is_fine() {
    examples(&showing("\"Desk\""), &[])
        .expect_code(0)
        .says("example/agrees")
        .says("requests: 1 of 1 (100.0 %) are exactly what a function sends")
        .says("answers: 1 of 1 (100.0 %)");
}

#[test]
fn both_places_of_a_contradiction_are_shown() {
    examples(&showing("7"), &[])
        .expect_code(1)
        .says("warning[example/shape-differs]: `$.displayName` is a number, documented is a string")
        .says("docs/api/lamp-get.md")
        .says("docs/resources/lamp.md")
        .says("documented here");
}

#[test]
fn a_part_can_be_asked_for() {
    let desk = showing("7");
    examples(&desk, &["--only", "agrees"]).expect_code(0).says("1 request");
    examples(&desk, &["--only", "shape"]).expect_code(1).says("1 answer");
    examples(&desk, &["--only", "zebra"]).expect_code(0).says("requests: none");
}

#[test]
fn programs_get_one_object_for_each_example() {
    let run = examples(&showing("7"), &["--format", "json"]).expect_code(1);
    let lines: Vec<Value> = run.out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let kinds: Vec<_> = lines.iter().map(|it| (it["kind"].as_str().unwrap(), it["exact"].as_bool().unwrap())).collect();
    assert_eq!(kinds, [("request", true), ("answer", false)]);
    assert_eq!((&lines[0]["function"], &lines[0]["arguments"][0]), (&"lamps::get".into(), &"7".into()));
    assert_eq!(lines[1]["findings"][0]["related"][0]["path"], "resources/lamp.md");
}

#[test]
fn pull_requests_get_workflow_commands() {
    let run = examples(&showing("7"), &["--format", "github"]).expect_code(1);
    assert!(run.out.lines().all(|it| it.starts_with("::")), "{run:#?}");
    assert!(run.out.contains("title=example/shape-differs::"), "{run:#?}");
}

#[test]
fn what_cannot_be_read_is_an_error() {
    Desk::empty().run(&["examples", "--docs", "nowhere"]).expect_code(2);
}
