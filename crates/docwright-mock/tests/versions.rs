//! A program that uses the crates of two versions of a service with one client.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use docwright::config::Config;
use docwright::source::Sources;
use docwright_mock::Mock;

/// In the second version, lamps are of another type, and there are rooms.
fn pages(version: &str) -> Vec<(&'static str, String)> {
    let get = |title: &str, path: &str, of: &str| {
        format!(
            "# {title}\n## HTTP request\n```http\nGET {path}\n```\n## Response\n\
             If successful, this method returns a `200 OK` response code and a [{of}](../resources/{of}.md) object.\n"
        )
    };
    let of = |name: &str, property: &str| {
        format!(
            "# {name} resource type\n## Properties\n|Property|Type|Description|\n|:-|:-|:-|\n|id|String|Its id.|\n{property}\n"
        )
    };
    let lamp = if version == "v1" { "|watts|Int32|Its power.|" } else { "|brightness|Double|Its light.|" };
    let mut pages =
        vec![("api/lamp-get.md", get("Get lamp", "/lamps/{id}", "lamp")), ("resources/lamp.md", of("lamp", lamp))];
    if version == "beta" {
        pages.push(("api/room-get.md", get("Get room", "/rooms/{id}", "room")));
        pages.push(("resources/room.md", of("room", "|floor|Int32|Where it is.|")));
    }
    pages
}

fn sources(version: &str) -> Sources {
    Sources::from_texts(pages(version).iter().map(|(path, text)| (*path, text.as_str())))
}

fn config(version: &str) -> Config {
    let text = format!("crate: lamps_{version}\nnamespace: lamps\nservice_root: https://lamps.example/{version}\n");
    Config::parse(&text).unwrap()
}

/// The program: the runtime and its client are shared, the crates differ. Its transport is the plainest there is, as one with
/// TLS takes half a minute to compile.
const PROGRAM: &str = r#"
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use docwright_runtime::client::{Body, BoxFuture, Fault, Transport};
use docwright_runtime::{AccessToken, Client};

struct Plain;

impl Transport for Plain {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        let (uri, authority) = (request.uri(), request.uri().authority().unwrap());
        let mut stream = TcpStream::connect(authority.as_str()).unwrap();
        write!(stream, "GET {} HTTP/1.0\r\nHost: {authority}\r\n\r\n", uri.path_and_query().unwrap()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        let response = http::Response::builder().status(status).header("Content-Type", "application/json");
        Box::pin(std::future::ready(Ok(response.body(Body::from(body.to_owned())).unwrap())))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

fn main() {
    // Nothing here ever waits.
    let Poll::Ready(done) = pin!(run()).poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    done.unwrap();
}

async fn run() -> docwright_runtime::Result<()> {
    let [v1, beta] = ["LAMPS_V1", "LAMPS_BETA"].map(|it| std::env::var(it).unwrap());
    let client = Client::at(v1, AccessToken::new("one token")).allow_http_loopback().transport(Plain).build()?;
    let beta = client.with_base_url(&beta)?;
    let old: lamps_v1::models::Lamp = client.send(lamps_v1::lamps::get("7")).await?;
    let new: lamps_beta::models::Lamp = beta.send(lamps_beta::lamps::get("7")).await?;
    let room = lamps_beta::rooms::get("1").send(&beta).await?;
    println!("{:?} {:?} {:?}", old.watts, new.brightness, room.floor);
    Ok(())
}
"#;

/// Writes a file unless it is there already: cargo builds again what is newer.
fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|it| it == text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn package(name: &str, of_runtime: &str, dependencies: &str, features: &str) -> String {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docwright-runtime");
    let runtime =
        format!("docwright-runtime = {{ path = {runtime:?}, default-features = false, features = [{of_runtime}] }}\n");
    format!(
        "[package]\nname = {name:?}\nedition = \"2024\"\n\n[dependencies]\n{runtime}{dependencies}\n[features]\n{features}"
    )
}

/// Writes both crates and the program; says where.
fn written() -> PathBuf {
    let workspace = std::env::current_exe().unwrap().ancestors().nth(3).unwrap().join("two-versions");
    for version in ["v1", "beta"] {
        let output = docwright::generate(&sources(version), &config(version));
        let home = workspace.join(format!("lamps_{version}"));
        output.files.iter().for_each(|(path, text)| put(&home.join(path), text));
        put(&home.join("Cargo.toml"), &package(&format!("lamps_{version}"), "", "", &output.features));
    }
    let dependencies =
        "http = \"1\"\nlamps_v1 = { path = \"../lamps_v1\" }\nlamps_beta = { path = \"../lamps_beta\" }\n";
    let manifest = package("program", "\"client\"", dependencies, "");
    put(&workspace.join("program/Cargo.toml"), &manifest);
    put(&workspace.join("program/src/main.rs"), PROGRAM);
    put(
        &workspace.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"lamps_v1\", \"lamps_beta\", \"program\"]\n\n[profile.dev]\ndebug = false\n",
    );
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock")).unwrap();
    put(&workspace.join("Cargo.lock"), &lock);
    workspace
}

#[test]
#[ignore = "compiles a client: `cargo xtask ci` runs it"]
fn one_client_sends_the_requests_of_two_crates() {
    let workspace = written();
    let [v1, beta] = ["v1", "beta"].map(|version| {
        let service = docwright::mock::Service::new(sources(version), &config(version));
        Mock::of(&docwright_mock::Docs::new(service)).start().unwrap()
    });
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--offline", "--quiet", "-p", "program", "--manifest-path"])
        .arg(workspace.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", workspace.with_file_name("compiled"))
        .env_remove("RUSTFLAGS")
        .envs([("LAMPS_V1", v1.client_base()), ("LAMPS_BETA", beta.client_base())])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Some(1) Some(1.5) Some(1)\n");
    assert_eq!(v1.expect_call("lamps::get").target, "/v1/lamps/7");
    assert_eq!(beta.expect_call("lamps::get").target, "/beta/lamps/7");
    beta.expect_call("rooms::get");
}
