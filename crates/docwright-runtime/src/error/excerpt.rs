//! Excerpts of HTTP bodies for error messages: short, on one line, without values that may be secret.

/// How many characters are shown.
const SHOWN: usize = 200;

/// How many bytes are looked at: what comes after would not be shown.
const READ: usize = 16 * 1024;

/// The beginning of a body, for people. Of JSON the names are shown and no values, of text all but what looks like an address or a secret, of
/// anything else nothing.
pub(super) fn excerpt(body: &[u8]) -> String {
    let head = &body[..body.len().min(READ)];
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // Cut within a character, or no text at all.
        Err(error) if head.len() < body.len() && error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return String::new(),
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    let shown = if text.starts_with(['{', '[', '"']) { names(text) } else { prose(text) };
    let mut short: String = shown.chars().take(SHOWN).collect();
    if short.len() < shown.len() || head.len() < body.len() {
        short.push('…');
    }
    short
}

/// JSON with all values left out, also when it breaks off.
fn names(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if shown.len() > 4 * SHOWN {
            break;
        }
        let end = match first {
            '"' => string_end(rest),
            _ if is_word(first) => rest.find(|it: char| !is_word(it)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(end);
        let is_name = first == '"' && after.trim_start().starts_with(':');
        match token {
            _ if first.is_whitespace() => {}
            ":" | "," => {
                shown.push_str(token);
                shown.push(' ');
            }
            "{" | "}" | "[" | "]" | "true" | "false" | "null" => shown.push_str(token),
            _ if is_name => shown.extend(token.chars().filter(|it| is_plain(*it))),
            _ => shown.push('…'),
        }
        rest = after;
    }
    shown
}

/// Where the string that the text begins with ends.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "+-._".contains(c)
}

/// Text on one line. A run of characters without blanks is left out when it may be an address, a setting or a token.
fn prose(text: &str) -> String {
    let mut shown = String::new();
    let mut bearer = false;
    for word in text.split_whitespace() {
        if shown.len() > 4 * SHOWN {
            break;
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        for run in word.split_inclusive(|it: char| !is_run(it)) {
            let (run, mark) = match run.char_indices().next_back() {
                Some((at, last)) if !is_run(last) => run.split_at(at),
                _ => (run, ""),
            };
            let token = run.len() >= 20 && run.contains(|it: char| it.is_ascii_digit());
            let setting = run.split_once('=').is_some_and(|(_, value)| !value.is_empty());
            let secret = token || setting || bearer || ["://", "@", "?"].iter().any(|it| run.contains(it));
            if secret && !run.is_empty() {
                shown.push('…');
            } else {
                shown.push_str(run);
            }
            if !run.is_empty() {
                bearer = run.eq_ignore_ascii_case("bearer");
            }
            shown.extend(mark.chars().filter(|it| is_plain(*it)));
        }
    }
    shown
}

fn is_run(c: char) -> bool {
    c.is_alphanumeric() || "_-+/.=~%@:?&#".contains(c)
}

/// False for what would change how the line around it is shown.
fn is_plain(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, excerpt};

    #[test]
    fn names_are_shown_and_values_are_not() {
        for (body, want) in [
            (r#"{"value": [{"id": 7, "on": true}], "x": "a\"b"}"#, r#"{"value": [{"id": …, "on": true}], "x": …}"#),
            (r#"{"access_token": "ey"#, r#"{"access_token": …"#),
            (r#"{"a\u202e": 1"#, r#"{"a\u202e": …"#),
            ("{\"a\u{202e}\": -1.5e3", "{\"a\": …"),
            (r#""secret""#, "…"),
            ("[]", "[]"),
            ("", ""),
        ] {
            assert_eq!(excerpt(body.as_bytes()), want, "{body}");
        }
    }

    #[test]
    fn text_is_shown_without_addresses_and_tokens() {
        for (body, want) in [
            ("<html>\r\n  sign in to the hotel</html>", "<html> sign in to the hotel</html>"),
            ("see https://h.example/x?sig=1 (ada@h.example)", "see … (…)"),
            ("key=abc Bearer abc eyJ0eXAiOiJKV1QiLCJhbGciOi end", "… Bearer … … end"),
            ("<p class=\"x\">no\u{1b}[31m\u{202e}</p>", "<p class=\"x\">no[31m</p>"),
            ("\u{feff}503", "503"),
        ] {
            assert_eq!(excerpt(body.as_bytes()), want, "{body}");
        }
        assert_eq!(excerpt(&[0xff, 0xd8]), "");
    }

    #[test]
    fn a_long_body_is_cut() {
        for body in ["é ".repeat(20_000), format!("[{}", "1,".repeat(20_000)), "\"".repeat(40_001)] {
            let shown = excerpt(body.as_bytes());
            assert!(shown.ends_with('…') && shown.chars().count() <= SHOWN + 1, "{shown}");
        }
    }
}
