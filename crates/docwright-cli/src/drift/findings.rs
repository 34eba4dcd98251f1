//! The changes between two documentation sets with everything that is known of them, whatever the output format.

use docwright::drift::{Change, Class, Group, Report, Rule};

use super::accepted::Accepted;
use super::announced::Announced;
use super::side::Side;
use crate::Home;

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
    /// The generated crate's version begins with `0.`.
    pub(super) is_before_one: bool,
    pub(super) home: &'a Home,
}

impl Findings<'_> {
    /// `3 breaking, 1 additive; 2 of them accepted`
    pub(super) fn summary(&self) -> String {
        let counts = Class::ALL.into_iter().map(|it| (self.report.count(it), it)).filter(|it| it.0 > 0);
        let counts: Vec<String> = counts.map(|(count, class)| format!("{count} {class}")).collect();
        let accepted = self.report.changes.iter().filter(|it| self.accepted.holds(it)).count();
        let accepted = if accepted > 0 { format!("; {accepted} accepted") } else { String::new() };
        let announced = self.announced.as_ref().map(|it| format!("; {}", it.summary(self.report))).unwrap_or_default();
        let counts = if counts.is_empty() { "no change".to_owned() } else { counts.join(", ") };
        format!("{counts}{accepted}{announced}")
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
        Some((old, new)) => format!("{item}: {old} -> {new}"),
    }
}

/// The old and the new value, where they say more than the item's name, and are the same for all of a group.
pub(super) fn values<'a>(group: &Group<'a>) -> Option<(&'a str, &'a str)> {
    let (it, is_many) = (group.first(), group.is_of_one && group.changes.len() > 1);
    let is_name = it.item.ends_with(&it.old) && it.item.ends_with(&it.new);
    let is_shown = it.class() != Class::Docs || it.rule == Rule::PageText && !(it.old.is_empty() && it.new.is_empty());
    (!is_many && !is_name && is_shown).then_some((&it.old, &it.new))
}
