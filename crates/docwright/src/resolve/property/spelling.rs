//! The spelling of a property's name, decided by a vote of rows, JSON and examples.
//!
//! ```text
//! |Maker|String|…|         row
//! { "maker": "String" }    representation of the type, answers of examples
//! ```

use crate::api::{Evidence, Property, Witness};
use crate::odata::name::{has_words, is_misspelt};
use crate::page::{JsonMember, PropertyRow};
use crate::resolve::types::lookup::claim;
use crate::resolve::vote::{Claim, Fact, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

/// Spells a property as most places do, and reports the row that spells it otherwise.
pub(crate) fn decide(
    property: &mut Property,
    rows: &[&PropertyRow],
    members: &[&JsonMember],
    examples: Vec<Claim<String>>,
) -> Option<Diagnostic> {
    let rows = rows.iter().map(|it| claim(Witness::Table, it.name.value.clone(), it.name.span));
    let members = members.iter().map(|it| claim(Witness::Json, it.name.value.clone(), it.name.span));
    let mut claims: Vec<_> = rows.chain(members).chain(examples).collect();
    if claims.iter().all(|it| it.value == *property.name) {
        return None;
    }
    let flat = set_flat_aside(&mut claims);
    let verdict = vote(Fact::Spelling, &claims, String::clone)?;
    let winner = claims.iter().find(|it| it.value == *verdict.decided)?;
    let finding = (winner.value != *property.name).then(|| {
        let place = match winner.witness {
            Witness::Table => "another row",
            Witness::Json => "the JSON representation",
            _ => "an example",
        };
        let message = format!("`{}` is spelled `{}` in {place}", *property.name, winner.value);
        Diagnostic::new(Rule::NameCase, message, property.origin).with(place, winner.span)
    });
    property.name.decide(verdict.decided.after(flat));
    finding
}

/// The finding that a member is a described name misspelt: one slip away from it, where no member beside it has that name.
pub(crate) fn misspelt<'d, 'j>(
    member: &JsonMember,
    beside: impl Iterator<Item = &'j JsonMember> + Clone,
    mut described: impl Iterator<Item = (&'d str, Span)>,
) -> Option<Diagnostic> {
    let name = &member.name.value;
    let is_shown = |name: &str| beside.clone().any(|it| it.name.value.eq_ignore_ascii_case(name));
    let (meant, span) = described.find(|(it, _)| is_misspelt(name, it) && !is_shown(it))?;
    let message = format!("`{name}` is not described, but `{meant}` is: one of them is misspelt");
    Some(Diagnostic::new(Rule::MisspeltMember, message, member.name.span).with("described here", span))
}

/// Removes spellings that show no words where others do: people and examples write all in lower case. A representation
/// is written with more care than a row, so that it counts against rows all the same.
fn set_flat_aside(claims: &mut Vec<Claim<String>>) -> Vec<Evidence> {
    const REASON: &str = "it shows no words, and other places do";
    let (mut said, mut sent) = (false, false);
    for it in claims.iter().filter(|it| shows_words(&it.value)) {
        said = true;
        sent |= it.witness != Witness::Table;
    }
    let is_flat = |it: &mut Claim<String>| !shows_words(&it.value) && said && (sent || it.witness != Witness::Json);
    claims.extract_if(.., is_flat).map(|it| Evidence::unheard(it.witness, it.value, it.span, REASON)).collect()
}

/// True if a spelling has a word that begins in its middle; `ID` is a name that someone shouts.
fn shows_words(spelling: &str) -> bool {
    has_words(spelling) && spelling.chars().any(|it| it.is_ascii_lowercase())
}
