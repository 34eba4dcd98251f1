//! The trust rule: which origins may be asked, and which of them may see the token.

use std::borrow::Cow;

use http::Uri;
use url::{Host, Url};

use crate::{Error, ErrorKind, Result};

/// Where a request goes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) uri: Uri,
    /// True when the address is one of the configured services. Only those see the token and the headers of the caller.
    pub(crate) trusted: bool,
}

impl Target {
    /// A link of a response from here as it has to be written for the configured service to lead to the same place: another host means its own.
    pub(crate) fn seen_from_service(&self, link: String) -> String {
        if self.trusted {
            return link;
        }
        let absolute = Url::parse(&self.uri.to_string()).and_then(|here| here.join(link.trim()));
        absolute.map_or(link, String::from)
    }
}

/// The services that were configured.
#[derive(Debug, Clone)]
pub(crate) struct Trust {
    origins: Vec<url::Origin>,
    loopback: bool,
}

impl Trust {
    pub(crate) fn new(loopback: bool) -> Self {
        Self { origins: Vec::new(), loopback }
    }

    /// Trusts the service at this address.
    pub(crate) fn add(&mut self, address: &str) -> Result<()> {
        let refuse = |why: &str| {
            Error::new(ErrorKind::Request, format!("{address:?} cannot be the address of the service: {why}"))
        };
        let url = Url::parse(address).map_err(|error| refuse(&error.to_string()))?;
        self.check(&url).map_err(refuse)?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("it has a query or a fragment"));
        }
        self.origins.push(url.origin());
        Ok(())
    }

    /// Where a link of the service leads, which is at `base` with its version. Other than by the rules for addresses, one that begins with a slash
    /// is below that, as services mean it: `/teams('7')`.
    ///
    /// # Errors
    /// When the link is not one or must not be followed. What it says is not repeated: links hold secrets.
    pub(crate) fn place(&self, base: &str, link: &str) -> Result<Target> {
        let link = link.trim();
        // The slash makes the last segment, the version, a folder: without it, what is relative would take its place.
        let base = base.trim_end_matches('/');
        let path = base.split_once("://").and_then(|(_, rest)| Some(&rest[rest.find('/')?..])).unwrap_or_default();
        let rooted = link.starts_with('/') && !link.starts_with("//");
        let below = rooted && !has_path(link, path) && !names_version(link);
        let link = if below { Cow::Owned(format!("{base}{link}")) } else { Cow::Borrowed(link) };
        self.resolve(&format!("{base}/"), &link)
    }

    /// Where a redirect leads, taken from a response of `from`.
    ///
    /// # Errors
    /// Those of [`place`](Self::place).
    pub(crate) fn redirect(&self, from: &Uri, link: &str) -> Result<Target> {
        self.resolve(&from.to_string(), link.trim())
    }

    fn resolve(&self, from: &str, link: &str) -> Result<Target> {
        let refuse = |why: &str| Error::new(ErrorKind::Link, format!("a link of the service was not followed: {why}"));
        let base = Url::parse(from).map_err(|error| refuse(&error.to_string()))?;
        let url = base.join(link).map_err(|error| refuse(&error.to_string()))?;
        self.check(&url).map_err(refuse)?;
        if base.scheme() == "https" && url.scheme() != "https" {
            return Err(refuse("it leads from https to http"));
        }
        let uri = url[..url::Position::AfterQuery].parse().map_err(|_| refuse("it is no address"))?;
        Ok(Target { uri, trusted: self.origins.contains(&url.origin()) })
    }

    fn check(&self, url: &Url) -> Result<(), &'static str> {
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(url) && self.loopback => {}
            "http" if is_loopback(url) => return Err("http to this machine is off, it is for tests"),
            "http" => return Err("http is not encrypted"),
            _ => return Err("it is neither https nor http"),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it holds credentials");
        }
        Ok(())
    }
}

/// True when the link is the path or below it.
fn has_path(link: &str, path: &str) -> bool {
    link.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// True when the link begins with a version, `/v2.0/…` or `/beta/…`, and so at the root of the host.
fn names_version(link: &str) -> bool {
    let first = link[1..].split(['/', '?', '#']).next().unwrap_or_default();
    let number = first.strip_prefix('v').unwrap_or_default();
    first == "beta"
        || (number.starts_with(|it: char| it.is_ascii_digit()) && !number.contains(|it: char| it.is_alphabetic()))
}

/// True for an address of this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Trust;

    const BASE: &str = "https://api.example/v1.0";
    const BASE_HOST: &str = "https://api.example/";

    #[test]
    fn the_token_goes_to_the_configured_services_only() {
        let mut trust = Trust::new(false);
        trust.add(BASE).unwrap();
        for (link, want) in [
            ("https://api.example/v1.0/users?$skiptoken=a", Some(true)),
            ("/v1.0/users", Some(true)),
            ("https://API.example:443/x", Some(true)),
            ("https://api.example:8443/x", Some(false)),
            ("https://api.example.evil.example/x", Some(false)),
            ("//evil.example/x", Some(false)),
            ("https:\\\\evil.example/x", Some(false)),
            ("https://api.example@evil.example/x", None),
            ("https://user:secret@api.example/x", None),
            ("http://api.example/x", None),
            ("http://127.0.0.1/x", None),
            ("ftp://api.example/x", None),
            ("javascript:alert(1)", None),
            ("https://", None),
            ("https://[", None),
        ] {
            let found = trust.redirect(&BASE.parse().unwrap(), link).ok().map(|target| target.trusted);
            assert_eq!(found, want, "{link}");
        }
    }

    #[test]
    fn what_is_relative_is_below_the_service() {
        let mut trust = Trust::new(false);
        trust.add(BASE).unwrap();
        for (base, link, want) in [
            (BASE, "/teams('7')/operations('9')", "https://api.example/v1.0/teams('7')/operations('9')"),
            (BASE, "/v1.0/users?$skiptoken=a", "https://api.example/v1.0/users?$skiptoken=a"),
            (BASE, "/v1.0", "https://api.example/v1.0"),
            (BASE, "/v1.0x/a", "https://api.example/v1.0/v1.0x/a"),
            (BASE, "/beta/users", "https://api.example/beta/users"),
            (BASE, "/v2/users", "https://api.example/v2/users"),
            (BASE, "/vans", "https://api.example/v1.0/vans"),
            (BASE, "users?$skiptoken=a", "https://api.example/v1.0/users?$skiptoken=a"),
            (BASE, " https://other.example/x ", "https://other.example/x"),
            (BASE, "//other.example/x", "https://other.example/x"),
            (BASE, "/\\other.example/x", "https://api.example/v1.0//other.example/x"),
            (BASE, "/@other.example", "https://api.example/v1.0/@other.example"),
            ("https://api.example", "/users", "https://api.example/users"),
            ("https://api.example/", "users", "https://api.example/users"),
            ("https://gate.example/api/v1.0", "/users", "https://gate.example/api/v1.0/users"),
        ] {
            let target = trust.place(base, link).unwrap();
            assert_eq!(target.uri.to_string(), want, "{base} {link}");
            assert_eq!(target.trusted, want.starts_with(BASE_HOST), "{base} {link}");
        }
    }

    #[test]
    fn loopback_is_for_tests_and_no_way_down() {
        let mut trust = Trust::new(true);
        for address in ["http://127.0.0.1:1/v1.0", "http://localhost:1", "http://[::1]:1", BASE] {
            trust.add(address).unwrap();
        }
        for address in ["http://api.example", "http://10.0.0.1", "http://localhost.evil.example", "x", "https://h?a"] {
            assert!(trust.add(address).is_err(), "{address}");
        }
        assert!(
            trust
                .redirect(&"http://127.0.0.1:1/a".parse().unwrap(), "http://127.0.0.1:2/b")
                .is_ok_and(|it| !it.trusted)
        );
        assert!(trust.place(BASE, "http://127.0.0.1:1/a").is_err());
    }

    #[test]
    fn a_refused_link_is_not_told() {
        let error = Trust::new(false).place(BASE, "http://host/?sig=secret").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    }
}
