//! Who inherits from whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, TypeId, TypeKind};

/// The base types of every type.
#[derive(Debug, Default)]
pub(super) struct Hierarchy<'a> {
    /// For each type its bases, the nearest first.
    bases: Vec<Vec<TypeId>>,
    /// The types that others derive from, with how many do.
    descendants: BTreeMap<TypeId, usize>,
    /// For each type the names of its own properties.
    properties: Vec<BTreeSet<&'a str>>,
}

impl<'a> Hierarchy<'a> {
    /// Follows the base of every type; a cycle ends where it closes.
    pub(super) fn of(api: &'a Api) -> Self {
        let base = |id: TypeId| match &api.types.get(id.0 as usize)?.kind {
            TypeKind::Struct(it) => it.base,
            TypeKind::Enum(_) => None,
        };
        let ids = || (0..api.types.len()).map(|rank| TypeId(u32::try_from(rank).expect("fewer than 2^32 types")));
        let bases: Vec<Vec<TypeId>> = ids()
            .map(|id| {
                let mut chain = Vec::new();
                let mut next = base(id);
                while let Some(it) = next.filter(|it| *it != id && !chain.contains(it)) {
                    chain.push(it);
                    next = base(it);
                }
                chain
            })
            .collect();
        let mut descendants = BTreeMap::new();
        for base in bases.iter().flatten() {
            *descendants.entry(*base).or_default() += 1;
        }
        let properties = api.types.iter().map(|it| match &it.kind {
            TypeKind::Struct(it) => it.properties.iter().map(|it| it.name.as_str()).collect(),
            TypeKind::Enum(_) => BTreeSet::new(),
        });
        Self { properties: properties.collect(), bases, descendants }
    }

    /// The bases of a type, the nearest first.
    pub(super) fn bases(&self, id: TypeId) -> &[TypeId] {
        &self.bases[id.0 as usize]
    }

    /// Whether other types derive from a type.
    pub(super) fn has_derived(&self, id: TypeId) -> bool {
        self.descendants.contains_key(&id)
    }

    /// Whether a type has or inherits a property.
    pub(super) fn has_property(&self, id: TypeId, name: &str) -> bool {
        let mut chain = std::iter::once(&id).chain(self.bases(id));
        chain.any(|it| self.properties[it.0 as usize].contains(name))
    }

    /// The nearest type that all types are or derive from.
    pub(super) fn common_base(&self, ids: &[TypeId]) -> Option<TypeId> {
        let (first, rest) = ids.split_first()?;
        let is_shared = |base: &TypeId| rest.iter().all(|it| it == base || self.bases(*it).contains(base));
        let chain = std::iter::once(first).chain(self.bases(*first));
        chain.copied().find(is_shared)
    }

    /// Whether so many types derive from a type that being of it says nothing: `entity`.
    pub(super) fn says_nothing(&self, id: TypeId) -> bool {
        self.descendants.get(&id).is_some_and(|it| it * 4 > self.bases.len())
    }
}
