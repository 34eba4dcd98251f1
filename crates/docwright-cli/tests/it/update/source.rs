//! The source of an update: its answers, its limits, and what people changed.

use std::fs;
#[cfg(unix)]
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{FOLDERS, bring, desk, publish, state, update};
use crate::support::{Desk, OPERATION, RESOURCE, Run};

#[test]
fn nothing_new_is_known_before_anything_is_fetched() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    let before = state(&desk);
    // The commit is there, and nothing else of the repository: whoever fetched would fail.
    let head = desk.git("remote", &["rev-parse", "HEAD"]);
    for entry in fs::read_dir(desk.path("remote/.git/objects")).unwrap().map(|it| it.unwrap().path()) {
        let is_of_commit = entry.file_name().is_some_and(|it| it == &head[..2]);
        if !is_of_commit {
            fs::remove_dir_all(entry).unwrap();
        }
    }
    bring(&desk, &[]).expect_code(0).complains("no page has changed: remote@");
    assert_eq!(state(&desk), before);
    // What is gone here is brought again, and that needs the pages.
    fs::remove_file(desk.path("docs-input/api/lamp-get.md")).unwrap();
    bring(&desk, &[]).expect_code(2).complains("cannot");
}

#[test]
fn a_commit_that_was_named_stays_what_it_is() {
    let desk = desk();
    let first = desk.git("remote", &["rev-parse", "HEAD"]);
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    let from = |rev: &str| format!("remote@{rev}");
    bring(&desk, &["--from", &from(&first), "--subdir", "docs/v1"]).expect_code(0).says("0 pages new");
    let run = bring(&desk, &[]).expect_code(0);
    run.complains("no page has changed").complains("a commit stays what it is: `--from` with a branch follows that");
    // The beginning of a commit is enough where the repository is here.
    bring(&desk, &["--from", &from(&first[..10]), "--subdir", "docs/v1"]).expect_code(0);
    assert!(desk.read("docs-input/source.json").contains(&first));
    bring(&desk, &["--from", "remote@0123456789", "--subdir", "docs/v1"]).expect_code(2).complains("cannot fetch");
    let url = format!("file://{}@{}", desk.path("remote").display(), &first[..10]);
    let run = bring(&desk, &["--from", &url, "--subdir", "docs/v1"]).expect_code(2);
    run.complains("a server knows commits by all of their 40 digits only");
}

#[test]
fn parts_beside_the_folder_come_with_pages_and_samples_do_not() {
    let desk = desk();
    let including = OPERATION
        .replace("/lamps/{id}", "/lamps")
        .replace("properties of a lamp.", "properties of a lamp.\n\n[!INCLUDE [note](../../includes/note.md)]");
    let sample =
        "[!INCLUDE [c](../includes/snippets/csharp/list.md)]\n[!INCLUDE [c](../../includes/snippets/java/list.md)]\n";
    desk.write("remote/docs/includes/note.md", "A lamp in a hall shines.\n");
    desk.write("remote/docs/includes/unused.md", "Nobody reads it.\n");
    desk.write("remote/docs/includes/snippets/java/list.md", "```java\n```\n");
    desk.write("remote/docs/v1/includes/snippets/csharp/list.md", "```csharp\n```\n");
    publish(&desk, "api/lamp-list.md", Some(&(including + sample)));
    let check = || {
        assert_eq!(desk.read("docs-input/includes/note.md"), "A lamp in a hall shines.\n");
        assert!(
            !desk.path("docs-input/includes/snippets").exists() && !desk.path("docs-input/includes/unused.md").exists()
        );
    };
    update(&desk, &[]).expect_code(0).says("2 pages new");
    check();
    assert!(desk.read("generated/msgraph/src/lamps.rs").contains("A lamp in a hall shines."));
    fs::remove_dir_all(desk.path("remote/.git")).unwrap();
    update(&desk, &[]).expect_code(0).complains("no page has changed: remote:docs/v1");
    check();
}

#[test]
fn a_server_without_filters_is_told_of() {
    let desk = desk();
    let server = desk.serve();
    let from = ["--from", &server.address("remote"), "--subdir", "docs/v1"];
    let note = "note: the server has no filters: all files of the commit are fetched";
    bring(&desk, &from).expect_code(0).complains(note);
    let revision = desk.git("remote", &["rev-parse", "HEAD"]);
    assert!(desk.read("docs-input/source.json").contains(&revision));
    desk.git("remote", &["config", "uploadpack.allowFilter", "true"]);
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    let run = bring(&desk, &[]).expect_code(0).says("1 page new");
    assert!(!run.err.contains(note), "{run:#?}");
}

#[test]
fn what_people_changed_is_never_replaced_silently() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    let edited = RESOURCE.replace("A lamp in a room", "The lamp in a room");
    desk.write("docs-input/resources/lamp.md", &edited);
    // Nothing is newer, and then something else is.
    let note = "note: resources/lamp.md was changed here, and stays as it is";
    bring(&desk, &[]).expect_code(0).complains(note).complains("no page has changed");
    publish(&desk, "api/lamp-list.md", Some(&OPERATION.replace("/lamps/{id}", "/lamps")));
    bring(&desk, &[]).expect_code(0).complains(note).says("1 page new, 0 changed, 0 removed");
    assert_eq!(desk.read("docs-input/resources/lamp.md"), edited);
    // It is known for what it is also the next time, and when its source changes it.
    bring(&desk, &[]).expect_code(0).complains(note);
    publish(&desk, "resources/lamp.md", Some(&RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|")));
    let before = state(&desk);
    let run = bring(&desk, &[]).expect_code(1);
    run.complains("resources/lamp.md was changed here, and its source has it otherwise or no longer")
        .complains("nothing was written")
        .complains("--overwrite");
    assert_eq!(state(&desk), before);
    bring(&desk, &["--overwrite"]).expect_code(0).says("0 pages new, 1 changed, 0 removed");
    assert!(desk.read("docs-input/resources/lamp.md").contains("|isOn|Int32|"));
    // A page of one's own that the source comes to have is not the source's.
    desk.write("docs-input/api/lamp-new.md", OPERATION.replace("GET /lamps/{id}", "GET /me/lamp"));
    publish(&desk, "api/lamp-new.md", Some(&OPERATION.replace("GET /lamps/{id}", "GET /our/lamp")));
    bring(&desk, &[]).expect_code(1).complains("api/lamp-new.md was changed here");
    // And one that was changed does not go with its source.
    fs::remove_file(desk.path("docs-input/api/lamp-new.md")).unwrap();
    bring(&desk, &[]).expect_code(0);
    desk.write("docs-input/api/lamp-new.md", OPERATION.replace("GET /lamps/{id}", "GET /my/lamp"));
    publish(&desk, "api/lamp-new.md", None);
    bring(&desk, &[]).expect_code(1).complains("api/lamp-new.md was changed here");
}

#[test]
fn a_record_that_leads_out_or_holds_a_secret_is_refused() {
    let desk = desk();
    desk.write("secret/page.md", OPERATION);
    let refused = [
        ("remote", "../secret", "source.json: subdir is a path inside of the source"),
        ("remote", "/etc", "source.json: subdir is a path inside of the source"),
        ("https://token@127.0.0.1:1/docs", "", "source.json: from has a password or a token in it"),
    ];
    for (from, subdir, message) in refused {
        desk.write("docs-input/source.json", serde_json::json!({ "from": from, "subdir": subdir }).to_string());
        let before = state(&desk);
        bring(&desk, &[]).expect_code(2).complains(message);
        assert_eq!(state(&desk), before, "{from} {subdir}");
    }
}

#[cfg(unix)]
#[test]
fn an_update_reads_the_record_when_no_other_one_writes_it() {
    let desk = desk();
    let other = fs::File::open(desk.path("docs-input")).unwrap();
    other.lock().unwrap();
    let mut command = desk.command();
    let mut child = command.arg("update").args(FOLDERS).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("waiting for another run that writes to docs-input"), "{said}");
    // Only the other update knows where pages come from, and writes it last.
    let record = serde_json::json!({ "from": "remote", "subdir": "docs/v1" });
    desk.write("docs-input/source.json", record.to_string());
    drop(other);
    assert!(child.wait().unwrap().success());
}

/// Leaves the desk as an update does that was ended in the middle: one page is new, its old text put away.
fn interrupt(desk: &Desk) {
    let staging = desk.path("generated/msgraph/.docwright-staging");
    fs::create_dir_all(staging.join("old")).unwrap();
    fs::create_dir_all(staging.join("new")).unwrap();
    let page = desk.path("docs-input/resources/lamp.md");
    let journal = serde_json::json!([{ "path": page, "was_there": true }]);
    fs::write(staging.join("beside.json"), journal.to_string()).unwrap();
    fs::rename(&page, staging.join("old/beside-0")).unwrap();
    fs::write(&page, RESOURCE.replace("|isOn|Boolean|", "|isOn|Int32|")).unwrap();
    let out = desk.path("generated/msgraph");
    fs::write(desk.path("docs-input/.docwright-interrupted"), out.to_str().unwrap()).unwrap();
}

#[test]
fn every_command_tells_of_an_interrupted_run_and_reads_what_was_there() {
    let desk = desk();
    update(&desk, &[]).expect_code(0);
    let before = state(&desk);
    let commands: [&[&str]; 4] = [
        &["lint", "--docs", "docs-input"],
        &["model", "--docs", "docs-input"],
        &["drift", "remote/docs/v1", "docs-input"],
        &["generate", "--docs", "docs-input", "--out", "generated/msgraph", "--check"],
    ];
    for command in commands {
        interrupt(&desk);
        let run = desk.run(command);
        assert!(
            run.err.contains("a run that wrote to ") && run.err.contains("was interrupted"),
            "{command:?} {run:#?}"
        );
        assert_eq!(state(&desk), before, "{command:?}");
        assert!(!desk.run(command).err.contains("was interrupted"));
    }
}

#[cfg(unix)]
#[test]
fn an_update_that_was_ended_leaves_nothing_at_the_next_start() {
    let desk = desk();
    fs::create_dir(desk.path("temporary")).unwrap();
    // A server that takes the call and never says anything: the update waits, and is ended.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/docs", silent.local_addr().unwrap());
    let mut command = desk.command();
    command.env("TMPDIR", desk.path("temporary")).args(["update", "--from", &url]).args(FOLDERS);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let left = || fs::read_dir(desk.path("temporary")).unwrap().count();
    let end = Instant::now() + Duration::from_secs(20);
    while left() == 0 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(left(), 1, "it was ended in the middle");
    let mut command = desk.command();
    command
        .env("TMPDIR", desk.path("temporary"))
        .args(["update", "--from", "remote", "--subdir", "docs/v1"])
        .args(FOLDERS);
    Run::from(command.output().unwrap()).expect_code(0);
    assert_eq!(left(), 0);
}
