//! Spans and events, for whoever listens: method, documented path, status, attempts, request-id; never bodies, tokens or ids of persons.

use std::fmt::Display;
use std::time::Duration;

use super::call::Opened;
use crate::{Method, Result};

/// The span of one call. Without the feature `tracing` it is nothing.
#[derive(Clone)]
pub(crate) struct Span(#[cfg(feature = "tracing")] tracing::Span);

#[cfg(feature = "tracing")]
impl Span {
    pub(crate) fn new(method: Method, template: &str) -> Self {
        Self(tracing::info_span!(
            target: "msgraph",
            "request",
            method = method.as_str(),
            template,
            status = tracing::field::Empty,
            attempts = tracing::field::Empty,
            request_id = tracing::field::Empty,
            error = tracing::field::Empty,
        ))
    }

    /// Does something within the span.
    pub(crate) fn around<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
        tracing::Instrument::instrument(future, self.0)
    }

    /// Notes that the request will be sent again.
    pub(crate) fn retry(&self, attempts: u32, why: &impl Display, wait: Duration) {
        let wait = wait.as_secs_f64();
        tracing::warn!(target: "msgraph", parent: &self.0, attempts, wait, "sent again after {why}");
    }

    /// Notes how it ended.
    pub(crate) fn end(&self, result: &Result<Opened>) {
        match result {
            Ok(opened) => {
                self.0.record("status", opened.parts.status.as_u16());
                self.0.record("attempts", opened.attempts);
                if let Some(id) = opened.parts.headers.get("request-id").and_then(|id| id.to_str().ok()) {
                    self.0.record("request_id", id);
                }
            }
            Err(error) => {
                self.0.record("attempts", error.attempts());
                self.0.record("error", tracing::field::debug(error.kind()));
            }
        }
    }
}

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(crate) fn new(_: Method, _: &str) -> Self {
        Self()
    }

    pub(crate) fn around<F: Future>(self, future: F) -> F {
        future
    }

    pub(crate) fn retry(&self, _: u32, _: &impl Display, _: Duration) {}

    pub(crate) fn end(&self, _: &Result<Opened>) {}
}
