//! Fuzz target of the trust rule: wherever a link of the service leads, the token goes to the service only.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use docwright_runtime::client::{Body, BoxFuture, Fault, FaultKind, Transport};
use docwright_runtime::{AccessToken, Bytes, Client, Collection, Json, Request, RetryPolicy};
use futures_util::FutureExt as _;
use http::{HeaderValue, Response, header};
use url::Url;

const SECRET: &str = "very-secret";
const BASE: &str = "https://api.example/v1.0";

/// The ways in which a service hands over a link.
const WAYS: [&str; 4] = ["page", "redirect", "upload", "monitor"];

/// Answers the first request with a link, and remembers what is sent where.
#[derive(Clone)]
struct Service {
    way: &'static str,
    link: String,
    sent: Arc<Mutex<Vec<(String, bool)>>>,
}

impl Service {
    fn answer(&self) -> Option<Response<Body>> {
        let json = |name: &str| {
            let body = serde_json::json!({ "value": [], name: self.link }).to_string();
            Response::builder().header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).ok()
        };
        let located = |status: u16| {
            let link = HeaderValue::from_bytes(self.link.as_bytes()).ok()?;
            Response::builder().status(status).header(header::LOCATION, link).body(Body::empty()).ok()
        };
        match self.way {
            "page" => json("@odata.nextLink"),
            "upload" => json("uploadUrl"),
            "redirect" => located(307),
            _ => located(202),
        }
    }
}

impl Transport for Service {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<Response<Body>, Fault>> {
        let is_first = self.sent.lock().is_ok_and(|mut sent| {
            let has_secret = request
                .headers()
                .values()
                .any(|it| it.as_bytes().windows(SECRET.len()).any(|it| it == SECRET.as_bytes()));
            sent.push((request.uri().to_string(), has_secret));
            sent.len() == 1
        });
        let end = Response::new(Body::from("{\"value\": []}"));
        let answer = if is_first { self.answer() } else { Some(end) };
        Box::pin(async { answer.ok_or_else(|| Fault::new(FaultKind::Broken, "the link is none for a header")) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Any link, in each of the ways.
pub(crate) fn trust(link: &str) {
    // A service that knows the token needs nobody to tell.
    if link.contains(SECRET) {
        return;
    }
    for way in WAYS {
        let service = Service { way, link: link.to_owned(), sent: Arc::default() };
        let sent = Arc::clone(&service.sent);
        let client = Client::at(BASE, AccessToken::new(SECRET)).header("X-Key", SECRET);
        let Ok(client) = client.retry(RetryPolicy::never()).transport(service).build() else { return };
        let error = follow(way, &client).now_or_never().flatten();
        assert!(error.is_none_or(|it| !it.contains(SECRET)), "the error of {link:?} has the token");
        for (address, has_secret) in sent.lock().iter().flat_map(|it| it.iter()) {
            let url = Url::parse(address).unwrap_or_else(|error| panic!("{address}: {error}"));
            assert_eq!(url.scheme(), "https", "{way} {link:?} leads to {address}");
            let is_own = url.host_str() == Some("api.example") && url.port().is_none() && url.username().is_empty();
            assert!(is_own || !has_secret, "{way} {link:?}: the token went to {address}");
        }
    }
}

/// The text of the error, where there is one.
async fn follow(way: &str, client: &Client) -> Option<String> {
    let list = Request::<Collection<Json>>::get("/lamps", &[]).header("X-Private", SECRET);
    let result = match way {
        "page" => client.items(list).limit(2).collect().await.map(drop),
        "monitor" => match client.start(list).await {
            Ok(mut started) => started.result::<Json>().await.map(drop),
            Err(error) => Err(error),
        },
        "upload" => {
            let session = Request::<Json>::post("/lamps/upload", &[]);
            client.upload::<Json, Json>(session, Bytes::from_static(b"light")).send().await.map(drop)
        }
        _ => client.send(list).await.map(drop),
    };
    result.err().map(|it| format!("{it} {it:?}"))
}
