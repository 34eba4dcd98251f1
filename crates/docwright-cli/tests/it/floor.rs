//! Scores the model of the real documentation against the service's own metadata: a floor that only goes up.
//!
//! The scorer stands beside the checkout; where it, the documentation or its interpreter is missing, the test says so and
//! passes. After an improvement, `DOCWRIGHT_RAISE_FLOOR=1 cargo test -p docwright-cli floor` records what was reached.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Rows of the scorer's table by name, in per cent.
type Rows = BTreeMap<String, f64>;

/// Rows are printed with one digit, so a difference below this is none.
const SAME: f64 = 0.05;

/// The documentation: `DOCWRIGHT_CORPUS`, or the place beside the checkout where it is usually put.
fn corpus() -> PathBuf {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/2021-07/v1.0");
    std::env::var_os("DOCWRIGHT_CORPUS").map_or_else(usual, PathBuf::from)
}

#[test]
#[expect(clippy::print_stdout, reason = "a test that cannot run says so")]
fn no_row_of_the_score_drops() {
    let corpus = corpus();
    let oracle = corpus.join("../../../oracle");
    let python = Command::new("python3").arg("--version").output();
    if !corpus.is_dir() || !oracle.join("score.py").is_file() || python.is_err() {
        println!("skipped: documentation, scorer or python3 is not there");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let model = dir.path().join("model.json");
    run(Command::new(env!("CARGO_BIN_EXE_docwright")).arg("model").arg("--docs").arg(&corpus).arg("--out").arg(&model));
    for (name, options) in [("floor.txt", &[][..]), ("floor-hand-written.txt", &["--intune", "no"][..])] {
        let files = ["truth-v1.json", "--documented", "documented-v1.json"];
        let output = run(Command::new("python3")
            .current_dir(&oracle)
            .arg("score.py")
            .arg(&model)
            .args(files)
            .args(options)
            .arg("--out")
            .arg(dir.path()));
        compare(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name), &rows(&output));
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a test that cannot run says so")]
fn no_fewer_examples_agree() {
    let corpus = corpus();
    if !corpus.is_dir() {
        println!("skipped: the documentation is not there");
        return;
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_docwright"));
    // Exit code 1 says that there are examples that differ, which is no news.
    let output = command.args(["examples", "--format", "json", "--docs"]).arg(&corpus).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let share = |good: &str, wanted: &dyn Fn(&serde_json::Value) -> bool| {
        let all: Vec<_> = lines.iter().filter(|it| wanted(it)).collect();
        assert!(all.len() > 1000, "{} examples", all.len());
        let good = all.iter().filter(|it| it[good] == true).count();
        #[expect(clippy::cast_precision_loss, reason = "there are some thousands")]
        let percent = good as f64 * 100.0 / all.len() as f64;
        percent
    };
    let requests = share("exact", &|it| it["kind"] == "request" && it["category"] != "beside");
    let answers = share("lossless", &|it| it["kind"] == "answer" && it["typed"] == true);
    let ours = lines.iter().filter(|it| it["category"] != "ours").count() * 1000 / lines.len();
    #[expect(clippy::cast_precision_loss, reason = "there are some thousands")]
    let not_ours = ours as f64 / 10.0;
    let rows = [("requests that are sent exactly", requests), ("answers that are read without loss", answers)];
    let rows = rows.into_iter().chain([("examples that are not wrong by our doing", not_ours)]);
    let rows = rows.map(|(name, percent)| (name.to_owned(), percent)).collect();
    compare(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/floor-examples.txt"), &rows);
}

/// Another vendor's documentation, with a configuration of a few lines, against the OpenAPI of the same service.
#[test]
#[expect(clippy::print_stdout, reason = "a test that cannot run says so")]
fn no_row_of_another_vendor_drops() {
    let shared = corpus().join("../../..");
    let docs = shared.join("corpus/business-central-v1.0/api-reference/v1.0");
    let scorer = shared.join("oracle/business-central/score.py");
    let contract = docs.join("contracts/BCOAS1.0.yaml");
    let python = Command::new("python3").args(["-c", "import yaml"]).status();
    if !contract.is_file() || !scorer.is_file() || !python.is_ok_and(|it| it.success()) {
        println!("skipped: documentation, scorer or python3 with yaml is not there");
        return;
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let config = own.join("business-central.yaml");
    let dir = tempfile::tempdir().unwrap();
    let model = dir.path().join("model.json");
    let docwright = |command: &str| {
        let mut docwright = Command::new(env!("CARGO_BIN_EXE_docwright"));
        docwright.arg(command).arg("--docs").arg(&docs).arg("--config").arg(&config);
        docwright
    };
    run(docwright("model").arg("--out").arg(&model));
    let scored = run(Command::new("python3").arg(&scorer).arg(&model).args([&contract, &docs]).arg(dir.path()));
    let row = |line: &str| {
        let (rest, percent) = line.trim_end_matches(" %").trim_end().rsplit_once(' ')?;
        Some((rest.trim_end().rsplit_once(' ')?.0.trim().to_owned(), percent.parse().ok()?))
    };
    let mut reached: Rows = scored.lines().filter_map(row).collect();
    let output = docwright("examples").args(["--format", "json"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let share = |good: &str, kind: &str| {
        let all: Vec<_> = lines.iter().filter(|it| it["kind"] == kind && it["category"] != "beside").collect();
        #[expect(clippy::cast_precision_loss, reason = "there are some hundreds")]
        let percent = all.iter().filter(|it| it[good] == true).count() as f64 * 100.0 / all.len() as f64;
        percent
    };
    reached.insert("examples: requests that are sent exactly".to_owned(), share("exact", "request"));
    assert!(reached.len() > 20, "{scored}");
    compare(&own.join("floor-business-central.txt"), &reached);
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// `  recall, declared on matched types      4639 / 4698     98.7%`, under the section it stands in.
fn rows(output: &str) -> Rows {
    let mut rows = Rows::new();
    let mut section = String::new();
    for line in output.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            // `(String instead of the enum)` counts what is wrong.
            [label @ .., _, "/", _, percent] if percent.ends_with('%') && !label[0].starts_with('(') => {
                let percent = percent.trim_end_matches('%').parse().unwrap();
                // `inline values (440 properties): member recall` holds for however many there are.
                let label = label.join(" ");
                let label = match (label.find(" ("), label.find(" properties)")) {
                    (Some(open), Some(close)) => {
                        format!("{}{}", &label[..open], &label[close + " properties)".len()..])
                    }
                    _ => label,
                };
                rows.insert(format!("{section}: {label}"), percent);
            }
            [..] if line.starts_with(|it: char| it.is_ascii_uppercase()) => section = line.trim().to_lowercase(),
            _ => {}
        }
    }
    rows
}

fn compare(path: &Path, reached: &Rows) {
    let text = fs::read_to_string(path).unwrap_or_default();
    let floor: Rows = text
        .lines()
        .filter(|it| !it.starts_with('#'))
        .map(|line| {
            let (row, percent) = line.rsplit_once(' ').unwrap();
            (row.trim().to_owned(), percent.parse().unwrap())
        })
        .collect();
    if std::env::var_os("DOCWRIGHT_RAISE_FLOOR").is_some() {
        let best =
            |(row, percent): (&String, &f64)| format!("{row} {:.1}\n", floor.get(row).unwrap_or(&0.0).max(*percent));
        let lines: String = reached.iter().map(best).collect();
        fs::write(path, format!("# What was reached, in per cent; see tests/it/floor.rs.\n{lines}")).unwrap();
        return;
    }
    assert!(!floor.is_empty(), "{} has no rows", path.display());
    let dropped: Vec<String> = floor
        .iter()
        .filter(|(row, percent)| reached.get(*row).is_none_or(|it| it + SAME < **percent))
        .map(|(row, percent)| format!("{row}: {percent} before, now {:?}", reached.get(row)))
        .collect();
    assert!(dropped.is_empty(), "{}:\n{}", path.display(), dropped.join("\n"));
}
