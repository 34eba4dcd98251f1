//! A crate as a user has it: outside of the workspace, depending on the generated one, with the READMEs' examples in it.
//!
//! Each README becomes a test whose lines are the README's own, so that an error of the compiler names the line to fix.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use docwright_cli::Home;
use docwright_cli::output::put;

/// The READMEs that have examples.
const READMES: &[(&str, &str)] = &[("project", "README.md"), ("crate", "generated/msgraph/README.md")];

/// Writes the crate and says which arguments make cargo check it.
pub(super) fn write(home: &Home) -> anyhow::Result<Vec<String>> {
    let (root, target) = (&home.root, home.target()?);
    let folder = target.join("consumer");
    let mut manifest = manifest(root);
    for (name, readme) in READMES {
        let text = fs::read_to_string(root.join(readme)).with_context(|| format!("cannot read {readme}"))?;
        let Some(test) = test_of(&text) else {
            bail!("{readme} has no Rust example; a block that starts with ```rust is one")
        };
        put(&folder.join(readme), &test)?;
        let _ = write!(manifest, "\n[[test]]\nname = \"{name}\"\npath = \"{readme}\"\n");
    }
    put(&folder.join("Cargo.toml"), &manifest)?;
    put(
        &folder.join("src/lib.rs"),
        "//! Nothing: what is tried out is whether others can depend on the generated crate.\n",
    )?;
    // The same versions as everywhere else: nothing is to be downloaded.
    let lock = fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    put(&folder.join("Cargo.lock"), &lock)?;
    // Shared with the workspace: its crates are built already.
    let manifest = folder.join("Cargo.toml").display().to_string();
    let shared = format!("--target-dir={}", target.display());
    Ok(vec!["test".to_owned(), "--quiet".to_owned(), format!("--manifest-path={manifest}"), shared])
}

fn manifest(root: &Path) -> String {
    let path = |name: &str| root.join(name).display().to_string();
    format!(
        "[package]\nname = \"consumer\"\nedition = \"2024\"\nautotests = false\n\n[lib]\ntest = false\ndoctest = false\n\n\
         # Of its own: this crate is no member of the workspace that it may lie in.\n[workspace]\n\n\
         [dependencies]\nmsgraph = {{ path = '{}', features = [\"notifications\"] }}\nmsgraph-core = {{ path = '{}' }}\ndocwright-mock = {{ path = '{}' }}\n\n\
         [lints.rust]\nwarnings = \"deny\"\n\n\
         # As in the workspace, so that what it built is taken as it is.\n\
         [profile.dev]\ndebug = false\n",
        path("generated/msgraph"),
        path("crates/msgraph-core"),
        path("crates/docwright-mock"),
    )
}

/// The README as a program of the same lines: each Rust block is a test, all else is blank. Nothing if there is no block.
fn test_of(readme: &str) -> Option<String> {
    let mut program = String::new();
    let mut block = Block::Outside;
    let mut found = false;
    for (text, line) in readme.lines().zip(1..) {
        let written = match (block, text.strip_prefix("```")) {
            (Block::Outside, Some(kind)) => {
                block = if is_example(kind) { Block::Example } else { Block::Other };
                match block {
                    Block::Example => {
                        found = true;
                        let test = if kind.contains("no_run") { "#[allow(dead_code)]" } else { "#[test]" };
                        format!("{test} fn the_example_in_line_{line}() -> Result<(), Box<dyn std::error::Error>> {{")
                    }
                    _ => String::new(),
                }
            }
            (Block::Example, None) => unhidden(text).to_owned(),
            (Block::Example, Some(_)) => {
                block = Block::Outside;
                "Ok(()) }".to_owned()
            }
            (Block::Other, Some(_)) => {
                block = Block::Outside;
                String::new()
            }
            (Block::Outside | Block::Other, None) => String::new(),
        };
        program.push_str(&written);
        program.push('\n');
    }
    found.then_some(program)
}

#[derive(Clone, Copy)]
enum Block {
    Outside,
    Example,
    Other,
}

fn is_example(kind: &str) -> bool {
    let mut words = kind.split(',').map(str::trim);
    words.next() == Some("rust") && words.all(|word| word == "no_run")
}

/// A line as the compiler sees it: rustdoc hides what starts with `# `, and the end that it needs is ours to write.
fn unhidden(line: &str) -> &str {
    match line.trim_start().strip_prefix("# ") {
        Some(end) if end.starts_with("Ok::<") => "",
        Some(hidden) => hidden,
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_keeps_its_lines() {
        let readme = "# Title\n```rust\nlet a = 1;\n# use std::fs;\n# Ok::<(), E>(())\n```\ntext\n```console\n$ ls\n```\n```rust,no_run\n#[x]\n```\n";
        let want = "\n#[test] fn the_example_in_line_2() -> Result<(), Box<dyn std::error::Error>> {\nlet a = 1;\nuse std::fs;\n\nOk(()) }\n\n\n\n\n#[allow(dead_code)] fn the_example_in_line_11() -> Result<(), Box<dyn std::error::Error>> {\n#[x]\nOk(()) }\n";
        assert_eq!(test_of(readme).as_deref(), Some(want));
    }

    #[test]
    fn other_blocks_are_no_examples() {
        for readme in ["", "text\n", "```console\n```rust\n", "```rust,ignore\nx\n```\n", "```rusty\n```\n"] {
            assert_eq!(test_of(readme), None, "{readme}");
        }
    }

    #[test]
    fn every_readme_has_an_example() {
        for (_, readme) in READMES {
            let text = fs::read_to_string(crate::home::home().root.join(readme)).unwrap();
            let test = test_of(&text).unwrap();
            assert_eq!(test.lines().count(), text.lines().count(), "{readme}");
            assert!(test.contains("#[test] fn the_example_in_line_"), "{readme}");
        }
    }

    #[test]
    fn a_file_that_is_right_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.txt");
        put(&path, "x").unwrap();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        put(&path, "x").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
        put(&path, "y").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "y");
    }
}
