//! Spans have Graph's target.

use std::sync::{Arc, Mutex};

use msgraph_core::{AccessToken, Client, Json, Request};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::server::{Server, with};

/// Notes the targets of spans and events.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Vec<String>>>);

impl Listener {
    fn note(&self, metadata: &Metadata<'_>) {
        self.0.lock().unwrap().push(format!("{} {}", metadata.target(), metadata.level()));
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("msgraph") || metadata.target().starts_with("docwright")
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.note(span.metadata());
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        self.note(event.metadata());
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test(start_paused = true)]
async fn the_target_is_msgraph() {
    let server = Server::script([with(429, &[("Retry-After", "0")], ""), with(200, &[], "{}")]).await;
    let client = Client::builder(AccessToken::new("t")).base_url(server.url("")).allow_http_loopback().build().unwrap();
    let listener = Listener::default();
    let guard = tracing::subscriber::set_default(listener.clone());
    // With a single subscriber, a span that a test on another thread makes first would be off here too.
    let _another = tracing::Dispatch::new(Listener::default());
    client.send(Request::<Json>::get("/me", &[])).await.unwrap();
    drop(guard);
    assert_eq!(*listener.0.lock().unwrap(), ["msgraph INFO", "msgraph WARN"]);
}
