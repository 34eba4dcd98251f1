//! The release workflow: its check of the tag, its order of crates, and the notes it writes.

use std::collections::BTreeMap;
use std::fs;

use super::runner::{Runner, project, root, yaml};
use super::{desk, runner};
use crate::support::Desk;

const CHANGELOG: &str =
    "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2027-01-01\n\n- New.\n\n## [1.2.2] - 2026-01-01\n\n- Old.\n";

fn lamps() -> Desk {
    let desk = desk();
    desk.write("lamps/Cargo.toml", "[workspace.package]\nversion = \"1.2.3\"\n");
    desk.write("lamps/CHANGELOG.md", CHANGELOG);
    desk
}

fn of_tag<'a>(desk: &'a Desk, tag: &str) -> Runner<'a> {
    let mut runner = runner(desk);
    runner.event.insert("github.ref_name".to_owned(), tag.to_owned());
    runner.event.insert("github.sha".to_owned(), "c0ffee".to_owned());
    runner
}

#[test]
fn a_tag_is_the_version_that_the_changelog_knows() {
    let desk = lamps();
    let release = project(".github/workflows/release.yml");
    let check = |tag| of_tag(&desk, tag).job(&release, "check").pop().unwrap().run.unwrap();
    check("v1.2.3").expect_code(0);
    check("v1.2.4")
        .expect_code(1)
        .says("::error file=Cargo.toml,title=release::the tag is v1.2.4, and the version is 1.2.3");
    desk.write("lamps/CHANGELOG.md", CHANGELOG.replace("[1.2.3]", "[1.2.30]"));
    check("v1.2.3").expect_code(1).says("::error file=CHANGELOG.md,title=release::there is no section");
}

#[test]
fn a_release_has_its_archives_its_notes_and_the_tag_that_workflows_name() {
    let desk = lamps();
    desk.write("lamps/archives/docwright-x.tgz", "x");
    let sum = "cd archives && sha256sum docwright-x.tgz > docwright-x.tgz.sha256";
    of_tag(&desk, "").bash(sum, &[].into()).expect_code(0);
    let release = project(".github/workflows/release.yml");
    let run = of_tag(&desk, "v1.2.3").job(&release, "release").pop().unwrap().run.unwrap();
    run.expect_code(0);
    assert_eq!(desk.read("temp/notes.md"), "\n- New.\n\n");
    let log = desk.read("gh.log");
    assert!(
        log.contains("release create v1.2.3 --verify-tag") && log.contains("archives/docwright-x.tgz.sha256"),
        "{log}"
    );
    assert!(log.contains("PATCH repos/o/lamps/git/refs/tags/v1 --field sha=c0ffee"), "{log}");
    desk.write("lamps/archives/docwright-x.tgz", "y");
    let run = of_tag(&desk, "v1.2.3").job(&release, "release").pop().unwrap().run.unwrap();
    run.expect_code(1);
}

/// The crates of the workspace that are published, with those of them that each needs.
fn published() -> BTreeMap<String, Vec<String>> {
    let folders = fs::read_dir(root().join("crates")).unwrap().map(|it| it.unwrap().path());
    let generated = fs::read_dir(root().join("generated")).unwrap().map(|it| it.unwrap().path());
    let manifests = folders.chain(generated).filter_map(|it| fs::read_to_string(it.join("Cargo.toml")).ok());
    let manifests: Vec<String> = manifests.filter(|it| !it.contains("publish = false")).collect();
    let name = |it: &String| it.split_once("name = \"").unwrap().1.split('"').next().unwrap().to_owned();
    let names: Vec<String> = manifests.iter().map(name).collect();
    let needs = |it: &String| {
        let section = it.split("\n[dependencies]\n").nth(1).unwrap_or_default();
        let section = section.split("\n[").next().unwrap();
        let named = |name: &&String| section.lines().any(|it| it.split([' ', '.']).next() == Some(name));
        names.iter().filter(named).cloned().collect::<Vec<_>>()
    };
    manifests.iter().map(|it| (name(it), needs(it))).collect()
}

#[test]
fn crates_are_published_after_those_that_they_need() {
    let release = yaml(&project(".github/workflows/release.yml"));
    let steps = release["jobs"]["publish"]["steps"].as_sequence().unwrap();
    let order = steps.iter().find_map(|it| it.get("env")?.get("CRATES")?.as_str()).unwrap();
    let order: Vec<&str> = order.split(' ').collect();
    let published = published();
    assert!(published["docwright-cli"].contains(&"docwright".to_owned()), "{published:?}");
    let all: Vec<&str> = published.keys().map(String::as_str).collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, all);
    for (at, name) in order.iter().enumerate() {
        let late = published[*name].iter().find(|it| !order[..at].contains(&it.as_str()));
        assert_eq!(late, None, "{name} is published before it");
    }
}

#[test]
fn the_changelog_keeps_its_form() {
    const KINDS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    let changelog = project("CHANGELOG.md");
    assert!(changelog.starts_with("# Changelog\n") && changelog.contains("\n## [Unreleased]\n"));
    for section in changelog.split("\n## [").skip(1) {
        let (version, rest) = section.split_once(']').unwrap();
        let title = rest.lines().next().unwrap();
        let has_day = title.strip_prefix(" - ").is_some_and(|it| docwright::config::day(it).is_some());
        assert!(if version == "Unreleased" { title.is_empty() } else { has_day }, "{version}{title}");
        assert!(changelog.contains(&format!("\n[{version}]: https://")), "{version} leads nowhere");
        let kinds: Vec<&str> = rest.split("\n### ").skip(1).map(|it| it.lines().next().unwrap()).collect();
        let ranks: Vec<Option<usize>> = kinds.iter().map(|it| KINDS.iter().position(|kind| kind == it)).collect();
        assert!(ranks.iter().all(Option::is_some) && ranks.is_sorted_by(|a, b| a < b), "{version}: {kinds:?}");
    }
}
