//! The head of the report: counts of each class, a bar chart by product area, and the lists to filter by.

use std::collections::BTreeSet;

use docwright::drift::{Change, Class};
use maud::{Markup, html};

use super::super::announced::{Announced, Entry};
use super::super::findings::{Counts, Findings, area_name, capitalized};

/// A card for each class, which is also the button that filters by it.
pub(super) fn cards(findings: &Findings) -> Markup {
    html! {
        @for class in Class::ALL {
            @let name = class.to_string();
            button type="button" class={ "card " (name) } data-class=(name) aria-pressed="true" {
                b { (findings.report.count(class)) }
                span { (capitalized(class)) }
                small { (about(class)) }
            }
        }
    }
}

fn about(class: Class) -> &'static str {
    match class {
        Class::Breaking => "some caller stops compiling or decoding",
        Class::Behaviour => "compiles, and may act differently",
        Class::Additive => "something new, nothing old affected",
        Class::Docs => "only the text reads differently",
    }
}

/// A bar for each product area, divided by class.
pub(super) fn chart(findings: &Findings) -> Markup {
    let areas = findings.areas();
    let most = areas.iter().map(|it| it.1.iter().sum::<usize>()).max();
    html! {
        @if let Some(most) = most {
            figure.chart {
                figcaption { "Changes by product area " small { "(lengths are square roots)" } }
                div.rows { @for (area, counts) in &areas { (row(area, counts, most)) } }
            }
        }
    }
}

fn row(area: &str, counts: &Counts, most: usize) -> Markup {
    let (name, total) = (area_name(area), counts.iter().sum::<usize>());
    let mut at = 0.0;
    let parts = Class::ALL.iter().zip(counts).filter(|it| *it.1 > 0).map(|(class, count)| {
        let (start, width) = (at, width(*count, total, most));
        at += width;
        (class.to_string(), format!("{count} {class}"), format!("{start:.2}"), format!("{width:.2}"))
    });
    let parts: Vec<_> = parts.collect();
    let told: Vec<&str> = parts.iter().map(|it| it.1.as_str()).collect();
    html! {
        button.row type="button" data-area=(area) aria-pressed="false" aria-label={ (name) ": " (told.join(", ")) } {
            span.name title=(name) { (name) }
            svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                @for (class, told, start, width) in &parts {
                    rect class=(class) x=(start) y="0" width=(width) height="10" { title { (told) } }
                }
            }
            span.total { (total) }
        }
    }
}

/// Percent of the widest bar for a part of an area's changes. One area may have a hundred times the changes of another:
/// the roots of totals keep both visible.
fn width(count: usize, total: usize, most: usize) -> f64 {
    let number = |it: usize| f64::from(u32::try_from(it.max(1)).unwrap_or(u32::MAX));
    100.0 * (number(total) / number(most)).sqrt() * number(count) / number(total)
}

/// The product areas as options of a list.
pub(super) fn areas(findings: &Findings) -> Markup {
    let areas: BTreeSet<&str> = findings.report.changes.iter().map(|it| it.area.as_str()).collect();
    html! { @for it in areas.into_iter().filter(|it| !it.is_empty()) { option { (it) } } }
}

/// The rules as options of a list.
pub(super) fn rules(findings: &Findings) -> Markup {
    let rules: BTreeSet<String> = findings.report.changes.iter().map(Change::id).collect();
    html! { @for it in rules { option { (it) } } }
}

/// The list that tells announced changes from others, where that was asked about.
pub(super) fn announced(findings: &Findings) -> Markup {
    html! {
        @if findings.announced.is_some() {
            label {
                span.sr { "Announced" }
                select #announced {
                    option value="" { "Announced or not" }
                    option value="yes" { "Announced" }
                    option value="no" { "Not announced" }
                }
            }
        }
    }
}

/// Announcements that no change bears out.
pub(super) fn unmet(findings: &Findings) -> Markup {
    let entries: Vec<&Entry> = findings.announced.iter().flat_map(Announced::unmet).collect();
    html! {
        @if !entries.is_empty() {
            section.entries.docs {
                h2 { "Announced, and not in the documentation" }
                ul { @for it in entries { li { (it.date) " " code { (it.place) } " " (it.text) } } }
            }
        }
    }
}
