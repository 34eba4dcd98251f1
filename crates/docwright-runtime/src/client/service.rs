//! The service that a client is made for: its address, and what of HTTP is its own.

use std::borrow::Cow;

use super::{Client, Credential, Trace};
use crate::Result;

/// The service that a client is made for.
///
/// There is no default: what knows no service sends no token anywhere. An address alone, with the version in it, is a service as well; a
/// layer for the services of one vendor says more.
///
/// ```
/// use docwright_runtime::client::Service;
/// use docwright_runtime::{AccessToken, Client, trace_target};
///
/// let lamps = Service::at("https://lamps.example/v1")
///     .user_agent("lamps/1.0")
///     .scope("https://lamps.example/.default")
///     .operation_headers(&["Lamp-Operation"])
///     .trace(trace_target!("lamps"));
/// # #[cfg(feature = "reqwest-without-tls")] {
/// let client = Client::at(lamps, AccessToken::new("eyJ0…")).build()?;
/// assert_eq!(client.base_url(), "https://lamps.example/v1");
/// # }
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
///
/// So whoever forgets the service has no client:
///
/// ```compile_fail,E0599
/// # use docwright_runtime::{AccessToken, Client};
/// let client = Client::new(AccessToken::new("eyJ0…"));
/// ```
#[derive(Debug, Clone)]
#[must_use = "a client is made for it"]
pub struct Service {
    /// The address with its version, without a slash at the end.
    pub(super) base: String,
    pub(super) user_agent: Cow<'static, str>,
    /// The scope that a credential is asked for.
    pub(super) scope: Option<Cow<'static, str>>,
    pub(super) operation_headers: &'static [&'static str],
    pub(super) trace: Trace,
    /// Other addresses that may see the token.
    pub(super) trusted: Vec<Cow<'static, str>>,
    /// Why no client can be made for it.
    pub(super) problem: Option<String>,
}

impl Service {
    /// The service at this address, which holds the version.
    pub fn at(base: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            user_agent: Cow::Borrowed(concat!("docwright-runtime/", env!("CARGO_PKG_VERSION"))),
            scope: None,
            operation_headers: &[],
            trace: Trace::default(),
            trusted: Vec::new(),
            problem: None,
        }
    }

    /// The service at an address with `{parameters}`, which are filled in their order. None of them leads out of its place: one that
    /// would is an error when a client is made.
    ///
    /// ```
    /// use docwright_runtime::client::Service;
    /// use docwright_runtime::{AccessToken, Client};
    ///
    /// # #[cfg(feature = "reqwest-without-tls")] {
    /// let service = |site| Service::filled("https://api.lamps.example/v1/{site}", &[site]);
    /// let client = Client::at(service("attic 7"), AccessToken::new("eyJ0…")).build()?;
    /// assert_eq!(client.base_url(), "https://api.lamps.example/v1/attic%207");
    /// assert!(Client::at(service(".."), AccessToken::new("eyJ0…")).build().is_err());
    /// # }
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    pub fn filled(root: &str, arguments: &[&str]) -> Self {
        let (base, problem) = fill(root, arguments);
        Self { problem, ..Self::at(base) }
    }

    /// Sends the token to this address as well, when a link of the service leads there: `https://files.lamps.example`.
    pub fn trust(mut self, address: impl Into<Cow<'static, str>>) -> Self {
        self.trusted.push(address.into());
        self
    }

    /// Sends this as `User-Agent`, unless the settings of a client say otherwise.
    pub fn user_agent(self, name: impl Into<Cow<'static, str>>) -> Self {
        Self { user_agent: name.into(), ..self }
    }

    /// Asks the credential for tokens of this scope, unless the settings of a client say otherwise: `https://lamps.example/.default`.
    pub fn scope(self, scope: impl Into<Cow<'static, str>>) -> Self {
        Self { scope: Some(scope.into()), ..self }
    }

    /// Looks for the address of a long-running operation in these headers, before `Operation-Location` and `Location`.
    pub fn operation_headers(self, names: &'static [&'static str]) -> Self {
        Self { operation_headers: names, ..self }
    }

    /// Tells calls to `tracing` under a target of its own, made by [`trace_target!`](crate::trace_target).
    pub fn trace(self, trace: Trace) -> Self {
        Self { trace, ..self }
    }
}

/// A service that has a type, with a client that needs only a credential: what a layer over this runtime is for.
///
/// ```
/// use docwright_runtime::client::{ClientBuilder, Credential, KnownService};
/// use docwright_runtime::{AccessToken, Result};
///
/// struct Lamps;
///
/// /// `lamps::Client::new(token)` is all that users of the layer write.
/// type Client = docwright_runtime::Client<Lamps>;
///
/// impl KnownService for Lamps {
///     type Builder = ClientBuilder;
///     fn builder(credential: impl Credential) -> ClientBuilder {
///         docwright_runtime::Client::at("https://lamps.example/v1", credential)
///     }
///     fn client(credential: impl Credential) -> Result<Client> {
///         Self::builder(credential).build().map(|it| it.of())
///     }
/// }
///
/// # #[cfg(feature = "reqwest-without-tls")]
/// assert_eq!(Client::new(AccessToken::new("eyJ0…"))?.base_url(), "https://lamps.example/v1");
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait KnownService: Sized {
    /// The builder of its clients.
    type Builder;

    /// The settings of a client.
    fn builder(credential: impl Credential) -> Self::Builder;

    /// A client of the service where it usually is.
    ///
    /// # Errors
    /// When there is no HTTP stack, or it cannot be set up.
    fn client(credential: impl Credential) -> Result<Client<Self>>;
}

/// Fills the parameters of an address; and the problem, if there is one. In a host, only what is part of a name may stand.
fn fill(root: &str, arguments: &[&str]) -> (String, Option<String>) {
    let host_end = root.find("://").map_or(0, |at| root[at + 3..].find('/').map_or(root.len(), |end| at + 3 + end));
    let (mut base, mut problem, mut rest) = (String::with_capacity(root.len() + 32), None, root);
    let mut arguments = arguments.iter();
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, it)| Some((before, it.split_once('}')?)))
    {
        base.push_str(before);
        let in_host = root.len() - rest.len() + before.len() < host_end;
        let argument = arguments.next().copied().unwrap_or_default();
        let fits = match in_host {
            true => argument.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-'),
            false => !matches!(argument, "." | ".."),
        };
        if argument.is_empty() || !fits {
            problem.get_or_insert_with(|| format!("{argument:?} cannot be the `{name}` in {root}"));
        }
        base.extend(percent_encoding::utf8_percent_encode(argument, crate::request::path::SEGMENT));
        rest = after;
    }
    (base + rest, problem)
}

impl From<&str> for Service {
    fn from(base: &str) -> Self {
        Self::at(base)
    }
}

impl From<String> for Service {
    fn from(base: String) -> Self {
        Self::at(base)
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_parameter_stays_in_its_place() {
        let root = "https://{tenant}.lamps.example/v1/{site}";
        for (arguments, want) in [
            (["ada", "attic"], Some("https://ada.lamps.example/v1/attic")),
            (["ada", "a/b?c#d"], Some("https://ada.lamps.example/v1/a%2Fb%3Fc%23d")),
            (["evil.example/", "attic"], None),
            (["evil.example@x", "attic"], None),
            (["", "attic"], None),
            (["ada", ".."], None),
            (["ada", ""], None),
        ] {
            let (base, problem) = fill(root, &arguments);
            assert_eq!(problem.is_none().then_some(base.as_str()), want, "{arguments:?}");
        }
        assert!(fill(root, &["ada"]).1.is_some());
    }
}
