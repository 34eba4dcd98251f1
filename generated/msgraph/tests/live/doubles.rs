//! The mock as the double of the service in a consumer's tests: it keeps what requests do, and answers as it is told.

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use docwright_mock::{Answer, Docs, Mock};
use msgraph::client::{BoxFuture, CHUNK_UNIT, Upload, UploadSource};
use msgraph::me::drive::root::by_path::{self, CreateUploadSessionBody};
use msgraph::models::{Attachment, DriveItem, FileAttachment, Group, User};
use msgraph::{AccessToken, Bytes, Client, Content, Model as _, Reference, RetryPolicy, groups, me, model, users};

static DOCS: LazyLock<Docs> =
    LazyLock::new(|| Docs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/graph")).unwrap());

fn double() -> (Mock, Client) {
    let mock = Mock::of(&DOCS).stateful().start().unwrap();
    let client = client(&mock);
    (mock, client)
}

fn client(mock: &Mock) -> Client {
    let once = RetryPolicy { max_attempts: 1, ..RetryPolicy::default() };
    Client::builder(AccessToken::new("any")).base_url(mock.client_base()).allow_http_loopback().retry(once).build().unwrap()
}

/// A file that cannot be read beyond some byte, as if the program had died there.
struct Film {
    readable: u64,
}

const FILM: u64 = 3 * CHUNK_UNIT + 7;

fn film(range: Range<u64>) -> Bytes {
    range.map(|it| (it % 251) as u8).collect::<Vec<u8>>().into()
}

impl UploadSource for Film {
    fn size(&self) -> u64 {
        FILM
    }

    fn read_at(&mut self, range: Range<u64>) -> BoxFuture<'_, std::io::Result<Bytes>> {
        let readable = range.end <= self.readable;
        Box::pin(async move { readable.then(|| film(range)).ok_or_else(|| std::io::Error::other("out of order")) })
    }
}

fn upload(client: &Client, readable: u64) -> Upload<DriveItem> {
    let create = by_path::create_upload_session("Films/film.mp4", &CreateUploadSessionBody::default());
    client.upload(create, Film { readable }).chunk_size(CHUNK_UNIT)
}

#[tokio::test]
async fn an_upload_goes_on_after_the_program_died() {
    let (mock, client) = double();
    let kept = std::env::temp_dir().join(format!("msgraph-doubles-{}.upload", std::process::id()));
    let mut first = upload(&client, 2 * CHUNK_UNIT).kept_in(&kept);
    assert!(first.send().await.unwrap_err().to_string().contains("the file cannot be read"));
    drop(first);

    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let mut again = upload(&self::client(&mock), FILM).kept_in(&kept);
    again = again.on_progress(move |sent, _| tell.lock().unwrap().push(sent));
    let item = again.send().await.unwrap();
    assert!(!kept.exists());
    assert_eq!((item.name.as_deref(), item.size), (Some("film.mp4"), Some(FILM as i64)));
    assert_eq!(*told.lock().unwrap(), [2 * CHUNK_UNIT, 3 * CHUNK_UNIT, FILM], "it went on where it was");
    let create = by_path::create_upload_session("Films/film.mp4", &CreateUploadSessionBody::default());
    mock.expect_call(create);
    let puts = mock.calls().into_iter().filter(|it| it.method == "PUT").map(|it| (it.body.len() as u64, it.status));
    assert_eq!(puts.collect::<Vec<_>>(), [(CHUNK_UNIT, 202), (CHUNK_UNIT, 202), (CHUNK_UNIT, 202), (7, 201)]);

    let id = item.id.unwrap();
    let content = client.send(me::drive::items::content::get(&id)).await.unwrap();
    assert_eq!(*content.bytes(), film(0..FILM));
}

#[tokio::test]
async fn an_upload_goes_on_after_a_fault_of_the_service() {
    let (mock, client) = double();
    mock.on_upload("film.mp4").once(503).once(Answer::status(500));
    let mut upload = upload(&client, FILM);
    assert_eq!(upload.send().await.unwrap_err().status(), Some(503));
    assert_eq!(upload.send().await.unwrap_err().status(), Some(500));
    assert_eq!(upload.send().await.unwrap().size, Some(FILM as i64));
}

#[tokio::test]
async fn what_was_created_is_read_changed_found_and_deleted() {
    let (_mock, client) = double();
    let before = client.send(users::list()).await.unwrap().value.len();
    let id = client.send(users::create(&model!(User { display_name: "Ada" }))).await.unwrap().id.unwrap();
    let read = || users::get(&id).select((User::DISPLAY_NAME, User::MAIL, User::ACCOUNT_ENABLED));
    let user = client.send(read()).await.unwrap();
    assert_eq!(user.display_name.as_deref(), Some("Ada"));
    assert!(user.mail.is_some() && user.account_enabled.is_some(), "{user:?}");

    client.send(users::update(&id, &model!(User { display_name: "Ada L." }))).await.unwrap();
    let list = client.send(users::list().select([User::DISPLAY_NAME])).await.unwrap().value;
    assert_eq!(list.len(), before + 1);
    assert_eq!(list.last().and_then(|it| it.display_name.as_deref()), Some("Ada L."));

    client.send(users::delete(&id)).await.unwrap();
    assert!(client.send(read()).await.unwrap_err().is_not_found());
    assert!(client.send(users::messages::list(&id)).await.unwrap_err().is_not_found());
    assert_eq!(client.send(users::list()).await.unwrap().value.len(), before);
}

#[tokio::test]
async fn what_is_in_an_object_comes_too() {
    let (_mock, client) = double();
    let file = model!(FileAttachment { name: "plan.txt", content_bytes: b"Plan" });
    let attached = client.send(me::messages::attachments::create("AAMk", &file)).await.unwrap();
    let all: Vec<Attachment> = client.send(me::messages::attachments::list("AAMk")).await.unwrap().value;
    let found = all.iter().find(|it| it.id == attached.id).unwrap();
    assert_eq!(found.cast::<FileAttachment>().unwrap().name.as_deref(), Some("plan.txt"));
}

#[tokio::test]
async fn members_come_and_go() {
    let (_mock, client) = double();
    let user = client.send(users::create(&model!(User { display_name: "Ada", mail_nickname: "ada" }))).await.unwrap();
    let id = user.id.unwrap();
    let group = client.send(groups::create(&model!(Group { display_name: "Analysts" }))).await.unwrap().id.unwrap();
    let members = || groups::members::list(&group);
    let before = client.send(members()).await.unwrap().value.len();
    client.send(groups::members::add_ref(&group, &Reference::to(format!("https://graph.microsoft.com/v1.0/users/{id}")))).await.unwrap();
    let list = client.send(members()).await.unwrap().value;
    assert_eq!((list.len(), list.last().and_then(|it| it.id.clone())), (before + 1, Some(id.clone())));
    client.send(groups::members::remove_ref(&group, &id)).await.unwrap();
    assert_eq!(client.send(members()).await.unwrap().value.len(), before);
    assert_eq!(client.send(users::get(&id)).await.unwrap().display_name.as_deref(), Some("Ada"));
}

#[tokio::test]
async fn content_that_is_put_is_what_is_fetched() {
    let (_mock, client) = double();
    let item = client.send(me::drive::items::content::set("7", Content::new("Plan").of_type("text/plain"))).await.unwrap();
    assert_eq!((item.id.as_deref(), item.size), (Some("7"), Some(4)));
    let content = client.send(me::drive::items::content::get("7")).await.unwrap();
    assert_eq!((&content.bytes()[..], content.content_type()), (&b"Plan"[..], Some("text/plain")));
    assert_eq!(client.send(me::drive::items::get("7")).await.unwrap().size, Some(4));
}

#[tokio::test]
async fn tests_tell_answers_for_requests() {
    let (mock, client) = double();
    mock.on(users::get("7")).answer(404);
    mock.on(users::get("8")).once(Answer::status(429).header("Retry-After", "0")).answer(&model!(User { display_name: "Ada" }));
    mock.on(users::list()).answer(&[model!(User { display_name: "Ada" }), model!(User { display_name: "Alan" })]);
    assert!(client.send(users::get("7")).await.unwrap_err().is_not_found());
    assert_eq!(client.send(users::get("8")).await.unwrap_err().status(), Some(429));
    let ada = client.send(users::get("8").select([User::DISPLAY_NAME])).await.unwrap();
    assert_eq!(ada.display_name.as_deref(), Some("Ada"));
    assert_eq!(client.send(users::list()).await.unwrap().value.len(), 2);
    mock.on(users::get("7")).as_documented();
    assert!(client.send(users::get("7")).await.is_ok());

    assert_eq!(mock.expect_calls(users::get("8"), 2)[1].argument("user_id"), Some("8"));
    mock.expect_call(users::get("8").select([User::DISPLAY_NAME]));
    mock.expect_no_call(users::get("9"));
}

/// The same requests get the same answers: ids too.
#[tokio::test]
async fn two_doubles_answer_the_same() {
    let create = async |client: &Client| {
        let mut ids = Vec::new();
        for _ in 0..2 {
            ids.push(client.send(users::create(&model!(User { display_name: "Ada" }))).await.unwrap().id.unwrap());
        }
        ids
    };
    let ((mock, one), (_other, two)) = (double(), double());
    let ids = create(&one).await;
    assert_eq!(ids, create(&two).await);
    assert_ne!(ids[0], ids[1]);
    mock.forget_changes();
    assert_eq!(ids, create(&one).await);
}
