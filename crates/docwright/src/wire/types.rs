//! Type lookup: by Rust path and by OData name, with the documented places.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::api::{Api, Property, TypeDef, TypeId, TypeKind};
use crate::krate::{Enum, Field, Gate, Item, ItemPath, Krate, ModPath, Struct};
use crate::text::source::Span;

/// Look-ups over the types of a crate.
#[derive(Debug, Clone)]
pub(crate) struct Models<'a> {
    krate: &'a Krate,
    api: &'a Api,
    types: Arc<Types>,
}

/// The index: places in a crate and an API, which it does not borrow from.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// By the path that callers name.
    places: BTreeMap<ItemPath, Place>,
    /// By OData name in lower case.
    named: BTreeMap<String, (ItemPath, Place)>,
    described: BTreeMap<String, TypeId>,
    namespace: String,
}

/// A module and the rank of an item in it.
type Place = (ModPath, usize);

/// Where a fact comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The place.
    pub(crate) span: Span,
    /// A table says so; otherwise it was found by other means.
    pub(crate) founded: bool,
}

impl Types {
    /// Reads crate and API once.
    pub(crate) fn of(krate: &Krate, api: &Api, namespace: &str) -> Self {
        let mut types = Self { namespace: namespace.to_ascii_lowercase(), ..Self::default() };
        for (module, it) in &krate.modules {
            for (rank, item) in it.items.iter().enumerate() {
                let path = it.path_of(module, item.ident());
                let place = (module.clone(), rank);
                match item {
                    Item::Struct(Struct { odata_name: Some(name), .. }) => {
                        types.named.insert(name.to_ascii_lowercase(), (path.clone(), place.clone()));
                    }
                    Item::Struct(_) | Item::Enum(_) => {}
                    Item::Function(_) => continue,
                }
                types.places.insert(path, place);
            }
        }
        let ids = (0..).map(TypeId);
        types.described =
            api.types.iter().zip(ids).map(|(it, id)| (it.name.to_string().to_ascii_lowercase(), id)).collect();
        types
    }
}

impl<'a> Models<'a> {
    /// Reads crate and API once.
    pub(crate) fn of(krate: &'a Krate, api: &'a Api, namespace: &str) -> Self {
        Self::with(krate, api, Arc::new(Types::of(krate, api, namespace)))
    }

    /// The types of a crate that was read before.
    pub(crate) fn with(krate: &'a Krate, api: &'a Api, types: Arc<Types>) -> Self {
        Self { krate, api, types }
    }

    fn item(&self, (module, rank): &Place) -> Option<&'a Item> {
        self.krate.modules.get(module)?.items.get(*rank)
    }

    /// The struct at a path.
    pub(crate) fn structure(&self, path: &ItemPath) -> Option<&'a Struct> {
        match self.item(self.types.places.get(path)?)? {
            Item::Struct(it) => Some(it),
            Item::Enum(_) | Item::Function(_) => None,
        }
    }

    /// The enumeration at a path.
    pub(crate) fn enumeration(&self, path: &ItemPath) -> Option<&'a Enum> {
        match self.item(self.types.places.get(path)?)? {
            Item::Enum(it) => Some(it),
            Item::Struct(_) | Item::Function(_) => None,
        }
    }

    /// When a type is compiled.
    pub(crate) fn gate(&self, path: &ItemPath) -> Option<Gate> {
        let place = self.types.places.get(path)?;
        Some(self.krate.gate(&place.0, self.item(place)?.gate()).clone())
    }

    /// The struct that an annotation means: by its full name, or by the last part of it in the default namespace.
    pub(crate) fn named(&self, name: &str) -> Option<(&ItemPath, &'a Struct)> {
        let name = name.trim().trim_start_matches('#').to_ascii_lowercase();
        let local = name.rsplit('.').next().unwrap_or_default();
        let named = &self.types.named;
        let (path, _) = named.get(&name).or_else(|| named.get(&format!("{}.{local}", self.types.namespace)))?;
        Some((path, self.structure(path)?))
    }

    /// The types derived from another one, by OData name.
    pub(crate) fn derived(&self, base: &ItemPath) -> impl Iterator<Item = &'a Struct> {
        let all = self.types.named.values().filter_map(|(path, _)| self.structure(path));
        all.filter(|it| it.bases.contains(base))
    }

    /// The documented type with this OData name.
    pub(crate) fn described(&self, odata_name: &str) -> Option<&'a TypeDef> {
        Some(&self.api[self.described_id(odata_name)?])
    }

    fn described_id(&self, odata_name: &str) -> Option<TypeId> {
        self.types.described.get(&odata_name.to_ascii_lowercase()).copied()
    }

    /// Objects of a type may have properties that are not known: it is open, or inherits from what no page describes.
    pub(crate) fn is_open(&self, it: &Struct) -> bool {
        let is_open = |def: &TypeDef| matches!(&def.kind, TypeKind::Struct(it) if *it.open);
        self.line(it).any(|def| is_open(def) || def.names_missing_base())
    }

    /// A table lists a property, which may be no field: streams are read at addresses of their own.
    pub(crate) fn describes(&self, of: &Struct, name: &str) -> bool {
        self.line(of).flat_map(|def| def.properties()).any(|it| *it.name == name)
    }

    /// The property of a type that a field stands for.
    pub(crate) fn property(&self, of: &Struct, field: &Field) -> Option<&'a Property> {
        let mut properties = self.line(of).flat_map(|def| def.properties());
        properties.find(|it| *it.name == field.wire)
    }

    /// Where a type is described.
    pub(crate) fn place(&self, odata_name: &str) -> Option<Span> {
        self.described(odata_name)?.origins.first().copied()
    }

    /// A type and its bases, as far as they are described.
    fn line(&self, it: &Struct) -> impl Iterator<Item = &'a TypeDef> {
        let first = it.odata_name.as_ref().and_then(|name| self.described_id(name));
        first.into_iter().flat_map(|id| self.api.lineage(id)).map(|id| &self.api[id])
    }
}

/// Where a property or parameter is described.
pub(crate) fn origin(it: &Property) -> Origin {
    Origin { span: it.origin, founded: it.is_tabled() }
}
