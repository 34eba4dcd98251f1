//! What the pages of a type say about its name, kind and members, kept for whoever asks why.

use crate::api::{Evidence, QualifiedName, Witness};
use crate::odata::name::{fold, split_qualified};
use crate::page::{EnumTable, Page, ResourcePage};
use crate::resolve::types::declarations::{Skeleton, annotated_type};
use crate::text::source::Spanned;

/// Members that are named before the rest is only counted.
const MEMBERS_SHOWN: usize = 8;

/// Evidence for everything about a type except its base.
pub(crate) fn of_type(skeleton: &Skeleton<'_>) -> Vec<Evidence> {
    let mut evidence = Vec::new();
    for (page, resource) in &skeleton.resources {
        names(&skeleton.name, page, resource, &mut evidence);
        kinds(resource, &mut evidence);
    }
    if !skeleton.bodies.is_empty() {
        let rule = "no page describes the type, so it is made of what a request page says is sent";
        evidence.push(Evidence::ruling("name", Witness::Prose, &skeleton.name.name, skeleton.span, rule));
    }
    members(skeleton, &mut evidence);
    evidence
}

fn names(name: &QualifiedName, page: &Page, resource: &ResourcePage, evidence: &mut Vec<Evidence>) {
    let annotated = annotated_type(resource);
    if let Some((namespace, short, span)) = annotated {
        let rule = "an annotation names the type; without one, the heading does";
        evidence.push(Evidence::ruling("name", Witness::Annotation, short, span, rule));
        if let Some(namespace) = namespace {
            let rule = "the annotation decides where the page has no `Namespace:` line";
            let said = match page.namespace {
                Some(_) => Evidence::unheard("namespace", Witness::Annotation, namespace, span, "the page has a line"),
                None => Evidence::ruling("namespace", Witness::Annotation, namespace, span, rule),
            };
            evidence.push(Evidence { agrees: namespace.eq_ignore_ascii_case(&name.namespace), ..said });
        }
    }
    evidence.extend(page.namespace.as_ref().map(namespace_line));
    if let Some(heading) = &resource.name {
        let short = heading.value.rsplit('.').next().unwrap_or_default();
        let said = match annotated {
            Some(_) => Evidence::unheard("name", Witness::Heading, short, heading.span, "there is an annotation"),
            None => Evidence::ruling("name", Witness::Heading, short, heading.span, "no annotation names the type"),
        };
        evidence.push(Evidence { agrees: short.eq_ignore_ascii_case(&name.name), ..said });
    }
}

fn namespace_line(line: &Spanned<String>) -> Evidence {
    let rule = "the page's `Namespace:` line decides";
    Evidence::ruling("namespace", Witness::Namespace, &line.value, line.span, rule)
}

fn kinds(resource: &ResourcePage, evidence: &mut Vec<Evidence>) {
    let mut said = |about, witness, says: &str, span| {
        evidence.push(Evidence::ruling(about, witness, says, span, "one place that says so is enough"));
    };
    for annotation in resource.annotations() {
        if let Some(key) = annotation.key.as_ref().filter(|it| !it.value.is_empty()) {
            said("kind", Witness::Annotation, "entity type: it has a key property", key.span);
        }
        if annotation.is_abstract == Some(true) {
            said("abstract", Witness::Annotation, "abstract", annotation.span);
        }
        if annotation.open == Some(true) {
            said("open", Witness::Annotation, "open", annotation.span);
        }
    }
    resource.says_abstract.into_iter().for_each(|span| said("abstract", Witness::Prose, "abstract", span));
    resource.says_open.into_iter().for_each(|span| said("open", Witness::Prose, "open", span));
    if let Some(heading) = resource.name.as_ref().filter(|_| resource.says_complex) {
        let reason = "a key, a relationship or a path that picks an object count more";
        evidence.push(Evidence::unheard("kind", Witness::Heading, "complex type", heading.span, reason));
    }
}

fn members(skeleton: &Skeleton<'_>, evidence: &mut Vec<Evidence>) {
    if !skeleton.resources.is_empty() || !skeleton.bodies.is_empty() {
        return;
    }
    let rule = "tables and listings are united in their order";
    let folded = |table: &EnumTable| {
        table.members.iter().map(|it| fold(&it.name.value)).collect::<std::collections::BTreeSet<_>>()
    };
    let named = |witness, says: &str, span| {
        Evidence::ruling("name", witness, split_qualified(says).1, span, "what lists the members names them")
    };
    let leading = skeleton.tables.first().map(|(_, it)| folded(it));
    for (page, table) in &skeleton.tables {
        evidence.extend(table.name.iter().map(|it| named(Witness::Heading, &it.value, it.span)));
        let line = page.namespace.as_ref();
        let agrees = |it: &&Spanned<String>| it.value.trim().eq_ignore_ascii_case(&skeleton.name.namespace);
        evidence.extend(line.filter(agrees).map(namespace_line));
        let says = listed(table.members.iter().map(|it| it.name.value.as_str()));
        let said = Evidence::ruling("members", Witness::Table, says, table.span, rule);
        evidence.push(Evidence { agrees: Some(folded(table)) == leading, ..said });
    }
    for row in &skeleton.listings {
        let Some(first) = row.values.first() else { continue };
        evidence.extend(row.ty.names.iter().map(|it| named(Witness::Table, &it.text, it.span)));
        let says = listed(row.values.iter().map(|it| it.value.as_str()));
        evidence.push(Evidence::ruling("members", Witness::Prose, says, first.span, rule));
    }
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
