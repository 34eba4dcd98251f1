//! Percent-encoding, with the three sets of characters that stay as they are.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A segment of a path: only what RFC 3986 calls unreserved stays.
pub(crate) const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The literals of a template: whatever could end the path, or be taken for a placeholder, is encoded.
pub(crate) const TEMPLATE: &AsciiSet =
    &SEGMENT.remove(b'$').remove(b'!').remove(b'*').remove(b'+').remove(b',').remove(b';').remove(b'@');

/// The target of a link: whatever would end a link in Markdown, or may not stand in an address, is encoded.
pub(crate) const LINK: &AsciiSet = &SEGMENT
    .remove(b'/')
    .remove(b'?')
    .remove(b'#')
    .remove(b'=')
    .remove(b'&')
    .remove(b'%')
    .remove(b':')
    .remove(b'+')
    .remove(b',')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$');

/// A text of which only what the set leaves stays as it is.
pub(crate) fn encoded(text: &str, set: &'static AsciiSet) -> String {
    utf8_percent_encode(text, set).to_string()
}

/// The text that percent-encoding stands for; what is not encoded stays.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_keeps_what_its_place_allows() {
        let text = "aZ9-._~$!*+,;@/?#=&%:'(){}\"\\ é";
        assert_eq!(
            encoded(text, SEGMENT),
            "aZ9-._~%24%21%2A%2B%2C%3B%40%2F%3F%23%3D%26%25%3A%27%28%29%7B%7D%22%5C%20%C3%A9"
        );
        assert_eq!(encoded(text, TEMPLATE), "aZ9-._~$!*+,;@%2F%3F%23%3D%26%25%3A%27%28%29%7B%7D%22%5C%20%C3%A9");
        assert_eq!(encoded(text, LINK), "aZ9-._~$!%2A+,%3B@/?#=&%:%27%28%29%7B%7D%22%5C%20%C3%A9");
    }

    #[test]
    fn broken_escapes_stay() {
        assert_eq!(decoded("100%, %zz %4"), "100%, %zz %4");
        assert_eq!(decoded("%C3%A9%ff"), "é\u{fffd}");
    }
}
