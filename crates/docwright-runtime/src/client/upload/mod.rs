//! Resumable uploads of large files: a session, and byte ranges sent one after the other.
//!
//! After a fault the service is asked which bytes it has, and the rest is sent.

mod kept_link;
mod ranges;
mod session;
mod source;

use std::fmt;
use std::path::PathBuf;

use self::kept_link::KeptLink;
use self::session::Session;
pub use self::source::{FileSource, UploadSource};
use super::Client;
use crate::request::Parts;
use crate::{FromResponse, Method, Request, Result};

/// Chunks must be multiples of this many bytes, except the last.
pub const CHUNK_UNIT: u64 = 320 * 1024;

impl<S> Client<S> {
    /// Prepares the upload of a large file: `create` is the request for an upload session.
    pub fn upload<C, R>(&self, create: Request<C>, source: impl UploadSource) -> Upload<R> {
        Upload::new(self.any(), create.parts, None, source)
    }

    /// Goes on with an upload whose session was made earlier, by its address; [`Upload::resume`] when there may be none.
    pub fn resume_upload<R>(&self, link: impl Into<String>, source: impl UploadSource) -> Upload<R> {
        let parts = Parts::new(Method::Put, "(upload session)".into(), &[]);
        Upload::new(self.any(), parts, Some(link.into()), source)
    }
}

/// The upload of a file, which ends with what became of it: an `R`, for instance the file's metadata.
///
/// ```no_run
/// use docwright_runtime::client::FileSource;
/// use docwright_runtime::{Client, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let create = Request::<Json>::post("/me/drive/root:/{path}:/createUploadSession", &["film.mp4"]);
/// // The session outlives errors, and even this program: started again, it goes on where it was.
/// let upload = client.upload(create, FileSource::open("film.mp4")?).kept_in("film.upload");
/// let item: Json = upload.on_progress(|sent, total| println!("{sent} of {total}")).send().await?;
/// println!("{}", item["webUrl"]);
/// # Ok(())
/// # }
/// ```
#[must_use = "an upload does nothing until it is sent"]
pub struct Upload<R> {
    session: Session,
    response: std::marker::PhantomData<fn() -> R>,
}

impl<R> Upload<R> {
    fn new(client: Client, parts: Parts, link: Option<String>, source: impl UploadSource) -> Self {
        let session = Session::new(client, parts, link, Box::new(source));
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

    /// Goes on with the session at this address in place of making one: [`send`](Self::send) asks which bytes are missing, and sends those. The
    /// source must be the same file; a service that forgot the session says `404`. [`kept_in`](Self::kept_in) is the same with a file.
    pub fn resume(mut self, link: impl Into<String>) -> Self {
        self.session.resume(link.into());
        self
    }

    /// Keeps the address of the session in this file until the upload is over, so that a program that died goes on where it was when it is
    /// started again, with the same file to upload. One of another size, or a session that the service forgot, begins anew.
    ///
    /// Whoever has the address can write the file that is uploaded: on Unix, nobody else on the machine can read it.
    pub fn kept_in(mut self, path: impl Into<PathBuf>) -> Self {
        self.session.kept = Some(KeptLink(path.into()));
        self
    }

    /// Makes the session, unless there is one, and tells its address before the first byte is sent. Kept, it is the way to
    /// [`resume`](Self::resume) after this program has died. Whoever has it can write the file: it is a secret.
    ///
    /// # Errors
    /// When the session cannot be made.
    pub async fn open(&mut self) -> Result<&str> {
        let (method, template) = (self.session.parts.method, self.session.parts.template.clone());
        self.session.open().await.map_err(|error| error.of(method, &template))
    }

    /// The address of the session; nothing before there is one. It is a secret.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.session.link.as_deref()
    }

    /// Sends the file, or the rest of it when it was sent before.
    ///
    /// # Errors
    /// When the session cannot be made or is gone, the file cannot be read, chunks cannot be sent as often as the policy of the client says, or
    /// the service says that it is done while bytes are missing. Calling it again goes on where it stopped.
    pub async fn send(&mut self) -> Result<R>
    where
        R: FromResponse,
    {
        let response = self.session.run().await.map_err(|error| self.session.located(error))?;
        response.read().map_err(|error| self.session.located(error))
    }

    /// Gives the upload up: the service forgets what it has.
    ///
    /// # Errors
    /// Those of [`Client::send`].
    pub async fn cancel(self) -> Result<()> {
        let mut session = self.session;
        session.recall()?;
        let Some(link) = session.link.as_deref() else { return Ok(()) };
        let call = session.call(Method::Delete, link)?;
        session.client.success(call).await?;
        session.kept.map_or(Ok(()), |it| it.remove())
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
