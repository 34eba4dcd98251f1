//! Introduction of a page: all text between its title and the next heading.
//!
//! ```markdown
//! # List lamps
//! Namespace: example.lamps
//!
//! List the lamps of:
//!
//! - the signed-in user.
//!
//! > [!NOTE]
//! > A metered API.
//! ```
//!
//! ```text
//! introduction := (paragraph | list-item | quote | include | code | table)*
//! quote        := alert? text             alert := "[!" label "]"
//! code, table  := that no other reader of the page takes
//! ```

use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::markdown::block::{Block, TextKind};
use crate::page::markdown::table::Table;
use crate::text::passage::Passage;
use crate::text::prose::{Prose, Run};
use crate::text::source::{Span, Spanned};

/// The namespace line and the introduction; to be read last, when what others read is known.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section]) -> (Option<Spanned<String>>, Vec<Passage>) {
    let mut namespace = None;
    let mut passages = Vec::new();
    let first = sections.iter().position(|section| section.level == 1).unwrap_or(0);
    for block in &sections[first].blocks {
        match block {
            Block::Text { kind, span } => {
                let mut text = cx.prose(*span);
                if let (TextKind::Paragraph, Some((found, rest))) = (kind, namespace_line(&text)) {
                    namespace = namespace.or(found);
                    text = rest.unwrap_or_else(|| Prose::empty(*span));
                }
                passages.extend((!text.is_blank()).then(|| passage(*kind, text)));
            }
            other => passages.extend(self::block(cx, other)),
        }
    }
    (namespace, passages)
}

/// A block as a passage, if no other reader of the page takes it.
pub(crate) fn block(cx: &mut Context<'_>, block: &Block) -> Option<Passage> {
    match block {
        Block::Text { kind, span } => Some(cx.prose(*span)).filter(|it| !it.is_blank()).map(|it| passage(*kind, it)),
        Block::Fence(it) if !cx.is_taken(it.content.file, it.content.start as usize) => {
            let code = cx.text(it.content).trim_end();
            (!code.is_empty()).then(|| Passage::Code(Spanned::new(code.to_owned(), it.content)))
        }
        Block::Table(it) if !cx.is_taken(it.file, it.range.start) => Some(table(cx, it)),
        _ => None,
    }
}

/// The texts of a section that is about something of its own, such as an enumeration.
pub(crate) fn texts(cx: &Context<'_>, section: &Section) -> Vec<Passage> {
    let texts = section.blocks.iter().filter_map(|block| match block {
        Block::Text { kind, span } => Some((*kind, cx.prose(*span))),
        _ => None,
    });
    texts.filter(|(_, text)| !text.is_blank()).map(|(kind, text)| passage(kind, text)).collect()
}

fn passage(kind: TextKind, mut text: Prose) -> Passage {
    match kind {
        TextKind::Paragraph => Passage::Paragraph(text),
        TextKind::ListItem => Passage::Item(text),
        TextKind::QuotedItem => Passage::NoteItem(text),
        TextKind::Quote => {
            let label = take_label(&mut text);
            Passage::Note { label, text }
        }
    }
}

/// Takes the `[!NOTE]` that begins an alert out of its text.
fn take_label(text: &mut Prose) -> Option<String> {
    let Run::Text(first) = &mut text.runs.first_mut()?.value else {
        return None;
    };
    let (label, rest) = first.strip_prefix("[!")?.split_once(']')?;
    if label.is_empty() || !label.bytes().all(|it| it.is_ascii_alphabetic()) {
        return None;
    }
    let (label, rest) = (label.to_owned(), rest.trim_start().to_owned());
    *first = rest;
    if first.is_empty() {
        text.runs.remove(0);
    }
    Some(label)
}

fn table(cx: &mut Context<'_>, table: &Table) -> Passage {
    cx.accept(table);
    let header = table.header.iter().map(|cell| cx.prose(Span::new(table.file, cell.clone()))).collect();
    let rows = table.rows.iter().map(|row| (0..table.header.len()).map(|at| cx.cell(table, row, at)).collect());
    Passage::Table(std::iter::once(header).chain(rows).collect())
}

/// `Namespace: example.lamps`, and what follows it in the same paragraph.
fn namespace_line(text: &Prose) -> Option<(Option<Spanned<String>>, Option<Prose>)> {
    let plain = text.plain();
    let label = plain.get(.."namespace:".len()).filter(|label| label.eq_ignore_ascii_case("namespace:"))?;
    let value = plain[label.len()..].split_whitespace().next().unwrap_or_default();
    let span = text.runs.last().map_or(text.span, |run| run.span);
    let name = value.trim_matches(['.', '*', '`']);
    let found = (!name.is_empty()).then(|| Spanned::new(name.to_owned(), span));
    let whole = plain[label.len()..].trim().len() == value.len();
    let rest = (!whole).then(|| without_label(text, value)).flatten();
    Some((found, rest))
}

fn without_label(text: &Prose, value: &str) -> Option<Prose> {
    let mut rest = text.clone();
    let Run::Text(first) = &mut rest.runs.first_mut()?.value else {
        return None;
    };
    let end = first.find(value).filter(|_| !value.is_empty())? + value.len();
    first.drain(..end);
    first.drain(..first.len() - first.trim_start().len());
    if first.is_empty() {
        rest.runs.remove(0);
    }
    (!rest.is_blank()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use crate::page::document::context::tests::page;

    #[test]
    fn the_introduction_is_all_text_below_the_title() {
        let text = "# A\nNamespace: example.lamps.callRecords\n\n[!INCLUDE [x](y.md)]\n\nFirst:\n\n- one\n\n> [!NOTE]\n> no\n>\n> more:\n> - two\n\nNamespace: twice\n\n|A|B|\n|-|-|\n|1|\n\n```\n a\n```\nSecond.\n## B\nno\n";
        let (page, _) = page(text);
        let shown = page.introduction.iter().map(|it| {
            let texts: Vec<String> = it.texts().map(|it| it.plain()).collect();
            let debug = format!("{it:?}");
            (debug.split([' ', '(']).next().unwrap_or_default().to_owned(), texts.join("|"))
        });
        let shown: Vec<(String, String)> = shown.collect();
        let shown: Vec<(&str, &str)> = shown.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        let expected = [
            ("Prose", "First:"),
            ("Item", "one"),
            ("Note", "no"),
            ("Note", "more:"),
            ("NoteItem", "two"),
            ("Table", "A|B|1|"),
            ("Code", ""),
            ("Prose", "Second."),
        ];
        assert_eq!(shown, expected);
        assert_eq!(page.namespace.unwrap().value, "example.lamps.callRecords");
        assert_eq!(page.title.value, "A");
    }

    #[test]
    fn the_namespace_may_share_its_paragraph_or_stand_at_the_end() {
        let (first, _) = page("# A\nNamespace: example.lamps.\nText.\n");
        assert_eq!(
            (first.namespace.unwrap().value.as_str(), first.introduction[0].texts().next().unwrap().plain().as_str()),
            ("example.lamps", "Text.")
        );
        let (last, _) = page(
            "# x enum type\n## Members\n|Member|\n|-|\n|a|\n\n<!--{\"type\":\"#page.annotation\",\"namespace\":\"example.lamps.security\"}-->\n",
        );
        assert_eq!(last.namespace.unwrap().value, "example.lamps.security");
    }
}
