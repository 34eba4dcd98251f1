//! What can go wrong on this side of the wire, told so that a person can act on it.

use std::fmt;

use crate::trail::Trail;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value could not be read as its documented type.
    Decode,
    /// A value could not be written.
    Encode,
    /// A request cannot be sent as it is.
    Request,
    /// A value is of another type than the one asked for.
    Type,
}

/// An error of a model, a value or a request.
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    path: Option<String>,
    model: Option<(&'static str, &'static str)>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, message: message.into(), path: None, model: None }))
    }

    pub(crate) fn json(kind: ErrorKind, source: &serde_json::Error, trail: &Trail) -> Self {
        let path = (!trail.is_empty()).then(|| trail.to_string());
        let model = trail.model().map(|shape| (shape.label(), shape.doc));
        Self(Box::new(Inner { kind, message: source.to_string(), path, model }))
    }

    /// The same error of the value that holds what was read under this name.
    pub(crate) fn below(mut self, name: &str) -> Self {
        let path = self.0.path.as_deref().unwrap_or("$");
        self.0.path = Some(format!("$.{name}{}", path.strip_prefix('$').unwrap_or(path)));
        self
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where in the JSON it went wrong, `$.value[3].subject`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The qualified name of the innermost model that was being read, `microsoft.graph.message`.
    #[must_use]
    pub fn model(&self) -> Option<&'static str> {
        self.0.model.map(|(name, _)| name)
    }

    /// The documentation page of that model.
    #[must_use]
    pub fn doc(&self) -> Option<&'static str> {
        self.0.model.map(|(_, doc)| doc).filter(|doc| !doc.is_empty())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.0.path {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.0.message)?;
        match self.0.model {
            Some((name, "")) => write!(f, " (in {name})"),
            Some((name, doc)) => write!(f, " (in {name}, see {doc})"),
            None => Ok(()),
        }
    }
}

/// As `Display`: this is what `unwrap` and test failures show.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} error: {self}", self.0.kind)
    }
}

/// Without a source: what the JSON library said is part of the message.
impl std::error::Error for Error {}
