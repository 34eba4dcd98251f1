//! The HTTP server, as tests of others use it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use docwright_mock::{Answer, Docs, Mock, Scenario, json};
use docwright_runtime::{AccessToken, Client, Collection, Content, Json, Request, RetryPolicy};

static DOCS: LazyLock<Docs> = LazyLock::new(|| Docs::read(folder()).unwrap());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/graph")
}

/// Requests that a generated crate has functions for.
mod me {
    use super::{Collection, Json, Request};

    pub(super) fn list_messages() -> Request<Collection<Json>> {
        Request::get("/me/messages", &[])
    }

    pub(super) fn send_mail(body: &serde_json::Value) -> Request<()> {
        Request::post("/me/sendMail", &[]).json(body)
    }
}

mod users {
    use super::{Collection, Json, Request};

    pub(super) fn get(user_id: &str) -> Request<Json> {
        Request::get("/users/{user_id}", &[user_id])
    }

    pub(super) fn list() -> Request<Collection<Json>> {
        Request::get("/users", &[])
    }
}

fn start() -> Mock {
    Mock::start(&DOCS).unwrap()
}

fn client(mock: &Mock) -> Client {
    Client::at(mock.client_base(), AccessToken::new("x")).allow_http_loopback().build().unwrap()
}

/// The bytes that come back for these on a connection of their own.
fn raw(mock: &Mock, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(mock.address()).unwrap();
    // The server may have heard enough before the end.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn panic_of(run: impl FnOnce()) -> String {
    let error = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_err();
    error.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_client_gets_what_the_documentation_shows() {
    let mock = start();
    let client = client(&mock);
    let page = client.send(me::list_messages().top(1)).await.unwrap();
    assert_eq!(page.value.len(), 1);
    let sent = me::send_mail(&serde_json::json!({"message": {"subject": "Hello"}}));
    client.send(sent.clone()).await.unwrap();

    let call = mock.expect_call(&sent);
    assert_eq!((call.json()["message"]["subject"].as_str(), call.status), (Some("Hello"), 202));
    assert_eq!(mock.calls().len(), 2);
    assert_eq!(mock.calls_to("me::messages::list")[0].target, "/v1.0/me/messages?$top=1");
    assert_eq!(mock.calls_to(me::list_messages()).len(), 1);
    mock.expect_no_call(me::list_messages().top(2));
    mock.expect_no_call("users::get");
    mock.forget_calls();
    assert!(mock.calls().is_empty());
}

#[tokio::test]
async fn any_set_is_served_below_its_own_root() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("docwright.yaml", "crate: lamps\nservice_root: https://lamps.example/v2.0\nnamespace: lamps\n");
    write(
        "lamp-get.md",
        "# Get lamp\n## HTTP request\n```http\nGET /lamps/{id}\n```\n## Response\nReturns `204 No Content`.\n",
    );
    let mock = Mock::docs(folder.path()).unwrap().start().unwrap();
    assert!(mock.client_base().ends_with("/v2.0"), "{}", mock.client_base());
    client(&mock).send(Request::<()>::get("/lamps/{id}", &["7"])).await.unwrap();
    assert_eq!(mock.expect_call("lamps::get").target, "/v2.0/lamps/7");
}

#[tokio::test]
async fn what_is_not_documented_is_refused_with_its_place() {
    let mock = start();
    let sent = me::send_mail(&serde_json::json!({"message": {"subject": 7}}));
    let error = client(&mock).send(sent).await.unwrap_err().to_string();
    assert!(error.contains("$.message.subject") && error.contains("resources/message.md:"), "{error}");
}

#[tokio::test]
async fn a_scenario_lasts_as_long_as_its_guard() {
    let mock = start();
    let client = client(&mock);
    let get = || users::get("7");
    let gone = mock.answer("users::get", 404);
    assert_eq!(client.send(get()).await.unwrap_err().status(), Some(404));
    {
        let _ada = mock.answer("users::get", json(r#"{"displayName": "Ada"}"#));
        assert_eq!(client.send(get()).await.unwrap()["displayName"], "Ada");
    }
    assert_eq!(client.send(get()).await.unwrap_err().status(), Some(404));
    drop(gone);
    let as_documented = client.send(get()).await.unwrap();
    let _first = mock.answer("users::get", Scenario::Example(1));
    assert_eq!(client.send(get()).await.unwrap(), as_documented);
    assert_eq!(mock.expect_calls(get(), 5)[0].argument("user_id"), Some("7"));
}

#[tokio::test]
async fn a_request_is_answered_as_it_is_told() {
    let mock = start();
    let client = Client::at(mock.client_base(), AccessToken::new("x")).allow_http_loopback();
    let client = client.retry(RetryPolicy { max_attempts: 1, ..RetryPolicy::default() }).build().unwrap();
    let status = async |request: Request<Json>| match client.send(request).await {
        Ok(_) => 200,
        Err(error) => error.status().unwrap(),
    };
    mock.on(users::get("7")).answer(404);
    mock.on(users::get("a b/c")).once(503).once(Answer::status(429).header("Retry-After", "9"));
    assert_eq!(status(users::get("7").select(["id"])).await, 404);
    assert_eq!(status(users::get("8")).await, 200, "only what is told is answered so");
    assert_eq!(status(users::get("a b/c")).await, 503);
    assert_eq!(status(users::get("a b/c")).await, 429);
    assert_eq!(status(users::get("a b/c")).await, 200, "then as documented");

    // What was told last is heard first; with options, it is for requests that have them.
    mock.on("users::get").answer(410);
    mock.on(users::get("7").select(["mail"])).answer(&serde_json::json!({"mail": "ada@contoso.com"}));
    assert_eq!(status(users::get("7")).await, 410);
    assert_eq!(client.send(users::get("7").top(1).select(["mail"])).await.unwrap()["mail"], "ada@contoso.com");
    mock.on(users::get("7").select(["mail"])).as_documented();
    mock.on("users::get").as_documented();
    assert_eq!(status(users::get("7").select(["mail"])).await, 404);
}

#[tokio::test]
async fn what_is_told_is_what_the_client_reads() {
    let mock = start();
    let client = client(&mock);
    mock.on(users::list()).answer(&[1, 2].map(|it| serde_json::json!({"id": it.to_string()})));
    assert_eq!(client.send(users::list()).await.unwrap().value[1]["id"], "2", "a list is a page");
    let made = Answer::json(&serde_json::json!({"id": "9"})).with_status(201).header("ETag", "W/1");
    mock.on(users::get("9")).answer(made);
    let answer = client.send(users::get("9").with_response()).await.unwrap();
    assert_eq!((answer.response.status(), answer.response.header("etag")), (201, Some("W/1")));
    let photo = Request::<Content>::get("/me/photo/$value", &[]);
    mock.on(&photo).answer(Answer::content("image/png", b"bytes"));
    let content = client.send(photo).await.unwrap();
    assert_eq!((&content.bytes()[..], content.content_type()), (&b"bytes"[..], Some("image/png")));

    // What is not as documented is refused all the same, but for an address that no page has.
    let wrong = me::send_mail(&serde_json::json!({"message": {"subject": 7}}));
    mock.on(&wrong).answer(202);
    assert_eq!(client.send(wrong).await.unwrap_err().status(), Some(400));
    let unknown = || Request::<Json>::get("/lamps/{id}", &["7"]);
    assert_eq!(client.send(unknown()).await.unwrap_err().status(), Some(404));
    mock.on(unknown()).answer(&serde_json::json!({"lit": true}));
    assert_eq!(client.send(unknown()).await.unwrap()["lit"], true);
    let said = panic_of(|| mock.expect_no_call(unknown()));
    assert!(said.starts_with("`GET /v1.0/lamps/7` was called 2 times, expected were 0. Called were:"), "{said}");
}

#[tokio::test]
async fn only_a_stateful_server_remembers() {
    let [mock, forgets] = [Mock::of(&DOCS).stateful(), Mock::of(&DOCS)].map(|it| it.start().unwrap());
    for (mock, want) in [(&mock, Some(404)), (&forgets, None)] {
        let client = client(mock);
        client.send(Request::<()>::delete("/users/{id}", &["7"])).await.unwrap();
        assert_eq!(client.send(users::get("7")).await.err().and_then(|it| it.status()), want);
    }
    mock.forget_changes();
    assert!(client(&mock).send(users::get("7")).await.is_ok());
}

#[test]
fn what_was_called_is_said_to_people() {
    let mock = start();
    raw(&mock, b"GET /v1.0/users/7 HTTP/1.0\r\n\r\n");
    let said = panic_of(|| drop(mock.expect_call("me::send_mail")));
    let want =
        "`me::send_mail` was called 0 times, expected were 1. Called were:\n  GET /v1.0/users/7  users::get(7)  200";
    assert_eq!(said, want);
    let said = panic_of(|| mock.expect_no_call("user::get"));
    assert!(said.starts_with("the documentation has no function `user::get`; there are "), "{said}");
    assert!(panic_of(|| drop(mock.answer("users::fly", 404))).contains("no function `users::fly`"));
}

#[test]
fn calls_of_what_is_deprecated_are_answered_and_known() {
    let folder = tempfile::tempdir().unwrap();
    let page = |title: &str, path: &str| {
        format!("# {title}\n## HTTP request\n```http\nGET {path}\n```\n## Response\nReturns `204 No Content`.\n")
    };
    std::fs::write(folder.path().join("blow.md"), page("Blow lamp (deprecated)", "/lamps/{id}/blow")).unwrap();
    std::fs::write(folder.path().join("dim.md"), page("Dim lamp", "/lamps/{id}/dim")).unwrap();
    let mock = Mock::docs(folder.path()).unwrap().start().unwrap();
    for name in ["blow", "dim"] {
        assert!(raw(&mock, format!("GET /v1.0/lamps/7/{name} HTTP/1.0\r\n\r\n").as_bytes()).contains(" 204 "));
    }
    let calls: Vec<String> = mock.deprecated_calls().iter().map(ToString::to_string).collect();
    assert_eq!((calls.len(), mock.calls().len()), (1, 2));
    assert!(calls[0].ends_with("  204  deprecated"), "{calls:?}");
}

#[test]
fn two_servers_answer_the_same() {
    let (one, other) = (start(), start());
    let request = b"GET /v1.0/me/messages HTTP/1.0\r\nHost: x\r\n\r\n";
    let without_date = |text: String| text.lines().filter(|it| !it.starts_with("date:")).collect::<Vec<_>>().join("\n");
    let answers = [&one, &one, &other].map(|it| without_date(raw(it, request)));
    assert!(answers[0].contains("200 OK") && answers[0] == answers[1] && answers[1] == answers[2], "{answers:?}");
}

#[test]
fn whatever_comes_it_goes_on() {
    let mock = start();
    let huge = format!(
        "POST /v1.0/me/sendMail HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        65 << 20
    );
    let huge = [huge.into_bytes(), vec![b'x'; 65 << 20]].concat();
    for bytes in [
        &b"\x00\xff\r\n\r\n"[..],
        b"GET\r\n\r\n",
        b"GET /%ff HTTP/1.0\r\n\r\n",
        b"POST /v1.0/$batch HTTP/1.0\r\n\r\n{",
        &huge,
    ] {
        raw(&mock, bytes);
    }
    assert!(raw(&mock, &huge).starts_with("HTTP/1.1 413 "));
    assert!(raw(&mock, b"GET /v1.0/me HTTP/1.0\r\n\r\n").contains("200 OK"));
}

#[test]
fn each_call_is_told_and_need_not_be_kept() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let mock = Mock::of(&DOCS).forgetful().on_call(move |call| tell.lock().unwrap().push(call.to_string()));
    let mock = mock.start().unwrap();
    raw(&mock, b"GET /v1.0/nowhere HTTP/1.0\r\n\r\n");
    assert_eq!((mock.calls().len(), told.lock().unwrap().join("\n")), (0, "GET /v1.0/nowhere  404".to_owned()));
}

#[test]
fn a_port_that_is_taken_is_named_and_free_again_afterwards() {
    let mock = start();
    let port = mock.address().port();
    let error = Mock::of(&DOCS).port(port).start().unwrap_err().to_string();
    assert!(error.contains(&format!("port {port} is taken")), "{error}");
    drop(mock);
    assert_eq!(Mock::of(&DOCS).port(port).start().unwrap().url(), format!("http://127.0.0.1:{port}"));
}

#[test]
fn documentation_that_is_not_there_is_named() {
    let error = Mock::docs("no/such/folder").unwrap_err().to_string();
    assert!(error.starts_with("cannot read no/such/folder: "), "{error}");
    let error = Docs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap_err().to_string();
    assert!(error.starts_with("there is no *.md page in "), "{error}");
}

#[tokio::test]
async fn a_saved_model_is_served_without_its_pages() {
    let mock = Mock::lock(folder().join("model.lock")).unwrap().stateful().start().unwrap();
    assert_eq!(mock.client_base(), format!("{}/v1.0", mock.url()));
    let client = client(&mock);
    let user = client.send(users::get("7")).await.unwrap();
    assert_eq!((user["id"].as_str(), user["displayName"].as_str()), (Some("7"), Some("Display name")));
    let page = client.send(users::list()).await.unwrap();
    assert_eq!(page.value.len(), 1);
    let sent = me::send_mail(&serde_json::json!({"message": {"subject": 7}}));
    let error = client.send(sent.clone()).await.unwrap_err().to_string();
    assert!(error.contains("`$.message.subject` is a number, documented is a string: send"), "{error}");
    assert_eq!(mock.expect_call(sent).function.as_deref(), Some("me::send_mail"));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("model.lock");
    std::fs::write(&file, "page\tx").unwrap();
    let error = Mock::lock(&file).unwrap_err().to_string();
    assert!(error.starts_with(&file.display().to_string()), "{error}");
}
