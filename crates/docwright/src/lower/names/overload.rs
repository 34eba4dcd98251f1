//! Names of functions: endpoints of one module that want one name are told apart by what only they have.
//!
//! The endpoint with the fewest arguments keeps the plain name, the others add the arguments that it does not have:
//! `range()` and `range_by_address(address)`. Among equally many the first line counts when one page documents them all,
//! then the address without names in parentheses, then the alphabet. Nothing depends on the order of pages, on their
//! titles or on the names of their files.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::Method;
use crate::krate::Ident;
use crate::lower::endpoint::grouping::Endpoint;
use crate::lower::endpoint::request_line::Last;
use crate::lower::names::ident::{Name, words};
use crate::lower::names::scope::Scope;
use crate::lower::names::verb::kind_of_call;
use crate::text::diagnostic::{Diagnostic, Rule};

/// A name planned for an endpoint.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    /// The words of the name.
    pub(crate) words: String,
    /// The function's name.
    pub(crate) ident: Ident,
}

/// Names every endpoint; one that cannot be told from another gets none. `verbs` has the plain name of each.
pub(crate) fn name_all(
    endpoints: &[Endpoint<'_>],
    verbs: &[String],
    notes: &mut Vec<Diagnostic>,
) -> Vec<Option<Planned>> {
    let mut modules: BTreeMap<&[Ident], Vec<usize>> = BTreeMap::new();
    for (at, endpoint) in endpoints.iter().enumerate() {
        modules.entry(&endpoint.plan.modules).or_default().push(at);
    }
    let mut names = vec![None; endpoints.len()];
    for members in modules.into_values() {
        for (at, planned) in name_module(endpoints, verbs, &members, notes) {
            names[at] = Some(planned);
        }
    }
    names
}

/// Endpoints of one module that want one name, the one that keeps it first.
struct Family {
    stem: String,
    members: Vec<usize>,
}

fn name_module(
    endpoints: &[Endpoint<'_>],
    verbs: &[String],
    members: &[usize],
    notes: &mut Vec<Diagnostic>,
) -> Vec<(usize, Planned)> {
    let families = families(endpoints, verbs, members);
    let mut scope = Scope::default();
    let mut named = Vec::with_capacity(members.len());
    // Plain names first: no overload of one family takes the name of another.
    for rank in [0, 1] {
        for family in &families {
            let base = family.members[0];
            let part = if rank == 0 { &family.members[..1] } else { &family.members[1..] };
            for &at in part {
                let endpoint = &endpoints[at];
                let wanted = if at == base {
                    vec![family.stem.clone()]
                } else {
                    overloads(&family.stem, endpoint, &endpoints[base])
                };
                let Some((words, name)) = scope.first_free(wanted) else {
                    notes.push(collision(&family.stem, endpoint, &endpoints[base]));
                    continue;
                };
                note_adjustment(endpoint, &verbs[at], &words, &name, notes);
                named.push((at, Planned { words, ident: name.ident }));
            }
        }
    }
    named
}

/// Groups by wanted name. A call makes way for a verb of the module, and a call by POST for the same call by GET.
fn families(endpoints: &[Endpoint<'_>], verbs: &[String], members: &[usize]) -> Vec<Family> {
    let is_call = |at: usize| matches!(endpoints[at].plan.last, Last::Call(_));
    let plain: BTreeSet<&str> = members.iter().filter(|it| !is_call(**it)).map(|it| verbs[*it].as_str()).collect();
    let read: BTreeSet<&str> = members
        .iter()
        .filter(|it| is_call(**it) && endpoints[**it].method == Method::Get)
        .map(|it| verbs[*it].as_str())
        .collect();
    let mut families: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in members {
        let (verb, method) = (verbs[at].as_str(), endpoints[at].method);
        let yields = is_call(at) && (plain.contains(verb) || (method != Method::Get && read.contains(verb)));
        let stem = if yields { format!("{verb}_{}", kind_of_call(method)) } else { verb.to_owned() };
        families.entry(stem).or_default().push(at);
    }
    let sorted = families.into_iter().map(|(stem, mut members)| {
        members.sort_by(|a, b| rank(&endpoints[*a]).cmp(&rank(&endpoints[*b])));
        if let Some(first) = first_on_page(endpoints, &members) {
            let at = members.iter().position(|it| *it == first).unwrap_or_default();
            members[..=at].rotate_right(1);
        }
        Family { stem, members }
    });
    sorted.collect()
}

/// The order in which endpoints of one name are considered.
fn rank<'e>(endpoint: &'e Endpoint<'_>) -> (usize, usize, &'e str) {
    let named = endpoint.plan.arguments.iter().filter(|it| it.named).count();
    (endpoint.argument_words.len(), named, &endpoint.plan.key)
}

/// Of the endpoints with the fewest arguments, the one whose line stands first on the pages that document them all; the
/// pages must agree.
fn first_on_page(endpoints: &[Endpoint<'_>], sorted: &[usize]) -> Option<usize> {
    let fewest = endpoints[*sorted.first()?].argument_words.len();
    let equals: Vec<usize> =
        sorted.iter().copied().take_while(|it| endpoints[*it].argument_words.len() == fewest).collect();
    let pages = |at: usize| endpoints[at].uses.iter().map(|it| it.operation.page).collect::<BTreeSet<_>>();
    let common = equals.iter().map(|it| pages(*it)).reduce(|a, b| &a & &b)?;
    let line = |at: usize, page| {
        let lines = endpoints[at].uses.iter().filter(move |it| it.operation.page == page).map(|it| it.route.span);
        lines.min()
    };
    let mut firsts = common.into_iter().map(|page| equals.iter().copied().min_by_key(|it| line(*it, page)));
    let first = firsts.next()??;
    firsts.all(|it| it == Some(first)).then_some(first)
}

/// The names for an endpoint whose plain name another one has, the preferred one first.
fn overloads(stem: &str, endpoint: &Endpoint<'_>, base: &Endpoint<'_>) -> Vec<String> {
    let arguments = &endpoint.argument_words;
    let extra: Vec<&str> =
        arguments.iter().filter(|it| !base.argument_words.contains(it)).map(String::as_str).collect();
    let mut names = Vec::new();
    if !extra.is_empty() {
        names.push(format!("{stem}_by_{}", extra.join("_and_")));
    }
    let fixed = endpoint.plan.fixed_query.iter().map(|(name, value)| words(&format!("{name} {value}")));
    let fixed: Vec<String> = fixed.collect();
    if !fixed.is_empty() {
        names.push(format!("{stem}_with_{}", fixed.join("_and_")));
    }
    if !arguments.is_empty() {
        names.push(format!("{stem}_by_{}", arguments.join("_and_")));
    }
    names.extend(distinguishing_literal(endpoint, base).map(|it| format!("{stem}_{it}")));
    names
}

/// The first part of the path that differs, letter by letter.
fn distinguishing_literal(endpoint: &Endpoint<'_>, base: &Endpoint<'_>) -> Option<String> {
    let parts = endpoint.plan.key.split('/');
    let mut differing =
        parts.zip(base.plan.key.split('/').map(Some).chain(std::iter::repeat(None))).filter(|(a, b)| Some(*a) != *b);
    let (part, _) = differing.next()?;
    let letters: String = part.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    let trimmed = letters.trim_matches('_');
    (!trimmed.is_empty()).then(|| words(trimmed))
}

fn note_adjustment(endpoint: &Endpoint<'_>, verb: &str, words: &str, name: &Name, notes: &mut Vec<Diagnostic>) {
    let is_overload =
        words.strip_prefix(verb).is_some_and(|it| it.is_empty() || it.starts_with("_by_") || it.starts_with("_with_"));
    let message = if is_overload {
        Name { reason: name.reason.filter(|_| words == verb), ..name.clone() }.adjustment(verb)
    } else {
        Some(format!("`{verb}` is named `{}`: another request of the module has the plain name", name.ident))
    };
    let Some(message) = message else { return };
    notes.push(Diagnostic::new(Rule::NameAdjusted, message, endpoint.uses[0].route.span));
}

fn collision(stem: &str, endpoint: &Endpoint<'_>, base: &Endpoint<'_>) -> Diagnostic {
    let message = format!("nothing tells `{}` from another request named `{stem}`; it has no function", endpoint.text);
    Diagnostic::new(Rule::NameCollision, message, endpoint.uses[0].route.span)
        .with("the other request", base.uses[0].route.span)
}
