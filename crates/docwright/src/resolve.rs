//! Phase 2: all pages together become the [`Api`].
//!
//! First the names of all types are collected, so that any page can refer to any other whatever their order; then types
//! get their properties, bases are related, and operations are resolved by walking their paths through the result.

mod bases;
mod bodies;
mod borrowed;
mod call_text;
mod calls;
mod conflicts;
mod contract;
mod draft;
mod entities;
mod enums;
mod graph;
mod index;
mod instead;
mod names;
mod operations;
mod properties;
mod quotes;
mod reference;
mod relationships;
mod repeats;
mod route;
mod rulings;
mod shown;
mod signed_in;
mod singletons;
mod skeleton;
mod spellings;
mod split;
mod types;
mod unlisted;
mod vote;
mod walked;
mod witnesses;
mod written;

use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::page::Page;
use crate::source::Sources;

/// Relates all pages to each other.
pub(crate) fn resolve(pages: &[Page], sources: &Sources, config: &Config) -> (Api, Vec<Diagnostic>) {
    let (skeletons, mut diagnostics) = skeleton::collect(pages, sources, config);
    let scope = reference::Scope { skeletons: &skeletons, sources, config };
    let mut types = types::resolve_types(scope, pages, &mut diagnostics);
    let operations = operations::resolve_operations(scope, pages, &mut types, &mut diagnostics);
    enums::combine(&mut types, &operations);
    let stems = pages.iter().map(|page| (names::stem(&sources[page.file].path), page.file)).collect();
    (Api { types, operations, pages: stems }, diagnostics)
}
