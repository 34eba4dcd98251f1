//! The renderers of findings: text, JSON, GitHub, SARIF and Markdown over one noun, [`Finding`].

pub(crate) mod diagnostics;
mod excerpt;
pub(crate) mod explanation;
mod finding;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod markdown;
mod places;
pub(crate) mod sarif;
mod sets;
mod text;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub(crate) use finding::{Change, Finding, Level, Place, Role};
pub(crate) use places::Places;
pub(crate) use sets::{Set, Sets};
pub(crate) use text::Text;

/// The characters that may mean something else in a URI reference; they are written in hexadecimal.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path as a URI reference.
pub(crate) fn uri(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// `1 page`, `2 pages`
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
