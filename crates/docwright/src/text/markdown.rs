//! Text as Markdown writes it: code spans, without characters that nobody sees.

use std::borrow::Cow;

/// A code span, whatever the code holds; nothing when there is no code.
pub(crate) fn code(text: &str) -> String {
    let mut span = String::new();
    push_code(&mut span, text);
    span
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

/// Appends lines of code as a block that is no program of any language.
pub(crate) fn push_code_block(lines: &mut Vec<String>, code: &str) {
    let runs = code.split(|it| it != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
    lines.push(format!("{fence}text"));
    for line in code.lines() {
        let line = line.replace('\t', "    ");
        lines.push(line.trim_end().chars().filter(|it| !is_invisible(*it)).collect());
    }
    lines.push(fence);
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

/// True if a text is what most texts are: ASCII without a control character or a double blank.
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

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_spans_hold_anything() {
        for (text, want) in [
            ("subject", "`subject`"),
            (" a  b\n", "`a b`"),
            ("a`b", "``a`b``"),
            ("``", "``` `` ```"),
            ("left\u{202e}right", "`leftright`"),
            (" \u{200b}", ""),
        ] {
            assert_eq!(code(text), want, "{text:?}");
        }
    }
}
