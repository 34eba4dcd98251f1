//! HTTP messages: requests, answers, and the faults of requests.

use crate::mock::memory::Memory;
use crate::mock::rules::Rule;
use crate::text::json::strict::Value;
use crate::text::source::Span;

/// A request as it came.
///
/// ```
/// use docwright::mock::Request;
///
/// let request = Request::new("GET", "/v1.0/me/messages?$top=2").with_header("Prefer", "status=404");
/// assert_eq!(request.header("prefer"), Some("status=404"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`
    pub method: String,
    /// Path and query as sent: `/v1.0/me/messages?$top=2`.
    pub target: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body, empty where there is none.
    pub body: Vec<u8>,
}

/// The answer to a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// Names and values; the length of the body is the server's to say.
    pub headers: Vec<(String, String)>,
    /// The body, empty where there is none.
    pub body: Vec<u8>,
    /// The calls: one, or those of a batch behind the batch itself.
    pub calls: Vec<Call>,
}

/// A request as the call of a function.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Call {
    /// `GET`
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    /// The generated function that makes this request, `me::messages::list`; nothing where none does.
    pub function: Option<String>,
    /// Its arguments by name, in its order.
    pub arguments: Vec<(String, String)>,
    /// The request body.
    pub body: Vec<u8>,
    /// The status of the answer.
    pub status: u16,
    /// Remarks on values that the documentation does not list, or that are out of their range, although it does not say
    /// that they are refused: one sentence each, with the place.
    pub notes: Vec<String>,
    /// The documentation calls the function deprecated.
    pub deprecated: bool,
}

/// An answer in place of the one that the documentation shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scenario {
    /// The documented example of this status, or an error of it.
    Status(u16),
    /// The example of this rank on the page, counted from 1.
    Example(usize),
    /// This answer, and the rest as documented.
    Told(Answer),
}

/// An answer that a test tells; what it leaves out is answered as documented.
///
/// ```
/// use docwright::mock::Answer;
///
/// let busy = Answer::status(429).header("Retry-After", "0");
/// let ada = Answer::json(r#"{"displayName": "Ada"}"#).header("ETag", "W/1");
/// # drop((busy, ada));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "it is told to a service"]
pub struct Answer {
    pub(crate) status: Option<u16>,
    /// Names and values, each in place of a documented header of that name.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Vec<u8>>,
}

impl Answer {
    /// The documented example of this status, or an error of it.
    pub fn status(status: u16) -> Self {
        Self { status: Some(status), ..Self::default() }
    }

    /// JSON, with the documented status. A list where a page of a collection is documented becomes that page.
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::default().body("application/json", body)
    }

    /// Bytes of any kind, with the documented status unless it has one.
    pub fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: Some(body.into()), ..self }.header("Content-Type", content_type)
    }

    /// The same with this status.
    pub fn with_status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// A header, in place of one of that name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|it| !it.0.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// The say of a test about the answers of a service, beside the documentation.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The answer to a request as the call of a function, where it is another than the documented one; the function is
    /// nothing where the request is not documented.
    pub scenario: &'a dyn Fn(&Request, Option<&str>) -> Option<Scenario>,
    /// The objects that were created and changed so far, if they are to be kept.
    pub memory: Option<&'a Memory>,
}

impl Request {
    /// A request without headers and body.
    #[must_use]
    pub fn new(method: impl Into<String>, target: impl Into<String>) -> Self {
        Self { method: method.into(), target: target.into(), ..Self::default() }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a JSON body.
    #[must_use]
    pub fn with_json(self, body: impl Into<String>) -> Self {
        let body = body.into().into_bytes();
        Self { body, ..self }.with_header("Content-Type", "application/json")
    }

    /// The first header of a name, in any letter case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1.as_str())
    }

    /// The path in front of the query.
    pub(crate) fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    /// Where this request was sent to: `http://localhost:8080`; `otherwise` if it does not say.
    pub(crate) fn origin(&self, otherwise: &str) -> String {
        let usable = |it: &&str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_graphic());
        self.header("host").filter(usable).map_or_else(|| otherwise.to_owned(), |it| format!("http://{it}"))
    }

    /// A text that is the same for the same request, in the form of a GUID.
    pub(crate) fn id(&self) -> String {
        let parts = [self.method.as_bytes(), b" ", self.target.as_bytes(), b"\n", &self.body];
        guid(parts.into_iter().flatten().copied())
    }
}

/// Text in the form of a GUID, the same for the same bytes.
pub(crate) fn guid(bytes: impl Iterator<Item = u8>) -> String {
    let hash = bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let text = format!("{hash:032x}");
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}

impl Response {
    /// An answer without body.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// An answer of JSON.
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::empty(status).with_body("application/json", body.to_string().into_bytes())
    }

    pub(crate) fn with_body(mut self, content_type: &str, body: Vec<u8>) -> Self {
        self.body = body;
        self.with_header("Content-Type", content_type)
    }

    /// Adds a header, of which a line end could make two.
    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Self {
        let value = value.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        self.headers.push((name.to_owned(), value));
        self
    }

    /// Sets a header, in place of those of its name.
    pub(crate) fn setting_header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|it| !it.0.eq_ignore_ascii_case(name));
        self.with_header(name, value)
    }

    /// The first header of a name, in any letter case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1.as_str())
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Why a request is refused.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) rule: Rule,
    /// The problem, in one sentence without a final full stop.
    pub(crate) message: String,
    /// The line of the documentation that says otherwise.
    pub(crate) place: Option<Span>,
}

impl Fault {
    pub(crate) fn new(rule: Rule, message: impl Into<String>, place: Option<Span>) -> Self {
        Self { rule, message: message.into(), place }
    }
}

impl From<u16> for Scenario {
    fn from(status: u16) -> Self {
        Self::Status(status)
    }
}

impl From<Answer> for Scenario {
    fn from(answer: Answer) -> Self {
        Self::Told(answer)
    }
}
