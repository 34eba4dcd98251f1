//! Deprecation decided: one place that says so is enough.

use std::collections::BTreeSet;

use crate::api::{Decided, Deprecation, Evidence, Witness};
use crate::page::{DeprecationClaim, DeprecationPlace};

const ENOUGH: &str = "one place that says so is enough";

/// The decision of places that speak of one thing: words with a date count most.
pub(crate) fn decide<'p>(claims: impl IntoIterator<Item = &'p DeprecationClaim>) -> Decided<Option<Deprecation>> {
    let mut claims: Vec<&DeprecationClaim> = claims.into_iter().collect();
    // Several rows may stand beside one sentence.
    let mut seen = BTreeSet::new();
    claims.retain(|it| seen.insert(it.span));
    // Of words that are as good, those of the earlier place.
    let best = claims.iter().rev().max_by_key(|it| (has_date(&it.words), !it.words.is_empty()));
    let decision = best.map(|it| Deprecation { note: it.words.clone() });
    let said = |it: &&DeprecationClaim| {
        let says = if it.words.is_empty() { "deprecated" } else { &it.words };
        Evidence::ruling(witness(it.place), says, it.span, ENOUGH)
    };
    Decided::new(decision, claims.iter().map(said).collect())
}

fn witness(place: DeprecationPlace) -> Witness {
    match place {
        DeprecationPlace::Heading => Witness::Heading,
        DeprecationPlace::Name => Witness::Table,
        DeprecationPlace::Sentence => Witness::Prose,
        DeprecationPlace::Annotation => Witness::Annotation,
    }
}

/// Words that name a year.
fn has_date(words: &str) -> bool {
    words.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() == 4 && it.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{FileId, Span};

    #[test]
    fn words_with_a_date_count_most_and_earlier_ones_more() {
        let note = |words: &[&str]| {
            let claim = |(at, it): (usize, &&str)| DeprecationClaim {
                place: DeprecationPlace::Sentence,
                words: (*it).to_owned(),
                span: Span::new(FileId::NOWHERE, at..at),
            };
            let claims: Vec<DeprecationClaim> = words.iter().enumerate().map(claim).collect();
            decide(&claims).as_ref().map(|it| it.note.clone())
        };
        assert_eq!(note(&["", "Use a.", "Use b."]).as_deref(), Some("Use a."));
        assert_eq!(note(&["Use a.", "It ends in May 2029."]).as_deref(), Some("It ends in May 2029."));
        assert_eq!([note(&[""]).as_deref(), note(&[]).as_deref()], [Some(""), None]);
    }
}
