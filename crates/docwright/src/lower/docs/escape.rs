//! Text escaped for Markdown, run by run, with bare addresses as links.

use crate::lower::docs::links::is_linkable;
use crate::text::markdown::{clean, push_code};

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
