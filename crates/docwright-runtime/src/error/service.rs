//! OData error responses: `{"error": {"code": …, "message": …, "innerError": …}}`.

use std::fmt;

use super::excerpt::excerpt;
#[cfg(feature = "client")]
use crate::format::loose;
use crate::response::envelope;
use crate::{Bytes, Envelope, Json, Response};

/// The response of the service that an error came from. What its body says is told in short; values that may be secret are not printed.
///
/// ```
/// use docwright_runtime::{Response, Json, Request};
///
/// let response = Response::new(
///     400,
///     r#"{"error": {"code": "badRequest", "message": "No.", "innerError": {"code": "nameTooLong", "request-id": "r1"}}}"#,
/// );
/// let error = Request::<Json>::get("/me", &[]).read(&response).unwrap_err();
/// let service = error.service().unwrap();
/// assert!(service.status() == 400 && service.has_code("nameTooLong"));
/// assert_eq!(service.request_id(), Some("r1"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceError {
    status: u16,
    detail: ErrorDetail,
    inner: Vec<InnerError>,
    details: Vec<ErrorDetail>,
    request_id: Option<String>,
    client_request_id: Option<String>,
    date: Option<String>,
    retry_after: Option<String>,
    content_type: Option<String>,
    body: Bytes,
}

/// One thing that is wrong.
///
/// ```
/// use docwright_runtime::{Response, Json, Request};
///
/// let body = r#"{"error": {"code": "x", "details": [{"code": "tooLong", "target": "subject"}]}}"#;
/// let error = Request::<Json>::get("/me", &[]).read(&Response::new(400, body)).unwrap_err();
/// assert_eq!(error.service().unwrap().details()[0].target.as_deref(), Some("subject"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The code, for programs.
    pub code: Option<String>,
    /// The message, for people.
    pub message: Option<String>,
    /// The subject of it, often the name of a property.
    pub target: Option<String>,
}

/// A cause of the error, more specific than what holds it.
///
/// ```
/// use docwright_runtime::{Response, Json, Request};
///
/// let body = r#"{"error": {"code": "x", "innerError": {"code": "y"}}}"#;
/// let error = Request::<Json>::get("/me", &[]).read(&Response::new(400, body)).unwrap_err();
/// assert_eq!(error.service().unwrap().inner()[0].code.as_deref(), Some("y"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InnerError {
    /// The code, for programs.
    pub code: Option<String>,
    /// The message, for people.
    pub message: Option<String>,
}

impl ServiceError {
    pub(crate) fn read(response: &Response) -> Self {
        let mut error = Self::head(response);
        // What a success says is the caller's, though it may have such names as well.
        if !response.is_success() {
            let body = serde_json::from_slice(response.body()).unwrap_or_default();
            if !response.envelope().is_some_and(|it| error.read_named(&body, it)) {
                error.read_body(&body);
            }
        }
        error
    }

    fn head(response: &Response) -> Self {
        let header = |name| response.header(name).map(str::to_owned);
        Self {
            status: response.status(),
            detail: ErrorDetail::default(),
            inner: Vec::new(),
            details: Vec::new(),
            request_id: header("request-id"),
            client_request_id: header("client-request-id"),
            date: header("Date"),
            retry_after: header("Retry-After"),
            content_type: header("Content-Type"),
            body: response.body().clone(),
        }
    }

    /// The same of the monitor of an operation that failed. Services have no common place for why.
    #[cfg(feature = "client")]
    pub(crate) fn read_operation(response: &Response) -> Self {
        let mut error = Self::head(response);
        let body: Json = serde_json::from_slice(response.body()).unwrap_or_default();
        error.read_body(&body);
        for place in ["error", "resultInfo", "statusDetail", "errorInfo", "status"] {
            if error.detail.code.is_none() && error.detail.message.is_none() && loose::field(&body, place).is_object() {
                error.read_error(loose::field(&body, place));
            }
        }
        let first = |names: &[&str]| names.iter().find_map(|name| loose::text(&body, name)).map(str::to_owned);
        error.detail.code = error.detail.code.take().or_else(|| first(&["errorCode"]));
        let message = error.detail.message.take();
        let described = || loose::text(loose::field(&body, "status"), "description").map(str::to_owned);
        let message = message.or_else(|| first(&["errorMessage", "statusDescription", "statusMessage"]));
        error.detail.message = message.or_else(described);
        error
    }

    /// Reads an error under the names of its service; false where it has none of them.
    fn read_named(&mut self, body: &Json, names: &Envelope) -> bool {
        if (names.code, names.message) == (Envelope::ODATA.code, Envelope::ODATA.message) {
            return false;
        }
        let named = |name| envelope::text(body, name);
        let (code, message) = (named(names.code), named(names.message));
        self.detail = ErrorDetail { code, message, target: None };
        self.detail != ErrorDetail::default()
    }

    fn read_body(&mut self, body: &Json) {
        match &body["error"] {
            // As sign-in services say it.
            Json::String(code) => {
                self.detail.code = Some(code.clone());
                self.detail.message = text(body, "error_description");
            }
            Json::Object(_) => self.read_error(&body["error"]),
            _ => self.detail = detail(body),
        }
    }

    fn read_error(&mut self, error: &Json) {
        self.detail = detail(error);
        self.details = error["details"].as_array().into_iter().flatten().map(detail).collect();
        let mut outer = error;
        while let Some(inner) = ["innerError", "innererror"].iter().find_map(|name| outer[*name].as_object()) {
            let inner_of = &outer[if outer["innerError"].is_object() { "innerError" } else { "innererror" }];
            let said = InnerError { code: text(inner_of, "code"), message: text(inner_of, "message") };
            if said != InnerError::default() {
                self.inner.push(said);
            }
            for (place, name) in [
                (&mut self.request_id, "request-id"),
                (&mut self.client_request_id, "client-request-id"),
                (&mut self.date, "date"),
            ] {
                if place.is_none() {
                    *place = inner.get(name).and_then(Json::as_str).map(str::to_owned);
                }
            }
            outer = inner_of;
        }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The code, for programs: `Request_ResourceNotFound`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.detail.code.as_deref()
    }

    /// The message, for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.detail.message.as_deref()
    }

    /// The subject of the error, often the name of a property.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.detail.target.as_deref()
    }

    /// The causes, from the outermost to the innermost, the most specific.
    #[must_use]
    pub fn inner(&self) -> &[InnerError] {
        &self.inner
    }

    /// Everything that is wrong, when it is more than one thing.
    #[must_use]
    pub fn details(&self) -> &[ErrorDetail] {
        &self.details
    }

    /// True when the error or one of its causes has this code.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        let mut codes = [self.code()].into_iter().chain(self.inner.iter().map(|it| it.code.as_deref()));
        codes.any(|it| it.is_some_and(|it| it.eq_ignore_ascii_case(code)))
    }

    /// The id of the response, which support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The id of the request as the service repeats it.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        self.client_request_id.as_deref()
    }

    /// When the service answered, as it wrote it.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// When to try again: seconds or a date, as the service wrote it.
    #[must_use]
    pub fn retry_after(&self) -> Option<&str> {
        self.retry_after.as_deref()
    }

    /// Of what type the body is: `text/html`, when a gateway answered in place of the service.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The body, whatever it is.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The beginning of the body, for people: of JSON the names without the values, of text all but what looks like an address or a secret.
    #[must_use]
    pub fn excerpt(&self) -> String {
        excerpt(&self.body)
    }
}

fn text(value: &Json, name: &str) -> Option<String> {
    value[name].as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn detail(value: &Json) -> ErrorDetail {
    // Old responses write the message as an object with a language.
    let message = text(value, "message").or_else(|| text(&value["message"], "value"));
    ErrorDetail { code: text(value, "code"), message, target: text(value, "target") }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        let reason = http::StatusCode::from_u16(self.status).ok().and_then(|status| status.canonical_reason());
        if let Some(reason) = reason {
            write!(f, " {reason}")?;
        }
        for said in [self.code(), self.message()].into_iter().flatten() {
            write!(f, ": {said}")?;
        }
        for cause in self.inner.iter().filter_map(|it| it.code.as_deref()) {
            write!(f, " < {cause}")?;
        }
        if self.code().is_none() && self.message().is_none() && !self.body.is_empty() {
            write!(f, ": {} bytes of {}", self.body.len(), self.content_type.as_deref().unwrap_or("unknown type"))?;
            match self.excerpt() {
                excerpt if excerpt.is_empty() => {}
                excerpt => write!(f, ": {excerpt}")?,
            }
        }
        if let Some(id) = &self.request_id {
            write!(f, " (request-id {id})")?;
        }
        Ok(())
    }
}

/// With an excerpt of the body only: the rest is personal.
impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceError({self})")
    }
}
