//! Phase 2: all pages together become the [`Api`].
//!
//! First the names of all types are collected, so that any page can refer to any other whatever their order; then types
//! get their properties, bases are related, and operations are resolved by walking their paths through the result.
//! Last, what operations know better overrules what types say.
//!
//! A fact is [`Decided`](crate::api::Decided): by what claims it (`vote`), then by the rules that overrule the vote, whose
//! list and order is [`Overruling`](crate::api::Overruling).

pub(crate) mod address;
pub(crate) mod deprecation;
pub(crate) mod dispute;
pub(crate) mod introduction;
pub(crate) mod operation;
pub(crate) mod overrule;
pub(crate) mod property;
pub(crate) mod types;
pub(crate) mod vote;

use crate::api::Api;
use crate::config::Config;
use crate::page::Page;
use crate::resolve::address::root;
use crate::resolve::introduction::Boilerplate;
use crate::resolve::types::{declarations, lookup};
use crate::text::diagnostic::Diagnostic;
use crate::text::links::stem;
use crate::text::source::Sources;

/// Relates all pages to each other.
pub(crate) fn resolve(pages: &[Page], sources: &Sources, config: &Config) -> (Api, Vec<Diagnostic>) {
    let (skeletons, mut diagnostics) = declarations::collect(pages, sources, config);
    let boilerplate = Boilerplate::of(pages);
    let scope = lookup::Scope { skeletons: &skeletons, sources, config, boilerplate: &boilerplate };
    let mut types = types::resolve_types(scope, pages, &mut diagnostics);
    let (operations, homes, mut lessons) = operation::resolve_operations(scope, pages, &types, &mut diagnostics);
    let places = std::mem::take(&mut lessons.places);
    overrule::overrule(scope, pages, &mut types, &operations, lessons, &mut diagnostics);
    let stems = pages.iter().map(|page| (stem(&sources[page.file].path), page.file)).collect();
    let roots = root::roots(&types, places);
    (Api { types, operations, homes, roots, pages: stems }, diagnostics)
}
