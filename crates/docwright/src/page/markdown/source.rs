//! [`Source`]: the text of a file with the definitions of its reference links.
//!
//! ```markdown
//! See [message][m].
//!
//! [m]: ../resources/message.md "a title"
//! ```

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Options, Parser};

use crate::text::source::FileId;

/// The link definitions of a file: `[label]: target`, labels folded.
pub(crate) type Definitions = BTreeMap<String, String>;

/// One file's text and what its links refer to.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) file: FileId,
    pub(crate) text: &'a str,
    pub(crate) definitions: &'a Definitions,
}

/// The link definitions of a text.
pub(crate) fn definitions(text: &str) -> Definitions {
    let parser = Parser::new_ext(text, Options::empty());
    let all = parser.reference_definitions().iter();
    all.map(|(label, definition)| (fold_label(label), definition.dest.to_string())).collect()
}

fn fold_label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where a reference link leads, for the library.
pub(crate) fn target<'b>(definitions: &Definitions, label: &str) -> Option<(CowStr<'b>, CowStr<'b>)> {
    let target = definitions.get(&fold_label(label))?;
    Some((CowStr::from(target.clone()), CowStr::Borrowed("")))
}
