//! Member tables and listings become [`EnumDef`]s.

use std::collections::BTreeSet;

use crate::api::{Decided, EnumDef, ItemType, Member, Operation, TypeDef, TypeId, TypeKind, ancestors};
use crate::odata::name::fold;
use crate::page::EnumTable;
use crate::page::types::enumeration::says_several;
use crate::resolve::deprecation;
use crate::resolve::property::example_members::Shown;
use crate::resolve::types::evidence;
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::skeleton::Skeleton;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::passage::Passage;

/// The preference with which a request asks for members that were added later.
const INCLUDE_UNKNOWN: &str = "include-unknown-enum-members";

/// The member that stands for those to come.
const UNKNOWN_MEMBER: &str = "unknownFutureValue";

/// Unites the tables of an enumeration in their order; a difference between two of them is reported.
pub(crate) fn resolve_enum(skeleton: &Skeleton<'_>, diagnostics: &mut Vec<Diagnostic>) -> EnumDef {
    let mut members = Vec::new();
    let mut seen = BTreeSet::new();
    let listed = skeleton.tables.iter().flat_map(|(page, table)| table.members.iter().map(move |it| (page, it)));
    for (page, member) in listed {
        if seen.insert(fold(&member.name.value)) {
            members.push(Member {
                name: member.name.value.clone(),
                value: member.value,
                doc: member.description.clone(),
                origin: member.name.span,
                deprecated: deprecation::decide(
                    member.deprecated.iter().chain(page.deprecations_of(&member.name.value)),
                ),
            });
        }
    }
    for value in skeleton.listings.iter().flat_map(|row| &row.values.listed) {
        if seen.insert(fold(&value.value)) {
            members.push(Member::bare(value.value.clone(), value.span));
        }
    }
    report_differences(skeleton, diagnostics);
    EnumDef {
        members: Decided::new(members, evidence::members(skeleton)),
        flags: skeleton.tables.iter().any(|(_, table)| table.flags),
        inline: skeleton.tables.is_empty(),
        on_request: Vec::new(),
    }
}

/// Decides which members are answered on request alone, by the prose of tables and the descriptions of properties.
pub(crate) fn ask(scope: Scope<'_, '_>, types: &mut [TypeDef]) {
    let mut texts: BTreeSet<(usize, String)> = BTreeSet::new();
    for property in types.iter().flat_map(TypeDef::properties) {
        if let (ItemType::Type(id), Some(doc)) = (*property.item, &property.doc) {
            texts.insert((id.0 as usize, doc.plain()));
        }
    }
    for (rank, skeleton) in scope.skeletons.types.iter().enumerate() {
        let prose = skeleton.tables.iter().flat_map(|(_, table)| &table.prose);
        texts.extend(prose.flat_map(Passage::texts).map(|it| (rank, it.plain())));
    }
    for (rank, text) in texts {
        let Some((_, after)) = text.split_once(INCLUDE_UNKNOWN) else { continue };
        let TypeKind::Enum(it) = &mut types[rank].kind else { continue };
        let words: Vec<&str> = after.split(|it: char| !it.is_alphanumeric() && it != '_').collect();
        let named = it.members.iter().filter(|it| words.contains(&it.name.as_str()));
        let mut asked: Vec<String> = named.map(|it| it.name.clone()).collect();
        if asked.is_empty() {
            let known = it.members.iter().position(|it| it.name.eq_ignore_ascii_case(UNKNOWN_MEMBER));
            asked.extend(it.members.iter().skip(known.map_or(usize::MAX, |it| it + 1)).map(|it| it.name.clone()));
        }
        asked.retain(|name| !it.on_request.contains(name));
        it.on_request.append(&mut asked);
    }
}

/// Members can be combined where a description says that one text has several: "a comma-separated list of the parts".
pub(crate) fn combine(types: &mut [TypeDef], operations: &[Operation]) {
    let parameters = operations.iter().flat_map(Operation::parameters);
    let rows = types.iter().flat_map(TypeDef::properties).chain(parameters);
    let lists = rows.filter(|it| !*it.collection && it.doc.as_ref().is_some_and(|it| says_several(&it.plain())));
    let listed: Vec<ItemType> = lists.map(|it| *it.item).collect();
    listed.into_iter().for_each(|item| combine_members(types, item));
}

/// Members can be combined where an example does it: `"dim,bright"`.
pub(crate) fn combine_shown(types: &mut [TypeDef], shown: &Shown) {
    for (rank, name, text) in shown.lists() {
        let mut line = std::iter::once(rank).chain(ancestors(types, rank));
        let own = |rank: usize| types[rank].properties().iter().find(|it| fold(&it.name) == name);
        let Some(ItemType::Type(TypeId(of))) = line.find_map(own).map(|it| *it.item) else { continue };
        let TypeKind::Enum(it) = &types[of as usize].kind else { continue };
        let is_member = |text: &str| it.members.iter().any(|it| it.name.eq_ignore_ascii_case(text.trim()));
        let combines = text.split(',').all(is_member);
        drop(line);
        if combines {
            combine_members(types, ItemType::Type(TypeId(of)));
        }
    }
}

fn combine_members(types: &mut [TypeDef], item: ItemType) {
    if let ItemType::Type(TypeId(rank)) = item
        && let TypeKind::Enum(it) = &mut types[rank as usize].kind
    {
        it.flags = true;
    }
}

fn report_differences(skeleton: &Skeleton<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let names =
        |table: &EnumTable| -> BTreeSet<String> { table.members.iter().map(|it| fold(&it.name.value)).collect() };
    let Some(((_, lead), others)) = skeleton.tables.split_first() else { return };
    let leading = names(lead);
    for (_, other) in others {
        let difference: Vec<String> = leading.symmetric_difference(&names(other)).cloned().collect();
        if !difference.is_empty() {
            let message = format!("`{}` has other members here: {}", *skeleton.name.name, difference.join(", "));
            diagnostics
                .push(Diagnostic::new(Rule::EnumConflict, message, other.span).with("the leading table", lead.span));
        }
    }
}
