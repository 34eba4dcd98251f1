//! The command `init`: sets up a repository with pages, and overwrites nothing.

mod found;

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

use crate::cli::Init;
use crate::docs::{CONFIG_NAME, DocSet, Selection};
use crate::progress::Progress;
use crate::terminal::{STRONG, say};
use crate::{Home, Verdict, place};
use found::Found;

/// The head of the list of accepted changes.
const ACCEPTED: &str = "\
# Changes that break users of the crate and are meant to: one in each line, until when that is known, and why.
# `docwright drift` says the fingerprint of each.
#
# 0123456789abcdef 2030-01-31 the property was never there
";
/// The workflows of GitHub, with places for the folders and for the action; this repository has the same.
const WORKFLOWS: [(&str, &str, &str); 2] = [
    ("docs.yml", include_str!("docs.yml"), "the gate of pull requests"),
    ("update.yml", include_str!("update.yml"), "newer pages, every week"),
];
/// The action of the newest release of this major version.
const ACTION: &str = concat!("docwright/docwright/.github/actions/docwright@v", env!("CARGO_PKG_VERSION_MAJOR"));
/// The folders of a crate that git is not to keep.
const IGNORED: &str = "target/\n";

/// A file that `init` writes where there is none.
struct File {
    path: PathBuf,
    text: String,
    about: &'static str,
}

/// Runs the command.
pub(crate) fn run(options: &Init, home: &Home) -> anyhow::Result<Verdict> {
    let root = &options.dir;
    ensure!(root.is_dir(), "{} is no folder", place::shown(root));
    let set = match &options.docs {
        Some(docs) => Found::at(root, docs)?,
        None => Found::below(root, &options.out)?,
    };
    say(&set.told())?;
    for file in files(root, &set, &options.out)? {
        say(&file.write()?)?;
    }
    for line in next(&set, options, home) {
        say(&line)?;
    }
    Ok(Verdict::Fine)
}

fn files(root: &Path, set: &Found, out: &Path) -> anyhow::Result<Vec<File>> {
    // As people name files: without `./`.
    let inside = if root == Path::new(".") { Path::new("") } else { root };
    let docs = inside.join(if set.is_root() { Path::new("") } else { &set.folder });
    let file = |path: PathBuf, text: &str, about| File { path, text: text.to_owned(), about };
    let name = name(root);
    let mut files = vec![
        file(docs.join(CONFIG_NAME), &configuration(root, set, &name)?, "what is particular about these pages"),
        file(docs.join("accepted-changes"), ACCEPTED, "the changes that may break users"),
        file(inside.join(".gitignore"), IGNORED, "what git is not to keep"),
    ];
    let (docs, out) = (place::slashed(&set.folder), place::slashed(out));
    if !set.is_root() {
        let sets = format!(
            "# The documentation of this repository, and its crate: commands take these folders.\nsets:\n  {name}: {{ docs: {}, out: {} }}\n",
            quoted(&docs),
            quoted(&out)
        );
        files.push(file(inside.join(CONFIG_NAME), &sets, "where documentation and crate are"));
    }
    // Other names would need quoting that differs from place to place.
    if is_plain(&docs) && is_plain(&out) {
        let file = |(name, text, about)| {
            file(inside.join(".github/workflows").join(name), &workflow(text, &docs, &out), about)
        };
        files.extend(WORKFLOWS.map(file));
    }
    Ok(files)
}

/// True of a path that YAML takes as it is, whatever stands around it.
fn is_plain(path: &str) -> bool {
    path.chars().all(|it| it.is_ascii_alphanumeric() || "./-_".contains(it))
}

/// A path as a scalar of YAML, of which JSON's texts are.
fn quoted(path: &str) -> String {
    if is_plain(path) { path.to_owned() } else { serde_json::Value::from(path).to_string() }
}

/// A workflow for these folders. Only where the action lies in the same repository, it needs a checkout first.
fn workflow(text: &str, docs: &str, out: &str) -> String {
    let text = text.replace("      <base>\n", "").replace("<action>", ACTION);
    let text = if docs == "." { text.replace("<docs>/", "") } else { text };
    text.replace("<docs>", docs).replace("<out>", out)
}

/// The name of the crate and of its set, after the folder of the repository.
fn name(root: &Path) -> String {
    let folder = place::resolved(root);
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let name: String = name.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
    let name = name.trim_start_matches(|it: char| !it.is_ascii_lowercase()).trim_end_matches('-');
    if name.is_empty() { "client".to_owned() } else { name.to_owned() }
}

/// The configuration that a survey of these pages ends with, under this name.
fn configuration(root: &Path, set: &Found, name: &str) -> anyhow::Result<String> {
    let mut text = format!("# docwright: https://docs.rs/docwright-cli\ncrate: {name}\n");
    if set.pages > 0 {
        let folder = root.join(&set.folder);
        let docs = DocSet::read(&Selection::of(folder.clone()), &Progress::start("reading the documentation"))?;
        let survey = docwright::survey(&docs.sources, &docs.config, &|it| folder.join(it).is_dir());
        text.extend(survey.suggestion.split_inclusive('\n').filter(|it| !it.starts_with("crate: ")));
    }
    Ok(text)
}

impl File {
    /// Writes the file unless something is there, and says which.
    fn write(&self) -> anyhow::Result<String> {
        let shown = place::shown(&self.path);
        let write = || {
            fs::create_dir_all(self.path.parent().unwrap_or(&self.path))?;
            // Whoever was faster keeps what they wrote.
            fs::OpenOptions::new().write(true).create_new(true).open(&self.path)?.write_all(self.text.as_bytes())
        };
        match write() {
            Ok(()) => Ok(format!("wrote {shown}: {}", self.about)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(format!("left {shown} as it is")),
            Err(error) => Err(error).with_context(|| format!("cannot write {shown}")),
        }
    }
}

/// The commands that come next.
fn next(set: &Found, options: &Init, home: &Home) -> Vec<String> {
    let command = home.command;
    let (docs, out) = (place::slashed(&set.folder), place::slashed(&options.out));
    let mut lines = vec![String::new(), format!("{STRONG}Next{STRONG:#}")];
    if set.pages == 0 {
        lines.push(format!("  put the pages into {docs}"));
    }
    if options.dir != Path::new(".") {
        lines.push(format!("  cd {}", place::shown(&options.dir)));
    }
    lines.push(match set.is_root() {
        true => format!("  {command} generate --docs . --out {out} --lock model.lock"),
        false => format!("  {command} generate"),
    });
    lines.push(format!("  cargo check --manifest-path {out}/Cargo.toml"));
    lines.push("  git add --all && git commit".to_owned());
    lines
}
