//! The blocking client, for programs without an async runtime of their own.

use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};

use crate::client::{
    Batch, BatchResponses, Body, Delta, DeltaStep, Download, Items, Operation, OperationStatus, Pages, Upload,
};
use crate::{Collection, Content, Error, ErrorKind, FromResponse, Item, Request, Result};

/// A client whose calls return when they are done. Not for use within async code, where it would block everything else; it panics there.
///
/// ```no_run
/// use docwright_runtime::{AccessToken, Client, Collection, Json, Request};
///
/// # fn run() -> Result<(), docwright_runtime::Error> {
/// let client = Client::at("https://api.example/v1", AccessToken::new("eyJ0…")).build_blocking()?;
/// let me = client.send(Request::<Json>::get("/me", &[]))?;
/// for user in client.items(Request::<Collection<Json>>::get("/users", &[])) {
///     println!("{}", user?["displayName"]);
/// }
/// # drop(me);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    client: crate::Client,
    runtime: Arc<Runtime>,
}

/// Pages, items, changes or bytes, each waited for.
///
/// ```no_run
/// use docwright_runtime::{Content, Request, blocking};
///
/// # fn run(client: blocking::Client) -> Result<(), docwright_runtime::Error> {
/// let download = client.download(Request::<Content>::get("/me/photo/$value", &[]))?;
/// let size: usize = download.map(|chunk| chunk.map(|it| it.len())).sum::<Result<_, _>>()?;
/// # drop(size);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Blocking<S> {
    /// The stream that is waited for: `Pages`, `Items`, `Delta` or `Download`, with all that they tell besides.
    pub stream: S,
    runtime: Arc<Runtime>,
}

impl Client {
    /// Runs this client.
    ///
    /// # Errors
    /// When the system has no thread to spare.
    pub fn new<S>(client: crate::Client<S>) -> Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("docwright").enable_all().build();
        let runtime =
            runtime.map_err(|error| Error::new(ErrorKind::Request, format!("there is no runtime: {error}")))?;
        Ok(Self { client: client.any(), runtime: Arc::new(runtime) })
    }

    /// The client that does the work.
    #[must_use]
    pub fn inner(&self) -> &crate::Client {
        &self.client
    }

    /// Sends a request and reads the response.
    ///
    /// # Errors
    /// Those of [`Client::send`](crate::Client::send).
    pub fn send<R: FromResponse>(&self, request: Request<R>) -> Result<R> {
        self.runtime.block_on(self.client.send(request))
    }

    /// Sends a stream as the body of a request.
    ///
    /// # Errors
    /// Those of [`Client::send_stream`](crate::Client::send_stream).
    pub fn send_stream<R: FromResponse>(&self, request: Request<R>, content_type: &str, body: Body) -> Result<R> {
        self.runtime.block_on(self.client.send_stream(request, content_type, body))
    }

    /// The pages of a list.
    pub fn pages<T: Item>(&self, request: Request<Collection<T>>) -> Blocking<Pages<T>> {
        self.each(self.client.pages(request))
    }

    /// The items of a list.
    pub fn items<T: Item>(&self, request: Request<Collection<T>>) -> Blocking<Items<T>> {
        self.each(self.client.items(request))
    }

    /// A round of changes.
    pub fn delta<T: Item>(&self, request: Request<Collection<T>>) -> Blocking<Delta<T>> {
        self.each(self.client.delta(request))
    }

    /// Waits for each item of what the async client made, for instance of pages that were told to stop at a limit.
    pub fn each<S>(&self, stream: S) -> Blocking<S> {
        Blocking { stream, runtime: Arc::clone(&self.runtime) }
    }

    /// Fetches a file chunk by chunk.
    ///
    /// # Errors
    /// Those of [`Client::download`](crate::Client::download).
    pub fn download(&self, request: Request<Content>) -> Result<Blocking<Download>> {
        self.runtime.block_on(self.client.download(request)).map(|download| self.each(download))
    }

    /// Makes the session of an upload, and tells its address before the first byte is sent.
    ///
    /// # Errors
    /// Those of [`Upload::open`].
    pub fn open<'a, R>(&self, upload: &'a mut Upload<R>) -> Result<&'a str> {
        self.runtime.block_on(upload.open())
    }

    /// Sends a file in pieces.
    ///
    /// # Errors
    /// Those of [`Upload::send`].
    pub fn upload<R: FromResponse>(&self, upload: &mut Upload<R>) -> Result<R> {
        self.runtime.block_on(upload.send())
    }

    /// Sends requests together.
    pub fn batch(&self, batch: Batch) -> BatchResponses {
        self.runtime.block_on(batch.send(&self.client))
    }

    /// Starts an operation that may outlast its request.
    ///
    /// # Errors
    /// Those of [`Client::start`](crate::Client::start).
    pub fn start<R>(&self, request: Request<R>) -> Result<Operation> {
        self.runtime.block_on(self.client.start(request))
    }

    /// Asks until an operation is over.
    ///
    /// # Errors
    /// Those of [`Operation::wait`].
    pub fn wait<'a>(&self, operation: &'a mut Operation) -> Result<&'a OperationStatus> {
        self.runtime.block_on(operation.wait())
    }
}

macro_rules! iterators {
    ($($stream:ident$(<$param:ident>)? => $item:ty, $next:ident;)*) => {$(
        impl$(<$param: Item>)? Iterator for Blocking<$stream$(<$param>)?> {
            type Item = Result<$item>;

            fn next(&mut self) -> Option<Self::Item> {
                self.runtime.block_on(self.stream.$next()).transpose()
            }
        }
    )*};
}

iterators! {
    Pages<T> => Collection<T>, next;
    Items<T> => T, next;
    Delta<T> => DeltaStep<T>, next;
    Download => crate::Bytes, chunk;
}
