//! The block of fields at the top of a page.
//!
//! ```markdown
//! ---
//! title: "List messages"
//! description: Get the messages in the signed-in user's mailbox.
//! ms.subservice: "outlook"
//! author: "**TODO: Provide Github Name. …**"
//! doc_type: apiPageType
//! ---
//! ```
//!
//! ```text
//! block := "---" blank* line end (field | blank line)* "---"
//! field := key ":" (plain text | '"' … '"' | "'" … "'")      as YAML; what is no YAML, line by line
//! ```

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::page::document::context::Context;
use crate::text::diagnostic::Rule;
use crate::text::nests_too_deeply;
use crate::text::source::{FileId, Span, Spanned};

/// The front matter fields that mean something to us.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// There was a block at all.
    pub present: bool,
    /// `title:`
    pub title: Option<Spanned<String>>,
    /// `description:`
    pub description: Option<Spanned<String>>,
    /// `doc_type:`, a hint only.
    pub doc_type: Option<Spanned<String>>,
    /// The product area: `ms.subservice:` or the older `ms.prod:`; absent when it is a placeholder.
    pub product: Option<Spanned<String>>,
}

impl FrontMatter {
    /// The page calls itself an article, which has no sections of a template.
    pub(crate) fn is_conceptual(&self) -> bool {
        self.doc_type.as_ref().is_some_and(|it| it.value.eq_ignore_ascii_case("conceptualPageType"))
    }
}

/// YAML beyond the plain fields is only read from blocks up to this size.
const MAX_YAML_BYTES: usize = 32 << 10;

/// The fields that mean something, the first of each name.
type Fields<'a> = Vec<(&'a str, Spanned<String>)>;

const KEYS: &[&str] = &["title", "description", "doc_type", "ms.subservice", "ms.prod"];

/// Where the text begins, after the front matter.
pub(crate) fn end(text: &str) -> usize {
    block(text).map_or(0, |block| block.after)
}

struct Block {
    start: usize,
    end: usize,
    after: usize,
}

fn block(text: &str) -> Option<Block> {
    let blank = text.len() - text.trim_start_matches('\n').len();
    let mut lines = crate::page::markdown::lines::lines(text, blank..text.len());
    let is_fence = |line: &std::ops::Range<usize>| text[line.clone()].trim_end() == "---";
    let first = lines.next().filter(is_fence)?;
    let start = (first.end + 1).min(text.len());
    let last = lines.find(is_fence)?;
    Some(Block { start, end: last.start, after: last.end })
}

/// Reads the fields that mean something.
pub(crate) fn read(cx: &mut Context<'_>) -> FrontMatter {
    let text = cx.sources[cx.file].text.as_str();
    let Some(block) = block(text) else {
        cx.report(Rule::MissingFrontMatter, "the page has no front matter", Span::at_start(cx.file));
        return FrontMatter::default();
    };
    let span = Span::new(cx.file, block.start..block.end);
    let mut fields = lines(&text[block.start..block.end], block.start, cx.file);
    if !fields.plain && !yaml(&text[block.start..block.end], &mut fields.values) {
        cx.report(Rule::InvalidFrontMatter, "the front matter is not valid YAML; it was read line by line", span);
    }
    for place in fields.placeholders {
        cx.report(Rule::Placeholder, "the field still holds the template's text", place);
    }
    let mut take = |key: &str| {
        let field = fields.values.iter_mut().find(|(name, _)| *name == key)?;
        let value = std::mem::take(&mut field.1.value);
        (!value.is_empty() && !is_placeholder(&value)).then(|| Spanned::new(value, field.1.span))
    };
    let product = take("ms.subservice").or_else(|| take("ms.prod"));
    FrontMatter {
        present: true,
        title: take("title"),
        description: take("description"),
        doc_type: take("doc_type"),
        product,
    }
}

/// Every field with its value, unquoted; the place is that of the key.
pub(crate) fn fields(text: &str, file: FileId) -> Vec<(Spanned<String>, String)> {
    let Some(block) = block(text) else {
        return Vec::new();
    };
    let fields = crate::page::markdown::lines::lines(text, block.start..block.end).filter_map(|line| {
        let (key, value) = text[line.clone()].split_once(':').filter(|(key, _)| is_key(key))?;
        let key = key.trim_end();
        let span = Span::new(file, line.start..line.start + key.len());
        Some((Spanned::new(key.to_owned(), span), unquote(value.trim()).trim().to_owned()))
    });
    fields.collect()
}

fn is_placeholder(value: &str) -> bool {
    memchr::memmem::find(value.as_bytes(), b"TODO").is_some() || unquote(value).starts_with("$(")
}

struct Lines<'a> {
    values: Fields<'a>,
    placeholders: Vec<Span>,
    /// Every line is so plain that YAML means the same.
    plain: bool,
}

fn lines(text: &str, offset: usize, file: FileId) -> Lines<'_> {
    let mut found = Lines { values: Fields::new(), placeholders: Vec::new(), plain: true };
    for range in crate::page::markdown::lines::lines(text, 0..text.len()) {
        let line = &text[range.clone()];
        if line.trim_ascii().is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = line.split_once(':').filter(|(key, _)| is_key(key)) else {
            found.plain = false;
            continue;
        };
        let raw = value.trim();
        let start = offset + range.end - value.trim_start().len();
        let span = Span::new(file, start..start + raw.len());
        found.plain &= is_plain(value);
        if is_placeholder(raw) {
            found.placeholders.push(span);
        }
        let key = key.trim_end();
        if KEYS.contains(&key) && !found.values.iter().any(|(known, _)| *known == key) {
            found.values.push((key, Spanned::new(unquote(raw).to_owned(), span)));
        }
    }
    found
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.trim_end().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// True if a value, taken as it stands without its quotes, is what YAML would read.
fn is_plain(value: &str) -> bool {
    let trimmed = value.trim();
    if !(value.starts_with(' ') || trimmed.is_empty()) {
        return false;
    }
    for quote in ['"', '\''] {
        if let Some(inner) = trimmed.strip_prefix(quote) {
            return inner.strip_suffix(quote).is_some_and(|inner| !inner.contains([quote, '\\']));
        }
    }
    let begins = trimmed.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '/');
    trimmed.is_empty() || begins && !trimmed.contains(": ") && !trimmed.contains(" #") && !trimmed.ends_with(':')
}

fn unquote(value: &str) -> &str {
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    quoted('"').or_else(|| quoted('\'')).unwrap_or(value)
}

/// Replaces the values by what YAML reads; false when it is no YAML. Anchors and aliases are refused: a few lines of
/// them stand for gigabytes.
fn yaml(text: &str, fields: &mut Fields<'_>) -> bool {
    let refers = |line: &str| line.contains(['&', '*']) && !line.contains(['"', '\'']);
    if text.len() > MAX_YAML_BYTES || nests_too_deeply(text) || text.lines().any(refers) {
        return false;
    }
    let Ok(values) = serde_yaml::from_str::<BTreeMap<String, Value>>(text) else {
        return false;
    };
    for (key, field) in fields.iter_mut() {
        if let Some(Value::String(value)) = values.get(*key) {
            field.value = value.trim().to_owned();
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;

    fn front(text: &str) -> (FrontMatter, Vec<&'static str>) {
        let sources = Sources::from_texts([("a.md", text)]);
        let dialect = crate::dialect::Dialect::default();
        let mut cx = Context::new(&sources, &dialect, sources.find("a.md").unwrap());
        let front = read(&mut cx);
        (front, cx.into_diagnostics().iter().map(|diagnostic| diagnostic.rule.id()).collect())
    }

    fn value(field: Option<Spanned<String>>) -> String {
        field.map(|field| field.value).unwrap_or_default()
    }

    #[test]
    fn fields_are_read_in_any_order_and_quoting() {
        let text = "--- \nms.subservice: \"teams\"\ntoc.title: no\n\ntitle: 'Get it'\ndescription: \"say \\\"hi\\\"\"\ndoc_type: apiPageType\n---\ntext";
        let (fields, diagnostics) = front(text);
        assert!(diagnostics.is_empty() && fields.present);
        assert_eq!(value(fields.title.clone()), "Get it");
        assert_eq!(value(fields.description), "say \"hi\"");
        assert_eq!(value(fields.product), "teams");
        assert_eq!(value(fields.doc_type), "apiPageType");
        let span = fields.title.unwrap().span;
        assert_eq!(&text[span.start as usize..span.end as usize], "'Get it'");
        assert_eq!(&text[end(text)..], "\ntext");
    }

    #[test]
    fn what_is_no_yaml_is_read_by_line() {
        let (fields, diagnostics) = front("---\ntitle: driveItem: createUploadSession\nauthor: \"x\n---\n");
        assert_eq!(
            (value(fields.title), diagnostics),
            ("driveItem: createUploadSession".to_owned(), vec!["invalid-front-matter"])
        );
    }

    #[test]
    fn placeholders_are_reported_and_dropped() {
        let text = "---\ntitle: x\nauthor: \"**TODO: name**\"\nms.prod: \"**TODO: Add MS prod**\"\nms.author: $(metadata.owner)\n---\n";
        let (fields, diagnostics) = front(text);
        assert!(fields.product.is_none());
        assert_eq!(diagnostics, ["placeholder"; 3]);
    }

    #[test]
    fn bombs_are_not_expanded() {
        let lines = (1..60).map(|level| format!("a{level}: &a{level} [{}]\n", format!("*a{},", level - 1).repeat(9)));
        let text = format!("---\ntitle: x\na0: &a0 [lol]\n{}---\n", lines.collect::<String>());
        let (fields, diagnostics) = front(&text);
        assert_eq!((value(fields.title), diagnostics), ("x".to_owned(), vec!["invalid-front-matter"]));
        let deep = format!("---\ntitle: x\ndeep: {}\n---\n", "[".repeat(10_000));
        assert_eq!(front(&deep).1, ["invalid-front-matter"]);
    }

    #[test]
    fn pages_without_front_matter_are_read() {
        let (fields, diagnostics) = front("# Title\n---\n");
        assert!(!fields.present && diagnostics == ["missing-front-matter"]);
        assert_eq!(end("# Title"), 0);
    }
}
