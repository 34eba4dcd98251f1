//! All types by name, by page and by heading: what a reference is looked up in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::api::TypeId;
use crate::odata::name::{fold, split_qualified};
use crate::page::{PageKind, PropertyRow};
use crate::resolve::types::inheritance::ListedBases;
use crate::resolve::types::skeleton::Skeleton;
use crate::text::links::{anchor_of, stem};
use crate::text::plural::singular_of_name;
use crate::text::source::Sources;

/// How many words of a type's name may stand before that of a property.
const MAX_WORDS: usize = 16;

/// All types by name.
#[derive(Debug)]
pub(crate) struct Skeletons<'p> {
    /// Sorted by namespace and name; the rank is the [`TypeId`].
    pub(crate) types: Vec<Skeleton<'p>>,
    by_name: BTreeMap<(String, String), TypeId>,
    by_short_name: BTreeMap<String, Vec<TypeId>>,
    by_singular: BTreeMap<String, Vec<TypeId>>,
    by_stem: BTreeMap<String, Vec<TypeId>>,
    /// Types that only a part of a page is about.
    parts: BTreeSet<TypeId>,
    by_anchor: BTreeMap<(String, String), TypeId>,
    by_members: BTreeMap<BTreeSet<String>, Vec<TypeId>>,
    /// Claims of base types' pages about derived types, collected when they are first asked for.
    pub(crate) listed_bases: OnceLock<ListedBases>,
}

/// Members as a set, without the one that stands for members to come.
fn member_set<'v>(names: impl Iterator<Item = &'v str>) -> BTreeSet<String> {
    names.map(fold).filter(|it| it != "unknownfuturevalue").collect()
}

impl<'p> Skeletons<'p> {
    /// Gives each type its id: its rank.
    pub(crate) fn index(types: Vec<Skeleton<'p>>, sources: &Sources) -> Self {
        let mut index = Self {
            types: Vec::new(),
            by_name: BTreeMap::new(),
            by_short_name: BTreeMap::new(),
            by_singular: BTreeMap::new(),
            by_stem: BTreeMap::new(),
            parts: BTreeSet::new(),
            by_anchor: BTreeMap::new(),
            by_members: BTreeMap::new(),
            listed_bases: OnceLock::new(),
        };
        for (rank, it) in types.iter().enumerate() {
            let id = TypeId::of(rank);
            let short = fold(&it.name.name);
            index.by_name.insert((fold(&it.name.namespace), short.clone()), id);
            index.by_singular.entry(singular_of_name(&it.name.name)).or_default().push(id);
            index.by_short_name.entry(short).or_default().push(id);
            for (page, resource) in &it.resources {
                let stem = stem(&sources[page.file].path);
                if let Some(section) = &resource.section {
                    index.parts.insert(id);
                    index.by_anchor.insert((stem.clone(), anchor_of(sources.text(section.span))), id);
                }
                index.by_stem.entry(stem).or_default().push(id);
            }
            if it.is_enumeration() {
                // A list of values on the page of a type is about a property that may be text after all.
                let tables = it.tables.iter().filter(|(page, _)| !matches!(page.kind, PageKind::Resource(_)));
                let members = tables.flat_map(|(_, table)| &table.members).map(|it| it.name.value.as_str());
                index.by_members.entry(member_set(members)).or_default().push(id);
            }
            let mut tables_of: BTreeSet<String> = BTreeSet::new();
            for (page, table) in &it.tables {
                let stem = stem(&sources[page.file].path);
                if matches!(page.kind, PageKind::Enums) && page.enums.len() == 1 && tables_of.insert(stem.clone()) {
                    index.by_stem.entry(stem.clone()).or_default().push(id);
                }
                let name = table.name.as_ref().map_or("", |it| split_qualified(&it.value).1);
                index.by_anchor.insert((stem.clone(), format!("{}-values", fold(name))), id);
                index.by_anchor.entry((stem.clone(), anchor_of(sources.text(table.span)))).or_insert(id);
                index.by_anchor.insert((stem, fold(name)), id);
            }
        }
        index.types = types;
        index
    }

    /// The type of exactly this name.
    pub(crate) fn named(&self, namespace: &str, name: &str) -> Option<TypeId> {
        self.by_name.get(&(fold(namespace), fold(name))).copied()
    }

    /// All types of this name, whatever their namespace.
    pub(crate) fn called(&self, name: &str) -> &[TypeId] {
        self.by_short_name.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The one type that is called so, but for one of the names being a plural: `lamps`, of lamp.
    pub(crate) fn called_in_plural(&self, name: &str) -> Option<TypeId> {
        let singular = singular_of_name(name);
        match self.by_singular.get(&singular).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// The one enumeration that has exactly these members.
    pub(crate) fn with_members<'v>(&self, values: impl Iterator<Item = &'v str>) -> Option<TypeId> {
        let wanted = member_set(values);
        // One or two values say little: many enumerations have `none` and `other`.
        match self.by_members.get(&wanted).map(Vec::as_slice) {
            Some([only]) if wanted.len() > 2 => Some(*only),
            _ => None,
        }
    }

    /// The enumeration that is called after a property, alone or with the first words of its type before it, and has
    /// these members.
    pub(crate) fn named_with_members<'v>(
        &self,
        owner: &str,
        property: &str,
        values: impl Iterator<Item = &'v str>,
    ) -> Option<TypeId> {
        let wanted = member_set(values);
        let words = owner.char_indices().filter(|(at, it)| *at == 0 || it.is_ascii_uppercase()).map(|it| it.0);
        let mut names: Vec<String> = words.take(MAX_WORDS).map(|end| format!("{}{property}", &owner[..end])).collect();
        names.push(format!("{owner}{property}"));
        // A name alone, such as `status`, needs more to go with it.
        let names = names.iter().enumerate().skip(usize::from(wanted.len() < 3)).rev();
        let mut candidates = names.flat_map(|(rank, name)| self.called(name).iter().map(move |id| (id, rank > 0)));
        let fits = |id: &TypeId, whole_name: bool| {
            let it = &self.types[id.0 as usize];
            let described = it.tables.iter().filter(|(page, _)| !matches!(page.kind, PageKind::Resource(_)));
            let members = member_set(described.flat_map(|(_, it)| &it.members).map(|it| it.name.value.as_str()));
            let common = wanted.intersection(&members).count();
            // Where the name says it, one misspelt value of four does not count.
            let enough = if whole_name { 4 * common >= 3 * wanted.len() } else { common == wanted.len() };
            it.is_enumeration() && common > 0 && enough
        };
        candidates.find(|(id, whole_name)| fits(id, *whole_name)).map(|(id, _)| *id)
    }

    /// The one type whose tables have exactly these rows.
    pub(crate) fn with_properties(&self, rows: &[PropertyRow]) -> Option<TypeId> {
        let names = |rows: &[PropertyRow]| rows.iter().map(|it| fold(&it.name.value)).collect::<BTreeSet<_>>();
        let wanted = names(rows);
        let has_them = |it: &Skeleton<'_>| it.resources.iter().any(|(_, page)| names(&page.properties) == wanted);
        let mut found = (0..self.types.len()).filter(|rank| wanted.len() > 1 && has_them(&self.types[*rank]));
        let only = found.next().filter(|_| found.next().is_none())?;
        Some(TypeId::of(only))
    }

    /// The types that a page describes.
    pub(crate) fn on_page(&self, stem: &str) -> &[TypeId] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The type that a page as a whole is about.
    pub(crate) fn whole_page(&self, stem: &str) -> Option<TypeId> {
        self.on_page(stem).iter().find(|it| !self.parts.contains(it)).copied()
    }

    /// The type under a heading of a page.
    pub(crate) fn at_anchor(&self, stem: &str, anchor: &str) -> Option<TypeId> {
        self.by_anchor.get(&(stem.to_owned(), anchor.to_owned())).copied()
    }
}
