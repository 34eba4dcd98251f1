//! Bodies and answers in Rust's terms.

use crate::api::{ItemType, TypeRef};
use crate::krate::{Answer, ItemKind, ItemPath, Payload};
use crate::lower::endpoint::contract::{Answered, Sent};
use crate::lower::types::inheritance::Hierarchy;
use crate::lower::types::layout::Layout;
use crate::lower::types::property::Drafts;

/// What a function sends; `parameters` is the struct made for its parameters.
pub(crate) fn payload(
    sent: &Sent<'_>,
    parameters: Option<&ItemPath>,
    layout: &Layout,
    types: &Hierarchy<'_>,
) -> Payload {
    match sent {
        Sent::Nothing => Payload::None,
        Sent::Blank => Payload::Blank,
        Sent::Object(id) => Payload::Model { path: layout.place(*id).path.clone(), derived: types.has_derived(*id) },
        Sent::Parameters(_) => parameters.cloned().map_or(Payload::Json, Payload::Parameters),
        Sent::Reference => Payload::Reference,
        Sent::Content => Payload::Content,
        Sent::Json => Payload::Json,
    }
}

/// What a function's request is answered with.
pub(crate) fn answer(answered: Answered, single_refs: bool, drafts: &Drafts<'_>) -> Answer {
    match answered {
        Answered::Nothing => Answer::Nothing,
        Answered::Count => Answer::Count,
        Answered::Content => Answer::Content,
        Answered::Json => Answer::Json,
        Answered::References if single_refs => Answer::Json,
        Answered::References => Answer::References,
        Answered::Value(TypeRef { item: ItemType::Json, collection: false }) => Answer::Json,
        Answered::Value(ty) => match (drafts.item(ty.item), ty.collection) {
            (item, true) => Answer::Collection(item),
            (ItemKind::Struct(path), false) => Answer::Model(path),
            (item, false) => Answer::Value(item),
        },
    }
}
