//! An index of a planned crate for the bench: types by name, the functions of a program.

use std::collections::BTreeMap;

use docwright::krate::{
    Body, Enum, Function, Item, ItemKind, ItemPath, Krate, Method, ModPath, Module, Response, Struct,
};

/// The types and functions of a crate.
pub(super) struct Catalog<'a> {
    /// Structs and enums by the path that users name them by.
    pub(super) types: BTreeMap<ItemPath, Type<'a>>,
    functions: Vec<(&'a ModPath, &'a Function)>,
}

/// A type of the crate.
#[derive(Clone, Copy)]
pub(super) enum Type<'a> {
    /// A model or the parameters of an action.
    Struct(&'a Struct),
    /// An enumeration.
    Enum(&'a Enum),
}

/// A model and how a program gets it.
pub(super) struct Target<'a> {
    /// Where the model is.
    pub(super) path: ItemPath,
    /// The model.
    pub(super) model: &'a Struct,
    /// The endpoint function that answers it, and how many arguments it takes; nothing when none is documented.
    pub(super) function: Option<(&'a ModPath, &'a Function)>,
}

impl<'a> Catalog<'a> {
    pub(super) fn new(krate: &'a Krate) -> Self {
        let mut catalog = Self { types: BTreeMap::new(), functions: Vec::new() };
        for (path, module) in &krate.modules {
            for item in &module.items {
                let found = match item {
                    Item::Struct(it) => Type::Struct(it),
                    Item::Enum(it) => Type::Enum(it),
                    Item::Function(it) => {
                        catalog.functions.push((path, it));
                        continue;
                    }
                };
                let path = ItemPath { module: public(path, module), ident: item.ident().clone() };
                catalog.types.insert(path, found);
            }
        }
        catalog
    }

    /// How many structs, enums and functions there are.
    pub(super) fn counts(&self) -> [usize; 3] {
        let structs = self.types.values().filter(|it| matches!(it, Type::Struct(_))).count();
        [structs, self.types.len() - structs, self.functions.len()]
    }

    /// The model that a program lists: messages, or where there are none the one with the most properties.
    pub(super) fn listed(&self) -> Option<Target<'a>> {
        self.target(
            "microsoft.graph.message",
            |response, path| matches!(response, Response::Collection(ItemKind::Struct(of)) if of == path),
        )
    }

    /// The model that a program reads: a user, or where there is none the one with the most properties.
    pub(super) fn read(&self) -> Option<Target<'a>> {
        self.target("microsoft.graph.user", |response, path| matches!(response, Response::Model(of) if of == path))
    }

    fn target(&self, odata_name: &str, answers: fn(&Response, &ItemPath) -> bool) -> Option<Target<'a>> {
        let models = || {
            self.types.iter().filter_map(|(path, ty)| match ty {
                Type::Struct(it) if it.odata_name.is_some() && !it.fields.is_empty() => Some((path, *it)),
                _ => None,
            })
        };
        let named = models().find(|(_, it)| it.odata_name.as_deref() == Some(odata_name));
        // The first of those with the most.
        let (path, model) = named.or_else(|| models().rev().max_by_key(|(_, it)| it.fields.len()))?;
        let fits = |it: &Function| it.method == Method::Get && it.body == Body::None && answers(&it.response, path);
        let fitting = self.functions.iter().copied().filter(|(_, it)| fits(it));
        let function = fitting.min_by_key(|(_, it)| it.arguments.len());
        Some(Target { path: path.clone(), model, function })
    }
}

/// Where the items of a module are seen.
fn public(path: &ModPath, module: &Module) -> ModPath {
    match path.parent() {
        Some(parent) if module.private => parent,
        _ => path.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::testing;

    #[test]
    fn what_a_program_does_is_found() {
        let krate = testing::krate();
        let catalog = Catalog::new(&krate);
        assert_eq!(catalog.counts(), [2, 1, 2]);
        let listed = catalog.listed().unwrap();
        assert_eq!(listed.model.odata_name.as_deref(), Some("microsoft.graph.message"));
        let (module, function) = listed.function.unwrap();
        assert_eq!((module.0[0].as_str(), function.arguments.len()), ("me", 0), "the one with fewest arguments");
        // No user, and no function that reads one message.
        let read = catalog.read().unwrap();
        assert_eq!((read.path, read.function.is_none()), (listed.path, true));
    }
}
