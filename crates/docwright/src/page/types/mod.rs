//! Pages of entity and complex types.
//!
//! ```markdown
//! # message resource type (preview)
//!
//! Represents a message. Inherits from [outlookItem](outlookitem.md). This is an open type.
//!
//! ## Methods
//! |Method|Return type|Description|
//! |:---|:---|:---|
//! |[List](../api/user-list-messages.md)|[message](message.md) collection|…|
//! ## Properties
//! |Property|Type|Description|
//! ## Relationships
//! |Relationship|Type|Description|
//! ## JSON representation
//! ```
//!
//! ```text
//! title   := name ("resource type" | "complex type" | "facet" | …)? "(qualifier)"?
//! section := known heading, with the unknown ones below it
//! ```

pub(crate) mod derived;
pub(crate) mod enumeration;
pub(crate) mod page;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::page::cells::columns::{self, position};
use crate::page::cells::{rows, type_text};
use crate::page::document::context::Context;
use crate::page::document::outline::Part;
use crate::page::document::sections::Section;
use crate::page::markdown::table::Table;
use crate::page::operation::example::Shown;
use crate::page::sentence::phrases::Phrases;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::types::page::{MethodRow, PropertyHome, ResourcePage, TypeName, TypeText};
use crate::text::diagnostic::Rule;
use crate::text::prose::Prose;
use crate::text::source::{Span, Spanned};

type Reader = fn(&mut Context<'_>, &[Section], &mut ResourcePage);

/// Which heading is read by which function.
const SECTIONS: &[(&[&str], Reader)] = &[
    (&["properties", "property", "common properties"], properties),
    (&["relationships", "relationship", "navigation properties"], relationships),
    (&["instance attributes"], instance_attributes),
    (&["methods", "method", "functions", "reports", "tasks", "common tasks", "operations", "actions"], methods),
    (&["json representation", "representation"], nothing),
];

/// Headings below which a page speaks of something else than the type.
static ASIDE: Phrases = Phrases::new(&["remark", "see also", "example"]);

/// Reads the page; `shown` holds its JSON representations.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], shown: Shown, title: &Title) -> ResourcePage {
    let mut page = ResourcePage {
        name: title.name.clone(),
        says_complex: title.says_complex,
        says_open: title.says_open,
        representations: shown.representations,
        derived: derived::read(cx, sections),
        ..ResourcePage::default()
    };
    let mut rest = sections;
    let mut aside = false;
    while let Some(section) = rest.first() {
        let known = reader(section);
        let below = |next: &Section| next.level > section.level && reader(next).is_none();
        let count = 1 + rest[1..].iter().take_while(|next| known.is_some() && below(next)).count();
        let (group, next) = rest.split_at(count);
        aside = section.level > 1 && known.is_none() && (aside || ASIDE.are_in(&section.title));
        if !aside {
            group.iter().flat_map(Section::texts).for_each(|text| claims(cx, text, &mut page));
        }
        if let Some(read) = known {
            read(cx, group, &mut page);
        }
        rest = next;
    }
    page
}

fn reader(section: &Section) -> Option<Reader> {
    let known = SECTIONS.iter().find(|(titles, _)| titles.contains(&section.title.as_str()));
    known.filter(|_| section.level > 1).map(|(_, reader)| *reader)
}

/// Whether a heading is one of a resource page.
pub(crate) fn is_properties(section: &Section) -> bool {
    SECTIONS[0].0.contains(&section.title.as_str())
}

/// What a heading, in lower case, begins on a page of a type.
pub(crate) fn part(title: &str) -> Option<Part> {
    let parts =
        [Some(Part::Properties), Some(Part::Relationships), None, Some(Part::Methods), Some(Part::Representation)];
    let known = SECTIONS.iter().position(|(titles, _)| titles.contains(&title));
    // What a page calls its functions or tasks has no place of its own.
    known.and_then(|rank| parts[rank]).filter(|it| *it != Part::Methods || title == "methods")
}

/// What a resource page's title says.
#[derive(Debug, Default)]
pub(crate) struct Title {
    pub(crate) name: Option<Spanned<String>>,
    /// The words after the name say that this is a type.
    pub(crate) says_type: bool,
    pub(crate) says_complex: bool,
    pub(crate) says_enum: bool,
    pub(crate) says_open: Option<Span>,
}

const TYPE_WORDS: &[&str] =
    &["resource", "resouce", "complex", "entity", "facet", "enum", "enumeration", "type", "object"];

/// Reads a level-1 heading.
pub(crate) fn title(heading: &Prose) -> Title {
    let text = heading.plain();
    let lower = text.to_lowercase();
    let words: Vec<&str> = text.split(" (").next().unwrap_or_default().split_whitespace().collect();
    let is_type_word = |word: &&&str| TYPE_WORDS.contains(&word.to_lowercase().as_str());
    let suffix = words.iter().rev().take_while(is_type_word).count().min(words.len().saturating_sub(1));
    let said: Vec<String> = words[words.len() - suffix..].iter().map(|word| word.to_lowercase()).collect();
    let says = |word: &str| said.iter().any(|said| said.starts_with(word));
    let name = match &words[..words.len() - suffix] {
        [name] => Some(Spanned::new(name.trim_matches(['`', '*', ':']).to_owned(), heading.span)),
        _ => None,
    };
    Title {
        says_type: suffix > 0 && name.is_some() && !says("object"),
        says_complex: says("complex"),
        says_enum: says("enum"),
        says_open: lower.contains("(open type)").then_some(heading.span),
        name,
    }
}

fn nothing(_: &mut Context<'_>, _: &[Section], _: &mut ResourcePage) {}

fn properties(cx: &mut Context<'_>, sections: &[Section], page: &mut ResourcePage) {
    let mut found = 0;
    for (rank, section) in sections.iter().enumerate() {
        for table in section.tables() {
            let header = cx.header(table);
            let home = if rank == 0 { PropertyHome::Properties } else { PropertyHome::SubTable };
            match columns::property(&header).or_else(|| columns::relationship(&header)) {
                Some(columns) => rows::read(cx, table, &columns, home, &mut page.properties),
                None if rank == 0 => unknown_table(cx, table, &header),
                None => {}
            }
            found += 1;
        }
    }
    let says = |text: Span| says_none(&cx.text(text).to_lowercase());
    page.says_no_properties |= found == 0 && sections[0].texts().any(says);
}

static NO_PROPERTIES: Phrases = Phrases::new(&[
    "inherits all the properties",
    "inherits all properties",
    "no properties",
    "no additional properties",
]);

fn says_none(lower: &str) -> bool {
    let none = matches!(lower.trim().trim_end_matches('.'), "none" | "n/a" | "not applicable");
    none || NO_PROPERTIES.are_in(lower)
}

fn unknown_table(cx: &mut Context<'_>, table: &Table, header: &[String]) {
    // Lists of values below properties are not meant to be properties.
    if !header.iter().any(|cell| cell.starts_with("member") || cell.starts_with("value")) {
        let message = format!("the header `{}` is not one of a property table", header.join(" | "));
        cx.report(Rule::UnknownTable, message, Span::new(table.file, table.range.clone()));
    }
}

fn relationships(cx: &mut Context<'_>, sections: &[Section], page: &mut ResourcePage) {
    read_rows(cx, sections, PropertyHome::Relationships, page);
}

fn instance_attributes(cx: &mut Context<'_>, sections: &[Section], page: &mut ResourcePage) {
    read_rows(cx, sections, PropertyHome::InstanceAttributes, page);
}

fn read_rows(cx: &mut Context<'_>, sections: &[Section], home: PropertyHome, page: &mut ResourcePage) {
    for table in sections.iter().flat_map(Section::tables) {
        if let Some(columns) = columns::relationship(&cx.header(table)) {
            rows::read(cx, table, &columns, home, &mut page.properties);
        }
    }
}

fn methods(cx: &mut Context<'_>, sections: &[Section], page: &mut ResourcePage) {
    for table in sections.iter().flat_map(Section::tables) {
        let header = cx.header(table);
        let returns = position(&header, &["return type", "returns", "json return type", "return", "type"]);
        cx.report_repairs(table);
        for row in &table.rows {
            let Some(link) = cx.cell(table, row, 0).links().into_iter().next() else {
                continue;
            };
            let returns = match returns.map(|column| cx.cell(table, row, column)) {
                Some(cell) => Spanned::new(type_text::read(&cell), cell.span),
                None => Spanned::new(TypeText { collection: false, names: Vec::new() }, link.span),
            };
            page.methods.push(MethodRow { link, returns });
        }
    }
}

static INHERITS: Phrases = Phrases::new(&[
    "inherits from",
    "inherited from",
    "derived from",
    "derives from",
    "subtype of",
    "sub-type of",
    "subclass of",
    "subclass from",
    "inherits all the properties of",
    "inherits all the properties from",
    "inherits all properties of",
    "inherits all properties from",
    "inherits properties from",
    "inherits the properties from",
    "inherits the properties of",
    "inherits all of the properties",
]);

static ABSTRACT: Phrases =
    Phrases::new(&["abstract type", "abstract base", "abstract class", "abstract resource", "is abstract"]);

static OPEN: Phrases = Phrases::new(&["is an open type", "open type that", "of an open type", "dynamic properties"]);

/// What running text says about the type itself.
fn claims(cx: &Context<'_>, text: Span, page: &mut ResourcePage) {
    let flat = SentenceText::new(&cx.prose(text));
    for sentence in flat.sentences() {
        let phrase = flat.find(&sentence, &INHERITS).map(|phrase| phrase.end);
        if let Some(base) = phrase.and_then(|end| base(&flat, &(end..sentence.end))) {
            page.inherits.push(base);
        }
        // "derived from the abstract type x" says that of x.
        let before = sentence.start..phrase.unwrap_or(sentence.end);
        if flat.says(&before, &ABSTRACT) {
            page.says_abstract.get_or_insert(flat.span(&sentence));
        }
        if flat.says(&sentence, &OPEN) {
            page.says_open.get_or_insert(flat.span(&sentence));
        }
    }
}

/// The type named right after the phrase.
fn base(flat: &SentenceText, after: &Range<usize>) -> Option<Spanned<TypeText>> {
    let named = |mark: &&TextMark| match &mark.kind {
        MarkKind::Link(target) => !target.contains("/api/"),
        MarkKind::Strong | MarkKind::Code => true,
        MarkKind::Emphasis => false,
    };
    let near = after.start + 60;
    if let Some(mark) = flat.marks_in(after).find(named).filter(|mark| mark.range.start < near) {
        let target = match &mark.kind {
            MarkKind::Link(target) => Some(target.clone()),
            _ => None,
        };
        let text = type_text::link_name(&flat.text[mark.range.clone()]).0;
        let name = TypeName { text, target, span: mark.span };
        return Some(Spanned::new(TypeText { collection: false, names: vec![name] }, mark.span));
    }
    let rest = &flat.text[after.clone()];
    let mut words = rest.split_whitespace().skip_while(|word| matches!(*word, "the" | "a" | "an" | ":"));
    let word = words.next()?;
    if let ("base", Some(kind), Some("type" | "class")) =
        (word, words.next(), words.next().map(|it| it.trim_end_matches(['.', ','])))
    {
        return Some(base_of_kind(flat, after, kind));
    }
    let word = word.trim_matches(['.', ',', ':', ';', '[', ']', '*']);
    let named = word.starts_with("microsoft.graph.") || word == "entity" || word == "directoryObject";
    let start = after.start + rest.find(word)?;
    let span = flat.span(&(start..start + word.len()));
    named.then(|| Spanned::new(type_text::from_name(word, span), span))
}

/// "Inherits from base policy type": of what is called `policyBase` or `basePolicy`.
fn base_of_kind(flat: &SentenceText, after: &Range<usize>, kind: &str) -> Spanned<TypeText> {
    let span = flat.span(after);
    let name = |text: String| TypeName { text, target: None, span };
    let names = vec![name(format!("{kind}Base")), name(format!("base{kind}"))];
    Spanned::new(TypeText { collection: false, names }, span)
}
