//! Evidence as facts: a decision, its rule, and the statements of sources.

use crate::api::{Api, Decided, Deprecation, Evidence, Standing, TypeRef};
use crate::explain::{Context, Fact, Said};
use crate::text::source::Span;

/// How a type is written: `Collection(example.graph.recipient)`.
pub(crate) fn reference(api: &Api, ty: TypeRef) -> String {
    let item = api.show(ty.item);
    if ty.collection { format!("Collection({item})") } else { item }
}

/// A fact with its evidence; `otherwise` is why it is so when nobody says it.
pub(crate) fn fact<T>(
    context: Context<'_>,
    about: &str,
    decision: impl Into<String>,
    decided: &Decided<T>,
    otherwise: &str,
) -> Fact {
    Fact {
        about: about.to_owned(),
        decision: decision.into(),
        rule: rule(decided.evidence()).unwrap_or_else(|| otherwise.to_owned()),
        said: decided.evidence().iter().map(|it| said(context, it)).collect(),
    }
}

/// That something is deprecated, where some place says so.
pub(crate) fn deprecation(context: Context<'_>, about: &str, it: &Decided<Option<Deprecation>>) -> Option<Fact> {
    it.as_ref().map(|decision| fact(context, about, decision.text(), it, ""))
}

/// A fact that one place says.
pub(crate) fn single(
    context: Context<'_>,
    about: &str,
    decision: &str,
    rule: &str,
    place: (&'static str, Span),
) -> Fact {
    let (source, span) = place;
    let at = context.sources.position(span);
    let rule = format!("by rule: {rule}");
    let said = Said { source, says: decision.to_owned(), at, agrees: true, counted: "decides".to_owned() };
    Fact { about: about.to_owned(), decision: decision.to_owned(), rule, said: vec![said] }
}

/// The reason of a decision: a rule that needs no vote, else the vote.
fn rule(evidence: &[Evidence]) -> Option<String> {
    // The last rule had the last word: a base type overrules what a vote has decided before.
    let rule = evidence.iter().rev().filter(|it| it.agrees).find_map(|it| match it.standing {
        Standing::Rule(rule) => Some(rule),
        Standing::Overruling(rule) => Some(rule.text()),
        Standing::Vote { .. } | Standing::Unheard(_) => None,
    });
    rule.map(|it| format!("by rule: {it}")).or_else(|| vote(evidence))
}

fn vote(evidence: &[Evidence]) -> Option<String> {
    let totals = |agrees: bool| {
        evidence.iter().filter(move |it| it.agrees == agrees).filter_map(|it| match it.standing {
            Standing::Vote { total, .. } => Some((total, it.witness)),
            Standing::Rule(_) | Standing::Overruling(_) | Standing::Unheard(_) => None,
        })
    };
    let (winner, _) = totals(true).next()?;
    let Some(loser) = totals(false).map(|(total, _)| total).max() else {
        return Some(format!("by vote: weight {winner}, nothing against it"));
    };
    if loser < winner {
        return Some(format!("by vote: weight {winner} against {loser}"));
    }
    let first = |agrees| totals(agrees).filter(|(total, _)| *total == winner).map(|(_, it)| it).min();
    let tie = match (first(true), first(false)) {
        (Some(own), Some(other)) if own != other => format!("{} goes before {}", own.name(), other.name()),
        _ => "the earlier place goes first".to_owned(),
    };
    Some(format!("by vote: weight {winner} against {loser}, a tie: {tie}"))
}

fn said(context: Context<'_>, it: &Evidence) -> Said {
    let counted = match it.standing {
        Standing::Vote { weight, .. } => format!("weight {weight}"),
        Standing::Rule(_) | Standing::Overruling(_) => "decides".to_owned(),
        Standing::Unheard(reason) => format!("not counted: {reason}"),
    };
    let at = context.sources.position(it.span);
    Said { source: it.witness.name(), says: it.says.clone(), at, agrees: it.agrees, counted }
}
