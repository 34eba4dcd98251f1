//! Several documentation sets in one repository.

use crate::support::{Desk, OPERATION, RESOURCE};

/// Two sets in a git repository, generated.
fn desk() -> Desk {
    let desk = Desk::empty();
    for (set, word) in [("lamps", "lamp"), ("bulbs", "bulb")] {
        let named = |text: &str| text.replace("lamp", word).replace("microsoft.graph", set);
        desk.write(&format!("pages/{set}/resources/{word}.md"), named(RESOURCE));
        desk.write(&format!("pages/{set}/api/{word}-get.md"), named(OPERATION));
        let config =
            format!("crate: {set}\nnamespace: {set}\nservice: https://{set}.example/v1\nlint: {{ profile: graph }}\n");
        desk.write(&format!("pages/{set}/docwright.yaml"), config);
    }
    desk.write(
        "docwright.yaml",
        "sets:\n  lamps: { docs: pages/lamps, out: generated/lamps }\n  bulbs: { docs: pages/bulbs, out: generated/bulbs }\n",
    );
    desk.git(".", &["init", "--quiet"]);
    desk.run(&["generate"]).expect_code(0).says("generated generated/bulbs").says("generated generated/lamps");
    desk.git(".", &["add", "--all"]);
    desk.git(".", &["commit", "--quiet", "--message", "sets"]);
    desk
}

#[test]
fn commands_are_for_all_sets_or_for_the_one_that_is_named() {
    let desk = desk();
    assert!(desk.read("generated/lamps/src/lib.rs").contains("\"https://lamps.example/v1\""));
    assert!(desk.path("pages/bulbs/model.lock").is_file());
    let page = desk.read("pages/lamps/resources/lamp.md").replace("brightness|Int32", "brightness|String");
    desk.write("pages/lamps/resources/lamp.md", page);

    desk.run(&["generate", "--check"])
        .expect_code(1)
        .says("up to date: generated/bulbs")
        .says("not up to date: generated/lamps");
    desk.run(&["generate", "--check", "--set", "bulbs"]).expect_code(0);
    std::fs::rename(desk.path("docwright.yaml"), desk.path(".docwright.yaml")).unwrap();
    desk.run(&["generate", "--check", "--set", "bulbs"]).expect_code(0);
    std::fs::rename(desk.path(".docwright.yaml"), desk.path("docwright.yaml")).unwrap();
    desk.run(&["drift", "HEAD"]).expect_code(1).says("no change").says("property/type-changed");
    desk.run(&["drift", "HEAD", "--set", "bulbs"]).expect_code(0);
    // The path says which set is meant.
    let run = desk.run(&["drift", "HEAD:pages/lamps/model.lock"]);
    assert!(!run.expect_code(1).out.contains("no change"));
    desk.run(&["drift", "HEAD", "--format", "markdown"]).expect_code(1).says("## bulbs").says("## lamps");
    desk.write("pages/lamps/api/lamp-list.md", OPERATION.replace("resources/lamp.md", "resources/gone.md"));
    desk.run(&["lint", "--all"]).expect_code(1).says("pages/lamps/api/lamp-list.md");
    assert!(!desk.run(&["lint", "--all", "--set", "bulbs"]).out.contains("pages/lamps/"));
    desk.run(&["generate", "--docs", "pages/lamps", "--out", "elsewhere"]).expect_code(0);
}

#[test]
fn what_is_for_one_set_is_for_the_first_and_says_so() {
    let desk = desk();
    let first = "of the set lamps, the first; `--set` names another";
    for command in [&["model"][..], &["generate", "--dump", "api"], &["lint", "--format", "sarif"]] {
        let run = desk.run(command).complains(first);
        assert!(run.out.contains("lamp") && !run.out.contains("bulb"), "{run:#?}");
        let run = desk.run(&[command, &["--set", "bulbs"]].concat());
        assert!(run.out.contains("bulb") && !run.out.contains("lamp") && !run.err.contains("the first"), "{run:#?}");
    }
    desk.run(&["generate", "--out", "elsewhere"]).expect_code(0).complains(first).says("generated elsewhere");
    desk.run(&["drift", "HEAD", "--format", "html"]).expect_code(0).complains(first);
    desk.run(&["lint", "--set", "rooms"]).expect_code(2).complains("names no set rooms: there are lamps, bulbs");
    let outside = Desk::new();
    outside.run(&["lint", "--docs", "docs", "--set", "x"]).expect_code(2).complains("it has no sets");
}

#[test]
fn a_set_that_came_later_is_all_new() {
    let desk = desk();
    desk.git(".", &["mv", "pages/lamps", "pages/lights"]);
    desk.write("docwright.yaml", desk.read("docwright.yaml").replace("docs: pages/lamps", "docs: pages/lights"));
    let run = desk.run(&["drift", "HEAD"]);
    run.expect_code(0).says("no change").complains("HEAD:pages/lights is not there yet: all of it is new");
    desk.run(&["drift", "nowhere"]).expect_code(2).complains("no git revision");
}
