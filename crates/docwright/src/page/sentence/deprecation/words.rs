//! The words of a deprecation: its sentence and the advice behind it.

use std::ops::Range;

use crate::page::sentence::text::SentenceText;

/// The longest words that are kept, in characters.
const LONGEST: usize = 300;

/// How many sentences of advice are kept.
const MOST_ADVICE: usize = 2;

/// How a sentence begins that says what to do instead.
const ADVICE: &[&str] = &[
    "use ",
    "please ",
    "instead",
    "going forward",
    "we recommend",
    "switch ",
    "migrate ",
    "consider ",
    "it will ",
    "to access",
    "apps ",
    "starting ",
];

/// Where the label ends with which a sentence begins: `Deprecated.`, `[Deprecated]`, `Deprecated:`.
pub(crate) fn label(flat: &SentenceText, sentence: &Range<usize>) -> Option<usize> {
    let text = &flat.lower[sentence.clone()];
    let opened = text.trim_start_matches(|it: char| it.is_whitespace() || matches!(it, '(' | '[' | '*'));
    let rest = opened.strip_prefix("deprecated").or_else(|| opened.strip_prefix("obsolete"))?;
    let said = rest.trim_start();
    let is_label = rest.is_empty()
        || rest.starts_with(['.', ':', ')', ']', ',', ';', '!', '*'])
        || rest != said
            && ["-", "–", "—", "as of ", "since ", "in ", "from ", "and will "].iter().any(|it| said.starts_with(it));
    let marks =
        |it: char| it.is_whitespace() || matches!(it, '.' | ':' | ')' | ']' | ',' | ';' | '!' | '*' | '-' | '–' | '—');
    is_label.then(|| sentence.end - rest.trim_start_matches(marks).len())
}

/// The text of a sentence and of the advice that follows it.
pub(crate) fn words(flat: &SentenceText, sentence: Range<usize>, following: &[Range<usize>]) -> String {
    let own = flat.text[sentence].trim();
    let named = own
        .split_once(": ")
        .filter(|it| ["note", "important", "caution", "warning"].contains(&it.0.to_ascii_lowercase().as_str()));
    let own = named.map_or(own, |it| it.1);
    let advises = |it: &&Range<usize>| {
        let text = flat.lower[(*it).clone()].trim_start();
        ADVICE.iter().any(|it| text.starts_with(it))
    };
    let advice = following.iter().take_while(advises).take(MOST_ADVICE);
    let texts = std::iter::once(own).chain(advice.map(|it| flat.text[it.clone()].trim()));
    let mut whole = String::new();
    for text in texts.map(one_line).filter(|it| !it.is_empty()) {
        let length = whole.chars().count() + text.chars().count();
        if whole.is_empty() {
            whole = bounded(text);
        } else if length < LONGEST {
            whole.push(' ');
            whole.push_str(&text);
        }
    }
    capitalised(&whole)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().filter(|it| !it.starts_with("[!") && *it != ">").collect::<Vec<_>>().join(" ")
}

fn bounded(text: String) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..end])
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
