//! Escaping for Markdown, run by run.

use std::borrow::Cow;

use crate::lower::docs::links::is_linkable;

/// Appends text, escaped; white space is folded. In the text of a link, addresses stay text.
pub(crate) fn push_text(out: &mut String, text: &str, in_link: bool) {
    let text = clean(text);
    let mut rest = text.as_ref();
    if out.is_empty() || out.ends_with(' ') {
        rest = rest.trim_start();
    }
    while let Some(at) = find_scheme(rest).filter(|_| !in_link) {
        let (before, from) = rest.split_at(at);
        let length = address_at(from).map_or("http".len(), str::len);
        push_escaped(out, before);
        if length > "http".len() {
            push_address(out, &from[..length]);
        } else {
            out.push_str("http");
        }
        rest = &from[length..];
    }
    push_escaped(out, rest);
}

/// Where an address may begin.
fn find_scheme(text: &str) -> Option<usize> {
    text.as_bytes().windows(4).position(|it| it == b"http")
}

fn push_escaped(out: &mut String, text: &str) {
    let is_special = |it| matches!(it, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '_' | '&');
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (special, after) = from.split_at(1);
        let next = after.chars().next();
        let harmless = match special {
            // Between letters an underscore is only an underscore.
            "_" => out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric),
            "&" => next.is_some_and(|it| !it.is_ascii_alphanumeric() && it != '#'),
            _ => false,
        };
        out.extend([if harmless { "" } else { "\\" }, special]);
        rest = after;
    }
    out.push_str(rest);
}

/// The address of the web that a text begins with.
fn address_at(text: &str) -> Option<&str> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return None;
    }
    let is_part = |it: char| it.is_ascii_graphic() && !matches!(it, '<' | '>' | '"' | '`' | '\\' | '|' | '[' | ']');
    let end = text.find(|it| !is_part(it)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let address = if address.contains('(') { address } else { address.trim_end_matches(')') };
    Some(address).filter(|it| it.len() > "https://".len())
}

fn push_address(out: &mut String, address: &str) {
    if is_linkable(address) {
        out.extend(["<", address, ">"]);
    } else {
        push_code(out, address);
    }
}

/// Appends a code span; nothing when there is no code.
pub(crate) fn push_code(out: &mut String, code: &str) {
    let code = clean(code);
    let code = code.trim();
    if code.is_empty() {
        return;
    }
    if !code.contains('`') && !out.ends_with('`') {
        out.extend(["`", code, "`"]);
        return;
    }
    let runs = code.split(|it| it != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default() + 1);
    // A fence that touches a backtick would be a longer fence.
    let gap = if out.ends_with('`') { " " } else { "" };
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    out.extend([gap, &fence, pad, code, pad, &fence]);
}

/// Folds white space and removes control characters, marks that turn the direction of text, and invisible characters.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for it in text.chars() {
        if it.is_whitespace() || matches!(it, '\u{2028}' | '\u{2029}') {
            cleaned.extend((!cleaned.ends_with(' ')).then_some(' '));
        } else if !is_invisible(it) {
            cleaned.push(it);
        }
    }
    Cow::Owned(cleaned)
}

/// Whether a text is what most texts are: ASCII without a control character or a double blank.
fn is_clean(text: &str) -> bool {
    let mut previous = 0;
    text.bytes().all(|it| {
        let double = previous == b' ' && it == b' ';
        previous = it;
        !double && (it == b' ' || it.is_ascii_graphic())
    })
}

fn is_invisible(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(it, '\u{e0000}'..='\u{e007f}')
}
