//! Decisions about a type without a vote: name, namespace, kind, members.

use std::collections::BTreeSet;

use crate::api::{Decided, Deprecation, Evidence, QualifiedName, StructDef, Witness};
use crate::odata::name::{fold, split_qualified};
use crate::page::{EnumTable, Page, PageKind, ResourcePage};
use crate::resolve::deprecation;
use crate::resolve::types::declarations::annotated_type;
use crate::resolve::types::skeleton::Skeleton;
use crate::text::source::{Span, Spanned};

/// Members that are named before the rest is only counted.
const MEMBERS_SHOWN: usize = 8;

/// How an enumeration gets its members.
pub(crate) const UNITED: &str = "tables and listings are united in their order";

/// The name of a type.
pub(crate) fn name(skeleton: &Skeleton<'_>) -> QualifiedName {
    let (mut names, mut namespaces) = (Vec::new(), Vec::new());
    for (page, resource) in &skeleton.resources {
        of_resource(&skeleton.name, page, resource, &mut names, &mut namespaces);
    }
    if !skeleton.bodies.is_empty() {
        let rule = "no page describes the type, so it is made of what a request page says is sent";
        names.push(Evidence::ruling(Witness::Prose, skeleton.name.name.as_str(), skeleton.span, rule));
    }
    if skeleton.is_enumeration() {
        of_enumeration(skeleton, &mut names, &mut namespaces);
    }
    QualifiedName {
        namespace: Decided::new(skeleton.name.namespace.to_string(), namespaces),
        name: Decided::new(skeleton.name.name.to_string(), names),
    }
}

fn of_resource(
    name: &QualifiedName,
    page: &Page,
    resource: &ResourcePage,
    names: &mut Vec<Evidence>,
    namespaces: &mut Vec<Evidence>,
) {
    let annotated = annotated_type(resource);
    if let Some((namespace, short, span)) = annotated {
        let rule = "an annotation names the type; without one, the heading does";
        names.push(Evidence::ruling(Witness::Annotation, short, span, rule));
        if let Some(namespace) = namespace {
            let rule = "the annotation decides where the page has no `Namespace:` line";
            let said = match page.namespace {
                Some(_) => Evidence::unheard(Witness::Annotation, namespace, span, "the page has a line"),
                None => Evidence::ruling(Witness::Annotation, namespace, span, rule),
            };
            namespaces.push(said.agreeing(namespace.eq_ignore_ascii_case(&name.namespace)));
        }
    }
    namespaces.extend(page.namespace.as_ref().map(namespace_line));
    if let Some(heading) = &resource.name {
        let short = heading.value.rsplit('.').next().unwrap_or_default();
        let said = match annotated {
            Some(_) => Evidence::unheard(Witness::Heading, short, heading.span, "there is an annotation"),
            None => Evidence::ruling(Witness::Heading, short, heading.span, "no annotation names the type"),
        };
        names.push(said.agreeing(short.eq_ignore_ascii_case(&name.name)));
    }
}

fn namespace_line(line: &Spanned<String>) -> Evidence {
    let rule = "the page's `Namespace:` line decides";
    Evidence::ruling(Witness::Namespace, &line.value, line.span, rule)
}

fn of_enumeration(skeleton: &Skeleton<'_>, names: &mut Vec<Evidence>, namespaces: &mut Vec<Evidence>) {
    let named = |witness, says: &str, span| {
        Evidence::ruling(witness, split_qualified(says).1, span, "what lists the members names them")
    };
    for (page, table) in &skeleton.tables {
        names.extend(table.name.iter().map(|it| named(Witness::Heading, &it.value, it.span)));
        let line = page.namespace.as_ref();
        let agrees = |it: &&Spanned<String>| it.value.trim().eq_ignore_ascii_case(&skeleton.name.namespace);
        namespaces.extend(line.filter(agrees).map(namespace_line));
    }
    for row in skeleton.listings.iter().filter(|row| !row.values.listed.is_empty()) {
        names.extend(row.ty.names.iter().map(|it| named(Witness::Table, &it.text, it.span)));
    }
}

/// A structured type of the kind that its own pages say, without base and properties.
pub(crate) fn kind(skeleton: &Skeleton<'_>) -> StructDef {
    let said = |witness, says, span: Span| Evidence::ruling(witness, says, span, "one place that says so is enough");
    let (mut keys, mut abstracts, mut opens) = (Vec::new(), Vec::new(), Vec::new());
    let mut headings = Vec::new();
    for (_, resource) in &skeleton.resources {
        for annotation in resource.annotations() {
            let key = annotation.key.as_ref().filter(|it| !it.value.is_empty());
            keys.extend(key.map(|it| said(Witness::Annotation, "entity type: it has a key property", it.span)));
            let place = |says: Option<bool>| (says == Some(true)).then_some(annotation.span);
            abstracts.extend(place(annotation.is_abstract).map(|it| said(Witness::Annotation, "abstract", it)));
            opens.extend(place(annotation.open).map(|it| said(Witness::Annotation, "open", it)));
        }
        abstracts.extend(resource.says_abstract.map(|it| said(Witness::Prose, "abstract", it)));
        opens.extend(resource.says_open.map(|it| said(Witness::Prose, "open", it)));
        headings.extend(resource.name.as_ref().filter(|_| resource.says_complex).map(|it| it.span));
    }
    let holds = |evidence: Vec<Evidence>| Decided::new(!evidence.is_empty(), evidence);
    let mut entity = holds(keys);
    for span in headings {
        let reason = "a key, a relationship or a path that picks an object count more";
        entity.note(Some(false), Witness::Heading, COMPLEX, span, reason);
    }
    StructDef { entity, is_abstract: holds(abstracts), open: holds(opens), ..StructDef::default() }
}

/// The claims of a type's own pages, and of what lists its members, about its end.
pub(crate) fn deprecated(skeleton: &Skeleton<'_>) -> Decided<Option<Deprecation>> {
    let annotated = skeleton.resources.iter().flat_map(|it| it.1.annotations()).filter_map(|it| it.deprecated.as_ref());
    // A page of several types says nothing about one of them in its introduction.
    let whole = skeleton.resources.iter().filter(|it| it.1.section.is_none());
    let own = whole.flat_map(|it| &it.0.deprecated);
    let tables = skeleton.tables.iter().filter(|_| skeleton.is_enumeration());
    let listed = tables.clone().flat_map(|it| &it.1.deprecated);
    // A page of several enumerations says nothing about one of them in its introduction.
    let lone = tables.filter(|(page, _)| matches!(page.kind, PageKind::Enums) && page.enums.len() == 1);
    deprecation::decide(own.chain(annotated).chain(lone.flat_map(|it| &it.0.deprecated)).chain(listed))
}

/// A structured type whose objects have no key.
pub(crate) const COMPLEX: &str = "complex type";

/// The tables and listings that give an enumeration its members.
pub(crate) fn members(skeleton: &Skeleton<'_>) -> Vec<Evidence> {
    let folded = |table: &EnumTable| table.members.iter().map(|it| fold(&it.name.value)).collect::<BTreeSet<_>>();
    let leading = skeleton.tables.first().map(|(_, it)| folded(it));
    let tables = skeleton.tables.iter().map(|(_, table)| {
        let says = listed(table.members.iter().map(|it| it.name.value.as_str()));
        let said = Evidence::ruling(Witness::Table, says, table.span, UNITED);
        said.agreeing(Some(folded(table)) == leading)
    });
    let listings = skeleton.listings.iter().filter_map(|row| {
        let says = listed(row.values.names());
        Some(Evidence::ruling(Witness::Prose, says, row.values.listed.first()?.span, UNITED))
    });
    tables.chain(listings).collect()
}

/// `low, normal, high`, at most so many of them.
fn listed<'t>(names: impl ExactSizeIterator<Item = &'t str>) -> String {
    let more = names.len().saturating_sub(MEMBERS_SHOWN);
    let mut text = names.take(MEMBERS_SHOWN).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}
