//! Diagnostics of the compiler and of lint as findings, and the errors among them for commands that stop at errors.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use docwright::diagnostic::{Diagnostic, Rule, Severity};
use docwright::source::FileId;

use super::finding::{Finding, Level, Place, Role};
use super::plural;
use super::sets::Sets;
use super::text::Text;
use crate::Home;
use crate::docs::DocSet;
use crate::terminal::{self, STRONG};

/// Diagnostics by severity and rule, the worst last.
pub(crate) type ByRule<'a> = BTreeMap<(Severity, Rule), Vec<&'a Diagnostic>>;

/// A diagnostic as a finding.
pub(crate) fn finding<'a>(docs: &'a DocSet, it: &'a Diagnostic) -> Finding<'a> {
    let (level, name) = match it.severity {
        Severity::Error => (Level::Error, "error"),
        Severity::Warning => (Level::Warning, "warning"),
        Severity::Note => (Level::Note, "note"),
    };
    Finding {
        rule: Cow::Borrowed(it.rule.id()),
        level,
        name,
        message: Cow::Borrowed(&it.message),
        places: Place::all(&docs.sources, it.span, &it.related),
        help: Some(it.rule.help()),
        advice: it.advice.as_deref(),
        fix: it.fix.iter().map(|it| (Place::of(&docs.sources, it.span, "", Role::Own), it.text.as_str())).collect(),
        change: None,
    }
}

/// Groups diagnostics.
pub(crate) fn by_rule(diagnostics: &[Diagnostic]) -> ByRule<'_> {
    let mut groups = ByRule::new();
    for it in diagnostics {
        groups.entry((it.severity, it.rule)).or_default().push(it);
    }
    groups
}

/// Writes diagnostics for people: the worst ones last, where people look, and a table of what there is.
pub(crate) fn text(
    out: &mut dyn Write,
    docs: &DocSet,
    diagnostics: &[Diagnostic],
    all: bool,
    home: &Home,
) -> io::Result<()> {
    let groups = by_rule(diagnostics);
    let mut text = Text::new(Sets::of(docs, home), all);
    for ((_, rule), group) in &groups {
        text.rule(out, rule.id(), group, |it| finding(docs, it), |rest| plural(rest.len(), "finding"))?;
    }
    for ((severity, rule), group) in &groups {
        let pages: BTreeSet<FileId> = group.iter().map(|it| it.span.file).collect();
        let pages = plural(pages.len(), "page");
        let (severity, rule, count, help) = (severity.to_string(), rule.id(), group.len(), rule.help());
        writeln!(out, "{severity:<7}  {STRONG}{rule:<22}{STRONG:#} {count:>6} on {pages:<11} {help}")?;
    }
    writeln!(out, "{STRONG}{}{STRONG:#} in {}", count(diagnostics), plural(docs.sources.len(), "file"))
}

/// Prints the errors among the diagnostics to standard error, and says whether there were any.
pub(crate) fn errors(docs: &DocSet, diagnostics: &[Diagnostic], home: &Home) -> anyhow::Result<bool> {
    let errors = diagnostics.iter().filter(|it| it.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    if errors.is_empty() {
        return Ok(false);
    }
    let mut stream = terminal::messages();
    text(&mut stream, docs, &errors, true, home)?;
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

#[cfg(test)]
mod tests {
    use docwright::config::Config;
    use docwright::source::{Sources, Span};

    use super::super::github;
    use super::*;
    use crate::terminal::is_steering;

    fn docs(pages: &[(&str, &str)]) -> DocSet {
        let sources = Sources::from_texts(pages.iter().copied());
        DocSet { folder: "docs".into(), sources, config: Config::default(), diagnostics: Vec::new() }
    }

    fn ids(docs: &DocSet) -> Vec<FileId> {
        docs.sources.iter().map(|(id, _)| id).collect()
    }

    fn rendered(docs: &DocSet, it: &Diagnostic) -> String {
        let mut out = Vec::new();
        let mut text = Text::new(Sets::of(docs, &Home::here()), true);
        let it = [it];
        text.rule(&mut out, it[0].rule.id(), &it, |it| finding(docs, it), |_| String::new()).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    #[test]
    fn both_sides_of_a_contradiction_are_shown() {
        let docs = docs(&[("a.md", "one\ntwo\nthree"), ("b.md", "x\nother")]);
        let ids = ids(&docs);
        let it = Diagnostic::new(Rule::NameConflict, "names disagree", Span::new(ids[0], 4..7))
            .with("against this", Span::new(ids[0], 8..13))
            .with("and that", Span::new(ids[1], 2..7));
        let expected = "\
warning[name-conflict]: names disagree
 --> docs/a.md:2:1
  |
2 | two
  | ^^^
3 | three
  | ----- against this
  |
 ::: docs/b.md:2:1
  |
2 | other
  | ----- and that
  |
  = help: use one name and one namespace in all places

";
        assert_eq!(rendered(&docs, &it), expected);
    }

    #[test]
    fn a_page_without_text_is_named_all_the_same() {
        let docs = docs(&[("a.md", "")]);
        let it = Diagnostic::new(Rule::NotUtf8, "not text", Span::at_start(ids(&docs)[0]));
        assert!(rendered(&docs, &it).contains("docs/a.md:1:1"), "{}", rendered(&docs, &it));
    }

    #[test]
    fn docs_text_steers_no_terminal() {
        let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{7}";
        let docs = docs(&[("a.md", hostile)]);
        let span = Span::new(ids(&docs)[0], 0..hostile.len());
        let text = rendered(&docs, &Diagnostic::new(Rule::NameConflict, hostile, span).with(hostile, span));
        assert!(!text.chars().any(|it| is_steering(it) && it != '\n'), "{text:?}");
    }

    #[test]
    fn commands_cannot_be_forged() {
        let docs = docs(&[("a,b:c.md", "one\ntwo")]);
        let file = ids(&docs)[0];
        let it = Diagnostic::new(Rule::NameConflict, "100 %\n::error::forged\u{1b}", Span::new(file, 4..7))
            .with("here", Span::at_start(file));
        let mut out = Vec::new();
        let mut sets = Sets::of(&docs, &Home::here());
        github::write(&mut out, &mut sets, github::Mark::Range, [finding(&docs, &it)]).unwrap();
        let expected = "::warning file=docs/a%2Cb%3Ac.md,line=2,col=1,endLine=2,endColumn=4,title=name-conflict::\
                        100 %25%0A::error::forged\u{241b}%0Adocs/a,b:c.md:1:1: here%0A\
                        help: use one name and one namespace in all places\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn findings_are_counted_by_severity() {
        let docs = docs(&[("a.md", "text")]);
        let find = |rule| Diagnostic::new(rule, "x", Span::at_start(ids(&docs)[0]));
        let found = [find(Rule::StaleCorrection), find(Rule::NoContent), find(Rule::NoContent)];
        assert_eq!(count(&found), "1 error, 2 notes");
        assert_eq!(count(&[]), "no findings");
    }
}
