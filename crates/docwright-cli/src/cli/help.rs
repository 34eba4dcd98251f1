//! The texts of `--help` beyond the options: exit codes, file formats, and default folders of the repository.

use clap::Command;

use super::example::with_examples;
use crate::Home;

/// The exit codes of every command.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  fine
  1  findings: the output is not up to date, a page or a correction needs a person, a check failed
  2  could not run: wrong usage, unreadable input, unwritable output";

pub(super) const INIT_HELP: &str = "\
What is there already stays as it is.

Exit codes:
  0  set up
  2  could not run: no such folder, nothing can be written there";

pub(super) const SURVEY_HELP: &str = "\
No configuration is needed. What is printed last is one to begin with: copy it into docwright.yaml beside the
pages, correct what was guessed, and run the command again to see what is left.

Exit codes:
  0  surveyed
  2  could not run";

pub(super) const LINT_HELP: &str = r#"Exit codes:
  0  no finding, or notes only; with --fix, --explain and --list always, unless they could not run
  1  at least one warning or error
  2  could not run

How bad a rule is, where, and what is known and accepted, is said in docwright.yaml:
  lint:
    profile: learn      # graph: the built-in template; learn: a site with front matter; plain: any pages
    fields: [title, description, author, ms.localizationpriority, ms.subservice, doc_type]
    rules: { orphan-page: off, broken-link: error }
    paths: [{ glob: "api/intune-*.md", rules: { missing-section: off } }]
    suppress: [{ rule: broken-link, at: resources/lamp.md, has: bulb.md, reason: …, until: 2027-01-01 }]
or in a page, for its own line and the block below it (`docwright-ignore-page` for the page):
  <!-- docwright-ignore broken-link: the page comes next week (until 2027-01-01) -->
Suppressions that are over, or suppress nothing, are findings themselves.

With `--format json`, each line is one finding:
  {"rule": "status-conflict", "severity": "note"|"warning"|"error", "message": …,
   "path": "api/user-get.md", "line": 46, "column": 1, "endLine": 46, "endColumn": 9, "help": …,
   "fix": [{"text": …, "path": …, "line": …, "column": …, "endLine": …, "endColumn": …}],
   "related": [{"message": …, "path": …, "line": …, "column": …, "endLine": …, "endColumn": …}]}
Paths are relative to the documentation folder; lines and columns count from 1, columns in
characters; the end is exclusive. Its schema is crates/docwright-cli/schemas/lint.schema.json. With
`--format github`, each finding is a workflow command, so that it shows up in a pull request.

`--fix --dry-run` prints a patch for `git apply`, to be applied in the folder where it was made."#;

pub(super) const DRIFT_HELP: &str = r#"OLD and NEW are each a folder, a saved model (`docs-input/model.lock`), `REV` or `REV:PATH` of this git
repository, or `REPO@REV:PATH` of another; without PATH, `REV` means the documentation folder at that
revision. A revision's PATH may be a saved model too, or a folder with nothing but model.lock.

Exit codes:
  0  no change that --fail-on names, or accepted ones only
  1  at least one such change
  2  could not run

Classes, worst first: breaking (some caller stops compiling or decoding), behaviour (compiles, acts
differently), additive, docs.

Each line of the file of accepted changes is `FINGERPRINT YYYY-MM-DD REASON`; `#` begins a comment. From
the day after that date, the change counts again. Entries that are over, or that no change has, are
reported, and make nothing fail.

Every format has one order: what breaks, by how many functions of the crate callers meet it through, then
behaviour, additive, docs. Changes of formatting alone (white space, metadata of pages, samples in other
languages) are counted, and shown with `--formatting`.

With `--format json`, the first line is about all changes:
  {"format": "docwright-drift/1", "old": …, "new": …, "summary": {"breaking": 1, …}, "bump": "major", "unmet": […]}
and each other line is one change:
  {"rule": "property/removed/response", "class": "breaking", "item": …, "area": …, "functions": 12, "old": …, "new": …,
   "oldPlace": {"path": …, "line": …, "column": …}|null, "newPlace": …,
   "hunk": "@@ -19 +18,0 @@\n-…"|null, "oldRust": …, "newRust": …, "meaning": …, "why": …,
   "help": …, "accepted": …|null,
   "announced": {"place": "x.json:3", "date": …, "text": …}|null, "unannounced": true|false, "fingerprint": …}
The hunk has the lines of the documentation before and after; where these read the same, it is what
differs on the page. The line of a page without a place in it is the first that differs.
With `--against-changelog`, `unannounced` says that no entry of the vendor's changelog fits; `unmet` has
the entries that no change fits. The schema is crates/docwright-cli/schemas/drift.schema.json.
With `--format markdown`, the text fits into a comment of a pull request: where there is not room for all,
the worst of each class are there. With `--format github`, all of it goes to the summary of the run too."#;

pub(super) const EXAMPLES_HELP: &str = r#"Exit codes:
  0  every example is what a function sends or reads; what is only unlisted or misspelt does not count
  1  at least one example differs
  2  could not run

Each example counts once in the table, with the weightiest of its rules. Categories: agrees; beside
(no example of an operation of this API); docs (the documentation contradicts itself or leaves
something unsaid); ours.

With `--format json`, each line is one example:
  {"kind": "request"|"answer", "rule": …, "category": …, "exact": true|false, "lossless": true|false,
   "typed": true|false, "path": "api/user-get.md", "line": 46, "column": 1,
   "function": "users::get"|null,
   "request": "GET /users/{}"|null, "arguments": [text|null]|null, "status": 200|null,
   "findings": [{"rule": …, "category": …, "message": …, "path": …, "line": …, "column": …, "help": …,
                 "related": [{"message": …, "path": …, "line": …, "column": …}]}]}"#;

pub(super) const MOCK_HELP: &str = r#"Only programs on this machine can reach it. It keeps nothing: the same request has the same answer.

A request says itself that it wants another answer than the documented one:
  Prefer: status=404       the documented example of this status, or an error of it
  Prefer: example=2        the second example of the page
Collections have $top, $skip, $count and @odata.nextLink, objects $select; all other options of OData
are accepted and change nothing. What is not as documented is answered with an error that names the
line of the documentation, and a rule:
  {"error": {"code": …, "message": …, "innerError": {"request-id": …, "docs": "api/user-get.md:24", "rule": "mock/…"}}}

Exit codes:
  0  stopped by Ctrl-C; with --check, every function was answered and read its answer
  1  with --check: one was not
  2  could not run: no documentation, the port is taken"#;

pub(super) const UPDATE_HELP: &str = r#"Written are the pages, source.json and model.lock in the documentation folder, the crate, an entry in its
CHANGELOG.md, and the report: all of it or, whatever goes wrong, nothing. source.json records where the
pages came from, so that `docwright update` alone repeats it. Pages that an update brought and that
are gone from the source go here too; pages of your own stay.

The source is asked for its commit first; where that is the one of the last time, nothing is fetched. What pages
include from a folder `includes` beside the source's folder comes too, and lies in `includes` here. Pages that were
changed here stay where the source says what it said, and nothing is written where it does not, without --overwrite.

Patterns:
  api/user-*.md        pages by path; `*` stops at `/`, `**` does not; without `/`, in any folder
  /users/**            pages with an operation at such an address; `{…}` is any key
  /users/**#GET        ... with this method; `GET /users/**` is the same
A page that has several operations is excluded when all of them are.

Exit codes:
  0  updated, or no page has changed
  1  findings, nothing was written: a page that cannot be read, a correction that no longer fits, a page
     that was changed here and at its source, a change that --fail-on names
  2  could not run, nothing was written: source out of reach, wrong usage, unwritable output"#;

/// The command line as its help is to read in a repository: with what people type there, and with the default folders.
#[must_use]
pub fn described(command: Command, home: &Home) -> Command {
    let mut command = command;
    let named = |folder: &Option<std::path::PathBuf>| folder.as_ref().map(|it| home.in_repository(it));
    let typed = format!("`{} ", home.command);
    command = command.mut_subcommands(|it| match it.get_after_help().map(|it| it.to_string()) {
        Some(text) => it.after_help(text.replace("`docwright ", &typed)),
        None => it,
    });
    command = with_examples(command, home);
    if let Some(docs) = named(&home.docs) {
        let folder = format!("the project's {docs}");
        for name in ["generate", "model", "lint", "examples", "update", "mock"] {
            command = with_default(command, name, "docs", &folder);
        }
        command = with_default(command, "drift", "new", &folder);
        let unless = "unless --docs, --config, --out or --only is given";
        command = with_default(command, "generate", "lock", &format!("model.lock in {folder}, {unless}"));
    }
    if let Some(out) = named(&home.out) {
        let folder = format!("the project's {out}");
        for (name, option) in [("generate", "out"), ("update", "out"), ("drift", "krate")] {
            command = with_default(command, name, option, &folder);
        }
    }
    command
}

/// Adds to the help of an option what is taken without it.
fn with_default(command: Command, name: &str, option: &str, default: &str) -> Command {
    let add = |it: clap::Arg| {
        let help = it.get_help().map(|it| it.to_string()).unwrap_or_default();
        it.help(format!("{help} [default: {default}]"))
    };
    command.mut_subcommand(name, |it| it.mut_arg(option, add))
}

#[cfg(test)]
mod tests {
    use clap::{Command as Clap, Subcommand as _};

    use super::*;
    use crate::cli::example::EXAMPLES;

    fn described_at(home: &Home) -> Clap {
        let mut command = described(crate::cli::Command::augment_subcommands(Clap::new("x")), home);
        command.build();
        command
    }

    #[test]
    fn the_definition_is_sound() {
        described_at(&Home::here()).debug_assert();
    }

    #[test]
    fn exit_codes_are_documented_everywhere() {
        let mut root = described_at(&Home::here());
        for command in root.get_subcommands_mut().filter(|it| it.get_name() != "help") {
            let help = command.render_help().to_string();
            assert!(help.contains("Exit codes:"), "{}", command.get_name());
        }
    }

    #[test]
    fn every_command_has_an_example_that_can_be_typed() {
        let mut root = described_at(&Home::here());
        for command in root.get_subcommands_mut().filter(|it| it.get_name() != "help") {
            let help = command.render_help().to_string();
            assert!(help.contains("Example:\n  docwright "), "{help}");
        }
        for (name, line, _) in EXAMPLES {
            let words: Vec<&str> = line.split(" > ").next().unwrap().split(' ').collect();
            assert_eq!(words[1], *name);
            // Those two are of the program `docwright` alone.
            if !["completions", "man"].contains(name) {
                let parsed = described_at(&Home::here()).try_get_matches_from(&words);
                assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
            }
        }
    }

    #[test]
    fn help_names_the_defaults_of_a_repository() {
        let help = |home: &Home| {
            let mut root = described_at(home);
            let all = root.get_subcommands_mut().map(|it| it.render_help().to_string());
            all.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let here = Home::here();
        assert!(help(&here).contains("`docwright update` alone") && !help(&here).contains("the project's"));
        let (docs, out) = (Some(here.root.join("pages")), Some(here.root.join("lamps")));
        let help = help(&Home { command: "cargo xtask", docs, out, ..here });
        assert!(help.contains("`cargo xtask update` alone") && !help.contains("`docwright update`"));
        assert_eq!(help.matches("[default: the project's pages]").count(), 7, "{help}");
        assert_eq!(help.matches("[default: the project's lamps]").count(), 3, "{help}");
        assert!(help.contains("[default: model.lock in the project's pages, unless"), "{help}");
    }
}
