//! Spans and events of `tracing`, with nothing in them that is secret or personal.

use std::fmt::Display;
use std::time::Duration;

use super::Opened;
use crate::{Method, Result};

/// How the calls of a service are told to `tracing`: under a target of its own, which [`trace_target!`](crate::trace_target) names.
///
/// Without the feature `tracing` it is nothing.
#[derive(Debug, Clone, Copy)]
pub struct Trace {
    #[cfg(feature = "tracing")]
    span: fn(&str, &str) -> tracing::Span,
    #[cfg(feature = "tracing")]
    again: fn(&tracing::Span, u32, f64, &dyn Display),
}

/// A [`Trace`](crate::client::Trace) under this target, a literal: `tracing` wants to know it when the program is compiled.
///
/// ```
/// use docwright_runtime::{client::Trace, trace_target};
///
/// let lamps: Trace = trace_target!("lamps");
/// # let _ = lamps;
/// ```
#[cfg(feature = "tracing")]
#[macro_export]
macro_rules! trace_target {
    ($target:literal) => {
        $crate::client::Trace::of(
            |method, template| {
                $crate::tracing::info_span!(
                    target: $target,
                    "request",
                    method,
                    template,
                    status = $crate::tracing::field::Empty,
                    attempts = $crate::tracing::field::Empty,
                    request_id = $crate::tracing::field::Empty,
                    error = $crate::tracing::field::Empty,
                )
            },
            |span, attempts, wait, why| {
                $crate::tracing::warn!(target: $target, parent: span, attempts, wait, "sent again after {why}");
            },
        )
    };
}

/// A [`Trace`](crate::client::Trace); nothing is told without the feature `tracing`.
#[cfg(not(feature = "tracing"))]
#[macro_export]
macro_rules! trace_target {
    ($target:literal) => {
        $crate::client::Trace::nowhere()
    };
}

impl Default for Trace {
    fn default() -> Self {
        trace_target!("docwright_runtime")
    }
}

/// The span of one call.
#[derive(Clone)]
pub(crate) struct Span {
    #[cfg(feature = "tracing")]
    trace: Trace,
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(feature = "tracing")]
impl Trace {
    /// For [`trace_target!`](crate::trace_target): only its caller can say the target.
    #[doc(hidden)]
    #[must_use]
    pub fn of(span: fn(&str, &str) -> tracing::Span, again: fn(&tracing::Span, u32, f64, &dyn Display)) -> Self {
        Self { span, again }
    }
}

#[cfg(feature = "tracing")]
impl Span {
    pub(crate) fn new(trace: Trace, method: Method, template: &str) -> Self {
        Self { trace, span: (trace.span)(method.as_str(), template) }
    }

    /// Does something within the span.
    pub(crate) fn around<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
        tracing::Instrument::instrument(future, self.span)
    }

    /// Notes that the request will be sent again.
    pub(crate) fn retry(&self, attempts: u32, why: &impl Display, wait: Duration) {
        (self.trace.again)(&self.span, attempts, wait.as_secs_f64(), why);
    }

    /// Notes how it ended.
    pub(crate) fn end(&self, result: &Result<Opened>) {
        match result {
            Ok(opened) => {
                self.span.record("status", opened.parts.status.as_u16());
                self.span.record("attempts", opened.attempts);
                if let Some(id) = opened.parts.headers.get("request-id").and_then(|id| id.to_str().ok()) {
                    self.span.record("request_id", id);
                }
            }
            Err(error) => {
                self.span.record("attempts", error.attempts());
                self.span.record("error", tracing::field::debug(error.kind()));
            }
        }
    }
}

#[cfg(not(feature = "tracing"))]
impl Trace {
    /// For [`trace_target!`](crate::trace_target).
    #[doc(hidden)]
    #[must_use]
    pub fn nowhere() -> Self {
        Self {}
    }
}

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(crate) fn new(_: Trace, _: Method, _: &str) -> Self {
        Self {}
    }

    pub(crate) fn around<F: Future>(self, future: F) -> F {
        future
    }

    pub(crate) fn retry(&self, _: u32, _: &impl Display, _: Duration) {}

    pub(crate) fn end(&self, _: &Result<Opened>) {}
}
