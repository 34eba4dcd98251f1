//! A request without its response type, so that the code that makes it is compiled once.

use std::borrow::Cow;
use std::fmt;

use super::path;
use crate::{Bytes, Envelope, Error, ErrorKind, Record, json};

/// The method of a request.
///
/// ```
/// use docwright_runtime::Method;
///
/// assert_eq!(Method::Patch.as_str(), "PATCH");
/// assert!(Method::Put.is_idempotent() && !Method::Post.is_idempotent());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or calls an action.
    Post,
    /// Replaces.
    Put,
    /// Changes what is sent, leaves the rest.
    Patch,
    /// Deletes.
    Delete,
    /// Any other, by its name on the wire: `HEAD`.
    Other(&'static str),
}

impl Method {
    /// Reads what a `GET` answers in front of the body: status and headers.
    pub const HEAD: Self = Self::Other("HEAD");

    /// True when sending the request twice does no more than sending it once.
    #[must_use]
    pub fn is_idempotent(self) -> bool {
        matches!(self, Self::Get | Self::Put | Self::Delete | Self::Other("HEAD" | "OPTIONS"))
    }

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Query options by name, not encoded.
pub(crate) type Options = Vec<(Cow<'static, str>, String)>;

/// Sets a query option in place of what was there.
pub(crate) fn set(options: &mut Options, name: Cow<'static, str>, value: String) {
    match options.iter_mut().find(|(existing, _)| *existing == name) {
        Some((_, existing)) => *existing = value,
        None => options.push((name, value)),
    }
}

/// Adds to a query option that is a list; nothing adds nothing.
pub(crate) fn add(options: &mut Options, name: &'static str, value: &str) {
    if value.is_empty() {
        return;
    }
    match options.iter_mut().find(|(existing, _)| existing == name) {
        Some((_, existing)) if !existing.is_empty() => {
            existing.push(',');
            existing.push_str(value);
        }
        _ => set(options, name.into(), value.to_owned()),
    }
}

/// Everything but the type, so that the code for it exists once.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
    pub(crate) path: String,
    pub(crate) query: Options,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Bytes>,
    pub(crate) problem: Option<Error>,
    /// The names in lists and errors, where they are not those of OData.
    pub(crate) envelope: Option<&'static Envelope>,
}

impl Parts {
    pub(crate) fn new(method: Method, template: Cow<'static, str>, args: &[&str]) -> Self {
        let filled = path::fill(&template, args);
        let problem = filled.problem.map(|problem| Error::new(ErrorKind::Request, problem).of(method, &template));
        let (path, query) = (filled.path, filled.query);
        Self { method, template, path, query, headers: Vec::new(), body: None, problem, envelope: None }
    }

    pub(crate) fn json(self, record: &dyn Record, declared: Option<&'static str>, skip_read_only: bool) -> Self {
        self.written(json::write_body(record, declared, skip_read_only))
    }

    pub(crate) fn written(mut self, json: crate::Result<Vec<u8>>) -> Self {
        match json {
            Ok(bytes) => self.content(Bytes::from(bytes), "application/json"),
            Err(error) => {
                self.problem.get_or_insert(error);
                self
            }
        }
    }

    pub(crate) fn content(mut self, bytes: Bytes, content_type: &str) -> Self {
        self.set_header("Content-Type", content_type);
        self.body = Some(bytes);
        self
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() || !name.chars().all(token) || value.contains(['\r', '\n', '\0']) {
            self.problem.get_or_insert_with(|| {
                Error::new(ErrorKind::Request, format!("{name:?} with this value is not a header"))
            });
            return;
        }
        self.headers.retain(|(existing, _)| !existing.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn add_preference(&mut self, preference: &str) {
        let known =
            self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("Prefer")).map(|(_, value)| value.as_str());
        let value = known.map_or_else(|| preference.to_owned(), |known| format!("{known}, {preference}"));
        self.set_header("Prefer", &value);
    }

    pub(crate) fn path_and_query(&self) -> String {
        let mut text = self.path.clone();
        for (index, (name, value)) in self.query.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.extend(path::encode_query(name));
            text.push('=');
            text.extend(path::encode_query(value));
        }
        text
    }
}
