//! The version bump that changes require, and their changelog.

use std::fmt::{self, Write as _};

use crate::drift::change::{Change, Presence, Report};
use crate::drift::class::Class;
use crate::drift::report::groups::Group;

/// The part of a version that a release raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Nothing to release.
    None,
    /// `1.2.3` to `1.2.4`
    Patch,
    /// `1.2.3` to `1.3.0`; what breaks a `0.x` crate.
    Minor,
    /// `1.2.3` to `2.0.0`
    Major,
}

impl Report {
    /// The least that a release must raise. Before `1.0`, a minor version may break, and a patch may add.
    pub fn bump(&self, is_before_one: bool) -> Bump {
        match (self.worst(), is_before_one) {
            (None, _) => Bump::None,
            (Some(Class::Breaking), false) => Bump::Major,
            (Some(Class::Breaking), true) | (Some(Class::Additive), false) => Bump::Minor,
            (Some(Class::Behaviour), false) if self.count(Class::Additive) > 0 => Bump::Minor,
            _ => Bump::Patch,
        }
    }

    /// An entry in the form of <https://keepachangelog.com>, without its heading; empty when callers see no change.
    pub fn changelog(&self) -> String {
        let sections = ["Removed", "Changed", "Added"];
        let mut text = String::new();
        for title in sections {
            let groups = self.groups();
            let of = groups.iter().filter(|it| it.first().class() != Class::Docs && section(it.first()) == title);
            let lines: Vec<String> = of.map(line).collect();
            if !lines.is_empty() {
                let _ = write!(text, "### {title}\n\n{}\n\n", lines.join("\n"));
            }
        }
        text
    }
}

fn section(it: &Change) -> &'static str {
    match it.presence {
        Presence::Before => "Removed",
        Presence::Now => "Added",
        Presence::Both => "Changed",
    }
}

fn line(it: &Group<'_>) -> String {
    let breaking = if it.first().class() == Class::Breaking { "**Breaking:** " } else { "" };
    // Names come from the documentation: as code, they cannot be links or markup.
    format!("- {breaking}`{}`: {}.", it.item().replace('`', "'"), it.meaning())
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
