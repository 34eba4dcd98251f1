//! Disputes: the finding that a vote leaves where places contradict each other.
//!
//! It stands at the odd one out, since that is what has to change: the side that lost, unless a single place won against
//! several by its weight. What it is held against is shown where it is really said.

use crate::api::Witness;
use crate::resolve::vote::{Side, Verdict};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

/// So many places of a side are shown.
const SHOWN: usize = 3;

/// The finding about a vote on `what`, if places disagreed; `show` says what a side claims.
pub(crate) fn finding<T>(
    rule: Rule,
    what: &str,
    verdict: &Verdict<T>,
    show: impl Fn(&T) -> String,
) -> Option<Diagnostic> {
    let (won, lost) = (&verdict.winner, verdict.dissent.as_ref()?);
    let outnumbered = won.is_alone() && !lost.is_alone();
    // What an address leads to stands in other places than the line itself, unless it is the line that all contradict.
    let unwritten = lost.written() == 0 && won.written() == 1;
    let (odd, other) = if outnumbered || unwritten { (won, lost) } else { (lost, won) };
    let &(witness, place) = odd.places.first()?;
    let (says, denied) = (show(&odd.value), show(&other.value));
    let mut found = match link(odd, other, place) {
        Some((text, target)) => {
            let (text, target) = (show(text), show(target));
            let message = format!("{what}: the link text names {text}, and the link leads to {target}");
            let advice = match won.is_alone() {
                true => "link to the page of the type that is meant, and let the link's text name that type".to_owned(),
                false if text == says => format!("let the link's text name {denied}, as other places do"),
                false => format!("link to the page of {denied}, as other places name it"),
            };
            Diagnostic::new(rule, message, place).advising(advice)
        }
        None => Diagnostic::new(rule, format!("{what} is {says} here, but {denied} elsewhere"), place),
    };
    if odd.is_alone() && !other.is_alone() && found.advice.is_none() {
        found = found.advising(format!("correct the {}: the other places agree on {denied}", witness.name()));
    }
    let mut shown = vec![place];
    for (side, value) in [(other, &denied), (odd, &says)] {
        for (witness, span) in side.telling().take(SHOWN) {
            if !shown.contains(&span) {
                shown.push(span);
                found = found.with(format!("{}: {value}", witness.name()), span);
            }
        }
    }
    Some(found)
}

/// The values of a link's text and of its target, where they are the two sides.
fn link<'v, T>(odd: &'v Side<T>, other: &'v Side<T>, place: Span) -> Option<(&'v T, &'v T)> {
    let says = |side: &Side<T>, witness: Witness| side.places.contains(&(witness, place));
    if says(odd, Witness::LinkText) && says(other, Witness::LinkTarget) {
        Some((&odd.value, &other.value))
    } else {
        (says(odd, Witness::LinkTarget) && says(other, Witness::LinkText)).then_some((&other.value, &odd.value))
    }
}
