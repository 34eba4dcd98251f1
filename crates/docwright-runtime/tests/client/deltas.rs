//! Delta queries: rounds of changes.

use docwright_runtime::client::{DeltaStep, Resync, removal};
use docwright_runtime::{Collection, ErrorKind, Json, Reference, Request};
use futures_util::TryStreamExt as _;

use crate::server::{Server, json, with};

fn changes() -> Request<Collection<Json>> {
    Request::get("/users/delta", &[]).prefer("return=minimal")
}

/// A step in few words.
fn word(step: &DeltaStep<Json>) -> String {
    match step {
        DeltaStep::Changes(page) => format!("{} changes", page.value.len()),
        DeltaStep::Resync(resync) => format!("{resync:?}"),
        DeltaStep::Done(link) => link.rsplit('/').next().unwrap_or_default().to_owned(),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn a_round_ends_with_the_link_to_the_next() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/users/delta" => json(200, r#"{"value": [1, 2], "@odata.nextLink": "/v1.0/users/delta?s=1"}"#),
        "/v1.0/users/delta?s=1" => json(200, r#"{"value": [3], "@odata.deltaLink": "/v1.0/users/delta?d=1"}"#),
        _ => json(200, r#"{"value": [], "@odata.deltaLink": "/v1.0/users/delta?d=2"}"#),
    })
    .await;
    let client = server.client();
    let steps: Vec<_> = client.delta(changes()).try_collect().await.unwrap();
    assert_eq!(steps.iter().map(word).collect::<Vec<_>>(), ["2 changes", "1 changes", "delta?d=1"]);
    let Some(DeltaStep::Done(link)) = steps.last() else { panic!("{steps:?}") };
    let mut round = client.delta(changes()).resume(link);
    assert_eq!(word(&round.next().await.unwrap().unwrap()), "0 changes");
    assert_eq!(word(&round.next().await.unwrap().unwrap()), "delta?d=2");
    assert_eq!(round.next().await.unwrap(), None);
    assert_eq!(server.lines()[2], "GET /v1.0/users/delta?d=1");
    assert!(server.seen().iter().all(|seen| seen.header("prefer") == Some("return=minimal")));
}

#[tokio::test]
async fn a_service_that_lost_track_starts_over() {
    for (code, location, want, then) in [
        (
            "resyncChangesApplyDifferences",
            Some("/v1.0/users/delta?token="),
            "ApplyDifferences",
            "GET /v1.0/users/delta?token=",
        ),
        ("resyncChangesUploadDifferences", None, "UploadDifferences", "GET /v1.0/users/delta"),
        ("syncStateNotFound", None, "Unspecified", "GET /v1.0/users/delta"),
    ] {
        let server = Server::start(move |seen| match seen.path.as_str() {
            "/v1.0/old" => {
                let headers: Vec<_> = location.iter().map(|it| ("Location", *it)).collect();
                with(410, &headers, format!(r#"{{"error": {{"code": "gone", "innerError": {{"code": "{code}"}}}}}}"#))
            }
            _ => json(200, r#"{"value": [1], "@odata.deltaLink": "/v1.0/new"}"#),
        })
        .await;
        let steps: Vec<_> = server.client().delta(changes()).resume("/v1.0/old").try_collect().await.unwrap();
        assert_eq!(steps.iter().map(word).collect::<Vec<_>>(), [want, "1 changes", "new"]);
        assert_eq!(server.lines()[1], then);
    }
    let server = Server::start(|_| json(410, "{}")).await;
    let mut round = server.client().delta(changes()).resume("/v1.0/old");
    assert_eq!(round.next().await.unwrap(), Some(DeltaStep::Resync(Resync::Unspecified)));
    assert_eq!(round.next().await.unwrap_err().status(), Some(410));
    assert_eq!(round.next().await.unwrap(), None);
}

#[tokio::test]
async fn a_round_without_the_link_to_the_next_is_not_over() {
    for body in [r#"{"value": [1]}"#, r#"{"value": [1], "@odata.nextLink": "", "@odata.deltaLink": ""}"#] {
        let server = Server::start(move |_| json(200, body)).await;
        let mut round = server.client().delta(changes());
        assert_eq!(word(&round.next().await.unwrap().unwrap()), "1 changes");
        let error = round.next().await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Protocol, Some(200)), "{error}");
        assert_eq!(round.next().await.unwrap(), None);
    }
}

#[test]
fn what_is_gone_says_so() {
    let read = |text: &str| docwright_runtime::json::from_str::<Reference>(text).unwrap();
    for (text, want) in [
        (r#"{"@removed": {"reason": "deleted"}}"#, Some("deleted")),
        (r#"{"@removed": {}}"#, Some("changed")),
        (r#"{"@odata.id": "x"}"#, None),
    ] {
        assert_eq!(removal(&read(text)).as_deref(), want, "{text}");
    }
}
