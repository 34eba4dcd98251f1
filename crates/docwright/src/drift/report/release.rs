//! The version bump that changes require, and their changelog.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::drift::change::{Change, Presence, Report};
use crate::drift::class::Class;
use crate::drift::report::groups::Group;
use crate::drift::rules::Rule;

/// More groups of one rule in one area are one line.
const FEW: usize = 4;
/// Items that such a line names.
const NAMED: usize = 12;

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

    /// An entry in the form of <https://keepachangelog.com>, without its heading; empty when callers see no change. Where a
    /// rule found much in a product area, that is one line.
    pub fn changelog(&self) -> String {
        let groups = self.groups();
        let mut text = String::new();
        for title in ["Removed", "Changed", "Added"] {
            let of = groups.iter().filter(|it| it.first().class() != Class::Docs && section(it.first()) == title);
            let lines = lines(of.collect());
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

/// A line for each group, or for all of a rule in an area, at the place of the first of them.
fn lines(groups: Vec<&Group<'_>>) -> Vec<String> {
    let mut alike: Vec<Vec<&Group<'_>>> = Vec::new();
    let mut ranks: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for it in groups {
        let rank = *ranks.entry((it.first().id(), &it.first().area)).or_insert(alike.len());
        match alike.get_mut(rank) {
            Some(known) => known.push(it),
            None => alike.push(vec![it]),
        }
    }
    let told = alike
        .iter()
        .flat_map(|it| if it.len() > FEW { vec![many(it)] } else { it.iter().map(|it| line(it)).collect() });
    told.collect()
}

fn line(it: &Group<'_>) -> String {
    format!("- {}{}: {}.", breaking(it), name(&it.item()), it.meaning())
}

/// All that one rule found in an area. What breaks is named in full.
fn many(groups: &[&Group<'_>]) -> String {
    let (first, is_breaking) = (groups[0].first(), groups[0].first().class() == Class::Breaking);
    let shown = if is_breaking { groups.len() } else { NAMED };
    let names: Vec<String> = groups.iter().take(shown).map(|it| name(&it.item())).collect();
    let more = match groups.len().saturating_sub(shown) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let area = if first.area.is_empty() { String::new() } else { format!(" ({})", name(&first.area)) };
    let (breaking, count) = (breaking(groups[0]), groups.len());
    format!("- {breaking}{}, {count} times{area}: {}{more}.", found(first.rule), names.join(", "))
}

/// The condition that a rule finds, as far as it goes without its reasons: `A member of an enumeration is new`.
fn found(rule: Rule) -> String {
    let words = rule.explanation().split_whitespace().collect::<Vec<_>>().join(" ");
    let end = words.find(": ").unwrap_or(words.len());
    words[..end].trim_end_matches('.').to_owned()
}

fn breaking(it: &Group<'_>) -> &'static str {
    if it.first().class() == Class::Breaking { "**Breaking:** " } else { "" }
}

/// Names come from the documentation: as code, they cannot be links or markup.
fn name(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
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
