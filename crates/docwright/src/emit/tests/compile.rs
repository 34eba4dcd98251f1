//! The compiler's word on everything that can be printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::config::{Config, RuntimePlace};
use crate::emit::tests::kitchen_sink::krate;
use crate::emit::{emit, manifest};
use crate::krate::Krate;
use crate::text::source::Sources;

/// Where this test may write: cargo's target folder.
pub(super) fn folder(name: &str) -> PathBuf {
    let program = std::env::current_exe().expect("a running test is a file");
    let target = program.ancestors().nth(3).expect("tests run from target/debug/deps");
    target.join(name)
}

/// Writes a crate for which every warning is an error.
pub(super) fn write(folder: &Path, krate: &Krate) {
    let _ = std::fs::remove_dir_all(folder.join("src"));
    for (path, text) in emit(krate) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docwright-runtime");
    let runtime = RuntimePlace::Path(runtime.display().to_string());
    // Without the client, which is no concern of generated code and takes long to compile.
    let plain = manifest(krate, &runtime).replacen("default = [\"client\", ", "default = [", 1);
    let manifest = plain + "\n[lints.rust]\nwarnings = \"deny\"\n";
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("writable");
    // The same versions as here, so that nothing has to be fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace is locked while its tests run");
}

pub(super) fn check(folder: &Path, command: &str, options: &[&str]) {
    let (is_fine, said) = cargo(folder, command, options);
    assert!(is_fine, "{options:?}: {said}");
}

/// The verdict of cargo, and its messages.
fn cargo(folder: &Path, command: &str, options: &[&str]) -> (bool, String) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([command, "--quiet", "--offline", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .args(options)
        // One for all, so that what they depend on is checked once.
        .env("CARGO_TARGET_DIR", folder.with_file_name("compiled"))
        .env_remove("RUSTFLAGS")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn everything_compiles_without_a_warning() {
    let folder = folder("kitchen-sink");
    write(&folder, &krate());
    check(&folder, "check", &[]);
}

/// The pages of a fixture.
fn pages(name: &str) -> Sources {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).join("input");
    let mut texts = BTreeMap::new();
    for folder in ["api", "resources"] {
        for entry in std::fs::read_dir(input.join(folder)).expect("a folder of pages") {
            let path = entry.expect("a page").path();
            let name = path.file_name().expect("a page has a name").to_string_lossy();
            texts.insert(format!("{folder}/{name}"), std::fs::read_to_string(&path).expect("a page is text"));
        }
    }
    Sources::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[test]
fn every_area_and_every_pair_compiles_alone() {
    let (krate, _) = crate::plan(&pages("areas"), &Config::parse("crate: library").unwrap());
    let folder = folder("areas");
    write(&folder, &krate);
    let areas: Vec<&str> =
        krate.features.iter().filter(|it| it.enables.is_empty()).map(|it| it.name.as_str()).collect();
    assert_eq!(areas, ["garden", "kitchen-ware", "rooms"]);
    let pairs = [[0, 1], [0, 2], [1, 2]].map(|pair| pair.map(|at| areas[at]).join(","));
    let sets = areas.iter().copied().chain(pairs.iter().map(String::as_str)).chain([""]);
    for features in sets {
        check(&folder, "check", &["--no-default-features", "--features", features]);
    }
    check(&folder, "check", &[]);
    // Documentation links to nothing that may be missing.
    check(&folder, "doc", &["--no-deps", "--no-default-features", "--features", areas[0]]);
}

#[test]
fn a_long_chain_of_types_compiles() {
    let page = |at: usize| {
        let row = format!("|next|[t{0}](t{0}.md) collection|The next one.|", at + 1);
        let rows = if at < 59 { row } else { "|id|String|The last one.|".to_owned() };
        format!("# t{at} resource type\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n{rows}\n")
    };
    let texts: Vec<(String, String)> = (0..60).map(|at| (format!("resources/t{at}.md"), page(at))).collect();
    let sources = Sources::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (krate, _) = crate::plan(&sources, &Config::parse("crate: library").unwrap());
    let folder = folder("type-chain");
    write(&folder, &krate);
    check(&folder, "check", &[]);
}

/// Callers that name a request's type, or never name a root, do not notice that it can be moved.
const RIGHT: &str = r#"
use library::{Request, json, me, models::Book, roots::{Shelf, User}, rooms};

fn book() -> Request<Book> {
    me::shelf::books::get("7")
}

fn read<R>(request: Request<R>) -> String {
    request.path_and_query()
}

fn main() {
    let any = me::shelf::books::get("7").select([Book::TITLE]);
    let all: Vec<_> = ["7"].into_iter().map(|id| me::shelf::books::get(id)).collect();
    let cloned = me::shelf::books::get("7");
    println!("{} {any:?} {} {}", read(book()), read(any.clone()), read(rooms::shelf::get("1")));
    all.into_iter().map(read).chain([read(me::get())]).for_each(|it| println!("{it}"));
    println!("{}", cloned.clone().at(Shelf::rooms_shelf("1")).path());
    println!("{}", cloned.select([Book::TITLE]).at(Shelf::shelves("1")).path_and_query());
    println!("{}", me::shelf::books::get("7").at(User::users("a")).path());
    let body = &json::from_str("{}").unwrap();
    println!("{}", me::shelf::books::lend("7", body).at(Shelf::me_shelf()).path());
}
"#;

/// Programs that must not compile, with what the compiler says.
const WRONG: [(&str, &[&str]); 3] = [
    (
        "fn main() { library::me::get().at(library::roots::Shelf::shelves(\"1\")); }",
        &["no request below `/me` can be sent at `library::roots::Shelf`", "it can be sent at `roots::User`"],
    ),
    (
        "fn main() { let _ = library::rooms::shelf::get(\"1\").at(library::roots::Shelf::shelves(\"1\")); }",
        &["`at`", "Settled: Root"],
    ),
    (
        "use library::{me, roots::Shelf};\n\
         fn main() { let _ = me::shelf::get().at(Shelf::shelves(\"1\")).at(Shelf::shelves(\"2\")); }",
        &["`at`", "Settled: Root"],
    ),
];

#[test]
fn a_request_is_moved_to_roots_that_fit_and_to_no_others() {
    let (krate, _) = crate::plan(&pages("roots"), &Config::parse("crate: library").unwrap());
    let folder = folder("roots");
    write(&folder, &krate);
    let example = |text: &str| {
        std::fs::create_dir_all(folder.join("examples")).expect("writable");
        std::fs::write(folder.join("examples/program.rs"), text).expect("writable");
        cargo(&folder, "check", &["--example", "program"])
    };
    for (text, wants) in WRONG {
        let (is_fine, said) = example(text);
        let lacks: Vec<&&str> = wants.iter().filter(|it| !said.contains(**it)).collect();
        assert!(!is_fine && lacks.is_empty(), "{text}\n{said}\nlacks {lacks:?}");
    }
    let (is_fine, said) = example(RIGHT);
    assert!(is_fine, "{said}");
}
