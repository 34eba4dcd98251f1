//! HTTP redirects: where one leads and with which method, decided without IO.

use super::trust::{Target, Trust};
use crate::{Error, ErrorKind, Method, Result};

/// How many redirects are followed before it is taken for a circle.
pub(crate) const MAX_REDIRECTS: u32 = 10;

/// The next step of a redirect.
#[derive(Debug)]
pub(crate) struct Hop {
    pub(crate) target: Target,
    /// True when the next request is a GET without a body, whatever this one was.
    pub(crate) becomes_get: bool,
}

/// The hop that a response with this status and `Location` asks for; nothing when it is no redirect.
///
/// A body is sent again to configured services only: it was meant for them.
///
/// # Errors
/// When the redirect must not be followed.
pub(crate) fn hop(
    method: Method,
    status: u16,
    location: Option<&str>,
    at: &Target,
    trust: &Trust,
) -> Result<Option<Hop>> {
    let reads = matches!(method, Method::Get | Method::Other("HEAD"));
    let (same_method, becomes_get) = match status {
        301 | 302 => (reads, false),
        303 => (true, !reads),
        307 | 308 => (true, false),
        _ => return Ok(None),
    };
    let Some(location) = location.filter(|_| same_method) else { return Ok(None) };
    let target = trust.redirect(&at.uri, location)?;
    if !reads && !becomes_get && !target.trusted {
        return Err(Error::new(
            ErrorKind::Link,
            "a redirect to another host was not followed: it would have seen the body",
        ));
    }
    Ok(Some(Hop { target, becomes_get }))
}

#[cfg(test)]
mod tests {
    use super::hop;
    use crate::Method;
    use crate::client::call::trust::{Target, Trust};

    #[test]
    fn what_is_followed() {
        let mut trust = Trust::new(false);
        trust.add("https://here.example").unwrap();
        let at = Target { uri: "https://here.example/v1.0/a".parse().unwrap(), trusted: true };
        let (home, away) = (Some("/b"), Some("https://there.example/c"));
        // Followed with the same method, as a GET, not at all, refused.
        for (method, status, location, want) in [
            (Method::Get, 302, away, "same"),
            (Method::Get, 301, home, "same"),
            (Method::Get, 303, away, "same"),
            (Method::Get, 308, home, "same"),
            (Method::Post, 303, away, "get"),
            (Method::Post, 307, home, "same"),
            (Method::Post, 307, away, "refused"),
            (Method::Delete, 308, away, "refused"),
            (Method::Post, 302, home, "no"),
            (Method::Get, 302, None, "no"),
            (Method::Get, 304, home, "no"),
            (Method::Get, 200, home, "no"),
            (Method::Get, 302, Some("http://here.example/b"), "refused"),
        ] {
            let found = match hop(method, status, location, &at, &trust) {
                Ok(None) => "no",
                Ok(Some(hop)) if hop.becomes_get => "get",
                Ok(Some(_)) => "same",
                Err(_) => "refused",
            };
            assert_eq!(found, want, "{method} {status} {location:?}");
        }
    }
}
