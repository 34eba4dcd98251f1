//! Undocumented properties and enumeration members, which no table lists.
//!
//! Other places show them: the type's own JSON, or the descriptions of properties.
//!
//! ```markdown
//! |changeType|changeType|The supported values are: `created`, `updated`, `deleted`.|
//! ```

use std::collections::BTreeSet;

use crate::api::{Evidence, ItemType, Member, Property, TypeDef, TypeKind, Witness, ancestors};
use crate::odata::name::{fold, is_identifier, is_misspelt, is_property_name, split_qualified};
use crate::page::{JsonMember, Page};
use crate::resolve::property::representation::object_members;
use crate::resolve::property::{representation, spelling};
use crate::resolve::types::evidence::UNITED;
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::skeleton::Skeleton;
use crate::text::diagnostic::{Diagnostic, Rule};

/// Adds properties that only the JSON representation of a type has; an open type's are examples.
pub(crate) fn add_properties(scope: Scope<'_, '_>, types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    for rank in 0..types.len() {
        let TypeKind::Struct(own) = &types[rank].kind else { continue };
        if *own.open || own.properties.is_empty() {
            continue;
        }
        let line: Vec<usize> = std::iter::once(rank).chain(ancestors(types, rank)).collect();
        let described = || line.iter().flat_map(|it| types[*it].properties()).map(|it| (it.name.as_str(), it.origin));
        let mut known: BTreeSet<String> = described().map(|it| fold(it.0)).collect();
        let mut more: Vec<Property> = Vec::new();
        let shown = shown(&scope.skeletons.types[rank]);
        for (page, member) in &shown {
            let name = member.name.value.as_str();
            if name.starts_with('@') || !is_property_name(name) || !known.insert(fold(name)) {
                continue;
            }
            // A page that is not there may list it.
            if line.iter().any(|it| types[*it].names_missing_base()) {
                more.push(representation::from_member(scope, page, member));
                continue;
            }
            if let Some(finding) = spelling::misspelt(member, shown.iter().map(|it| it.1), described()) {
                diagnostics.push(finding);
                continue;
            }
            let message = format!("`{name}` stands in the JSON representation, but no table lists it");
            diagnostics.push(Diagnostic::new(Rule::UnlistedProperty, message, member.name.span));
            more.push(representation::from_member(scope, page, member));
        }
        if let TypeKind::Struct(own) = &mut types[rank].kind {
            own.properties.append(&mut more);
        }
    }
}

/// Reports types that end up without any property, their own or inherited, although their pages show members: an open type's
/// may be examples.
pub(crate) fn report_none(scope: Scope<'_, '_>, types: &[TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    for (rank, definition) in types.iter().enumerate() {
        let mut line = std::iter::once(rank).chain(ancestors(types, rank)).flat_map(|it| types[it].properties());
        if !matches!(definition.kind, TypeKind::Struct(_)) || line.next().is_some() {
            continue;
        }
        let resources = scope.skeletons.types[rank].resources.iter();
        // A page's further blocks are examples of the first one.
        let representations = resources.filter_map(|(_, it)| it.representations.first());
        let mut members = representations.flat_map(|it| object_members(it.json.as_ref()));
        if let Some(member) = members.find(|it| is_identifier(&it.name.value)) {
            let message = format!("`{}` ends up without properties, although members are shown", *definition.name.name);
            let finding = Diagnostic::new(Rule::NoProperties, message, definition.origins[0]);
            diagnostics.push(finding.with("shown here", member.name.span));
        }
    }
}

/// The members of the representations that are annotated with the type's own name.
fn shown<'p>(skeleton: &Skeleton<'p>) -> Vec<(&'p Page, &'p JsonMember)> {
    let own = |name: &str| split_qualified(name).1.eq_ignore_ascii_case(&skeleton.name.name);
    let mut found = Vec::new();
    for (page, resource) in &skeleton.resources {
        for representation in &resource.representations {
            let ty = representation.annotation.as_ref().and_then(|it| it.ty.as_ref());
            let json = representation.json.as_ref().map(|it| &it.value);
            if ty.is_some_and(|it| it.names.iter().any(|name| own(&name.text))) {
                found.extend(json.into_iter().flat_map(|it| it.members()).map(|member| (*page, member)));
            }
        }
    }
    found
}

/// Adds members that only the descriptions of properties list; enumerations are open, so one more does no harm, and one
/// less could not be named. One that is a slip away from a member is this member, misspelt.
pub(crate) fn add_members(types: &mut [TypeDef], diagnostics: &mut Vec<Diagnostic>) {
    let mut listed: Vec<(usize, Member)> = Vec::new();
    for property in types.iter().flat_map(TypeDef::properties) {
        let ItemType::Type(id) = *property.item else { continue };
        let rank = id.0 as usize;
        let TypeKind::Enum(definition) = &types[rank].kind else { continue };
        let missing = |name: &&str| !definition.members.iter().any(|it| it.name.eq_ignore_ascii_case(name));
        for it in property.values.listed.iter().filter(|it| is_identifier(&it.value) && missing(&it.value.as_str())) {
            let known = listed.iter().any(|(of, member)| *of == rank && member.name.eq_ignore_ascii_case(&it.value));
            let meant = definition.members.iter().find(|member| is_misspelt(&it.value, &member.name));
            if let Some(meant) = meant {
                let message = format!("`{}` may be the member `{}`, misspelt", it.value, meant.name);
                let finding = Diagnostic::new(Rule::EnumConflict, message, it.span);
                diagnostics.push(finding.with("the member", meant.origin));
            } else if !known {
                listed.push((rank, Member::bare(it.value.clone(), it.span)));
            }
        }
    }
    for (rank, member) in listed {
        let message =
            format!("`{}` is listed here, but not where `{}` is described", member.name, types[rank].name.name);
        let finding = Diagnostic::new(Rule::EnumConflict, message, member.origin);
        diagnostics.push(finding.with("the enumeration", types[rank].origins[0]));
        if let TypeKind::Enum(definition) = &mut types[rank].kind {
            let evidence = Evidence::ruling(Witness::Prose, &member.name, member.origin, UNITED);
            definition.members.unite(member, evidence);
        }
    }
}
