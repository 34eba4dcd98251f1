//! Navigation properties by operations: a derived type, or the name that is sent.
//!
//! ```markdown
//! |rooms|[place](place.md) collection|The rooms in the list.|
//! ```
//!
//! `GET /roomLists/{id}/rooms` answers objects of `room`, and the page of `room` counts that operation among its
//! methods: the table names a base of what is there.
//!
//! ```markdown
//! |companyBranding|[branding](branding.md)|What the sign-in page looks like.|
//! ```
//!
//! No request line walks through `companyBranding`, and `GET /companies/{id}/branding` answers the type that the table
//! names: one relationship, and its name is the one that is sent.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    Evidence, ItemType, Method, Operation, Overruling, Property, Response, Segment, TypeDef, TypeKind, Witness, number,
};
use crate::odata::name::fold;
use crate::resolve::address::navigation::Graph;
use crate::resolve::property::relationship_paths::Key;
use crate::resolve::types::lookup::Scope;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::links::stem;
use crate::text::source::{FileId, Span};

/// An operation that reads what a relationship leads to.
struct Reader<'o> {
    item: ItemType,
    operation: &'o Operation,
    span: Span,
    lists: bool,
}

/// A derived type that operations answer.
pub(crate) struct Narrowing {
    item: ItemType,
    /// A request line of theirs.
    span: Span,
    /// The places that name the type.
    said: Vec<(Witness, Span)>,
}

/// Relationships of which all that is read is of a derived type.
pub(crate) type Narrowed = BTreeMap<Key, Narrowing>;

/// Finds relationships of which every reader answers one type derived from the documented one. Only a type whose own
/// page counts the listing among its methods is what all objects there are: an example may show one kind of several.
pub(crate) fn narrowed(
    scope: Scope<'_, '_>,
    graph: &Graph<'_>,
    types: &[TypeDef],
    operations: &[Operation],
) -> Narrowed {
    let mut readers: BTreeMap<Key, Vec<Reader<'_>>> = BTreeMap::new();
    for operation in operations.iter().filter(|it| it.method == Method::Get) {
        let Response::Value(ty) = *operation.response else { continue };
        for route in &operation.routes {
            let (address, lists) = match route.segments.as_slice() {
                [address @ .., Segment::Key(_)] => (address, false),
                all => (all, ty.collection),
            };
            let (Some(Segment::Literal(name)), Some((owner, _))) = (address.last(), graph.property_at(address)) else {
                continue;
            };
            let reader = Reader { item: ty.item, operation, span: route.span, lists };
            readers.entry((owner, fold(name))).or_default().push(reader);
        }
    }
    let decide = |(key, readers): (Key, Vec<Reader<'_>>)| {
        let documented = types[key.0].properties().iter().find(|it| *it.navigation && fold(&it.name) == key.1)?;
        let item = readers.first()?.item;
        let derived = item != *documented.item && graph.is_a(item, *documented.item);
        let alone = derived && readers.iter().all(|it| it.item == item);
        let mut listings = readers.iter().filter(|it| alone && it.lists);
        let (listing, row) = listings.find_map(|it| Some((it, method_of(scope, item, it.operation.page)?)))?;
        let says = scope.show(item);
        let names = |it: &&Evidence| it.agrees && it.says == says && it.witness != Witness::Path;
        let mut said: Vec<(Witness, Span)> = listing
            .operation
            .response
            .main()
            .what
            .evidence()
            .iter()
            .filter(names)
            .map(|it| (it.witness, it.span))
            .collect();
        if said.is_empty() {
            said.push((Witness::Methods, row));
        }
        Some((key, Narrowing { item, span: listing.span, said }))
    };
    readers.into_iter().filter_map(decide).collect()
}

/// Where the page of a type has an operation's page in its `Methods` table.
fn method_of(scope: Scope<'_, '_>, item: ItemType, page: FileId) -> Option<Span> {
    let ItemType::Type(id) = item else { return None };
    let wanted = stem(&scope.sources[page].path);
    let mut methods = scope.skeletons.types[id.0 as usize].resources.iter().flat_map(|(_, it)| &it.methods);
    methods.find(|row| row.page_stem() == wanted).map(|it| it.returns.span)
}

/// Gives relationships the derived types, and says so.
pub(crate) fn narrow(scope: Scope<'_, '_>, types: &mut [TypeDef], found: &Narrowed, diagnostics: &mut Vec<Diagnostic>) {
    for ((rank, name), read) in found {
        let TypeKind::Struct(definition) = &mut types[*rank].kind else { continue };
        let Some(property) = definition.properties.iter_mut().find(|it| fold(&it.name) == *name) else { continue };
        let (table, answered) = (scope.show(*property.item), scope.show(read.item));
        let message = format!("`{}` is {table} here, but {answered} where it is read", *property.name);
        let finding = Diagnostic::new(Rule::TypeConflict, message, property.type_place());
        let name_it =
            |finding: Diagnostic, it: &(Witness, Span)| finding.with(format!("{}: {answered}", it.0.name()), it.1);
        diagnostics.push(read.said.iter().fold(finding, name_it));
        let span = read.span;
        property.item.overrule(read.item, Overruling::Narrowed, Witness::Path, answered, span);
    }
}

/// Makes one of a relationship that a table lists and no request line walks through, and an inferred one of the same
/// type whose name has the same letters or more of them: the name and the number are those of the request lines.
pub(crate) fn unite(types: &mut [TypeDef], walked: &BTreeSet<Key>, diagnostics: &mut Vec<Diagnostic>) {
    for (rank, definition) in types.iter_mut().enumerate() {
        let TypeKind::Struct(it) = &mut definition.kind else { continue };
        while let Some((listed, sent)) = same(rank, &it.properties, walked) {
            // Inferred properties stand behind those of the table.
            let sent = it.properties.remove(sent);
            let listed = &mut it.properties[listed];
            let message = format!("`{}` is called `{}` in request lines", *listed.name, *sent.name);
            let finding = Diagnostic::new(Rule::NameConflict, message, listed.origin);
            diagnostics.push(finding.with("a request line", sent.origin));
            let (name, several, span) = (sent.name.as_str(), *sent.collection, sent.origin);
            listed.name.overrule(name.to_owned(), Overruling::Renamed, Witness::Path, name, span);
            if *listed.collection != several {
                listed.collection.overrule(several, Overruling::Renumbered, Witness::Path, number(several), span);
            }
        }
    }
}

/// The ranks of a listed and an inferred relationship that are one, if there is one choice only.
fn same(rank: usize, properties: &[Property], walked: &BTreeSet<Key>) -> Option<(usize, usize)> {
    let unwalked = |it: &Property| *it.navigation && !it.inferred && !walked.contains(&(rank, fold(&it.name)));
    let alike = |one: &Property, other: &Property| {
        let (one_name, other_name) = (fold(&one.name), fold(&other.name));
        *one.item == *other.item && (is_within(&one_name, &other_name) || is_within(&other_name, &one_name))
    };
    let inferred = || properties.iter().enumerate().filter(|(_, it)| it.inferred);
    let listed = || properties.iter().enumerate().filter(|(_, it)| unwalked(it));
    listed().find_map(|(at, one)| {
        let mut others = inferred().filter(|(_, other)| alike(one, other));
        let (other, it) = others.next().filter(|_| others.next().is_none())?;
        (listed().filter(|(_, one)| alike(one, it)).count() == 1).then_some((at, other))
    })
}

/// True if a name is another one with letters left out: `lmp` of `lamp`.
fn is_within(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().all(|wanted| letters.any(|it| it == wanted))
}
