//! Findings for people: excerpts of the pages, the first few of each rule.

use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::finding::{Finding, Level, Place, Role};
use super::sets::Sets;
use crate::terminal::{STRONG, clean};

/// Findings of one rule that are shown unless all are asked for.
const SHOWN: usize = 5;

/// Writes excerpts.
pub(crate) struct Text<'a> {
    sets: Sets<'a>,
    renderer: Renderer,
    all: bool,
}

impl<'a> Text<'a> {
    /// Excerpts of these sets: a few of each rule, or all.
    pub(crate) fn new(sets: Sets<'a>, all: bool) -> Self {
        Self { sets, renderer: Renderer::styled(), all }
    }

    /// Writes what a rule found; `finding` is asked only for what is shown, and `count` says how much is hidden.
    pub(crate) fn rule<'f, T>(
        &mut self,
        out: &mut dyn Write,
        rule: &str,
        found: &'f [T],
        mut finding: impl FnMut(&'f T) -> Finding<'f>,
        count: impl Fn(&[T]) -> String,
    ) -> io::Result<()> {
        let (shown, hidden) = found.split_at(if self.all { found.len() } else { SHOWN.min(found.len()) });
        let shown: Vec<Finding<'f>> = shown.iter().map(&mut finding).collect();
        let last = shown.iter().rposition(|it| it.advice.is_none());
        for (rank, it) in shown.iter().enumerate() {
            // What to do is the same for all that have no advice of their own.
            let help = it.advice.or(it.help.filter(|_| last == Some(rank)));
            let excerpt = group(&mut self.sets, it, help);
            writeln!(out, "{}", self.renderer.render(&[excerpt]))?;
            it.change.iter().flat_map(|it| &it.hunk).try_for_each(|line| writeln!(out, "{line}"))?;
            writeln!(out)?;
        }
        if hidden.is_empty() {
            return Ok(());
        }
        writeln!(out, "… {} of {STRONG}{rule}{STRONG:#} hidden, use --all\n", count(hidden))
    }
}

/// A finding with an excerpt of each page.
fn group<'f>(sets: &mut Sets, it: &'f Finding, help: Option<&'f str>) -> Group<'f> {
    let level = match it.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Info => Title::INFO,
        Level::Note => Title::NOTE,
    };
    let title = level.with_name(it.name).primary_title(clean(&it.message, false)).id(it.rule.as_ref());
    let mut group = Group::with_title(title);
    for marks in by_page(&it.places) {
        group = page(sets, group, &marks);
    }
    if let Some(it) = &it.change {
        let accepted = it.accepted.map(|it| format!("accepted: {it}"));
        let reason = Some(&it.reason).filter(|it| !it.is_empty()).cloned();
        let notes = [Some(it.meaning.clone()), reason, accepted, it.announced.clone()];
        let notes = notes.into_iter().flatten().chain([format!("fingerprint: {}", it.fingerprint)]);
        group = group.elements(notes.map(|it| Title::NOTE.message(clean(&it, false).into_owned())));
    }
    group.elements(help.map(|it| Title::HELP.message(clean(it, false).into_owned())))
}

/// The places of each page, in the order in which pages come.
fn by_page<'p, 'a>(places: &'p [Place<'a>]) -> Vec<Vec<&'p Place<'a>>> {
    let mut pages: Vec<Vec<&Place<'_>>> = Vec::new();
    for it in places {
        match pages.iter_mut().find(|page| (page[0].set, page[0].path) == (it.set, it.path)) {
            Some(page) => page.push(it),
            None => pages.push(vec![it]),
        }
    }
    pages
}

/// Adds an excerpt of a page; where there is no text to show, its places.
fn page<'f>(sets: &mut Sets, mut group: Group<'f>, marks: &[&Place<'f>]) -> Group<'f> {
    let path = clean(&sets.shown(marks[0]), false).into_owned();
    if let Some((places, span)) = sets.text(marks[0]) {
        let spans: Vec<_> = marks.iter().filter_map(|it| Some((it.span?, (it.role, it.label)))).collect();
        if let Some(excerpt) = Excerpt::new(places, span.file, &spans) {
            return group.element(snippet(excerpt, path));
        }
    }
    for it in marks {
        let origin = Origin::path(path.clone());
        group = match sets.position(it) {
            Some(at) => group.element(origin.line(at.line).char_column(at.column)),
            None => group.element(origin),
        };
        let is_told = it.role == Role::Related && !it.label.is_empty();
        group = group.elements(is_told.then(|| Title::NOTE.message(clean(it.label, false))));
    }
    group
}

fn snippet<'f>(excerpt: Excerpt<(Role, &'f str)>, path: String) -> Snippet<'f, Annotation<'f>> {
    let annotations = excerpt.marks.into_iter().map(|(range, (role, label))| {
        let kind = if role == Role::Related { AnnotationKind::Context } else { AnnotationKind::Primary };
        kind.span(range).label((!label.is_empty()).then(|| clean(label, false)))
    });
    Snippet::source(excerpt.text).line_start(excerpt.first_line).path(path).annotations(annotations)
}
