//! Navigation properties by request lines: spelling, one object or several.
//!
//! ```http
//! GET /teams/{id}/schedule/openShifts/{openShiftId}
//! ```
//!
//! A key behind a name picks one of several, and a name is spelled as it is sent. A table that says `openshifts` and one
//! object is wrong twice, and one that says `Schedule` begins its cells with capitals.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Method, Overruling, Segment, TypeDef, TypeKind, TypeRef, Witness, number};
use crate::odata::name::{fold, has_words};
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::operation::draft::{Draft, Tail};
use crate::resolve::vote::Claim;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{Span, Spanned};

/// The rank of a type, and the folded name of a property of it.
pub(crate) type Key = (usize, String);

/// Corrections of properties that request lines ask for.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    several: BTreeMap<Key, Several>,
    spelled: BTreeMap<Key, (String, Span)>,
    /// Properties that some request line leads to.
    pub(crate) walked: BTreeSet<Key>,
}

/// A request line that leads to several objects where a table has one.
#[derive(Debug)]
struct Several {
    span: Span,
    /// The places that show it.
    said: Vec<Spanned<String>>,
}

impl Several {
    /// A key picks one of them on the line, or a page says that it answers several.
    fn shown(draft: &Draft<'_>, span: Span, picks: bool) -> Self {
        let picked = || vec![Spanned::new("a key picks one of several on this line".to_owned(), span)];
        let answered = || {
            let say = |it: &Claim<bool>| Spanned::new(format!("{}: {}", it.witness.name(), number(true)), it.span);
            draft.several.iter().map(say).collect()
        };
        Self { span, said: if picks { picked() } else { answered() } }
    }
}

/// Compares all request lines with the properties that they walk through, and lets the graph know.
pub(crate) fn compare(graph: &mut Graph<'_>, drafts: &[Draft<'_>]) -> Corrections {
    let mut found = Corrections::default();
    for draft in drafts {
        for route in &draft.routes {
            for end in 1..=route.segments.len() {
                let Segment::Literal(name) = &route.segments[end - 1] else { continue };
                let Some((owner, single)) = graph.property_at(&route.segments[..end]) else { continue };
                let key = (owner, fold(name));
                found.walked.insert(key.clone());
                if has_words(name) || name.starts_with(|it: char| it.is_ascii_lowercase()) {
                    found.spelled.entry(key.clone()).or_insert_with(|| (name.clone(), route.span));
                }
                let picks = matches!(route.segments.get(end), Some(Segment::Key(_)));
                let lists = || end == route.segments.len() && graph.walk(&route.segments) == listed(draft);
                if single && graph.is_relationship(owner, &key.1) && (picks || lists()) {
                    graph.hold_several(owner, &key.1);
                    found.several.entry(key).or_insert_with(|| Several::shown(draft, route.span, picks));
                }
            }
        }
    }
    found
}

/// The object of which a page says in more than one place, and nowhere otherwise, that several are answered.
fn listed(draft: &Draft<'_>) -> Place {
    let plain = draft.method == Method::Get && draft.tail == Tail::Plain;
    let several = draft.several.len() > 1 && draft.several.iter().all(|it| it.value);
    let item = draft.response_types.first().filter(|_| plain && several);
    item.map_or(Place::Lost, |it| Place::At(TypeRef { item: it.value, collection: false }))
}

/// Corrects the properties, and says so.
pub(crate) fn apply(types: &mut [TypeDef], found: &Corrections, diagnostics: &mut Vec<Diagnostic>) {
    for (rank, definition) in types.iter_mut().enumerate() {
        let TypeKind::Struct(it) = &mut definition.kind else { continue };
        for property in it.properties.iter_mut().filter(|it| *it.navigation) {
            let key = (rank, fold(&property.name));
            if let Some(it) = found.several.get(&key) {
                let message = format!("`{}` is one object here, but request lines lead to several", *property.name);
                let finding = Diagnostic::new(Rule::TypeConflict, message, property.type_place())
                    .advising("add `collection` to the type in the table");
                diagnostics.push(it.said.iter().fold(finding, |found, it| found.with(it.value.as_str(), it.span)));
                property.collection.overrule(true, Overruling::Walked, Witness::Path, number(true), it.span);
            }
            let Some((spelling, span)) = found.spelled.get(&key).filter(|it| it.0 != *property.name) else { continue };
            if !has_words(&property.name) {
                let message = format!("`{}` is spelled `{spelling}` in request lines", *property.name);
                let finding = Diagnostic::new(Rule::NameCase, message, property.origin);
                diagnostics.push(finding.with("a request line", *span));
                property.name.overrule(spelling.clone(), Overruling::SpelledInPath, Witness::Path, spelling, *span);
            }
        }
    }
}
