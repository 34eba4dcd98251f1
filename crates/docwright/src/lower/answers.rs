//! Bodies and answers in Rust's terms.

use super::contract::{Answered, Sent};
use super::fields::Drafts;
use super::hierarchy::Hierarchy;
use super::layout::Layout;
use crate::api::{ItemType, TypeRef};
use crate::krate::{Answer, ItemKind, ItemPath, Payload};

/// What a function sends; `parameters` is the struct made for its parameters.
pub(super) fn payload(
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
pub(super) fn answer(answered: Answered, single_refs: bool, drafts: &Drafts<'_>) -> Answer {
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
