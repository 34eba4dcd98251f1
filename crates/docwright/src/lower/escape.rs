//! Escaping for Markdown, run by run.

use super::links::is_linkable;

/// Appends text, escaped; white space is folded. In the text of a link, addresses stay text.
pub(super) fn push_text(out: &mut String, text: &str, in_link: bool) {
    let text = clean(text);
    let mut rest = text.as_str();
    while let Some(it) = rest.chars().next() {
        if let Some(address) = address_at(rest) {
            push_address(out, address, in_link);
            rest = &rest[address.len()..];
            continue;
        }
        let after = &rest[it.len_utf8()..];
        push_character(out, it, after.chars().next());
        rest = after;
    }
}

fn push_character(out: &mut String, it: char, next: Option<char>) {
    let escaped = match it {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
        // Between letters an underscore is only an underscore.
        '_' => !(out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        '&' => next.is_some_and(|it| it.is_ascii_alphanumeric() || it == '#'),
        ' ' if out.is_empty() || out.ends_with(' ') => return,
        _ => false,
    };
    out.extend(escaped.then_some('\\'));
    out.push(it);
}

/// The address of the web that a text begins with.
fn address_at(text: &str) -> Option<&str> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return None;
    }
    let is_part = |it: char| {
        it.is_ascii_graphic() && !matches!(it, '<' | '>' | '"' | '`' | '\\' | '|' | '[' | ']')
    };
    let end = text.find(|it| !is_part(it)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let address = if address.contains('(') {
        address
    } else {
        address.trim_end_matches(')')
    };
    Some(address).filter(|it| it.len() > "https://".len())
}

fn push_address(out: &mut String, address: &str, in_link: bool) {
    if in_link {
        for (at, it) in address.char_indices() {
            push_character(out, it, address[at + it.len_utf8()..].chars().next());
        }
    } else if is_linkable(address) {
        out.extend(["<", address, ">"]);
    } else {
        push_code(out, address);
    }
}

/// Appends a code span; nothing when there is no code.
pub(super) fn push_code(out: &mut String, code: &str) {
    let code = clean(code);
    let code = code.trim();
    if code.is_empty() {
        return;
    }
    let longest = code
        .split(|it| it != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A fence that touches a backtick would be a longer fence.
    let gap = if out.ends_with('`') { " " } else { "" };
    let pad = if code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    out.extend([gap, &fence, pad, code, pad, &fence]);
}

/// Folds white space and removes control characters, marks that turn the direction of text, and invisible characters.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for it in text.chars() {
        if it.is_whitespace() || matches!(it, '\u{2028}' | '\u{2029}') {
            cleaned.extend((!cleaned.ends_with(' ')).then_some(' '));
        } else if !is_invisible(it) {
            cleaned.push(it);
        }
    }
    cleaned
}

fn is_invisible(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(it, '\u{e0000}'..='\u{e007f}')
}
