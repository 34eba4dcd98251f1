//! The example that receives change notifications, called as the service calls it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where the test vectors of the runtime are.
fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/msgraph-core/tests/it/notifications/vectors")
}

/// The example on its way, which ends with the test.
struct Receiver {
    program: Child,
    address: String,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Receiver {
    fn start(signing_keys: &str) -> Self {
        let mut path = std::env::current_exe().unwrap();
        path.pop();
        path.pop();
        let path = path.join("examples").join(format!("notifications{}", std::env::consts::EXE_SUFFIX));
        let mut program = Command::new(&path)
            .arg("127.0.0.1:0")
            .env("MSGRAPH_CLIENT_STATE", "a secret of the subscription")
            .env("MSGRAPH_APP", "5b1c47f2-6f0a-4e6b-8a51-0b8e6d1e2f33")
            .env("MSGRAPH_PRIVATE_KEY", vectors().join("key.pem"))
            .env("MSGRAPH_SIGNING_KEYS", signing_keys)
            .env("NO_PROXY", "127.0.0.1")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}; `cargo build --examples` makes it", path.display()));
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address = first.strip_prefix("listening at ").unwrap().to_owned();
        Self { program, address, lines }
    }

    /// Calls it: the status and the body of the answer.
    async fn call(&self, query: &str, body: impl Into<String>) -> (u16, String) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let response = client.post(format!("{}{query}", self.address)).body(body.into()).send().await.unwrap();
        let kind = response.headers().get("content-type").map_or("", |it| it.to_str().unwrap()).to_owned();
        assert!(query.is_empty() || kind == "text/plain", "{kind}");
        (response.status().as_u16(), response.text().await.unwrap())
    }

    fn line(&mut self) -> String {
        self.lines.next().unwrap().unwrap()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The address of a server that gives out the signing keys.
async fn signing_keys() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/keys", listener.local_addr().unwrap());
    let keys = std::fs::read_to_string(vectors().join("keys.json")).unwrap();
    let router = axum::Router::new().route("/keys", axum::routing::get(async || keys));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_believes_the_service_only() {
    let mut receiver = Receiver::start(&signing_keys().await);
    let asked = receiver.call("?validationToken=Are+you+there%3F", "").await;
    assert_eq!(asked, (200, "Are you there?".to_owned()));

    let rich = std::fs::read_to_string(vectors().join("rich.json")).unwrap();
    let accepted = (202, String::new());
    assert_eq!(receiver.call("", &rich).await, accepted);
    assert_eq!(receiver.line(), "created: Paint samples");

    // What is not from the service is answered alike, and nothing is done.
    let tampered = rich.replace("\"validationTokens\"", "\"nothing\"");
    let guessed = rich.replace("a secret of the subscription", "a guess of somebody else");
    for body in [tampered, guessed, "hello".to_owned()] {
        assert_eq!(receiver.call("", body).await, accepted);
    }
    let event = r#"{"value": [{"subscriptionId": "9d2e", "clientState": "a secret of the subscription", "lifecycleEvent": "missed"}]}"#;
    assert_eq!(receiver.call("", event).await, accepted);
    assert_eq!(receiver.line(), "9d2e: missed");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_keys_the_service_is_asked_to_call_again() {
    let receiver = Receiver::start("http://127.0.0.1:9/keys");
    let rich = std::fs::read_to_string(vectors().join("rich.json")).unwrap();
    assert_eq!(receiver.call("", rich).await.0, 503);
}
