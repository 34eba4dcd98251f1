//! Streamed bodies: downloads and uploads that are never in memory as a whole.

use std::borrow::Cow;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};

use super::call::{Call, Opened, Payload};
use super::{Body, Client};
use crate::request::Parts;
use crate::{Bytes, Content, Error, ErrorKind, FromResponse, Method, Request, Response, Result};

impl<S> Client<S> {
    /// Fetches a file without reading it: the bytes are there to be read chunk by chunk. Redirects to where the file lies are followed, without
    /// the token.
    ///
    /// # Errors
    /// When there is no response or the service says that it failed.
    pub async fn download(&self, request: Request<Content>) -> Result<Download> {
        self.any().fetch(request.parts).await
    }

    /// Sends a stream as the body of a request. It is sent once: a stream cannot be repeated, so nothing is tried again after it was begun.
    /// For large files, [`Client::upload`] can.
    ///
    /// # Errors
    /// Those of [`Client::send`].
    pub async fn send_stream<R: FromResponse>(&self, request: Request<R>, content_type: &str, body: Body) -> Result<R> {
        let parts = &request.parts;
        let of = |error: Error| error.of(parts.method, &parts.template);
        let mut call = Call::new(&self.0, parts).map_err(of)?;
        let content_type = crate::request::http::header_value("Content-Type", content_type).map_err(of)?;
        call.set_payload(Payload::Stream(Some(body)), content_type);
        let response = self.any().success(call).await?;
        response.read().map_err(of)
    }
}

impl Client {
    async fn fetch(&self, parts: Parts) -> Result<Download> {
        let mut call = Call::new(&self.0, &parts).map_err(|error| error.of(parts.method, &parts.template))?;
        if !parts.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("Accept")) {
            call.headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        }
        let id = call.client_request_id();
        let Opened { parts: head, body, attempts, .. } = self.open(call).await?;
        let status = head.status.as_u16();
        if !head.status.is_success() {
            let response = Response::from_parts(status, head.headers, body.into_bytes().unwrap_or_default());
            let response = response.after_attempts(attempts).of_request(id).in_envelope(parts.envelope);
            let error = Error::from_response(&response);
            return Err(error.of(parts.method, &parts.template));
        }
        // The head alone: the body is on its way.
        let head = Response::from_parts(status, head.headers, Bytes::new()).after_attempts(attempts).of_request(id);
        let left = body.length();
        Ok(Download { head, body, left, method: parts.method, template: parts.template })
    }
}

impl Request<Content> {
    /// Fetches the file without reading it; [`Client::download`] the other way round.
    ///
    /// # Errors
    /// Those of [`Client::download`].
    pub async fn download<S>(self, client: &Client<S>) -> Result<Download> {
        client.download(self).await
    }
}

/// A file on its way.
///
/// ```no_run
/// use std::io::Write;
/// use docwright_runtime::{Client, Content, Request};
///
/// # async fn run(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let request = Request::<Content>::get("/me/drive/items/{id}/content", &["01ABC"]);
/// let mut download = request.download(&client).await?;
/// let mut file = std::fs::File::create("report.docx")?;
/// while let Some(chunk) = download.chunk().await? {
///     file.write_all(&chunk)?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Download {
    head: Response,
    body: Body,
    /// How many bytes were announced and have not come.
    left: Option<u64>,
    method: Method,
    template: Cow<'static, str>,
}

impl Download {
    /// The status: 200, or 206 when it is a part of the file that was asked for.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.head.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.head.headers()
    }

    /// Of what type the file is.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.head.header(CONTENT_TYPE.as_str())
    }

    /// How many bytes are still to come, when the service says so.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.body.length()
    }

    /// The next bytes; nothing at the end.
    ///
    /// # Errors
    /// When the connection breaks. What is missing can then be asked for by [`Request::range`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }
}

impl Stream for Download {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = ready!(http_body::Body::poll_frame(Pin::new(&mut self.body), context));
            match frame.map(|frame| frame.map(http_body::Frame::into_data)) {
                None => match self.left.take().filter(|left| *left > 0) {
                    None => return Poll::Ready(None),
                    Some(left) => {
                        let message = format!("the file ended {left} bytes before its announced end");
                        let error = Error::new(ErrorKind::Connection, message).with_answer(&self.head);
                        return Poll::Ready(Some(Err(error.of(self.method, &self.template))));
                    }
                },
                Some(Ok(Ok(data))) => {
                    self.left = self.left.map(|left| left.saturating_sub(data.len() as u64));
                    return Poll::Ready(Some(Ok(data)));
                }
                Some(Ok(Err(_trailers))) => {}
                Some(Err(fault)) => {
                    self.left = None;
                    let error = Error::from(fault).with_answer(&self.head);
                    return Poll::Ready(Some(Err(error.of(self.method, &self.template))));
                }
            }
        }
    }
}
