//! Actions that a page about something else mentions in passing.
//!
//! `POST /groups/{id}/threads/{id}/reply` stands on a page about extended properties.
//!
//! "Use the same REST request as creating the instance", such a page says, and goes on about its own subject. The page
//! whose title names the call (`# conversationThread: reply`) says what the call is sent and answers.

use std::collections::BTreeMap;

use crate::api::{ItemType, Method, Operation, Overruling, Property, Route, Segment, TypeRef, Witness, number};
use crate::odata::key::PathKey;
use crate::odata::name::fold;
use crate::resolve::address::calls::title_names;
use crate::resolve::types::lookup::Scope;
use crate::text::source::Span;

/// The ranks of the operations whose titles name a call, by method and address.
type Owners = BTreeMap<(Method, String), usize>;

/// Gives calls on foreign pages the contract of their own page.
pub(crate) fn follow_owners(operations: Vec<Operation>) -> Vec<Operation> {
    let mut owners = Owners::new();
    for (rank, operation) in operations.iter().enumerate() {
        for route in operation.routes.iter().filter(|route| owns(operation, route)) {
            owners.entry((operation.method, PathKey::of(&route.segments).text)).or_insert(rank);
        }
    }
    let mentions: Vec<Vec<Operation>> = operations.iter().map(|it| mentions(&operations, &owners, it)).collect();
    let mut result = Vec::with_capacity(operations.len());
    for (mut operation, mentions) in operations.into_iter().zip(mentions) {
        operation.routes.retain(|route| !mentions.iter().any(|it| it.routes.contains(route)));
        if !operation.routes.is_empty() {
            result.push(operation);
        }
        result.extend(mentions);
    }
    result
}

/// The calls that an operation mentions in passing, under the contracts of their owners.
fn mentions(operations: &[Operation], owners: &Owners, operation: &Operation) -> Vec<Operation> {
    let mut borrowed: BTreeMap<usize, Vec<Route>> = BTreeMap::new();
    for route in operation.routes.iter().filter(|route| !owns(operation, route)) {
        let owner = owners.get(&(operation.method, PathKey::of(&route.segments).text)).copied();
        if let Some(rank) = owner.filter(|rank| operations[*rank].page != operation.page) {
            borrowed.entry(rank).or_default().push(route.clone());
        }
    }
    let under_contract = |(rank, routes): (usize, Vec<Route>)| {
        let owner = &operations[rank];
        Operation {
            routes,
            statuses: owner.statuses.clone(),
            body: owner.body.clone(),
            required: owner.required.clone(),
            response: owner.response.clone(),
            several: owner.several.clone(),
            deprecated: owner.deprecated.clone(),
            ..operation.clone()
        }
    };
    borrowed.into_iter().map(under_contract).collect()
}

fn owns(operation: &Operation, route: &Route) -> bool {
    let called = |name: &str| title_names(&operation.title.value, name);
    matches!(route.segments.last(), Some(Segment::Call { name, .. }) if called(name))
}

/// A parameter of which a page says no more than its name is of the type that another call of the same subject gives
/// it: `# message: reply` has a table for the `comment` that `# message: createReply` speaks of.
pub(crate) fn type_mentions(scope: Scope<'_, '_>, operations: &mut [Operation]) {
    let mut known: BTreeMap<(String, String), (TypeRef, Span)> = BTreeMap::new();
    for operation in operations.iter() {
        let Some(subject) = subject(operation) else { continue };
        for parameter in operation.parameters().iter().filter(|it| it.doc.is_some()) {
            let said = (parameter.ty(), parameter.origin);
            known.entry((subject.clone(), fold(&parameter.name))).or_insert(said);
        }
    }
    for operation in operations {
        let Some(subject) = subject(operation) else { continue };
        let untyped = |it: &&mut Property| it.doc.is_none() && *it.item == ItemType::Json;
        for parameter in operation.parameters_mut().iter_mut().filter(untyped) {
            let (rule, witness) = (Overruling::Mentioned, Witness::Table);
            let key = (subject.clone(), fold(&parameter.name));
            let Some((ty, span)) = known.get(&key).filter(|it| it.0 != parameter.ty()) else { continue };
            parameter.item.overrule(ty.item, rule, witness, scope.show(ty.item), *span);
            if *parameter.collection != ty.collection {
                parameter.collection.overrule(ty.collection, rule, witness, number(ty.collection), *span);
            }
        }
    }
}

fn subject(operation: &Operation) -> Option<String> {
    Some(fold(operation.title.value.split_once(':')?.0.trim()))
}
