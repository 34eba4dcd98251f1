//! Overrulings: facts of types that operations know better than tables.
//!
//! One pass a rule, in the order of [`Overruling`](crate::api::Overruling); a derived type or a unified name is seen by
//! the passes after it.

use crate::api::{Decided, Operation, Property, TypeDef, TypeKind, TypeRef, Witness, number};
use crate::page::Page;
use crate::resolve::address::navigation::Lesson;
use crate::resolve::operation::Lessons;
use crate::resolve::property::{relationship, relationship_paths, writable};
use crate::resolve::types::lookup::Scope;
use crate::resolve::types::{entity, enumeration};
use crate::text::diagnostic::Diagnostic;

/// Applies what operations teach about types.
pub(crate) fn overrule(
    scope: Scope<'_, '_>,
    pages: &[Page],
    types: &mut [TypeDef],
    operations: &[Operation],
    lessons: Lessons,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Lessons { inferred, narrowed, corrections, addressed, .. } = lessons;
    // First, so that a relationship of the table and one of request lines can be found to be the same.
    for (id, lesson) in inferred {
        if let TypeKind::Struct(it) = &mut types[id.0 as usize].kind {
            it.properties.push(inferred_property(scope, lesson));
        }
    }
    relationship::narrow(scope, types, &narrowed, diagnostics);
    // By the types that are known now.
    relationship::unite(types, &corrections.walked, diagnostics);
    relationship_paths::apply(types, &corrections, diagnostics);
    // By all relationships there are.
    entity::mark(scope, types, &addressed);
    // By all bases there are.
    writable::mark(types, operations, pages);
    enumeration::combine(types, operations);
}

fn inferred_property(scope: Scope<'_, '_>, lesson: Lesson) -> Property {
    const RULE: &str = "only request paths mention it";
    let TypeRef { item, collection } = lesson.ty;
    let collection = Decided::ruled(collection, Witness::Path, number(collection), lesson.span, RULE);
    let item = Decided::ruled(item, Witness::Path, scope.show(item), lesson.span, RULE);
    let navigation = Decided::ruled(true, Witness::Path, "yes", lesson.span, RULE);
    Property { navigation, inferred: true, ..Property::bare(lesson.name, item, collection, lesson.span) }
}
