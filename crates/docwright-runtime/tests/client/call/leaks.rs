//! The token leaks to no host: every path that follows an address from a response is tried.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use docwright_runtime::client::{
    Batch, Body, BoxFuture, Fault, PollPolicy, TokenRequest, Transport, Upload, credential_for,
};
use docwright_runtime::{AccessToken, Bytes, Client, Collection, Content, Error, ErrorKind, Json, Request};

use crate::server::{Does, Seen, Server, json, with};

/// Every way in which a client follows an address.
const WAYS: &[&str] = &[
    "nextLink",
    "deltaLink",
    "resync",
    "redirect",
    "download",
    "upload",
    "resumed",
    "monitor",
    "result",
    "finished",
    "batch",
];

/// A page, the status of an operation, an upload that is over: the end of all of those ways.
const END: &str = r#"{"value": [], "@odata.deltaLink": "/v1.0/later", "nextExpectedRanges": []}"#;

/// How a service answers that hands out this address in all of those ways.
fn response(path: &str, link: &str) -> Does {
    let path = path.split('?').next().unwrap_or_default();
    match path.trim_start_matches("/v1.0/") {
        key @ ("nextLink" | "deltaLink") => json(200, format!(r#"{{"value": [], "@odata.{key}": "{link}"}}"#)),
        "resync" => with(410, &[("Location", link)], ""),
        "upload" | "resumed" => json(200, format!(r#"{{"uploadUrl": "{link}"}}"#)),
        "monitor" => with(202, &[("Location", link), ("Retry-After", "0")], ""),
        "result" => with(202, &[("Location", "/v1.0/done"), ("Retry-After", "0")], ""),
        "finished" => with(202, &[("Location", "/v1.0/over"), ("Retry-After", "0")], ""),
        "over" => with(303, &[("Location", link)], ""),
        "done" => json(200, format!(r#"{{"status": "succeeded", "resourceLocation": "{link}"}}"#)),
        "$batch" => json(
            200,
            format!(r#"{{"responses": [{{"id": "0", "status": 302, "headers": {{"Location": "{link}"}}}}]}}"#),
        ),
        _ => with(302, &[("Location", link)], ""),
    }
}

async fn service(link: String) -> Server {
    Server::start(move |seen| response(&seen.path, &link)).await
}

/// The same service without a server: at an address with https, which takes no certificate here.
struct Https {
    link: &'static str,
    seen: Arc<Mutex<Vec<http::Uri>>>,
}

impl Transport for Https {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        self.seen.lock().unwrap().push(request.uri().clone());
        let Does::Response(response) = response(request.uri().path(), self.link) else { unreachable!() };
        Box::pin(std::future::ready(Ok(response.map(Body::from))))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Goes one of the ways to its end.
async fn go(way: &str, client: &Client) -> Result<(), Error> {
    let list = Request::<Collection<Json>>::get("/{way}", &[way]).header("X-Private", "very-secret");
    match way {
        "nextLink" => client.items(list).collect().await.map(drop),
        "deltaLink" => {
            let mut round = client.delta(list.clone());
            let mut last = None;
            while let Some(step) = round.next().await? {
                last = Some(step);
            }
            let Some(docwright_runtime::client::DeltaStep::Done(link)) = last else { panic!("{last:?}") };
            client.delta(list).resume(link).next().await.map(drop)
        }
        "resync" => {
            let mut round = client.delta(list);
            while round.next().await?.is_some() {}
            Ok(())
        }
        "redirect" => client.send(list).await.map(drop),
        "download" => {
            let mut download = list.returning::<Content>().download(client).await?;
            while download.chunk().await?.is_some() {}
            Ok(())
        }
        "upload" => {
            let mut upload: Upload<Json> = client.upload(list, Bytes::from_static(b"file"));
            upload.send().await.map(drop)
        }
        "resumed" => {
            let link = client.upload::<_, Json>(list.clone(), Bytes::from_static(b"file")).open().await?.to_owned();
            let mut upload: Upload<Json> = client.upload(list, Bytes::from_static(b"file")).resume(link);
            upload.send().await.map(drop)
        }
        "monitor" => client.start(list).await?.wait().await.map(drop),
        "result" | "finished" => client.start(list).await?.result::<Json>().await.map(drop),
        "batch" => {
            let mut batch = Batch::new();
            let key = batch.add(list);
            batch.send(client).await.take(key).map(drop)
        }
        _ => unreachable!("{way}"),
    }
}

fn quick(server: &Server) -> docwright_runtime::client::ClientBuilder {
    let builder = server.builder().retry(docwright_runtime::RetryPolicy::never());
    builder.polling(without_pause()).header("X-Gateway-Key", "very-secret")
}

fn without_pause() -> PollPolicy {
    PollPolicy { min_pause: Duration::ZERO, ..PollPolicy::default() }
}

#[tokio::test]
async fn another_host_never_sees_the_token() {
    for way in WAYS {
        let elsewhere = Server::start(|_| json(200, END)).await;
        let server = service(elsewhere.url("/x?sig=1")).await;
        let client = quick(&server).build().unwrap().with_header("X-Scope", "very-secret").unwrap();
        go(way, &client).await.unwrap_or_else(|error| panic!("{way}: {error}"));
        let seen = elsewhere.seen();
        assert!(!seen.is_empty(), "{way} was not followed");
        for seen in &seen {
            assert!(!seen.has_token(), "{way}: {:?}", seen.headers);
            assert_eq!(seen.path, "/x?sig=1", "{way}");
        }
        assert_eq!(server.seen()[0].header("x-scope"), Some("very-secret"), "{way}");
        assert!(server.seen()[0].has_token(), "{way}");
    }
}

#[tokio::test]
async fn another_host_cannot_ask_for_a_token() {
    const CHALLENGE: &str = "Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"";
    for way in WAYS {
        let elsewhere = Server::start(|_| with(401, &[("WWW-Authenticate", CHALLENGE)], "")).await;
        let server = service(elsewhere.url("/x")).await;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        let credential = credential_for(move |wanted: TokenRequest| {
            noted.lock().unwrap().push(wanted);
            async { Ok(AccessToken::new("very-secret")) }
        });
        let client = Client::at(server.url("/v1.0"), credential).allow_http_loopback().polling(without_pause());
        let client = client.build().unwrap();
        // Some ways end with this refusal, and a resumed upload begins anew.
        let _ = go(way, &client).await;
        assert!(!elsewhere.seen().is_empty() && elsewhere.seen().iter().all(|seen| !seen.has_token()), "{way}");
        assert_eq!(*asked.lock().unwrap(), [TokenRequest::new()], "{way}");
    }
}

#[tokio::test]
async fn a_service_that_is_trusted_as_well_sees_it() {
    for way in WAYS {
        let elsewhere = Server::start(|_| json(200, END)).await;
        let server = service(elsewhere.url("/x")).await;
        let client = quick(&server).trust(elsewhere.url("")).build().unwrap();
        go(way, &client).await.unwrap_or_else(|error| panic!("{way}: {error}"));
        // An upload session asks for no token, wherever it is.
        let sees = |seen: &Seen| seen.header("authorization") == Some("Bearer very-secret");
        assert_eq!(elsewhere.seen().iter().all(sees), !["upload", "resumed"].contains(way), "{way}");
    }
}

#[tokio::test]
async fn unsafe_addresses_are_not_followed() {
    for link in
        ["http://192.0.2.1/x", "http://user:very-secret@127.0.0.1:9/x", "file:///etc/passwd", "http://", "gopher://h/"]
    {
        let server = service(link.to_owned()).await;
        let client = quick(&server).build().unwrap();
        for way in WAYS {
            let error = go(way, &client).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Link, "{way} {link}: {error}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
            assert_ne!(error.template(), None, "{way} {link}: {error}");
        }
    }
}

#[tokio::test]
async fn nothing_leads_from_https_to_http() {
    for way in WAYS {
        let seen = Arc::default();
        // This machine is the only one that http is allowed to at all, and here it is even trusted.
        let https = Https { link: "http://127.0.0.1:9/x", seen: Arc::clone(&seen) };
        let client = Client::at("https://api.example/v1.0", AccessToken::new("very-secret"));
        let client = client.allow_http_loopback().trust("http://127.0.0.1:9").transport(https).build().unwrap();
        let error = go(way, &client).await.unwrap_err();
        assert!(error.kind() == ErrorKind::Link && error.to_string().contains("https to http"), "{way}: {error}");
        let seen = seen.lock().unwrap();
        assert!(!seen.is_empty() && seen.iter().all(|it| it.scheme_str() == Some("https")), "{way}: {seen:?}");
    }
}

#[tokio::test]
async fn a_body_is_not_redirected_to_another_host() {
    let elsewhere = Server::start(|_| json(200, "{}")).await;
    let server = service(elsewhere.url("/x")).await;
    let error = server.client().send(Request::<Json>::post("/redirect", &[]).json("private")).await.unwrap_err();
    assert_eq!(error.status(), Some(302));
    let url = elsewhere.url("/x");
    let server = Server::start(move |_| with(307, &[("Location", &url)], "")).await;
    let error = server.client().send(Request::<Json>::post("/redirect", &[]).json("private")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Link);
    assert!(elsewhere.seen().is_empty());
}

/// Where the program that the test below starts sends its request.
const ADDRESS: &str = "DOCWRIGHT_TEST_ADDRESS";

#[tokio::test]
async fn a_program_that_the_next_test_starts() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let client = Client::at(address, AccessToken::new("very-secret")).allow_http_loopback().build().unwrap();
    client.send(Request::<Json>::get("/me", &[])).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_proxy_of_the_environment_sees_what_is_for_this_machine() {
    let proxy = Server::start(|_| json(502, "")).await;
    let server = Server::start(|_| json(200, "{}")).await;
    let mut program = std::process::Command::new(std::env::current_exe().unwrap());
    let here = module_path!().split_once("::").unwrap().1;
    program.args(["--exact", &format!("{here}::a_program_that_the_next_test_starts")]).env(ADDRESS, server.url(""));
    program.env("NO_PROXY", "").env("no_proxy", "");
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"] {
        program.env(name, proxy.url(""));
    }
    let ended = tokio::task::spawn_blocking(move || program.output()).await.unwrap().unwrap();
    assert!(proxy.seen().is_empty(), "{:?}", proxy.lines());
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    assert_eq!(server.lines(), ["GET /me"]);
}
