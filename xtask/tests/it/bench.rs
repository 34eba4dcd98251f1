//! `bench`: what it asks for, and that its variants compile.

use crate::support::Desk;

#[test]
fn wrong_usage_is_no_finding() {
    let desk = Desk::new();
    for wrong in [["--runs", "0"], ["--runs", "21"], ["--only", "speed"], ["--docs", "nowhere"]] {
        desk.run(&[&["bench"], &wrong[..]].concat()).expect_code(2);
    }
    desk.run(&["bench", "--docs", "nowhere"]).complains("nowhere");
}

/// Everything but how good the figures are: those of two pages say nothing.
#[test]
#[ignore = "compiles serde twice"]
fn the_variants_of_two_pages_compile() {
    let desk = Desk::new();
    desk.page("api/door-get.md", crate::support::OPERATION.replace("lamp", "door"));
    let mut command = desk.command();
    command.env("CARGO_TARGET_DIR", desk.path("target"));
    command.args(["bench", "--docs", "docs", "--runs", "1", "--areas", "--flatten", "--out", "cost.md"]);
    let run = crate::support::Run::from(command.output().unwrap());
    assert!(matches!(run.code, Some(0 | 1)), "{run:#?}");
    let text = desk.read("cost.md");
    for line in
        ["| generated crate |", "| derive |", "| derive and `#[serde(flatten)]` |", "| `lamps` | 1 |", "| `full` |"]
    {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(text.contains("lists `microsoft.graph.lamp`"), "{text}");
    assert!(text.contains("\n## docs\n\n3 pages; 1 structs, "), "{text}");
}
