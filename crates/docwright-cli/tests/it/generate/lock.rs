//! The saved model beside the documentation: written and checked with the crate, compared by `drift`, merged by git.

use std::fs;

use crate::support::{Desk, OPERATION, RESOURCE, Run};

/// A property's row on the page.
const BRIGHTNESS: &str = "|brightness|Int32|";

fn lock(desk: &Desk, options: &[&str]) -> Run {
    desk.generate(&[&["--lock", "docs/model.lock"], options].concat())
}

fn locked() -> Desk {
    let desk = Desk::new();
    lock(&desk, &[]).expect_code(0);
    desk
}

#[test]
fn it_is_written_and_checked_with_the_crate() {
    let desk = locked();
    let text = desk.read("docs/model.lock");
    let first = text.lines().next().unwrap();
    assert!(first.starts_with(concat!("docwright-model/1\ttool=", env!("CARGO_PKG_VERSION"), "\tconfig=")), "{first}");
    lock(&desk, &["--check"]).expect_code(0).says("up to date");
    lock(&desk, &[]).expect_code(0).says("0 files written");
    desk.page("resources/lamp.md", RESOURCE.replace(BRIGHTNESS, "|brightness|Int64|"));
    let run = lock(&desk, &["--check"]).expect_code(1).says("changed  docs/model.lock");
    run.says("-page resources/lamp.md").says("--out out --lock docs/model.lock");
    assert_eq!(desk.read("docs/model.lock"), text);
    lock(&desk, &[]).expect_code(0);
    lock(&desk, &["--check"]).expect_code(0);
    fs::remove_file(desk.path("docs/model.lock")).unwrap();
    lock(&desk, &["--check"]).expect_code(1).says("missing  docs/model.lock");
    // It changes with the configuration too, and not with a comment in it.
    desk.page("docwright.yaml", "# nothing\n");
    lock(&desk, &[]).expect_code(0);
    desk.page("docwright.yaml", "site: https://example.org\n");
    lock(&desk, &["--check"]).expect_code(1).says("changed  docs/model.lock");
}

#[test]
fn drift_knows_what_it_was() {
    let desk = locked();
    desk.run(&["drift", "docs/model.lock", "docs"]).expect_code(0).says("no change");
    desk.page("resources/lamp.md", RESOURCE.replace(BRIGHTNESS, "|brightness|Boolean|"));
    let run = desk.run(&["drift", "docs/model.lock", "docs"]).expect_code(1);
    run.says("property/type-changed/response").says("--> docs/model.lock/resources/lamp.md").says("Edm.Boolean");
    let run = desk.run(&["drift", "docs", "docs/model.lock"]).expect_code(1);
    run.says("Edm.Boolean -> Edm.Int32");
    // One of another version: the line's own digest is FNV-1a, of which the second half counts.
    let text = desk.read("docs/model.lock");
    let line = "docwright-model/1\ttool=0.0.0";
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let check = line.bytes().fold(0xcbf2_9ce4_8422_2325, fold) & 0xffff_ffff;
    let rest = text.split_once('\n').unwrap().1;
    desk.write("old.lock", format!("{line}\t#{check:08x}\n{rest}"));
    let run = desk.run(&["drift", "old.lock", "docs"]).expect_code(1);
    run.complains("note: old.lock was made by docwright 0.0.0");
}

#[test]
fn a_damaged_one_is_named_with_its_line() {
    let desk = locked();
    let text = desk.read("docs/model.lock");
    let at = text.lines().position(|it| it.starts_with(" property\tbrightness")).unwrap() + 1;
    for (damaged, message) in [
        (text.replace("Edm.Int32", "Edm.Int64"), format!("docs/model.lock:{at}: the line was changed by hand")),
        (text.lines().take(at).collect::<Vec<_>>().join("\n"), format!("docs/model.lock:{at}: the text ends early")),
        ("docwright-model/9\n".to_owned(), "docs/model.lock:1: expected `docwright-model/1`".to_owned()),
        (String::new(), "docs/model.lock:1: expected".to_owned()),
    ] {
        desk.write("docs/model.lock", damaged);
        desk.run(&["drift", "docs/model.lock", "docs"]).expect_code(2).complains(&message);
        // Generating repairs it.
        lock(&desk, &[]).expect_code(0);
        assert_eq!(desk.read("docs/model.lock"), text);
    }
}

#[test]
fn revisions_have_locks_too() {
    let desk = locked();
    fs::create_dir(desk.path("bare")).unwrap();
    fs::copy(desk.path("docs/model.lock"), desk.path("bare/model.lock")).unwrap();
    desk.write("bare/docwright.yaml", "# nothing\n");
    desk.commit("");
    desk.page("resources/lamp.md", RESOURCE.replace(BRIGHTNESS, "|brightness|Boolean|"));
    // A lock by name; a folder with nothing else; a folder with pages, which say where.
    desk.run(&["drift", ".@HEAD:docs/model.lock", "docs"])
        .expect_code(1)
        .says("HEAD:docs/model.lock/resources/lamp.md\n");
    desk.run(&["drift", ".@HEAD:bare", "docs"]).expect_code(1).says("HEAD:bare/resources/lamp.md\n");
    desk.run(&["drift", ".@HEAD:docs", "docs"]).expect_code(1).says("HEAD:docs/resources/lamp.md:19:2");
    desk.run(&["drift", ".@HEAD:docs/none.lock", "docs"]).expect_code(2).complains("git: fatal");
    desk.write("bare/model.lock", "nothing");
    desk.commit("");
    desk.run(&["drift", ".@HEAD:bare", "docs"]).expect_code(2).complains(".@HEAD:bare:1: expected");
}

#[test]
fn branches_merge() {
    let desk = Desk::new();
    for name in ["bulb", "fan", "oven", "sofa", "zone"] {
        desk.page(&format!("resources/{name}.md"), RESOURCE.replace("lamp", name));
        desk.page(&format!("api/{name}-get.md"), OPERATION.replace("lamp", name));
    }
    // Git sees a conflict where lines next to each other change: this stands between those that do.
    desk.page("api/lamp-delete.md", OPERATION.replace("GET", "DELETE"));
    let edit = |name: &str| {
        desk.page(&format!("resources/{name}.md"), RESOURCE.replace("lamp", name).replace("Boolean", "Int32"));
        desk.page(&format!("api/{name}-delete.md"), OPERATION.replace("lamp", name).replace("GET", "DELETE"));
        lock(&desk, &[]).expect_code(0);
        desk.commit("");
    };
    lock(&desk, &[]).expect_code(0);
    desk.write(".gitignore", "/out\n");
    desk.commit("");
    desk.git("", &["switch", "--quiet", "--create", "other"]);
    edit("bulb");
    desk.git("", &["switch", "--quiet", "main"]);
    edit("sofa");
    desk.git("", &["merge", "--quiet", "--message", "x", "other"]);
    let merged = desk.read("docs/model.lock");
    assert_eq!(merged.matches("operation\tDELETE /").count(), 3, "{merged}");
    lock(&desk, &[]).expect_code(0);
    assert_eq!(desk.read("docs/model.lock"), merged);
}

#[test]
fn nothing_else_is_replaced() {
    let desk = Desk::new();
    desk.write("notes.txt", "precious");
    desk.generate(&["--lock", "notes.txt"]).expect_code(2).complains("notes.txt is no saved model and would be lost");
    desk.generate(&["--lock", "out/src/model.lock"]).expect_code(2).complains("would be lost");
    desk.generate(&["--lock", "docs"]).expect_code(2).complains("is a folder or a symbolic link");
    desk.generate(&["--lock", "docs/model.lock", "--dump", "page"]).expect_code(2);
    assert_eq!(desk.read("notes.txt"), "precious");
    assert!(!desk.path("out/src").exists());
}

#[test]
fn it_is_written_with_the_crate_or_not_at_all() {
    let desk = locked();
    let before = (desk.tree("out"), desk.read("docs/model.lock"));
    // A run that ended while it moved files: nothing of it remains.
    fs::create_dir_all(desk.path("out/.docwright-staging/old")).unwrap();
    fs::rename(desk.path("docs/model.lock"), desk.path("out/.docwright-staging/old/beside-0")).unwrap();
    fs::rename(desk.path("out/src"), desk.path("out/.docwright-staging/old/src")).unwrap();
    desk.write("docs/model.lock", "new");
    desk.write("docs/new/folder/page.md", "new");
    desk.write("docs/kept.md", "not yet touched");
    let entry = |name: &str, was_there: bool| serde_json::json!({"path": desk.path(name), "was_there": was_there});
    let journal =
        [entry("docs/model.lock", true), entry("docs/new/folder/page.md", false), entry("docs/kept.md", true)];
    desk.write("out/.docwright-staging/beside.json", serde_json::to_string(&journal).unwrap());
    desk.run(&["generate", "--docs", "nowhere", "--out", "out"]).expect_code(2);
    assert_eq!((desk.tree("out"), desk.read("docs/model.lock")), before);
    assert!(!desk.path("docs/new").exists());
    assert_eq!(desk.read("docs/kept.md"), "not yet touched");
}

#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
#[test]
fn it_may_lie_on_another_file_system() {
    use std::os::unix::fs::MetadataExt as _;
    let desk = Desk::new();
    let device = |path: &std::path::Path| fs::metadata(path).unwrap().dev();
    let elsewhere = tempfile::tempdir_in("/dev/shm").ok().filter(|it| device(it.path()) != device(&desk.path("")));
    let Some(elsewhere) = elsewhere else {
        println!("skipped: there is no other file system");
        return;
    };
    let path = elsewhere.path().join("a/model.lock");
    for page in [RESOURCE.to_owned(), RESOURCE.replace("Int32", "Int64")] {
        desk.page("resources/lamp.md", page);
        desk.generate(&["--lock", path.to_str().unwrap()]).expect_code(0);
        desk.generate(&["--check", "--lock", path.to_str().unwrap()]).expect_code(0);
    }
    assert_eq!(fs::read_dir(elsewhere.path().join("a")).unwrap().count(), 1);
}

/// Two areas: rooms has the lamp, halls a bulb.
fn areas() -> Desk {
    let desk = Desk::new();
    let of = |area: &str, text: &str| text.replacen("---\n", &format!("---\nms.prod: \"{area}\"\n"), 1);
    desk.page("resources/lamp.md", of("rooms", RESOURCE));
    desk.page("api/lamp-get.md", of("rooms", OPERATION));
    let bulb = |text: &str| text.replace("lamp", "bulb").replace("Lamp", "Bulb");
    desk.page("resources/bulb.md", of("halls", &bulb(RESOURCE)));
    desk.page("api/bulb-get.md", of("halls", &bulb(OPERATION)));
    desk
}

#[test]
fn an_item_keeps_its_features_when_its_area_moves() {
    let desk = areas();
    lock(&desk, &[]).expect_code(0);
    let function = |desk: &Desk| desk.read("out/src/lib.rs");
    assert!(function(&desk).contains("#[cfg(feature = \"rooms\")]\npub mod lamps;"), "{}", function(&desk));
    let before = desk.read("docs/model.lock");
    for page in ["resources/lamp.md", "api/lamp-get.md"] {
        desk.page(page, desk.read(&format!("docs/{page}")).replace("\"rooms\"", "\"garden\""));
    }
    lock(&desk, &[]).expect_code(0);
    let both = "#[cfg(any(feature = \"garden\", feature = \"rooms\"))]\npub mod lamps;";
    assert!(function(&desk).contains(both), "{}", function(&desk));
    assert!(desk.read("out/Cargo.toml").contains("\nrooms = []\n"));
    // It is remembered, and nothing that programs name is gone.
    lock(&desk, &["--check"]).expect_code(0);
    lock(&desk, &[]).expect_code(0).says("0 files written");
    desk.write("before.lock", before);
    let run = desk.run(&["drift", "before.lock", "docs", "--fail-on", "breaking"]).expect_code(0);
    run.says("additive[feature/area-changed]: GET /lamps/{id} and 1 more: rooms -> garden").says("ms.prod: \"garden\"");
    // A new major version forgets.
    lock(&desk, &["--forget-moves"]).expect_code(0);
    assert!(function(&desk).contains("#[cfg(feature = \"garden\")]\npub mod lamps;"), "{}", function(&desk));
    desk.run(&["drift", "before.lock", "docs"]).expect_code(1).says("breaking[feature/removed]: feature rooms");
}
