//! The error type: what went wrong, at which JSON path and request, told so that a person can act on it.

mod excerpt;
mod kind;
mod service;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

pub use self::kind::ErrorKind;
pub use self::service::{ErrorDetail, InnerError, ServiceError};
#[cfg(feature = "client")]
use http::HeaderValue;

use crate::format::error_path::ErrorPath;
use crate::{Envelope, Method, Response};

/// A result whose error is [`Error`].
///
/// ```
/// use docwright_runtime::{Json, Request, Result};
///
/// fn checked(id: &str) -> Result<Request<Json>> {
///     let request = Request::get("/users/{id}", &[id]);
///     request.check()?;
///     Ok(request)
/// }
/// assert!(checked("1").is_ok() && checked("..").is_err());
/// ```
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of a value, a request or its response.
///
/// ```
/// use docwright_runtime::{Response, ErrorKind, Json, Request};
///
/// let request = Request::<Json>::get("/users/{id}", &["ada@example.com"]);
/// let response = Response::new(404, r#"{"error": {"code": "Request_ResourceNotFound", "message": "There is no such user."}}"#);
/// let error = request.read(&response).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Service);
/// assert!(error.is_not_found());
/// assert_eq!(error.code(), Some("Request_ResourceNotFound"));
/// assert_eq!(
///     error.to_string(),
///     "GET /users/{id}: 404 Not Found: Request_ResourceNotFound: There is no such user."
/// );
/// ```
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    path: Option<String>,
    model: Option<(&'static str, &'static str)>,
    call: Option<(Method, Cow<'static, str>)>,
    service: Option<ServiceError>,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
    attempts: u32,
    client_request_id: Option<String>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            path: None,
            model: None,
            call: None,
            service: None,
            source: None,
            attempts: 0,
            client_request_id: None,
        }))
    }

    pub(crate) fn json(kind: ErrorKind, source: &serde_json::Error, path: &ErrorPath) -> Self {
        let mut error = Self::new(kind, source.to_string());
        error.0.path = (!path.is_empty()).then(|| path.to_string());
        error.0.model = path.model().map(|shape| (shape.label(), shape.doc));
        error
    }

    /// The error that a response tells which is no success.
    pub(crate) fn from_response(response: &Response) -> Self {
        let mut error = Self::new(ErrorKind::Service, "");
        error.0.service = Some(ServiceError::read(response));
        error.asked_by(response)
    }

    /// The error of an operation that failed, by the response of its monitor.
    #[cfg(feature = "client")]
    pub(crate) fn of_operation(message: String, response: &Response) -> Self {
        let mut error = Self::new(ErrorKind::Service, message);
        error.0.service = Some(ServiceError::read_operation(response));
        error.asked_by(response)
    }

    /// The same error of the value that holds what was read under this name.
    pub(crate) fn below(mut self, name: &str) -> Self {
        let path = self.0.path.as_deref().unwrap_or("$");
        self.0.path = Some(format!("$.{name}{}", path.strip_prefix('$').unwrap_or(path)));
        self
    }

    /// The same error of an answer that has other names than those under which it was read.
    pub(crate) fn in_envelope(mut self, names: &Envelope) -> Self {
        self.0.path = self.0.path.map(|it| names.path(&it).unwrap_or(it));
        self
    }

    /// The same error of a request: its method and documented path.
    #[allow(clippy::ptr_arg, reason = "a text that is static stays so, without a copy")]
    pub(crate) fn of(mut self, method: Method, template: &Cow<'static, str>) -> Self {
        self.0.call.get_or_insert_with(|| (method, template.clone()));
        self
    }

    /// The same error after so many attempts.
    #[cfg(feature = "client")]
    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// The same error of a request with this id.
    #[cfg(feature = "client")]
    pub(crate) fn with_client_request_id(mut self, id: Option<HeaderValue>) -> Self {
        let text = || Some(id?.to_str().ok()?.to_owned());
        self.0.client_request_id = self.0.client_request_id.or_else(text);
        self
    }

    /// The same error with the response that it came from, unless it knows one.
    pub(crate) fn with_answer(mut self, response: &Response) -> Self {
        self.0.service.get_or_insert_with(|| ServiceError::read(response));
        self.asked_by(response)
    }

    /// The same error of the request that this was the response to.
    fn asked_by(mut self, response: &Response) -> Self {
        self.0.attempts = self.0.attempts.max(response.attempts());
        self.0.client_request_id = self.0.client_request_id.or_else(|| response.asked_as().map(str::to_owned));
        self
    }

    /// The same error with its cause.
    #[cfg(feature = "client")]
    pub(crate) fn with_source(mut self, source: Arc<dyn std::error::Error + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    /// The kind of thing that went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where in the JSON it went wrong, `$.value[3].subject`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The qualified name of the innermost model that was being read, `example.mail.message`.
    #[must_use]
    pub fn model(&self) -> Option<&'static str> {
        self.0.model.map(|(name, _)| name)
    }

    /// The documentation page of that model.
    #[must_use]
    pub fn doc(&self) -> Option<&'static str> {
        self.0.model.map(|(_, doc)| doc).filter(|doc| !doc.is_empty())
    }

    /// The method of the request.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        self.0.call.as_ref().map(|(method, _)| *method)
    }

    /// The documented path of the request, without its arguments: `/users/{id}`.
    #[must_use]
    pub fn template(&self) -> Option<&str> {
        self.0.call.as_ref().map(|(_, template)| &**template)
    }

    /// How often the request was sent; zero when it never was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The id under which the request was sent, also when no response came.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        self.0.client_request_id.as_deref().or_else(|| self.service()?.client_request_id())
    }

    /// The response of the service that the error came from: one that says that the request failed, or one that could not be read.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError> {
        self.0.service.as_ref()
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.service().map(ServiceError::status)
    }

    /// The code that the service gave the error, `Request_ResourceNotFound`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.service()?.code()
    }

    /// True when the same request may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Connection | ErrorKind::Timeout)
            || matches!(self.status(), Some(429 | 503 | 504))
    }

    /// True when there is no such object.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404)
    }

    /// True when too much was asked in too short a time.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.status() == Some(429)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((method, template)) = &self.0.call {
            write!(f, "{method} {template}: ")?;
        }
        if let Some(path) = &self.0.path {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.0.message)?;
        if let Some(service) = &self.0.service {
            let separator = if self.0.message.is_empty() { "" } else { "; " };
            write!(f, "{separator}{service}")?;
        }
        if self.0.attempts > 1 {
            write!(f, " (after {} attempts)", self.0.attempts)?;
        }
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

/// The source is the error of the HTTP stack or of the credential. What the JSON library said is part of the message.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
