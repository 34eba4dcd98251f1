//! The documentation sets of a repository: a command is for all of them, or for those that are named.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, ensure};
use docwright::config::{DocSetAt, sets};

use crate::cli::{Command, DriftFormat, Format, Sets};
use crate::terminal::STRONG;
use crate::{Home, docs, place, terminal};

/// The repository as each set sees it that a command is for; the repository as it is, where it has a single set or the
/// command names folders of its own.
pub(crate) fn homes(command: &Command, wanted: &Sets, home: &Home) -> anyhow::Result<Vec<Home>> {
    let mut known = read(home)?;
    for name in &wanted.named {
        let names: Vec<&str> = known.iter().map(|it| it.0.as_str()).collect();
        let there =
            if names.is_empty() { "it has no sets".to_owned() } else { format!("there are {}", names.join(", ")) };
        ensure!(names.contains(&name.as_str()), "docwright.yaml names no set {name}: {there}");
    }
    if known.is_empty() || (wanted.named.is_empty() && command.names_folders()) {
        return Ok(vec![home.clone()]);
    }
    if !wanted.named.is_empty() {
        known.retain(|it| wanted.named.contains(&it.0));
    } else if let Command::Drift(options) = command {
        // `v1.0.0:docs-input/lamps/model.lock` says which set is meant.
        let is_of = |set: &DocSetAt| path_of(&options.old).is_some_and(|it| Path::new(it).starts_with(&set.docs));
        if known.iter().any(|it| is_of(&it.1)) {
            known.retain(|it| is_of(&it.1));
        }
    }
    if let Command::Update(options) = command
        && options.from.is_none()
    {
        // Pages that people write are brought from nowhere.
        let is_brought =
            |set: &DocSetAt| Ok::<_, anyhow::Error>(docs::Record::read(&home.root.join(&set.docs))?.is_some());
        let brought = known.iter().map(|it| is_brought(&it.1)).collect::<Result<Vec<bool>, _>>()?;
        if brought.contains(&true) {
            let mut brought = brought.into_iter();
            known.retain(|_| brought.next().unwrap_or_default());
        }
    }
    if known.len() > 1 && command.is_for_one() {
        terminal::say(&format!("of the set {}, the first; `--set` names another", known[0].0))?;
        known.truncate(1);
    }
    let several = known.len() > 1;
    let at = |(name, set): (String, DocSetAt)| Home {
        docs: Some(home.root.join(set.docs)),
        out: Some(home.root.join(set.out)),
        set: several.then_some(name),
        ..home.clone()
    };
    Ok(known.into_iter().map(at).collect())
}

/// The path that a side of a comparison names in a revision.
fn path_of(side: &str) -> Option<&str> {
    side.rsplit_once(':').map(|it| it.1).filter(|it| !it.starts_with("//"))
}

/// The configuration at the root of a repository that keeps such files out of sight.
const HIDDEN: &str = ".docwright.yaml";

/// The sets that the configuration at the root names, or that in the folder of the documentation.
fn read(home: &Home) -> anyhow::Result<Vec<(String, DocSetAt)>> {
    let at_root = [docs::CONFIG_NAME, HIDDEN].map(|it| home.root.join(it));
    for path in at_root.into_iter().chain(home.docs.as_ref().map(|it| it.join(docs::CONFIG_NAME))) {
        let text = docs::read_if_there(&path)?.unwrap_or_default();
        let found = sets(&text).with_context(|| format!("cannot use {}", place::shown(&path)))?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// Says which set the findings that follow are about; what is generated names its folder.
pub(crate) fn tell(command: &Command, home: &Home) -> io::Result<()> {
    let Some(set) = &home.set else { return Ok(()) };
    match command {
        Command::Generate(_) | Command::Update(_) => Ok(()),
        _ if command.is_markdown() => {
            let mut stream = terminal::data();
            writeln!(stream, "## {set}\n")?;
            stream.finish()
        }
        _ => terminal::say(&format!("{STRONG}{set}{STRONG:#}")),
    }
}

impl Command {
    /// It writes Markdown, of which several are one.
    fn is_markdown(&self) -> bool {
        match self {
            Self::Drift(it) => it.format == DriftFormat::Markdown,
            Self::Lint(it) => it.format == Format::Markdown,
            Self::Examples(it) => it.format == Format::Markdown,
            _ => false,
        }
    }

    /// The command line says itself what is read or written.
    fn names_folders(&self) -> bool {
        match self {
            Self::Init(_) => true,
            Self::Generate(it) => it.input.docs.is_some(),
            Self::Model(it) => it.input.docs.is_some(),
            Self::Survey(it) => it.input.docs.is_some(),
            Self::Lint(it) => it.input.docs.is_some() || it.explain.is_some() || it.list,
            Self::Examples(it) => it.input.docs.is_some(),
            Self::Drift(it) => it.new.is_some(),
            Self::Update(it) => it.input.docs.is_some(),
            Self::Mock(it) => it.input.docs.is_some(),
        }
    }

    /// It is for a single set: it shows one, reads or writes one file, or its options are about one.
    fn is_for_one(&self) -> bool {
        let is_document = |format| matches!(format, Format::Sarif);
        match self {
            Self::Init(_) | Self::Model(_) | Self::Survey(_) => true,
            Self::Mock(it) => !it.check,
            Self::Generate(it) => {
                it.input.config.is_some() || it.out.is_some() || it.lock.is_some() || it.dump.is_some()
            }
            Self::Lint(it) => it.input.config.is_some() || is_document(it.format),
            Self::Examples(it) => it.input.config.is_some() || is_document(it.format),
            Self::Drift(it) => {
                let about_one = it.krate.is_some() || it.accepted.is_some() || it.config.is_some();
                let is_document = matches!(it.format, DriftFormat::Sarif | DriftFormat::Html);
                about_one || is_document || Path::new(&it.old).exists()
            }
            Self::Update(it) => it.from.is_some() || it.out.is_some() || it.report.is_some(),
        }
    }
}
