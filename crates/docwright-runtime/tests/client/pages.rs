//! Server-driven paging.

use docwright_runtime::{Collection, ErrorKind, Json, Request};
use futures_util::TryStreamExt as _;

use crate::server::{Seen, Server, json};

/// Five pages of two, numbered on.
fn page(seen: &Seen) -> crate::server::Does {
    let number: u32 = seen.path.split("page=").nth(1).map_or(0, |it| it.parse().unwrap());
    let host = seen.header("host").unwrap();
    let next = if number < 4 {
        format!(r#", "@odata.nextLink": "http://{host}/v1.0/users?page={}""#, number + 1)
    } else {
        String::new()
    };
    json(200, format!(r#"{{"@odata.count": 10, "value": [{}, {}]{next}}}"#, number * 2, number * 2 + 1))
}

fn list() -> Request<Collection<Json>> {
    Request::get("/users", &[]).top(2).count().header("X-Level", "eventual").prefer("odata.maxpagesize=2")
}

#[tokio::test]
async fn every_page_is_asked_for_in_the_same_way() {
    let server = Server::start(page).await;
    let items: Vec<Json> = list().items(&server.client()).try_collect().await.unwrap();
    assert_eq!(items, (0..10).map(Json::from).collect::<Vec<_>>());
    let seen = server.seen();
    assert_eq!(seen.len(), 5);
    assert_eq!(
        (seen[0].path.as_str(), seen[1].path.as_str()),
        ("/v1.0/users?$top=2&$count=true", "/v1.0/users?page=1")
    );
    for seen in &seen {
        assert_eq!(seen.header("x-level"), Some("eventual"));
        assert_eq!(seen.header("prefer"), Some("odata.maxpagesize=2"));
        assert!(seen.has_token());
    }
}

#[tokio::test]
async fn pages_tell_the_count_and_where_to_go_on() {
    let server = Server::start(page).await;
    let client = server.client();
    let mut pages = list().pages(&client);
    assert_eq!(pages.link(), None);
    assert_eq!(pages.next().await.unwrap().unwrap().count, Some(10));
    let link = pages.link().unwrap().to_owned();
    assert_eq!(link, server.url("/v1.0/users?page=1"));
    let rest = list().items(&client).resume(link).collect().await.unwrap();
    assert_eq!((rest.len(), &rest[0]), (8, &Json::from(2)));
    let all: Vec<_> = pages.try_collect().await.unwrap();
    assert_eq!(all.len(), 4);
}

#[tokio::test]
async fn a_limit_saves_what_is_not_needed() {
    for (limit, items, pages) in [(0, 0, 0), (1, 1, 1), (2, 2, 1), (3, 3, 2), (10, 10, 5), (99, 10, 5)] {
        let server = Server::start(page).await;
        let found = list().items(&server.client()).limit(limit).collect().await.unwrap();
        assert_eq!((found.len(), server.seen().len()), (items, pages), "{limit}");
        let server = Server::start(page).await;
        let found: Vec<Json> = list().items(&server.client()).limit(limit).try_collect().await.unwrap();
        assert_eq!((found.len(), server.seen().len()), (items, pages), "{limit}");
    }
}

#[tokio::test]
async fn an_action_that_pages_is_called_once() {
    let server = Server::start(page).await;
    let items =
        Request::<Collection<Json>>::post("/getByIds", &[]).json(&1).items(&server.client()).collect().await.unwrap();
    assert_eq!(items.len(), 10);
    let seen = server.seen();
    assert_eq!((seen[0].method.as_str(), seen[1].method.as_str(), seen[1].body.len()), ("POST", "GET", 0));
    assert_eq!(seen[1].header("content-type"), None);
}

#[tokio::test(start_paused = true)]
async fn after_an_error_there_is_nothing_but_the_link() {
    let server = Server::start(|seen| if seen.path.ends_with("page=2") { json(500, "{}") } else { page(seen) }).await;
    let client = server.client();
    let mut items = list().items(&client);
    for _ in 0..4 {
        items.next().await.unwrap().unwrap();
    }
    let error = items.next().await.unwrap_err();
    assert_eq!((error.status(), error.template(), error.attempts()), (Some(500), Some("/users"), 1));
    assert_eq!(items.link(), Some(server.url("/v1.0/users?page=2").as_str()));
    assert!(items.next().await.unwrap().is_none());
}

#[tokio::test]
async fn links_that_lead_nowhere() {
    for (link, want) in [
        ("http://", "a link of the service was not followed"),
        ("http://127.0.0.1:1:1/", "a link of the service was not followed"),
        ("\\u0000//x:y", "a link of the service was not followed"),
        ("/v1.0/users?page=7", "leads back to a page"),
    ] {
        let server =
            Server::start(move |_| json(200, format!(r#"{{"value": [1], "@odata.nextLink": "{link}"}}"#))).await;
        let error = list().items(&server.client()).collect().await.unwrap_err();
        assert!(error.kind() == ErrorKind::Link && error.to_string().contains(want), "{link}: {error}");
        assert!(server.seen().len() <= 2, "{link}");
    }
    let server = Server::script([json(200, r#"{"value": [1], "@odata.nextLink": 7}"#)]).await;
    assert_eq!(list().items(&server.client()).collect().await.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_circle_of_pages_ends_and_an_empty_link_is_none() {
    let turn = std::sync::atomic::AtomicU32::new(0);
    let server = Server::start(move |seen| {
        // An end, for a client that would go round forever.
        if turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 20 {
            return json(200, r#"{"value": []}"#);
        }
        let next = match seen.path.rsplit('=').next() {
            Some("a") => "b",
            Some("b") => "c",
            _ => "a",
        };
        json(200, format!(r#"{{"value": [1], "@odata.nextLink": "/v1.0/users?page={next}"}}"#))
    })
    .await;
    let error = list().items(&server.client()).collect().await.unwrap_err();
    assert_eq!((error.kind(), error.status(), server.seen().len()), (ErrorKind::Link, Some(200), 4), "{error}");
    let server = Server::start(|_| json(200, r#"{"value": [1], "@odata.nextLink": ""}"#)).await;
    assert_eq!(list().items(&server.client()).collect().await.unwrap().len(), 1);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_link_without_host_is_of_the_service() {
    for link in ["/users?page=4", "/v1.0/users?page=4", "users?page=4", "?page=4"] {
        let server = Server::start(move |seen| match seen.path.ends_with("page=4") {
            true => page(seen),
            false => json(200, format!(r#"{{"value": [], "@odata.nextLink": "{link}"}}"#)),
        })
        .await;
        assert_eq!(list().items(&server.client()).collect().await.unwrap().len(), 2, "{link}");
        assert_eq!(server.lines()[1], "GET /v1.0/users?page=4", "{link}");
    }
}
