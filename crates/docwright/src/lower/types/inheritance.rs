//! Who inherits from whom.

use std::collections::BTreeSet;

use crate::api::{Api, TypeId};

/// The base types of every type.
#[derive(Debug, Default)]
pub(crate) struct Hierarchy<'a> {
    /// For each type its bases, the nearest first.
    bases: Vec<Vec<TypeId>>,
    /// The types that others derive from.
    parents: BTreeSet<TypeId>,
    /// For each type the names of its own properties.
    properties: Vec<BTreeSet<&'a str>>,
}

impl<'a> Hierarchy<'a> {
    /// Follows the base of every type.
    pub(crate) fn of(api: &'a Api) -> Self {
        let bases: Vec<Vec<TypeId>> = (0..api.types.len()).map(|rank| api.bases(TypeId::of(rank)).collect()).collect();
        let parents = bases.iter().filter_map(|it| it.first().copied()).collect();
        let properties = api.types.iter().map(|it| it.properties().iter().map(|it| it.name.as_str()).collect());
        Self { properties: properties.collect(), bases, parents }
    }

    /// The bases of a type, the nearest first.
    pub(crate) fn bases(&self, id: TypeId) -> &[TypeId] {
        &self.bases[id.0 as usize]
    }

    /// True if other types derive from a type.
    pub(crate) fn has_derived(&self, id: TypeId) -> bool {
        self.parents.contains(&id)
    }

    /// True if a type has or inherits a property.
    pub(crate) fn has_property(&self, id: TypeId, name: &str) -> bool {
        let mut chain = std::iter::once(&id).chain(self.bases(id));
        chain.any(|it| self.properties[it.0 as usize].contains(name))
    }

    /// The nearest type that all types are or derive from.
    pub(crate) fn common_base(&self, ids: &[TypeId]) -> Option<TypeId> {
        let (first, rest) = ids.split_first()?;
        let is_shared = |base: &TypeId| rest.iter().all(|it| it == base || self.bases(*it).contains(base));
        let chain = std::iter::once(first).chain(self.bases(*first));
        chain.copied().find(is_shared)
    }

    /// True for a root type with a key and no more, `entity`: to be one says nothing.
    pub(crate) fn says_nothing(&self, id: TypeId) -> bool {
        self.bases(id).is_empty() && self.properties[id.0 as usize].len() < 2
    }
}
