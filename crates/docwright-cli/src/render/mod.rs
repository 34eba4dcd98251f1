//! The renderers of findings: text, JSON, GitHub, SARIF and Markdown over one noun, [`Finding`].

pub(crate) mod diagnostics;
mod excerpt;
mod finding;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod markdown;
mod places;
pub(crate) mod sarif;
mod sets;
mod text;

pub(crate) use finding::{Change, Finding, Level, Place, Role};
pub(crate) use places::Places;
pub(crate) use sets::{Set, Sets};
pub(crate) use text::Text;

/// `1 page`, `2 pages`
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
