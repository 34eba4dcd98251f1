//! The last step before a request is sent: its headers with those of the client, and how much body it has.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{Method, Parts, links};
use crate::format::media::Media;
use crate::{Bytes, Result};

/// A request as it goes out, by itself or as part of a batch.
pub(crate) struct Finished<'a> {
    /// The headers of the request.
    pub(crate) own: &'a [(String, String)],
    /// Those of the client that the request does not have.
    pub(crate) defaults: Vec<(&'a HeaderName, &'a HeaderValue)>,
    pub(crate) body: Outgoing,
}

/// The body of a request that goes out.
pub(crate) enum Outgoing {
    /// There is none, as is usual for the method.
    None,
    /// There is none, though the method usually has one: services refuse the request unless it says so.
    Empty,
    Bytes(Bytes),
}

impl Parts {
    /// The request as it goes out to the service at `base`, with what the client sends with every request.
    ///
    /// # Errors
    /// When it cannot be sent as it is.
    pub(crate) fn finish<'a>(&'a self, base: &str, defaults: &'a HeaderMap) -> Result<Finished<'a>> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        let own = |name: &str| self.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        let defaults = defaults.iter().filter(|(name, _)| !own(name.as_str())).collect();
        let body = match &self.body {
            Some(bytes) if !bytes.is_empty() && self.sends_json() => Outgoing::Bytes(links::below(base, bytes)),
            Some(bytes) if !bytes.is_empty() => Outgoing::Bytes(bytes.clone()),
            _ if matches!(self.method, Method::Post | Method::Put | Method::Patch) => Outgoing::Empty,
            _ => Outgoing::None,
        };
        Ok(Finished { own: &self.headers, defaults, body })
    }

    fn sends_json(&self) -> bool {
        let mut types = self.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("Content-Type"));
        types.any(|(_, value)| matches!(Media::of(value), Media::Json))
    }
}
