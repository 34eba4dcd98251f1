//! Second pass over the types: skeletons become [`TypeDef`]s.

pub(crate) mod declarations;
pub(crate) mod entity;
pub(crate) mod enumeration;
pub(crate) mod evidence;
pub(crate) mod index;
pub(crate) mod inferred_bases;
pub(crate) mod inheritance;
pub(crate) mod lookup;
pub(crate) mod skeleton;
pub(crate) mod spelling;
pub(crate) mod unstated_base;

use std::collections::BTreeMap;

use crate::api::{Overruling, Property, StructDef, TypeDef, TypeKind, Witness};
use crate::odata::name::{fold, is_control_information, is_property_name};
use crate::page::{Page, PageKind, PropertyHome, PropertyRow, ResourcePage};
use crate::resolve::property::example_members::Shown;
use crate::resolve::property::{self, Beside, representation, undocumented};
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::skeleton::Skeleton;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::passage::Passage;

/// Gives every skeleton its body.
pub(crate) fn resolve_types(scope: Scope<'_, '_>, pages: &[Page], diagnostics: &mut Vec<Diagnostic>) -> Vec<TypeDef> {
    let shown = Shown::collect(scope, pages);
    let mut types: Vec<TypeDef> =
        (0..scope.skeletons.types.len()).map(|rank| resolve_type(scope, &shown, rank, diagnostics)).collect();
    inheritance::decide_bases(scope, &mut types, diagnostics);
    inferred_bases::find_bases(scope, pages, &shown, &mut types, diagnostics);
    inheritance::inherit_all(scope, &mut types, diagnostics);
    undocumented::add_properties(scope, &mut types, diagnostics);
    undocumented::report_none(scope, &types, diagnostics);
    undocumented::add_members(&mut types, diagnostics);
    enumeration::combine_shown(&mut types, &shown);
    enumeration::ask(scope, &mut types);
    types
}

fn resolve_type(scope: Scope<'_, '_>, shown: &Shown, rank: usize, diagnostics: &mut Vec<Diagnostic>) -> TypeDef {
    let skeleton = &scope.skeletons.types[rank];
    let is_enum = skeleton.is_enumeration();
    let kind = if is_enum {
        TypeKind::Enum(enumeration::resolve_enum(skeleton, diagnostics))
    } else {
        TypeKind::Struct(resolve_struct(scope, shown, rank, diagnostics))
    };
    let lead = lead_page(skeleton);
    let part = skeleton.resources.first().and_then(|(_, it)| it.section.as_ref());
    let own_page = lead
        .filter(|_| skeleton.bodies.is_empty())
        .filter(|page| !is_enum || (matches!(page.kind, PageKind::Enums) && page.enums.len() == 1));
    let tables = skeleton.tables.iter().filter(|_| is_enum).map(|(_, table)| table.span);
    let title = |page: &Page, it: &ResourcePage| it.section.as_ref().map_or(page.title.span, |it| it.span);
    let resources = skeleton.resources.iter().map(|(page, it)| title(page, it));
    let mut origins: Vec<_> = resources.chain(tables).collect();
    let described = !origins.is_empty();
    if !described {
        origins.push(skeleton.span);
    }
    if !skeleton.bodies.is_empty() {
        let message = format!("no page describes `{}`; it is made of this page's table", *skeleton.name.name);
        diagnostics.push(Diagnostic::new(Rule::UnknownType, message, skeleton.span));
    }
    TypeDef {
        name: evidence::name(skeleton),
        deprecated: evidence::deprecated(skeleton),
        doc: part
            .map(|it| it.introduction.clone())
            .or_else(|| own_page.map(|page| scope.boilerplate.strip(page)))
            .or_else(|| table_prose(skeleton))
            .unwrap_or_default(),
        remarks: own_page.filter(|_| part.is_none()).map(|page| page.remarks.clone()).unwrap_or_default(),
        product: lead.and_then(|page| page.front.product.clone()),
        origins,
        described,
        kind,
    }
}

/// The paragraphs beside the first table of an enumeration that has some, on a page about something else.
fn table_prose(skeleton: &Skeleton<'_>) -> Option<Vec<Passage>> {
    let tables = skeleton.tables.iter().filter(|_| skeleton.is_enumeration());
    tables.map(|(_, table)| table.prose.clone()).find(|it| !it.is_empty())
}

fn lead_page<'p>(skeleton: &Skeleton<'p>) -> Option<&'p Page> {
    let resource = skeleton.resources.first().map(|(page, _)| *page);
    let table = || skeleton.tables.first().map(|(page, _)| *page);
    resource.or_else(table).or_else(|| skeleton.bodies.first().map(|(page, _)| *page))
}

fn resolve_struct(scope: Scope<'_, '_>, shown: &Shown, rank: usize, diagnostics: &mut Vec<Diagnostic>) -> StructDef {
    let skeleton = &scope.skeletons.types[rank];
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut properties: Vec<Property> = Vec::new();
    let mut rows = described_rows(skeleton);
    lead_known(scope, &mut rows);
    let mut spelled: BTreeMap<String, Vec<(&Page, &PropertyRow)>> = BTreeMap::new();
    rows.iter().for_each(|it| spelled.entry(fold(&it.1.name.value)).or_default().push(*it));
    let members = representation::Members::of(skeleton);
    for (page, row) in &rows {
        let name = row.name.value.as_str();
        if !is_property_name(name) {
            if !is_control_information(name) {
                let message = format!("`{name}` is not the name of a property");
                diagnostics.push(Diagnostic::new(Rule::BadName, message, row.name.span));
            }
            continue;
        }
        let key = fold(name);
        if let Some(&first) = found.get(&key) {
            merge_repeated(scope, &mut properties[first], page, row, diagnostics);
            continue;
        }
        let same = spelled.get(&key).map_or(&[][..], Vec::as_slice);
        found.insert(key, properties.len());
        // The first of them is this row.
        let further = same.iter().skip(1).flat_map(|it| it.0.deprecations_of_row(it.1)).collect();
        let json = members.one(name);
        let beside =
            Beside { owner: Some(&skeleton.name.name), json, shown: shown.several(rank, name), deprecated: further };
        let mut property = property::resolve_row(scope, page, row, &beside, diagnostics);
        let same: Vec<&PropertyRow> = same.iter().map(|it| it.1).collect();
        let members = members.named(name);
        diagnostics.extend(property::spelling::decide(&mut property, &same, members, shown.spellings(rank, name)));
        properties.push(property);
    }
    let kind = evidence::kind(skeleton);
    if properties.is_empty() {
        properties = representation::from_representations(scope, skeleton, *kind.open);
    }
    properties.shrink_to_fit();
    StructDef { properties, ..kind }
}

/// Of two descriptions of a property on one page, the first whose type is known counts.
fn lead_known(scope: Scope<'_, '_>, rows: &mut [(&Page, &PropertyRow)]) {
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..rows.len() {
        let (page, row) = rows[at];
        let names_one = matches!(row.ty.names.as_slice(), [only] if !scope.claims(only, page).is_empty());
        let key = fold(&row.name.value);
        match unknown.get(&key).copied() {
            Some(first) if names_one && rows[first].0.file == page.file => {
                rows.swap(first, at);
                unknown.remove(&key);
            }
            None if !names_one => {
                unknown.insert(key, at);
            }
            _ => {}
        }
    }
}

/// The rows that describe the type, leading page first. A table under a further heading is part of the type only where
/// the type's JSON has the same names; otherwise it describes the content of some value.
fn described_rows<'p>(skeleton: &Skeleton<'p>) -> Vec<(&'p Page, &'p PropertyRow)> {
    let mut rows = Vec::new();
    for (page, resource) in &skeleton.resources {
        let in_json = representation::json_names(resource);
        let belongs =
            |row: &PropertyRow| row.home != PropertyHome::SubTable || in_json.contains(&fold(&row.name.value));
        rows.extend(resource.properties.iter().filter(|row| belongs(row)).map(|row| (*page, row)));
    }
    for (page, api) in &skeleton.bodies {
        rows.extend(api.body.rows.iter().map(|row| (*page, row)));
    }
    rows
}

/// The first description of a property counts; a later one may add that it is a relationship.
fn merge_repeated(
    scope: Scope<'_, '_>,
    first: &mut Property,
    page: &Page,
    row: &PropertyRow,
    diagnostics: &mut Vec<Diagnostic>,
) {
    property::record_repeated(scope, first, page, row);

    let same_page = first.origin.file == page.file;
    if !*first.navigation && row.home == PropertyHome::Relationships && same_page {
        first.navigation.overrule(true, Overruling::ListedAgain, Witness::Table, "yes", row.name.span);
    }
    if first.values.listed.is_empty() {
        first.values.listed.clone_from(&row.values.listed);
        first.values.is_closed = row.values.is_closed;
    }
    if same_page && first.origin != row.name.span {
        let message = format!("property `{}` is described twice", row.name.value);
        diagnostics
            .push(Diagnostic::new(Rule::DuplicateProperty, message, row.name.span).with("first here", first.origin));
    }
}
