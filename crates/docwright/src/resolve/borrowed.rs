//! Pages that mention a call in passing: `POST /groups/{id}/threads/{id}/reply` on a page about extended properties.
//!
//! "Use the same REST request as creating the instance", such a page says, and goes on about its own subject. The page
//! whose title names the call (`# conversationThread: reply`) says what the call is sent and answers.

use std::collections::BTreeMap;

use super::calls::title_names;
use super::graph::path_key;
use crate::api::{Method, Operation, Route, Segment};

/// Gives calls on foreign pages the contract of their own page.
pub(super) fn follow_owners(operations: Vec<Operation>) -> Vec<Operation> {
    let mut owners: BTreeMap<(Method, String), usize> = BTreeMap::new();
    for (rank, operation) in operations.iter().enumerate() {
        for route in operation.routes.iter().filter(|route| owns(operation, route)) {
            owners.entry((operation.method, path_key(&route.segments))).or_insert(rank);
        }
    }
    let owner_of = |operation: &Operation, route: &Route| {
        let is_call = matches!(route.segments.last(), Some(Segment::Call { .. }));
        let found = owners.get(&(operation.method, path_key(&route.segments))).copied();
        found.filter(|rank| is_call && !owns(operation, route) && operations[*rank].page != operation.page)
    };
    let mut result = Vec::with_capacity(operations.len());
    for operation in &operations {
        let mut own = Vec::new();
        let mut borrowed: BTreeMap<usize, Vec<Route>> = BTreeMap::new();
        for route in &operation.routes {
            match owner_of(operation, route) {
                Some(rank) => borrowed.entry(rank).or_default().push(route.clone()),
                None => own.push(route.clone()),
            }
        }
        if !own.is_empty() {
            result.push(Operation { routes: own, ..operation.clone() });
        }
        for (rank, routes) in borrowed {
            let owner = &operations[rank];
            result.push(Operation {
                routes,
                statuses: owner.statuses.clone(),
                body: owner.body.clone(),
                reply: owner.reply,
                declared_reply: owner.declared_reply.clone(),
                evidence: owner.evidence.clone(),
                ..operation.clone()
            });
        }
    }
    result
}

fn owns(operation: &Operation, route: &Route) -> bool {
    let called = |name: &str| title_names(&operation.title.value, name);
    matches!(route.segments.last(), Some(Segment::Call { name, .. }) if called(name))
}
