//! A request as a value: what to send, and the type of the answer.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::{
    Answer, Bytes, Content, Error, ErrorKind, OrderBy, Predicate, Record, Reference, Reply, Result,
    Select, json, path,
};

/// The method of a request.
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
}

impl Method {
    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A request whose answer is read as `R`. It does nothing until something sends it.
///
/// ```
/// use msgraph_core::{Json, Method, Request};
///
/// // Generated functions make requests; by hand it goes like this.
/// let request: Request<Json> = Request::new(Method::Get, "/users/{id}", &["ada@contoso.com"]).select(["id", "mail"]);
/// assert_eq!(request.path_and_query(), "/users/ada@contoso.com?$select=id,mail");
/// ```
#[must_use = "a request does nothing until it is sent"]
pub struct Request<R> {
    parts: Parts,
    reply: PhantomData<fn() -> R>,
}

/// Everything but the type, so that the code for it exists once.
#[derive(Clone)]
struct Parts {
    method: Method,
    template: Cow<'static, str>,
    path: String,
    query: Vec<(Cow<'static, str>, String)>,
    headers: Vec<(String, String)>,
    body: Option<Bytes>,
    problem: Option<Error>,
}

impl Parts {
    fn new(method: Method, template: Cow<'static, str>, args: &[&str]) -> Self {
        let filled = path::fill(&template, args);
        let problem = filled.problem.map(|problem| {
            Error::new(
                ErrorKind::Request,
                format!("{method} {template}: {problem}"),
            )
        });
        Self {
            method,
            template,
            path: filled.path,
            query: filled.query,
            headers: Vec::new(),
            body: None,
            problem,
        }
    }

    fn json(
        mut self,
        record: &dyn Record,
        declared: Option<&'static str>,
        skip_read_only: bool,
    ) -> Self {
        match json::write_body(record, declared, skip_read_only) {
            Ok(bytes) => self.content(Bytes::from(bytes), "application/json"),
            Err(error) => {
                self.problem.get_or_insert(error);
                self
            }
        }
    }

    fn content(mut self, bytes: Bytes, content_type: &str) -> Self {
        self.set_header("Content-Type", content_type);
        self.body = Some(bytes);
        self
    }

    /// Sets a query option in place of what was there.
    fn set(&mut self, name: Cow<'static, str>, value: String) {
        match self
            .query
            .iter_mut()
            .find(|(existing, _)| *existing == name)
        {
            Some((_, existing)) => *existing = value,
            None => self.query.push((name, value)),
        }
    }

    /// Adds to a query option that is a list.
    fn add(&mut self, name: &'static str, value: &str) {
        match self.query.iter_mut().find(|(existing, _)| existing == name) {
            Some((_, existing)) if !existing.is_empty() => {
                existing.push(',');
                existing.push_str(value);
            }
            _ => self.set(name.into(), value.to_owned()),
        }
    }

    fn set_header(&mut self, name: &str, value: &str) {
        let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() || !name.chars().all(token) || value.contains(['\r', '\n', '\0']) {
            self.problem.get_or_insert_with(|| {
                Error::new(
                    ErrorKind::Request,
                    format!("{name:?} with this value is not a header"),
                )
            });
            return;
        }
        self.headers
            .retain(|(existing, _)| !existing.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    fn add_preference(&mut self, preference: &str) {
        let known = self
            .headers
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("Prefer"))
            .map(|(_, value)| value.as_str());
        let value = known.map_or_else(
            || preference.to_owned(),
            |known| format!("{known}, {preference}"),
        );
        self.set_header("Prefer", &value);
    }

    fn path_and_query(&self) -> String {
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

impl<R> Request<R> {
    /// A request for any method and path: the `{placeholders}` are filled with the arguments, encoded for where they stand.
    pub fn new(method: Method, template: impl Into<Cow<'static, str>>, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(method, template.into(), args))
    }

    #[inline]
    fn from_parts(parts: Parts) -> Self {
        Self {
            parts,
            reply: PhantomData,
        }
    }

    /// A GET request.
    #[inline]
    pub fn get(template: &'static str, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(Method::Get, Cow::Borrowed(template), args))
    }

    /// A POST request.
    #[inline]
    pub fn post(template: &'static str, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(Method::Post, Cow::Borrowed(template), args))
    }

    /// A PUT request.
    #[inline]
    pub fn put(template: &'static str, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(Method::Put, Cow::Borrowed(template), args))
    }

    /// A PATCH request.
    #[inline]
    pub fn patch(template: &'static str, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(Method::Patch, Cow::Borrowed(template), args))
    }

    /// A DELETE request.
    #[inline]
    pub fn delete(template: &'static str, args: &[&str]) -> Self {
        Self::from_parts(Parts::new(Method::Delete, Cow::Borrowed(template), args))
    }

    /// Sends a model as JSON. What only the service writes is left out.
    #[inline]
    pub fn body(self, value: &dyn Record) -> Self {
        Self::from_parts(self.parts.json(value, None, true))
    }

    /// Sends a model where `declared` is documented; a value of another type says so by its `@odata.type`.
    #[inline]
    pub fn body_as(self, declared: &'static str, value: &dyn Record) -> Self {
        Self::from_parts(self.parts.json(value, Some(declared), true))
    }

    /// Sends the parameters of an action, or a model with all that is set in it.
    #[inline]
    pub fn parameters(self, parameters: &dyn Record) -> Self {
        Self::from_parts(self.parts.json(parameters, None, false))
    }

    /// Sends a link to an object.
    #[inline]
    pub fn reference(self, reference: &Reference) -> Self {
        self.parameters(reference)
    }

    /// Sends bytes.
    #[inline]
    pub fn content(self, content: Content) -> Self {
        let content_type = content
            .content_type()
            .unwrap_or("application/octet-stream")
            .to_owned();
        Self::from_parts(self.parts.content(content.into_bytes(), &content_type))
    }

    /// Reads the answer as another type.
    pub fn returning<T>(self) -> Request<T> {
        Request::from_parts(self.parts)
    }
}

/// The query options and headers of OData.
impl<R: Reply> Request<R> {
    /// Asks for these properties only.
    pub fn select<P: Select<R::Model>>(mut self, properties: impl IntoIterator<Item = P>) -> Self {
        for property in properties {
            self.parts.add("$select", &property.select());
        }
        self
    }

    /// Asks for related objects along with the object.
    pub fn expand<P: Select<R::Model>>(
        mut self,
        relationships: impl IntoIterator<Item = P>,
    ) -> Self {
        for relationship in relationships {
            self.parts.add("$expand", &relationship.select());
        }
        self
    }

    /// Asks for what meets a condition. A second call replaces the first.
    pub fn filter(mut self, condition: impl Predicate<R::Model>) -> Self {
        self.parts.set("$filter".into(), condition.predicate());
        self
    }

    /// Asks for an order.
    pub fn order_by<P: OrderBy<R::Model>>(
        mut self,
        properties: impl IntoIterator<Item = P>,
    ) -> Self {
        for property in properties {
            self.parts.add("$orderby", &property.order_by());
        }
        self
    }
}

impl<R> Request<R> {
    /// Asks for at most so many items per page.
    pub fn top(self, count: u32) -> Self {
        self.query("$top", count.to_string())
    }

    /// Passes over so many items.
    pub fn skip(self, count: u32) -> Self {
        self.query("$skip", count.to_string())
    }

    /// Searches. Text without quotes is put into quotes, as the service wants it.
    pub fn search(self, text: &str) -> Self {
        let text = if text.starts_with('"') {
            text.to_owned()
        } else {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        };
        self.query("$search", text)
    }

    /// Asks for the number of all items along with the first page.
    pub fn count(self) -> Self {
        self.query("$count", "true")
    }

    /// Sets any query option.
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.parts.set(name.into(), value.into());
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.parts.set_header(name, value);
        self
    }

    /// Adds to the `Prefer` header: `outlook.timezone="UTC"`.
    pub fn prefer(mut self, preference: &str) -> Self {
        self.parts.add_preference(preference);
        self
    }

    /// Only acts when the object still has this ETag.
    pub fn if_match(self, etag: &str) -> Self {
        self.header("If-Match", etag)
    }

    /// Sets `ConsistencyLevel`; advanced queries on directory objects need `eventual`.
    pub fn consistency_level(self, level: &str) -> Self {
        self.header("ConsistencyLevel", level)
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
        self.parts
            .query
            .iter()
            .map(|(name, value)| (&**name, value.as_str()))
    }

    /// The headers.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body.
    #[must_use]
    pub fn body_bytes(&self) -> Option<&Bytes> {
        self.parts.body.as_ref()
    }

    /// Whether the request can be sent: no argument that leads elsewhere, no body that cannot be written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<()> {
        self.parts.problem.clone().map_or(Ok(()), Err)
    }

    /// Reads the answer to this request.
    ///
    /// # Errors
    /// When the answer doesn't have the documented shape.
    pub fn read(&self, answer: &Answer) -> Result<R>
    where
        R: Reply,
    {
        R::read(answer)
    }
}

impl<R> Clone for Request<R> {
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
