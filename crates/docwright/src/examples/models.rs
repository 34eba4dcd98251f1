//! The types of a crate by path and by OData name, with the places where the documentation describes them.

use std::collections::BTreeMap;

use crate::api::{Api, Property, TypeDef, TypeKind, Witness};
use crate::krate::{Enum, Field, Ident, Item, ItemPath, Krate, Struct};
use crate::source::Span;

/// A path as callers name it.
type Key<'a> = (&'a [Ident], &'a Ident);

/// Look-ups over the types of a crate.
#[derive(Debug, Default)]
pub(super) struct Models<'a> {
    structs: BTreeMap<Key<'a>, &'a Struct>,
    enums: BTreeMap<Key<'a>, &'a Enum>,
    /// By OData name in lower case.
    named: BTreeMap<String, (ItemPath, &'a Struct)>,
    described: BTreeMap<String, &'a TypeDef>,
    api: Option<&'a Api>,
    namespace: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    /// The place.
    pub(super) span: Span,
    /// A table says so; otherwise it was found by other means.
    pub(super) founded: bool,
}

impl<'a> Models<'a> {
    /// Reads crate and API once.
    pub(super) fn of(krate: &'a Krate, api: &'a Api, namespace: &str) -> Self {
        let mut models = Self { api: Some(api), namespace: namespace.to_ascii_lowercase(), ..Self::default() };
        for (path, module) in &krate.modules {
            let home = module.public(path);
            for item in &module.items {
                match item {
                    Item::Struct(it) => {
                        models.structs.insert((home, &it.ident), it);
                        if let Some(name) = &it.odata_name {
                            let path =
                                ItemPath { module: crate::krate::ModPath(home.to_vec()), ident: it.ident.clone() };
                            models.named.insert(name.to_ascii_lowercase(), (path, it));
                        }
                    }
                    Item::Enum(it) => drop(models.enums.insert((home, &it.ident), it)),
                    Item::Function(_) => {}
                }
            }
        }
        models.described = api.types.iter().map(|it| (it.name.to_string().to_ascii_lowercase(), it)).collect();
        models
    }

    /// The struct at a path.
    pub(super) fn structure(&self, path: &ItemPath) -> Option<&'a Struct> {
        self.structs.get(&(path.module.0.as_slice(), &path.ident)).copied()
    }

    /// The enumeration at a path.
    pub(super) fn enumeration(&self, path: &ItemPath) -> Option<&'a Enum> {
        self.enums.get(&(path.module.0.as_slice(), &path.ident)).copied()
    }

    /// The struct that an annotation means: by its full name, or by the last part of it in the default namespace.
    pub(super) fn named(&self, name: &str) -> Option<&(ItemPath, &'a Struct)> {
        let name = name.trim().trim_start_matches('#').to_ascii_lowercase();
        let local = name.rsplit('.').next().unwrap_or_default();
        self.named.get(&name).or_else(|| self.named.get(&format!("{}.{local}", self.namespace)))
    }

    /// Whether objects of a type may have further properties.
    pub(super) fn is_open(&self, it: &Struct) -> bool {
        self.line(it).any(|def| matches!(&def.kind, TypeKind::Struct(it) if it.open))
    }

    /// Whether a table lists a property, which may be no field: streams are read at addresses of their own.
    pub(super) fn describes(&self, of: &Struct, name: &str) -> bool {
        self.line(of).flat_map(|def| def.properties()).any(|it| it.name == name)
    }

    /// Where a property of a type is described.
    pub(super) fn origin(&self, of: &Struct, field: &Field) -> Option<Origin> {
        let mut properties = self.line(of).flat_map(|def| def.properties());
        properties.find(|it| it.name == field.wire).map(origin)
    }

    /// Where a type is described.
    pub(super) fn place(&self, odata_name: &str) -> Option<Span> {
        self.described.get(&odata_name.to_ascii_lowercase())?.origins.first().copied()
    }

    /// A type and its bases, as far as they are described.
    fn line(&self, it: &Struct) -> impl Iterator<Item = &'a TypeDef> {
        let first = it.odata_name.as_ref().and_then(|name| self.described.get(&name.to_ascii_lowercase())).copied();
        let base = |def: &&'a TypeDef| match &def.kind {
            TypeKind::Struct(it) => it.base.and_then(|id| self.api.map(|api| &api[id])),
            TypeKind::Enum(_) => None,
        };
        // Bases have no cycles; the limit only makes that certain.
        std::iter::successors(first, base).take(64)
    }
}

/// Where a property or parameter is described.
pub(super) fn origin(it: &Property) -> Origin {
    let tells = |it: &crate::api::Evidence| {
        let table = matches!(it.witness, Witness::Table | Witness::LinkTarget | Witness::LinkText);
        it.about == "type" && it.agrees && table
    };
    Origin { span: it.origin, founded: it.evidence.iter().any(tells) }
}
