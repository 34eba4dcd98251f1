//! Claims challenges: the parameter `claims` of a bearer challenge in `WWW-Authenticate`.

use http::HeaderMap;
use http::header::WWW_AUTHENTICATE;

use crate::Json;
use crate::format::base64;

/// The claims that a token lacks, as the service says it beside a 401: JSON, which travels in base64.
///
/// `Bearer realm="", error="insufficient_claims", claims="eyJ…"`; nothing when no bearer challenge has claims that can be read.
pub(crate) fn claims(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
    values.filter_map(of_header).find_map(|text| decoded(&text))
}

fn of_header(value: &str) -> Option<String> {
    let mut scheme = "";
    for part in parts(value)? {
        let (before, argument) = match part.find(['=', '"']) {
            Some(at) => (part[..at].trim_end(), part[at..].strip_prefix('=')),
            None => (part, None),
        };
        // A challenge begins with its scheme, which the first parameter may follow: `Bearer realm="a"`.
        let name = match before.split_once([' ', '\t']) {
            Some((first, name)) => {
                scheme = first;
                name.trim()
            }
            None if argument.is_none() => {
                scheme = before;
                ""
            }
            None => before,
        };
        if scheme.eq_ignore_ascii_case("Bearer") && name.eq_ignore_ascii_case("claims") {
            return argument.map(unquoted);
        }
    }
    None
}

/// The parts between commas that are not quoted; nothing when a quote has no end.
fn parts(value: &str) -> Option<Vec<&str>> {
    let (mut parts, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, it) in value.char_indices() {
        match it {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                parts.push(value[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(value[start..].trim());
    (!quoted).then_some(parts)
}

fn unquoted(argument: &str) -> String {
    let argument = argument.trim();
    let Some(inner) = argument.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
        return argument.to_owned();
    };
    let mut escaped = false;
    let kept = |it: &char| {
        escaped = *it == '\\' && !escaped;
        !escaped
    };
    inner.chars().filter(kept).collect()
}

/// The JSON, as some gateways write it too without base64.
fn decoded(text: &str) -> Option<String> {
    let json = match base64::decode(text) {
        Ok(bytes) => String::from_utf8(bytes).ok()?,
        Err(_) => text.to_owned(),
    };
    serde_json::from_str::<Json>(&json).is_ok_and(|it| it.is_object()).then_some(json)
}

#[cfg(test)]
mod tests {
    use http::header::WWW_AUTHENTICATE;
    use http::{HeaderMap, HeaderValue};

    use super::claims;

    const NBF: &str = r#"{"access_token":{"nbf":{"essential":true, "value":"1700000000"}}}"#;
    const NBF_64: &str = "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTcwMDAwMDAwMCJ9fX0";

    fn read(values: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(WWW_AUTHENTICATE, HeaderValue::from_str(value).unwrap());
        }
        claims(&headers)
    }

    #[test]
    fn claims_of_a_bearer_challenge() {
        for (header, want) in [
            (format!(r#"Bearer realm="", authorization_uri="https://login.example/x", claims="{NBF_64}=""#), Some(NBF)),
            (format!("bearer CLAIMS = {NBF_64}"), Some(NBF)),
            (format!(r#"Bearer error="insufficient_claims",claims="{NBF_64}""#), Some(NBF)),
            (
                format!(r#"Negotiate, Basic realm="a, Bearer claims=b", Bearer realm="\"", claims="{NBF_64}""#),
                Some(NBF),
            ),
            (format!(r#"Bearer error="insufficient_claims", PoP claims="{NBF_64}""#), None),
            (format!(r#"Bearer error_description="claims=\"{NBF_64}\"""#), None),
            (format!(r#"Basic realm="", Bearer, claims="{NBF_64}""#), Some(NBF)),
            (r#"Bearer claims="{\"access_token\":{\"a\":null}}""#.to_owned(), Some(r#"{"access_token":{"a":null}}"#)),
            (format!(r#"Bearer claims="{NBF_64}"#), None),
            ("Bearer claims=\"aGVsbG8=\"".to_owned(), None),
            ("Bearer claims".to_owned(), None),
            ("Bearer claims=".to_owned(), None),
            ("claims=\"e30=\"".to_owned(), None),
            (r#"Bearer claims="e30=""#.to_owned(), Some("{}")),
            ("Bearer".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(read(&[&header]).as_deref(), want, "{header}");
        }
        assert_eq!(read(&["Negotiate", "Bearer claims=\"e30=\""]).as_deref(), Some("{}"));
    }
}
