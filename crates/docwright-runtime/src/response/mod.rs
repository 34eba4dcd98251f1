//! An HTTP response, and the types that it can be read as.

mod collection;
pub(crate) mod envelope;
mod kinds;
mod typed;

use http::{HeaderMap, HeaderName, HeaderValue};

pub use self::collection::{Collection, Value};
pub use self::envelope::Envelope;
pub use self::kinds::{Lists, Objects};
pub use self::typed::Typed;
use crate::{Bytes, Error, Item, Peek, Result, json};

/// A response of the service.
///
/// ```
/// use docwright_runtime::Response;
///
/// let response = Response::new(200, r#"{"displayName": "Ada"}"#).with_header("ETag", "W/\"1\"");
/// assert_eq!(response.header("etag"), Some("W/\"1\""));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Response {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    attempts: u32,
    asked_as: Option<HeaderValue>,
    envelope: Option<&'static Envelope>,
}

impl Response {
    /// A response with this status and body.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self { status, headers: HeaderMap::new(), body: body.into(), attempts: 0, asked_as: None, envelope: None }
    }

    pub(crate) fn from_parts(status: u16, headers: HeaderMap, body: Bytes) -> Self {
        Self { status, headers, body, attempts: 0, asked_as: None, envelope: None }
    }

    /// The head of a response whose body did not come.
    #[cfg(feature = "client")]
    pub(crate) fn of_head(head: http::response::Parts) -> Self {
        Self::from_parts(head.status.as_u16(), head.headers, Bytes::new())
    }

    /// Adds a header; what HTTP doesn't allow as one is left out.
    #[must_use]
    pub fn with_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let name = HeaderName::from_bytes(name.as_ref().as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value.as_ref())) {
            self.headers.append(name, value);
        }
        self
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The first header of this name, if it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How often the request was sent before this response came; zero when the response is not from a client.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The response of a service that was asked so many times.
    #[must_use]
    pub fn after_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    #[cfg(feature = "client")]
    pub(crate) fn with_body(self, body: Bytes) -> Self {
        Self { body, ..self }
    }

    /// The response to a request with this id.
    #[cfg(feature = "client")]
    pub(crate) fn of_request(mut self, id: Option<HeaderValue>) -> Self {
        self.asked_as = id;
        self
    }

    /// The response of a service that has these names in lists and errors.
    pub(crate) fn in_envelope(mut self, envelope: Option<&'static Envelope>) -> Self {
        self.envelope = envelope.or(self.envelope);
        self
    }

    /// The names in lists and errors of the service, where they are not those of OData.
    pub(crate) fn envelope(&self) -> Option<&'static Envelope> {
        self.envelope
    }

    /// The id of the request, as the client sent it.
    pub(crate) fn asked_as(&self) -> Option<&str> {
        self.asked_as.as_ref()?.to_str().ok()
    }

    /// # Errors
    /// When the status is no success: what the service said.
    pub(crate) fn success(&self) -> Result<()> {
        if self.is_success() { Ok(()) } else { Err(Error::from_response(self)) }
    }

    /// True when there is no body, or none but blanks.
    pub(crate) fn is_blank(&self) -> bool {
        json::without_mark(&self.body).trim_ascii().is_empty()
    }

    /// True when the status says success.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Reads a response as this type, by way of which every error has the response that it came from.
    ///
    /// # Errors
    /// When the status is no success, or the response doesn't have the documented shape.
    pub(crate) fn read<R: FromResponse>(&self) -> Result<R> {
        self.success().and_then(|()| R::read(self)).map_err(|error| error.with_answer(self))
    }
}

/// A type that a response can be read as.
///
/// ```
/// use docwright_runtime::{Response, FromResponse, Request, Result};
///
/// /// Only whether it worked.
/// struct Done;
///
/// impl FromResponse for Done {
///     type Model = ();
///     fn read(_: &Response) -> Result<Self> {
///         Ok(Self)
///     }
/// }
///
/// Request::<Done>::delete("/me/messages/{id}", &["1"]).read(&Response::new(204, ""))?;
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait FromResponse: Sized {
    /// The model whose properties `select` and `filter` may name.
    type Model;

    /// Reads a response that says success.
    ///
    /// # Errors
    /// When the response doesn't have the documented shape.
    fn read(response: &Response) -> Result<Self>;
}

/// A model, a list, any JSON, or a number in the body as `$count` answers it. An empty body, as many updates answer, is an empty model, an empty
/// list or null.
impl<T: Item> FromResponse for T {
    type Model = T;

    fn read(response: &Response) -> Result<Self> {
        let blank = T::blank();
        if response.is_blank() && matches!(blank.peek(), Peek::Record(_) | Peek::List(_) | Peek::Json(_)) {
            return Ok(blank);
        }
        json::from_slice(&response.body)
    }
}

/// Nothing is expected, and whatever comes is no error.
impl FromResponse for () {
    type Model = ();

    fn read(_: &Response) -> Result<Self> {
        Ok(())
    }
}

/// The response as it is.
impl FromResponse for Response {
    type Model = ();

    fn read(response: &Response) -> Result<Self> {
        Ok(response.clone())
    }
}

/// A value with the response that it was read from, for its headers.
///
/// ```
/// use docwright_runtime::{Response, WithResponse, Json, Request};
///
/// let request = Request::<Json>::get("/me", &[]).with_response();
/// let response = Response::new(200, r#"{"id": "1"}"#).with_header("ETag", "W/\"7\"");
/// let WithResponse { value, response, .. } = request.read(&response)?;
/// assert_eq!((value["id"].as_str(), response.header("ETag")), (Some("1"), Some("W/\"7\"")));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct WithResponse<T> {
    /// The value.
    pub value: T,
    /// The response it was read from.
    pub response: Response,
}

impl<T: FromResponse> FromResponse for WithResponse<T> {
    type Model = T::Model;

    fn read(response: &Response) -> Result<Self> {
        Ok(Self { value: T::read(response)?, response: response.clone() })
    }
}
