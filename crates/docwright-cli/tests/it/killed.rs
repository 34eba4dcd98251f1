//! Runs that are killed at any moment, and two at once: the files are those before or those after, never a mix.
//!
//! They take minutes: `cargo test -p docwright-cli --test it -- --ignored killed`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Instant;

use crate::support::{Desk, OPERATION, RESOURCE};

/// How often a run is killed.
const KILLS: u32 = 50;
/// How often two runs are started at once.
const PAIRS: u32 = 20;
/// Enough for a run to have something to be interrupted in.
const PAGES: usize = 60;

type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A use of the program that changes files.
struct Use {
    desk: Desk,
    /// The command that is started and killed.
    change: Vec<&'static str>,
    /// The command that looks at the files next, and changes none of its own accord.
    look: Vec<&'static str>,
    /// The folders and files that change.
    places: &'static [&'static str],
}

impl Use {
    fn start(&self) -> Child {
        self.start_with(&self.change)
    }

    fn start_with(&self, arguments: &[&str]) -> Child {
        let mut command = self.desk.command();
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn state(&self) -> Tree {
        let here: Vec<PathBuf> = self.places.iter().map(|it| self.desk.path(it)).collect();
        let (folders, files): (Vec<_>, Vec<_>) = here.into_iter().filter(|it| it.exists()).partition(|it| it.is_dir());
        let mut all: Tree = folders.iter().flat_map(|it| self.desk.tree(it.to_str().unwrap())).collect();
        all.extend(files.into_iter().map(|it| (it.clone(), fs::read(it).unwrap())));
        all
    }

    fn restore(&self, tree: &Tree) {
        for it in self.places.iter().map(|it| self.desk.path(it)) {
            drop(if it.is_dir() { fs::remove_dir_all(&it) } else { fs::remove_file(&it) });
        }
        for (path, bytes) in tree {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// Kills the run at moments that are spread over its time, and looks at what the next run finds.
    fn kill_often(&self) {
        let before = self.state();
        let started = Instant::now();
        assert_eq!(failure(self.start()), None);
        let time = started.elapsed();
        let after = self.state();
        assert!(before != after, "the run changes nothing");
        let (mut killed, mut staged, mut done) = (0, 0, 0);
        for turn in 0..KILLS {
            self.restore(&before);
            let mut run = self.start();
            // Most of the time is spent on reading: the later moments are the ones that matter.
            let share = 1.1 * f64::from((turn * 37) % KILLS + 1) / f64::from(KILLS);
            thread::sleep(time.mul_f64(share.sqrt()));
            run.kill().unwrap();
            killed += u32::from(run.wait().unwrap().code().is_none());
            staged += u32::from(self.state().keys().any(|it| is_staged(it)));
            self.desk.run(&self.look);
            let state = self.state();
            let is_whole = state == before || state == after;
            assert!(is_whole, "a mix, killed after {share:.2} of the time: {:#?}", odd(&state, &before, &after));
            done += u32::from(state == after);
        }
        eprintln!(
            "{:?}: {KILLS} runs, {killed} killed, {staged} while writing, {done} had come to their end",
            self.change[0]
        );
        assert!(killed > KILLS / 4, "hardly a run was killed");
    }
}

/// True of what a run leaves that did not come to its end.
fn is_staged(path: &Path) -> bool {
    path.components().any(|it| it.as_os_str().to_string_lossy().starts_with(".docwright"))
}

/// The files that are neither as before nor as after, and those that differ from one of them.
fn odd<'a>(state: &'a Tree, before: &'a Tree, after: &'a Tree) -> Vec<&'a PathBuf> {
    let all = state.keys().chain(before.keys()).chain(after.keys());
    all.filter(|it| state.get(*it) != before.get(*it) || state.get(*it) != after.get(*it)).collect()
}

/// The complaint of a run that failed.
fn failure(run: Child) -> Option<String> {
    let output = run.wait_with_output().unwrap();
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

fn of(page: &str, at: usize) -> String {
    page.replace("lamps", &format!("lamps{at}"))
        .replace("lamp.md", &format!("lamp{at}.md"))
        .replace("lamp resource", &format!("lamp{at} resource"))
}

/// Writes the pages of a set, each made of one text.
fn pages(desk: &Desk, folder: &str, change: impl Fn(String) -> String) {
    for at in 0..PAGES {
        desk.write(&format!("{folder}/resources/lamp{at}.md"), change(of(RESOURCE, at)));
        desk.write(&format!("{folder}/api/lamp{at}-get.md"), of(OPERATION, at));
    }
}

fn fixing() -> Use {
    let desk = Desk::empty();
    pages(&desk, "docs", |page| {
        page.replace("|id|String|", "|id|string|").replace("(identifier)\" }", "(identifier)\", }")
    });
    let change = vec!["lint", "--docs", "docs", "--fix"];
    Use { desk, change, look: vec!["lint", "--docs", "docs"], places: &["docs"] }
}

fn generating() -> Use {
    let desk = Desk::empty();
    pages(&desk, "docs", |page| page);
    let change = vec!["generate", "--docs", "docs", "--out", "out", "--lock", "docs/model.lock"];
    desk.run(&change).expect_code(0);
    pages(&desk, "docs", |page| page.replace("|brightness|Int32|", "|brightness|Int64|"));
    let look = [&change[..], &["--check"]].concat();
    Use { desk, change, look, places: &["docs", "out"] }
}

fn updating() -> Use {
    let desk = Desk::empty();
    pages(&desk, "remote/a", |page| page);
    pages(&desk, "remote/b", |page| page.replace("|brightness|Int32|", "|brightness|Int64|"));
    for at in PAGES / 2..PAGES {
        fs::remove_file(desk.path(&format!("remote/b/api/lamp{at}-get.md"))).unwrap();
    }
    desk.commit("remote");
    let change = bring("a");
    desk.run(&change).expect_code(0);
    let look = vec!["generate", "--docs", "docs", "--out", "out", "--lock", "docs/model.lock", "--check"];
    Use { desk, change: bring("b"), look, places: &["docs", "out", "DRIFT.md"] }
}

fn bring(subdir: &'static str) -> Vec<&'static str> {
    vec!["update", "--docs", "docs", "--out", "out", "--from", "remote", "--subdir", subdir, "--overwrite"]
}

#[test]
#[ignore = "takes minutes"]
fn fixing_is_killed_at_any_moment() {
    fixing().kill_often();
}

#[test]
#[ignore = "takes minutes"]
fn generating_is_killed_at_any_moment() {
    generating().kill_often();
}

#[test]
#[ignore = "takes minutes"]
fn updating_is_killed_at_any_moment() {
    updating().kill_often();
}

#[test]
#[ignore = "takes minutes"]
fn two_at_once_do_what_one_does() {
    for it in [fixing(), generating()] {
        let before = it.state();
        assert_eq!(failure(it.start()), None);
        let after = it.state();
        for _ in 0..PAIRS {
            it.restore(&before);
            // The one that comes second may find that the pages have changed under it, and says so.
            let failures: Vec<_> = [it.start(), it.start()].into_iter().filter_map(failure).collect();
            let is_late = |it: &String| it.contains("has changed in the meantime: run it again");
            assert!(failures.len() < 2 && failures.iter().all(is_late), "{failures:#?}");
            assert!(it.state() == after, "{:#?}", odd(&it.state(), &before, &after));
        }
    }
}

#[test]
#[ignore = "takes minutes"]
fn two_updates_at_once_are_one_after_the_other() {
    let it = updating();
    // The reports tell of the order, too.
    let docs = it.desk.path("docs");
    let pages = || -> Tree { it.state().into_iter().filter(|it| it.0.starts_with(&docs)).collect() };
    let mut ends: Vec<Tree> = Vec::new();
    for first in ["a", "b"] {
        it.restore(&Tree::new());
        it.desk.run(&bring(first)).expect_code(0);
        it.desk.run(&bring(if first == "a" { "b" } else { "a" })).expect_code(0);
        ends.push(pages());
    }
    for is_first in [true, false] {
        for _ in 0..PAIRS {
            it.restore(&Tree::new());
            if !is_first {
                it.desk.run(&bring("a")).expect_code(0);
            }
            let runs = [it.start_with(&bring("a")), it.start_with(&bring("b"))];
            assert_eq!(runs.map(failure), [None, None]);
            it.desk.run(&it.look).expect_code(0);
            assert!(ends.contains(&pages()), "the pages and their record are of two updates");
        }
    }
}
