//! The span of a call, and all that must not be in it.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use docwright_runtime::{Json, Request};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::server::{Server, TOKEN, with};

/// Writes everything down, of all libraries.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<String>>);

struct Writer<'a>(&'a mut String);

impl Visit for Writer<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "lamps"
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut text = self.0.lock().unwrap();
        text.push_str(span.metadata().name());
        span.record(&mut Writer(&mut text));
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Writer(&mut self.0.lock().unwrap()));
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut Writer(&mut self.0.lock().unwrap()));
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn a_span_tells_the_call_and_nothing_personal() {
    let server = Server::script([
        with(429, &[("Retry-After", "0")], "secret body"),
        with(200, &[("request-id", "r-7")], "{\"mail\": \"secret body\"}"),
    ])
    .await;
    let listener = Listener::default();
    let guard = tracing::subscriber::set_default(listener.clone());
    // With a single subscriber, a span that a test on another thread makes first would be off here too.
    let _another = tracing::Dispatch::new(Listener::default());
    let request = Request::<Json>::get("/users/{id}", &["ada@example.com"]).filter("secret");
    request.send(&server.client()).await.unwrap();
    drop(guard);
    let text = listener.0.lock().unwrap().clone();
    assert_eq!(
        text,
        "request method=\"GET\" template=\"/users/{id}\" message=sent again after 429 attempts=1 wait=0.0 \
         status=200 attempts=2 request_id=\"r-7\""
    );
    for secret in [TOKEN, "ada", "secret", "127.0.0.1"] {
        assert!(!text.contains(secret), "{text}");
    }
}
