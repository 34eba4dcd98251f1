//! The HTTP server around a [`Service`](docwright::mock::Service), on a thread of its own and the loopback interface.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use bytes::Bytes;
use docwright::mock::{Context, MAX_BODY_BYTES, Request, Response};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

use crate::{Call, Docs, Error, Shared, lock};

/// A listening thread, which ends when this is dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on a port, any free one if it is 0.
    pub(crate) fn start(port: u16, docs: &Docs, shared: &Arc<Shared>) -> Result<Self, Error> {
        let cannot = |error| Error::io(format!("cannot listen on port {port} of 127.0.0.1"), error);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => Error::new(format!(
                "port {port} is taken by another program: stop that one, or choose another port, 0 for any free one"
            )),
            _ => cannot(error),
        })?;
        let address = listener.local_addr().map_err(cannot)?;
        listener.set_nonblocking(true).map_err(cannot)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::io("cannot start a runtime", error))?;
        let (stop, stopped) = oneshot::channel();
        let (docs, shared) = (docs.clone(), Arc::clone(shared));
        let run = move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                tokio::select! {
                    () = accept(listener, docs, shared) => {}
                    _ = stopped => {}
                }
            });
        };
        let thread = std::thread::Builder::new().name("docwright-mock".to_owned()).spawn(run);
        let thread = thread.map_err(|error| Error::io("cannot start a thread", error))?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Dropping the sender ends the thread as well as sending would.
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: tokio::net::TcpListener, docs: Docs, shared: Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, for instance: others will be closed.
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            continue;
        };
        // Small answers are not to wait for more to send along.
        let _ = stream.set_nodelay(true);
        let (docs, shared) = (docs.clone(), Arc::clone(&shared));
        let serve = service_fn(move |request| serve(request, docs.clone(), Arc::clone(&shared)));
        // Without a timer, a connection stays open for as long as its client likes.
        let connection = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), serve);
        // A connection that breaks is the client's affair.
        tokio::spawn(async move { drop(connection.await) });
    }
}

async fn serve(
    request: http::Request<Incoming>,
    docs: Docs,
    shared: Arc<Shared>,
) -> Result<http::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let target = head.uri.path_and_query().map_or("/", |it| it.as_str());
    let mut request = Request::new(head.method.as_str(), target);
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    request.headers = head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let answer = match Limited::new(body, MAX_BODY_BYTES).collect().await {
        Ok(body) => {
            request.body = body.to_bytes().into();
            let scenario = |request: &Request, function: Option<&str>| shared.told(request, function);
            docs.0.answer_in(&request, Context { scenario: &scenario, memory: shared.memory.as_ref() })
        }
        Err(_) => docs.0.too_large(&request),
    };
    let Response { status, headers, body, calls, .. } = answer;
    for call in calls.into_iter().map(Call::from) {
        if let Some(tell) = &shared.on_call {
            tell.0(&call);
        }
        if shared.keeps_calls {
            lock(&shared.calls).push(call);
        }
    }
    let mut response = http::Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        let name = http::HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_str(&value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}
