//! The closure of each product area over types: signatures, fields, bases.
//!
//! ```text
//! function ─▶ arguments, body, response ─▶ types of fields, base types ─▶ …
//!             body that takes derived types ─▶ these
//! ```
//!
//! Navigation properties are not followed. A model keeps what they hold as JSON and only their accessors name a type, so
//! these are left out one by one. `user` leads to a third of Graph's models, and hardly an area does without `user`.

use std::collections::BTreeMap;

use crate::krate::{ArgumentType, Body, Function, Gate, Ident, Item, ItemKind, ItemPath, ModPath, Module, Response};

/// A public path, borrowed.
type Key<'a> = (&'a [Ident], &'a Ident);

/// The structs and enumerations of a crate, by the paths that others know them by.
#[derive(Default)]
pub(crate) struct Graph<'a> {
    ranks: BTreeMap<Key<'a>, usize>,
    items: Vec<&'a Item>,
    functions: Vec<&'a Function>,
    /// For each base type the ranks of what derives from it.
    derived: BTreeMap<&'a ItemPath, Vec<usize>>,
}

impl<'a> Graph<'a> {
    /// Finds everything that others name.
    pub(crate) fn new(modules: &'a BTreeMap<ModPath, Module>) -> Self {
        let mut graph = Self::default();
        for (path, module) in modules {
            let public = module.public(path);
            for item in &module.items {
                if let Item::Function(it) = item {
                    graph.functions.push(it);
                } else {
                    let rank = graph.items.len();
                    graph.ranks.insert((public, item.ident()), rank);
                    graph.items.push(item);
                    if let Item::Struct(it) = item {
                        it.bases.iter().for_each(|base| graph.derived.entry(base).or_default().push(rank));
                    }
                }
            }
        }
        graph
    }

    /// The rank of an item among those that are not functions, in the order of modules and names.
    pub(crate) fn rank(&self, path: &ItemPath) -> Option<usize> {
        self.ranks.get(&(path.module.0.as_slice(), &path.ident)).copied()
    }

    /// The rank of the type of a value.
    pub(crate) fn rank_of_kind(&self, kind: &ItemKind) -> Option<usize> {
        match kind {
            ItemKind::Struct(path) | ItemKind::Enum(path) => self.rank(path),
            ItemKind::Scalar(_) | ItemKind::Json => None,
        }
    }

    /// When each item is needed, by rank. Items come with the areas of their own pages; what more than `most` areas need is
    /// needed always.
    pub(crate) fn needed(&self, most: usize) -> Vec<Gate> {
        let nobody = Gate::Any(Default::default());
        let mut gates: Vec<Gate> = self.items.iter().map(|it| it.gate().clone()).collect();
        for function in &self.functions {
            for rank in self.signature(function) {
                gates[rank].widen(&function.gate);
            }
        }
        let mut needs: Vec<Vec<usize>> = self.items.iter().map(|it| self.made_of(it)).collect();
        let all = || (0..self.items.len()).collect();
        spread(all(), &needs, &mut gates, most);
        // What no function needs goes with the models whose accessors lead to it, and the rest with everything.
        let homeless: Vec<bool> = gates.iter().map(|it| *it == nobody).collect();
        for (item, needs) in self.items.iter().zip(&mut needs) {
            needs.extend(self.leads_to(item).filter(|rank| homeless[*rank]));
        }
        spread(all(), &needs, &mut gates, most);
        for gate in gates.iter_mut().filter(|it| **it == nobody) {
            *gate = Gate::Always;
        }
        spread(all(), &needs, &mut gates, most);
        gates
    }

    /// The items that a function names, and the derived types that it takes.
    fn signature(&self, function: &Function) -> Vec<usize> {
        let mut found: Vec<Option<usize>> = Vec::new();
        match &function.body {
            Body::Parameters { path, .. } | Body::Model { path, derived: false } => found.push(self.rank(path)),
            Body::Model { path, derived: true } => {
                found.push(self.rank(path));
                found.extend(self.derived.get(path).into_iter().flatten().map(|rank| Some(*rank)));
            }
            Body::None | Body::Blank | Body::Reference | Body::Content | Body::Json => {}
        }
        match &function.response {
            Response::Model(path) => found.push(self.rank(path)),
            Response::Collection(kind) | Response::Value(kind) => found.push(self.rank_of_kind(kind)),
            Response::Nothing | Response::References | Response::Count | Response::Content | Response::Json => {}
        }
        found.extend(function.arguments.iter().map(|it| match &it.ty {
            ArgumentType::Enum(path) => self.rank(path),
            ArgumentType::Text | ArgumentType::Plain(_) | ArgumentType::Kept(_) => None,
        }));
        found.into_iter().flatten().collect()
    }

    /// The items that an item does not compile without.
    fn made_of(&self, item: &Item) -> Vec<usize> {
        let Item::Struct(it) = item else {
            return Vec::new();
        };
        let fields = it.fields.iter().filter_map(|it| self.rank_of_kind(&it.ty.item));
        fields.chain(it.bases.iter().filter_map(|it| self.rank(it))).collect()
    }

    /// The items that an item's accessors name.
    fn leads_to(&self, item: &Item) -> impl Iterator<Item = usize> {
        item.navigation().iter().filter_map(|it| self.rank_of_kind(&it.ty.item))
    }
}

/// Opens what items need for everything that they are open for themselves. What is open for more than `most` areas is open
/// always, as all is that it needs: sets of areas stay small.
fn spread(mut open: Vec<usize>, needs: &[Vec<usize>], gates: &mut [Gate], most: usize) {
    gates.iter_mut().for_each(|it| it.settle(most));
    while let Some(rank) = open.pop() {
        for &needed in &needs[rank] {
            if needed != rank && !gates[needed].covers(&gates[rank]) {
                let gate = gates[rank].clone();
                gates[needed].widen(&gate);
                gates[needed].settle(most);
                open.push(needed);
            }
        }
    }
}
