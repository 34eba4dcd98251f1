//! Long-running operations, whose status is polled at an address that the response names.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::Client;
use super::call::Call;
use super::call::retry::retry_after;
use crate::request::Parts;
use crate::{Error, ErrorKind, FromResponse, Json, Method, Request, Response, Result};

/// Where any service names the operation, in the order of preference; after its own headers.
const LINKS: &[&str] = &["Operation-Location", "Location"];

/// The pause between two questions when the service names none, and the longest that it grows to.
const PAUSE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));

impl<S> Client<S> {
    /// Starts an operation that may outlast its request, such as the copy of a folder.
    ///
    /// # Errors
    /// Those of [`Client::send`].
    pub async fn start<R>(&self, request: Request<R>) -> Result<Operation> {
        self.any().begin(request.parts).await
    }

    /// An operation that was started earlier, by its link.
    #[must_use]
    pub fn operation(&self, link: impl Into<String>) -> Operation {
        let parts = Parts::new(Method::Get, Cow::Borrowed("(operation)"), &[]);
        let status = OperationStatus { state: OperationState::Running, ..OperationStatus::default() };
        Operation { client: self.any(), parts, link: Some(link.into()), status, pause: None, grown: PAUSE.0 }
    }
}

impl Client {
    async fn begin(&self, parts: Parts) -> Result<Operation> {
        let response = self.response_to(&parts).await?;
        let mut names = self.0.service.operation_headers.iter().chain(LINKS);
        let link = names.find_map(|name| response.header(name)).map(str::to_owned);
        // What is done at once needs no asking, even if the response has a `Location`: that of what was created.
        let link = link.filter(|_| response.status() == 202);
        let status = OperationStatus::read(&response, link.is_some());
        let pause = pause(self, &response);
        Ok(Operation { client: self.clone(), parts, link, status, pause, grown: PAUSE.0 })
    }
}

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
    /// It failed, or was given up.
    Failed,
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
    /// The address of what came of it.
    pub resource_location: Option<String>,
    /// The response, for all that it says besides.
    pub response: Response,
}

impl OperationStatus {
    fn read(response: &Response, monitored: bool) -> Self {
        let body: Json = serde_json::from_slice(response.body()).unwrap_or_default();
        let text = |names: &[&str]| names.iter().find_map(|name| body[*name].as_str()).map(str::to_owned);
        let status = text(&["status"]);
        let state =
            match status.as_deref().map(str::to_ascii_lowercase).as_deref() {
                // An object may have a status of its own; only a monitor's is that of the operation.
                Some("failed" | "deletefailed" | "canceled" | "cancelled") if monitored => OperationState::Failed,
                Some("succeeded" | "completed") if monitored => OperationState::Succeeded,
                Some(
                    "notstarted" | "running" | "inprogress" | "accepted" | "waiting" | "updating" | "deletepending",
                ) if monitored => OperationState::Running,
                _ if response.status() == 202 && monitored => OperationState::Running,
                _ => OperationState::Succeeded,
            };
        Self {
            state,
            text: status,
            percent: body["percentageComplete"].as_f64().or_else(|| body["percentComplete"].as_f64()),
            resource_id: text(&["resourceId"]),
            resource_location: text(&["resourceLocation", "targetResourceLocation"]),
            response: response.clone(),
        }
    }
}

/// An operation of the service, to be asked how far it is.
///
/// ```no_run
/// use docwright_runtime::{Client, Request};
///
/// # async fn run(client: Client) -> Result<(), docwright_runtime::Error> {
/// let copy = Request::<()>::post("/me/drive/items/{id}/copy", &["01ABC"]).json(&[("name", "Copy")]);
/// let mut operation = client.start(copy).await?;
/// let finished = operation.wait().await?;
/// println!("the copy is {:?}", finished.resource_id);
/// # Ok(())
/// # }
/// ```
pub struct Operation {
    client: Client,
    parts: Parts,
    link: Option<String>,
    status: OperationStatus,
    /// The pause that the service asked for.
    pause: Option<Duration>,
    grown: Duration,
}

impl Operation {
    /// Where the operation is asked, to be kept for [`Client::operation`]. Nothing when it was done at once.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }

    /// The status that the service told last.
    #[must_use]
    pub fn status(&self) -> &OperationStatus {
        &self.status
    }

    /// Asks now.
    ///
    /// # Errors
    /// Those of [`Client::send`], and a link that must not be followed. That the operation failed is no error here.
    pub async fn poll(&mut self) -> Result<&OperationStatus> {
        if let Some(link) = &self.link
            && self.status.state == OperationState::Running
        {
            let response = self.client.success(Call::follow(&self.client.0, &self.parts, link)?).await?;
            self.status = OperationStatus::read(&response, true);
            self.pause = pause(&self.client, &response);
        }
        Ok(&self.status)
    }

    /// Asks until it is over, as often as the service wants to be asked.
    ///
    /// # Errors
    /// Those of [`poll`](Self::poll), and what the service says when the operation failed.
    pub async fn wait(&mut self) -> Result<&OperationStatus> {
        while self.status.state == OperationState::Running {
            let pause = self.pause.unwrap_or(self.grown);
            self.client.0.transport.sleep(pause).await;
            self.grown = (self.grown * 2).min(PAUSE.1);
            self.poll().await?;
        }
        if self.status.state == OperationState::Failed {
            let said = Error::from_response(&self.status.response);
            let text = self.status.text.as_deref().unwrap_or("failed");
            let error = Error::new(ErrorKind::Service, format!("the operation ended as {text}; "));
            return Err(error.with_service_of(said).of(self.parts.method, &self.parts.template));
        }
        Ok(&self.status)
    }

    /// Fetches what came of the operation: from the place that the service named, or from its last response.
    ///
    /// # Errors
    /// Those of [`wait`](Self::wait), and when the result is not of this type.
    pub async fn result<R: FromResponse>(&mut self) -> Result<R> {
        self.wait().await?;
        let response = match &self.status.resource_location {
            Some(link) => self.client.success(Call::follow(&self.client.0, &self.parts, link)?).await?,
            None => self.status.response.clone(),
        };
        R::read(&response).map_err(|error| error.of(Method::Get, &self.parts.template))
    }
}

fn pause(client: &Client, response: &Response) -> Option<Duration> {
    retry_after(response.header("Retry-After"), response.header("Date"), client.0.transport.now())
}

/// Without the link: it may hold a secret.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Operation({} {}, {:?})", self.parts.method, self.parts.template, self.status.state)
    }
}
