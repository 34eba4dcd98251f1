//! `drift` for readers: one order, formatting apart, links, room for every class, the evidence of one change.

use super::{changes, drift};
use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// A desk with changes of every class: of a type that one function answers, and of one that three do.
fn busy() -> Desk {
    let desk = Desk::new();
    let pot = |text: &str| text.replace("lamp", "pot");
    for folder in ["old", "docs"] {
        desk.write(&format!("{folder}/api/lamp-get.md"), OPERATION);
        for name in ["get", "list", "open"] {
            let page = pot(OPERATION).replace("/pots/{id}", &format!("/{name}/pots/{{id}}"));
            desk.write(&format!("{folder}/api/pot-{name}.md"), page);
        }
        desk.write(&format!("{folder}/resources/lamp.md"), RESOURCE);
        desk.write(&format!("{folder}/resources/pot.md"), pot(RESOURCE));
    }
    let changed = RESOURCE
        .replace("|isOn|Boolean|", "|isOn|String|")
        .replace("|displayName|", "|kind|String|Which.|\n|displayName|")
        .replace("remembers.", "remembers. Read-only.")
        .replace("of the rainbow", "of the rain");
    desk.page("resources/lamp.md", &changed);
    desk.page("resources/pot.md", pot(&changed));
    desk
}

/// The order in which a format has the changed properties.
fn order(run: &Run) -> Vec<&'static str> {
    let names = ["pot.isOn", "lamp.isOn", "pot.installedDateTime", "lamp.installedDateTime", "pot.kind", "lamp.kind"];
    let mut found: Vec<(usize, &str)> = names.iter().filter_map(|it| Some((run.out.find(it)?, *it))).collect();
    found.sort_unstable();
    found.into_iter().map(|it| it.1).collect()
}

#[test]
fn every_format_has_one_order_by_class_and_reach() {
    let desk = busy();
    let want = ["pot.isOn", "lamp.isOn", "pot.installedDateTime", "lamp.installedDateTime", "pot.kind", "lamp.kind"];
    for format in ["text", "json", "html", "sarif", "github"] {
        assert_eq!(order(&drift(&desk, &["--format", format]).expect_code(1)), want, "{format}");
    }
    let run = drift(&desk, &["--format", "json"]);
    let functions: Vec<_> = changes(&run).iter().take(2).map(|it| it["functions"].clone()).collect();
    assert_eq!(functions, [3, 1]);
    drift(&desk, &["--format", "markdown"]).says("), 3 functions<br>");
}

#[test]
fn formatting_is_counted_and_shown_when_it_is_asked_for() {
    let desk = Desk::new();
    desk.write("old/resources/lamp.md", RESOURCE);
    desk.write("old/api/lamp-get.md", OPERATION);
    desk.page("resources/lamp.md", RESOURCE.replace("|:---|:---|:---|", "| :-- | :-- | :-- |"));
    let run = drift(&desk, &["--fail-on", "any"]).expect_code(0);
    run.says("no change; 1 of formatting alone, not shown; version: none");
    let run = drift(&desk, &["--formatting", "--fail-on", "any"]).expect_code(1);
    run.says("docs[page/formatting-changed]: resources/lamp.md").says("1 docs; version: none");
    drift(&desk, &["--format", "html"]).says("1 change of formatting alone");
}

#[test]
fn a_pull_request_shows_the_ten_worst_and_has_a_summary() {
    let desk = Desk::new();
    desk.write("old/api/lamp-get.md", OPERATION);
    let rows: String = (0..15).map(|it| format!("|part{it}|String|Part {it}.|\n")).collect();
    desk.write("old/resources/lamp.md", RESOURCE.replace("|id|", &format!("{rows}|id|")));
    let rows = rows.replace("|String|", "|Int32|");
    // Equal moves of one item are told together: these are not equal.
    desk.page("resources/lamp.md", RESOURCE.replace("|id|", &format!("{rows}|id|")));
    for it in 0..15 {
        let page = |text: &str| text.replace("lamp", &format!("pot{it}"));
        desk.write(&format!("old/resources/pot{it}.md"), page(RESOURCE));
        desk.page(&format!("resources/pot{it}.md"), page(&RESOURCE.replace("|isOn|Boolean|", "|isOn|String|")));
    }
    let run = drift(&desk, &["--format", "github"]).expect_code(1);
    assert_eq!(run.out.lines().filter(|it| it.starts_with("::error ")).count(), 10, "{run:#?}");
    assert!(run.out.lines().next().unwrap().contains("lamp: 15 times"), "callers meet it: {run:#?}");
    run.says("30 breaking; version: minor; 6 more, which `docwright drift old docs` shows");
    let summary = desk.path("summary.md");
    for _ in 0..2 {
        let mut command = desk.command();
        command.env("GITHUB_STEP_SUMMARY", &summary).args(["drift", "old", "docs", "--format", "github"]);
        Run::from(command.output().unwrap()).expect_code(1).says("6 more in the summary of this run");
    }
    let text = desk.read("summary.md");
    assert_eq!(text.matches("## Documentation drift").count(), 1, "{text}");
    assert!(text.contains("pot14.isOn"), "{text}");
}

#[test]
fn a_comment_has_room_for_every_class_and_says_where_the_rest_is() {
    let desk = Desk::new();
    desk.write("old/api/lamp-get.md", OPERATION);
    desk.page(
        "api/lamp-get.md",
        OPERATION.replace("Get the lamp", "Read the lamp").to_owned() + "\n## Notes\n\nIt shines.\n",
    );
    let old = RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|");
    desk.write("old/resources/lamp.md", &old);
    for it in 0..150 {
        let page = |text: &str| text.replace("lamp", &format!("pot{it}{}", "x".repeat(80)));
        desk.write(&format!("old/resources/pot{it}.md"), page(RESOURCE));
        desk.page(&format!("resources/pot{it}.md"), page(&RESOURCE.replace("|isOn|Boolean|", "|isOn|String|")));
        desk.page(&format!("resources/pan{it}.md"), page(RESOURCE).replace("pot", "pan"));
    }
    let run = drift(&desk, &["--format", "markdown"]).expect_code(1);
    assert!(run.out.chars().count() < 65_536, "{}", run.out.chars().count());
    for heading in ["**Breaking**", "**Additive**", "**Documentation**"] {
        assert!(run.out.contains(heading), "{heading}");
    }
    assert!(run.out.contains("more: `docwright drift old docs` lists all"), "{run:#?}");
    assert!(run.out.contains("\n… and "), "an area says what it leaves out");
}

#[test]
fn pages_and_lines_have_links_where_there_is_an_address() {
    let desk = busy();
    desk.commit("");
    let place = "https://host/r/blob/main/docs/resources/lamp.md?plain=1#L22";
    for format in ["markdown", "html"] {
        drift(&desk, &["--format", format, "--links", "https://host/r/blob/main"]).expect_code(1).says(place);
        let run = drift(&desk, &["--format", format]);
        assert!(!run.out.contains("https://"), "{run:#?}");
    }
    let mut command = desk.command();
    command.args(["drift", "old", "docs", "--format", "markdown"]);
    command.envs([("GITHUB_SERVER_URL", "https://host"), ("GITHUB_REPOSITORY", "a/r"), ("GITHUB_SHA", "0123")]);
    Run::from(command.output().unwrap()).says("https://host/a/r/blob/0123/docs/resources/lamp.md?plain=1#L22");
    drift(&desk, &["--links", "javascript:x"])
        .expect_code(2)
        .complains("expected an address that begins with https://");
}

#[test]
fn a_change_is_explained_by_what_both_sides_say() {
    let desk = busy();
    let run = drift(&desk, &["--format", "json", "--only", "lamp.isOn"]);
    let fingerprint = changes(&run)[0]["fingerprint"].as_str().unwrap().to_owned();
    let run = drift(&desk, &["--explain", &fingerprint[..10]]).expect_code(0);
    run.says("breaking[property/type-changed/response]: microsoft.graph.lamp.isOn: Edm.Boolean -> Edm.String")
        .says("before: old\n  old/resources/lamp.md:20\n")
        .says("  is: Edm.Boolean\n  rust: bool\n")
        .says("now: docs\n  docs/resources/lamp.md:21\n")
        .says("  type: Edm.String\n")
        .says("what to do: release a new major version, or correct the page");
    drift(&desk, &["--explain", "0123456789abcdef"]).expect_code(2).complains("no change has the fingerprint");
    drift(&desk, &["--explain", ""]).expect_code(2).complains("changes have a fingerprint that begins with");
    // What stands in a saved model has no lines and no sources, and is explained as far as it goes.
    desk.run(&["generate", "--docs", "old", "--out", "crate", "--lock", "old.lock"]).expect_code(0);
    let run = desk.run(&["drift", "old.lock", "docs", "--explain", &fingerprint]).expect_code(0);
    run.says("before: old.lock\n  old.lock/resources/lamp.md\n  is: Edm.Boolean\n");
}
