//! Findings for people: excerpts of the pages, grouped by rule, and a table of what there is.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use docwright::diagnostic::{Diagnostic, Rule, Severity};
use docwright::source::{FileId, Span, Spanned};

use super::excerpt::Excerpt;
use super::places::Places;
use super::{count, plural};
use crate::docs::DocSet;
use crate::place;
use crate::terminal::{STRONG, clean};

/// Findings of one rule that are shown unless all are asked for.
const SHOWN: usize = 5;

type ByRule<'a> = BTreeMap<(Severity, Rule), Vec<&'a Diagnostic>>;

/// Writes the findings, the worst ones last, where people look.
pub(crate) fn text(out: &mut dyn Write, docs: &DocSet, diagnostics: &[Diagnostic], all: bool) -> io::Result<()> {
    let mut groups = ByRule::new();
    for it in diagnostics {
        groups.entry((it.severity, it.rule)).or_default().push(it);
    }
    let prefix = place::shown(&docs.folder);
    let mut places = Places::new(&docs.sources);
    let renderer = Renderer::styled();
    for ((_, rule), group) in &groups {
        let shown = if all { group.len() } else { SHOWN.min(group.len()) };
        for (index, it) in group[..shown].iter().enumerate() {
            let help = (index + 1 == shown).then(|| rule.help());
            writeln!(out, "{}\n", renderer.render(&[report(&mut places, &prefix, it, help)]))?;
        }
        if shown < group.len() {
            writeln!(
                out,
                "… {} of {STRONG}{rule}{STRONG:#} hidden, use --all\n",
                plural(group.len() - shown, "finding")
            )?;
        }
    }
    write_table(out, &groups)?;
    writeln!(out, "{STRONG}{}{STRONG:#} in {}", count(diagnostics), plural(docs.sources.len(), "file"))
}

fn write_table(out: &mut dyn Write, groups: &ByRule) -> io::Result<()> {
    for ((severity, rule), group) in groups {
        let pages: BTreeSet<FileId> = group.iter().map(|it| it.span.file).collect();
        let pages = plural(pages.len(), "page");
        let (severity, rule, count, help) = (severity.to_string(), rule.id(), group.len(), rule.help());
        writeln!(out, "{severity:<7}  {STRONG}{rule:<22}{STRONG:#} {count:>6} on {pages:<11} {help}")?;
    }
    Ok(())
}

fn report<'a>(places: &mut Places, prefix: &str, it: &'a Diagnostic, help: Option<&'a str>) -> Group<'a> {
    let level = match it.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(clean(&it.message, false)).id(it.rule.id());
    excerpts(places, prefix, Group::with_title(title), (it.span, &it.related), help)
}

/// The places of a finding, each page as an excerpt, and what to do about it.
pub(crate) fn excerpts<'a>(
    places: &mut Places,
    prefix: &str,
    mut group: Group<'a>,
    (own, related): (Span, &'a [Spanned<String>]),
    help: Option<&'a str>,
) -> Group<'a> {
    for (index, (file, marks)) in by_file(own, related).into_iter().enumerate() {
        let path = clean(&format!("{prefix}/{}", places.path(file)), false).into_owned();
        if let Some(excerpt) = Excerpt::new(places, file, &marks) {
            group = group.element(snippet(excerpt, path, index == 0));
            continue;
        }
        for (span, label) in marks {
            let (at, _) = places.of(span);
            group = group.element(Origin::path(path.clone()).line(at.line).char_column(at.column));
            group = group.elements((!label.is_empty()).then(|| Level::NOTE.message(clean(label, false))));
        }
    }
    group.elements(help.map(|it| Level::HELP.message(it)))
}

/// The finding's own page first, then the pages of related places, each place with what it says.
fn by_file(own: Span, related: &[Spanned<String>]) -> Vec<(FileId, Vec<(Span, &str)>)> {
    let mut files = vec![(own.file, vec![(own, "")])];
    for related in related {
        let mark = (related.span, related.value.as_str());
        match files.iter_mut().find(|(file, _)| *file == related.span.file) {
            Some((_, marks)) => marks.push(mark),
            None => files.push((related.span.file, vec![mark])),
        }
    }
    files
}

pub(crate) fn snippet(excerpt: Excerpt<'_>, path: String, own_page: bool) -> Snippet<'_, Annotation<'_>> {
    let annotations = excerpt.marks.into_iter().enumerate().map(move |(index, (range, label))| {
        let kind = if own_page && index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(range).label((!label.is_empty()).then(|| clean(label, false)))
    });
    Snippet::source(excerpt.text).line_start(excerpt.first_line).path(path).annotations(annotations)
}

#[cfg(test)]
mod tests {
    use docwright::source::Sources;

    use super::*;
    use crate::terminal::is_steering;

    fn rendered(sources: &Sources, it: &Diagnostic) -> String {
        let mut places = Places::new(sources);
        Renderer::plain().render(&[report(&mut places, "docs", it, Some("mend it"))])
    }

    #[test]
    fn both_sides_of_a_contradiction_are_shown() {
        let sources = Sources::from_texts([("a.md", "one\ntwo\nthree"), ("b.md", "x\nother")]);
        let ids: Vec<FileId> = sources.iter().map(|(id, _)| id).collect();
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
  = help: mend it";
        assert_eq!(rendered(&sources, &it), expected);
    }

    #[test]
    fn a_page_without_text_is_named_all_the_same() {
        let sources = Sources::from_texts([("a.md", "")]);
        let (file, _) = sources.iter().next().unwrap();
        let it = Diagnostic::new(Rule::NotUtf8, "not text", Span::at_start(file));
        assert!(rendered(&sources, &it).contains("docs/a.md:1:1"), "{}", rendered(&sources, &it));
    }

    #[test]
    fn docs_text_steers_no_terminal() {
        let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\u{7}";
        let sources = Sources::from_texts([("a.md", hostile)]);
        let (file, _) = sources.iter().next().unwrap();
        let span = Span::new(file, 0..hostile.len());
        let it = Diagnostic::new(Rule::NameConflict, hostile, span).with(hostile, span);
        let text = rendered(&sources, &it);
        assert!(!text.chars().any(|it| is_steering(it) && it != '\n'), "{text:?}");
    }
}
