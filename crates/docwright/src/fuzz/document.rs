//! Fuzz targets of the grammars of a page: its cells, tables, sentences, annotations and front matter.

use crate::dialect::Dialect;
use crate::page::document::context::Context;
use crate::page::document::front_matter;
use crate::page::markdown::table::Table;
use crate::page::sentence::deprecation::Subject;
use crate::page::sentence::text::SentenceText;
use crate::page::sentence::type_text::{self, TypeText};
use crate::page::sentence::values::{self, choice, default, limits};
use crate::page::sentence::{body_type, deprecation};
use crate::page::{annotation as comment, classify};
use crate::text::diagnostic::Diagnostic;
use crate::text::prose::{Prose, Run};
use crate::text::source::{Sources, Span};

use super::text::{lone, must_lie_in};

/// Reads a text as the only page; what is found has places in it.
fn read<T>(text: &str, read: impl FnOnce(&mut Context<'_>, Span) -> T) -> T {
    let (sources, file, whole) = lone(text);
    let dialect = Dialect::default();
    let mut cx = Context::new(&sources, &dialect, file);
    cx.open(file, true);
    let value = read(&mut cx, whole);
    must_be_placed(&sources, &cx.into_diagnostics());
    value
}

/// Panics unless every finding, and every edit that fixes it, is about a place.
pub(super) fn must_be_placed(sources: &Sources, diagnostics: &[Diagnostic]) {
    for it in diagnostics {
        let edits = it.fix.iter().map(|it| it.span);
        for span in [it.span].into_iter().chain(it.related.iter().map(|it| it.span)).chain(edits) {
            must_lie_in(&sources[span.file].text, span);
        }
    }
}

/// An annotation is read or refused.
pub(super) fn annotation(text: &str) {
    read(text, |cx, whole| {
        let Some(found) = comment::read(cx, whole) else { return };
        let spanned = found.base.iter().chain(&found.namespace).chain(&found.key).map(|it| it.span);
        let places = spanned.chain(found.ty.iter().map(|it| it.span)).chain([found.span]);
        places.for_each(|it| must_lie_in(cx.text(whole), it));
    });
}

/// Markdown within a line keeps its places, and sentences are cut between characters.
pub(super) fn inline(text: &str) {
    read(text, |cx, whole| {
        let prose = cx.prose(whole);
        must_nest(cx.text(whole), &prose);
        let flat = SentenceText::new(&prose);
        assert_eq!(flat.lower.len(), flat.text.len());
        let mut end = 0;
        for it in flat.sentences() {
            assert!(end <= it.start && flat.text.get(it.clone()).is_some(), "{it:?} of {:?}", flat.text);
            must_lie_in(cx.text(whole), flat.span(&it));
            end = it.end;
        }
        for it in &flat.marks {
            assert!(flat.text.get(it.range.clone()).is_some(), "{it:?} of {:?}", flat.text);
        }
        let _ = (prose.links(), prose.is_blank(), prose.without_superscripts().plain(), prose.codes().count());
    });
}

/// Panics unless marks nest and every run has a place.
fn must_nest(text: &str, prose: &Prose) {
    let mut depth = 0_usize;
    for run in &prose.runs {
        must_lie_in(text, run.span);
        match run.value {
            Run::Open(_) => depth += 1,
            Run::Close => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("closed what is not open: {prose:?}")),
            Run::Text(_) | Run::Code(_) | Run::Break => {}
        }
    }
    assert_eq!(depth, 0, "{prose:?}");
}

/// The rows of a table are lines of the text in order, and none has more cells than its header.
pub(super) fn table(text: &str) {
    read(text, |cx, whole| {
        let text = cx.text(whole);
        let table = Table::read(whole.file, text, 0..text.len());
        let mut end = 0;
        for row in &table.rows {
            assert!(end <= row.range.start && text.get(row.range.clone()).is_some(), "{row:?}");
            assert!(row.cells.len() <= table.header.len().max(1), "{row:?} below {:?}", table.header);
            end = row.range.end;
            for cell in &row.cells {
                assert!(row.range.start <= cell.start && cell.end <= row.range.end, "{cell:?} of {row:?}");
                must_nest(text, &cx.prose(Span::new(whole.file, cell.clone())));
            }
            let _ = (row.fills(&table, text), row.is_lone(text));
        }
        let _ = cx.header(&table);
        cx.accept(&table);
    });
}

/// A type cell names types with places, by the words of the dialect or by the grammar.
pub(super) fn type_cell(text: &str) {
    read(text, |cx, whole| {
        let cell = cx.prose(whole);
        for found in [type_text::read(&cell), type_text::read_as(cx.dialect, &cell)] {
            must_be_typed(cx.text(whole), &found);
        }
        let flat = SentenceText::new(&cell);
        let length = limits::of_type(&flat);
        length.iter().for_each(|it| must_lie_in(cx.text(whole), it.span));
    });
}

fn must_be_typed(text: &str, found: &TypeText) {
    for name in &found.names {
        assert!(!name.text.is_empty(), "{found:?}");
        must_lie_in(text, name.span);
    }
}

/// Sentences are read for types, values, bounds and the end of what they are about.
pub(super) fn sentences(text: &str) {
    read(text, |cx, whole| {
        let prose = cx.prose(whole);
        let flat = SentenceText::new(&prose);
        let text = cx.text(whole);
        for it in flat.sentences() {
            let found =
                [body_type::find, body_type::find_primitive, body_type::find_truth].map(|find| find(&flat, &it));
            found.iter().flatten().for_each(|it| must_be_typed(text, it));
        }
        let whole_text = type_text::from_name("Edm.String", whole);
        let values = values::read(cx.dialect, &prose, &whole_text, Some(&prose));
        let listed = values.listed.iter().chain(&values.default).map(|it| it.span);
        listed.for_each(|it| must_lie_in(text, it));
        let bounds = [limits::range(&flat), limits::length(&flat), values.range, values.length];
        bounds.iter().flatten().for_each(|it| must_lie_in(text, it.span));
        default::read(&flat).iter().for_each(|it| must_lie_in(text, it.span));
        for is_text in [true, false] {
            choice::read(&flat, is_text).0.iter().for_each(|it| must_lie_in(text, it.span));
        }
        for about in [Subject::row("lit"), Subject::page("Lamp resource type")] {
            let found = deprecation::read(&flat, &about);
            let claims = found.own.iter().chain(found.named.iter().map(|it| &it.claim));
            claims.for_each(|it| must_lie_in(text, it.span));
        }
        let _ = (deprecation::of_description(&prose, "lit"), deprecation::mark(text));
    });
}

/// Front matter ends within the text, and its fields have places.
pub(super) fn front_matter(text: &str) {
    read(text, |cx, whole| {
        let text = cx.text(whole);
        assert!(text.get(front_matter::end(text)..).is_some());
        let fields = front_matter::fields(text, whole.file);
        fields.iter().for_each(|it| must_lie_in(text, it.0.span));
        let found = front_matter::read(cx);
        let read = [found.title, found.description, found.doc_type, found.product];
        read.iter().flatten().for_each(|it| must_lie_in(text, it.span));
    });
}

/// A page is read without failing, and what is found has places in it.
pub(super) fn page(text: &str) {
    let (sources, file, _) = lone(text);
    let (page, _, found) = classify::parse_with_outline(&sources, &Dialect::default(), file);
    must_be_placed(&sources, &found);
    for row in page.rows() {
        must_lie_in(&sources[file].text, row.name.span);
    }
}
