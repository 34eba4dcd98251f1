//! The HTTP body of a request or response: bytes in memory, or a stream of them.

use std::fmt;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use bytes::BytesMut;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use super::{Fault, FaultKind};
use crate::Bytes;

/// The body of a request or of a response. It is read once, chunk by chunk.
///
/// ```
/// use docwright_runtime::client::Body;
///
/// let body = Body::from("text");
/// assert_eq!(body.length(), Some(4));
/// ```
pub struct Body(Inner);

enum Inner {
    Bytes(Option<Bytes>),
    /// The lock is never taken: it is there because some stacks ask for `Sync`.
    Stream(Mutex<Pin<Box<dyn http_body::Body<Data = Bytes, Error = Fault> + Send>>>),
}

impl Body {
    /// No bytes at all.
    #[must_use]
    pub fn empty() -> Self {
        Self(Inner::Bytes(None))
    }

    /// The body of another HTTP library.
    pub fn wrap(body: impl http_body::Body<Data = Bytes, Error = Fault> + Send + 'static) -> Self {
        Self(Inner::Stream(Mutex::new(Box::pin(body))))
    }

    /// Bytes as they become available, of which there will be `length`.
    pub fn stream(length: u64, stream: impl Stream<Item = std::io::Result<Bytes>> + Send + 'static) -> Self {
        Self::wrap(Streamed { stream: Box::pin(stream), left: length })
    }

    /// How many bytes there are, when it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        http_body::Body::size_hint(self).exact()
    }

    /// The next bytes; nothing at the end.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Fault> {
        loop {
            let frame = std::future::poll_fn(|context| http_body::Body::poll_frame(Pin::new(self), context)).await;
            match frame.transpose()?.map(Frame::into_data) {
                Some(Ok(data)) => return Ok(Some(data)),
                Some(Err(_trailers)) => {}
                None => return Ok(None),
            }
        }
    }

    /// The bytes if they are in memory, else the body as it was.
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Bytes(bytes) => Ok(bytes.unwrap_or_default()),
            stream @ Inner::Stream(_) => Err(Self(stream)),
        }
    }

    /// All bytes, of which there must not be more than `most`. One chunk is not copied, and what was announced is not trusted further than a
    /// megabyte.
    pub(crate) async fn collect(mut self, most: u64) -> Result<Bytes, Fault> {
        let announced = self.length();
        let fits = |size: u64| match size <= most {
            true => Ok(()),
            false => Err(Fault::new(FaultKind::TooLarge, format!("the client takes at most {most} bytes"))),
        };
        fits(announced.unwrap_or(0))?;
        if let Inner::Bytes(bytes) = self.0 {
            return Ok(bytes.unwrap_or_default());
        }
        let Some(first) = self.chunk().await? else { return Ok(Bytes::new()) };
        fits(first.len() as u64)?;
        let Some(second) = self.chunk().await? else { return Ok(first) };
        let announced = usize::try_from(announced.unwrap_or(0).min(1 << 20)).unwrap_or_default();
        let mut all = BytesMut::with_capacity(announced.max(first.len() + second.len()));
        all.extend_from_slice(&first);
        all.extend_from_slice(&second);
        while let Some(chunk) = self.chunk().await? {
            fits((all.len() + chunk.len()) as u64)?;
            all.extend_from_slice(&chunk);
        }
        Ok(all.freeze())
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Inner::Bytes(Some(bytes.into()).filter(|bytes| !bytes.is_empty())))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        match &mut self.0 {
            Inner::Bytes(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Inner::Stream(stream) => match stream.get_mut() {
                Ok(stream) => stream.as_mut().poll_frame(context),
                Err(_) => Poll::Ready(None),
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.0, Inner::Bytes(None))
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Bytes(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Inner::Stream(stream) => stream.lock().map(|stream| stream.size_hint()).unwrap_or_default(),
        }
    }
}

/// Without the bytes: they are personal.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "Body({length} bytes)"),
            None => f.write_str("Body"),
        }
    }
}

struct Streamed {
    stream: Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>,
    left: u64,
}

impl http_body::Body for Streamed {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        let Poll::Ready(next) = self.stream.as_mut().poll_next(context) else { return Poll::Pending };
        Poll::Ready(next.map(|chunk| {
            let chunk = chunk.map_err(|error| Fault::new(FaultKind::Broken, error))?;
            self.left = self.left.saturating_sub(chunk.len() as u64);
            Ok(Frame::data(chunk))
        }))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
