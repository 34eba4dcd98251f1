//! Titles of pages about types.
//!
//! ```markdown
//! # message resource type (preview)
//! ```
//!
//! ```text
//! title := (set "-")? name ("resource type" | "complex type" | "facet" | …)? "(qualifier)"?
//! ```

use crate::dialect::Dialect;
use crate::text::prose::Prose;
use crate::text::source::{Span, Spanned};

/// The claims of a resource page's title.
#[derive(Debug, Default)]
pub(crate) struct Title {
    /// The name, where it is one word.
    pub(crate) name: Option<Spanned<String>>,
    /// The name in one word, where it is several: of a type if the page shows that it is about one.
    pub(crate) joined: Option<Spanned<String>>,
    /// The words after the name say that this is a type.
    pub(crate) says_type: bool,
    pub(crate) says_complex: bool,
    pub(crate) says_enum: bool,
    pub(crate) says_open: Option<Span>,
}

/// Reads a heading.
pub(crate) fn read(dialect: &Dialect, heading: &Prose) -> Title {
    let text = heading.plain();
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        without_prefix(dialect, &text).split(" (").next().unwrap_or_default().split_whitespace().collect();
    let is_type_word = |word: &&&str| dialect.type_words.have(&word.to_lowercase());
    let suffix = words.iter().rev().take_while(is_type_word).count().min(words.len().saturating_sub(1));
    let said: Vec<String> = words[words.len() - suffix..].iter().map(|word| word.to_lowercase()).collect();
    let says = |word: &str| said.iter().any(|said| said.starts_with(word));
    let before = &words[..words.len() - suffix];
    // `Lamp Central - lamp resource type`: what stands in front of a dash is about the whole set.
    let own = before.iter().rposition(|it| SEPARATORS.contains(it) || it.ends_with(':')).map_or(0, |at| at + 1);
    let own = if suffix > 0 { &before[own..] } else { before };
    let spanned = |name: String| Spanned::new(name, heading.span);
    let name = match own {
        [name] => Some(spanned(name.trim_matches(['`', '*', ':']).to_owned())),
        _ => None,
    };
    let joined = if own.len() > 1 { join(own).map(spanned) } else { None };
    Title {
        says_type: suffix > 0 && name.is_some() && !says("object"),
        says_complex: says("complex"),
        says_enum: says("enum"),
        says_open: lower.contains("(open type)").then_some(heading.span),
        name,
        joined,
    }
}

/// Marks between the name of a set and that of a type.
const SEPARATORS: &[&str] = &["-", "\u{2013}", "\u{2014}", "|"];

/// No name has more words; what is longer is a sentence.
const MAX_WORDS: usize = 4;

/// Words of headings that are about several types, or about the set.
const GENERAL: &[&str] =
    &["type", "resource", "object", "entity", "entitie", "api", "overview", "reference", "example"];

/// `Unit of measure` as one name: `unitOfMeasure`.
fn join(words: &[&str]) -> Option<String> {
    let is_word = |it: &&str| {
        let speaks_of_types = GENERAL.contains(&it.to_lowercase().trim_end_matches('s'));
        it.chars().all(char::is_alphanumeric) && it.starts_with(char::is_alphabetic) && !speaks_of_types
    };
    if words.len() > MAX_WORDS || !words.iter().all(is_word) {
        return None;
    }
    let has_words = words[0].chars().skip(1).any(char::is_uppercase);
    let mut name = if has_words { words[0].to_owned() } else { words[0].to_lowercase() };
    for word in &words[1..] {
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    Some(name)
}

/// The title without what the documentation set has in front of all of them.
fn without_prefix<'t>(dialect: &Dialect, text: &'t str) -> &'t str {
    let text = text.trim();
    let starts = |it: &&String| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it));
    let prefix = dialect.title_prefixes.iter().find(starts);
    prefix.map_or(text, |it| text[it.len()..].trim_start())
}
