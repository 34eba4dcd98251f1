//! The changes between two documentation sets with everything that is known of them, whatever the output format.

use std::collections::BTreeMap;

use docwright::drift::{Change, Class, Group, Report};

use super::accepted::Accepted;
use super::announced::Announced;
use super::links::Links;
use super::side::Side;
use crate::Home;
use crate::render::plural;

/// The changes of a comparison.
pub(super) struct Findings<'a> {
    pub(super) old: &'a Side,
    pub(super) new: &'a Side,
    /// The changes that are asked about.
    pub(super) report: &'a Report,
    /// The accepted ones among them.
    pub(super) accepted: &'a Accepted,
    /// The vendor's announcements, where they were asked about.
    pub(super) announced: Option<Announced>,
    /// The changes of formatting that are not shown.
    pub(super) hidden: usize,
    pub(super) links: Links,
    /// The command that says the same again, to be asked for more.
    pub(super) again: String,
    /// The generated crate's version begins with `0.`.
    pub(super) is_before_one: bool,
    pub(super) home: &'a Home,
}

/// Counts of the changes of a product area, in the order of [`Class::ALL`].
pub(super) type Counts = [usize; 4];

impl Findings<'_> {
    /// `3 breaking, 1 additive; 2 of them accepted; 7 of formatting alone, not shown`
    pub(super) fn summary(&self) -> String {
        let counts = Class::ALL.into_iter().map(|it| (self.report.count(it), it)).filter(|it| it.0 > 0);
        let counts: Vec<String> = counts.map(|(count, class)| format!("{count} {class}")).collect();
        let accepted = self.report.changes.iter().filter(|it| self.accepted.holds(it)).count();
        let accepted = if accepted > 0 { format!("; {accepted} accepted") } else { String::new() };
        let announced = self.announced.as_ref().map(|it| format!("; {}", it.summary(self.report))).unwrap_or_default();
        let counts = if counts.is_empty() { "no change".to_owned() } else { counts.join(", ") };
        let hidden = match self.hidden {
            0 => String::new(),
            count => format!("; {count} of formatting alone, not shown"),
        };
        format!("{counts}{accepted}{announced}{hidden}")
    }

    /// The number of changes of each class in each product area, the worst area first.
    pub(super) fn areas(&self) -> Vec<(&str, Counts)> {
        let mut areas: BTreeMap<&str, Counts> = BTreeMap::new();
        for it in &self.report.changes {
            let counts = areas.entry(&it.area).or_default();
            let classes = Class::ALL.iter().zip(counts);
            classes.filter(|(class, _)| **class == it.class()).for_each(|(_, count)| *count += 1);
        }
        let mut areas: Vec<_> = areas.into_iter().collect();
        areas.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        areas
    }

    /// The vendor's announcement of a change, in words; `None` where it was not asked about, or is not made of such
    /// changes.
    pub(super) fn announcement(&self, it: &Change) -> Option<String> {
        let announced = self.announced.as_ref()?;
        match announced.entry(it) {
            Some(entry) => Some(format!("announced {} ({}): {}", entry.date, entry.place, entry.text)),
            None => announced.is_missing(it).then(|| "not announced in the vendor's changelog".to_owned()),
        }
    }

    /// The least that a release must raise of the version.
    pub(super) fn bump(&self) -> String {
        self.report.bump(self.is_before_one).to_string()
    }
}

/// True before version 1.0. A crate that is not there yet has not been promised to anybody.
pub(super) fn is_before_one(version: Option<String>) -> bool {
    version.is_none_or(|it| it.starts_with("0."))
}

/// The item that changed, with its old and its new value.
pub(super) fn title(group: &Group<'_>) -> String {
    let item = group.item();
    match values(group) {
        None => item,
        Some((old, "")) => format!("{item}: was {old}"),
        Some(("", new)) => format!("{item}: {new}"),
        // The old name of what was renamed.
        Some((old, new)) if item == old => format!("{old} -> {new}"),
        Some((old, new)) => format!("{item}: {old} -> {new}"),
    }
}

/// The old and the new value, where they say more than the item's name, and are the same for all of a group.
pub(super) fn values<'a>(group: &Group<'a>) -> Option<(&'a str, &'a str)> {
    let (it, is_many) = (group.first(), group.is_of_one && group.changes.len() > 1);
    let is_name = it.item.ends_with(&it.old) && it.item.ends_with(&it.new);
    let is_shown = it.class() != Class::Docs || it.is_of_lines() && !(it.old.is_empty() && it.new.is_empty());
    (!is_many && !is_name && is_shown).then_some((&it.old, &it.new))
}

/// How many functions of the crate a caller meets changes through, where that is worth a word: `12 functions`.
pub(super) fn reach(group: &Group<'_>) -> Option<String> {
    let count = group.functions();
    (count > 1).then(|| plural(count, "function"))
}

/// The name of a product area for people, who also read of pages without one.
pub(super) fn area_name(area: &str) -> &str {
    if area.is_empty() { "no area" } else { area }
}

/// The name of a class as a heading: `Breaking`.
pub(super) fn capitalized(class: Class) -> &'static str {
    match class {
        Class::Breaking => "Breaking",
        Class::Behaviour => "Behaviour",
        Class::Additive => "Additive",
        Class::Docs => "Documentation",
    }
}
