//! Resumable uploads of large files: a session, and byte ranges sent one after the other.
//!
//! After a fault the service is asked which bytes it has, and the rest is sent.

mod ranges;
mod source;

use std::fmt;
use std::ops::Range;

use http::header::{CONTENT_RANGE, CONTENT_TYPE};

use self::ranges::{has_ranges, range};
pub use self::source::{FileSource, UploadSource};
use super::call::retry::{Retries, retry_after};
use super::call::{Call, Payload};
use super::{Client, FaultKind};
use crate::request::Parts;
use crate::{Error, ErrorKind, FromResponse, Json, Method, Request, Response, Result};

/// Chunks must be multiples of this many bytes, except the last.
pub const CHUNK_UNIT: u64 = 320 * 1024;

/// Ten units were measured to be the least that is worth a request; the service takes up to 60 MiB.
const DEFAULT_CHUNK: u64 = 16 * CHUNK_UNIT;

type Progress = Box<dyn FnMut(u64, u64) + Send>;

impl<S> Client<S> {
    /// Prepares the upload of a large file: `create` is the request for an upload session.
    pub fn upload<C, R>(&self, create: Request<C>, source: impl UploadSource) -> Upload<R> {
        Upload::new(self.any(), create.parts, None, source)
    }

    /// Goes on with an upload whose session was made earlier, by its address.
    pub fn resume_upload<R>(&self, link: impl Into<String>, source: impl UploadSource) -> Upload<R> {
        let parts = Parts::new(Method::Put, "(upload session)".into(), &[]);
        Upload::new(self.any(), parts, Some(link.into()), source)
    }
}

/// The upload of a file, which ends with what became of it: an `R`, for instance the file's metadata.
///
/// ```no_run
/// use docwright_runtime::client::{FileSource, Upload};
/// use docwright_runtime::{Client, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let create = Request::<Json>::post("/me/drive/root:/{path}:/createUploadSession", &["film.mp4"]);
/// let mut upload: Upload<Json> =
///     client.upload(create, FileSource::open("film.mp4")?).on_progress(|sent, total| println!("{sent} of {total}"));
/// let item = match upload.send().await {
///     Ok(item) => item,
///     // The session outlives the error, and even this program: `upload.link()` is all that it takes to go on.
///     Err(error) if error.is_retryable() => upload.send().await?,
///     Err(error) => return Err(error.into()),
/// };
/// println!("{}", item["webUrl"]);
/// # Ok(())
/// # }
/// ```
#[must_use = "an upload does nothing until it is sent"]
pub struct Upload<R> {
    session: Session,
    response: std::marker::PhantomData<fn() -> R>,
}

/// Everything but the type, so that the code for it exists once.
struct Session {
    client: Client,
    parts: Parts,
    link: Option<String>,
    source: Box<dyn UploadSource>,
    chunk: u64,
    progress: Option<Progress>,
    /// Which bytes are to be sent next; nothing when only the service knows.
    next: Option<Range<u64>>,
}

impl<R> Upload<R> {
    fn new(client: Client, parts: Parts, link: Option<String>, source: impl UploadSource) -> Self {
        let source = Box::new(source);
        let session = Session { client, parts, link, source, chunk: DEFAULT_CHUNK, progress: None, next: None };
        Self { session, response: std::marker::PhantomData }
    }

    /// How many bytes to send at a time: rounded to a multiple of 320 KiB, from one to 192 of them; 5 MiB unless set.
    pub fn chunk_size(mut self, bytes: u64) -> Self {
        self.session.chunk = (bytes / CHUNK_UNIT).clamp(1, 192) * CHUNK_UNIT;
        self
    }

    /// Calls back with the bytes that the service has and those that there are.
    pub fn on_progress(mut self, progress: impl FnMut(u64, u64) + Send + 'static) -> Self {
        self.session.progress = Some(Box::new(progress));
        self
    }

    /// The address of the session, to be kept for [`Client::resume_upload`]. Whoever has it can write the file: it is a secret.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.session.link.as_deref()
    }

    /// Sends the file, or the rest of it when it was sent before.
    ///
    /// # Errors
    /// When the session cannot be made or is gone, the file cannot be read, or chunks cannot be sent as often as the policy of the client says.
    /// Calling it again goes on where it stopped.
    pub async fn send(&mut self) -> Result<R>
    where
        R: FromResponse,
    {
        let response = self.session.run().await.map_err(|error| self.session.located(error))?;
        R::read(&response).map_err(|error| self.session.located(error))
    }

    /// Gives the upload up: the service forgets what it has.
    ///
    /// # Errors
    /// Those of [`Client::send`].
    pub async fn cancel(self) -> Result<()> {
        let Some(link) = self.session.link.as_deref() else { return Ok(()) };
        let call = self.session.call(Method::Delete, link)?;
        self.session.client.success(call).await.map(|_| ())
    }
}

impl Session {
    async fn run(&mut self) -> Result<Response> {
        let size = self.source.size();
        if size == 0 {
            return Err(Error::new(
                ErrorKind::Request,
                "an upload session takes no empty file; set its content instead",
            ));
        }
        if self.link.is_none() {
            let created = self.client.response_to(&self.parts).await?;
            let created: Json = crate::json::from_slice(created.body())?;
            let link = created["uploadUrl"].as_str();
            self.link = Some(
                link.ok_or_else(|| Error::new(ErrorKind::Decode, "the upload session has no `uploadUrl`"))?.to_owned(),
            );
            self.next = Some(0..size);
        }
        let mut retries = Retries::new(&self.client.0.retry, Method::Put);
        let mut asked = false;
        loop {
            let at = self.next.as_ref().map(|next| next.start);
            // The question after a fault belongs to the attempt that it repairs, unless it fails itself.
            if at.is_some() || asked {
                retries.begin();
            }
            asked = at.is_none();
            let response = match self.next.clone() {
                Some(next) => self.put(next, size).await,
                None => self.ask().await,
            };
            match self.after(response, size, &mut retries).await? {
                Some(response) => return Ok(response),
                // Whoever gets on starts counting anew.
                None if self.next.as_ref().is_some_and(|next| at.is_some_and(|at| next.start > at)) => {
                    retries = Retries::new(&self.client.0.retry, Method::Put);
                }
                None => {}
            }
        }
    }

    /// Sends the next chunk.
    async fn put(&mut self, next: Range<u64>, size: u64) -> Result<Response> {
        let end = next.end.min(next.start + self.chunk).min(size);
        let chunk = self.source.read_at(next.start..end).await;
        let chunk = chunk.map_err(|error| {
            Error::new(ErrorKind::Request, format!("the file cannot be read: {error}"))
                .with_source(std::sync::Arc::new(error))
        })?;
        if chunk.len() as u64 != end - next.start {
            return Err(Error::new(ErrorKind::Request, "the file got shorter while it was sent"));
        }
        let Some(link) = &self.link else { return Err(Error::new(ErrorKind::Request, "there is no upload session")) };
        let mut call = self.call(Method::Put, link)?;
        let range = format!("bytes {}-{}/{size}", next.start, end - 1);
        call.headers.insert(CONTENT_RANGE, crate::request::http::header_value("Content-Range", &range)?);
        call.headers.insert(CONTENT_TYPE, http::HeaderValue::from_static("application/octet-stream"));
        // Another attempt may have to send other bytes, so it is not for the call to make.
        call.repeat = false;
        call.payload = Payload::Bytes(chunk);
        self.client.response(call).await
    }

    /// Asks which bytes are missing.
    async fn ask(&self) -> Result<Response> {
        let Some(link) = &self.link else { return Err(Error::new(ErrorKind::Request, "there is no upload session")) };
        self.client.response(self.call(Method::Get, link)?).await
    }

    /// A request to the session. Its address is all the permission that it takes: the token stays here, wherever it leads.
    fn call(&self, method: Method, link: &str) -> Result<Call> {
        let bare = Parts { headers: Vec::new(), ..self.parts.clone() };
        let call = Call::follow(&self.client.0, &bare, link)?;
        Ok(Call { method, authorize: false, ..call })
    }

    /// Takes in a response: the last one of the upload, or nothing when there is more to send.
    async fn after(
        &mut self,
        response: Result<Response>,
        size: u64,
        retries: &mut Retries,
    ) -> Result<Option<Response>> {
        let (wait, error) = match response {
            Ok(response) => match response.status() {
                200 if self.next.is_none() || has_ranges(&response) => return self.missing(&response, size),
                202 => return self.missing(&response, size),
                200..=299 => {
                    self.tell(size, size);
                    return Ok(Some(response));
                }
                status => {
                    let named = retry_after(
                        response.header("Retry-After"),
                        response.header("Date"),
                        self.client.0.transport.now(),
                    );
                    let wait = match status {
                        // Asking which bytes are missing repairs what any fault of the service left behind.
                        416 | 500..=599 => retries.after_fault(FaultKind::Broken),
                        _ => retries.after_status(status, named),
                    };
                    (wait.map(|wait| wait.max(named.unwrap_or_default())), Error::from_response(&response))
                }
            },
            Err(error) if error.is_retryable() => (retries.after_fault(FaultKind::Broken), error),
            Err(error) => return Err(error),
        };
        self.next = None;
        let Some(wait) = wait else { return Err(error) };
        self.client.0.transport.sleep(wait).await;
        Ok(None)
    }

    /// Reads which bytes the service expects next.
    fn missing(&mut self, response: &Response, size: u64) -> Result<Option<Response>> {
        let body: Json = crate::json::from_slice(response.body())?;
        let ranges = body["nextExpectedRanges"].as_array().or_else(|| body["NextExpectedRanges"].as_array());
        let first = ranges.and_then(|ranges| ranges.first()).and_then(Json::as_str).and_then(|text| range(text, size));
        let next = first
            .ok_or_else(|| Error::new(ErrorKind::Decode, "the upload session doesn't say which bytes it expects"))?;
        self.tell(next.start, size);
        self.next = Some(next);
        Ok(None)
    }

    fn tell(&mut self, sent: u64, size: u64) {
        if let Some(progress) = &mut self.progress {
            progress(sent, size);
        }
    }

    fn located(&self, error: Error) -> Error {
        error.of(self.parts.method, &self.parts.template)
    }
}

/// Without the address of the session.
impl<R> fmt::Debug for Upload<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Upload({} {}, {} bytes)",
            self.session.parts.method,
            self.session.parts.template,
            self.session.source.size()
        )
    }
}
