//! Sentences about permissions: which of them suffice, and which no longer do.

use std::collections::BTreeSet;

use crate::drift::compare::permission::{Alternatives, alternatives};
use crate::drift::meaning::Changed;

/// More names than these are counted.
const SHOWN: usize = 3;

pub(crate) fn more_needed(it: &Changed<'_>) -> String {
    let sides = Sides::of(it);
    let one = it.one();
    let further: BTreeSet<String> = sides.gone.iter().flat_map(|gone| sides.further(gone)).collect();
    if further.is_empty() {
        return format!("one of the ways that sufficed for {one} needs a further permission: programs may lack it");
    }
    let suffice = if sides.gone.len() == 1 { "suffices" } else { "suffice" };
    let kept = sides.kept();
    let (gone, further) = (named(&sides.gone, "and"), list(further.iter().map(|it| format!("`{it}`")), "or"));
    format!("{gone} {suffice} for {one} only with {further} now{kept}: programs may lack it")
}

pub(crate) fn suffices_no_more(it: &Changed<'_>) -> String {
    let sides = Sides::of(it);
    let one = it.one();
    if sides.gone.is_empty() || it.new.is_empty() {
        return format!("permissions that sufficed for {one} no longer do: programs may lack others");
    }
    let verb = if sides.gone.len() == 1 { "suffices" } else { "suffice" };
    format!("{} no longer {verb} for {one}{}: programs may lack others", named(&sides.gone, "and"), sides.kept())
}

pub(crate) fn least_changed(it: &Changed<'_>) -> String {
    let sides = Sides::of(it);
    let first = alternatives(it.new).first().map(name).unwrap_or_default();
    let more = match sides.came.len() {
        0 => String::new(),
        1 => format!(", {} suffices as well", named(&sides.came, "and")),
        _ => format!(", {} suffice as well", named(&sides.came, "and")),
    };
    format!("the constant beside {} names {first} first now{more}; what sufficed still does", it.one())
}

pub(crate) fn respelled(it: &Changed<'_>) -> String {
    format!("the constant beside {} spells a permission as its page now does; the same permissions suffice", it.one())
}

pub(crate) fn more_suffice(it: &Changed<'_>) -> String {
    let sides = Sides::of(it);
    if it.old.is_empty() && !sides.came.is_empty() {
        let suffice = if sides.came.len() == 1 { "suffices" } else { "suffice" };
        return format!("{} {suffice} for {}, for which nothing did", named(&sides.came, "or"), it.one());
    }
    match sides.came.len() {
        0 => format!("further permissions suffice for {}; what sufficed still does", it.one()),
        1 => format!("{} suffices for {} as well; what sufficed still does", named(&sides.came, "and"), it.one()),
        _ => format!("{} suffice for {} as well; what sufficed still does", named(&sides.came, "or"), it.one()),
    }
}

/// The sets of permissions of a change by what became of them.
struct Sides {
    gone: Alternatives,
    came: Alternatives,
    same: Alternatives,
}

impl Sides {
    fn of(it: &Changed<'_>) -> Self {
        let (old, new) = (alternatives(it.old), alternatives(it.new));
        let (same, gone): (Alternatives, Alternatives) = old.iter().cloned().partition(|it| new.contains(it));
        Self { came: new.into_iter().filter(|it| !old.contains(it)).collect(), gone, same }
    }

    /// The permissions that are needed beside a set that sufficed alone.
    fn further(&self, gone: &BTreeSet<String>) -> Vec<String> {
        let wider = self.came.iter().filter(|it| it.is_superset(gone));
        wider.map(|it| it.difference(gone).cloned().collect::<Vec<_>>().join("` and `")).collect()
    }

    fn kept(&self) -> String {
        match self.same.len() {
            0 => String::new(),
            1 => format!(", {} still does", named(&self.same, "and")),
            _ => format!(", {} still do", named(&self.same, "and")),
        }
    }
}

fn name(set: &BTreeSet<String>) -> String {
    set.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" with ")
}

fn named(sets: &Alternatives, joint: &str) -> String {
    list(sets.iter().map(name), joint)
}

/// `a`, `b` and `c`; of many, the first.
fn list(names: impl Iterator<Item = String>, joint: &str) -> String {
    let mut names: Vec<String> = names.collect();
    let more = names.len().saturating_sub(SHOWN);
    if more > 1 {
        names.truncate(SHOWN);
        names.push(format!("{more} more"));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {joint} {last}", others.join(", ")),
        None => String::new(),
    }
}
