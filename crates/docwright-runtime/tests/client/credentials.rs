//! Bearer tokens: fetched once, renewed in time, never printed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use docwright_runtime::client::{Body, BoxFuture, ClientBuilder, Credential, Fault, Transport, credential_fn};
use docwright_runtime::{AccessToken, Client, ErrorKind, Json, Request, ReqwestTransport};
use futures_util::future::join_all;

use crate::server::{Server, json};

/// A credential that numbers its tokens, and how many it gave.
fn numbered(life: Option<Duration>) -> (impl Credential, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&count);
    let credential = credential_fn(move || {
        let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
        async move {
            for_all_to_wait().await;
            let token = AccessToken::new(format!("t{number}"));
            Ok(life.map_or(token.clone(), |life| token.expires(SystemTime::now() + life)))
        }
    });
    (credential, count)
}

/// Takes long enough for everyone else to come and wait: whoever waits for the same fetch moves it on by one of these steps.
async fn for_all_to_wait() {
    for _ in 0..3000 {
        tokio::task::yield_now().await;
    }
}

fn builder(server: &Server, credential: impl Credential) -> ClientBuilder {
    Client::at(server.url(""), credential).allow_http_loopback()
}

fn me() -> Request<Json> {
    Request::get("/me", &[])
}

#[tokio::test]
async fn a_thousand_requests_need_one_token() {
    let server = Server::start(|_| json(200, "{}")).await;
    let (credential, count) = numbered(Some(Duration::from_secs(3600)));
    let client = builder(&server, credential).build().unwrap();
    let results = join_all((0..1000).map(|_| client.send(me()))).await;
    assert!(results.iter().all(Result::is_ok), "{:?}", results.iter().find(|it| it.is_err()));
    assert_eq!((server.seen().len(), count.load(Ordering::SeqCst)), (1000, 1));
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let server = Server::start(|_| json(200, "{}")).await;
    // One that has expired already is good for one request.
    for (life, fetched) in [(Some(3600), 1), (Some(500), 1), (Some(0), 3), (None, 1)] {
        let (credential, count) = numbered(life.map(Duration::from_secs));
        let client = builder(&server, credential).build().unwrap();
        for _ in 0..3 {
            client.send(me()).await.unwrap();
        }
        assert_eq!(count.load(Ordering::SeqCst), fetched, "{life:?}");
    }
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let server = Server::start(|seen| match seen.header("authorization") {
        Some("Bearer t2") => json(200, "{}"),
        _ => json(401, r#"{"error": {"code": "InvalidAuthenticationToken"}}"#),
    })
    .await;
    let (credential, count) = numbered(None);
    let client = builder(&server, credential).build().unwrap();
    let response = client.send(me().with_response()).await.unwrap().response;
    assert_eq!((response.attempts(), count.load(Ordering::SeqCst)), (2, 2));
    // A fixed token is no better the second time, and a second refusal is final.
    let fixed = builder(&server, AccessToken::new("fixed")).build().unwrap();
    assert_eq!(fixed.send(me()).await.unwrap_err().status(), Some(401));
    let refused = Server::start(|_| json(401, "{}")).await;
    let (credential, _) = numbered(None);
    let error = builder(&refused, credential).build().unwrap().send(me()).await.unwrap_err();
    assert_eq!((error.status(), error.attempts(), refused.seen().len()), (Some(401), 2, 2));
}

#[tokio::test]
async fn a_failure_is_told_to_all_who_wait_and_tried_again_by_the_next() {
    let server = Server::start(|_| json(200, "{}")).await;
    let count = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&count);
    let credential = credential_fn(move || {
        let first = counter.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            for_all_to_wait().await;
            if first { Err("signed out".into()) } else { Ok(AccessToken::new("t")) }
        }
    });
    let client = builder(&server, credential).build().unwrap();
    let results = join_all((0..10).map(|_| client.send(me()))).await;
    for result in results {
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credential, 0));
        assert_eq!(error.to_string(), "GET /me: there is no token: signed out");
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
    client.send(me()).await.unwrap();
    let broken = builder(&server, AccessToken::new("a\nb")).build().unwrap().send(me()).await.unwrap_err();
    assert!(broken.to_string().contains("characters"), "{broken}");
}

#[test]
fn a_token_is_never_printed() {
    let token = AccessToken::new("very-secret").expires(SystemTime::now());
    assert!(!format!("{token:?}").contains("secret"));
}

/// The stack that comes with the crate, with a clock that is set by hand.
struct Clock(ReqwestTransport, Arc<AtomicU32>);

impl Transport for Clock {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        self.0.send(request)
    }
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        self.0.sleep(duration)
    }
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.1.load(Ordering::SeqCst).into())
    }
}

#[tokio::test]
async fn the_margin_is_five_minutes_or_half_a_short_life() {
    let server = Server::start(|_| json(200, "{}")).await;
    for (life, fresh, stale) in [(3600, 3299, 3300), (100, 49, 50)] {
        let clock = Arc::new(AtomicU32::new(0));
        let count = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&count);
        let credential = credential_fn(move || {
            counter.fetch_add(1, Ordering::SeqCst);
            let end = SystemTime::UNIX_EPOCH + Duration::from_secs(life);
            async move { Ok(AccessToken::new("t").expires(end)) }
        });
        let transport = Clock(ReqwestTransport::new(reqwest::Client::new()), Arc::clone(&clock));
        let client = builder(&server, credential).transport(transport).build().unwrap();
        for (now, fetched) in [(0, 1), (fresh, 1), (stale, 2)] {
            clock.store(now, Ordering::SeqCst);
            client.send(me()).await.unwrap();
            assert_eq!(count.load(Ordering::SeqCst), fetched, "{life} at {now}");
        }
    }
}

/// A credential that does this at its first call, and gives a token from then on.
fn first(odd: impl Fn() -> BoxFuture<'static, ()> + Send + Sync + 'static) -> impl Credential {
    let count = AtomicU32::new(0);
    credential_fn(move || {
        let odd = (count.fetch_add(1, Ordering::SeqCst) == 0).then(&odd);
        async move {
            if let Some(odd) = odd {
                odd.await;
            }
            Ok(AccessToken::new("t"))
        }
    })
}

#[tokio::test(start_paused = true)]
async fn a_fetch_that_is_given_up_is_begun_anew() {
    let server = Server::start(|_| json(200, "{}")).await;
    let client = builder(&server, first(|| Box::pin(std::future::pending()))).build().unwrap();
    let given_up = tokio::time::timeout(Duration::from_secs(10), client.send(me())).await;
    assert!(given_up.is_err());
    client.send(me()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_fetch_ends_though_many_wait_for_it() {
    let server = Server::start(|_| json(200, "{}")).await;
    let credential = first(|| Box::pin(std::future::pending()));
    let client = builder(&server, credential).token_timeout(Duration::from_secs(20)).build().unwrap();
    let start = tokio::time::Instant::now();
    for result in join_all((0..3).map(|_| client.send(me()))).await {
        let error = result.unwrap_err();
        assert_eq!(error.to_string(), "GET /me: the credential gave no token within 20s");
        assert_eq!(error.kind(), ErrorKind::Credential);
    }
    assert_eq!(start.elapsed().as_secs(), 20);
    client.send(me()).await.unwrap();
}

#[tokio::test]
async fn a_credential_that_panics_is_asked_again() {
    let server = Server::start(|_| json(200, "{}")).await;
    let client = builder(&server, first(|| Box::pin(async { panic!("by intention") }))).build().unwrap();
    let error = client.send(me()).await.unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Credential, "GET /me: the credential panicked"));
    client.send(me()).await.unwrap();
}
