//! What `--help` adds below the options: exit codes, and the formats that programs read.

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  fine
  1  findings: the output is not up to date, a page or a correction needs a person, a check failed
  2  could not run: wrong usage, unreadable input, unwritable output";

pub(super) const LINT_HELP: &str = r#"Exit codes:
  0  no finding, or notes only; with --fix, --explain and --list always, unless they could not run
  1  at least one warning or error
  2  could not run

How bad a rule is, where, and what is known and accepted, is said in docwright.yaml:
  lint:
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
characters; the end is exclusive. Its schema is xtask/schemas/lint.schema.json. With
`--format github`, each finding is a workflow command, so that it shows up in a pull request.

`--fix --dry-run` prints a patch for `git apply`, to be applied in the folder where it was made."#;

pub(super) const BENCH_HELP: &str = "\
Measured is the own crate only: dependencies are built before, incremental compilation is off. CPU is user and system
time of the compiler, memory its peak.

Exit codes:
  0  every ratio is within its goal
  1  a ratio is not; absolute goals are for Microsoft Graph v1.0 as a whole on two cores and only shown, ratios of
     memory and size below 500 types too
  2  could not run";
pub(super) const DRIFT_HELP: &str = r#"OLD and NEW are each a folder, a saved model, `REV` or `REV:PATH` of this git repository, or
`REPO@REV:PATH` of another; without PATH, `REV` means the documentation folder at that revision.

Exit codes:
  0  no change that --fail-on names, or accepted ones only
  1  at least one such change, or an accepted change that is stale
  2  could not run

Classes, worst first: breaking (some caller stops compiling or decoding), behaviour (compiles, acts
differently), additive, docs.

With `--accepted FILE`, each line of FILE is `FINGERPRINT YYYY-MM-DD REASON`; `#` begins a comment.
Entries that are over or that no change has are reported.

With `--format json`, each line is one change:
  {"rule": "property/removed/response", "class": "breaking", "item": …, "area": …, "old": …, "new": …,
   "oldPlace": {"path": …, "line": …, "column": …}|null, "newPlace": …, "meaning": …, "why": …,
   "help": …, "accepted": …|null, "fingerprint": …}
With `--format markdown`, the text fits into a comment of a pull request."#;
