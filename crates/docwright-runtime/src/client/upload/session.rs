//! The exchange of an upload session: which bytes are sent next, and when all of them have been.

use std::ops::Range;
use std::sync::Arc;

use http::header::CONTENT_RANGE;

use super::kept_link::KeptLink;
use super::ranges::{expected, take_off, unsaid};
use super::{CHUNK_UNIT, UploadSource};
use crate::client::call::retry::{Retries, retry_after};
use crate::client::call::{Call, Payload};
use crate::client::{Client, FaultKind};
use crate::format::loose::text;
use crate::request::Parts;
use crate::{Error, ErrorKind, Json, Method, Response, Result};

/// Ten units were measured to be the least that is worth a request; the service takes up to 60 MiB.
const DEFAULT_CHUNK: u64 = 16 * CHUNK_UNIT;

type Progress = Box<dyn FnMut(u64, u64) + Send>;

/// An upload without the type of its result, so that the code for it exists once.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) parts: Parts,
    pub(super) link: Option<String>,
    pub(super) source: Box<dyn UploadSource>,
    pub(super) chunk: u64,
    pub(super) progress: Option<Progress>,
    /// Where the address is kept for another run of the program.
    pub(super) kept: Option<KeptLink>,
    /// The address is from there, so that the service may have forgotten it since.
    recalled: bool,
    /// The bytes that the service lacks, as it said; nothing when only it knows.
    missing: Option<Vec<Range<u64>>>,
    /// The bytes that were never on the way, by this side's own account: a service that has them all the same errs.
    unsent: Vec<Range<u64>>,
    /// Where the service was when it last got on.
    mark: u64,
    /// The last response, of an upload that is over.
    done: Option<Response>,
}

/// The bytes of a request to the session; nothing when it only asked which are missing.
type Sent = Option<Range<u64>>;

impl Session {
    pub(super) fn new(client: Client, parts: Parts, link: Option<String>, source: Box<dyn UploadSource>) -> Self {
        Self {
            client,
            parts,
            link,
            source,
            chunk: DEFAULT_CHUNK,
            progress: None,
            kept: None,
            recalled: false,
            missing: None,
            unsent: Vec::new(),
            mark: 0,
            done: None,
        }
    }

    /// Goes on with another session, of which only the service knows how far it is.
    pub(super) fn resume(&mut self, link: String) {
        self.link = Some(link);
        self.missing = None;
        self.unsent.clear();
        self.done = None;
    }

    /// Takes up the session that another run of the program kept, unless there is one.
    pub(super) fn recall(&mut self) -> Result<()> {
        let kept = self.kept.as_ref().filter(|_| self.link.is_none());
        if let Some(link) = kept.map_or(Ok(None), |it| it.read(self.source.size()))? {
            self.resume(link);
            self.recalled = true;
        }
        Ok(())
    }

    /// Makes the session unless there is one.
    pub(super) async fn open(&mut self) -> Result<&str> {
        let size = self.source.size();
        if size == 0 {
            let message = "an upload session takes no empty file; set its content instead";
            return Err(Error::new(ErrorKind::Request, message));
        }
        self.recall()?;
        let link = match self.link.take() {
            Some(link) => link,
            None => {
                let created = self.client.response_to(&self.parts).await?;
                let body = crate::json::from_slice::<Json>(created.body());
                let body = body.map_err(|error| error.with_answer(&created))?;
                let link = text(&body, "uploadUrl").ok_or_else(|| {
                    Error::new(ErrorKind::Decode, "the upload session has no `uploadUrl`").with_answer(&created)
                })?;
                self.unsent = std::iter::once(0..size).collect();
                self.missing = Some(self.unsent.clone());
                if let Some(kept) = &self.kept {
                    kept.write(size, link)?;
                }
                link.to_owned()
            }
        };
        Ok(self.link.insert(link))
    }

    /// Sends the file, from the start where the service forgot the session of an earlier run.
    pub(super) async fn run(&mut self) -> Result<Response> {
        if let Some(done) = &self.done {
            return Ok(done.clone());
        }
        let mut result = self.exchange().await;
        if self.recalled && result.as_ref().is_err_and(|it| matches!(it.status(), Some(404 | 410))) {
            (self.link, self.recalled) = (None, false);
            self.kept.as_ref().map_or(Ok(()), KeptLink::remove)?;
            result = self.exchange().await;
        }
        let response = result?;
        // The address is of no more use; that the file stays is no fault of the upload.
        self.kept.as_ref().map(KeptLink::remove);
        Ok(response)
    }

    /// Sends what is missing until nothing is.
    async fn exchange(&mut self) -> Result<Response> {
        let link = self.open().await?.to_owned();
        let mut retries = self.retries();
        let mut asked = false;
        loop {
            let next = self.missing.as_ref().and_then(|missing| missing.first().cloned());
            // The question after a fault belongs to the attempt that it repairs, unless it fails itself.
            if next.is_some() || asked {
                retries.begin();
            }
            asked = next.is_none();
            let (sent, response) = match next {
                Some(next) => self.put(&link, next).await?,
                None => (None, self.client.response(self.call(Method::Get, &link)?).await),
            };
            if let Some(response) = self.after(response, sent, &mut retries).await? {
                self.done = Some(response.clone());
                return Ok(response);
            }
        }
    }

    fn retries(&self) -> Retries {
        Retries::new(&self.client.0.retry, Method::Put)
    }

    /// Sends the next chunk.
    async fn put(&mut self, link: &str, next: Range<u64>) -> Result<(Sent, Result<Response>)> {
        let size = self.source.size();
        let sent = next.start..next.end.min(next.start.saturating_add(self.chunk));
        let chunk = self.source.read_at(sent.clone()).await.map_err(|error| {
            Error::new(ErrorKind::Request, format!("the file cannot be read: {error}")).with_source(Arc::new(error))
        })?;
        if chunk.len() as u64 != sent.end - sent.start {
            return Err(Error::new(ErrorKind::Request, "the file got shorter while it was sent"));
        }
        let mut call = self.call(Method::Put, link)?;
        let range = format!("bytes {}-{}/{size}", sent.start, sent.end - 1);
        call.headers.insert(CONTENT_RANGE, crate::request::http::header_value("Content-Range", &range)?);
        // Another attempt may have to send other bytes, so it is not for the call to make.
        call.repeat = false;
        call.set_payload(Payload::Bytes(chunk), http::HeaderValue::from_static("application/octet-stream"));
        take_off(&mut self.unsent, &sent);
        Ok((Some(sent), self.client.response(call).await))
    }

    /// A request to the session. Its address is all the permission that it takes: the token stays here, wherever it leads.
    pub(super) fn call(&self, method: Method, link: &str) -> Result<Call> {
        let bare = Parts { headers: Vec::new(), ..self.parts.clone() };
        let call = Call::follow(&self.client.0, &bare, link)?;
        Ok(Call { method, authorize: false, ..call })
    }

    /// Takes in a response: the last one of the upload, or nothing when there is more to send.
    async fn after(
        &mut self,
        response: Result<Response>,
        sent: Sent,
        retries: &mut Retries,
    ) -> Result<Option<Response>> {
        let (wait, error) = match response {
            Ok(response) if response.is_success() => return self.taken(response, sent, retries),
            Ok(response) => {
                let named = retry_after(response.headers(), self.client.0.transport.now());
                let wait = match response.status() {
                    // Asking which bytes are missing repairs what any fault of the service left behind.
                    416 | 500..=599 => retries.after_fault(FaultKind::Broken, named),
                    status => retries.after_status(status, named),
                };
                (wait, Error::from_response(&response))
            }
            Err(error) if error.is_retryable() => (retries.after_fault(FaultKind::Broken, None), error),
            Err(error) => return Err(error),
        };
        self.missing = None;
        let Some(wait) = wait else { return Err(error) };
        self.client.0.transport.sleep(wait).await;
        Ok(None)
    }

    /// Takes in a response that says success. The upload is over when neither side knows of bytes that are missing; no status says so.
    fn taken(&mut self, response: Response, sent: Sent, retries: &mut Retries) -> Result<Option<Response>> {
        let size = self.source.size();
        let mut missing = self.missing.take().unwrap_or_default();
        let said = expected(&response, size)?;
        match (&said, sent) {
            (Some(said), _) => missing.clone_from(said),
            (None, Some(sent)) => take_off(&mut missing, &sent),
            (None, None) => return Err(unsaid(&response)),
        }
        match missing.first() {
            None if self.unsent.is_empty() && (said.is_some() || response.status() != 202) => {
                self.tell(size);
                Ok(Some(response))
            }
            Some(next) if said.is_some() => {
                let next = next.start;
                self.tell(next);
                self.missing = Some(missing);
                self.got_on(next, retries).map_err(|error| error.with_answer(&response))?;
                Ok(None)
            }
            _ if said.is_none() && response.status() == 202 => Err(unsaid(&response)),
            _ => {
                let lacks = if missing.is_empty() { &self.unsent } else { &missing };
                let lacks: u64 = lacks.iter().map(|it| it.end - it.start).sum();
                let message = format!("the service ended the upload, but lacks {lacks} of {size} bytes");
                Err(Error::new(ErrorKind::Protocol, message).with_answer(&response))
            }
        }
    }

    /// Whoever gets on starts counting anew. Only what is beyond all that was reached before counts, and only in steps worth a request:
    /// a service that goes back and forth, or on by single bytes, would be served forever.
    fn got_on(&mut self, next: u64, retries: &mut Retries) -> Result<()> {
        if next >= self.mark.saturating_add(CHUNK_UNIT) {
            self.mark = next;
            *retries = self.retries();
        } else if retries.exhausted() {
            let message = format!("the service asks again and again for bytes that it was sent, from {next} on");
            return Err(Error::new(ErrorKind::Protocol, message));
        }
        Ok(())
    }

    fn tell(&mut self, sent: u64) {
        if let Some(progress) = &mut self.progress {
            progress(sent, self.source.size());
        }
    }

    pub(super) fn located(&self, error: Error) -> Error {
        error.of(self.parts.method, &self.parts.template)
    }
}
