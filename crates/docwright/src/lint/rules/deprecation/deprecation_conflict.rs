//! `deprecation-conflict`: places that disagree about a deprecation.

use std::collections::BTreeSet;

use crate::api::{Body, ItemType, Property, TypeRef, by_request};
use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::page::{DeprecationClaim, Page, PageKind, PropertyRow};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{Span, Spanned};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::DeprecationConflict,
    why: "Readers of the row, or of the other page, go on using what is going away. A type, property or member is deprecated \
          where one of its own places says so; an operation only if all pages about it do.",
    example: "\
@@ resources/lamp.md
 # lamp resource type
 > [!CAUTION]
 > The **volts** property is deprecated and stops working on May 1, 2029.
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|volts|Int32|What it takes.|
+|volts (deprecated)|Int32|What it takes.|
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    set.pages.iter().for_each(|page| unmarked(page, found));
    sent(set, found);
    shared(set, found);
}

fn report(name: &str, here: Span, there: (&str, Span), found: &mut Vec<Diagnostic>) {
    let message = format!("`{name}` is not called deprecated here, but {}", there.0);
    found.push(Diagnostic::new(Rule::DeprecationConflict, message, here).with("deprecated", there.1));
}

/// Rows and members that a sentence of their page calls deprecated, and that say nothing of it.
fn unmarked(page: &Page, found: &mut Vec<Diagnostic>) {
    let members = page.enums.iter().flat_map(|it| &it.members).map(|it| (&it.name, &it.deprecated));
    let rows = page.rows().map(|it| (&it.name, &it.deprecated));
    let silent = rows.chain(members).filter(|it: &(&Spanned<String>, &Vec<DeprecationClaim>)| it.1.is_empty());
    for (name, _) in silent {
        if let Some(claim) = page.deprecations_of(&name.value).next() {
            report(&name.value, name.span, ("a sentence of the page says so", claim.span), found);
        }
    }
}

/// Rows of request bodies that say something else than the page of the type that is sent.
fn sent(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for operation in &set.api.operations {
        let Body::Value(TypeRef { item: ItemType::Type(id), .. }) = *operation.body else { continue };
        let Some(page) = set.page(operation.page) else { continue };
        let PageKind::Api(api) = &page.kind else { continue };
        let properties: Vec<&Property> = set.api.lineage(id).flat_map(|it| set.api[it].properties()).collect();
        for row in api.body.rows.iter().filter(|it| seen.insert(it.name.span)) {
            let same = properties.iter().find(|it| it.name.eq_ignore_ascii_case(&row.name.value));
            same.into_iter().for_each(|it| compare(page, row, it, found));
        }
    }
}

fn compare(page: &Page, row: &PropertyRow, property: &Property, found: &mut Vec<Diagnostic>) {
    let here = page.deprecations_of_row(row).next();
    // The type may have no page but this one.
    let there = property.deprecated.places().next().filter(|it| it.file != page.file);
    let name = row.name.value.as_str();
    match (here, there) {
        (None, Some(span)) => report(name, row.name.span, ("the page of its type says so", span), found),
        (Some(claim), None) if property.origin.file != page.file => {
            report(name, property.origin, ("a page that sends it says so", claim.span), found);
        }
        _ => {}
    }
}

/// Operations that some of the pages about them call deprecated.
fn shared(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for uses in by_request(&set.api.operations).into_values() {
        let Some(claim) = uses.iter().find_map(|it| it.0.deprecated.places().next()) else { continue };
        for (operation, route) in uses.iter().filter(|it| it.0.deprecated.is_none()) {
            report(&operation.title.value, route.span, ("another page about it says so", claim), found);
        }
    }
}
