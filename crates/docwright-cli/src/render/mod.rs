//! Findings for people, for programs and for pull requests.

mod excerpt;
mod github;
mod json;
mod markdown;
mod places;
pub(crate) mod sarif;
mod text;

use docwright::diagnostic::{Diagnostic, Severity};

use crate::docs::DocSet;
use crate::terminal;

pub(crate) use excerpt::Excerpt;
pub(crate) use github::{data, github, property};
pub(crate) use json::{harmless, json};
pub(crate) use markdown::{code, markdown};
pub(crate) use places::Places;
pub(crate) use sarif::sarif;
pub(crate) use text::{excerpts, snippet, text};

/// Prints the errors among the findings to standard error, and says whether there were any.
pub(crate) fn errors(docs: &DocSet, diagnostics: &[Diagnostic]) -> anyhow::Result<bool> {
    let errors = diagnostics.iter().filter(|it| it.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    if errors.is_empty() {
        return Ok(false);
    }
    let mut stream = terminal::messages();
    text(&mut stream, docs, &errors, true)?;
    stream.finish()?;
    Ok(true)
}

/// `2 errors, 1 warning, 30 notes`
pub(crate) fn count(diagnostics: &[Diagnostic]) -> String {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let parts: Vec<String> = all.into_iter().filter_map(|it| count_of(diagnostics, it)).collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

fn count_of(diagnostics: &[Diagnostic], severity: Severity) -> Option<String> {
    let count = diagnostics.iter().filter(|it| it.severity == severity).count();
    (count > 0).then(|| plural(count, &severity.to_string()))
}

/// `1 page`, `2 pages`
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use docwright::diagnostic::Rule;
    use docwright::source::{Sources, Span};

    use super::*;

    #[test]
    fn findings_are_counted_by_severity() {
        let sources = Sources::from_texts([("a.md", "text")]);
        let (file, _) = sources.iter().next().unwrap();
        let find = |rule| Diagnostic::new(rule, "x", Span::at_start(file));
        let found = [find(Rule::StaleCorrection), find(Rule::NoContent), find(Rule::NoContent)];
        assert_eq!(count(&found), "1 error, 2 notes");
        assert_eq!(count(&[]), "no findings");
    }
}
