//! The example, run as a program against the mock server, which has the lists and errors of this service.

use std::path::{Path, PathBuf};
use std::process::Command;

use docwright_mock::Mock;
use lamps::{AccessToken, Client, Json, Request, rooms};

fn mock() -> Mock {
    Mock::docs(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/lamps")).unwrap().start().unwrap()
}

/// Where cargo puts an example that it builds along with this test.
fn built(example: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX))
}

/// The text that the example prints.
fn night(mock: &Mock) -> String {
    let program = built("night");
    let output = Command::new(&program).env("LAMPS_BASE_URL", mock.client_base()).env("LAMPS_TOKEN", "any").output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}; `cargo build --examples` makes it", program.display()));
    assert!(output.status.success(), "{}", String::from_utf8(output.stderr).unwrap());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_example_runs_against_the_mock() {
    let mock = mock();
    assert!(mock.client_base().ends_with("/v1/site"), "{}", mock.client_base());
    assert_eq!(night(&mock), "Ferns: North 1 goes dark\n");
    let dimmed = mock.expect_calls("rooms::lamps::dim", 1)[0].json();
    assert_eq!((dimmed["level"].as_i64(), dimmed["seconds"].as_i64()), (Some(0), Some(60)));

    mock.on("rooms::lamps::dim").answer(409);
    assert_eq!(night(&mock), "Ferns: North 1 does not: lampBroken\n");
}

#[tokio::test]
async fn lists_and_errors_have_the_names_of_the_service() {
    let mock = mock();
    let client = Client::at(lamps::service("attic"), AccessToken::new("any"));
    let client = client.base_url(mock.client_base()).allow_http_loopback().build().unwrap();

    let page = rooms::list().count().with_response().send(&client).await.unwrap();
    let sent = String::from_utf8(page.response.body().to_vec()).unwrap();
    assert!(sent.contains("\"entries\"") && sent.contains("\"total\"") && !sent.contains("\"value\""), "{sent}");
    assert_eq!((page.value.value.len(), page.value.count), (1, Some(1)));

    mock.on(rooms::get("7")).answer(404);
    let error = rooms::get("7").send(&client).await.unwrap_err();
    assert_eq!(error.code(), Some("noRoom"));
    // What the mock itself has to say looks the same.
    let nowhere = Request::<Json>::get("/nowhere", &[]).in_envelope(&lamps::ENVELOPE);
    let error = nowhere.send(&client).await.unwrap_err();
    let sent = String::from_utf8(error.service().unwrap().body().to_vec()).unwrap();
    assert!(error.code().is_some() && sent.starts_with("{\"fault\""), "{error}: {sent}");
}
