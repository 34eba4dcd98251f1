//! Uploads whose session is kept in a file, across runs of a program.

use std::fs;
use std::path::PathBuf;

use docwright_runtime::client::{CHUNK_UNIT, Upload};
use docwright_runtime::{Bytes, Client, Json};
use futures_util::FutureExt as _;

use crate::server::{Server, json};
use crate::uploads::{SIZE, create, file, service};

/// A file of the test's own, gone when it is over.
struct Kept(PathBuf);

impl Kept {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("docwright-{}-{name}.upload", std::process::id())))
    }

    fn upload(&self, client: &Client, bytes: Bytes) -> Upload<Json> {
        client.upload(create(), bytes).chunk_size(CHUNK_UNIT).kept_in(&self.0)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[tokio::test(start_paused = true)]
async fn another_run_of_the_program_goes_on() {
    let (server, sent) = service(|_| None).await;
    let (client, kept) = (server.client(), Kept::new("another-run"));
    let mut upload = kept.upload(&client, file());
    let mut sending = Box::pin(upload.send());
    while sent.lock().unwrap().is_empty() {
        assert!((&mut sending).now_or_never().is_none());
        tokio::task::yield_now().await;
    }
    drop(sending);
    drop(upload);
    assert_eq!(fs::read_to_string(&kept.0).unwrap(), format!("{SIZE} {}\n", server.url("/session?key=1")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&kept.0).unwrap().permissions().mode() & 0o777, 0o600);
    }

    assert_eq!(kept.upload(&client, file()).send().await.unwrap()["id"], "done");
    assert_eq!(*sent.lock().unwrap(), file());
    assert!(!kept.0.exists(), "an upload that is over has no session");
    let lines = server.lines();
    assert_eq!(lines.iter().filter(|it| it.starts_with("POST")).count(), 1, "{lines:?}");
}

#[tokio::test]
async fn what_leads_to_no_session_is_begun_anew() {
    let (server, sent) = service(|_| None).await;
    let kept = Kept::new("begun-anew");
    for before in [
        // Of another file, of a program that died while it wrote, of something else.
        format!("7 {}\n", server.url("/session?key=1")),
        format!("{SIZE} {}", server.url("/sess")),
        "{}".to_owned(),
    ] {
        sent.lock().unwrap().clear();
        fs::write(&kept.0, before).unwrap();
        assert_eq!(kept.upload(&server.client(), file()).send().await.unwrap()["id"], "done");
        assert!(!kept.0.exists() && server.lines().last().unwrap().starts_with("PUT"));
    }
    assert_eq!(server.lines().iter().filter(|it| it.starts_with("POST")).count(), 3);
}

#[tokio::test]
async fn a_session_that_the_service_forgot_is_begun_anew_once() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("POST", _) => json(200, format!(r#"{{"uploadUrl": "http://{}/new"}}"#, seen.header("host").unwrap())),
        (_, "/new") => json(201, r#"{"id": "done"}"#),
        _ => json(404, "{}"),
    })
    .await;
    let kept = Kept::new("forgot");
    fs::write(&kept.0, format!("4 {}\n", server.url("/old"))).unwrap();
    assert_eq!(kept.upload(&server.client(), Bytes::from("file")).send().await.unwrap()["id"], "done");
    assert_eq!(server.lines().len(), 3, "{:?}", server.lines());

    let server = Server::start(|seen| match seen.method.as_str() {
        "POST" => json(200, format!(r#"{{"uploadUrl": "http://{}/old"}}"#, seen.header("host").unwrap())),
        _ => json(404, "{}"),
    })
    .await;
    fs::write(&kept.0, format!("4 {}\n", server.url("/old"))).unwrap();
    assert!(kept.upload(&server.client(), Bytes::from("file")).send().await.unwrap_err().is_not_found());
    assert_eq!(server.lines().iter().filter(|it| it.starts_with("POST")).count(), 1);
}

#[tokio::test]
async fn an_upload_of_an_earlier_run_is_given_up() {
    let server = Server::start(|_| json(204, "")).await;
    let kept = Kept::new("given-up");
    fs::write(&kept.0, format!("4 {}\n", server.url("/session"))).unwrap();
    kept.upload(&server.client(), Bytes::from("file")).cancel().await.unwrap();
    assert_eq!((server.lines(), kept.0.exists()), (vec!["DELETE /session".to_owned()], false));
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_said_before_anything_is_sent() {
    let (server, sent) = service(|_| None).await;
    let mut upload: Upload<Json> = server.client().upload(create(), file()).kept_in("/no/such/folder/film.upload");
    let error = upload.send().await.unwrap_err().to_string();
    assert!(error.contains("cannot be written: /no/such/folder/film.upload"), "{error}");
    assert!(sent.lock().unwrap().is_empty());
}
