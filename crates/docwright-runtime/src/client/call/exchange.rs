//! The exchange of one call: attempts, redirects and renewed tokens until there is a response.

use std::time::Duration;

use http::HeaderValue;
use http::header::{AUTHORIZATION, LOCATION};

use super::redirect::{MAX_REDIRECTS, hop};
use super::retry::{Retries, retry_after};
use super::trace::Span;
use super::{Call, Opened};
use crate::client::auth::claims;
use crate::client::{Body, Fault, Inner};
use crate::{Error, ErrorKind, Response, Result};

/// One call on its way.
pub(crate) struct Exchange<'a> {
    inner: &'a Inner,
    call: Call,
    /// True when the whole body is to be in memory.
    collect: bool,
    span: &'a Span,
    retries: Retries,
    hops: u32,
    hopping: bool,
    /// True when the service refused a token already.
    renewed: bool,
    /// True when it said already which claims one lacks.
    challenged: bool,
    token: Option<HeaderValue>,
}

/// The step after an attempt.
enum Step {
    Return(Opened),
    Again,
    Wait(Duration),
}

type Received = (http::response::Parts, Body);

/// A fault, with the head of the response when that had come.
type Failed = (Fault, Option<http::response::Parts>);

impl<'a> Exchange<'a> {
    pub(crate) fn new(inner: &'a Inner, call: Call, collect: bool, span: &'a Span) -> Self {
        let retries = Retries::new(&inner.retry, call.method);
        Self {
            inner,
            call,
            collect,
            span,
            retries,
            hops: 0,
            hopping: false,
            renewed: false,
            challenged: false,
            token: None,
        }
    }

    pub(crate) async fn run(&mut self) -> Result<Opened> {
        let result = self.until_answered().await;
        result.map_err(|error| error.with_attempts(self.retries.attempts()))
    }

    async fn until_answered(&mut self) -> Result<Opened> {
        loop {
            let step = match self.attempt().await? {
                Ok(received) => self.after_response(received).await?,
                Err((fault, head)) => self.after_fault(fault, head)?,
            };
            match step {
                Step::Return(opened) => return Ok(opened),
                Step::Again => {}
                Step::Wait(wait) => {
                    self.inner.transport.sleep(wait).await;
                    // The wait may have outlived it.
                    self.token = None;
                }
            }
        }
    }

    fn wants_token(&self) -> bool {
        self.call.authorize && self.call.target.trusted && !self.call.headers.contains_key(AUTHORIZATION)
    }

    /// Sends once. The outer error is one that no further attempt would fix.
    async fn attempt(&mut self) -> Result<Result<Received, Failed>> {
        if self.wants_token() && self.token.is_none() {
            self.token = Some(self.inner.tokens.header().await?);
        }
        let token = self.token.clone().filter(|_| self.wants_token());
        let Some(request) = self.call.request(token.as_ref())? else {
            return Err(Error::new(ErrorKind::Request, "the body was a stream, which can be sent only once"));
        };
        // The steps of a redirect are one attempt.
        if !std::mem::take(&mut self.hopping) {
            self.retries.begin();
        }
        Ok(self.receive(request).await)
    }

    /// A body that is to be in memory belongs to the attempt: the connection may break in the midst of it.
    async fn receive(&self, request: http::Request<Body>) -> Result<Received, Failed> {
        let response = self.inner.transport.send(request).await;
        let (parts, body) = response.map_err(|fault| (fault, None))?.into_parts();
        if !self.collect && parts.status.is_success() {
            return Ok((parts, body));
        }
        match body.collect(self.inner.max_response).await {
            Ok(bytes) => Ok((parts, Body::from(bytes))),
            Err(fault) => Err((fault, Some(parts))),
        }
    }

    fn after_fault(&mut self, fault: Fault, head: Option<http::response::Parts>) -> Result<Step> {
        match self.retries.after_fault(fault.kind(), None).filter(|_| self.call.can_repeat()) {
            Some(wait) => {
                self.span.retry(self.retries.attempts(), &fault, wait);
                Ok(Step::Wait(wait))
            }
            None => {
                let error = Error::from(fault);
                Err(match head {
                    Some(head) => error.with_answer(&Response::of_head(head)),
                    None => error,
                })
            }
        }
    }

    async fn after_response(&mut self, (parts, body): Received) -> Result<Step> {
        let status = parts.status.as_u16();
        let text = |name| parts.headers.get(name)?.to_str().ok();
        let location = text(LOCATION).filter(|_| self.call.redirects);
        let hop = match hop(self.call.method, status, location, &self.call.target, &self.inner.trust) {
            Ok(Some(_)) if self.hops == MAX_REDIRECTS => Err(Error::new(ErrorKind::Link, "redirects lead in a circle")),
            hop => hop,
        };
        if let Some(hop) = hop.map_err(|error| error.with_answer(&Response::of_head(parts.clone())))? {
            self.hops += 1;
            self.call.hop(hop);
            self.hopping = true;
            return Ok(Step::Again);
        }
        if status == 401 && self.renew(claims(&parts.headers).as_deref()).await? {
            return Ok(Step::Again);
        }
        let after = retry_after(&parts.headers, self.inner.transport.now());
        if let Some(wait) = self.retries.after_status(status, after).filter(|_| self.call.can_repeat()) {
            self.span.retry(self.retries.attempts(), &status, wait);
            return Ok(Step::Wait(wait));
        }
        Ok(Step::Return(Opened { parts, body, attempts: self.retries.attempts() }))
    }

    /// Gets another token in place of the one that was refused, once because it was not good any more and once because it lacked these
    /// claims. False when there is no other.
    async fn renew(&mut self, claims: Option<&str>) -> Result<bool> {
        if !self.wants_token() || !self.call.can_repeat() {
            return Ok(false);
        }
        let before = if claims.is_some() { &mut self.challenged } else { &mut self.renewed };
        if std::mem::replace(before, true) {
            return Ok(false);
        }
        let Some(refused) = self.token.take() else { return Ok(false) };
        self.token = self.inner.tokens.renewed(&refused, claims).await?;
        Ok(self.token.is_some())
    }
}
