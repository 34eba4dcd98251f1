//! Conversion to and from the types of the `http` crate, which every HTTP stack of Rust speaks.
//!
//! ```
//! use docwright_runtime::{Bytes, Json, Request};
//!
//! let request = Request::<Json>::get("/users/{id}", &["ada@example.com"]);
//! let to_send = request.to_http("https://api.example/v1.0")?;
//! assert_eq!(to_send.uri(), "https://api.example/v1.0/users/ada@example.com");
//!
//! // Whatever sends it, the response goes back to where the type is known.
//! let came = http::Response::builder().body(Bytes::from(r#"{"displayName": "Ada"}"#)).unwrap();
//! assert_eq!(request.read_http(came)?["displayName"], "Ada");
//! # Ok::<(), docwright_runtime::Error>(())
//! ```

use std::borrow::Cow;

use http::header::CONTENT_LENGTH;
use http::uri::{Scheme, Uri};
use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;

use crate::request::Parts;
use crate::request::finish::Outgoing;
use crate::{Bytes, Error, ErrorKind, FromResponse, Method, Request, Response, Result};

/// The headers that are of one connection. They say nothing about the request, and to the next server they would be wrong.
const OF_THE_CONNECTION: &[&str] = &[
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

impl<R> Request<R> {
    /// The request as any HTTP client takes it. `base` is the address of the service with its version:
    /// `https://api.example/v1.0`. The token is for the caller to add.
    ///
    /// # Errors
    /// When the request cannot be sent (see [`check`](Self::check)), or `base` is no address.
    pub fn to_http(&self, base: &str) -> Result<http::Request<Bytes>> {
        self.parts.to_http(base, &HeaderMap::new()).map_err(|error| error.of(self.parts.method, &self.parts.template))
    }

    /// The request that another HTTP client would send, or that a server received: [`to_http`](Self::to_http) the other way round.
    ///
    /// `base` is the address of the service with its version; a server that sees only paths is taken to be at `base`. Headers of the
    /// connection, such as `Host`, are left out. A token stays, so that a client does not add its own.
    ///
    /// ```
    /// use docwright_runtime::{Bytes, Json, Request};
    ///
    /// let came = http::Request::get("/v1.0/users?$top=5").body(Bytes::new()).unwrap();
    /// let request = Request::<Json>::from_http(came, "https://api.example/v1.0")?;
    /// assert_eq!(request.path_and_query(), "/users?$top=5");
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the request is not to the service at `base`, climbs by `..`, or has a method, query or header that a [`Request`] cannot hold.
    pub fn from_http(request: http::Request<Bytes>, base: &str) -> Result<Self> {
        Parts::from_http(request, base).map(Self::from_parts)
    }

    /// Reads the response that an HTTP client received.
    ///
    /// # Errors
    /// When the response says that the request failed, or doesn't have the documented shape.
    pub fn read_http(&self, response: http::Response<Bytes>) -> Result<R>
    where
        R: FromResponse,
    {
        self.read(&Response::from(response))
    }
}

impl Parts {
    /// The request with the headers that are sent with every request.
    pub(crate) fn to_http(&self, base: &str, defaults: &HeaderMap) -> Result<http::Request<Bytes>> {
        let finished = self.finish(base, defaults)?;
        let mut headers = HeaderMap::with_capacity(finished.own.len() + finished.defaults.len() + 3);
        for (name, value) in finished.own {
            headers.insert(header_name(name)?, header_value(name, value)?);
        }
        for (name, value) in finished.defaults {
            headers.insert(name, value.clone());
        }
        let body = match finished.body {
            Outgoing::None => Bytes::new(),
            Outgoing::Empty => {
                headers.entry(CONTENT_LENGTH).or_insert(HeaderValue::from_static("0"));
                Bytes::new()
            }
            Outgoing::Bytes(bytes) => bytes,
        };
        let mut request = http::Request::new(body);
        *request.method_mut() = method(self.method)?;
        *request.uri_mut() = uri(base, &self.path_and_query())?;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn from_http(request: http::Request<Bytes>, base: &str) -> Result<Self> {
        // What the request says is not repeated: it is personal.
        let refuse =
            |why: &str| Error::new(ErrorKind::Request, format!("the HTTP request cannot be taken over: {why}"));
        let (head, body) = request.into_parts();
        let path = path_below(&head.uri, &uri(base, "")?).ok_or_else(|| refuse("it is not to the service"))?;
        // A parser of addresses would climb, encoded or not.
        let dots = |part: &str| matches!(&*percent_decode_str(part).decode_utf8_lossy(), "." | "..");
        if path.split(['/', '\\']).any(dots) {
            return Err(refuse("its path has `.` or `..`"));
        }
        let method = known_method(&head.method).ok_or_else(|| refuse("its method is none of the service"))?;
        let mut parts = Self::new(method, Cow::Borrowed("(http)"), &[]);
        path.clone_into(&mut parts.path);
        for pair in head.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = decoded(name).zip(decoded(value)).ok_or_else(|| refuse("its query is not UTF-8"))?;
            parts.query.push((name.into(), value));
        }
        for name in head.headers.keys().filter(|name| !OF_THE_CONNECTION.contains(&name.as_str())) {
            let values = head.headers.get_all(name).iter().map(|value| std::str::from_utf8(value.as_bytes()));
            let values =
                values.collect::<Result<Vec<&str>, _>>().map_err(|_| refuse("it has a header that is not text"))?;
            parts.headers.push((name.to_string(), values.join(", ")));
        }
        parts.body = Some(body).filter(|body| !body.is_empty());
        Ok(parts)
    }
}

pub(crate) fn method(method: Method) -> Result<http::Method> {
    Ok(match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Patch => http::Method::PATCH,
        Method::Delete => http::Method::DELETE,
        Method::Other(name) => http::Method::from_bytes(name.as_bytes())
            .map_err(|_| Error::new(ErrorKind::Request, format!("{name:?} is not a method")))?,
    })
}

fn known_method(method: &http::Method) -> Option<Method> {
    let known = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];
    known.into_iter().chain(["HEAD", "OPTIONS"].map(Method::Other)).find(|it| it.as_str() == method.as_str())
}

/// The path of an address below that of the service; nothing when it is elsewhere.
fn path_below<'a>(uri: &'a Uri, base: &Uri) -> Option<&'a str> {
    let elsewhere = uri.authority().is_some() && (uri.authority(), uri.scheme()) != (base.authority(), base.scheme());
    let path = uri.path().strip_prefix(base.path().trim_end_matches('/')).filter(|_| !elsewhere)?;
    path.starts_with('/').then_some(path)
}

/// The text of a name or value in a query, where a plus stands for a blank.
fn decoded(text: &str) -> Option<String> {
    percent_decode_str(&text.replace('+', " ")).decode_utf8().ok().map(Cow::into_owned)
}

fn header_name(name: &str) -> Result<HeaderName> {
    HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Error::new(ErrorKind::Request, format!("{name:?} is not the name of a header")))
}

pub(crate) fn header_value(name: &str, value: &str) -> Result<HeaderValue> {
    HeaderValue::from_str(value).map_err(|_| {
        Error::new(ErrorKind::Request, format!("the value of the header {name} has characters that HTTP doesn't allow"))
    })
}

/// Invariant: whatever the path is, the authority is that of the base. Without the slash, `@elsewhere` would make it another.
fn uri(base: &str, path: &str) -> Result<Uri> {
    let (base, slash) = (base.trim_end_matches('/'), if path.starts_with('/') { "" } else { "/" });
    let uri: Uri = format!("{base}{slash}{path}").parse().map_err(|error| {
        Error::new(ErrorKind::Request, format!("the address cannot be made from {base:?} and the path: {error}"))
    })?;
    let web = uri.scheme() == Some(&Scheme::HTTPS) || uri.scheme() == Some(&Scheme::HTTP);
    if !web || uri.authority().is_none() {
        return Err(Error::new(
            ErrorKind::Request,
            format!("{base:?} is not the address of a service; https://… is one"),
        ));
    }
    Ok(uri)
}

impl From<http::Response<Bytes>> for Response {
    fn from(response: http::Response<Bytes>) -> Self {
        let (parts, body) = response.into_parts();
        Self::from_parts(parts.status.as_u16(), parts.headers, body)
    }
}

/// For servers in tests. A status that HTTP doesn't know is an error.
impl TryFrom<Response> for http::Response<Bytes> {
    type Error = Error;

    fn try_from(response: Response) -> Result<Self> {
        let status = http::StatusCode::from_u16(response.status())
            .map_err(|_| Error::new(ErrorKind::Encode, format!("{} is not a status", response.status())))?;
        let mut sent = Self::new(response.body().clone());
        *sent.status_mut() = status;
        sent.headers_mut().clone_from(response.headers());
        Ok(sent)
    }
}
