//! Long-running operations, whose status is polled at an address that the response names.

mod policy;
mod status;

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use self::policy::Patience;
pub use self::policy::PollPolicy;
pub use self::status::{OperationState, OperationStatus};
use super::Client;
use super::call::Call;
use super::call::retry::retry_after;
use crate::request::Parts;
use crate::{Error, ErrorKind, FromResponse, Method, Request, Response, Result};

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
        Operation { client: self.any(), parts, link: Some(link.into()), status, pause: None }
    }
}

impl Client {
    async fn begin(&self, parts: Parts) -> Result<Operation> {
        let response = self.response_to(&parts).await?;
        // What is done at once needs no asking, even if the response has a `Location`: that of what was created.
        let location = (response.status() == 202).then_some("Location");
        let mut names = self.0.service.operation_headers.iter().copied().chain(["Operation-Location"]).chain(location);
        let link = names.find_map(|name| response.header(name).filter(|link| !link.is_empty())).map(str::to_owned);
        let status = OperationStatus::of_start(&response, link.is_some());
        let pause = pause(self, &response);
        Ok(Operation { client: self.clone(), parts, link, status, pause })
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
        if let Some(link) = self.link.as_deref().filter(|_| !self.status.state.is_over()) {
            // A redirect says that the operation is over, and where its result is: that of another host is not ours to fetch.
            let call = Call { redirects: false, ..self.call(link)? };
            let (at, id) = (call.target.clone(), call.client_request_id());
            let response = self.client.response(call).await?;
            let located = |error: Error| error.of(Method::Get, &self.parts.template).with_client_request_id(id);
            let mut status = OperationStatus::of_monitor(&response).map_err(located)?;
            if !response.is_success() {
                status.resource_location = status.resource_location.map(|link| at.seen_from_service(link));
            }
            self.status = status;
            self.pause = pause(&self.client, &response);
        }
        Ok(&self.status)
    }

    /// Asks until it is over, as often as the service wants to be asked and as long as the [`PollPolicy`] of the client allows.
    ///
    /// # Errors
    /// Those of [`poll`](Self::poll), what the service says when the operation failed, and a timeout when the operation goes on, or is in a
    /// state that nobody knows: waiting again goes on asking.
    pub async fn wait(&mut self) -> Result<&OperationStatus> {
        let inner = std::sync::Arc::clone(&self.client.0);
        let mut patience = Patience::new(&inner.polling);
        while !self.status.state.is_over() {
            if self.link.is_none() {
                let message = "the service accepted the operation, and named no place to ask how far it is";
                return Err(self.error(ErrorKind::Protocol, message.to_owned()));
            }
            let Some(pause) = patience.pause(self.status.state, self.pause) else { return Err(self.out_of_time()) };
            inner.transport.sleep(pause).await;
            self.poll().await?;
        }
        if self.status.state == OperationState::Failed {
            let text = self.status.text.as_deref().unwrap_or("failed");
            let error = Error::of_operation(format!("the operation ended as {text}"), &self.status.response);
            return Err(error.of(self.parts.method, &self.parts.template));
        }
        Ok(&self.status)
    }

    fn out_of_time(&self) -> Error {
        let message = match (&self.status.text, self.status.state) {
            (Some(text), OperationState::Unknown) => {
                format!("the operation is still {text}, a state that is not known to be its end")
            }
            _ => "the operation is still going on".to_owned(),
        };
        self.error(ErrorKind::Timeout, message)
    }

    fn error(&self, kind: ErrorKind, message: String) -> Error {
        Error::new(kind, message).with_answer(&self.status.response).of(self.parts.method, &self.parts.template)
    }

    fn call(&self, link: &str) -> Result<Call> {
        Call::follow(&self.client.0, &self.parts, link).map_err(|error| error.with_answer(&self.status.response))
    }

    /// Fetches what came of the operation: from the place that the service named, or from its last response.
    ///
    /// # Errors
    /// Those of [`wait`](Self::wait), and when the result is not of this type.
    pub async fn result<R: FromResponse>(&mut self) -> Result<R> {
        self.wait().await?;
        let response = match &self.status.resource_location {
            Some(link) => self.client.success(self.call(link)?).await?,
            None => self.status.response.clone(),
        };
        response.read().map_err(|error| error.of(Method::Get, &self.parts.template))
    }
}

fn pause(client: &Client, response: &Response) -> Option<Duration> {
    retry_after(response.headers(), client.0.transport.now())
}

/// Without the link: it may hold a secret.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Operation({} {}, {:?})", self.parts.method, self.parts.template, self.status.state)
    }
}
