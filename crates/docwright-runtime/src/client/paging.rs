//! Server-driven paging: a list as a stream of pages or of items, along its next links.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{BoxFuture, Client};
use crate::client::call::Call;
use crate::request::Parts;
use crate::{Collection, Error, ErrorKind, FromResponse, Item, Method, Request, Response, Result};

impl<S> Client<S> {
    /// The pages of a list, each fetched when it is asked for.
    pub fn pages<T: Item>(&self, request: Request<Collection<T>>) -> Pages<T> {
        Pages { walk: Walk::new(self.any(), request.parts, None), limit: None, item: PhantomData }
    }

    /// The items of a list, page by page.
    pub fn items<T: Item>(&self, request: Request<Collection<T>>) -> Items<T> {
        Items { pages: self.pages(request), items: Vec::new().into_iter() }
    }
}

impl<T: Item> Request<Collection<T>> {
    /// The pages of the list; [`Client::pages`] the other way round.
    pub fn pages<S>(self, client: &Client<S>) -> Pages<T> {
        client.pages(self)
    }

    /// The items of the list; [`Client::items`] the other way round.
    pub fn items<S>(self, client: &Client<S>) -> Items<T> {
        client.items(self)
    }
}

/// The pages of a list. Every page is asked for with the headers of the first request.
///
/// ```no_run
/// use docwright_runtime::{Client, Collection, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), docwright_runtime::Error> {
/// let request = Request::<Collection<Json>>::get("/users", &[]).top(100);
/// let mut pages = request.clone().pages(&client);
/// while let Some(page) = pages.next().await? {
///     println!("{} users, more at {:?}", page.value.len(), pages.link());
/// }
///
/// // Another time, from where this stopped.
/// let link = pages.link().unwrap_or_default().to_owned();
/// let rest = request.pages(&client).resume(link);
/// # drop(rest);
/// # Ok(())
/// # }
/// ```
#[must_use = "pages are fetched when they are asked for"]
pub struct Pages<T> {
    walk: Walk,
    /// How many items may still come.
    limit: Option<usize>,
    item: PhantomData<fn() -> T>,
}

impl<T: Item> Pages<T> {
    /// Starts where the link says in place of the first page.
    pub fn resume(mut self, link: impl Into<String>) -> Self {
        self.walk.link = Some(link.into());
        self
    }

    /// Stops after so many items. The last page is cut, and no further page is fetched.
    pub fn limit(mut self, items: usize) -> Self {
        self.limit = Some(items);
        self
    }

    /// Where the next page is, to be kept and resumed from. After an error it is where the page is that failed.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.walk.link.as_deref()
    }

    /// Fetches the next page; nothing after the last.
    ///
    /// # Errors
    /// Those of [`Client::send`], and a link that must not be followed. There are no pages after an error.
    pub async fn next(&mut self) -> Result<Option<Collection<T>>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }

    fn read(&mut self, response: &Response) -> Result<Collection<T>> {
        let mut page: Collection<T> = self.walk.read(response)?;
        self.walk.advance(page.next_link.as_ref(), response)?;
        if let Some(left) = &mut self.limit {
            page.value.truncate(*left);
            *left -= page.value.len();
            self.walk.done |= *left == 0;
        }
        Ok(page)
    }
}

impl<T: Item> Stream for Pages<T> {
    type Item = Result<Collection<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.limit == Some(0) {
            return Poll::Ready(None);
        }
        let Some(response) = ready!(self.walk.poll(context)) else { return Poll::Ready(None) };
        let page = response.and_then(|response| self.read(&response));
        self.walk.done |= page.is_err();
        Poll::Ready(Some(page))
    }
}

/// The items of a list, from all its pages.
///
/// ```no_run
/// use docwright_runtime::{Client, Collection, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), docwright_runtime::Error> {
/// let mut users = Request::<Collection<Json>>::get("/users", &[]).items(&client).limit(1000);
/// while let Some(user) = users.next().await? {
///     println!("{}", user["displayName"]);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "items are fetched when they are asked for"]
pub struct Items<T> {
    pages: Pages<T>,
    items: std::vec::IntoIter<T>,
}

impl<T: Item> Items<T> {
    /// Starts where the link says in place of the first page.
    pub fn resume(self, link: impl Into<String>) -> Self {
        Self { pages: self.pages.resume(link), ..self }
    }

    /// Stops after so many items.
    pub fn limit(self, items: usize) -> Self {
        Self { pages: self.pages.limit(items), ..self }
    }

    /// Where the page after the current one is.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.pages.link()
    }

    /// The next item; nothing after the last.
    ///
    /// # Errors
    /// Those of [`Pages::next`].
    pub async fn next(&mut self) -> Result<Option<T>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }

    /// All items that are left.
    ///
    /// # Errors
    /// Those of [`Pages::next`].
    pub async fn collect(mut self) -> Result<Vec<T>> {
        let mut all: Vec<T> = self.items.by_ref().collect();
        while let Some(page) = self.pages.next().await? {
            all.extend(page.value);
        }
        Ok(all)
    }
}

impl<T> Unpin for Items<T> {}

impl<T: Item> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.items = page.value.into_iter(),
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages(GET {})", self.walk.parts.template)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Items(GET {})", self.pages.walk.parts.template)
    }
}

/// A way along the links of responses.
pub(crate) struct Walk {
    client: Client,
    parts: Parts,
    /// Where the next response is; without one, it is the response to the request itself.
    pub(crate) link: Option<String>,
    pub(crate) done: bool,
    /// The links that were followed: digests, since a long list has many and each is long.
    pub(crate) followed: BTreeSet<u64>,
    pending: Option<BoxFuture<'static, Result<Response>>>,
}

impl Walk {
    pub(crate) fn new(client: Client, parts: Parts, link: Option<String>) -> Self {
        Self { client, parts, link, done: false, followed: BTreeSet::new(), pending: None }
    }

    /// The next response, whatever its status; nothing at the end.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Response>>> {
        if self.done {
            return Poll::Ready(None);
        }
        if self.pending.is_none() {
            let call = match &self.link {
                None => Call::new(&self.client.0, &self.parts),
                Some(link) => Call::follow(&self.client.0, &self.parts, link),
            };
            self.pending = Some(match call {
                Ok(call) => self.client.response(call),
                Err(error) => Box::pin(std::future::ready(Err(self.located(error)))),
            });
        }
        let Some(pending) = &mut self.pending else { return Poll::Ready(None) };
        let response = ready!(pending.as_mut().poll(context));
        self.pending = None;
        Poll::Ready(Some(response))
    }

    /// Reads a successful response.
    pub(crate) fn read<R: FromResponse>(&self, response: &Response) -> Result<R> {
        response.read().map_err(|error| self.located(error))
    }

    /// Goes on to where the page says; without a link it was the last.
    pub(crate) fn advance(&mut self, link: Option<&String>, response: &Response) -> Result<()> {
        let digest = |link: &str| {
            let mut hasher = DefaultHasher::new();
            link.hash(&mut hasher);
            hasher.finish()
        };
        self.followed.extend(self.link.as_deref().map(digest));
        let link = link.filter(|link| !link.is_empty()).cloned();
        if link.as_deref().is_some_and(|link| self.followed.contains(&digest(link))) {
            let message = "the link to the next page leads back to a page that was there already";
            return Err(self.located(Error::new(ErrorKind::Link, message).with_answer(response)));
        }
        self.done = link.is_none();
        self.link = link;
        Ok(())
    }

    pub(crate) fn template(&self) -> &str {
        &self.parts.template
    }

    pub(crate) fn located(&self, error: Error) -> Error {
        let method = if self.link.is_some() { Method::Get } else { self.parts.method };
        error.of(method, &self.parts.template)
    }
}
