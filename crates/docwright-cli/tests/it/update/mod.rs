//! `update`: pages brought from folders and from git repositories that stand in for remote ones; all or nothing.

mod source;

use std::fs;
use std::net::TcpListener;

use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// The folders that are read and written.
const FOLDERS: [&str; 4] = ["--docs", "docs-input", "--out", "generated/msgraph"];

/// A project with two pages of its own and what was generated from them, beside a repository with newer pages.
fn desk() -> Desk {
    let desk = Desk::empty();
    desk.write("docs-input/resources/lamp.md", RESOURCE);
    desk.write("docs-input/api/lamp-get.md", OPERATION);
    desk.write("docs-input/api/lamp-own.md", OPERATION.replace("GET /lamps/{id}", "DELETE /lamps/{id}"));
    generate(&desk, &[]).expect_code(0);
    for (name, page) in [("resources/lamp.md", RESOURCE), ("api/lamp-get.md", OPERATION)] {
        desk.write(&format!("remote/docs/v1/{name}"), page);
    }
    desk.write("remote/README.md", "# Not documentation");
    desk.commit("remote");
    desk
}

/// The files that must stay as they are when something goes wrong.
fn state(desk: &Desk) -> Vec<std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>> {
    let report = desk.path("DRIFT.md");
    let report = if report.exists() { fs::read(&report).unwrap() } else { Vec::new() };
    let report = [(desk.path("DRIFT.md"), report)].into_iter().collect();
    vec![desk.tree("docs-input"), desk.tree("generated"), report]
}

fn update(desk: &Desk, options: &[&str]) -> Run {
    bring(desk, &[&["--from", "remote", "--subdir", "docs/v1"], options].concat())
}

fn bring(desk: &Desk, options: &[&str]) -> Run {
    desk.run(&[&["update"], &FOLDERS[..], options].concat())
}

fn generate(desk: &Desk, options: &[&str]) -> Run {
    desk.run(&[&["generate", "--lock", "docs-input/model.lock"], &FOLDERS[..], options].concat())
}

/// Changes a page of the repository, or removes it.
fn publish(desk: &Desk, name: &str, text: Option<&str>) {
    let path = format!("remote/docs/v1/{name}");
    match text {
        Some(text) => desk.write(&path, text),
        None => fs::remove_file(desk.path(&path)).unwrap(),
    }
    desk.commit("remote");
}

#[test]
fn newer_pages_come_with_everything_that_follows_from_them() {
    let desk = desk();
    update(&desk, &[]).expect_code(0).says("0 pages new, 0 changed, 0 removed").says("no change");
    let revision = desk.git("remote", &["rev-parse", "HEAD"]);
    let record: serde_json::Value = serde_json::from_str(&desk.read("docs-input/source.json")).unwrap();
    assert_eq!((&record["from"], &record["revision"]), (&"remote".into(), &revision.as_str().into()));
    let pages: Vec<&String> = record["pages"].as_object().unwrap().keys().collect();
    assert_eq!(pages, ["api/lamp-get.md", "resources/lamp.md"]);
    assert!(!desk.path("generated/msgraph/CHANGELOG.md").exists(), "nothing has changed for callers");
    publish(&desk, "resources/lamp.md", Some(&RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|")));
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    // Where from is known by now.
    let run = bring(&desk, &[]).expect_code(0).says("1 page new, 1 changed, 0 removed");
    run.says("1 breaking, 1 additive; version: minor; report: DRIFT.md");
    generate(&desk, &["--check"]).expect_code(0);
    let revision = desk.git("remote", &["rev-parse", "HEAD"]);
    let first = desk.read("docs-input/model.lock").lines().next().unwrap().to_owned();
    assert!(first.contains(&format!("\tsource=remote@{revision}:docs/v1\t")), "{first}");
    let report = desk.read("DRIFT.md");
    for part in
        ["<b>no area</b>: 1 breaking, 1 additive", "property/type-changed/response", "operation/added", &revision]
    {
        assert!(report.contains(part), "{part}: {report}");
    }
    let changelog = desk.read("generated/msgraph/CHANGELOG.md");
    for part in [
        "## [Unreleased]\n",
        "### Changed\n\n- **Breaking:** `microsoft.graph.lamp.isOn`",
        "### Added\n\n- `GET /lamps`",
    ] {
        assert!(changelog.contains(part), "{part}: {changelog}");
    }
    let after = state(&desk);
    bring(&desk, &[]).expect_code(0).complains("no page has changed");
    assert_eq!(state(&desk), after);
}

#[test]
fn pages_that_are_gone_go_and_own_pages_stay() {
    let desk = desk();
    publish(&desk, "api/Deep/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    update(&desk, &[]).expect_code(0);
    assert!(desk.path("docs-input/api/Deep/lamp-list.md").is_file());
    publish(&desk, "api/Deep/lamp-list.md", None);
    update(&desk, &[]).expect_code(0).says("0 pages new, 0 changed, 1 removed").says("1 breaking");
    assert!(!desk.path("docs-input/api/Deep").exists());
    assert!(desk.path("docs-input/api/lamp-own.md").is_file());
    generate(&desk, &["--check"]).expect_code(0);
}

#[test]
fn renamed_and_recased_pages_are_one_page() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    publish(&desk, "api/lamp-get.md", None);
    publish(&desk, "api/lamps/read-lamp.md", Some(OPERATION));
    publish(&desk, "resources/lamp.md", None);
    publish(&desk, "resources/Lamp.md", Some(RESOURCE));
    publish(&desk, "api/LAMP-own.md", Some(&OPERATION.replace("GET /lamps/{id}", "DELETE /lamps/{id}")));
    update(&desk, &[]).expect_code(0).says("3 pages new, 0 changed, 3 removed").says("no change");
    let pages: Vec<_> =
        desk.tree("docs-input").into_keys().filter(|it| it.extension().is_some_and(|it| it == "md")).collect();
    let names = ["api/LAMP-own.md", "api/lamps/read-lamp.md", "resources/Lamp.md"];
    assert_eq!(pages, names.map(|it| desk.path("docs-input").join(it)));
}

#[test]
fn a_source_whose_history_was_rewritten_is_a_source() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    desk.git("remote", &["checkout", "--quiet", "--orphan", "rewritten"]);
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    desk.git("remote", &["branch", "--force", "main", "rewritten"]);
    desk.git("remote", &["checkout", "--quiet", "main"]);
    bring(&desk, &[]).expect_code(0).says("1 page new, 0 changed, 0 removed");
    // A part of what was asked for then is not asked for now.
    bring(&desk, &["--from", "remote@rewritten", "--subdir", "docs/v1/api"]).expect_code(0);
    assert!(desk.path("docs-input/lamp-list.md").is_file() && !desk.path("docs-input/api/lamp-list.md").exists());
}

#[test]
fn revisions_and_addresses() {
    let desk = desk();
    desk.git("remote", &["tag", "v1"]);
    let first = desk.git("remote", &["rev-parse", "HEAD"]);
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    let url = format!("file://{}@v1", desk.path("remote").display());
    for from in ["remote@v1", &url, &format!("remote@{first}")] {
        bring(&desk, &["--from", from, "--subdir", "docs/v1"]).expect_code(0);
        assert!(desk.read("docs-input/source.json").contains(&first), "{from}");
    }
    // A folder without git is read as it is.
    bring(&desk, &["--from", "remote/docs/v1"]).expect_code(0).says("1 page new");
    assert!(!desk.read("docs-input/source.json").contains("revision"));
}

#[test]
fn a_part_is_brought_with_what_it_needs() {
    let desk = desk();
    fs::remove_dir_all(desk.path("docs-input")).unwrap();
    fs::create_dir(desk.path("docs-input")).unwrap();
    publish(&desk, "resources/fan.md", Some(&RESOURCE.replace("lamp", "fan")));
    publish(&desk, "api/fan-get.md", Some(&OPERATION.replace("lamp", "fan")));
    let pages = || {
        let record: serde_json::Value = serde_json::from_str(&desk.read("docs-input/source.json")).unwrap();
        record["pages"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    update(&desk, &["--include", "/fans/**"]).expect_code(0).says("2 pages new");
    assert_eq!(pages(), ["api/fan-get.md", "resources/fan.md"]);
    update(&desk, &["--include", "api/*.md", "--exclude", "/fans/**#GET"])
        .expect_code(0)
        .says("2 pages new, 0 changed, 2 removed");
    assert_eq!(pages(), ["api/lamp-get.md", "resources/lamp.md"]);
    let before = state(&desk);
    update(&desk, &["--include", "/zebras/**"]).expect_code(2).complains("no page of remote");
    update(&desk, &["--include", "a["]).expect_code(2).complains("\"a[\" is no pattern");
    bring(&desk, &["--include", "/fans"]).expect_code(2);
    assert_eq!(state(&desk), before);
}

#[test]
fn a_page_that_cannot_be_read_changes_nothing() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    let before = state(&desk);
    let huge = "x".repeat(9 << 20);
    desk.write("remote/docs/v1/api/broken.md", b"# Caf\xe9\n");
    desk.commit("remote");
    bring(&desk, &[]).expect_code(1).complains("not-utf8").complains("api/broken.md");
    publish(&desk, "api/broken.md", Some(&huge));
    bring(&desk, &[]).expect_code(1).complains("page-too-large");
    assert_eq!(state(&desk), before);
    // A correction that no longer fits is found before anything is written too.
    publish(&desk, "api/broken.md", None);
    publish(&desk, "api/lamp-get.md", Some(&OPERATION.replace("GET /lamps", "GET /lights")));
    desk.write(
        "docs-input/docwright.yaml",
        "corrections: [{at: api/lamp-get.md, was: GET /lamps, now: GET /x, why: y}]",
    );
    let before = state(&desk);
    bring(&desk, &[]).expect_code(1).complains("stale-correction");
    assert_eq!(state(&desk), before);
}

#[test]
fn a_source_out_of_reach_changes_nothing() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    let before = state(&desk);
    // A server that takes the call and never says anything.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let silent = format!("http://{}/docs", silent.local_addr().unwrap());
    for (from, message) in [
        ("nowhere", "nowhere is neither a folder nor the address of a git repository"),
        ("file:///nowhere/docs", "cannot fetch HEAD of file:///nowhere/docs"),
        ("http://127.0.0.1:1/docs", "cannot fetch HEAD of http://127.0.0.1:1/docs"),
        ("remote@nothing", "cannot fetch nothing of remote"),
        ("remote@-x", "is no branch, tag or commit"),
        ("remote/docs@main", "remote/docs is a folder without git"),
        ("https://me:secret@127.0.0.1:1/docs", "has a password or a token in it"),
        ("https://token@127.0.0.1:1/docs", "has a password or a token in it"),
        (&silent, "`git ls-remote` took longer than 1 s"),
    ] {
        bring(&desk, &["--timeout", "1", "--from", from]).expect_code(2).complains(message);
        assert_eq!(state(&desk), before, "{from}");
    }
    bring(&desk, &["--from", "remote", "--subdir", "no/pages"]).expect_code(2).complains("there is no page in");
    bring(&desk, &["--from", "remote", "--subdir", "../x"]).expect_code(2).complains("--subdir");
    fs::remove_dir_all(desk.path("remote")).unwrap();
    bring(&desk, &[]).expect_code(2).complains("remote is neither");
    assert_eq!(state(&desk), before);
}

#[test]
fn changes_that_must_not_be_are_shown_and_not_made() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    let before = state(&desk);
    publish(&desk, "api/lamp-get.md", None);
    let run = bring(&desk, &["--fail-on", "breaking"]).expect_code(1).says("breaking[operation/removed]");
    let at = run.out.find("fingerprint: ").unwrap() + "fingerprint: ".len();
    let known = run.out[at..at + 16].to_owned();
    assert_eq!(state(&desk), before);
    desk.write("docs-input/accepted-changes", format!("{known} 9999-12-31 never worked\n"));
    bring(&desk, &["--fail-on", "breaking"]).expect_code(0).says("1 accepted");
}

#[test]
fn output_that_cannot_be_written_changes_nothing() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    publish(&desk, "resources/lamp.md", Some(&RESOURCE.replace("A lamp", "One lamp")));
    let page = "docs-input/api/lamp-list.md";
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    fs::create_dir(desk.path(page)).unwrap();
    let before = state(&desk);
    bring(&desk, &[]).expect_code(2).complains("lamp-list.md is to be written, but is a folder");
    assert_eq!(state(&desk), before);
    fs::remove_dir(desk.path(page)).unwrap();
    #[cfg(unix)]
    {
        // Every write beyond the first kilobytes of a file fails, as it does on a full disk.
        let run = desk.run_limited(
            "trap '' XFSZ; ulimit -f 2",
            &[&["update", "--from", "remote/docs/v1"], &FOLDERS[..]].concat(),
        );
        run.expect_code(2).complains("what was there is unchanged");
        assert_eq!(state(&desk), before);
    }
    bring(&desk, &["--report", "generated/msgraph/src/DRIFT.md"]).expect_code(2).complains("would be lost");
    assert_eq!(state(&desk), before);
    bring(&desk, &["--report", "docs-input/DRIFT.md"]).expect_code(2).complains("would be read as a page");
    assert_eq!(state(&desk), before);
    bring(&desk, &[]).expect_code(0);
}

#[test]
fn a_documentation_set_can_begin_with_an_update() {
    let desk = desk();
    let options = [
        "update",
        "--from",
        "remote",
        "--subdir",
        "docs/v1",
        "--docs",
        "new/docs",
        "--out",
        "new/crate",
        "--report",
        "report.md",
    ];
    desk.run(&options).expect_code(0).says("2 pages new");
    let lock = ["generate", "--docs", "new/docs", "--out", "new/crate", "--lock", "new/docs/model.lock", "--check"];
    desk.run(&lock).expect_code(0);
    assert!(desk.read("report.md").contains("operation/added"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_of_the_documentation() {
    let desk = desk();
    fs::create_dir(desk.path("precious")).unwrap();
    std::os::unix::fs::symlink("../precious", desk.path("docs-input/linked")).unwrap();
    publish(&desk, "linked/page.md", Some(OPERATION));
    update(&desk, &[]).expect_code(2).complains("would be written outside of the documentation folder");
    assert_eq!(fs::read_dir(desk.path("precious")).unwrap().count(), 0);
    // A link in the source is read like the file that it leads to, and only inside.
    publish(&desk, "linked/page.md", None);
    desk.write("secret.md", OPERATION);
    std::os::unix::fs::symlink("../../../../secret.md", desk.path("remote/docs/v1/api/secret.md")).unwrap();
    desk.commit("remote");
    update(&desk, &[]).expect_code(0);
    let record = desk.read("docs-input/source.json");
    assert!(!record.contains("linked") && !record.contains("secret"), "{record}");
}

#[test]
fn the_first_update_must_say_where_from() {
    let desk = desk();
    bring(&desk, &[]).expect_code(2).complains("say with --from");
    desk.write("docs-input/source.json", "{\n  \"colour\": 1\n}");
    bring(&desk, &[]).expect_code(2).complains("docs-input/source.json:2:10: unknown field `colour`");
}
