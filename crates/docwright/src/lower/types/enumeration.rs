//! Enumerations with their members as constants.

use crate::api::{EnumDef, Member, TypeDef};
use crate::krate::{Doc, Enum, Gate, Variant};
use crate::lower::docs::operation::Writer;
use crate::lower::docs::rustdoc::{deprecation, paragraph, undocumented};
use crate::lower::names::ident::{Case, Name, ident};
use crate::lower::names::scope::{Kind, Scope, plain_first};
use crate::lower::types::layout::Place;
use crate::lower::types::structs::{doc_url, pages, qualified, summary};
use crate::text::diagnostic::{Diagnostic, Rule};

/// `MEMBERS` is a constant of every emitted enumeration.
const MEMBER: Kind = Kind { case: Case::Camel, prefixes: &[""], reserved: &["members"] };

/// The runtime keeps a set of members in one machine word.
const MAX_FLAGS: usize = 64;

/// A sentence about members that older clients would not know.
const ON_REQUEST: &str = "Answered only to requests with the header `Prefer: include-unknown-enum-members`.";

/// Lowers an enumeration.
pub(crate) fn lower_enum(
    writer: Writer<'_>,
    it: &TypeDef,
    def: &EnumDef,
    place: &Place,
    notes: &mut Vec<Diagnostic>,
) -> Enum {
    let mut lines = Vec::new();
    summary(writer, it, &mut lines);
    let pages = pages(writer, it);
    lines.extend((!pages.is_empty()).then(String::new));
    lines.extend(pages);
    let members = distinct(&def.members);
    Enum {
        ident: place.path.ident.clone(),
        doc: Doc(lines),
        odata_name: qualified(it),
        doc_url: doc_url(writer.rustdoc, it).to_owned(),
        flags: def.flags && members.len() <= MAX_FLAGS,
        variants: variants(writer, &members, &def.on_request, notes),
        deprecated: deprecation(&it.deprecated),
        gate: Gate::Always,
    }
}

/// Members are read in any case, so of several that differ in case only the first one is kept.
fn distinct(members: &[Member]) -> Vec<&Member> {
    let mut seen = std::collections::BTreeSet::new();
    members.iter().filter(|it| !it.name.is_empty() && seen.insert(it.name.to_ascii_lowercase())).collect()
}

fn variants(
    writer: Writer<'_>,
    members: &[&Member],
    on_request: &[String],
    notes: &mut Vec<Diagnostic>,
) -> Vec<Variant> {
    let mut scope = Scope::default();
    let mut names: Vec<Option<(String, Name)>> = vec![None; members.len()];
    for rank in plain_first(members.iter().map(|it| it.name.as_str())) {
        let (words, name) = scope.take(&members[rank].name, MEMBER);
        if let Some(message) = name.adjustment(&members[rank].name) {
            notes.push(Diagnostic::new(Rule::NameAdjusted, message, members[rank].origin));
        }
        names[rank] = Some((words, name));
    }
    let named = members.iter().zip(names.into_iter().flatten());
    let variants = named.map(|(it, (words, name))| {
        let mut lines = Vec::new();
        if let Some(prose) = &it.doc {
            writer.rustdoc.append(prose, &mut lines);
        }
        if lines.is_empty() {
            lines.push(undocumented(&it.name));
        }
        if on_request.contains(&it.name) {
            paragraph(ON_REQUEST.to_owned(), &mut lines);
        }
        Variant {
            ident: name.ident,
            constant: ident(&words, Case::Shouty),
            wire: it.name.clone(),
            doc: Doc(lines),
            deprecated: deprecation(&it.deprecated),
        }
    });
    variants.collect()
}
