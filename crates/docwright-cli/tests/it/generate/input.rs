//! Documentation that cannot be read, or should not be.

use std::fs::{self, File};
use std::time::{Duration, Instant};

use crate::support::{Desk, OPERATION};

#[test]
fn without_documentation_the_previous_output_stays() {
    let desk = Desk::generated();
    let before = desk.tree("out");
    fs::create_dir(desk.path("bare")).unwrap();
    let cases = [("nowhere", "does not exist"), ("docs/api/lamp-get.md", "is a file"), ("bare", "no *.md page")];
    for (folder, expected) in cases {
        desk.run(&["generate", "--docs", folder, "--out", "out"]).expect_code(2).complains(expected).complains(folder);
    }
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn a_configuration_that_cannot_be_used_is_named() {
    let desk = Desk::new();
    desk.generate(&["--config", "nowhere.yaml"]).expect_code(2).complains("nowhere.yaml");
    desk.page("docwright.yaml", "crate: lamps\nvolume: loud\n");
    desk.generate(&[]).expect_code(2).complains("docwright.yaml:2:1").complains("volume");
    desk.write("other.yaml", "crate: lamps\n");
    desk.generate(&["--config", "other.yaml"]).expect_code(0);
    assert!(desk.read("out/Cargo.toml").contains("\"lamps\""));
}

#[test]
fn a_configuration_cannot_blow_up() {
    let desk = Desk::new();
    let levels: Vec<String> = (1..40).map(|it| format!("a{it}: &a{it} [*a{0}, *a{0}, *a{0}]", it - 1)).collect();
    desk.page("docwright.yaml", format!("a0: &a0 [x]\n{}\n", levels.join("\n")));
    desk.generate(&[]).expect_code(2).complains("docwright.yaml");
    for (start, open) in [("", "["), ("pages: ", "["), ("lint: ", "{a: "), ("sets: ", "{a: [")] {
        desk.page("docwright.yaml", format!("{start}{}", open.repeat(100_000)));
        let run = desk.generate(&[]).expect_code(2);
        run.complains("docwright.yaml: too many brackets stand in each other");
    }
}

#[test]
fn pages_that_are_not_text_do_not_stop_the_others() {
    let desk = Desk::new();
    desk.page("api/latin1.md", b"# Caf\xe9\n");
    desk.generate(&[]).expect_code(0);
    desk.generate(&["--check"]).expect_code(0);
    desk.lint(&[]).expect_code(1).says("not-utf8").says("docs/api/latin1.md");
}

#[test]
fn a_huge_page_is_not_read() {
    let desk = Desk::new();
    desk.page("api/huge.md", "");
    File::options().write(true).open(desk.path("docs/api/huge.md")).unwrap().set_len(100 << 20).unwrap();
    let started = Instant::now();
    desk.generate(&[]).expect_code(0);
    desk.lint(&[]).expect_code(1).says("page-too-large").says("docs/api/huge.md");
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[cfg(unix)]
#[test]
fn links_lead_neither_out_nor_in_circles() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("secret/page.md", OPERATION.replace("lamps", "secrets"));
    symlink("../../secret/page.md", desk.path("docs/api/linked.md")).unwrap();
    symlink("../secret", desk.path("docs/folder")).unwrap();
    symlink("..", desk.path("docs/api/circle")).unwrap();
    symlink("lamp-get.md", desk.path("docs/api/itself-not.md")).unwrap();
    desk.generate(&[]).expect_code(0).complains("api/linked.md").complains("folder").says("from 3 pages");
    let everything: Vec<u8> = desk.tree("out").into_values().flatten().collect();
    assert!(!String::from_utf8(everything).unwrap().contains("secrets"));
    fs::write(desk.path("secret/config.yaml"), "crate: stolen").unwrap();
    symlink("../secret/config.yaml", desk.path("docs/docwright.yaml")).unwrap();
    desk.generate(&[]).expect_code(2).complains("docwright.yaml leads out of");
}

#[cfg(unix)]
#[test]
fn a_page_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let path = desk.path("docs/api/lamp-get.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // An administrator may read everything; there is a unit test for everybody.
    let code = if File::open(&path).is_ok() { 0 } else { 2 };
    let run = desk.generate(&[]).expect_code(code);
    assert_eq!(run.err.contains("cannot read the page"), code == 2, "{run:#?}");
}

#[cfg(target_os = "linux")]
#[test]
fn file_names_that_are_not_text_are_harmless() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let name = OsStr::from_bytes(b"\xff\x1b[2J\n.md");
    fs::write(desk.path("docs").join(name), b"\xff").unwrap();
    desk.generate(&[]).expect_code(0);
    let run = desk.lint(&[]).expect_code(1);
    assert!(run.out.contains("\\xFF") && !run.out.contains('\u{1b}'), "{run:#?}");
}

#[test]
fn generated_files_are_not_read_as_documentation() {
    for out in [".", "docs", "docs/out"] {
        let desk = Desk::new();
        let options = ["generate", "--docs", "docs", "--out", out];
        desk.run(&options).expect_code(0).says("from 2 pages");
        desk.run(&options).expect_code(0).says("from 2 pages").says("0 files written");
    }
}

#[test]
fn documentation_is_not_replaced_by_what_is_generated_from_it() {
    let desk = Desk::empty();
    desk.write("out/src/api/lamp-get.md", OPERATION);
    for docs in ["out/src", "out/src/api"] {
        desk.run(&["generate", "--docs", docs, "--out", "out"]).expect_code(2).complains("would be lost");
    }
    assert_eq!(desk.read("out/src/api/lamp-get.md"), OPERATION);
}
