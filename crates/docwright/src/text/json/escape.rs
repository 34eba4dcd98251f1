//! Escapes in JSON strings.
//!
//! ```json
//! "a \"quote\", a tab \t, a letter \u00e9, a pair \ud83d\ude00"
//! ```
//!
//! ```text
//! escape := "\" (n | t | r | b | f | "u" hex hex hex hex | any other character, which stands for itself)
//! ```

/// A string's text without its quotes, escapes decoded; half a pair becomes the replacement character.
pub(crate) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let (letter, length) = escape(&rest[at + 1..]);
        out.push(letter);
        rest = &rest[at + 1 + length..];
    }
    out.push_str(rest);
    out
}

/// The character that an escape stands for, and the escape's length after the backslash.
fn escape(rest: &str) -> (char, usize) {
    let Some(first) = rest.chars().next() else {
        return ('\\', 0);
    };
    match first {
        'n' => ('\n', 1),
        't' => ('\t', 1),
        'r' => ('\r', 1),
        'b' => ('\u{8}', 1),
        'f' => ('\u{c}', 1),
        'u' => match unit(rest) {
            Some(high @ 0xd800..0xdc00) => match rest.get(5..).and_then(|low| low.strip_prefix('\\')).and_then(unit) {
                Some(low @ 0xdc00..0xe000) => (letter(0x1_0000 + ((high - 0xd800) << 10) + low - 0xdc00), 11),
                _ => (char::REPLACEMENT_CHARACTER, 5),
            },
            Some(code) => (letter(code), 5),
            None => ('u', 1),
        },
        other => (other, other.len_utf8()),
    }
}

fn letter(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn unit(rest: &str) -> Option<u32> {
    let digits = rest.strip_prefix('u')?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_escape_stands_for_its_character() {
        assert_eq!(unescape(r#"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"#), "\"\\/\u{8}\u{c}\n\r\té😀");
        assert_eq!(unescape(r"\ud83d x\u12 \q\"), "\u{fffd} xu12 q\\");
    }
}
