//! Titles of pages about types.
//!
//! ```markdown
//! # message resource type (preview)
//! ```
//!
//! ```text
//! title := name ("resource type" | "complex type" | "facet" | …)? "(qualifier)"?
//! ```

use crate::text::prose::Prose;
use crate::text::source::{Span, Spanned};

/// The claims of a resource page's title.
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
pub(crate) fn read(heading: &Prose) -> Title {
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
