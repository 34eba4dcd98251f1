//! Resumable uploads of large files.

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use docwright_runtime::client::{CHUNK_UNIT, FileSource, Upload};
use docwright_runtime::{Bytes, ErrorKind, Json, Request, RetryPolicy};
use futures_util::FutureExt as _;

use crate::server::{Does, Seen, Server, json};

pub(crate) const SIZE: usize = 3 * CHUNK_UNIT as usize + 1000;

pub(crate) fn file() -> Bytes {
    (0..SIZE).map(|it| (it % 251) as u8).collect::<Vec<_>>().into()
}

pub(crate) fn create() -> Request<Json> {
    Request::post("/me/drive/root:/{path}:/createUploadSession", &["film.mp4"])
}

/// A service that keeps what it is sent, save what the function says otherwise about: it gets the number of the PUT.
pub(crate) async fn service(
    odd: impl Fn(usize) -> Option<Does> + Send + Sync + 'static,
) -> (Server, Arc<Mutex<Vec<u8>>>) {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let (store, puts) = (Arc::clone(&kept), Mutex::new(0));
    let server = Server::start(move |seen| {
        let expects = |from: usize| format!(r#"{{"nextExpectedRanges": ["{from}-"]}}"#);
        let mut kept = store.lock().unwrap();
        match seen.method.as_str() {
            "POST" => json(200, format!(r#"{{"uploadUrl": "http://{}/session?key=1"}}"#, seen.header("host").unwrap())),
            "GET" => json(200, expects(kept.len())),
            "DELETE" => json(204, ""),
            _ => {
                let mut puts = puts.lock().unwrap();
                *puts += 1;
                if let Some(does) = odd(*puts) {
                    return does;
                }
                if first(seen) != kept.len() {
                    return json(416, "{}");
                }
                kept.extend_from_slice(&seen.body);
                if kept.len() == SIZE { json(201, r#"{"id": "done"}"#) } else { json(202, expects(kept.len())) }
            }
        }
    })
    .await;
    (server, kept)
}

/// Where the bytes of a chunk start.
fn first(seen: &Seen) -> usize {
    let range = seen.header("content-range").unwrap().trim_start_matches("bytes ");
    assert_eq!(range.rsplit('/').next().unwrap(), SIZE.to_string());
    range.split('-').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_file_is_sent_in_pieces_with_its_progress() {
    let (server, kept) = service(|_| None).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let mut upload: Upload<Json> = server.client().upload(create(), file()).chunk_size(CHUNK_UNIT + 5);
    upload = upload.on_progress(move |sent, total| tell.lock().unwrap().push((sent, total)));
    assert_eq!(upload.send().await.unwrap()["id"], "done");
    assert_eq!(*kept.lock().unwrap(), file());
    let unit = CHUNK_UNIT;
    let total = SIZE as u64;
    assert_eq!(*told.lock().unwrap(), [(unit, total), (2 * unit, total), (3 * unit, total), (total, total)]);
    let puts: Vec<usize> = server.seen().iter().filter(|it| it.method == "PUT").map(|it| it.body.len()).collect();
    assert_eq!(puts, [unit as usize, unit as usize, unit as usize, 1000]);
    let session = server.seen();
    assert!(session[0].has_token() && session[1..].iter().all(|seen| !seen.has_token()));
    assert!(!format!("{upload:?}").contains("key"), "{upload:?}");
}

#[tokio::test(start_paused = true)]
async fn what_broke_is_gone_on_with() {
    // Every second chunk gets lost, one is refused by a busy service, one by a broken one.
    let (server, kept) = service(|put| match put {
        2 | 4 => Some(Does::HangUp),
        6 => Some(crate::server::with(429, &[("Retry-After", "5")], "")),
        7 => Some(json(500, "")),
        8 => Some(json(416, "")),
        _ => None,
    })
    .await;
    let mut upload: Upload<Json> = server.client().upload(create(), file()).chunk_size(CHUNK_UNIT);
    assert_eq!(upload.send().await.unwrap()["id"], "done");
    assert_eq!(*kept.lock().unwrap(), file());
    // After each of them the service was asked what it has.
    assert_eq!(server.seen().iter().filter(|it| it.method == "GET").count(), 5);
}

#[tokio::test(start_paused = true)]
async fn an_upload_outlives_its_error_and_its_program() {
    let down = Arc::new(Mutex::new(true));
    let state = Arc::clone(&down);
    let (server, kept) = service(move |put| (put > 1 && *state.lock().unwrap()).then_some(Does::HangUp)).await;
    let client = server.client();
    let mut upload: Upload<Json> = client.upload(create(), file()).chunk_size(CHUNK_UNIT);
    let error = upload.send().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.template()),
        (ErrorKind::Connection, Some("/me/drive/root:/{path}:/createUploadSession"))
    );
    let link = upload.link().unwrap().to_owned();
    *down.lock().unwrap() = false;
    let path = std::env::temp_dir().join(format!("docwright-runtime-{}", std::process::id()));
    std::fs::File::create(&path).unwrap().write_all(&file()).unwrap();
    let mut again: Upload<Json> = client.resume_upload(link, FileSource::open(&path).unwrap());
    let sent = again.send().await;
    std::fs::remove_file(&path).unwrap();
    assert_eq!(sent.unwrap()["id"], "done");
    assert_eq!(*kept.lock().unwrap(), file());
}

#[tokio::test(start_paused = true)]
async fn sessions_that_come_to_nothing() {
    let session = |response: fn() -> Does| async move {
        let server = Server::start(move |seen| match seen.method.as_str() {
            "POST" => json(200, format!(r#"{{"uploadUrl": "http://{}/s"}}"#, seen.header("host").unwrap())),
            _ => response(),
        })
        .await;
        let client = server.builder().retry(RetryPolicy { max_attempts: 3, ..RetryPolicy::default() }).build().unwrap();
        let mut upload: Upload<Json> = client.upload(create(), file());
        let error = upload.send().await.unwrap_err();
        (error, server.seen().len())
    };
    let (error, sent) = session(|| json(404, r#"{"error": {"code": "itemNotFound"}}"#)).await;
    assert_eq!((error.code(), sent), (Some("itemNotFound"), 2));
    let (error, _) = session(|| json(202, "{}")).await;
    assert!(error.to_string().contains("which bytes it expects"), "{error}");
    let (error, sent) = session(|| json(507, "{}")).await;
    assert_eq!((error.status(), sent), (Some(507), 5));
    let server = Server::start(|_| json(200, "{}")).await;
    let mut upload: Upload<Json> = server.client().upload(create(), file());
    assert!(upload.send().await.unwrap_err().to_string().contains("no `uploadUrl`"));
    let mut empty: Upload<Json> = server.client().upload(create(), Bytes::new());
    assert_eq!(empty.send().await.unwrap_err().kind(), ErrorKind::Request);
}

#[tokio::test]
async fn an_upload_can_be_given_up() {
    let (server, _) = service(|_| Some(json(400, ""))).await;
    let mut upload: Upload<Json> = server.client().upload(create(), file());
    upload.send().await.unwrap_err();
    upload.cancel().await.unwrap();
    assert_eq!(server.lines().last().unwrap(), "DELETE /session?key=1");
}

/// A session for 700,000 bytes whose service answers each PUT by the function, and how the upload ended.
async fn scripted(
    does: impl Fn(usize) -> Does + Send + Sync + 'static,
) -> (docwright_runtime::Result<()>, Vec<String>) {
    let puts = Mutex::new(0);
    let server = Server::start(move |seen| match seen.method.as_str() {
        "POST" => {
            let host = seen.header("host").unwrap();
            json(201, format!(r#"{{"UploadUrl": "http://{host}/up", "NextExpectedRanges": ["0-"]}}"#))
        }
        "PUT" => {
            let mut puts = puts.lock().unwrap();
            *puts += 1;
            does(*puts)
        }
        _ => json(200, r#"{"nextExpectedRanges": ["0-"]}"#),
    })
    .await;
    let mut upload: Upload<()> = server.client().upload(create(), Bytes::from(vec![1; 700_000])).chunk_size(CHUNK_UNIT);
    let ended = upload.send().await;
    let ranges = server.seen().iter().filter_map(|it| it.header("content-range").map(str::to_owned)).collect();
    (ended, ranges)
}

#[tokio::test]
async fn more_is_expected_whatever_the_status_and_the_spelling() {
    let (ended, ranges) = scripted(|put| match put {
        1 => json(200, r#"{"ExpirationDateTime": "2030-01-01T00:00:00Z", "NextExpectedRanges": ["327680"]}"#),
        2 => json(200, r#"{"ExpirationDateTime": "2030-01-01T00:00:00Z", "NextExpectedRanges": ["655360"]}"#),
        _ => json(201, ""),
    })
    .await;
    ended.unwrap();
    assert_eq!(ranges, ["bytes 0-327679/700000", "bytes 327680-655359/700000", "bytes 655360-699999/700000"]);
}

#[tokio::test]
async fn a_service_that_ends_early_has_not_got_the_file() {
    for status in [200, 201, 204] {
        let (ended, ranges) = scripted(move |_| json(status, "")).await;
        let error = ended.unwrap_err();
        assert_eq!((error.kind(), error.status(), ranges.len()), (ErrorKind::Protocol, Some(status), 1));
        assert!(error.to_string().contains("lacks 372320 of 700000 bytes"), "{error}");
    }
    let (ended, _) = scripted(|_| json(202, r#"{"nextExpectedRanges": []}"#)).await;
    assert_eq!(ended.unwrap_err().kind(), ErrorKind::Protocol, "it cannot have all, most was never sent");
}

#[tokio::test]
async fn a_service_that_gets_nowhere_is_not_served_forever() {
    let always = |_| json(202, r#"{"nextExpectedRanges": ["0-"]}"#);
    let to_and_fro = |put: usize| json(202, format!(r#"{{"nextExpectedRanges": ["{}-"]}}"#, put % 2 * 327_680));
    let byte_by_byte = |put: usize| json(202, format!(r#"{{"nextExpectedRanges": ["{put}-"]}}"#));
    let services: [fn(usize) -> Does; 3] = [always, to_and_fro, byte_by_byte];
    for service in services {
        // The end is for a client that would send forever.
        let (ended, ranges) = scripted(move |put| if put > 20 { json(400, "") } else { service(put) }).await;
        let error = ended.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Protocol, Some(202)), "{error}");
        assert!(ranges.len() <= 6, "{ranges:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_wait_that_a_session_names_is_kept_within_the_budget() {
    let start = tokio::time::Instant::now();
    let (ended, _) = scripted(|_| crate::server::with(500, &[("Retry-After", "1000000000")], "")).await;
    assert_eq!((ended.unwrap_err().status(), start.elapsed().as_secs()), (Some(500), 0));
}

#[tokio::test]
async fn gaps_are_filled_and_an_end_is_told_twice() {
    let (ended, ranges) = scripted(|put| match put {
        1 => json(202, r#"{"nextExpectedRanges": ["600000-699999", "327680-399999"]}"#),
        2 => json(202, r#"{"nextExpectedRanges": ["600000-"]}"#),
        3 => json(202, r#"{"nextExpectedRanges": ["400000-599999"]}"#),
        _ => json(200, "{}"),
    })
    .await;
    ended.unwrap();
    assert_eq!(ranges.last().unwrap(), "bytes 400000-599999/700000");
    let (server, _) = service(|_| None).await;
    let mut upload: Upload<Json> = server.client().upload(create(), file());
    assert_eq!(upload.send().await.unwrap()["id"], "done");
    let sent = server.seen().len();
    assert_eq!(upload.send().await.unwrap()["id"], "done");
    assert_eq!(server.seen().len(), sent, "nothing is sent twice");
}

#[tokio::test]
async fn an_upload_may_end_without_a_word() {
    let server = Server::start(|seen| match seen.method.as_str() {
        "POST" => json(201, format!(r#"{{"uploadUrl": "http://{}/up"}}"#, seen.header("host").unwrap())),
        _ => crate::server::with(201, &[("Location", "/attachments/2")], ""),
    })
    .await;
    let mut upload: Upload<Json> = server.client().upload(create(), Bytes::from("file"));
    assert_eq!(upload.send().await.unwrap(), Json::Null);
    assert_eq!(upload.send().await.unwrap(), Json::Null);
    assert_eq!(server.seen().len(), 2, "nothing is sent twice");
    let mut upload: Upload<docwright_runtime::WithResponse<()>> = server.client().upload(create(), Bytes::from("file"));
    assert_eq!(upload.send().await.unwrap().response.header("Location"), Some("/attachments/2"));
}

#[tokio::test(start_paused = true)]
async fn a_program_that_died_is_gone_on_from() {
    // It dies by being given up in the midst of the second chunk.
    let (server, kept) = service(|_| None).await;
    let client = server.client();
    let prepare = || -> Upload<Json> { client.upload(create(), file()).chunk_size(CHUNK_UNIT) };
    let mut upload = prepare();
    assert_eq!(upload.link(), None);
    let link = upload.open().await.unwrap().to_owned();
    assert_eq!((server.lines().len(), kept.lock().unwrap().len()), (1, 0), "the address comes before the first byte");
    assert_eq!((upload.open().await.unwrap(), server.seen().len()), (link.as_str(), 1));
    let mut sending = Box::pin(upload.send());
    while kept.lock().unwrap().is_empty() {
        assert!((&mut sending).now_or_never().is_none());
        tokio::task::yield_now().await;
    }
    drop(sending);
    drop(upload);
    let mut again = prepare().resume(link.clone());
    assert_eq!(again.open().await.unwrap(), link);
    assert_eq!(again.send().await.unwrap()["id"], "done");
    assert_eq!(*kept.lock().unwrap(), file());
    let lines = server.lines();
    assert_eq!(lines.iter().filter(|it| it.starts_with("POST")).count(), 1, "{lines:?}");
    assert!(lines.contains(&"GET /session?key=1".to_owned()), "{lines:?}");
    assert!(server.seen()[1..].iter().all(|seen| !seen.has_token()));
}

#[tokio::test]
async fn a_session_that_is_gone_says_so() {
    let server = Server::start(|_| json(404, r#"{"error": {"code": "itemNotFound"}}"#)).await;
    let mut upload: Upload<Json> = server.client().upload(create(), file()).resume(server.url("/session"));
    let error = upload.send().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.template(), Some("/me/drive/root:/{path}:/createUploadSession"));
    assert!(server.client().upload::<_, Json>(create(), file()).open().await.unwrap_err().is_not_found());
}
