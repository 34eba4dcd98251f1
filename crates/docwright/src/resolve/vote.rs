//! The vote on a fact: the weightiest claim wins, and the losers are on record.
//!
//! Weights are per fact and witness, in one table below. Equal weight is decided by the order of [`Witness`], then by the
//! order of the documentation, so the same claims always give the same decision. What changes it afterwards is an
//! [`Overruling`](crate::api::Overruling).

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Decided, Evidence, Standing, Witness};
use crate::text::source::Span;

/// A statement of one place about a fact.
#[derive(Debug, Clone)]
pub(crate) struct Claim<T> {
    pub(crate) witness: Witness,
    pub(crate) value: T,
    pub(crate) span: Span,
    /// The value as written, where it is counted as something more specific.
    pub(crate) said: Option<T>,
}

/// Facts that are voted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The item type of a property.
    Type,
    /// A property, response or body is a collection.
    Collection,
    /// The item type of a response.
    Response,
    /// The item type of a request body.
    Body,
    /// The base of a type.
    Base,
    /// The letter case of a property's name.
    Spelling,
}

/// The outcome of a vote.
#[derive(Debug, Clone)]
pub(crate) struct Verdict<T> {
    pub(crate) decided: Decided<T>,
    /// Those that speak for it.
    pub(crate) winner: Side<T>,
    /// The strongest of those that say otherwise.
    pub(crate) dissent: Option<Side<T>>,
}

/// The places that claim one value, the weightiest first.
#[derive(Debug, Clone)]
pub(crate) struct Side<T> {
    pub(crate) value: T,
    pub(crate) places: Vec<(Witness, Span)>,
}

impl<T> Side<T> {
    /// Nothing but one place claims it; what a link says twice, in text and target, it says in one place.
    pub(crate) fn is_alone(&self) -> bool {
        self.places.iter().all(|it| it.1 == self.places[0].1)
    }

    /// The places that show it to a reader: an address only where little else does.
    pub(crate) fn telling(&self) -> impl Iterator<Item = (Witness, Span)> {
        let few = self.written() < 2;
        self.places.iter().copied().filter(move |it| few || is_written(it.0))
    }

    /// How many places say it in words, while the others only lead to it.
    pub(crate) fn written(&self) -> usize {
        let spans: BTreeSet<Span> = self.places.iter().filter(|it| is_written(it.0)).map(|it| it.1).collect();
        spans.len()
    }
}

impl Fact {
    /// How much a witness counts.
    ///
    /// - Sentences and tables are written by hand for this fact; annotations are copied with their block.
    /// - The request path shows what an address leads to, whatever the page says of it.
    /// - JSON spells names as they are sent, a table is typed by hand.
    /// - JSON examples abbreviate: they decide between others, hardly ever alone.
    fn weight(self, witness: Witness) -> u32 {
        match (self, witness) {
            (Self::Type, Witness::LinkTarget | Witness::LinkText | Witness::Table) => 4,
            (Self::Type, Witness::Json) => 3,
            (Self::Collection, Witness::Table | Witness::Prose) => 4,
            (Self::Collection, Witness::Example) => 3,
            // It is written after the table, and only repeats it.
            (Self::Collection, Witness::Json) => 1,
            (Self::Collection, Witness::Path) => 8,
            (Self::Response | Self::Body, Witness::Prose) => 5,
            (Self::Response | Self::Body, Witness::Path) => 4,
            (Self::Response | Self::Body, Witness::Annotation | Witness::Methods | Witness::Response) => 2,
            (Self::Base, Witness::Prose) => 4,
            (Self::Base, Witness::Annotation) => 3,
            (Self::Spelling, Witness::Json | Witness::Example) => 3,
            (Self::Spelling, Witness::Table) => 2,
            _ => 1,
        }
    }
}

/// Counts the votes; `None` when nobody says anything.
pub(crate) fn vote<T: Ord + Clone>(fact: Fact, claims: &[Claim<T>], show: impl Fn(&T) -> String) -> Option<Verdict<T>> {
    let mut totals: BTreeMap<&T, u32> = BTreeMap::new();
    for claim in claims {
        *totals.entry(&claim.value).or_default() += fact.weight(claim.witness);
    }
    let strength = |claim: &Claim<T>| (totals[&claim.value], std::cmp::Reverse(claim.witness));
    // `max_by_key` keeps the last of equals, so the claims are walked backwards.
    let winner = claims.iter().rev().max_by_key(|it| strength(it))?;
    let loser = claims.iter().rev().filter(|it| it.value != winner.value).max_by_key(|it| strength(it));
    let heard = claims.iter().map(|claim| Evidence {
        witness: claim.witness,
        says: match &claim.said {
            Some(said) => format!("{}, counted as {}", show(said), show(&claim.value)),
            None => show(&claim.value),
        },
        span: claim.span,
        agrees: claim.value == winner.value,
        standing: Standing::Vote { weight: fact.weight(claim.witness), total: totals[&claim.value] },
    });
    Some(Verdict {
        decided: Decided::new(winner.value.clone(), heard.collect()),
        winner: side(fact, claims, winner),
        dissent: loser.map(|it| side(fact, claims, it)),
    })
}

/// A witness says something itself: what an address leads to is not written on the line.
fn is_written(witness: Witness) -> bool {
    !matches!(witness, Witness::Path | Witness::Response)
}

/// All that claim what a claim does: first those that say it in so many words, then what is only counted as it.
fn side<T: Ord + Clone>(fact: Fact, claims: &[Claim<T>], one: &Claim<T>) -> Side<T> {
    let mut all: Vec<&Claim<T>> = claims.iter().filter(|it| it.value == one.value).collect();
    let is_literal = |it: &Claim<T>| it.said.is_none() && is_written(it.witness);
    all.sort_by_key(|it| (!is_literal(it), std::cmp::Reverse(fact.weight(it.witness)), it.witness));
    Side { value: one.value.clone(), places: all.into_iter().map(|it| (it.witness, it.span)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;

    fn claims(of: &[(Witness, &'static str)]) -> Vec<Claim<&'static str>> {
        let sources = Sources::from_texts([("a.md", "")]);
        let span = Span::at_start(sources.find("a.md").unwrap());
        of.iter().map(|&(witness, value)| Claim { witness, value, span, said: None }).collect()
    }

    fn winner(fact: Fact, of: &[(Witness, &'static str)]) -> &'static str {
        *vote(fact, &claims(of), |it| (*it).to_owned()).unwrap().decided
    }

    #[test]
    fn weight_beats_order_and_votes_add_up() {
        assert_eq!(winner(Fact::Type, &[(Witness::Json, "b"), (Witness::Table, "a")]), "a");
        let target_and_json = [(Witness::LinkText, "a"), (Witness::LinkTarget, "b"), (Witness::Json, "b")];
        assert_eq!(winner(Fact::Type, &target_and_json), "b");
    }

    #[test]
    fn a_tie_goes_to_the_first_witness() {
        assert_eq!(winner(Fact::Type, &[(Witness::LinkText, "text"), (Witness::LinkTarget, "target")]), "target");
    }

    #[test]
    fn silence_decides_nothing_and_dissent_is_kept() {
        let none: &[Claim<&str>] = &[];
        assert!(vote(Fact::Base, none, |it| (*it).to_owned()).is_none());
        let both = claims(&[(Witness::Prose, "a"), (Witness::Annotation, "b")]);
        let verdict = vote(Fact::Base, &both, |it| (*it).to_owned()).unwrap();
        assert_eq!(verdict.dissent.map(|it| it.value), Some("b"));
        assert_eq!(verdict.decided.evidence().iter().map(|it| it.agrees).collect::<Vec<_>>(), [true, false]);
    }
}
