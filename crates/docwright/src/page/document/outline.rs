//! [`Outline`]: the shape of a page, its links, headings, annotations and tables.
//!
//! It is for checks that look at these rather than at meaning.
//!
//! ```markdown
//! ---
//! title: "List messages"                          a field
//! ---
//! ## HTTP request                                 a heading, and the part of a page that it begins
//! See [message](../resources/message.md#methods)  a link and the place of its target
//! <!-- { "blockType": "request" } -->             an annotation
//! <!-- anything else -->                          a remark
//! ```

use std::collections::BTreeMap;

use crate::dialect::Dialect;
use crate::dialect::headings::Part;
use crate::page::document::context::Context;
use crate::page::document::front_matter;
use crate::page::document::sections::{self, Section};
use crate::page::markdown::block::{Block, TextKind};
use crate::page::markdown::lines;
use crate::page::markdown::table::{self, Table};
use crate::text::json::{self, Json};
use crate::text::source::{FileId, Sources, Span, Spanned};

/// The shape of one file; what it includes counts for its headings, and has an outline of its own for all else.
#[derive(Debug)]
pub struct Outline {
    /// The file.
    pub file: FileId,
    /// The fields of the front matter with their values, unquoted; the place is that of the key.
    pub fields: Vec<(Spanned<String>, String)>,
    /// The headings in reading order.
    pub headings: Vec<Heading>,
    /// Links with their targets as written; the place is the target's own, once for each definition of a link.
    pub links: Vec<Target>,
    /// Names that `<a name="…">` and the like give to places.
    pub anchors: Vec<String>,
    /// Annotations: comments that hold a JSON object.
    pub annotations: Vec<Spanned<Json>>,
    /// All other comments, without their marks.
    pub remarks: Vec<Span>,
    /// The tables, and what is written like one.
    pub tables: Vec<TableShape>,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 for a page's title.
    pub level: u8,
    /// The text in lower case, without marks and without a final colon.
    pub title: String,
    /// The heading's text.
    pub span: Span,
    /// The part that it begins on a page of an operation.
    pub operation_part: Option<Part>,
    /// The part that it begins on a page of a type.
    pub type_part: Option<Part>,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As written.
    pub text: String,
    /// Where it stands: the target alone, or the whole link when it is written in other characters than it means.
    pub span: Span,
    /// The place holds exactly the text.
    pub exact: bool,
}

/// The header and the delimiter row of a table.
#[derive(Debug, Clone)]
pub struct TableShape {
    /// The header line.
    pub header: Span,
    /// How many cells it has.
    pub columns: usize,
    /// The line below it.
    pub delimiter: Delimiter,
}

/// The line below the header of a table, which is one of dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// It is there, with so many cells.
    There(Span, usize),
    /// It is missing, and the table is read nevertheless: all its headers are known.
    Missing,
    /// It is missing, or has a slip in it, and the lines are read as text.
    Unsure,
}

/// Reads the shape of a file that is no page: that is only included.
pub(crate) fn outline(sources: &Sources, dialect: &Dialect, file: FileId) -> Outline {
    let mut cx = Context::new(sources, dialect, file);
    let sections = sections::read(&mut cx);
    of(&cx, &sections)
}

/// The shape of a file of which the sections have been read.
pub(crate) fn of(cx: &Context<'_>, sections: &[Section]) -> Outline {
    let file = cx.file;
    let text = cx.sources[file].text.as_str();
    let mut outline = Outline {
        file,
        fields: front_matter::fields(text, file),
        headings: Vec::new(),
        links: Vec::new(),
        anchors: anchors(text),
        annotations: Vec::new(),
        remarks: Vec::new(),
        tables: Vec::new(),
    };
    let definitions = if cx.has_definitions(file) { definitions(text, file) } else { Definitions::new() };
    let cx = (cx, &definitions);
    for section in sections {
        if section.level > 0 {
            outline.headings.push(heading(cx.0.dialect, section));
            outline.anchors.extend(anchors(cx.0.text(section.span)).into_iter().filter(|_| section.span.file != file));
            outline.links_in(cx, section.span);
        }
        section.blocks.iter().for_each(|block| outline.block(cx, block));
    }
    outline.links.sort_by_key(|it| it.span);
    outline.links.dedup();
    outline
}

fn heading(dialect: &Dialect, section: &Section) -> Heading {
    Heading {
        level: section.level,
        title: section.title.clone(),
        span: section.span,
        operation_part: dialect.headings.operation_part(&section.title),
        type_part: dialect.headings.type_part(&section.title),
    }
}

/// The first definition of each target of a reference link: `[label]: target`.
type Definitions<'a> = BTreeMap<&'a str, Span>;

impl Outline {
    fn block(&mut self, (cx, definitions): (&Context<'_>, &Definitions<'_>), block: &Block) {
        match block {
            Block::Text { kind, span } => {
                self.links_in((cx, definitions), *span);
                self.loose_table(cx, *kind, *span);
            }
            Block::Table(table) if table.file == self.file => {
                self.tables.extend(shape(cx.text_of(table), table));
                let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
                if may_link(cx, Span::new(table.file, table.range.clone())) {
                    cells.for_each(|cell| self.links_in((cx, definitions), Span::new(table.file, cell.clone())));
                }
            }
            Block::Comment(span) if span.file == self.file => match cx.text(*span).trim_start().starts_with('{') {
                true => self.annotations.extend(json::read(cx.text(*span), *span).value),
                false => self.remarks.push(*span),
            },
            _ => {}
        }
    }

    fn links_in(&mut self, (cx, definitions): (&Context<'_>, &Definitions<'_>), span: Span) {
        if span.file != self.file || !may_link(cx, span) {
            return;
        }
        let links = cx.prose(span).links();
        self.links.extend(links.into_iter().map(|it| target(cx, definitions, it.target, it.span)));
    }

    /// Lines of cells without a delimiter row are no table.
    fn loose_table(&mut self, cx: &Context<'_>, kind: TextKind, span: Span) {
        let text = cx.text(span);
        if kind != TextKind::Paragraph || span.file != self.file || !text.starts_with('|') {
            return;
        }
        let range = span.start as usize..span.end as usize;
        let source = &cx.sources[span.file].text;
        let mut lines = lines::lines(source, range);
        let (Some(header), Some(row)) = (lines.next(), lines.next()) else { return };
        let columns = table::cells(source, header.clone(), false).len();
        if columns > 1 && table::cells(source, row, false).len() == columns {
            self.tables.push(TableShape {
                header: Span::new(self.file, header),
                columns,
                delimiter: Delimiter::Unsure,
            });
        }
    }
}

/// True if a text may hold a link: most do not, and need not be read as markdown again.
fn may_link(cx: &Context<'_>, span: Span) -> bool {
    let text = cx.text(span);
    text.contains("](") || cx.has_definitions(span.file) && text.contains('[')
}

fn target(cx: &Context<'_>, definitions: &Definitions<'_>, text: String, link: Span) -> Target {
    let found = |span: Span, written: &str| {
        let at = span.start as usize + written.rfind(&text).filter(|_| !text.is_empty())?;
        Some(Span::new(span.file, at..at + text.len()))
    };
    let written = cx.text(link);
    // An address that stands for itself has no definition.
    let is_reference = written.starts_with(['[', '!']);
    let place = match written.ends_with(')') {
        true => found(link, written),
        false => definitions.get(text.as_str()).copied().filter(|_| is_reference),
    };
    let (span, exact) = place.map_or((link, false), |place| (place, true));
    Target { text, span, exact }
}

fn definitions(text: &str, file: FileId) -> Definitions<'_> {
    let mut found = Definitions::new();
    for line in lines::lines(text, 0..text.len()) {
        let written = text[line.clone()].trim_end();
        let Some(label) = written.find("]:").filter(|_| written.trim_start().starts_with('[')) else { continue };
        let target = written[label + 2..].trim_start();
        let at = line.start + written.len() - target.len();
        found.entry(target).or_insert_with(|| Span::new(file, at..at + target.len()));
    }
    found
}

fn shape(text: &str, table: &Table) -> Option<TableShape> {
    let mut lines = lines::lines(text, table.range.clone());
    let (header, delimiter) = (lines.next()?, lines.next()?);
    let delimiter = match lines::is_delimiter(&text[delimiter.clone()]) {
        true => Delimiter::There(Span::new(table.file, delimiter.clone()), table::cells(text, delimiter, false).len()),
        false => Delimiter::Missing,
    };
    Some(TableShape { header: Span::new(table.file, header), columns: table.header.len(), delimiter })
}

/// The values of `name="…"` and `id="…"`.
fn anchors(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in ["name=\"", "id=\"", "name='", "id='"] {
        for at in memchr::memmem::find_iter(text.as_bytes(), attribute) {
            let value = &text[at + attribute.len()..];
            found.extend(value.find(['"', '\'', '>', '\n']).map(|end| value[..end].to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Sources, Outline) {
        let sources = Sources::from_texts([("api/a.md", text)]);
        let file = sources.find("api/a.md").unwrap();
        let outline = outline(&sources, &Dialect::default(), file);
        (sources, outline)
    }

    #[test]
    fn links_have_the_place_of_their_target() {
        let text = "# A\n[b.md](b.md) and [c][], `[d](e.md)`, ![i](i.png)\n\n|A|\n|-|\n|[f](f.md#g \"h\")|\n\n[c]: ../c.md\n```\n[x](y.md)\n```\n";
        let (sources, outline) = read(text);
        let found: Vec<(&str, &str)> =
            outline.links.iter().map(|it| (it.text.as_str(), sources.text(it.span))).collect();
        assert_eq!(found, [("b.md", "b.md"), ("f.md#g", "f.md#g"), ("../c.md", "../c.md")]);
    }

    #[test]
    fn comments_are_annotations_or_remarks() {
        let (sources, outline) = read("# A\n<!-- {\"blockType\": \"x\"} -->\n<!-- docs -->\n<a name=\"Here\"></a>\n");
        assert_eq!((outline.annotations.len(), outline.anchors), (1, vec!["Here".to_owned()]));
        assert_eq!(sources.text(outline.remarks[0]), " docs ");
    }

    #[test]
    fn tables_have_a_shape() {
        let (_, outline) =
            read("# A\n|A|B|\n|-|-|\n|1|2|\n\n|A|B|\n|-|\n|1|2|\n\ntext\n\n|A|B|\n|1|2|\n\n|Name|Type|\n|1|2|\n");
        let cells = |it: Delimiter| match it {
            Delimiter::There(_, cells) => Ok(cells),
            other => Err(other),
        };
        let shapes: Vec<_> = outline.tables.iter().map(|it| (it.columns, cells(it.delimiter))).collect();
        assert_eq!(shapes, [(2, Ok(2)), (2, Ok(1)), (2, Err(Delimiter::Unsure)), (2, Err(Delimiter::Missing))]);
    }

    #[test]
    fn fields_have_the_place_of_their_key() {
        let (sources, outline) = read("---\ntitle: \"A b\"\nms.prod:\n---\n# A\n## Response:\n");
        let fields: Vec<_> =
            outline.fields.iter().map(|(key, value)| (sources.text(key.span), value.as_str())).collect();
        assert_eq!(fields, [("title", "A b"), ("ms.prod", "")]);
        assert_eq!(outline.headings[1].operation_part, Some(Part::Response));
    }
}
