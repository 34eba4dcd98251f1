//! OData delta queries: rounds of changes, each ending with the link where the next one starts.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::Client;
use super::paging::Walk;
use crate::{Collection, Error, ErrorKind, Item, Model, Record, Request, Response, Result};

impl<S> Client<S> {
    /// A round of changes. Without a link of an earlier round it tells everything that there is.
    pub fn delta<T: Item>(&self, request: Request<Collection<T>>) -> Delta<T> {
        let walk = Walk::new(self.any(), request.parts, None);
        Delta { walk, finish: None, resynced: false, item: PhantomData }
    }
}

impl<T: Item> Request<Collection<T>> {
    /// A round of changes; [`Client::delta`] the other way round.
    pub fn delta<S>(self, client: &Client<S>) -> Delta<T> {
        client.delta(self)
    }
}

/// One step in a round of changes.
///
/// ```
/// use docwright_runtime::client::DeltaStep;
/// use docwright_runtime::{Collection, Json};
///
/// let step = DeltaStep::Changes(Collection::from(vec![Json::from(1)]));
/// assert!(matches!(step, DeltaStep::Changes(page) if page.value.len() == 1));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum DeltaStep<T: Item> {
    /// Some that changed; [`removal`] tells which of them are gone.
    Changes(Collection<T>),
    /// All that was told in earlier rounds is void: the service starts over, and the steps that follow tell everything that there is.
    Resync(Resync),
    /// The round is over. The link is to be kept: the next round starts there.
    Done(String),
}

/// How to deal with what is kept on this side when the service starts over.
///
/// ```
/// use docwright_runtime::client::Resync;
///
/// fn must_upload(resync: Resync) -> bool {
///     matches!(resync, Resync::UploadDifferences)
/// }
/// assert!(!must_upload(Resync::Unspecified));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resync {
    /// The items that the service tells replace those kept: one that is not told again is gone.
    ApplyDifferences,
    /// The service lost track: what is kept and not told again is to be uploaded.
    UploadDifferences,
    /// The service does not say; what is kept is best thrown away.
    Unspecified,
}

/// A round of changes.
///
/// ```no_run
/// use docwright_runtime::client::{DeltaStep, removal};
/// use docwright_runtime::{Client, Collection, Json, Request};
///
/// # async fn run(client: Client, kept: Option<String>) -> Result<String, docwright_runtime::Error> {
/// let mut round = Request::<Collection<Json>>::get("/users/delta", &[]).delta(&client);
/// if let Some(link) = kept {
///     round = round.resume(link);
/// }
/// while let Some(step) = round.next().await? {
///     match step {
///         DeltaStep::Changes(page) => println!("{} changes", page.value.len()),
///         DeltaStep::Resync(_) => println!("starting over"),
///         DeltaStep::Done(link) => return Ok(link),
///         _ => {}
///     }
/// }
/// # Ok(String::new())
/// # }
/// ```
#[must_use = "changes are fetched when they are asked for"]
pub struct Delta<T> {
    walk: Walk,
    /// The end of the round, which is told after its last changes.
    finish: Option<Result<String>>,
    resynced: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: Item> Delta<T> {
    /// Goes on from a link: that of the end of an earlier round, or [`link`](Self::link) of this one.
    pub fn resume(mut self, link: impl Into<String>) -> Self {
        self.walk.link = Some(link.into());
        self
    }

    /// Where the next page of this round is.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.walk.link.as_deref()
    }

    /// The next step; nothing after the last.
    ///
    /// # Errors
    /// Those of [`Client::send`], and a link that must not be followed. There are no steps after an error.
    pub async fn next(&mut self) -> Result<Option<DeltaStep<T>>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }

    fn read(&mut self, response: &Response) -> Result<DeltaStep<T>> {
        // Once in a round: a service that starts over forever is told so by the error.
        if response.status() == 410 && !self.resynced {
            self.resynced = true;
            self.walk.followed.clear();
            let resync = resync(response);
            self.walk.link = response.header("Location").filter(|link| !link.is_empty()).map(str::to_owned);
            return Ok(DeltaStep::Resync(resync));
        }
        let page: Collection<T> = self.walk.read(response)?;
        self.walk.advance(page.next_link.as_ref(), response)?;
        if self.walk.done {
            self.finish = Some(self.last_link(page.delta_link.as_ref(), response));
        }
        Ok(DeltaStep::Changes(page))
    }

    /// The link that a round ends with. Without one, the changes of the last page are told, and then that the next round has no start.
    fn last_link(&self, link: Option<&String>, response: &Response) -> Result<String> {
        let link = link.filter(|link| !link.is_empty()).cloned();
        link.ok_or_else(|| {
            let message = "the round of changes ended without the link where the next one starts";
            self.walk.located(Error::new(ErrorKind::Protocol, message).with_answer(response))
        })
    }
}

fn resync(response: &Response) -> Resync {
    let error = Error::from_response(response);
    let has = |code| error.service().is_some_and(|service| service.has_code(code));
    if has("resyncChangesApplyDifferences") {
        Resync::ApplyDifferences
    } else if has("resyncChangesUploadDifferences") {
        Resync::UploadDifferences
    } else {
        Resync::Unspecified
    }
}

impl<T: Item> Stream for Delta<T> {
    type Item = Result<DeltaStep<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(end) = self.finish.take() {
            return Poll::Ready(Some(end.map(DeltaStep::Done)));
        }
        let Some(response) = ready!(self.walk.poll(context)) else { return Poll::Ready(None) };
        let step = response.and_then(|response| self.read(&response));
        self.walk.done |= step.is_err();
        Poll::Ready(Some(step))
    }
}

impl<T> fmt::Debug for Delta<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Delta(GET {})", self.walk.template())
    }
}

/// Why an item of a round is gone: `deleted` for good, `changed` when it can be brought back. Nothing when it is not gone.
///
/// ```
/// use docwright_runtime::client::removal;
/// use docwright_runtime::{Reference, json};
///
/// let gone: Reference = json::from_str(r#"{"id": "1", "@removed": {"reason": "deleted"}}"#)?;
/// assert_eq!(removal(&gone).as_deref(), Some("deleted"));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub fn removal<T: Record + Item>(item: &T) -> Option<String> {
    let removed = item.extra("@removed").ok()??;
    Some(removed["reason"].as_str().unwrap_or("changed").to_owned())
}
