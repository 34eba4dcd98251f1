//! Streamed bodies, up and down.

use std::io;
use std::time::Duration;

use docwright_runtime::client::Body;
use docwright_runtime::{Bytes, Content, ErrorKind, Json, Request};
use futures_util::{TryStreamExt as _, stream};

use crate::server::{Does, Piece, Server, json, with};

const MIB: usize = 1 << 20;

fn file() -> Request<Content> {
    Request::get("/me/drive/items/{id}/content", &["1"])
}

#[tokio::test]
async fn a_file_comes_chunk_by_chunk_from_where_it_lies() {
    let store = Server::start(|seen| match seen.header("range") {
        Some("bytes=2-4") => with(206, &[("Content-Range", "bytes 2-4/10")], "234"),
        Some(other) => panic!("{other}"),
        None => Does::Pieces(
            http::Response::builder()
                .header("Content-Type", "video/mp4")
                .header("Content-Length", 50 * MIB)
                .body(())
                .unwrap(),
            (0..50).map(|_| Piece::Bytes(Bytes::from(vec![7; MIB]))).collect(),
        ),
    })
    .await;
    let url = store.url("/file?sig=1");
    let server = Server::start(move |_| with(302, &[("Location", &url)], "")).await;
    let mut download = file().download(&server.client()).await.unwrap();
    assert_eq!(
        (download.status(), download.content_type(), download.length()),
        (200, Some("video/mp4"), Some(50 * MIB as u64))
    );
    let (mut size, mut largest) = (0, 0);
    while let Some(chunk) = download.chunk().await.unwrap() {
        size += chunk.len();
        largest = largest.max(chunk.len());
    }
    assert_eq!(size, 50 * MIB);
    assert!(largest <= 2 * MIB, "a chunk of {largest} bytes is as good as the whole");
    let part = file().range(2..=4).download(&server.client()).await.unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-range"], "bytes 2-4/10");
    let bytes: Vec<Bytes> = part.try_collect().await.unwrap();
    assert_eq!(bytes.concat(), b"234");
    assert_eq!(server.seen()[0].header("accept"), Some("*/*"));
    assert!(store.seen().iter().all(|seen| !seen.has_token()));
}

#[test]
fn ranges() {
    let range = |request: Request<Content>| request.headers().next().unwrap().1.to_owned();
    assert_eq!(range(file().range(0..10)), "bytes=0-9");
    assert_eq!(range(file().range(5..)), "bytes=5-");
    assert_eq!(range(file().range(..=9)), "bytes=0-9");
}

#[tokio::test(start_paused = true)]
async fn what_breaks_is_told_and_what_fails_is_read() {
    let server = Server::script([
        json(503, ""),
        Does::Pieces(
            http::Response::new(()),
            vec![Piece::Bytes("abc".into()), Piece::Pause(Duration::from_secs(1)), Piece::Break],
        ),
        json(404, r#"{"error": {"code": "itemNotFound"}}"#),
    ])
    .await;
    let mut download = file().download(&server.client()).await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "abc");
    let error = download.chunk().await.unwrap_err();
    assert_eq!((error.kind(), error.template()), (ErrorKind::Connection, Some("/me/drive/items/{id}/content")));
    let error = file().download(&server.client()).await.unwrap_err();
    assert_eq!((error.code(), error.status()), (Some("itemNotFound"), Some(404)));
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_sent_once() {
    let server = Server::start(|seen| json(200, format!("{{\"size\": {}}}", seen.body.len()))).await;
    let body = |pieces: Vec<io::Result<Bytes>>, size| Body::stream(size, stream::iter(pieces));
    let put = || Request::<Json>::put("/me/drive/root:/{path}:/content", &["a.txt"]);
    let sent = body(vec![Ok("abc".into()), Ok("de".into())], 5);
    let response = server.client().send_stream(put(), "text/plain", sent).await.unwrap();
    assert_eq!(response["size"], 5);
    let seen = &server.seen()[0];
    assert_eq!((seen.header("content-type"), seen.header("content-length")), (Some("text/plain"), Some("5")));
    let broken = body(vec![Ok("abc".into()), Err(io::Error::other("disk"))], 5);
    let error = server.client().send_stream(put(), "text/plain", broken).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connection, 1));
    let busy = Server::start(|_| with(429, &[("Retry-After", "1")], "")).await;
    let error = busy.client().send_stream(put(), "text/plain", body(vec![Ok("abc".into())], 3)).await.unwrap_err();
    assert_eq!((error.status(), busy.seen().len()), (Some(429), 1));
}
