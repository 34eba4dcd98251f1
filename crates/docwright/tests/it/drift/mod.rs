//! Drift: one folder per kind of change, `tests/drift/NAME/{old,new}/**.md` and a snapshot of the report, and what holds
//! for any two sets.

mod callers;
mod compiler;
mod lines;
mod semver;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use docwright::config::Config;
use docwright::drift::{Change, Class, Making, Place, Presence, Report, Rule, Snapshot, compare};
use docwright::source::Sources;

use crate::support::{corpus, folders, here, in_each_folder, read_folder};

fn snapshot(folder: &Path) -> Snapshot {
    docwright::snapshot(&read_folder(folder), &Config::default()).0
}

/// Two months of a real documentation, where they are there.
fn months() -> Option<[Snapshot; 2]> {
    let new = corpus()?;
    let old = new.parent()?.with_file_name("2021-06").join("v1.0");
    if !old.is_dir() {
        eprintln!("skipped: no older documentation at {}", old.display());
        return None;
    }
    Some([snapshot(&old), snapshot(&new)])
}

fn pairs() -> Vec<[Snapshot; 2]> {
    let fixtures = folders("drift").into_iter().map(|it| [snapshot(&it.join("old")), snapshot(&it.join("new"))]);
    fixtures.chain(months()).collect()
}

fn show(report: &Report) -> String {
    let mut text = format!("bump {}, before 1.0 {}\n", report.bump(false), report.bump(true));
    for it in &report.changes {
        let _ = writeln!(text, "\n{} {} {}", it.class(), it.id(), it.item);
        if it.class() != Class::Docs || is_of_text(it) {
            let _ = writeln!(text, "    {:?} -> {:?}", it.old, it.new);
        }
        let _ = writeln!(text, "    {}", it.meaning);
        if !it.why.is_empty() {
            let _ = writeln!(text, "    {}", it.reason());
        }
    }
    text
}

/// A change of a page's text, whose lines are laid side by side.
fn is_of_text(it: &Change) -> bool {
    matches!(it.rule, Rule::PageText | Rule::PageFormat)
}

#[test]
fn every_kind_of_change() {
    in_each_folder("drift", |folder| {
        let report = compare(&snapshot(&folder.join("old")), &snapshot(&folder.join("new")));
        insta::assert_snapshot!("report", show(&report) + "\n" + &report.changelog());
    });
}

/// The lines of a place, from 1; 0 where it has none.
fn line(folder: &Path, place: Option<&Place>) -> (String, usize) {
    let Some(it) = place else { return Default::default() };
    let sources = read_folder(folder);
    (it.path.to_string(), it.span.map_or(0, |it| sources.position(it).line))
}

#[test]
fn places_are_the_lines_that_differ() {
    for (name, item, [old, new]) in [
        ("permission-supported", "GET /lamps/{id}: application", ["api/lamp-get.md:20"; 2]),
        ("permission-home-page", "GET /lamps/{id}: application", ["api/light-get.md:20"; 2]),
        ("operation-argument-line", "GET /lamps/{lamp-objectId}", ["api/lamp-get.md:25"; 2]),
        ("operation-paragraph-removed", "GET /lamps/{id}", ["api/lamp-get.md:14", ":0"]),
        ("property-sent", "microsoft.graph.lamp.label", ["api/lamp-post.md:35", "resources/lamp.md:20"]),
        ("type-base-shown", "microsoft.graph.rota", [":0", "api/rota-get.md:45"]),
        ("notes-that-ask", "GET /lamps/lit", ["api/lamp-lit.md:32"; 2]),
        ("query-listed", "GET /lamps: $top", ["api/lamp-list.md:44", "api/lamp-list.md:30"]),
        ("query-open", "GET /lamps", ["api/lamp-list.md:30"; 2]),
        ("type-docs-in-places", "microsoft.graph.lamp", [":0", "resources/lamp.md:14"]),
        ("feature-lost", "GET /lamps/{id}", ["api/lamp-get.md:4"; 2]),
        ("feature-lost", "microsoft.graph.lamp", [":0", "api/lamp-get.md:4"]),
    ] {
        let folders = ["old", "new"].map(|it| here().join("tests/drift").join(name).join(it));
        let report = compare(&snapshot(&folders[0]), &snapshot(&folders[1]));
        let it = report.changes.iter().find(|it| it.item == item);
        let it = it.unwrap_or_else(|| panic!("{name}: {}", show(&report)));
        let places = [(&folders[0], it.old_place.as_ref()), (&folders[1], it.new_place.as_ref())];
        let lines = places.map(|(folder, place)| line(folder, place)).map(|(path, line)| format!("{path}:{line}"));
        assert_eq!(lines, [old, new].map(str::to_owned), "{name}");
    }
}

#[test]
fn every_gain_is_a_loss_on_the_way_back() {
    let of = |report: &Report, rules: &[Rule]| -> Vec<(String, String)> {
        let found = report.changes.iter().filter(|it| rules.contains(&it.rule));
        let mut found: Vec<_> = found.map(|it| (it.item.to_lowercase(), it.id())).collect();
        found.sort();
        found
    };
    for [old, new] in pairs() {
        for [a, b] in [[&old, &new], [&new, &old]] {
            let (there, back) = (compare(a, b), compare(b, a));
            for rule in Rule::ALL.iter().filter(|it| it.class() == Class::Additive) {
                assert_ne!(rule.undoes(), [], "{}", rule.id());
                let items = |it: Vec<(String, String)>| it.into_iter().map(|it| it.0).collect::<Vec<_>>();
                let (gained, lost) = (items(of(&there, &[*rule])), items(of(&back, rule.undoes())));
                let unmet: Vec<_> = gained.iter().filter(|it| !lost.contains(it)).collect();
                assert!(unmet.is_empty(), "{}: {unmet:?}", rule.id());
                // And nothing is lost on the way back that the way there does not tell as a gain, or as a loss too where
                // one thing took the place of another.
                let is_told = |item: &String| {
                    let same = there.changes.iter().filter(|it| it.item.to_lowercase() == *item);
                    gained.contains(item) || same.into_iter().any(|it| it.class() >= Class::Behaviour)
                };
                let untold: Vec<_> = lost.iter().filter(|it| !is_told(it)).collect();
                assert!(untold.is_empty(), "{}: {untold:?}", rule.id());
            }
        }
    }
}

#[test]
fn every_rule_has_a_fixture_that_fires_it() {
    let reports = folders("drift").into_iter().map(|it| [snapshot(&it.join("old")), snapshot(&it.join("new"))]);
    let fired: BTreeSet<Rule> = reports
        .flat_map(|[a, b]| [compare(&a, &b), compare(&b, &a)])
        .flat_map(|it| it.changes.into_iter().map(|it| it.rule))
        .collect();
    let silent: Vec<&str> = Rule::ALL.iter().filter(|it| !fired.contains(it)).map(|it| it.id()).collect();
    assert!(silent.is_empty(), "no fixture fires {silent:?}");
}

#[test]
fn nothing_changes_between_a_set_and_itself() {
    for it in pairs().iter().flatten() {
        assert_eq!(compare(it, it).changes, []);
    }
}

/// Changes that stand on one side only, by identity without fingerprint.
fn lone(report: &Report, is_removed: bool) -> BTreeSet<(String, String)> {
    let is_lone = |it: &&Change| match it.presence {
        Presence::Before => is_removed,
        Presence::Now => !is_removed,
        Presence::Both => false,
    };
    let shown = |it: &Change| (it.item.to_lowercase(), format!("{}{}", it.old, it.new));
    // Lines of text are laid side by side anew on the way back, and may pair otherwise.
    report.changes.iter().filter(|it| !is_of_text(it)).filter(is_lone).map(shown).collect()
}

#[test]
fn the_way_back_mirrors_what_was_added_and_removed() {
    for [old, new] in pairs() {
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        assert_eq!(lone(&there, true), lone(&back, false));
        assert_eq!(lone(&there, false), lone(&back, true));
    }
}

#[test]
fn a_saved_model_says_the_same() {
    for [old, new] in pairs() {
        let making = Making { source: "main\tof \\ all".to_owned(), ..Making::now(&Config::default()) };
        let (saved, made) = Snapshot::from_lines(&old.to_lines(&making)).unwrap();
        assert_eq!((saved.to_lines(&made), &made), (old.to_lines(&making), &making));
        let keys = |it: &Report| it.changes.iter().map(|it| it.fingerprint.clone()).collect::<BTreeSet<_>>();
        let (of_saved, whole) = (compare(&saved, &new), compare(&old, &new));
        // It has no lines, so that it cannot say which of them no change shows.
        let items: Vec<_> = whole.changes.iter().filter(|it| !is_of_text(it)).collect();
        assert!(items.iter().all(|it| keys(&of_saved).contains(&it.fingerprint)));
        // Of two pages about one operation, a saved model does not know which of them said what changed.
        let more = of_saved.changes.iter().filter(|it| !keys(&whole).contains(&it.fingerprint));
        assert!(more.clone().all(is_of_text), "{:?}", more.collect::<Vec<_>>());
    }
}

#[test]
fn a_damaged_model_names_the_line() {
    let folder = here().join("tests/drift/property-type/new");
    let text = snapshot(&folder).to_lines(&Making::now(&Config::default()));
    let lines: Vec<&str> = text.lines().collect();
    let read = |lines: &[&str]| Snapshot::from_lines(&lines.join("\n")).map(|_| ()).map_err(|it| (it.line, it.message));
    assert_eq!(read(&lines), Ok(()));
    for (at, line) in lines.iter().enumerate() {
        let mut damaged = lines.clone();
        let changed = line.replacen(['e', '0'], "o", 1);
        damaged[at] = &changed;
        assert_eq!(read(&damaged).unwrap_err().0, at + 1, "{changed}");
        let mut merged = lines.clone();
        merged.insert(at, "<<<<<<< ours");
        assert_eq!(read(&merged).unwrap_err().0, at + 1);
        let early = read(&lines[..at]).unwrap_err();
        assert!(early == (at.max(1), early.1) && (at == 0 || early.1 == "the text ends early"), "{early:?}");
    }
    let twice: Vec<&str> =
        lines.iter().flat_map(|it| if it.starts_with("page") { vec![*it; 2] } else { vec![*it] }).collect();
    assert_eq!(read(&twice), Err((3, "the page stands here twice")));
    assert_eq!(read(&[&lines[..], &lines[1..]].concat()).unwrap_err().0, lines.len() + 1);
    let items: Vec<&str> = lines[1..lines.len() - 1].iter().copied().filter(|it| !it.starts_with("page")).collect();
    let again = [&lines[..1], &items, &items].concat();
    assert!(read(&again).unwrap_err().1.contains("stands above as well"));
    let other = text.replacen("docwright-model/1", "docwright-model/2", 1);
    assert!(Snapshot::from_lines(&other).unwrap_err().message.contains("another version"));
}

#[test]
fn order_and_place_of_files_do_not_matter() {
    for folder in folders("drift") {
        let [old, new] = ["old", "new"].map(|it| read_folder(&folder.join(it)));
        let moved = |sources: &Sources| {
            let files =
                sources.iter().map(|(_, it)| (it.path.replace("api/", "api/Deep/"), it.text.as_bytes().to_vec()));
            let mut files: Vec<_> = files.collect();
            files.reverse();
            docwright::snapshot(&Sources::from_bytes(files), &Config::default()).0
        };
        let plain = |it: &Sources| docwright::snapshot(it, &Config::default()).0;
        assert_eq!(compare(&plain(&old), &moved(&old)).changes, [], "{}", folder.display());
        let keys =
            |it: Report| it.changes.into_iter().filter(|it| !it.id().starts_with("page/")).map(|it| it.fingerprint);
        let there: BTreeSet<_> = keys(compare(&plain(&old), &plain(&new))).collect();
        let moved: BTreeSet<_> = keys(compare(&moved(&old), &moved(&new))).collect();
        assert_eq!(there, moved, "{}", folder.display());
    }
}

#[test]
fn every_changed_file_is_accounted_for() {
    let Some([old, new]) = months() else { return };
    let report = compare(&old, &new);
    let places = report.changes.iter().flat_map(|it| it.old_place.iter().chain(&it.new_place));
    let told: BTreeSet<&str> = places.map(|it| &*it.path).collect();
    let texts: BTreeSet<&String> = old.pages.values().chain(new.pages.values()).collect();
    let changed = |a: &Snapshot, b: &Snapshot| -> Vec<String> {
        let differs = a.pages.iter().filter(|(path, text)| b.pages.get(*path) != Some(text));
        differs.filter(|it| !(b.pages.values().any(|text| text == it.1))).map(|it| it.0.clone()).collect()
    };
    let files = changed(&old, &new).into_iter().chain(changed(&new, &old));
    let silent: Vec<String> = files.filter(|it| !told.contains(it.as_str())).collect();
    assert!(silent.is_empty() && texts.len() > 1000, "{silent:?}");
}

#[test]
fn a_month_of_changes_is_a_changelog_that_people_read() {
    let Some([old, new]) = months() else { return };
    for [old, new] in [[&old, &new], [&new, &old]] {
        let text = compare(old, new).changelog();
        let breaking = text.lines().filter(|it| it.starts_with("- **Breaking:**")).count();
        assert!(text.lines().count() <= 200 && breaking > 5, "{text}");
    }
    // Many of one kind are one line, which names the first of them.
    let nothing = Snapshot::default();
    let text = compare(&nothing, &new).changelog();
    assert!(text.lines().count() <= 200 && text.contains("- A type is new, "), "{text}");
}

#[test]
fn what_is_one_to_a_reader_is_told_once() {
    let old = read_folder(&here().join("tests/drift/operation-renamed-twice/old"));
    let rows: String = (1..=9).map(|it| format!("|extra{it}|String|Number {it}.|\n")).collect();
    let edit = |path: &str, text: &str| match path.starts_with("resources/") {
        true => text.trim_end().to_owned() + "\n" + &rows,
        false => text.replace("Does it.\n\n## ", "Does it well.\n\n## "),
    };
    let texts: Vec<(&str, String)> = old.iter().map(|(_, it)| (it.path.as_str(), edit(&it.path, &it.text))).collect();
    let new = Sources::from_texts(texts.iter().map(|(path, text)| (*path, text.as_str())));
    let plain = |it: &Sources| docwright::snapshot(it, &Config::default()).0;
    let report = compare(&plain(&old), &plain(&new));
    let groups = report.groups();
    assert_eq!(groups.iter().map(|it| it.changes.len()).sum::<usize>(), report.changes.len());
    let told: Vec<String> = groups.iter().map(|it| format!("{} {}", it.first().id(), it.item())).collect();
    assert_eq!(
        told,
        [
            "property/added/response microsoft.graph.lamp: 9 times, extra1 … extra9",
            "operation/docs-changed GET /me/lights and 1 more",
            "operation/docs-changed GET /lamps/{id}",
        ]
    );
    assert_eq!(report.changelog().lines().filter(|it| it.starts_with("- ")).count(), 1);
}
