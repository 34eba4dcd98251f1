//! Pages whose request lines lead to different types, split into operations.
//!
//! Such are `/me/photo` and `/me/photos`, or `/me/events` and `/me/messages`.
//!
//! The page's words hold for the lines that lead there; any other line follows its own path. Words that are about several
//! things name their common type, "the requested, derived type": an example of the very address says which.

use std::collections::BTreeMap;

use crate::api::{ItemType, Method, Route, Segment, TypeRef, Witness};
use crate::odata::Address;
use crate::odata::example::{Arguments, is_example_of};
use crate::page::Example;
use crate::resolve::address::navigation::{Graph, Place};
use crate::resolve::operation::draft::{Draft, Tail, type_of};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::Claim;

/// Splits a draft into one for the lines that its words are about, and one for each other thing its lines lead to.
pub(crate) fn split_by_contract<'p>(scope: Scope<'_, '_>, graph: &Graph<'_>, draft: Draft<'p>) -> Vec<Draft<'p>> {
    if draft.tail != Tail::Plain || draft.routes.len() < 2 || matches!(draft.method, Method::Delete | Method::Head) {
        return vec![draft];
    }
    let mut own = Vec::new();
    let mut others: BTreeMap<TypeRef, Vec<Route>> = BTreeMap::new();
    for route in &draft.routes {
        match leads_elsewhere(graph, &draft, route) {
            Some(ty) => others.entry(ty).or_default().push(route.clone()),
            None => own.push(route.clone()),
        }
    }
    // All lines lead to one other thing: then the words are about them after all, and a vote decides.
    if own.is_empty() && others.len() == 1 {
        return vec![draft];
    }
    let rest = others.iter().map(|(ty, routes)| follow_path(&draft, *ty, routes.clone()));
    let mut drafts: Vec<Draft<'p>> = rest.collect();
    if !own.is_empty() {
        let elsewhere: Vec<ItemType> = others.keys().map(|it| it.item).collect();
        let others: Vec<Route> = others.into_values().flatten().collect();
        // A cast among the lines: what is answered depends on the address, and the words name what these have in common.
        let casts = draft.routes.iter().flat_map(|it| &it.segments).any(|it| matches!(it, Segment::Cast(_)));
        let shown = if casts { shown_at(scope, graph, &draft, &own) } else { None };
        let mut said = draft.response_types.clone();
        said.retain(|it| !is_of_example(&draft, it, &others) || is_of_example(&draft, it, &own));
        let words = said.first().map(|it| it.value);
        said.retain(|it| !is_of_other_line(graph, it, words, &elsewhere));
        let response_types = shown.map_or(said, |it| vec![it]);
        drafts.insert(0, Draft { routes: own, response_types, ..draft });
    }
    drafts
}

/// The type, derived from the page's, that all examples of these addresses answer.
fn shown_at(scope: Scope<'_, '_>, graph: &Graph<'_>, draft: &Draft<'_>, routes: &[Route]) -> Option<Claim<ItemType>> {
    let said = draft.response_types.first()?.value;
    let answers = |it: &Example| {
        let ty = it.response.as_ref()?.annotation.as_ref()?.ty.as_ref().filter(|_| is_at(it, draft, routes))?;
        Some(claim(Witness::Annotation, type_of(scope, draft.page, ty)?, ty.span))
    };
    let mut found = draft.said.examples.iter().copied().filter_map(answers);
    let first = found.next()?;
    let narrows = first.value != said && graph.is_a(first.value, said) && found.all(|it| it.value == first.value);
    narrows.then_some(first)
}

/// True of a claim that the annotation of an example of these addresses makes.
fn is_of_example(draft: &Draft<'_>, claim: &Claim<ItemType>, routes: &[Route]) -> bool {
    let says = |it: &Example| {
        let ty = it.response.as_ref().and_then(|it| it.annotation.as_ref()?.ty.as_ref());
        ty.is_some_and(|ty| ty.span == claim.span) && is_at(it, draft, routes)
    };
    claim.witness == Witness::Annotation && draft.said.examples.iter().copied().any(says)
}

/// True of a row in a table of methods that names what another line leads to: the row is about that line.
fn is_of_other_line(
    graph: &Graph<'_>,
    claim: &Claim<ItemType>,
    words: Option<ItemType>,
    elsewhere: &[ItemType],
) -> bool {
    claim.witness == Witness::Methods
        && words.is_some_and(|it| !graph.related(it, claim.value))
        && elsewhere.iter().any(|it| graph.is_a(claim.value, *it))
}

/// True of an example whose request goes to one of these addresses.
fn is_at(example: &Example, draft: &Draft<'_>, routes: &[Route]) -> bool {
    let Some(line) = example.request.as_ref().map(|it| &it.line) else { return false };
    let shown = Address::read(&line.target).pieces();
    let is_there = |route: &Route| is_example_of(&shown, &route.segments, Arguments::Any);
    line.method == draft.method && routes.iter().any(is_there)
}

/// Where a line leads, if that is not what the page speaks of.
fn leads_elsewhere(graph: &Graph<'_>, draft: &Draft<'_>, route: &Route) -> Option<TypeRef> {
    let Place::At(ty) = graph.walk(&route.segments) else { return None };
    let said = match draft.method {
        Method::Get => draft.response_types.first(),
        _ => draft.body_types.first().or(draft.response_types.first()),
    }?;
    let several = draft.several.first().is_some_and(|it| it.value);
    let same_number = draft.method != Method::Get || several == ty.collection;
    let same_thing = graph.related(said.value, ty.item) && same_number;
    // A derived type at an address of its own is worth an operation of its own.
    let more_specific = ty.item != said.value && graph.is_a(ty.item, said.value);
    (!same_thing || more_specific).then_some(ty)
}

fn follow_path<'p>(draft: &Draft<'p>, ty: TypeRef, routes: Vec<Route>) -> Draft<'p> {
    let span = routes.first().map_or(draft.page.title.span, |it| it.span);
    let answers_one = draft.method != Method::Get;
    Draft {
        page: draft.page,
        api: draft.api,
        said: draft.said.clone(),
        method: draft.method,
        tail: draft.tail,
        routes,
        response_types: vec![claim(Witness::Path, ty.item, span)],
        several: vec![claim(Witness::Path, ty.collection && !answers_one, span)],
        body_types: if draft.body_types.is_empty() { Vec::new() } else { vec![claim(Witness::Path, ty.item, span)] },
        statuses: draft.statuses.clone(),
    }
}
