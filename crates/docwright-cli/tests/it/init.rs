//! `docwright init`, and what a repository that it set up can do; and completions and manual of the program.

use crate::support::Desk;

#[test]
fn a_repository_is_set_up_and_nothing_is_overwritten() {
    let desk = Desk::new();
    desk.write("docs/accepted-changes", "# mine\n");
    let run = desk.run(&["init"]).expect_code(0);
    assert_eq!(desk.read("docs/accepted-changes"), "# mine\n");
    assert_eq!(desk.read(".gitignore"), "target/\n");
    let gate = desk.read(".github/workflows/docs.yml");
    assert!(gate.contains("docs: docs\n") && gate.contains("out: client\n") && !gate.contains('<'), "{gate}");
    assert!(!desk.read(".github/workflows/update.yml").contains("<docs>"));
    // Pages at the root, and a folder that cannot be written everywhere as it is.
    let other = Desk::empty();
    other.write("lamp.md", crate::support::RESOURCE);
    other.run(&["init", "--out", "my client"]).expect_code(0);
    assert!(other.path("docwright.yaml").is_file() && !other.path(".github").exists());
    other.run(&["init"]).expect_code(0);
    assert!(other.read(".github/workflows/docs.yml").contains("      - \"**\"\n"));
    for line in ["found 2 pages in docs", "wrote docs/docwright.yaml: ", "left docs/accepted-changes as it is"] {
        assert!(run.err.contains(line), "{run:#?}");
    }
    let before = desk.tree("");
    let run = desk.run(&["init"]).expect_code(0);
    assert!(run.err.contains("left docs/docwright.yaml as it is"), "{run:#?}");
    assert_eq!(desk.tree(""), before);
}

#[test]
fn the_commands_that_it_names_come_next() {
    let desk = Desk::new();
    desk.write("Lamps API 2/.keep", "");
    desk.run(&["init", "Lamps API 2"]).expect_code(0);
    assert!(desk.read("Lamps API 2/docs/docwright.yaml").ends_with("\ncrate: lamps-api-2\n"));
    let run = desk.run(&["init"]).expect_code(0);
    let generate = run.err.lines().find_map(|it| it.trim().strip_prefix("docwright ")).unwrap();
    assert_eq!(generate, "generate");
    desk.run(&[generate]).expect_code(0);
    // Folders that YAML would misread, and pages at the root, which have no room for a second configuration.
    for (pages, out, generate) in
        [("a, b", "x, y", "generate"), (".", "client", "generate --docs . --out client --lock model.lock")]
    {
        let desk = Desk::empty();
        desk.write(&format!("{pages}/lamp.md"), crate::support::RESOURCE);
        let run = desk.run(&["init", "--docs", pages, "--out", out]).expect_code(0);
        assert!(run.err.contains(&format!("docwright {generate}\n")), "{run:#?}");
        desk.run(&generate.split(' ').collect::<Vec<_>>()).expect_code(0);
        assert!(desk.path(out).join("Cargo.toml").is_file(), "{out}");
    }
    assert!(desk.path("client/Cargo.toml").is_file() && desk.path("docs/model.lock").is_file());
}

#[test]
fn without_pages_it_says_where_to_put_them() {
    let desk = Desk::empty();
    desk.write("README.md", "# Lamps\n");
    let run = desk.run(&["init"]).expect_code(0);
    assert!(run.err.contains("docs is where to put them") && run.err.contains("put the pages into docs"), "{run:#?}");
    desk.run(&["init", "nowhere"]).expect_code(2).complains("nowhere is no folder");
}

#[test]
fn shells_and_readers_of_manuals_are_served() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        desk.run(&["completions", shell]).expect_code(0).says("against-changelog");
    }
    desk.run(&["man", "manual"]).expect_code(0);
    let page = desk.read("manual/docwright-drift.1");
    assert!(page.starts_with(".") && page.contains("Example:") && page.contains("against\\-changelog"), "{page}");
    desk.write("file", "");
    desk.run(&["man", "file/manual"]).expect_code(2).complains("cannot write the manual to file/manual");
}

#[test]
fn neither_cargo_nor_git_is_needed_where_they_have_nothing_to_say() {
    let desk = Desk::generated();
    desk.write("newer/resources/lamp.md", crate::support::RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|"));
    desk.write("newer/api/lamp-get.md", crate::support::OPERATION);
    let alone = |arguments: &[&str]| {
        let run: crate::support::Run = desk.command().args(arguments).env("PATH", "nowhere").output().unwrap().into();
        run
    };
    let lint = alone(&["lint", "--docs", "docs"]);
    assert!(lint.err.is_empty() && lint.out.contains("missing-section"), "{lint:#?}");
    alone(&["drift", "docs", "docs", "--crate", "out"]).expect_code(0);
    let drift = alone(&["drift", "docs", "newer", "--crate", "out"]).expect_code(1);
    assert!(drift.out.contains("version: minor"), "{drift:#?}");
    alone(&["generate", "--docs", "docs", "--out", "out", "--check"]).expect_code(0);
    // A revision is git's business, and who has none is told so.
    desk.commit("docs");
    alone(&["drift", "HEAD:docs", "docs"]).expect_code(2).complains("git");
}
