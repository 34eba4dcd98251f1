//! Property rows become [`Property`]s: each type is decided by vote between cell, link and JSON representation.

pub(crate) mod example_members;
pub(crate) mod relationship;
pub(crate) mod relationship_paths;
pub(crate) mod representation;
pub(crate) mod undocumented;
pub(crate) mod writable;

use crate::api::{Evidence, ItemType, Property, Scalar, TypeRef, Witness};
use crate::odata::name::{fold, split_qualified};
use crate::odata::scalar::scalar;
use crate::page::{JsonMember, Page, PropertyHome, PropertyRow};
use crate::resolve::property::representation::{json_claims, placeholder_type, type_member};
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, decide};
use crate::text::diagnostic::{Diagnostic, Rule};

const LISTED: &str = "text whose listed values are the members of one enumeration is of that enumeration";
const NAMED: &str = "text whose listed values belong to the enumeration of its name is of that enumeration";
const TEXT: &str = "the JSON representation calls GUIDs so and this one `string`, and text may be a GUID";
const SHOWN: &str = "the JSON representation says more exactly what the text is";

/// What other places say of the property that a row describes.
#[derive(Default)]
pub(crate) struct Beside<'p> {
    /// The type that has it.
    pub(crate) owner: Option<&'p str>,
    /// The member of the type's representation of the same name.
    pub(crate) json: Option<&'p JsonMember>,
    /// Whether examples show a list.
    pub(crate) shown: Vec<Claim<bool>>,
}

/// Turns a row into a property.
pub(crate) fn resolve_row(
    scope: Scope<'_, '_>,
    page: &Page,
    row: &PropertyRow,
    beside: &Beside<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Property {
    let mut evidence = Vec::new();
    let ty = decide_type(scope, page, row, beside, &mut evidence, diagnostics);
    let text = row.description.plain();
    Property {
        name: row.name.value.clone(),
        ty,
        navigation: row.home == PropertyHome::Relationships && !matches!(ty.item, ItemType::Scalar(_)),
        inferred: false,
        read_only: says_read_only(&text),
        required: row.required,
        values: row.values.iter().map(|it| it.value.clone()).collect(),
        doc: Some(row.description.clone()),
        origin: row.name.span,
        evidence,
    }
}

/// Keeps what a further row says about a property that an earlier one has described.
pub(crate) fn record_repeated(scope: Scope<'_, '_>, first: &mut Property, page: &Page, row: &PropertyRow) {
    const REASON: &str = "the first description of a property counts";
    let Some(says) = cell_claims(scope, page, row).first().map(|it| it.value) else { return };
    let heard = |about, says| Evidence::unheard(about, Witness::Table, says, row.ty.span, REASON);
    let (item, collection) = (heard("type", scope.show(says)), row.ty.collection);
    // Something that is not known is not known from this row either.
    let agrees = says == first.ty.item && says != ItemType::Json;
    first.evidence.push(Evidence { agrees, ..item });
    let agrees = collection == first.ty.collection;
    first.evidence.push(Evidence { agrees, ..heard("collection", collection.to_string()) });
}

fn says_read_only(text: &str) -> bool {
    let text = fold(text);
    ["read-only", "read only", "readonly"].iter().any(|it| text.contains(it)) && !text.contains("read-only property of")
}

fn decide_type(
    scope: Scope<'_, '_>,
    page: &Page,
    row: &PropertyRow,
    beside: &Beside<'_>,
    evidence: &mut Vec<Evidence>,
    diagnostics: &mut Vec<Diagnostic>,
) -> TypeRef {
    let mut items = cell_claims(scope, page, row);
    let mut collections = vec![claim(Witness::Table, row.ty.collection, row.ty.span)];
    if row.ty.names.is_empty() {
        collections.clear();
    }
    if let Some(member) = beside.json {
        let (item, collection) = json_claims(scope, page, member);
        items.extend(item);
        collections.extend(collection);
    }
    collections.extend(beside.shown.iter().cloned());
    let show = |item: &ItemType| scope.show(*item);
    let item = decide(Fact::Type, &items, show, evidence);
    let collection = decide(Fact::Collection, &collections, ToString::to_string, evidence);
    let places = [
        item.as_ref()
            .and_then(|it| Some((scope.show(it.value), it.span, it.dissent.as_ref()?)))
            .map(|(says, span, other)| (says, span, scope.show(other.0), other.1)),
        collection.as_ref().and_then(|it| Some((it.value, it.span, it.dissent.as_ref()?))).map(
            |(many, span, other)| {
                let say = |many: bool| if many { "a collection" } else { "a single value" }.to_owned();
                (say(many), span, say(other.0), other.1)
            },
        ),
    ];
    for (says, span, other, other_span) in places.into_iter().flatten() {
        let message = format!("`{}` is {says} here, but {other} elsewhere", row.name.value);
        diagnostics.push(Diagnostic::new(Rule::TypeConflict, message, span).with(other, other_span));
    }
    let item = item.map(|it| it.value).unwrap_or_else(|| {
        report_unknown(scope, row, diagnostics);
        let names: Vec<&str> = row.ty.names.iter().map(|it| it.text.as_str()).collect();
        if !names.is_empty() {
            let says = names.join(" or ");
            evidence.push(Evidence::unheard("type", Witness::Table, says, row.ty.span, "it is not one known type"));
        }
        ItemType::Json
    });
    let item = refined(scope, page, row, beside, item, evidence).unwrap_or(item);
    TypeRef { item, collection: collection.is_some_and(|it| it.value) }
}

/// Text that other places know more of: that it is of an enumeration, or spells out a number; and a GUID that is mere text.
fn refined(
    scope: Scope<'_, '_>,
    page: &Page,
    row: &PropertyRow,
    beside: &Beside<'_>,
    item: ItemType,
    evidence: &mut Vec<Evidence>,
) -> Option<ItemType> {
    let values = || row.values.iter().map(|it| it.value.as_str());
    let listed = || {
        let exactly = scope.skeletons.with_members(values()).map(|id| (id, LISTED));
        let named = || scope.skeletons.named_with_members(beside.owner?, &row.name.value, values());
        let (id, rule) = exactly.or_else(|| Some((named()?, NAMED)))?;
        Some((ItemType::Type(id), Witness::Prose, row.values.first()?.span, rule))
    };
    let in_json = || {
        let member = beside.json?;
        let named = type_member(&member.value.value).and_then(|it| scope.type_named(it, page)).map(ItemType::Type);
        let item = named.or_else(|| placeholder_type(&member.value.value).filter(is_exact))?;
        Some((item, Witness::Json, member.value.span, SHOWN))
    };
    let as_text = || {
        let it = beside.json.filter(|it| it.value.as_str().is_some_and(|it| it.eq_ignore_ascii_case("string")))?;
        Some((ItemType::Scalar(Scalar::String), Witness::Json, it.value.span, TEXT))
    };
    let (found, witness, span, rule) = match item {
        ItemType::Scalar(Scalar::String) => in_json().or_else(listed)?,
        ItemType::Scalar(Scalar::Guid) => as_text()?,
        _ => return None,
    };
    evidence.iter_mut().filter(|it| it.about == "type").for_each(|it| it.agrees = false);
    evidence.push(Evidence::ruling("type", witness, scope.show(found), span, rule));
    Some(found)
}

/// Numbers and identifiers; dates and the like are often called what they look like.
fn is_exact(item: &ItemType) -> bool {
    matches!(item, ItemType::Scalar(Scalar::Double | Scalar::Single | Scalar::Decimal | Scalar::Guid))
}

/// What the type cell says: the text and the target of its link, or several types of which none is meant alone.
fn cell_claims(scope: Scope<'_, '_>, page: &Page, row: &PropertyRow) -> Vec<Claim<ItemType>> {
    match row.ty.names.as_slice() {
        [only] => scope.claims(only, page),
        _ => Vec::new(),
    }
}

fn report_unknown(scope: Scope<'_, '_>, row: &PropertyRow, diagnostics: &mut Vec<Diagnostic>) {
    // A cell that says something which is no type was reported where it was read.
    if row.ty.names.is_empty() && row.ty.span.start < row.ty.span.end {
        return;
    }
    let (rule, message) = match row.ty.names.as_slice() {
        [] => (Rule::UnreadableType, format!("`{}` has no type that can be read", row.name.value)),
        [only] => match scope.skeletons.called(split_qualified(&only.text).1) {
            [] | [_] => {
                (Rule::UnknownType, format!("`{}` is of type `{}`, which no page describes", row.name.value, only.text))
            }
            several => {
                let names: Vec<String> = several.iter().map(|id| scope.name_of(*id).to_string()).collect();
                (Rule::AmbiguousType, format!("`{}` may be of type {}", row.name.value, names.join(" or ")))
            }
        },
        _ => (Rule::UnknownType, format!("`{}` may be of several types", row.name.value)),
    };
    diagnostics.push(Diagnostic::new(rule, message, row.ty.span));
}

/// Whether a row's cell says that the value is text.
pub(crate) fn is_text(row: &PropertyRow) -> bool {
    let scalars = row.ty.names.iter().filter_map(|it| scalar(&it.text));
    row.ty.names.is_empty() || scalars.into_iter().any(|it| it == Scalar::String)
}
