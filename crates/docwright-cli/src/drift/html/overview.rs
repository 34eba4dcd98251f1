//! What stands above the changes: counts of each class, a bar for each product area, and the lists to choose from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use docwright::drift::Class;

use super::super::announced::{Announced, Entry};
use super::super::findings::Findings;
use super::escape;

/// A card for each class, which is also the button that filters by it.
pub(super) fn cards(findings: &Findings) -> String {
    let card = |class: Class| {
        let (count, name) = (findings.report.count(class), capitalized(class));
        let about = match class {
            Class::Breaking => "some caller stops compiling or decoding",
            Class::Behaviour => "compiles, and may act differently",
            Class::Additive => "something new, nothing old affected",
            Class::Docs => "only the text reads differently",
        };
        format!(
            "<button type=\"button\" class=\"card {class}\" data-class=\"{class}\" aria-pressed=\"true\">\
             <b>{count}</b><span>{name}</span><small>{about}</small></button>\n"
        )
    };
    Class::ALL.into_iter().map(card).collect()
}

/// Counts of the changes of a product area, in the order of [`Class::ALL`].
type Counts = [usize; 4];

fn counts<'a>(findings: &'a Findings) -> Vec<(&'a str, Counts)> {
    let mut areas: BTreeMap<&str, Counts> = BTreeMap::new();
    for it in &findings.report.changes {
        let counts = areas.entry(&it.area).or_default();
        let classes = Class::ALL.iter().zip(counts);
        classes.filter(|(class, _)| **class == it.class()).for_each(|(_, count)| *count += 1);
    }
    let mut areas: Vec<_> = areas.into_iter().collect();
    // The worst first.
    areas.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    areas
}

/// A bar for each product area, divided by class.
pub(super) fn chart(findings: &Findings) -> String {
    let areas = counts(findings);
    let Some(most) = areas.iter().map(|it| it.1.iter().sum::<usize>()).max() else { return String::new() };
    let mut text =
        "<figure class=\"chart\"><figcaption>Changes by product area <small>(lengths are square roots)</small></figcaption><div class=\"rows\">\n".to_owned();
    for (area, counts) in &areas {
        let total: usize = counts.iter().sum();
        let name = escape(area_name(area));
        let classes = Class::ALL.iter().zip(counts).filter(|it| *it.1 > 0);
        let told: Vec<String> = classes.clone().map(|(class, count)| format!("{count} {class}")).collect();
        let mut at = 0.0;
        let mut bars = String::new();
        for (class, count) in classes {
            let width = width(*count, total, most);
            let _ = write!(
                bars,
                "<rect class=\"{class}\" x=\"{at:.2}\" y=\"0\" width=\"{width:.2}\" height=\"10\"><title>{count} {class}</title></rect>"
            );
            at += width;
        }
        let _ = writeln!(
            text,
            "<button type=\"button\" class=\"row\" data-area=\"{}\" aria-pressed=\"false\" aria-label=\"{name}: {}\">\
             <span class=\"name\" title=\"{name}\">{name}</span>\
             <svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{bars}</svg>\
             <span class=\"total\">{total}</span></button>",
            escape(area),
            told.join(", "),
        );
    }
    text + "</div></figure>"
}

/// Percent of the widest bar for a part of an area's changes. One area may have a hundred times the changes of another:
/// the roots of totals keep both visible.
fn width(count: usize, total: usize, most: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it.max(1)).unwrap_or(u32::MAX));
    100.0 * (number(total) / number(most)).sqrt() * number(count) / number(total)
}

/// The product areas as options of a list.
pub(super) fn areas(findings: &Findings) -> String {
    let areas: BTreeSet<&str> = findings.report.changes.iter().map(|it| it.area.as_str()).collect();
    let named = areas.into_iter().filter(|it| !it.is_empty());
    named.map(|it| format!("<option>{}</option>", escape(it))).collect()
}

/// The rules as options of a list.
pub(super) fn rules(findings: &Findings) -> String {
    let rules: BTreeSet<String> = findings.report.changes.iter().map(docwright::drift::Change::id).collect();
    rules.into_iter().map(|it| format!("<option>{}</option>", escape(&it))).collect()
}

/// The list that tells announced changes from others, where that was asked about.
pub(super) fn announced(findings: &Findings) -> String {
    let list = "<label><span class=\"sr\">Announced</span><select id=\"announced\"><option value=\"\">Announced or not</option>\
                <option value=\"yes\">Announced</option><option value=\"no\">Not announced</option></select></label>";
    findings.announced.as_ref().map_or(String::new(), |_| list.to_owned())
}

/// What was announced and is not in the documentation.
pub(super) fn unmet(findings: &Findings) -> String {
    let entry = |it: &Entry| {
        let (date, place, text) = (escape(&it.date), escape(&it.place), escape(&it.text));
        format!("<li>{date} <code>{place}</code> {text}</li>\n")
    };
    let entries: String = findings.announced.iter().flat_map(Announced::unmet).map(entry).collect();
    if entries.is_empty() {
        return entries;
    }
    format!(
        "<section class=\"entries docs\"><h2>Announced, and not in the documentation</h2><ul>\n{entries}</ul></section>"
    )
}

/// `Breaking`
pub(super) fn capitalized(class: Class) -> &'static str {
    match class {
        Class::Breaking => "Breaking",
        Class::Behaviour => "Behaviour",
        Class::Additive => "Additive",
        Class::Docs => "Documentation",
    }
}

/// What people read where pages name no product area.
pub(super) fn area_name(area: &str) -> &str {
    if area.is_empty() { "no area" } else { area }
}
