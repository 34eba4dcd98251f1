//! The types that a page says derive from its own.
//!
//! ```markdown
//! This is a base class; the derived types are [a](a.md), [b](b.md), and [c](c.md).
//!
//! ## Derived types
//! |Type|Description|
//! |:---|:---|
//! |[d](d.md)|One kind of it.|
//! ```
//!
//! ```text
//! sentence := … phrase … links          what is linked before the phrase is not meant
//! list     := a sentence that ends with the phrase or a colon, and the first link of each item below it
//! section  := heading "derived types": the first column of its tables, the first link of each item
//! ```

use crate::dialect::phrases::Phrases;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::markdown::block::{Block, TextKind};
use crate::page::sentence::text::SentenceText;
use crate::page::sentence::type_text::{self, TypeName, TypeText};
use crate::text::prose::Link;
use crate::text::source::Spanned;

pub(crate) static BASE_OF: Phrases = Phrases::new(&[
    "derived types are",
    "derived types include",
    "following derived types",
    "supported derived types",
    "base type for",
    "base class for",
    "base resource for",
    "is inherited by",
]);

/// Words after which a link names what the type belongs to.
static ASIDE: Phrases = Phrases::new(&["of ", "in ", "on ", "from "]);

/// The types that the sections name.
pub(crate) fn read(cx: &Context<'_>, sections: &[Section]) -> Vec<Spanned<TypeText>> {
    let mut found = Vec::new();
    for section in sections {
        let whole = section.title == "derived types";
        if whole {
            section.tables().for_each(|table| cx.take(table.file, table.range.start));
            let cells = section.tables().flat_map(|table| table.rows.iter().map(move |row| cx.cell(table, row, 0)));
            found.extend(cells.filter_map(|cell| cell.links().into_iter().next().and_then(ty)));
        }
        texts(cx, section, whole, &mut found);
    }
    found
}

fn texts(cx: &Context<'_>, section: &Section, whole: bool, found: &mut Vec<Spanned<TypeText>>) {
    let mut listing = whole;
    for block in &section.blocks {
        let Block::Text { kind, span } = block else { continue };
        match kind {
            TextKind::ListItem if listing => {
                found.extend(cx.prose(*span).links().into_iter().next().and_then(ty));
            }
            TextKind::Paragraph => {
                listing = whole;
                listing |= sentences(&cx.sentence_text(*span), found);
            }
            TextKind::ListItem | TextKind::Quote | TextKind::QuotedItem => {}
        }
    }
}

/// Reads the sentences of a paragraph; true when a list of the types follows.
fn sentences(flat: &SentenceText, found: &mut Vec<Spanned<TypeText>>) -> bool {
    let mut follows = false;
    for sentence in flat.sentences() {
        let Some(phrase) = flat.find(&sentence, &BASE_OF) else { continue };
        let mut before = phrase.end;
        for (mark, target) in flat.links_in(&(phrase.end..sentence.end)) {
            // "Base class for the settings of a [user](user.md)" does not speak of users.
            if flat.says(&(before..mark.range.start), &ASIDE) {
                break;
            }
            before = mark.range.end;
            let text = flat.text[mark.range.clone()].to_owned();
            found.extend(ty(Link { text, target: target.to_owned(), span: mark.span }));
        }
        follows = flat.text[sentence].trim_end().ends_with(':');
    }
    follows
}

fn ty(link: Link) -> Option<Spanned<TypeText>> {
    if link.target.contains("/api/") {
        return None;
    }
    let name = TypeName { text: type_text::link_name(&link.text).0, target: Some(link.target), span: link.span };
    Some(Spanned::new(TypeText { collection: false, names: vec![name] }, link.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    #[test]
    fn links_behind_the_phrase_are_meant() {
        let names = |text: &str| {
            let mut found = Vec::new();
            let follows = sentences(&SentenceText::new(&prose(text)), &mut found);
            (found.iter().map(|it| it.value.names[0].text.clone()).collect::<Vec<_>>(), follows)
        };
        let cases = [
            ("The derived types are [a](a.md) and [b](b.md).", vec!["a", "b"], false),
            ("Used by [x](x.md). Base type for [a](a.md).", vec!["a"], false),
            ("Of [x](x.md), the following derived types are known:", vec![], true),
            ("A [x](x.md) is derived from [y](y.md).", vec![], false),
            ("Base class for the settings of a [x](x.md). Derived types are:", vec![], true),
        ];
        for (text, expected, follows) in cases {
            assert_eq!(names(text), (expected.into_iter().map(str::to_owned).collect(), follows), "{text}");
        }
    }
}
