//! An example of each command's use, for `--help`, the man pages and the guide.

use clap::Command;

use crate::Home;

/// A command, a line that calls it, and what that does.
#[rustfmt::skip]
pub(super) const EXAMPLES: &[(&str, &str, &str)] = &[
    ("init", "docwright init", "sets up the repository of the current folder"),
    ("survey", "docwright survey --docs docs", "says what of these pages is not read yet, and how to configure that"),
    ("generate", "docwright generate --docs docs --out client", "writes the crate of the pages in `docs` to `client`"),
    ("model", "docwright model --docs docs --explain message.attachments", "says why this property is of this type"),
    ("lint", "docwright lint --docs docs --fix --dry-run", "shows as a patch what `--fix` would change"),
    ("examples", "docwright examples --docs docs --only message-get", "checks the examples of one page"),
    ("drift", "docwright drift origin/main:docs docs --format markdown", "says what a branch changes for users of the crate"),
    ("update", "docwright update --docs docs --out client --from https://host/docs.git@main", "brings the pages of that branch"),
    ("mock", "docwright mock --docs docs --port 8080", "serves the API at http://127.0.0.1:8080"),
    ("completions", "docwright completions bash > ~/.local/share/bash-completion/completions/docwright", "completes commands and options in bash"),
    ("man", "docwright man ~/.local/share/man/man1", "writes a page for each command, for `man docwright`"),
];

/// The help with an example before the rest of what follows the options.
pub(super) fn with_examples(command: Command, home: &Home) -> Command {
    command.mut_subcommands(|it| {
        let Some((_, line, about)) = EXAMPLES.iter().find(|row| row.0 == it.get_name()) else { return it };
        let line = line.replacen("docwright", home.command, 1);
        let rest = it.get_after_help().map(|it| format!("\n\n{it}")).unwrap_or_default();
        it.after_help(format!("Example:\n  {line}\n  … {about}{rest}"))
    })
}
