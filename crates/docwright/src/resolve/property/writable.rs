//! Writable properties: requests send them, whatever their descriptions say.
//!
//! "Read-only" in a description often holds under a condition, or for others: `Read-only for users synced from on
//! premises`, `After a category is created, the name cannot be changed. Read-only.` A function that left out what the
//! page's own example sends could not do what the page is about.

use std::collections::BTreeMap;

use crate::api::{Body, ItemType, Method, Operation, Overruling, TypeDef, TypeKind, TypeRef, Witness, ancestors};
use crate::page::{ApiPage, Json, JsonMember, Page, PageKind};
use crate::text::source::{FileId, Spanned};

/// Marks the properties. A key names its object in the request of a change, where it is no sign that it can be written.
pub(crate) fn mark(types: &mut [TypeDef], operations: &[Operation], pages: &[Page]) {
    let api = |page: &'_ Page| match &page.kind {
        PageKind::Api(_) => Some(page.file),
        _ => None,
    };
    let ranks: BTreeMap<FileId, usize> =
        pages.iter().enumerate().filter_map(|(rank, it)| Some((api(it)?, rank))).collect();
    for operation in operations {
        let Body::Value(TypeRef { item: ItemType::Type(id), .. }) = *operation.body else { continue };
        let Some(PageKind::Api(page)) = ranks.get(&operation.page).map(|rank| &pages[*rank].kind) else { continue };
        for member in sent(page, operation.method) {
            if member.name.value != "id" || operation.method == Method::Post {
                mark_sent(types, id.0 as usize, &member.name);
            }
        }
    }
}

fn mark_sent(types: &mut [TypeDef], rank: usize, sent: &Spanned<String>) {
    let name = sent.value.as_str();
    let inherited = ancestors(types, rank).any(|it| is_read_only(&types[it], name));
    let TypeKind::Struct(it) = &mut types[rank].kind else { return };
    if inherited && !it.writable.iter().any(|known| known.value == name) {
        it.writable.push(sent.clone());
    }
    if let Some(property) = it.properties.iter_mut().find(|it| *it.read_only && *it.name == name) {
        property.read_only.overrule(false, Overruling::Sent, Witness::Example, "no", sent.span);
        property.written = Some(sent.span);
    }
}

fn is_read_only(of: &TypeDef, name: &str) -> bool {
    of.properties().iter().any(|it| *it.read_only && *it.name == name)
}

/// The members of the objects that a page's examples send.
fn sent(page: &ApiPage, method: Method) -> impl Iterator<Item = &JsonMember> {
    let requests = page.examples.iter().filter_map(|it| it.request.as_ref()).filter(move |it| it.line.method == method);
    requests.filter_map(|it| it.body.as_ref()?.json.as_ref()).flat_map(Json::members)
}
