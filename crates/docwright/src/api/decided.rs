//! A decision: a value of the model, and the evidence that made it.
//!
//! ```text
//! claims ─▶ vote ─▶ overrulings, in the order of their list
//! ```
//!
//! Reading is free, a decision is its value; changing it takes a method that leaves evidence.

use std::fmt;
use std::ops::Deref;

use crate::api::{Evidence, Overruling, Standing, Witness};
use crate::text::source::Span;

/// A value with the evidence that made it.
#[derive(Clone, Default)]
pub struct Decided<T> {
    value: T,
    evidence: Vec<Evidence>,
}

impl<T> Decided<T> {
    /// The first decision about a fact, with all that was heard or set aside for it.
    pub(crate) fn new(value: T, evidence: Vec<Evidence>) -> Self {
        Self { value, evidence }
    }

    /// One place decides, by a rule that needs no vote.
    pub(crate) fn ruled(value: T, witness: Witness, says: impl Into<String>, span: Span, rule: &'static str) -> Self {
        Self::new(value, vec![Evidence::ruling(witness, says, span, rule)])
    }

    /// Makes the first decision, where a value stood that nobody had said anything about.
    pub(crate) fn decide(&mut self, first: Self) {
        debug_assert!(self.evidence.is_empty(), "a decision is overruled, not replaced");
        *self = first;
    }

    /// The same decision in other terms.
    pub(crate) fn read_as<U>(self, terms: impl FnOnce(T) -> U) -> Decided<U> {
        Decided { value: terms(self.value), evidence: self.evidence }
    }

    /// The same decision, with what had been set aside before it was made.
    pub(crate) fn after(self, mut set_aside: Vec<Evidence>) -> Self {
        set_aside.extend(self.evidence);
        Self { evidence: set_aside, ..self }
    }

    /// Access to parts of the value that are decisions of their own; only the noun that has such parts hands them out.
    pub(in crate::api) fn parts(&mut self) -> &mut T {
        &mut self.value
    }

    /// The statements of all places, in the order in which they were heard.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The places that say what was decided.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        self.evidence.iter().filter(|it| it.agrees).map(|it| it.span)
    }

    /// Some place says what was decided; otherwise it holds because nothing else is known.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.places().next().is_some()
    }

    /// Places say different things.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.evidence.iter().any(|it| !it.agrees)
    }
}

impl<T: PartialEq> Decided<T> {
    /// A rule overrules the decision, or confirms it. What said something else until now agrees if it says the same.
    pub(crate) fn overrule(
        &mut self,
        value: T,
        rule: Overruling,
        witness: Witness,
        says: impl Into<String>,
        span: Span,
    ) {
        debug_assert!(self.overruled().is_none_or(|it| it <= rule), "{rule:?} comes too late");
        let says = says.into();
        self.change(value, &says);
        self.evidence.push(Evidence { witness, says, span, agrees: true, standing: Standing::Overruling(rule) });
    }

    /// The decision does not hold, for this reason, although no place says otherwise.
    pub(crate) fn set_aside(&mut self, value: T, says: &str, reason: &'static str) {
        if self.value == value {
            return;
        }
        self.evidence.iter_mut().filter(|it| it.agrees).for_each(|it| it.standing = Standing::Unheard(reason));
        self.change(value, says);
    }

    /// Keeps what a further place claims that comes too late to count; `None` is a claim of nothing that is known.
    pub(crate) fn note(
        &mut self,
        claimed: Option<T>,
        witness: Witness,
        says: impl Into<String>,
        span: Span,
        reason: &'static str,
    ) {
        let agrees = claimed.is_some_and(|it| it == self.value);
        self.evidence.push(Evidence::unheard(witness, says, span, reason).agreeing(agrees));
    }

    /// Evidence that agreed no longer does where the value is another one, and other evidence may have said this.
    fn change(&mut self, value: T, says: &str) {
        if self.value != value {
            self.evidence.iter_mut().for_each(|it| it.agrees = !it.agrees && it.says == says);
            self.value = value;
        }
    }

    fn overruled(&self) -> Option<Overruling> {
        self.evidence.iter().rev().find_map(|it| match it.standing {
            Standing::Overruling(rule) => Some(rule),
            Standing::Vote { .. } | Standing::Rule(_) | Standing::Unheard(_) => None,
        })
    }
}

impl<T> Decided<Vec<T>> {
    /// One more place adds to a list that unites what places say.
    pub(crate) fn unite(&mut self, item: T, evidence: Evidence) {
        self.value.push(item);
        self.evidence.push(evidence);
    }
}

impl<T> From<T> for Decided<T> {
    /// Nothing is said.
    fn from(value: T) -> Self {
        Self::new(value, Vec::new())
    }
}

impl<T> Deref for Decided<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Decided<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The value, then the evidence: `true <- [+ Table 4: "a collection" @ 2:167..173]`.
impl<T: fmt::Debug> fmt::Debug for Decided<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = format!("{:?}", self.value);
        let is_long = f.alternate() && short.len() > LONG;
        if is_long {
            write!(f, "{:#?}", self.value)?
        } else {
            f.write_str(&short)?
        }
        if self.evidence.is_empty() {
            return Ok(());
        }
        f.write_str(if is_long { "\n<- " } else { " <- " })?;
        f.debug_list().entries(&self.evidence).finish()
    }
}

/// Longer values take several lines of a dump.
const LONG: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;

    fn place() -> Span {
        Span::at_start(Sources::from_texts([("a.md", "")]).iter().next().unwrap().0)
    }

    fn said(says: &str, agrees: bool) -> Evidence {
        Evidence::ruling(Witness::Table, says, place(), "it says so").agreeing(agrees)
    }

    fn agreeing<T>(decided: &Decided<T>) -> Vec<&str> {
        decided.evidence().iter().filter(|it| it.agrees).map(|it| it.says.as_str()).collect()
    }

    /// `a` by two places, against `b` and `c`.
    fn disputed() -> Decided<char> {
        Decided::new('a', vec![said("a", true), said("b", false), said("a", true), said("c", false)])
    }

    #[test]
    fn what_is_overruled_disagrees_and_what_said_so_before_agrees() {
        let mut decided = disputed();
        decided.overrule('b', Overruling::BaseDecides, Witness::Base, "b", place());
        assert_eq!((*decided, agreeing(&decided)), ('b', vec!["b", "b"]));
        decided.overrule('d', Overruling::Narrowed, Witness::Path, "d", place());
        assert_eq!((*decided, agreeing(&decided)), ('d', vec!["d"]));
    }

    #[test]
    fn what_is_confirmed_keeps_its_evidence() {
        let mut decided = disputed();
        decided.overrule('a', Overruling::BaseDecides, Witness::Base, "a, too", place());
        assert_eq!((*decided, agreeing(&decided)), ('a', vec!["a", "a", "a, too"]));
    }

    #[test]
    fn what_is_set_aside_did_not_count() {
        let mut decided = disputed();
        decided.set_aside('b', "b", "they run in a circle");
        assert_eq!((*decided, agreeing(&decided)), ('b', vec!["b"]));
        let unheard = decided.evidence().iter().filter(|it| matches!(it.standing, Standing::Unheard(_)));
        assert_eq!(unheard.map(|it| it.says.as_str()).collect::<Vec<_>>(), ["a", "a"]);
        let before = decided.clone();
        decided.set_aside('b', "b", "nothing changes");
        assert_eq!(decided.evidence(), before.evidence());
    }

    #[test]
    fn what_comes_too_late_to_count_is_compared() {
        let mut decided = disputed();
        for claim in [Some('a'), Some('b'), None] {
            decided.note(claim, Witness::Table, "late", place(), "it comes too late");
        }
        assert_eq!(agreeing(&decided), ["a", "a", "late"]);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "BaseDecides comes too late")]
    fn an_earlier_rule_cannot_overrule_a_later_one() {
        let mut decided = disputed();
        decided.overrule('b', Overruling::Walked, Witness::Path, "b", place());
        decided.overrule('c', Overruling::BaseDecides, Witness::Base, "c", place());
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "overruled, not replaced")]
    fn a_decision_with_evidence_is_not_replaced() {
        let mut decided = Decided::from('a');
        decided.decide(disputed());
        decided.decide(Decided::from('b'));
    }

    #[test]
    fn a_dump_has_the_value_first() {
        let decided = Decided::new(true, vec![said("yes", true)]);
        assert_eq!(format!("{decided:?}"), r#"true <- [+ Table: "yes" @ 0:0..0 decides, "it says so"]"#);
        assert_eq!(format!("{:?}", Decided::from(7)), "7");
    }
}
