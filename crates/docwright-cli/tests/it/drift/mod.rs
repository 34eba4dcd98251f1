//! `drift`: folders, git revisions and saved models compared; formats, exit codes, accepted changes.

mod html;
mod read;

use crate::support::{Desk, RESOURCE, Run};

/// A desk whose page lost a property since.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("old/resources/lamp.md", RESOURCE);
    desk.write("old/api/lamp-get.md", desk.read("docs/api/lamp-get.md"));
    let without = RESOURCE.lines().filter(|it| !it.starts_with("|brightness|")).collect::<Vec<_>>().join("\n");
    desk.page("resources/lamp.md", without);
    desk
}

fn drift(desk: &Desk, options: &[&str]) -> Run {
    desk.run(&[&["drift", "old", "docs"], options].concat())
}

/// The records of changes, behind the first line, which is about all of them.
fn changes(run: &Run) -> Vec<serde_json::Value> {
    run.out.lines().skip(1).map(|it| serde_json::from_str(it).unwrap()).collect()
}

fn fingerprint(desk: &Desk) -> String {
    let run = drift(desk, &["--format", "json"]);
    let value = &changes(&run)[0];
    value["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn a_change_is_shown_where_it_was_and_what_it_means() {
    let run = drift(&desk(), &[]).expect_code(1);
    run.says("breaking[property/removed/response]: microsoft.graph.lamp.brightness: was Edm.Int32")
        .says("--> old/resources/lamp.md:19:2")
        .says("|brightness|Int32|How bright")
        .says("`models::Lamp::brightness` is gone")
        .says("1 breaking; version: minor");
}

#[test]
fn exit_codes_follow_what_shall_fail() {
    let desk = desk();
    for (options, code) in [
        (&["--fail-on", "never"][..], 0),
        (&["--fail-on", "any"], 1),
        (&["--fail-on", "additive"], 1),
        (&["--only", "nothing-like-this"], 0),
        (&["--only", "Brightness"], 1),
        (&["--fail-on", "sometimes"], 2),
    ] {
        drift(&desk, options).expect_code(code);
    }
    desk.run(&["drift", "docs", "old"]).expect_code(0).says("additive[property/added/response]");
    desk.run(&["drift", "old", "old"]).expect_code(0).says("no change; version: none");
    desk.run(&["drift", "nowhere", "docs"]).expect_code(2).complains("nowhere is no folder");
    desk.run(&["drift", "--", "-x:y", "docs"]).expect_code(2).complains("does not begin with `-`");
}

#[test]
fn what_is_no_documentation_is_named_and_fails() {
    let desk = desk();
    // A page that is no text describes nothing: what it described would seem to be gone.
    desk.write("torn/resources/lamp.md", [0x7f, b'E', b'L', b'F', 0xff, 0xfe]);
    desk.write("torn/api/lamp-get.md", desk.read("docs/api/lamp-get.md"));
    let run = desk.run(&["drift", "old", "torn", "--fail-on", "never"]).expect_code(2);
    run.complains("cannot compare with torn/resources/lamp.md: the page is not UTF-8 text");
    let run = desk.run(&["drift", "torn", "old"]).expect_code(1);
    run.complains("note: torn/resources/lamp.md: the page is not UTF-8 text");
    // Half a set looks like a great many removals.
    for it in ["a", "b", "c"] {
        desk.write(&format!("old/{it}.md"), "# Notes\n\nOf this and that.\n");
    }
    drift(&desk, &[]).expect_code(1).complains("note: docs has 2 pages, and old had 5: is it the whole set?");
    desk.write("empty/.keep", "");
    desk.run(&["drift", "old", "empty"]).expect_code(2).complains("there is no *.md page");
    desk.run(&["drift", "empty", "old"]).expect_code(2).complains("there is no *.md page");
    // No saved model, one of another format, one that was cut off.
    desk.write("model", "docwright-model/0\ttool=0.0.1\n");
    desk.run(&["drift", "model", "docs"]).expect_code(2).complains("model:1: expected `docwright-model/1`");
    desk.write("model", "");
    desk.run(&["drift", "model", "docs"]).expect_code(2).complains("model:1: expected `docwright-model/1`");
}

#[test]
fn programs_and_pull_requests_are_told_too() {
    let desk = desk();
    let run = drift(&desk, &["--format", "json"]).expect_code(1);
    let value = &changes(&run)[0];
    assert_eq!((&value["class"], &value["newPlace"]), (&"breaking".into(), &serde_json::Value::Null));
    assert_eq!(value["oldPlace"]["line"], 19);
    let page = drift(&desk, &["--format", "markdown"]).expect_code(1);
    page.says("| no area | 1 | | | |\n")
        .says("<details open><summary><b>no area</b>: 1 breaking</summary>\n\n**Breaking**\n\n")
        .says("- **property/removed/response** `microsoft.graph.lamp.brightness");
    let run = drift(&desk, &["--format", "github"]).expect_code(1);
    run.says("::error title=property/removed/response::microsoft.graph.lamp.brightness");
}

#[test]
fn the_version_is_that_of_the_generated_crate() {
    let desk = desk();
    for (version, bump) in [("0.4.0", "minor"), ("1.4.0", "major")] {
        desk.write("out/Cargo.toml", format!("[package]\nname = \"lamps\"\nversion = \"{version}\"\n[workspace]\n"));
        desk.write("out/src/lib.rs", "");
        drift(&desk, &["--crate", "out"]).expect_code(1).says(&format!("1 breaking; version: {bump}"));
    }
    drift(&desk, &["--crate", "absent"]).expect_code(1).says("1 breaking; version: minor");
}

#[test]
fn the_lines_of_the_documentation_are_shown() {
    let desk = desk();
    let row = "|brightness|Int32|How bright the lamp shines, in percent of what it can do.|";
    let run = drift(&desk, &["--format", "json"]).expect_code(1);
    let value = &changes(&run)[0];
    assert_eq!(value["hunk"], format!("@@ -19 +18,0 @@\n-{row}"));
    assert_eq!(value["oldRust"], "// models::Lamp\n/// `brightness`\npub brightness: Option<i32>");
    assert_eq!(value["newRust"], "");
    let page = drift(&desk, &["--format", "markdown"]).expect_code(1);
    page.says(&format!("\n  ```diff\n  @@ -19 +18,0 @@\n  -{row}\n  ```\n"));
    // What no line of an item says stands elsewhere on the page, and people see it too.
    let page = desk.read("docs/resources/lamp.md");
    desk.write("old/resources/lamp.md", &page);
    desk.page("resources/lamp.md", page.replace("String (identifier)", "String (key)"));
    let run = drift(&desk, &[]).expect_code(0);
    drift(&desk, &["--format", "json"]).says("\"newPlace\":{\"path\":\"resources/lamp.md\",\"line\":26,\"column\":1}");
    run.says("docs[page/text-changed]").says("\"String (identifier)\" }\n").says("\"String (key)\" }\n");
}

const CHANGELOG: &str = r#"{"changelog": [
  {"ChangeList": [
    {"Id": "1", "ApiChange": "Property", "ChangedApiName": "brightness", "ChangeType": "Change",
     "Description": "Removed the **brightness** property from the [lamp](https://example.com/graph/api/resources/lamp) resource.",
     "Target": "lamp"},
    {"Id": "1", "ApiChange": "Method",
     "ChangedApiName": "Dim lamp", "ChangeType": "Addition",
     "Description": "Added the [Dim lamp](https://example.com/graph/api/lamp-dim?view=x) method.", "Target": "lamp"}],
   "Id": "1", "Cloud": "prd", "Version": "v1.0", "CreatedDateTime": "2026-05-04T00:00:00Z", "WorkloadArea": "Home", "SubArea": ""},
  {"ChangeList": [
    {"Id": "2", "ApiChange": "Resource", "ChangedApiName": "pot", "ChangeType": "Addition", "Description": "Added **pot**.", "Target": "pot"}],
   "Id": "2", "Cloud": "prd", "Version": "beta", "CreatedDateTime": "2026-05-05T00:00:00Z", "WorkloadArea": "Home", "SubArea": ""}
]}"#;

#[test]
fn changes_are_held_against_the_vendors_changelog() {
    let desk = desk();
    desk.write("changelog/Home.json", CHANGELOG);
    desk.write("changelog/Schema.json", r#"{"type": "object"}"#);
    let against = ["--against-changelog", "changelog"];
    let run = drift(&desk, &against).expect_code(1);
    run.says("announced 2026-05-04 (Home.json:3): Removed the **brightness** property")
        .says("announced 2026-05-04 (Home.json:7), and not in the documentation: Added the [Dim lamp]")
        .says("1 breaking; 1 announced, 0 not; 1 announced, but not in the documentation; version: minor");
    let page = drift(&desk, &[&against[..], &["--format", "markdown"]].concat()).expect_code(1);
    page.says("### Announced, and not in the documentation");
    let page = drift(&desk, &[&against[..], &["--format", "html"]].concat()).expect_code(1);
    page.says("data-announced=\"yes\"").says("Announced, and not in the documentation");

    // The operation came, and so did a property that nobody spoke of.
    let dim = desk
        .read("docs/api/lamp-get.md")
        .replace("Get lamp", "Dim lamp")
        .replace("GET /lamps/{id}", "POST /lamps/{id}/dim");
    desk.page("api/lamp-dim.md", dim);
    desk.page(
        "resources/lamp.md",
        desk.read("docs/resources/lamp.md").replace("|isOn|", "|kind|String|Which.|\n|isOn|"),
    );
    let run = drift(&desk, &[&against[..], &["--format", "json"]].concat()).expect_code(1);
    let told: Vec<_> = changes(&run)
        .iter()
        .map(|it| (it["item"].clone(), it["announced"]["place"].clone(), it["unannounced"].clone()))
        .collect();
    let want = |item: &str, place: Option<&str>| (item.into(), place.into(), place.is_none().into());
    assert_eq!(
        told,
        [
            want("microsoft.graph.lamp.brightness", Some("Home.json:3")),
            want("microsoft.graph.lamp.kind", None),
            want("POST /lamps/{id}/dim", Some("Home.json:7")),
        ]
    );
    drift(&desk, &[&against[..], &["--all"]].concat()).expect_code(1).says("not announced in the vendor's changelog");
    let late = [&against[..], &["--announced-since", "2026-05-05", "--format", "json"]].concat();
    drift(&desk, &late).expect_code(1).says("\"announced\":null,\"unannounced\":true");
    let odd = [&against[..], &["--announced-since", "May"]].concat();
    drift(&desk, &odd).expect_code(2).complains("--announced-since May: expected YYYY-MM-DD");
    drift(&desk, &["--against-changelog", "old"]).expect_code(2).complains("there is no *.json file in old");
    desk.write("changelog/Home.json", "{");
    drift(&desk, &against).expect_code(2).complains("cannot read changelog/Home.json");
}

#[test]
fn what_was_announced_and_documented_before_is_not_missing() {
    let desk = desk();
    let entry = |what: &str, name: &str, how: &str, text: &str| {
        format!(
            "{{\"ApiChange\": \"{what}\", \"ChangedApiName\": \"{name}\", \"ChangeType\": \"{how}\", \
             \"Description\": \"{text}\", \"Target\": \"lamp\"}}"
        )
    };
    let page = "https://example.com/graph/api";
    for (entry, told) in [
        (
            entry("Property", "isOn", "Addition", "Added **isOn**."),
            "1 announced and documented before; 0 announced, but",
        ),
        (
            entry("Property", "volts", "Deletion", "Removed **volts**."),
            "1 announced and documented before; 0 announced, but",
        ),
        (
            entry("Property", "volts", "Addition", "Added **volts**."),
            "1 not; 1 announced, but not in the documentation",
        ),
        (
            entry("Property", "isOn", "Deletion", "Removed **isOn**."),
            "1 not; 1 announced, but not in the documentation",
        ),
        (
            entry("Resource", "lamp", "Addition", &format!("Added [Get lamp]({page}/lamp-get?view=x).")),
            "1 announced and documented before; 0 announced, but",
        ),
        (
            entry("Resource", "lamp", "Addition", &format!("Added [Dim lamp]({page}/lamp-dim?view=x).")),
            "1 not; 1 announced, but not in the documentation",
        ),
    ] {
        desk.write("changelog/Home.json", format!("{{\"changelog\": [{{\"ChangeList\": [{entry}]}}]}}"));
        drift(&desk, &["--against-changelog", "changelog"]).expect_code(1).says(told);
    }
}

#[test]
fn a_new_type_announces_its_calls() {
    let desk = desk();
    let text = |name: &str| desk.read(name).replace("lamp", "bulb").replace("Lamp", "Bulb");
    let (get, bulb) = (text("docs/api/lamp-get.md"), text("docs/resources/lamp.md"));
    desk.page("api/bulb-get.md", get);
    desk.page("resources/bulb.md", bulb);
    desk.write(
        "changelog/Home.json",
        r#"{"changelog": [{"ChangeList": [{"ApiChange": "Resource", "ChangedApiName": "bulb", "ChangeType": "Addition",
            "Description": "Added **bulb**.", "Target": "bulb"}]}]}"#,
    );
    let run = drift(&desk, &["--against-changelog", "changelog", "--only", "bulb", "--format", "json"]);
    let told: Vec<_> = changes(&run).iter().map(|it| (it["rule"].clone(), it["unannounced"].clone())).collect();
    assert!(told.iter().any(|it| it.0 == "operation/added") && told.iter().any(|it| it.0 == "type/added"), "{told:?}");
    assert!(told.iter().all(|it| it.1 == false), "{told:?}");
}

#[test]
fn accepted_changes_pass_until_they_are_over_or_gone() {
    let desk = desk();
    let known = fingerprint(&desk);
    let with = |text: String| {
        desk.write("accepted.txt", format!("# known\n\n{text}\n"));
        drift(&desk, &["--accepted", "accepted.txt"])
    };
    with(format!("{known} 9999-12-31 never worked")).expect_code(0).says("accepted: never worked");
    let over = with(format!("{known} 2001-01-01 never worked")).expect_code(1);
    over.complains("accepted.txt:3: the accepted change").complains("expired on 2001-01-01");
    // Whatever was accepted is of no change once that is merged: the next pull request must not fail for it.
    let gone = with(format!("{known} 9999-12-31 never worked\n0123456789abcdef 9999-12-31 old")).expect_code(0);
    gone.complains("accepted.txt:4:").complains("is of no change here");
    let run = drift(&desk, &["--accepted", "accepted.txt", "--format", "github"]).expect_code(0);
    run.says("line=4,title=drift::the accepted change 0123456789abcdef is of no change here");
    for bad in ["x 9999-12-31 y".to_owned(), known.clone(), format!("{known} 9999-12-31")] {
        with(bad).expect_code(2).complains("accepted.txt:3: expected `FINGERPRINT YYYY-MM-DD REASON`");
    }
}

#[test]
fn what_is_accepted_stands_beside_the_pages() {
    let desk = desk();
    let known = fingerprint(&desk);
    desk.page("accepted-changes", format!("{known} 9999-12-31 never worked\n"));
    drift(&desk, &[]).expect_code(0).says("accepted: never worked");
    desk.write("none", "");
    drift(&desk, &["--accepted", "none"]).expect_code(1);
    desk.page("accepted-changes", "nonsense\n");
    drift(&desk, &[]).expect_code(2).complains("docs/accepted-changes:1: expected");
    // It is about what is new, not about what was.
    desk.run(&["drift", "docs", "old"]).expect_code(0);
}

#[test]
fn revisions_are_read_without_a_checkout() {
    let desk = desk();
    desk.write("old/.hidden.md", "# Hidden");
    desk.commit("");
    let run = desk.run(&["drift", ".@HEAD:old", "docs"]).expect_code(1);
    run.says("--> .@HEAD:old/resources/lamp.md:19:2").says("1 breaking; version: minor");
    desk.run(&["drift", ".@HEAD:old", "old"]).expect_code(0).says("no change");
    // Without a path, a revision of the repository around means the other folder.
    desk.run(&["drift", "HEAD", "docs"]).expect_code(0).says("no change");
    desk.run(&["drift", "HEAD", "old"]).expect_code(0).says("no change");
    desk.run(&["drift", "HEAD:old", "docs"]).expect_code(1).says("--> HEAD:old/resources/lamp.md:19:2");
    desk.run(&["drift", ".@HEAD:absent", "docs"]).expect_code(2).complains("git: fatal");
}

#[test]
fn docs_text_steers_nothing() {
    let desk = desk();
    let evil = "\u{1b}]0;owned\u{7}\u{202e}";
    desk.page("resources/lamp.md", RESOURCE.replace("|brightness|Int32|", &format!("|bright{evil}ness|Int32 {evil}|")));
    for format in ["text", "json", "markdown", "github", "html"] {
        let run = drift(&desk, &["--format", format, "--all", "--fail-on", "any"]).expect_code(1);
        let steering = |it: char| (it.is_control() && it != '\n') || it == '\u{202e}';
        assert!(!run.out.contains(steering), "{run:#?}");
    }
}
