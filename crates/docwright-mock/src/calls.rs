//! Recorded calls: HTTP requests, and how they were answered.

use std::fmt;

use serde_json::Value;

/// A request that came, and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// `GET`
    pub method: String,
    /// Path and query: `/v1.0/me/messages?$top=2`.
    pub target: String,
    /// The function that makes this request, by its path in the generated crate: `me::messages::list`.
    pub function: Option<String>,
    /// Its arguments by name, in its order.
    pub arguments: Vec<(String, String)>,
    /// The body of the request.
    pub body: Vec<u8>,
    /// The status that was answered.
    pub status: u16,
    /// Remarks on values that the documentation does not list, or that are out of their range, where it does not say
    /// that they are refused: one sentence each, with the place.
    pub notes: Vec<String>,
    /// The documentation calls the function deprecated; it is answered as before.
    pub deprecated: bool,
}

impl Call {
    /// The argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.arguments.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// The body as JSON; null when it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

impl From<docwright::mock::Call> for Call {
    fn from(it: docwright::mock::Call) -> Self {
        let docwright::mock::Call { method, target, function, arguments, body, status, notes, deprecated } = it;
        Self { method, target, function, arguments, body, status, notes, deprecated }
    }
}

/// `GET /v1.0/users/7  users::get(7)  200`, with `  deprecated` where the function is.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments: Vec<&str> = self.arguments.iter().map(|it| it.1.as_str()).collect();
        let function = match &self.function {
            Some(name) => format!("  {name}({})", arguments.join(", ")),
            None => String::new(),
        };
        let mark = if self.deprecated { "  deprecated" } else { "" };
        write!(f, "{} {}{function}  {}{mark}", self.method, self.target, self.status)
    }
}

/// Calls for people.
pub(crate) fn list(calls: &[Call]) -> String {
    if calls.is_empty() {
        return "Nothing was called".to_owned();
    }
    calls.iter().fold("Called were:".to_owned(), |text, it| format!("{text}\n  {it}"))
}
