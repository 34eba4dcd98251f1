//! Properties that requests show as sent: whatever their descriptions say, these can be written.
//!
//! "Read-only" in a description often holds under a condition, or for others: `Read-only for users synced from on
//! premises`, `After a category is created, the name cannot be changed. Read-only.` A function that left out what the
//! page's own example sends could not do what the page is about.

use std::collections::BTreeMap;

use crate::api::{Body, Evidence, ItemType, Method, Operation, TypeDef, TypeKind, TypeRef, Witness, ancestors};
use crate::page::{ApiPage, Json, JsonMember, Page, PageKind};
use crate::text::source::FileId;

/// What is recorded of such a property.
const RULE: &str = "a request shows it as sent";

/// Marks the properties. A key names its object in the request of a change, where it is no sign that it can be written.
pub(crate) fn mark(types: &mut [TypeDef], operations: &[Operation], pages: &[Page]) {
    let api = |page: &'_ Page| match &page.kind {
        PageKind::Api(_) => Some(page.file),
        _ => None,
    };
    let ranks: BTreeMap<FileId, usize> =
        pages.iter().enumerate().filter_map(|(rank, it)| Some((api(it)?, rank))).collect();
    for operation in operations {
        let Body::Value(TypeRef { item: ItemType::Type(id), .. }) = operation.body else { continue };
        let Some(PageKind::Api(page)) = ranks.get(&operation.page).map(|rank| &pages[*rank].kind) else { continue };
        for member in sent(page, operation.method) {
            let name = member.name.value.as_str();
            if name == "id" && operation.method != Method::Post {
                continue;
            }
            let ruling = |says: &str| Evidence::ruling("written", Witness::Example, says, member.name.span, RULE);
            let rank = id.0 as usize;
            let inherited = ancestors(types, rank).any(|it| is_read_only(&types[it], name));
            let own = &mut types[rank];
            if inherited && !own.evidence.iter().any(|it| (it.about, it.says.as_str()) == ("written", name)) {
                own.evidence.push(ruling(name));
            }
            let TypeKind::Struct(it) = &mut own.kind else { continue };
            if let Some(property) = it.properties.iter_mut().find(|it| it.read_only && it.name == name) {
                property.read_only = false;
                property.evidence.push(ruling("yes"));
            }
        }
    }
}

fn is_read_only(of: &TypeDef, name: &str) -> bool {
    of.properties().iter().any(|it| it.read_only && it.name == name)
}

/// The members of the objects that a page's examples send.
fn sent(page: &ApiPage, method: Method) -> impl Iterator<Item = &JsonMember> {
    let requests = page.examples.iter().filter_map(|it| it.request.as_ref()).filter(move |it| it.line.method == method);
    requests.filter_map(|it| it.body.as_ref()?.json.as_ref()).flat_map(Json::members)
}
