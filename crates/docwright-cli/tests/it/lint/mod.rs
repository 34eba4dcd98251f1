//! `lint`: findings for people, programs and pull requests.

mod fix;

use std::io::Read as _;
use std::process::Stdio;

use serde_json::Value;

use crate::support::Desk;

/// Pages that no reader can read: the one finding that needs no understanding of pages.
fn unreadable(count: usize) -> Desk {
    let desk = Desk::new();
    for it in 0..count {
        desk.page(&format!("api/bad{it}.md"), [0xff]);
    }
    desk
}

#[test]
fn notes_alone_are_fine() {
    let desk = Desk::empty();
    desk.page("overview.md", "Nothing to see here.\n");
    desk.lint(&[]).expect_code(0).says("note[missing-front-matter]").says("docs/overview.md:1:1");
}

#[test]
fn a_terminal_is_not_flooded() {
    let desk = unreadable(8);
    let run = desk.lint(&[]).expect_code(1).says("3 findings of not-utf8 hidden, use --all").says("8 on 8 pages");
    assert_eq!(run.out.matches("warning[not-utf8]").count(), 5);
    let run = desk.lint(&["--all"]).expect_code(1);
    assert_eq!(run.out.matches("warning[not-utf8]").count(), 8);
    assert!(!run.out.contains("hidden"), "{run:#?}");
}

#[test]
fn programs_get_one_object_per_line() {
    let run = unreadable(1).lint(&["--format", "json"]).expect_code(1);
    let findings: Vec<Value> = run.out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let found = findings.iter().find(|it| it["rule"] == "not-utf8").unwrap();
    assert_eq!((&found["severity"], &found["path"]), (&"warning".into(), &"api/bad0.md".into()));
    assert_eq!((&found["line"], &found["column"], &found["related"]), (&1.into(), &1.into(), &Value::Array(vec![])));
}

#[test]
fn pull_requests_get_workflow_commands() {
    let run = unreadable(1).lint(&["--format", "github"]).expect_code(1);
    assert!(run.out.lines().all(|it| it.starts_with("::")), "{run:#?}");
    let found = run.out.lines().find(|it| it.contains("title=not-utf8")).unwrap();
    assert!(found.starts_with("::warning file=") && found.contains("docs/api/bad0.md,line=1,col=1,"), "{found}");
}

#[test]
fn colours_are_for_those_who_want_them() {
    let desk = unreadable(1);
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = desk.command();
        command.args(["lint", "--docs", "docs"]).envs(variables.iter().copied());
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn docs_text_steers_no_terminal() {
    let desk = Desk::new();
    let evil = "\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}";
    let table = "\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|x|** Unknown";
    desk.page(
        "resources/evil.md",
        format!("# evil{evil} resource type\n{table} {evil} **|{evil}|\n\n```http\n{evil}\n"),
    );
    desk.page("api/evil.md", format!("# Get evil\n\n## HTTP request\n\n```http\nGET {evil} /{evil}\n{evil}\n```\n"));
    desk.write("out/src/lib.rs", format!("//! out{evil}\n"));
    let runs = [
        desk.generate(&["--check"]),
        desk.lint(&["--all"]),
        desk.lint(&["--format", "json"]),
        desk.lint(&["--format", "github"]),
        desk.generate(&[]),
        desk.run(&["generate", "--docs", "docs", "--dump", "page"]),
    ];
    for run in runs {
        assert!(run.out.contains("evil") || run.out.contains("out"), "{run:#?}");
        let steering = |it: char| (it.is_control() && it != '\n') || it == '\u{202e}';
        assert!(!run.out.contains(steering) && !run.err.contains(steering), "{run:#?}");
    }
}

#[test]
fn a_reader_that_goes_away_does_not_change_the_verdict() {
    let desk = unreadable(200);
    let mut run = desk.command().args(["lint", "--all", "--docs", "docs"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = run.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 16]).unwrap();
    drop(stdout);
    assert_eq!(run.wait().unwrap().code(), Some(1));
}
