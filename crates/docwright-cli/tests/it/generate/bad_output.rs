//! Output folders that cannot be written to, or should not be.

use std::fs;

use crate::support::{Desk, RESOURCE};

#[test]
fn a_file_is_no_folder() {
    let desk = Desk::new();
    desk.write("out", "precious");
    desk.generate(&[]).expect_code(2).complains("the output folder out is a file");
    desk.run(&["generate", "--docs", "docs", "--out", "out/deeper"]).expect_code(2).complains("out/deeper");
    assert_eq!(desk.read("out"), "precious");
}

#[test]
fn a_file_in_the_place_of_src_is_not_removed() {
    let desk = Desk::new();
    desk.write("out/src", "precious");
    for options in [&[][..], &["--check"]] {
        desk.generate(options).expect_code(2).complains("out/src is a file");
    }
    assert_eq!(desk.read("out/src"), "precious");
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("elsewhere/lib.rs", "precious");
    fs::create_dir(desk.path("out")).unwrap();
    symlink("../elsewhere", desk.path("out/src")).unwrap();
    desk.generate(&[]).expect_code(2).complains("symbolic link");
    fs::remove_file(desk.path("out/src")).unwrap();
    fs::create_dir(desk.path("out/src")).unwrap();
    symlink("../../elsewhere", desk.path("out/src/models")).unwrap();
    symlink("../../elsewhere/lib.rs", desk.path("out/src/lib.rs")).unwrap();
    symlink("../elsewhere/lib.rs", desk.path("out/REPORT.md")).unwrap();
    symlink("../elsewhere", desk.path("out/.docwright-staging")).unwrap();
    desk.generate(&[]).expect_code(0);
    assert_eq!(desk.read("elsewhere/lib.rs"), "precious");
    assert_eq!(fs::read_dir(desk.path("elsewhere")).unwrap().count(), 1);
    assert!(!fs::symlink_metadata(desk.path("out/src/lib.rs")).unwrap().is_symlink());
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_keeps_what_it_has() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::generated();
    let before = desk.tree("out");
    desk.page("resources/lamp.md", RESOURCE.replace("A lamp", "One lamp"));
    let mode = |mode| fs::set_permissions(desk.path("out"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let free = fs::write(desk.path("out/probe"), "").is_ok();
    if free {
        // An administrator may write anywhere but where the system itself says no.
        fs::remove_file(desk.path("out/probe")).unwrap();
        let run = desk.run(&["generate", "--docs", "docs", "--out", "/proc/docwright"]);
        run.expect_code(2).complains("cannot create the output folder");
    } else {
        desk.generate(&[]).expect_code(2).complains("cannot write to out");
    }
    assert_eq!(desk.tree("out"), before);
    mode(0o755);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let desk = Desk::generated();
    let before = desk.tree("out");
    desk.page("resources/lamp.md", RESOURCE.replace("A lamp", "One lamp"));
    // Every write beyond the first kilobyte of a file fails, as it does on a full disk.
    let run = desk.generate_limited("trap '' XFSZ; ulimit -f 1");
    run.expect_code(2).complains("cannot write to out; what was there is unchanged");
    assert_eq!(desk.tree("out"), before, "nothing changed, nothing left behind");
    desk.generate(&[]).expect_code(0);
    assert_ne!(desk.tree("out"), before);
}

#[cfg(target_os = "linux")]
#[test]
fn full_standard_output_is_an_error() {
    let desk = Desk::new();
    for arguments in [&["model", "--docs", "docs"][..], &["generate", "--docs", "docs", "--dump", "page"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let status = desk.command().args(arguments).stdout(full).status().unwrap();
        assert_eq!(status.code(), Some(2), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_is_written_through() {
    // Stands for devices too. A real one must not be named here: whoever breaks the code as an administrator would lose it.
    let desk = Desk::new();
    desk.write("target.json", "old");
    std::os::unix::fs::symlink("target.json", desk.path("model.json")).unwrap();
    desk.run(&["model", "--docs", "docs", "--out", "model.json"]).expect_code(0);
    assert!(fs::symlink_metadata(desk.path("model.json")).unwrap().is_symlink());
    assert!(desk.read("target.json").contains("graphdocs-model/1"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    let places = [("out/Cargo.toml", "generate"), ("docs/source.json", "update"), ("docs/docwright.yaml", "generate")];
    for (pipe, command) in places {
        let path = desk.path(pipe);
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        // Whoever opens it is let go: a run that reads it fails this test, and does not hang.
        let mut writer = std::process::Command::new("sh");
        let mut writer = writer.args(["-c", ": > \"$0\""]).arg(&path).spawn().unwrap();
        let run = desk.run(&[command, "--docs", "docs", "--out", "out"]);
        writer.kill().unwrap();
        writer.wait().unwrap();
        run.expect_code(2).complains(&format!("{pipe} is a pipe or a device: put a file in its place"));
        fs::remove_file(path).unwrap();
    }
}
