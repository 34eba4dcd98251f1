//! The permissions in a cell.
//!
//! ```markdown
//! User.Read, User.ReadWrite.All and Group.Read.All
//! Not supported.
//! ```
//!
//! ```text
//! cell        := alternative { ("," | "or") alternative }
//! alternative := permission { ("and" | "plus" | "+" | "&") permission }
//! permission  := word with a dot in it, or a well-known word; anything else in a cell means "not supported"
//! ```
//!
//! A comma parts alternatives, whatever follows it: the last item of `A, B, and C` is `C`.

use std::collections::BTreeSet;

use crate::dialect::phrases::Phrases;
use crate::page::document::context::Context;
use crate::text::diagnostic::Rule;
use crate::text::prose::{Prose, Run};
use crate::text::source::{Span, Spanned};

/// The most permissions that are read of a cell.
const MAX_NAMES: usize = 200;

/// Sets of permissions, any one of which will do.
pub(crate) type Alternatives = Vec<Vec<Spanned<String>>>;

static TEMPLATE: Phrases = Phrases::new(&["todo"]);

/// The permissions in a cell, none where it says so; `None` when it is not understood.
pub(crate) fn read(cx: &mut Context<'_>, cell: &Prose) -> Option<Alternatives> {
    let mut found: Alternatives = Vec::new();
    let mut count = 0;
    // What stands between the last name and here.
    let mut between = Between::Nothing;
    for run in &cell.without_superscripts().runs {
        let (Run::Text(text) | Run::Code(text)) = &run.value else {
            between = if run.value == Run::Break { Between::Parted } else { between };
            continue;
        };
        if TEMPLATE.are_in(text) {
            let message = "the permissions still hold the template's text";
            cx.report(Rule::Placeholder, message, cell.span);
            return None;
        }
        // Where nothing was folded or decoded the text is as long as its source, and places are exact.
        let exact = (run.span.end - run.span.start) as usize == text.len();
        let mut at = 0;
        for piece in text.split_inclusive([' ', ',', ';', '(', ')', '/', '|']) {
            let word = piece.trim_end_matches([' ', ',', ';', '(', ')', '/', '|']);
            let name = word.trim_matches(['.', '*', '`', ':', '"', '\'']);
            let start = run.span.start as usize + at;
            at += piece.len();
            if is_permission(name) {
                count += 1;
                if count > MAX_NAMES {
                    let message = format!("more than {MAX_NAMES} permissions; from here on none was read");
                    cx.report(Rule::TooDeep, message, cell.span);
                    return Some(distinct(found));
                }
                let place = Span::new(run.span.file, start..start + name.len());
                let name = Spanned::new(name.to_owned(), if exact { place } else { run.span });
                match found.last_mut() {
                    Some(together) if between == Between::Joined => together.push(name),
                    _ => found.push(vec![name]),
                }
                between = Between::Nothing;
            }
            between = between.then(name, &piece[word.len()..]);
        }
    }
    let text = cell.plain().to_lowercase();
    let denies =
        matches!(text.trim().trim_end_matches('.'), "" | "-" | "—" | "–" | "no" | "none") || DENIED.are_in(&text);
    if found.is_empty() && !denies {
        let message = format!("`{}` is neither a permission nor says that there is none", cell.plain().trim());
        cx.report(Rule::UnreadCell, message, cell.span);
        return None;
    }
    Some(distinct(found))
}

/// Cells that say that there is no permission, by which the account would be supported.
static DENIED: Phrases = Phrases::new(&[
    "not supported",
    "n/a",
    "not applicable",
    "not available",
    "isn't supported",
    "unsupported",
    "not allowed",
    "no permission",
]);

/// The separator between a name and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    /// Nothing that counts.
    Nothing,
    /// A comma.
    Parted,
    /// The word `and`, and no comma before it.
    Joined,
}

impl Between {
    /// With a further word, and what ends it.
    fn then(self, word: &str, end: &str) -> Self {
        let joins = matches!(word.to_ascii_lowercase().as_str(), "and" | "plus" | "+" | "&");
        match self {
            Self::Parted => Self::Parted,
            _ if end.contains([',', ';', '/', '|']) || word.eq_ignore_ascii_case("or") => Self::Parted,
            _ if joins => Self::Joined,
            other => other,
        }
    }
}

/// Each name once in its set, and each set once.
fn distinct(found: Alternatives) -> Alternatives {
    let mut kept: Alternatives = Vec::with_capacity(found.len());
    for mut together in found {
        let mut seen = BTreeSet::new();
        together.retain(|it| seen.insert(it.value.clone()));
        let same = |other: &Vec<Spanned<String>>| {
            other.len() == together.len() && other.iter().all(|it| seen.contains(&it.value))
        };
        if !kept.iter().any(same) {
            kept.push(together);
        }
    }
    kept
}

fn is_permission(word: &str) -> bool {
    if word.len() < 3 {
        return false;
    }
    if matches!(word, "openid" | "profile" | "email" | "offline_access" | "full_access_as_app" | "user_impersonation") {
        return true;
    }
    // `eDiscovery.Read.All` begins in lower case; `e.g.` and the name of a host have no capital at all.
    let has_capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
    if !word.contains('.') || !has_capital || !word.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return false;
    }
    let parts: Vec<&str> = word.split('.').collect();
    let token = |part: &&str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    (2..=8).contains(&parts.len()) && parts.iter().all(token)
}
