//! JSON batches: many requests in one POST, twenty at a time.

mod plan;
mod wire;

use std::fmt;
use std::marker::PhantomData;

use self::plan::Plan;
use super::call::Call;
use super::{BoxFuture, Client};
use crate::request::Parts;
use crate::{Error, ErrorKind, FromResponse, Method, Request, Response, Result};

/// Requests that travel together.
///
/// ```no_run
/// use docwright_runtime::client::Batch;
/// use docwright_runtime::{Client, Collection, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), docwright_runtime::Error> {
/// let mut batch = Batch::new();
/// let me = batch.add(Request::<Json>::get("/me", &[]));
/// let users = batch.add_after(&[me.after()], Request::<Collection<Json>>::get("/users", &[]).top(5));
///
/// let mut responses = batch.send(&client).await;
/// println!("{}", responses.take(me)?["displayName"]);
/// println!("{} users", responses.take(users)?.value.len());
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
#[must_use = "a batch does nothing until it is sent"]
pub struct Batch {
    items: Vec<Item>,
}

/// One request of a batch.
struct Item {
    parts: Parts,
    after: Vec<usize>,
}

/// Which request of a batch, and of what type its response is.
///
/// ```
/// use docwright_runtime::client::{Batch, BatchKey};
/// use docwright_runtime::{Json, Request};
///
/// let key: BatchKey<Json> = Batch::new().add(Request::get("/me", &[]));
/// # drop(key);
/// ```
#[must_use = "it is the way to the response"]
pub struct BatchKey<R> {
    index: usize,
    response: PhantomData<fn() -> R>,
}

/// A request that others wait for.
///
/// ```
/// use docwright_runtime::client::{After, Batch};
/// use docwright_runtime::Request;
///
/// let mut batch = Batch::new();
/// let first: After = batch.add(Request::<()>::delete("/me/messages/{id}", &["1"])).after();
/// let _second = batch.add_after(&[first], Request::<()>::delete("/me/messages/{id}", &["2"]));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After(usize);

impl<R> BatchKey<R> {
    /// The request as one that others wait for.
    #[must_use]
    pub fn after(&self) -> After {
        After(self.index)
    }
}

impl<R> fmt::Debug for BatchKey<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BatchKey({})", self.index)
    }
}

impl Batch {
    /// No requests yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a request.
    pub fn add<R>(&mut self, request: Request<R>) -> BatchKey<R> {
        self.add_after(&[], request)
    }

    /// Adds a request that is only done once these were, and succeeded; otherwise it fails with status 424.
    pub fn add_after<R>(&mut self, after: &[After], request: Request<R>) -> BatchKey<R> {
        let index = self.items.len();
        // Keys of another batch could point anywhere; those of this one point to what was added before.
        let after = after.iter().map(|it| it.0).filter(|it| *it < index).collect();
        self.items.push(Item { parts: request.parts, after });
        BatchKey { index, response: PhantomData }
    }

    /// How many requests there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Sends the requests, twenty at a time. Those that the service was too busy for are sent again as the client's policy says. There is no error
    /// for the whole: each request has its own.
    pub async fn send<S>(self, client: &Client<S>) -> BatchResponses {
        run(client.any(), self.items).await
    }
}

impl<S> Client<S> {
    /// Sends requests of one type together; the results are in the order of the requests.
    ///
    /// ```no_run
    /// use docwright_runtime::{Client, Json, Request};
    ///
    /// # async fn run(client: Client, ids: Vec<String>) {
    /// let requests = ids.iter().map(|id| Request::<Json>::get("/users/{id}", &[id]));
    /// for (id, user) in ids.iter().zip(client.send_all(requests).await) {
    ///     match user {
    ///         Ok(user) => println!("{id}: {}", user["displayName"]),
    ///         Err(error) => println!("{id}: {error}"),
    ///     }
    /// }
    /// # }
    /// ```
    pub async fn send_all<R: FromResponse>(&self, requests: impl IntoIterator<Item = Request<R>>) -> Vec<Result<R>> {
        let items = requests.into_iter().map(|request| Item { parts: request.parts, after: Vec::new() }).collect();
        let mut responses = run(self.any(), items).await;
        (0..responses.responses.len()).map(|index| responses.take_at(index)).collect()
    }
}

/// The responses to a batch.
///
/// ```no_run
/// use docwright_runtime::client::{Batch, BatchResponses};
/// use docwright_runtime::{Client, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), docwright_runtime::Error> {
/// let mut batch = Batch::new();
/// let me = batch.add(Request::<Json>::get("/me", &[]));
/// let mut responses: BatchResponses = batch.send(&client).await;
/// let me = responses.take(me)?;
/// # drop(me);
/// # Ok(())
/// # }
/// ```
pub struct BatchResponses {
    responses: Vec<Option<Result<Response>>>,
    calls: Vec<Parts>,
}

impl BatchResponses {
    /// Reads the response to one request.
    ///
    /// # Errors
    /// When that request could not be sent or failed, or its response doesn't have the documented shape.
    pub fn take<R: FromResponse>(&mut self, key: BatchKey<R>) -> Result<R> {
        self.take_at(key.index)
    }

    fn take_at<R: FromResponse>(&mut self, index: usize) -> Result<R> {
        let response = self.responses.get_mut(index).and_then(Option::take).unwrap_or_else(|| {
            Err(Error::new(ErrorKind::Request, "the key is of another batch, or its answer was taken already"))
        });
        response.and_then(|response| response.read()).map_err(|error| match self.calls.get(index) {
            Some(parts) => error.of(parts.method, &parts.template),
            None => error,
        })
    }
}

/// Sends what the plan says until nothing is left.
fn run(client: Client, items: Vec<Item>) -> BoxFuture<'static, BatchResponses> {
    Box::pin(async move {
        let mut plan = Plan::new(items, &client.0.retry, &client.0.service.base, &client.0.headers);
        let mut challenged = false;
        while let Some(round) = plan.round() {
            if let Some(wait) = round.wait {
                client.0.transport.sleep(wait).await;
            }
            let response = client.send(wire::request(&plan, &round.indexes)).await;
            let responses = response.and_then(|response| wire::responses(&response, &round.indexes));
            plan.note(&round.indexes, responses, client.0.transport.now());
            // As with a single request: once. Without a token that has them, the refusals stand.
            if let Some(claims) = plan.challenge(&round.indexes).filter(|_| !std::mem::replace(&mut challenged, true)) {
                if client.0.tokens.header_with(Some(&claims)).await.is_ok() {
                    plan.take_up_challenged();
                }
            }
        }
        let (mut responses, calls) = plan.finish();
        for (response, parts) in responses.iter_mut().zip(&calls) {
            if let Some(link) = response.as_ref().and_then(|it| redirected(parts, it.as_ref().ok()?)) {
                *response = Some(match Call::follow(&client.0, parts, &link) {
                    Ok(call) => client.response(call).await,
                    Err(error) => Err(error),
                });
            }
        }
        BatchResponses { responses, calls }
    })
}

/// Where the content of a file is: in a batch the service leaves it to the client to go there.
fn redirected(parts: &Parts, response: &Response) -> Option<String> {
    let reads = parts.method == Method::Get && matches!(response.status(), 301 | 302 | 303 | 307 | 308);
    response.header("Location").filter(|_| reads).map(str::to_owned)
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Batch({} requests)", self.items.len())
    }
}

impl fmt::Debug for BatchResponses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BatchResponses({} responses)", self.responses.len())
    }
}
