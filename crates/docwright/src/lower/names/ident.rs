//! Names of Rust items: the only maker of [`Ident`].
//!
//! Every name is planned in two steps. [`words`] turns a name of the documentation into lower-case words joined by `_`;
//! [`Case`] spells the words; [`Scope`](crate::lower::names::scope::Scope) keeps the names of one place apart.
//!
//! ```text
//! toRecipients → to_recipients      as field, constant and type: to_recipients, TO_RECIPIENTS, ToRecipients
//! iPRange      → i_p_range          words begin at capitals and end before the last capital of a row of them
//! cloudPCs     → cloud_pcs          a row of capitals with the `s` of a plural is one word
//! item-path    → item_path          whatever is neither letter nor digit parts words
//! 1.1          → v1_1               a name does not begin with a digit: V1_1
//! größe        → gru00f6u00dfe      letters beyond ASCII become their code point
//! =            → u003d              so does everything, when there is no letter or digit at all
//! type, self   → r#type, self_      keywords become raw; those that cannot be raw get a `_`
//! 300 letters  → the first 100      and a digest of all of them: names are files, and no system takes longer ones
//! ```

use std::borrow::Cow;
use std::fmt::Write;

use heck::ToSnakeCase;

use crate::krate::Ident;
use crate::text::digest;

/// How the words of a name are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// `to_recipients`: modules, functions, arguments, fields.
    Snake,
    /// `ToRecipients`: types and variants.
    Camel,
    /// `TO_RECIPIENTS`: constants.
    Shouty,
}

/// Why a name is not simply the spelling of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// It would be a keyword.
    Keyword,
    /// It would begin with a digit.
    Digit,
    /// It has characters that cannot stand in a name.
    Character,
    /// Something else has the name.
    Taken,
    /// It would be longer than the name of a file can be.
    Long,
    /// Generated code, or the layout of a crate, needs the name.
    Reserved,
}

/// A planned name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// The identifier.
    pub(crate) ident: Ident,
    /// Why it is not the plain one.
    pub(crate) reason: Option<Reason>,
}

/// Keywords of every edition, reserved ones too; `gen` is one since 2024.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that not even `r#` makes an identifier of.
const NEVER_RAW: &[&str] = &["Self", "crate", "self", "super"];

/// Longer words are cut: a module is a file, and its name ends with a digest, perhaps a number, and `.rs`.
const MAX_LENGTH: usize = 100;

/// Names that are longer by less than what marks them as cut stay whole.
const DIGEST_LENGTH: usize = 17;

/// The words of a name in lower case, joined by `_`; never empty, never beginning with a digit, never longer than a file's
/// name.
pub(crate) fn words(text: &str) -> String {
    let all = all_words(text);
    match all.get(..MAX_LENGTH).filter(|_| is_long(&all)) {
        // What is cut off may be all that tells two names apart.
        Some(head) => format!("{}_{}", head.trim_end_matches('_'), digest(text)),
        None => all,
    }
}

fn is_long(words: &str) -> bool {
    words.len() > MAX_LENGTH + DIGEST_LENGTH
}

fn all_words(text: &str) -> String {
    let text = acronyms(text);
    let snake = if is_plain(&text) { text.to_snake_case() } else { spell_out(&text).to_snake_case() };
    if snake.starts_with(|it: char| it.is_ascii_digit()) { format!("v{snake}") } else { snake }
}

/// Spells `PCs` as `Pcs`: the plural of an acronym would fall into two words.
fn acronyms(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let is_lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let is_plural =
        |at: usize| bytes[at] == b's' && at > 1 && is_capital(at - 1) && is_capital(at - 2) && !is_lower(at + 1);
    if !(0..bytes.len()).any(is_plural) {
        return Cow::Borrowed(text);
    }
    let mut spelled = text.to_owned();
    for at in (0..bytes.len()).filter(|at| is_plural(*at)) {
        let start = (0..at).rev().take_while(|it| is_capital(*it)).last().unwrap_or(at);
        if let Some(row) = spelled.get_mut(start + 1..at) {
            row.make_ascii_lowercase();
        }
    }
    Cow::Owned(spelled)
}

/// The change that [`words`] had to make beyond case.
pub(crate) fn change(text: &str) -> Option<Reason> {
    if !is_plain(text) {
        return Some(Reason::Character);
    }
    if text.len() > MAX_LENGTH / 2 && is_long(&all_words(text)) {
        return Some(Reason::Long);
    }
    let first = text.bytes().find(u8::is_ascii_alphanumeric);
    first.is_some_and(|it| it.is_ascii_digit()).then_some(Reason::Digit)
}

/// True if every letter is ASCII and there is a letter or digit at all.
fn is_plain(text: &str) -> bool {
    text.chars().all(|it| it.is_ascii() || !it.is_alphanumeric()) && text.bytes().any(|it| it.is_ascii_alphanumeric())
}

/// Replaces what identifiers are not made of by code points.
fn spell_out(text: &str) -> String {
    let nothing_plain = !text.chars().any(char::is_alphanumeric);
    let mut spelled = String::new();
    for it in text.chars() {
        if it.is_ascii_alphanumeric() || (it.is_ascii() && !nothing_plain) {
            spelled.push(it);
        } else if it.is_alphanumeric() || nothing_plain {
            write!(spelled, "u{:04x}", u32::from(it)).expect("writing to a string cannot fail");
        } else {
            spelled.push('_');
        }
    }
    if spelled.is_empty() { "empty".to_owned() } else { spelled }
}

/// Spells words, keywords not considered.
pub(crate) fn spell(words: &str, case: Case) -> String {
    match case {
        Case::Snake => words.to_owned(),
        Case::Shouty => words.to_ascii_uppercase(),
        Case::Camel => {
            let mut spelled = String::with_capacity(words.len());
            for word in words.split('_').filter(|it| !it.is_empty()) {
                // `V1_1` and `V11` are different members.
                let digits_meet = spelled.ends_with(|it: char| it.is_ascii_digit())
                    && word.starts_with(|it: char| it.is_ascii_digit());
                spelled.extend(digits_meet.then_some('_'));
                spelled.extend(word.chars().next().map(|it| it.to_ascii_uppercase()));
                spelled.push_str(word.get(1..).unwrap_or_default());
            }
            spelled.extend(words.ends_with('_').then_some('_'));
            spelled
        }
    }
}

/// Makes a spelled name valid where a keyword cannot stand.
pub(crate) fn valid(spelled: String) -> Name {
    if NEVER_RAW.contains(&spelled.as_str()) {
        return Name { ident: Ident(format!("{spelled}_")), reason: Some(Reason::Keyword) };
    }
    if KEYWORDS.binary_search(&spelled.as_str()).is_ok() {
        return Name { ident: Ident(format!("r#{spelled}")), reason: Some(Reason::Keyword) };
    }
    Name { ident: Ident(spelled), reason: None }
}

/// The identifier for words that need no scope, or that a scope has already told apart.
pub(crate) fn ident(words: &str, case: Case) -> Ident {
    valid(spell(words, case)).ident
}

/// A name that the generator itself chooses, such as `models`.
pub(crate) fn own(name: &'static str) -> Ident {
    Ident(name.to_owned())
}

impl Name {
    /// The origin of the name and the reason of a change, for a diagnostic.
    pub(crate) fn adjustment(&self, text: &str) -> Option<String> {
        let why = match self.reason? {
            Reason::Keyword => "it is a keyword of Rust",
            Reason::Digit => "a name cannot begin with a digit",
            Reason::Character => "it has characters that names cannot have",
            Reason::Long => "the plain name is too long for a file",
            Reason::Taken => "the plain name is taken",
            Reason::Reserved => "generated code needs the plain name",
        };
        Some(format!("`{text}` is named `{}`: {why}", self.ident))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_spellings() {
        for (text, snake, camel) in [
            ("toRecipients", "to_recipients", "ToRecipients"),
            ("item-path", "item_path", "ItemPath"),
            ("printerID", "printer_id", "PrinterId"),
            ("iPRange", "i_p_range", "IPRange"),
            ("cloudPCs", "cloud_pcs", "CloudPcs"),
            ("allowedIDsOfVMs", "allowed_ids_of_vms", "AllowedIdsOfVms"),
            ("DNSSuffix", "dns_suffix", "DnsSuffix"),
            ("oauth2PermissionGrant", "oauth2_permission_grant", "Oauth2PermissionGrant"),
            ("tuple_2OfExecutionType", "tuple_2of_execution_type", "Tuple2ofExecutionType"),
            ("_summary", "summary", "Summary"),
            ("v4_0_3", "v4_0_3", "V4_0_3"),
            ("1.1", "v1_1", "V1_1"),
            ("North America 5x7in", "north_america_5x7in", "NorthAmerica5x7in"),
            ("site@odata.bind", "site_odata_bind", "SiteOdataBind"),
            ("@example.graph.downloadUrl", "example_graph_download_url", "ExampleGraphDownloadUrl"),
            ("größe", "gru00f6u00dfe", "Gru00f6u00dfe"),
            ("a\u{a0}b", "a_b", "AB"),
            ("<=", "u003cu003d", "U003cu003d"),
            ("", "empty", "Empty"),
        ] {
            assert_eq!(words(text), snake, "{text}");
            assert_eq!(spell(&words(text), Case::Camel), camel, "{text}");
        }
    }

    #[test]
    fn keywords_become_raw_where_they_can() {
        assert!(KEYWORDS.is_sorted());
        for (words, case, expected) in [
            ("type", Case::Snake, "r#type"),
            ("gen", Case::Snake, "r#gen"),
            ("self", Case::Snake, "self_"),
            ("crate", Case::Snake, "crate_"),
            ("self", Case::Camel, "Self_"),
            ("self", Case::Shouty, "SELF"),
            ("type", Case::Camel, "Type"),
        ] {
            assert_eq!(ident(words, case).as_str(), expected);
        }
    }

    #[test]
    fn long_names_are_cut_and_stay_different() {
        let named = |text: &str| ident(&words(text), Case::Snake).to_string();
        for letters in ["a", "aB", "ö", "a_", "1"] {
            let (one, other) = (format!("{}x", letters.repeat(300)), format!("{}y", letters.repeat(300)));
            assert!(named(&one).len() <= MAX_LENGTH + DIGEST_LENGTH + 1, "{}", named(&one));
            assert_ne!(named(&one), named(&other));
            assert!(change(&one).is_some());
        }
        let whole = "a".repeat(MAX_LENGTH + DIGEST_LENGTH);
        assert_eq!((named(&whole), change(&whole)), (whole.clone(), None));
    }
}
