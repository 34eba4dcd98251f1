//! A request as a value: method, path, query, headers and body, and the type of the response.

mod content;
mod finish;
pub(crate) mod http;
mod links;
#[doc(hidden)]
pub mod make;
mod options;
mod parts;
pub(crate) mod path;
mod reference;
mod root;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

pub use self::content::Content;
#[cfg(feature = "client")]
pub(crate) use self::finish::Outgoing;
pub use self::links::{Link, Links};
pub(crate) use self::options::search_expression;
pub use self::parts::Method;
pub(crate) use self::parts::{Options, Parts, add, set};
pub use self::reference::Reference;
pub use self::root::{Root, RootPath, Settled};
use crate::model::AsRecord;
use crate::{Bytes, Envelope, Error, ErrorKind, FromResponse, Record, Response, Result, WithResponse};

/// A request whose response is read as `R`. It does nothing until something sends it.
///
/// ```
/// use docwright_runtime::{Json, Method, Request};
///
/// // Generated functions make requests; by hand it goes like this.
/// let request: Request<Json> = Request::new(Method::Get, "/users/{id}", &["ada@example.com"]).select(["id", "mail"]);
/// assert_eq!(request.path_and_query(), "/users/ada@example.com?$select=id,mail");
/// ```
///
/// `At` is the [`Root`] that [`at`](Self::at) may move it to; whoever writes `Request<R>` means one that goes where it says.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<R, At = Settled> {
    pub(crate) parts: Parts,
    response: PhantomData<fn() -> (R, At)>,
}

impl<R> Request<R> {
    /// A request for any method and path: the `{placeholders}` are filled with the arguments, encoded for where they stand.
    pub fn new(method: Method, template: impl Into<Cow<'static, str>>, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(method, template.into(), args))
    }

    /// A GET request.
    #[inline]
    pub fn get(template: &'static str, args: &[&str]) -> Self {
        Self::of(Method::Get, template, args)
    }

    /// A POST request.
    #[inline]
    pub fn post(template: &'static str, args: &[&str]) -> Self {
        Self::of(Method::Post, template, args)
    }

    /// A PUT request.
    #[inline]
    pub fn put(template: &'static str, args: &[&str]) -> Self {
        Self::of(Method::Put, template, args)
    }

    /// A PATCH request.
    #[inline]
    pub fn patch(template: &'static str, args: &[&str]) -> Self {
        Self::of(Method::Patch, template, args)
    }

    /// A DELETE request.
    #[inline]
    pub fn delete(template: &'static str, args: &[&str]) -> Self {
        Self::of(Method::Delete, template, args)
    }
}

/// The body, and the type of the response.
impl<R, At> Request<R, At> {
    #[inline]
    pub(crate) fn from_parts(parts: Parts) -> Self {
        Self { parts, response: PhantomData }
    }

    #[inline]
    pub(crate) fn of(method: Method, template: &'static str, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(method, Cow::Borrowed(template), args))
    }

    /// Sends a model as JSON. What only the service writes is left out.
    #[inline]
    pub fn body(self, value: &(impl AsRecord + ?Sized)) -> Self {
        Self::from_parts(self.parts.json(value.as_record(), None, true))
    }

    /// Sends a model where `declared` is documented; a value of another type says so by its `@odata.type`.
    #[inline]
    pub fn body_as(self, declared: &'static str, value: &(impl AsRecord + ?Sized)) -> Self {
        Self::from_parts(self.parts.json(value.as_record(), Some(declared), true))
    }

    /// Sends the parameters of an action, or a model with all that is set in it.
    #[inline]
    pub fn parameters(self, parameters: &dyn Record) -> Self {
        Self::from_parts(self.parts.json(parameters, None, false))
    }

    /// Sends the parameters of an action, or nothing.
    #[inline]
    pub fn parameters_if<P: Record>(self, parameters: Option<&P>) -> Self {
        match parameters {
            Some(it) => self.parameters(it),
            None => self,
        }
    }

    /// Sends a link to an object.
    #[inline]
    pub fn reference(self, reference: &Reference) -> Self {
        self.parameters(reference)
    }

    /// Sends bytes.
    #[inline]
    pub fn content(self, content: Content) -> Self {
        let content_type = content.content_type().unwrap_or("application/octet-stream").to_owned();
        Self::from_parts(self.parts.content(content.into_bytes(), &content_type))
    }

    /// Sends any value as JSON, for what no page documents.
    ///
    /// ```
    /// use docwright_runtime::{Method, Request};
    ///
    /// let request = Request::<()>::new(Method::Post, "/teams/{id}/archive", &["1"]).json(&[("shouldSetReadOnly", true)]);
    /// assert_eq!(request.body_bytes().map(|it| &it[..]), Some(&br#"[["shouldSetReadOnly",true]]"#[..]));
    /// ```
    pub fn json<T: serde::Serialize + ?Sized>(self, value: &T) -> Self {
        let written = serde_json::to_vec(value).map_err(|error| Error::new(ErrorKind::Encode, error.to_string()));
        Self::from_parts(self.parts.written(written))
    }

    /// Reads lists and errors under the names that the service has for them. Generated functions do so where that is documented.
    #[inline]
    pub fn in_envelope(mut self, names: &'static Envelope) -> Self {
        self.parts.envelope = Some(names);
        self
    }

    /// Reads the headers of the response as well.
    pub fn with_response(self) -> Request<WithResponse<R>, At> {
        self.returning()
    }

    /// Reads the response as another type.
    pub fn returning<T>(self) -> Request<T, At> {
        Request::from_parts(self.parts)
    }
}

impl<R> Request<R> {
    /// The method.
    #[must_use]
    pub fn method(&self) -> Method {
        self.parts.method
    }

    /// The documented path without the arguments: what may stand in a log.
    #[must_use]
    pub fn template(&self) -> &str {
        &self.parts.template
    }

    /// The path, percent-encoded, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.parts.path
    }

    /// The path and the query, percent-encoded.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        self.parts.path_and_query()
    }

    /// The query options, not encoded.
    pub fn query_options(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.query.iter().map(|(name, value)| (&**name, value.as_str()))
    }

    /// The headers.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body.
    #[must_use]
    pub fn body_bytes(&self) -> Option<&Bytes> {
        self.parts.body.as_ref()
    }

    /// Checks that the request can be sent: no argument that leads elsewhere, no body that cannot be written.
    ///
    /// # Errors
    /// The fault that was found first.
    pub fn check(&self) -> Result<()> {
        self.parts.problem.clone().map_or(Ok(()), Err)
    }

    /// Reads the response to this request.
    ///
    /// # Errors
    /// When the response says that the request failed, or doesn't have the documented shape.
    pub fn read(&self, response: &Response) -> Result<R>
    where
        R: FromResponse,
    {
        let read = match self.parts.envelope {
            None => response.read(),
            named => response.clone().in_envelope(named).read(),
        };
        read.map_err(|error| error.of(self.parts.method, &self.parts.template))
    }
}

impl<R, At> Clone for Request<R, At> {
    fn clone(&self) -> Self {
        Self::from_parts(self.parts.clone())
    }
}

/// Without arguments, header values and body: those are personal.
impl<R> fmt::Debug for Request<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({} {})", self.parts.method, self.parts.template)
    }
}
