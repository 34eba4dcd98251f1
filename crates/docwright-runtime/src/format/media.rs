//! Media types, as far as it matters how a body of one is written into JSON.

/// A family of media types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Media {
    /// `application/json` and what ends in `+json`.
    Json,
    /// `text/plain` and its like.
    Text,
    /// Any other, of which nothing is known but its bytes.
    Binary,
}

impl Media {
    /// The family of the type that a header names.
    pub(crate) fn of(content_type: &str) -> Self {
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.split_once('/') {
            Some(("text", "json")) | Some(("application", "json")) => Self::Json,
            Some((_, subtype)) if subtype.ends_with("+json") => Self::Json,
            Some(("text", _)) => Self::Text,
            _ => Self::Binary,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Media;

    #[test]
    fn families() {
        for (text, want) in [
            ("application/json", Media::Json),
            ("Application/JSON; odata.metadata=minimal", Media::Json),
            ("application/problem+json", Media::Json),
            ("text/plain;charset=utf-8", Media::Text),
            ("TEXT/HTML", Media::Text),
            ("image/jpeg", Media::Binary),
            ("application/xml", Media::Binary),
            ("json", Media::Binary),
            ("", Media::Binary),
        ] {
            assert_eq!(Media::of(text), want, "{text}");
        }
    }
}
