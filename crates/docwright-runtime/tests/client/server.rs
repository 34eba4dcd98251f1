//! An HTTP server for tests: it answers as it is told, and breaks connections on demand.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use docwright_runtime::client::{ClientBuilder, Service};
use docwright_runtime::{AccessToken, Bytes, Client, trace_target};
use futures_util::StreamExt as _;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// The token that must not get anywhere else.
pub(crate) const TOKEN: &str = "very-secret";

/// A request that the server received.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// True when anything in it gives the token away.
    pub(crate) fn has_token(&self) -> bool {
        let body = String::from_utf8_lossy(&self.body).into_owned();
        format!("{:?}{}{body}", self.headers, self.path).contains(TOKEN)
    }
}

/// One piece of a body.
pub(crate) enum Piece {
    Bytes(Bytes),
    Pause(std::time::Duration),
    Break,
}

/// One reaction of the server.
pub(crate) enum Does {
    Response(http::Response<Bytes>),
    /// The same with a body in pieces.
    Pieces(http::Response<()>, Vec<Piece>),
    /// Closes the connection without a response.
    HangUp,
}

/// A response with JSON.
pub(crate) fn json(status: u16, body: impl Into<Bytes>) -> Does {
    with(status, &[("Content-Type", "application/json")], body)
}

/// A response with headers.
pub(crate) fn with(status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Does {
    let response =
        headers.iter().fold(http::Response::builder().status(status), |it, (name, value)| it.header(*name, *value));
    Does::Response(response.body(body.into()).unwrap())
}

type Handler = dyn Fn(&Seen) -> Does + Send + Sync;

pub(crate) struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers each request by the function.
    pub(crate) async fn start(handler: impl Fn(&Seen) -> Does + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let (seen, handler): (_, Arc<Handler>) = (Arc::clone(&server.seen), Arc::new(handler));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, handler) = (Arc::clone(&seen), Arc::clone(&handler));
                let service = service_fn(move |request| serve(request, Arc::clone(&seen), Arc::clone(&handler)));
                tokio::spawn(async move {
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        server
    }

    /// Answers the requests in this order; there must be no more of them.
    pub(crate) async fn script(responses: impl IntoIterator<Item = Does>) -> Self {
        let responses: Mutex<VecDeque<Does>> = Mutex::new(responses.into_iter().collect());
        Self::start(move |_| responses.lock().unwrap().pop_front().unwrap_or_else(|| json(599, "the script is over")))
            .await
    }

    /// The address of a path on this server.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.seen().iter().map(Seen::line).collect()
    }

    /// A client of this server.
    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        let lamps = Service::at(self.url("/v1.0")).operation_headers(&["Lamp-Operation"]).trace(trace_target!("lamps"));
        Client::at(lamps, AccessToken::new(TOKEN)).allow_http_loopback()
    }
}

async fn serve(
    request: http::Request<Incoming>,
    seen: Arc<Mutex<Vec<Seen>>>,
    handler: Arc<Handler>,
) -> Result<http::Response<BoxBody<Bytes, io::Error>>, io::Error> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let path = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let asked = Seen { method: parts.method.to_string(), path, headers: parts.headers, body };
    let does = handler(&asked);
    seen.lock().unwrap().push(asked);
    match does {
        Does::Response(response) => {
            Ok(response.map(|body| Full::new(body).map_err(|it: Infallible| match it {}).boxed()))
        }
        Does::HangUp => Err(io::Error::other("hung up")),
        Does::Pieces(response, pieces) => {
            let frames = futures_util::stream::iter(pieces).filter_map(|piece| async {
                match piece {
                    Piece::Bytes(bytes) => Some(Ok(Frame::data(bytes))),
                    Piece::Break => Some(Err(io::Error::other("broken"))),
                    Piece::Pause(pause) => {
                        tokio::time::sleep(pause).await;
                        None
                    }
                }
            });
            Ok(response
                .map(|()| http_body_util::BodyExt::boxed(StreamBody::new(SyncStream(Mutex::new(Box::pin(frames)))))))
        }
    }
}

/// The lock is never taken: boxed bodies ask for `Sync`.
struct SyncStream<S>(Mutex<std::pin::Pin<Box<S>>>);

impl<S: futures_util::Stream> futures_util::Stream for SyncStream<S> {
    type Item = S::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<S::Item>> {
        self.0.get_mut().unwrap().as_mut().poll_next(context)
    }
}
