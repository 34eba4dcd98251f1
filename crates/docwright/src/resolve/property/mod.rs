//! Properties: a table row becomes a [`Property`] of the model.
//!
//! Cell, link, JSON representation and examples vote on its type and number.

pub(crate) mod example_members;
pub(crate) mod relationship;
pub(crate) mod relationship_paths;
pub(crate) mod representation;
pub(crate) mod spelling;
pub(crate) mod undocumented;
pub(crate) mod writable;

use crate::api::{Decided, Evidence, ItemType, Overruling, Property, Scalar, TypeId, Witness, number};
use crate::odata::name::{fold, is_untyped, split_qualified};
use crate::odata::scalar::scalar;
use crate::page::{DeprecationClaim, JsonMember, Page, PropertyHome, PropertyRow};
use crate::resolve::deprecation;
use crate::resolve::dispute;
use crate::resolve::property::representation::{json_claims, placeholder_type, type_member};
use crate::resolve::types::declarations::namespace_of;
use crate::resolve::types::inheritance::is_said_below;
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::{Claim, Fact, Verdict, vote};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

const HERE_OR_IN_BASE: &str = "it stands in a table of relationships, here or in its base type";
const DESCRIBED: &str = "the description says so";

/// Evidence from other places about the property that a row describes.
#[derive(Default)]
pub(crate) struct Beside<'p> {
    /// The type that has it.
    pub(crate) owner: Option<&'p str>,
    /// The member of the type's representation of the same name.
    pub(crate) json: Option<&'p JsonMember>,
    /// Claims of examples about one value or a list.
    pub(crate) shown: Vec<Claim<bool>>,
    /// The claims of further rows about its end.
    pub(crate) deprecated: Vec<&'p DeprecationClaim>,
}

/// Turns a row into a property.
pub(crate) fn resolve_row(
    scope: Scope<'_, '_>,
    page: &Page,
    row: &PropertyRow,
    beside: &Beside<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Property {
    let (item, collection) = decide_type(scope, page, row, beside, diagnostics);
    let related = row.home == PropertyHome::Relationships && !matches!(*item, ItemType::Scalar(_));
    let (row_says, sentence_says) = ((Witness::Table, row.name.span), (Witness::Prose, row.description.span));
    Property {
        name: row.name.value.clone().into(),
        item,
        collection,
        navigation: yes(related, row_says, HERE_OR_IN_BASE),
        inferred: false,
        read_only: yes(says_read_only(&row.description.plain()), sentence_says, DESCRIBED),
        written: None,
        required: row.required,
        values: row.values.clone(),
        doc: Some(row.description.clone()),
        origin: row.name.span,
        deprecated: deprecation::decide(page.deprecations_of_row(row).chain(beside.deprecated.iter().copied())),
    }
}

/// A property of properties that one place can give.
fn yes(holds: bool, (witness, span): (Witness, Span), rule: &'static str) -> Decided<bool> {
    if holds { Decided::ruled(true, witness, "yes", span, rule) } else { false.into() }
}

/// Keeps what a further row says about a property that an earlier one has described.
pub(crate) fn record_repeated(scope: Scope<'_, '_>, first: &mut Property, page: &Page, row: &PropertyRow) {
    const REASON: &str = "the first description of a property counts";
    let Some(says) = cell_claims(scope, page, row).first().map(|it| it.value) else { return };
    // Something that is not known is not known from this row either.
    let known = Some(says).filter(|it| *it != ItemType::Json);
    first.item.note(known, Witness::Table, scope.show(says), row.ty.span, REASON);
    let several = row.ty.collection;
    first.collection.note(Some(several), Witness::Table, number(several), row.ty.span, REASON);
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
    diagnostics: &mut Vec<Diagnostic>,
) -> (Decided<ItemType>, Decided<bool>) {
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
    let say = |several: &bool| number(*several).to_owned();
    let item = vote(Fact::Type, &items, show);
    let collection = vote(Fact::Collection, &collections, say);
    let is_conflict = |it: &&Verdict<ItemType>| !shows_derived(scope, it) && !are_untyped(scope, it);
    let what = format!("`{}`", row.name.value);
    let items = item.as_ref().filter(is_conflict);
    diagnostics.extend(items.and_then(|it| dispute::finding(Rule::TypeConflict, &what, it, show)));
    let numbers = collection.as_ref();
    diagnostics.extend(numbers.and_then(|it| dispute::finding(Rule::TypeConflict, &what, it, say)));
    let mut item = match item {
        Some(verdict) => verdict.decided,
        None => unknown(scope, row, diagnostics),
    };
    refine(scope, page, row, beside, &mut item);
    (item, collection.map(|it| it.decided).unwrap_or_default())
}

/// The other type is derived from the one that was decided, so that an object of it may stand there.
fn shows_derived(scope: Scope<'_, '_>, verdict: &Verdict<ItemType>) -> bool {
    match (*verdict.decided, verdict.dissent.as_ref().map(|it| it.value)) {
        (ItemType::Type(base), Some(ItemType::Type(derived))) => is_said_below(scope, derived, base),
        _ => false,
    }
}

/// Both sides say that it is any JSON, one of them by the name of a type that a page describes as just that.
fn are_untyped(scope: Scope<'_, '_>, verdict: &Verdict<ItemType>) -> bool {
    let mut sides = std::iter::once(&verdict.winner).chain(&verdict.dissent);
    sides.all(|it| is_untyped(&scope.show(it.value)))
}

/// No known type is named, so any JSON will do.
fn unknown(scope: Scope<'_, '_>, row: &PropertyRow, diagnostics: &mut Vec<Diagnostic>) -> Decided<ItemType> {
    report_unknown(scope, row, diagnostics);
    let names: Vec<&str> = row.ty.names.iter().map(|it| it.text.as_str()).collect();
    let says = names.join(" or ");
    let unheard = || Evidence::unheard(Witness::Table, says, row.ty.span, "it is not one known type");
    Decided::new(ItemType::Json, (!names.is_empty()).then(unheard).into_iter().collect())
}

/// Text that other places know more of: that it is of an enumeration, or spells out a number; and a GUID or a number that is mere text.
fn refine(scope: Scope<'_, '_>, page: &Page, row: &PropertyRow, beside: &Beside<'_>, item: &mut Decided<ItemType>) {
    let values = || row.values.names();
    let listed = || {
        let exactly = scope.skeletons.with_members(values()).map(|id| (id, Overruling::Listed));
        let named = || scope.skeletons.named_with_members(beside.owner?, &row.name.value, values());
        let (id, rule) = exactly.or_else(|| Some((named()?, Overruling::ListedByName)))?;
        Some((ItemType::Type(id), rule, Witness::Prose, row.values.listed.first()?.span))
    };
    let in_json = || {
        let member = beside.json?;
        let named = type_member(&member.value.value).and_then(|it| scope.type_named(it, page)).map(ItemType::Type);
        let exact = |it: &ItemType| is_exact(it) || is_vague(row) && is_number(it);
        let item = named.or_else(|| placeholder_type(&member.value.value).filter(exact))?;
        Some((item, Overruling::Exact, Witness::Json, member.value.span))
    };
    let as_text = || {
        let it = beside.json.filter(|it| it.value.as_str().is_some_and(|it| it.eq_ignore_ascii_case("string")))?;
        Some((ItemType::Scalar(Scalar::String), Overruling::MereText, Witness::Json, it.value.span))
    };
    let own = || {
        let id = own_enumeration(scope, page, row, beside)?;
        Some((ItemType::Type(id), Overruling::ListedByName, Witness::Prose, row.values.listed.first()?.span))
    };
    let found = match **item {
        ItemType::Scalar(Scalar::String) => in_json().or_else(own).or_else(listed),
        ItemType::Scalar(Scalar::Guid) => as_text(),
        ItemType::Scalar(Scalar::Double) if is_vague(row) => in_json().filter(|it| is_number(&it.0)).or_else(as_text),
        _ => None,
    };
    if let Some((found, rule, witness, span)) = found {
        item.overrule(found, rule, witness, scope.show(found), span);
    }
}

/// A number of which the cell does not say what kind it is.
fn is_vague(row: &PropertyRow) -> bool {
    row.ty.names.iter().all(|it| ["number", "numeric"].iter().any(|word| it.text.eq_ignore_ascii_case(word)))
}

fn is_number(item: &ItemType) -> bool {
    matches!(item, ItemType::Scalar(it) if it.is_number())
}

/// The enumeration that is made for a property whose type cell says `Enum`.
fn own_enumeration(scope: Scope<'_, '_>, page: &Page, row: &PropertyRow, beside: &Beside<'_>) -> Option<TypeId> {
    let name = enumeration_of(beside.owner?, row)?;
    scope.skeletons.named(&namespace_of(page, scope.config), &name)
}

/// The name of the enumeration that a row lists without naming it: `lampColour`, of the property `colour` of lamp.
pub(crate) fn enumeration_of(owner: &str, row: &PropertyRow) -> Option<String> {
    let mut letters = row.name.value.chars();
    let first = letters.next().filter(|_| row.says_enum && !row.values.listed.is_empty())?;
    Some(format!("{owner}{}{}", first.to_ascii_uppercase(), letters.as_str()))
}

/// Numbers and identifiers; dates and the like are often called what they look like.
fn is_exact(item: &ItemType) -> bool {
    matches!(item, ItemType::Scalar(Scalar::Double | Scalar::Single | Scalar::Decimal | Scalar::Guid))
}

/// Claims of a type cell: text and target of a link, or a choice of types.
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

/// True if a row's type cell names `Edm.String` or no type.
pub(crate) fn is_text(row: &PropertyRow) -> bool {
    let scalars = row.ty.names.iter().filter_map(|it| scalar(&it.text));
    row.ty.names.is_empty() || scalars.into_iter().any(|it| it == Scalar::String)
}
