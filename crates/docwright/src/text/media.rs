//! Media types, as `Content-Type` headers name them.

use std::ops::Range;

/// True if a media type is one of JSON: `application/json; charset=utf-8`, `application/problem+json`.
pub(crate) fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = essence.rsplit('/').next().unwrap_or_default();
    subtype == "json" || subtype.ends_with("+json")
}

/// True if a word is a media type: `image/jpeg`.
pub(crate) fn is_media_type(word: &str) -> bool {
    let Some((top, sub)) = word.split_once('/') else { return false };
    let top = top.to_ascii_lowercase();
    ["application", "audio", "image", "multipart", "text", "video"].contains(&top.as_str()) && !sub.is_empty()
}

/// The media types that a text names: `text/csv` of "The default output type is text/csv.", by their places in it.
pub(crate) fn named_in(text: &str) -> impl Iterator<Item = Range<usize>> + Clone {
    let between = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '`' | '"' | '\'' | '(' | ')' | '=');
    text.split(between).filter_map(move |word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        let word = word.trim_end_matches(['.', ':']);
        is_media_type(word).then(|| start..start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_in_a_text() {
        let text = "Use `application/json` or $format=text/csv; image/png. And/or \"text/plain\".";
        let found: Vec<&str> = named_in(text).map(|it| &text[it]).collect();
        assert_eq!(found, ["application/json", "text/csv", "image/png", "text/plain"]);
    }

    #[test]
    fn json_by_any_name() {
        for media in ["application/json", "Application/JSON;odata.metadata=minimal", "application/problem+json", "json"]
        {
            assert!(is_json(media), "{media}");
        }
        for media in ["text/plain", "application/jsonp", "multipart/form-data; boundary=json", ""] {
            assert!(!is_json(media), "{media}");
        }
        assert!(is_media_type("Image/jpeg"));
        assert!(!is_media_type("and/or") && !is_media_type("image/"));
    }
}
