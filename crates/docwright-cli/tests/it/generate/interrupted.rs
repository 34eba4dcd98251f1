//! Runs that end early, and runs at the same time.

use std::fs;

use crate::support::{Desk, RESOURCE};

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_what_was_there() {
    let desk = Desk::generated();
    let (src, report) = (desk.tree("out/src"), desk.read("out/REPORT.md"));
    desk.page("resources/lamp.md", RESOURCE.replace("A lamp", "One lamp"));
    // The system ends the process at the first write beyond the first kilobyte of a file.
    let run = desk.generate_limited("ulimit -f 1");
    assert_eq!(run.code, None, "{run:#?}");
    assert!(desk.path("out/.docwright-staging/new").exists(), "the run ended too early to show anything");
    assert_eq!((desk.tree("out/src"), desk.read("out/REPORT.md")), (src, report));
    desk.generate(&[]).expect_code(0);
    desk.generate(&["--check"]).expect_code(0);
    assert!(!desk.path("out/.docwright-staging").exists());
}

/// The files that are left when a run ends while it moves the new ones in.
fn moving_in(desk: &Desk, moved: &[&str]) {
    desk.write("out/.docwright-staging/new/src/lib.rs", "half done");
    fs::create_dir_all(desk.path("out/.docwright-staging/old")).unwrap();
    for name in moved {
        let old = desk.path("out/.docwright-staging/old").join(name);
        fs::rename(desk.path("out").join(name), old).unwrap();
    }
}

#[test]
fn what_was_moved_away_comes_back() {
    let desk = Desk::generated();
    let before = desk.tree("out");
    for moved in [&["src"][..], &["REPORT.md"], &["REPORT.md", "src"], &[]] {
        moving_in(&desk, moved);
        // Even a run that cannot do anything else.
        desk.run(&["generate", "--docs", "nowhere", "--out", "out"]).expect_code(2);
        assert_eq!(desk.tree("out"), before, "{moved:?}");
    }
}

#[test]
fn what_was_moved_in_too_early_goes_again() {
    let desk = Desk::generated();
    let before = desk.tree("out");
    moving_in(&desk, &["REPORT.md", "src"]);
    desk.write("out/src/lib.rs", "new");
    desk.write("out/REPORT.md", "new");
    desk.run(&["generate", "--docs", "nowhere", "--out", "out"]).expect_code(2);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn a_finished_run_is_not_undone() {
    let desk = Desk::generated();
    let before = desk.tree("out");
    desk.write("out/.docwright-staging/done/src/lib.rs", "old");
    desk.generate(&[]).expect_code(0).says("0 files written");
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn runs_at_the_same_time_wait_for_each_other() {
    let desk = Desk::new();
    let start = |_| {
        let mut command = desk.command();
        command.args(["generate", "--docs", "docs", "--out", "out"]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<_> = (0..6).map(start).collect();
    for run in runs {
        let output = run.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    desk.generate(&["--check"]).expect_code(0);
}
