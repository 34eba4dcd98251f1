//! The blocking client against a server.

use docwright_runtime::client::{Batch, DeltaStep, Upload};
use docwright_runtime::{AccessToken, Bytes, Client, Collection, Content, Json, Request};

use crate::server::{Server, json, with};

#[test]
fn all_that_the_async_client_does() {
    let elsewhere = tokio::runtime::Runtime::new().unwrap();
    let server = elsewhere.block_on(Server::start(|seen| {
        let host = seen.header("host").unwrap();
        match (seen.method.as_str(), seen.path.as_str()) {
            ("GET", "/v1.0/users") => json(200, r#"{"value": [1, 2], "@odata.nextLink": "/v1.0/users?p=1"}"#),
            ("GET", "/v1.0/users?p=1") => json(200, r#"{"value": [3], "@odata.deltaLink": "/v1.0/delta"}"#),
            ("POST", "/v1.0/copy") => with(202, &[("Location", "/monitor"), ("Retry-After", "0")], ""),
            ("POST", "/v1.0/session") => json(200, format!(r#"{{"uploadUrl": "http://{host}/upload"}}"#)),
            ("POST", "/v1.0/$batch") => json(200, r#"{"responses": [{"id": "0", "status": 200, "body": {"a": 1}}]}"#),
            ("PUT", _) => json(201, format!("{{\"size\": {}}}", seen.body.len())),
            _ => json(200, r#"{"status": "completed"}"#),
        }
    }));
    let client = Client::at(server.url("/v1.0"), AccessToken::new("x")).allow_http_loopback().build_blocking().unwrap();
    assert_eq!(client.inner().base_url(), server.url("/v1.0"));
    let list = || Request::<Collection<Json>>::get("/users", &[]);
    assert_eq!(client.send(list()).unwrap().value.len(), 2);
    assert_eq!(client.items(list()).collect::<Result<Vec<_>, _>>().unwrap().len(), 3);
    assert_eq!(client.pages(list()).count(), 2);
    let limited = client.each(client.inner().items(list()).limit(1));
    assert_eq!(limited.count(), 1);
    let steps: Vec<_> = client.delta(list()).map(Result::unwrap).collect();
    assert!(matches!(&steps[2], DeltaStep::Done(link) if link == "/v1.0/delta"), "{steps:?}");
    let file: Vec<Bytes> =
        client.download(Request::<Content>::get("/file", &[])).unwrap().map(Result::unwrap).collect();
    assert_eq!(file.concat(), br#"{"status": "completed"}"#);
    let sent = client.send_stream(Request::<Json>::put("/file", &[]), "text/plain", "abc".into()).unwrap();
    assert_eq!(sent["size"], 3);
    let mut upload: Upload<Json> = client.inner().upload(Request::<()>::post("/session", &[]), Bytes::from("four"));
    assert_eq!(client.upload(&mut upload).unwrap()["size"], 4);
    let mut batch = Batch::new();
    let key = batch.add(Request::<Json>::get("/me", &[]));
    assert_eq!(client.batch(batch).take(key).unwrap()["a"], 1);
    let mut operation = client.start(Request::<()>::post("/copy", &[])).unwrap();
    assert_eq!(client.wait(&mut operation).unwrap().text.as_deref(), Some("completed"));
}
