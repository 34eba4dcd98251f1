//! The status of a long-running operation, read from the response of its monitor.

use http::header::LOCATION;

use crate::format::loose::{field, text};
use crate::{Error, ErrorKind, Json, Response, Result};

/// How far an operation is.
///
/// ```
/// use docwright_runtime::client::{OperationState, OperationStatus};
///
/// assert_eq!(OperationStatus::default().state, OperationState::Running);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OperationState {
    /// It is going on, or has not started yet.
    #[default]
    Running,
    /// It is done.
    Succeeded,
    /// It failed, in part or as a whole, or was given up.
    Failed,
    /// The service accepted it, and nobody knows more: its word for the state is none that is known, or it named no place to ask.
    Unknown,
}

impl OperationState {
    /// True when there is nothing to wait for.
    pub(super) fn is_over(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed)
    }
}

/// The words of services for the state of an operation, in lower case. Any other is not known, and no success.
const WORDS: &[(OperationState, &[&str])] = &[
    (OperationState::Succeeded, &["succeeded", "completed", "complete"]),
    (OperationState::Failed, &["canceled", "cancelled", "aborted"]),
    (
        OperationState::Running,
        &[
            "notstarted",
            "running",
            "inprogress",
            "accepted",
            "waiting",
            "pending",
            "queued",
            "processing",
            "updating",
            "deletepending",
        ],
    ),
];

/// The state that a word of the service means.
fn state_of(word: &str) -> OperationState {
    let word = word.to_ascii_lowercase();
    let known = WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(state, _)| *state);
    // What was done in part is over, and whoever takes it for done loses the rest.
    let failed = word.starts_with("partially") || ["failed", "error", "errors"].iter().any(|end| word.ends_with(end));
    known.unwrap_or(if failed { OperationState::Failed } else { OperationState::Unknown })
}

/// The status of an operation as the service tells it.
///
/// ```
/// use docwright_runtime::client::OperationStatus;
///
/// fn line(status: &OperationStatus) -> String {
///     format!("{:?}, {:.0} %", status.state, status.percent.unwrap_or_default())
/// }
/// assert_eq!(line(&OperationStatus::default()), "Running, 0 %");
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct OperationStatus {
    /// How far it is.
    pub state: OperationState,
    /// The state in the words of the service: `inProgress`.
    pub text: Option<String>,
    /// How much of it is done, from 0 to 100.
    pub percent: Option<f64>,
    /// The id of what came of it.
    pub resource_id: Option<String>,
    /// The address of what came of it, as the service wrote it.
    pub resource_location: Option<String>,
    /// The response, for all that it says besides.
    pub response: Response,
}

impl OperationStatus {
    /// The status right after the request: what the service did at once is done, what it accepted goes on at the monitor.
    pub(super) fn of_start(response: &Response, monitored: bool) -> Self {
        let body = serde_json::from_slice(response.body()).unwrap_or_default();
        // An object that was made at once may have a status of its own; only a monitor's is that of the operation.
        let state = match (response.status(), monitored) {
            (_, true) => word(&body).map_or(OperationState::Running, state_of),
            (202, false) => OperationState::Unknown,
            _ => OperationState::Succeeded,
        };
        Self::with(state, &body, response)
    }

    /// The status that a monitor tells.
    ///
    /// # Errors
    /// When its response says that the question failed, or is nothing that a monitor says.
    pub(super) fn of_monitor(response: &Response) -> Result<Self> {
        let location = response.header(LOCATION.as_str()).filter(|_| is_redirect(response.status()));
        if location.is_none() {
            response.success()?;
        }
        let body: Json = match serde_json::from_slice(response.body()) {
            Ok(body) => body,
            // The status has to do; a page of a gateway has none to give.
            Err(_) if response.is_blank() || location.is_some() => Json::Null,
            Err(_) => {
                return Err(
                    Error::new(ErrorKind::Decode, "the status of the operation is not JSON").with_answer(response)
                );
            }
        };
        let state = match (word(&body).map(state_of), location) {
            (Some(OperationState::Failed), _) => OperationState::Failed,
            // It leads to what came of the operation.
            (_, Some(_)) => OperationState::Succeeded,
            (Some(state), None) => state,
            (None, None) if response.status() == 202 => OperationState::Running,
            // Without a word, it is the result.
            (None, None) => OperationState::Succeeded,
        };
        let status = Self::with(state, &body, response);
        let location = location.map(str::to_owned).or(status.resource_location);
        Ok(Self { resource_location: location, ..status })
    }

    fn with(state: OperationState, body: &Json, response: &Response) -> Self {
        let any = |names: &[&str]| names.iter().find_map(|name| text(body, name)).map(str::to_owned);
        let percent = ["percentageComplete", "percentComplete"].iter().find_map(|name| field(body, name).as_f64());
        Self {
            state,
            text: word(body).map(str::to_owned),
            percent,
            resource_id: any(&["resourceId", "targetResourceId"]),
            resource_location: any(&["resourceLocation", "targetResourceLocation"]),
            response: response.clone(),
        }
    }
}

/// The word for the state, which some services put into an object with a description.
fn word(body: &Json) -> Option<&str> {
    text(body, "status").or_else(|| text(field(body, "status"), "state"))
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

#[cfg(test)]
mod tests {
    use super::OperationState::{Failed, Running, Succeeded, Unknown};
    use super::{OperationStatus, state_of};
    use crate::Response;

    #[test]
    fn only_known_words_are_success() {
        for (state, words) in [
            (Succeeded, &["succeeded", "Completed", "complete"][..]),
            (Running, &["notStarted", "inProgress", "Running", "queued", "pending"]),
            (Failed, &["failed", "submissionFailed", "deleteFailed", "partiallySucceeded", "completedWithErrors"]),
            (Failed, &["cancelled", "canceled", "error"]),
            (Unknown, &["unknownFutureValue", "skipped", "started", "validating", "invalid", "", "stopped"]),
        ] {
            for word in words {
                assert_eq!(state_of(word), state, "{word}");
            }
        }
    }

    #[test]
    fn a_monitor_speaks_by_word_status_or_redirect() {
        for (status, location, body, want) in [
            (200, None, r#"{"status": "completed"}"#, Some(Succeeded)),
            (200, None, r#"{"Status": "failed"}"#, Some(Failed)),
            (200, None, r#"{"status": {"state": "running", "description": "…"}}"#, Some(Running)),
            (200, None, r#"{"id": "7"}"#, Some(Succeeded)),
            (204, None, "", Some(Succeeded)),
            (202, None, "", Some(Running)),
            (202, None, r#"{"status": "odd"}"#, Some(Unknown)),
            (303, Some("/x"), "", Some(Succeeded)),
            (302, Some("/x"), "<html>moved</html>", Some(Succeeded)),
            (303, Some("/x"), r#"{"status": "failed"}"#, Some(Failed)),
            (303, None, "", None),
            (304, Some("/x"), "", None),
            (404, None, "", None),
            (200, None, "<html>sign in</html>", None),
        ] {
            let response = Response::new(status, body);
            let response = location.iter().fold(response, |it, to| it.with_header("Location", to));
            let read = OperationStatus::of_monitor(&response);
            assert_eq!(read.as_ref().ok().map(|it| it.state), want, "{status} {body}");
            assert_eq!(read.is_ok_and(|it| it.resource_location.is_some()), location.is_some() && want.is_some());
        }
    }
}
