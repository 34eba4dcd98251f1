//! Member tables and listings become [`EnumDef`]s.

use std::collections::BTreeSet;

use super::names::fold;
use super::skeleton::Skeleton;
use crate::api::{EnumDef, Member};
use crate::diagnostic::{Diagnostic, Rule};
use crate::page::EnumTable;

/// Unites the tables of an enumeration in their order; a difference between two of them is reported.
pub(super) fn resolve_enum(skeleton: &Skeleton<'_>, diagnostics: &mut Vec<Diagnostic>) -> EnumDef {
    let mut definition = EnumDef { inline: skeleton.tables.is_empty(), ..EnumDef::default() };
    let mut seen = BTreeSet::new();
    for (_, table) in &skeleton.tables {
        definition.flags |= table.flags;
        for member in &table.members {
            if seen.insert(fold(&member.name.value)) {
                definition.members.push(Member {
                    name: member.name.value.clone(),
                    value: member.value,
                    doc: member.description.clone(),
                    origin: member.name.span,
                });
            }
        }
    }
    for value in skeleton.listings.iter().flat_map(|row| &row.values) {
        if seen.insert(fold(&value.value)) {
            definition.members.push(Member { name: value.value.clone(), value: None, doc: None, origin: value.span });
        }
    }
    report_differences(skeleton, diagnostics);
    definition
}

fn report_differences(skeleton: &Skeleton<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let names =
        |table: &EnumTable| -> BTreeSet<String> { table.members.iter().map(|it| fold(&it.name.value)).collect() };
    let Some(((_, lead), others)) = skeleton.tables.split_first() else { return };
    let leading = names(lead);
    for (_, other) in others {
        let difference: Vec<String> = leading.symmetric_difference(&names(other)).cloned().collect();
        if !difference.is_empty() {
            let message = format!("`{}` has other members here: {}", skeleton.name.name, difference.join(", "));
            diagnostics
                .push(Diagnostic::new(Rule::EnumConflict, message, other.span).with("the leading table", lead.span));
        }
    }
}
