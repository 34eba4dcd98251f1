//! Requests of models: the functions that take a type and those that answer it, on its rustdoc page.
//!
//! ```markdown
//! # Requests
//!
//! Taken by:
//!
//! - [`me::messages::create`](fn@crate::me::messages::create): `POST /me/messages`
//! - and 7 more
//! ```

use std::collections::BTreeMap;

use crate::krate::{Body, DocLine, Function, Gate, Item, ItemKind, ItemPath, Krate, Method, ModPath, Response};
use crate::lower::docs::items;
use crate::text::markdown::code;

/// How many functions each list names.
const MOST: usize = 8;

/// The functions of a type: those that take it, those that answer it.
type Uses = [Vec<(String, Gate)>; 2];

/// Adds the lists to all models.
pub(crate) fn list(krate: &mut Krate) {
    let uses = uses(krate);
    let mut lists: Vec<Vec<DocLine>> = Vec::new();
    for (path, module) in &krate.modules {
        for item in &module.items {
            let Item::Struct(it) = item else { continue };
            let public = module.path_of(path, &it.ident);
            let gate = krate.gate(path, &it.gate);
            lists.push(uses.get(&public).map(|it| lines(it, gate)).unwrap_or_default());
        }
    }
    let mut lists = lists.into_iter();
    for item in krate.modules.values_mut().flat_map(|it| &mut it.items) {
        if let Item::Struct(it) = item {
            it.requests = lists.next().unwrap_or_default();
        }
    }
}

fn uses(krate: &Krate) -> BTreeMap<ItemPath, Uses> {
    let mut functions: Vec<(&ModPath, &Function)> = Vec::new();
    let mut derived: BTreeMap<&ItemPath, Vec<ItemPath>> = BTreeMap::new();
    for (path, module) in &krate.modules {
        for item in &module.items {
            match item {
                Item::Function(it) => functions.push((path, it)),
                Item::Struct(it) => {
                    let own = module.path_of(path, &it.ident);
                    it.bases.iter().for_each(|base| derived.entry(base).or_default().push(own.clone()));
                }
                Item::Enum(_) => {}
            }
        }
    }
    // The shorter an address, the likelier it is the one that is looked for; what only reads comes first.
    functions.sort_by_key(|(path, it)| (path.0.len(), it.method != Method::Get, *path, &it.ident));
    let mut uses: BTreeMap<ItemPath, Uses> = BTreeMap::new();
    for (module, it) in functions {
        let path = ItemPath { module: module.clone(), ident: it.ident.clone() };
        let line =
            format!("- [{}]({}): {}", code(&path.to_string()), items::function(&path), code(&it.endpoint.request));
        let gate = krate.gate(module, &it.gate);
        let mut add = |ty: &ItemPath, side: usize| {
            uses.entry(ty.clone()).or_default()[side].push((line.clone(), gate.clone()));
        };
        if let Body::Model { path, derived: takes_derived } = &it.body {
            add(path, 0);
            derived.get(path).filter(|_| *takes_derived).into_iter().flatten().for_each(|it| add(it, 0));
        }
        if let Response::Model(path)
        | Response::Collection(ItemKind::Struct(path))
        | Response::Value(ItemKind::Struct(path)) = &it.response
        {
            add(path, 1);
        }
    }
    uses
}

/// The lines of a model that is compiled under this condition; those of functions that are not always there with it have one too.
fn lines(uses: &Uses, model: &Gate) -> Vec<DocLine> {
    let mut lines: Vec<DocLine> = Vec::new();
    let mut all: Option<Gate> = None;
    for (what, found) in ["Taken by:", "Answered by:"].into_iter().zip(uses) {
        let Some(gate) = found.iter().map(|it| &it.1).cloned().reduce(|mut all, it| {
            all.widen(&it);
            all
        }) else {
            continue;
        };
        let mut push = |text: &str, gate: &Gate| {
            let gate = if gate.covers(model) { Gate::Always } else { gate.clone() };
            lines.push(DocLine { text: text.to_owned(), gate });
        };
        ["", what, ""].into_iter().for_each(|it| push(it, &gate));
        found.iter().take(MOST).for_each(|(line, gate)| push(line, gate));
        if let Some(more) = found.len().checked_sub(MOST).filter(|it| *it > 0) {
            push(&format!("- and {more} more"), &gate);
        }
        all.get_or_insert_with(|| gate.clone()).widen(&gate);
    }
    let heading = all.map(|gate| if gate.covers(model) { Gate::Always } else { gate });
    let heading = heading
        .into_iter()
        .flat_map(|gate| ["", "# Requests"].map(|it| DocLine { text: it.to_owned(), gate: gate.clone() }));
    heading.chain(lines).collect()
}
