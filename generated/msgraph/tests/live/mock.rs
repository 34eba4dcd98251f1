//! The examples, run as programs against the mock server, which answers with the examples of the documentation.

use std::path::{Path, PathBuf};
use std::process::Command;

use docwright_mock::{Answer, Mock};
use msgraph::me::{self, SendMailBody};
use msgraph::models::User;
use msgraph::users;
use serde_json::json;

use crate::built;

/// The text that an example prints.
fn run(mock: &Mock, example: &str, arguments: &[&Path]) -> String {
    let program = built(example);
    let mut command = Command::new(&program);
    command.args(arguments).env("MSGRAPH_BASE_URL", mock.client_base()).env("MSGRAPH_TOKEN", "any");
    let output = command.output()
        .unwrap_or_else(|error| panic!("{}: {error}; `cargo build --examples` makes it", program.display()));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(output.status.success(), "{example}: {}", text(output.stderr));
    text(output.stdout)
}

/// A file of the test's own, gone when it is over.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("docwright-mock-{}-{name}", std::process::id())))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn the_examples_run_against_the_mock() {
    let mock = Mock::docs(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/graph")).unwrap().start().unwrap();

    assert_eq!(run(&mock, "list_messages", &[]), "Paint samples\n");
    assert_eq!(run(&mock, "send_mail", &[Path::new("ada@contoso.com")]), "sent to ada@contoso.com\n");
    let sent = mock.expect_call(me::send_mail(&SendMailBody::default())).json();
    assert_eq!(sent["message"]["toRecipients"][0]["emailAddress"]["address"], "ada@contoso.com");
    assert_eq!(run(&mock, "own_http_client", &[]), "Noor Haddad\nTomasz Lis\n");
    assert_eq!(run(&mock, "run_summaries", &[]), "BitLocker key escrowed: 23 devices\nLocal admins are known: 23 devices\n");
    let batch = run(&mock, "batch", &[]);
    assert!(batch.starts_with("Noor Haddad\n- Paint samples\n1: Noor Haddad\n2: Noor Haddad\n"), "{batch}");
    assert_eq!(mock.expect_calls("users::get", 51)[50].argument("user_id"), Some("50"));
    mock.expect_call(users::get("50").select([User::DISPLAY_NAME]));

    let csv = File::new("users.csv");
    assert_eq!(run(&mock, "users_to_csv", &[&csv.0]), "");
    let users = "name,mail\n\"Noor Haddad\",\"ada@example.com\"\n\"Tomasz Lis\",\"ada@example.com\"\n";
    assert_eq!(std::fs::read_to_string(&csv.0).unwrap(), users, "what no example shows is made from the model");

    let link = File::new("link.txt");
    let changes = "5b0d7c3e-94f1-4f0e-8a4e-2d6c1f7be390 is Display name\ne21f86aa-0c55-4d0b-9d27-7f38c4a915d2 is gone: changed\n";
    assert_eq!(run(&mock, "delta", &[&link.0]), changes);
    assert_eq!(run(&mock, "delta", &[&link.0]), "", "nothing has changed since");
    let removed = json!({
        "value": [{"id": "1", "@removed": {"reason": "deleted"}}],
        "@odata.deltaLink": format!("{}/users/delta?x", mock.client_base()),
    });
    mock.on(users::delta()).answer(&removed);
    assert_eq!(run(&mock, "delta", &[&link.0]), "1 is gone: deleted\n");
    mock.on(users::delta()).as_documented();

    let film = File::new("film.mp4");
    std::fs::write(&film.0, vec![7; 12_000_000]).unwrap();
    let said = run(&mock, "upload_large_file", &[&film.0]);
    assert!(said.starts_with("uploaded as "), "{said}");
    mock.on(me::messages::list()).answer(Answer::example(1));
    assert_eq!(run(&mock, "list_messages", &[]), "Paint samples\n");
    assert!(mock.calls().iter().all(|it| it.status < 400), "{:?}", mock.calls());
}
