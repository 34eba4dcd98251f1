//! JSON representations of a type as claims about its properties.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Decided, ItemType, Property, Scalar, Witness, number};
use crate::odata::name::{fold, is_control_information, is_identifier, is_property_name, is_untyped, split_collection};
use crate::odata::scalar::scalar;
use crate::page::{Json, JsonMember, Page, ResourcePage};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::types::skeleton::Skeleton;
use crate::resolve::vote::Claim;
use crate::text::source::Spanned;

const ONLY_JSON: &str = "no table lists it, so its JSON is all there is";

/// Claims of a JSON value: `[{"@odata.type": "microsoft.graph.recipient"}]`.
pub(crate) fn json_claims(
    scope: Scope<'_, '_>,
    page: &Page,
    member: &JsonMember,
) -> (Option<Claim<ItemType>>, Option<Claim<bool>>) {
    let span = member.value.span;
    let is_list = matches!(member.value.value, Json::Array(_));
    let named = type_member(&member.value.value);
    let item = named.and_then(|text| scope.type_named(split_collection(text).1, page)).map(ItemType::Type);
    let says_collection = named.is_some_and(|text| split_collection(text).0);
    let structured = matches!(member.value.value, Json::Array(_) | Json::Object(_));
    // A scalar may abbreviate anything.
    let collection = structured.then(|| claim(Witness::Json, is_list || says_collection, span));
    (item.map(|value| claim(Witness::Json, value, span)), collection)
}

/// The `@odata.type` of an object, or of the first object of an array.
pub(crate) fn type_member(json: &Json) -> Option<&str> {
    match json {
        Json::Array(items) => items.first().and_then(|it| type_member(&it.value)),
        Json::Object(members) => members.iter().find_map(|it| match (&*it.name.value, &it.value.value) {
            ("@odata.type" | "@type", Json::String(text)) => Some(text.as_str()),
            // `{lamps.bulb}` stands for an object of that type, and so does the qualified name alone.
            (name, Json::Elided) if members.len() == 1 && name.contains('.') => Some(name),
            _ => None,
        }),
        Json::String(text) if text.contains('.') && text.split('.').all(is_identifier) => Some(text),
        _ => None,
    }
}

pub(crate) fn object_members(json: Option<&Spanned<Json>>) -> &[JsonMember] {
    match json.map(|it| &it.value) {
        Some(Json::Object(members)) => members,
        _ => &[],
    }
}

/// The members of a type's representations by name, in any letter case.
#[derive(Debug)]
pub(crate) struct Members<'p>(BTreeMap<String, Vec<&'p JsonMember>>);

impl<'p> Members<'p> {
    /// Those of a type.
    pub(crate) fn of(skeleton: &Skeleton<'p>) -> Self {
        let representations = skeleton.resources.iter().flat_map(|(_, it)| &it.representations);
        let mut named: BTreeMap<String, Vec<&JsonMember>> = BTreeMap::new();
        for it in representations.flat_map(|it| object_members(it.json.as_ref())) {
            named.entry(fold(&it.name.value)).or_default().push(it);
        }
        Self(named)
    }

    /// All with this name.
    pub(crate) fn named(&self, name: &str) -> &[&'p JsonMember] {
        self.0.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The one with this name, in this letter case if there is one.
    pub(crate) fn one(&self, name: &str) -> Option<&'p JsonMember> {
        let named = self.named(name);
        named.iter().find(|it| it.name.value == name).or(named.first()).copied()
    }
}

/// The member names of a page's representations, folded.
pub(crate) fn json_names(resource: &ResourcePage) -> BTreeSet<String> {
    let members = resource.representations.iter().flat_map(|it| object_members(it.json.as_ref()));
    members.map(|it| fold(&it.name.value)).collect()
}

/// Properties of a type whose pages have no table: the representation is all there is. An open type's may be an example
/// of what its objects have, unless it declares something.
pub(crate) fn from_representations(scope: Scope<'_, '_>, skeleton: &Skeleton<'_>, is_open: bool) -> Vec<Property> {
    let mut found: BTreeMap<String, Property> = BTreeMap::new();
    let mut order = Vec::new();
    for (page, resource) in &skeleton.resources {
        let blocks = resource.representations.iter().map(|it| object_members(it.json.as_ref()));
        let members = blocks.filter(|it| !is_open || declares(it)).flatten();
        for member in members.filter(|it| is_property_name(&it.name.value)) {
            let key = fold(&member.name.value);
            if let std::collections::btree_map::Entry::Vacant(place) = found.entry(key.clone()) {
                place.insert(from_member(scope, page, member));
                order.push(key);
            }
        }
    }
    order.iter().filter_map(|key| found.remove(key)).collect()
}

/// True if members are declared: all keys are names, not data, and some value names a type.
fn declares(members: &[JsonMember]) -> bool {
    let mut own = members.iter().filter(|it| !is_control_information(&it.name.value));
    own.clone().all(|it| is_identifier(&it.name.value)) && own.any(|it| names_type(&it.value.value))
}

fn names_type(json: &Json) -> bool {
    match json {
        Json::Array(items) => items.first().is_some_and(|it| names_type(&it.value)),
        Json::String(text) => placeholder(text).is_some(),
        other => type_member(other).is_some(),
    }
}

/// A member of an example or representation as a property.
pub(crate) fn from_member(scope: Scope<'_, '_>, page: &Page, member: &JsonMember) -> Property {
    let (item, collection) = json_claims(scope, page, member);
    let item = item.map(|it| it.value).or_else(|| placeholder_type(&member.value.value)).unwrap_or(ItemType::Json);
    let item = Decided::ruled(item, Witness::Json, scope.show(item), member.value.span, ONLY_JSON);
    let said = |it: Claim<bool>| Decided::ruled(it.value, Witness::Json, number(it.value), it.span, ONLY_JSON);
    Property::bare(member.name.value.clone(), item, collection.map(said).unwrap_or_default(), member.name.span)
}

/// The scalar that a template writes for a value: `String (timestamp)`.
fn placeholder(text: &str) -> Option<Scalar> {
    let (head, rest) = text.split_once('(').unwrap_or((text, ""));
    let inner = fold(rest.trim_end_matches(')').trim());
    match inner.as_str() {
        "timestamp" => Some(Scalar::DateTimeOffset),
        "identifier" => Some(Scalar::String),
        _ if inner.contains("duration") => Some(Scalar::Duration),
        "double" | "single" | "decimal" => scalar(&inner),
        _ => scalar(head),
    }
}

/// The type that a placeholder stands for: `"String (timestamp)"`, `1024`, `true`.
pub(crate) fn placeholder_type(json: &Json) -> Option<ItemType> {
    match json {
        Json::Bool(_) => Some(ItemType::Scalar(Scalar::Boolean)),
        Json::Number(text) if text.contains(['.', 'e', 'E']) => Some(ItemType::Scalar(Scalar::Double)),
        Json::Number(_) => Some(ItemType::Scalar(Scalar::Int64)),
        Json::String(text) if is_untyped(text) => Some(ItemType::Json),
        // Text that is no placeholder is an example of text.
        Json::String(text) => Some(ItemType::Scalar(placeholder(text).unwrap_or(Scalar::String))),
        Json::Array(items) => items.first().and_then(|it| placeholder_type(&it.value)),
        Json::Null | Json::Object(_) | Json::Elided => None,
    }
}
