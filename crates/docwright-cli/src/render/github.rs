//! Findings for pull requests: workflow commands of GitHub Actions.
//!
//! ```text
//! ::warning file=docs-input/api/user-get.md,line=46,col=1,endLine=46,endColumn=9,title=status-conflict::message
//! ```

use std::io::{self, Write};

use docwright::diagnostic::{Diagnostic, Severity};
use docwright::source::Position;

use super::places::Places;
use crate::Home;
use crate::docs::DocSet;
use crate::terminal::clean;

/// Writes the findings; files are named as the pull request names them.
pub(crate) fn github(out: &mut dyn Write, docs: &DocSet, diagnostics: &[Diagnostic], home: &Home) -> io::Result<()> {
    let prefix = home.in_repository(&docs.folder);
    let mut places = Places::new(&docs.sources);
    diagnostics.iter().try_for_each(|it| writeln!(out, "{}", command(&mut places, &prefix, it)))
}

fn command(places: &mut Places, prefix: &str, it: &Diagnostic) -> String {
    let name = match it.severity {
        Severity::Note => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let (start, end) = places.of(it.span);
    let file = property(&path(prefix, &start));
    let mut place = format!("line={},col={}", start.line, start.column);
    if start.line == end.line && start.column < end.column {
        // Columns are ignored by GitHub when a finding spans several lines.
        place += &format!(",endLine={},endColumn={}", end.line, end.column);
    }
    let mut message = it.message.clone();
    for related in &it.related {
        let (at, _) = places.of(related.span);
        message += &format!("\n{}:{}:{}: {}", path(prefix, &at), at.line, at.column, related.value);
    }
    message += &format!("\nhelp: {}", it.rule.help());
    format!("::{name} file={file},{place},title={}::{}", property(it.rule.id()), data(&message))
}

fn path(prefix: &str, at: &Position) -> String {
    if prefix.is_empty() { at.path.clone() } else { format!("{prefix}/{}", at.path) }
}

/// Escapes a message: a line end would end the command and could begin another one.
pub(crate) fn data(text: &str) -> String {
    clean(text, true).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use docwright::diagnostic::Rule;
    use docwright::source::{Sources, Span};

    use super::*;

    #[test]
    fn commands_cannot_be_forged() {
        let sources = Sources::from_texts([("a,b:c.md", "one\ntwo")]);
        let (file, _) = sources.iter().next().unwrap();
        let it = Diagnostic::new(Rule::NameConflict, "100 %\n::error::forged\u{1b}", Span::new(file, 4..7))
            .with("here", Span::at_start(file));
        let expected = "::warning file=docs/a%2Cb%3Ac.md,line=2,col=1,endLine=2,endColumn=4,title=name-conflict::\
                        100 %25%0A::error::forged\u{241b}%0Adocs/a,b:c.md:1:1: here%0A\
                        help: use one name and one namespace in all places";
        assert_eq!(command(&mut Places::new(&sources), "docs", &it), expected);
    }
}
