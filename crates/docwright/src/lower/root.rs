//! Roots of requests in Rust's terms: a type for each root, a trait for each start.
//!
//! ```text
//! /users/{id}/drive          roots::Drive::users_drive(user_id)     the names of its modules, as everywhere
//! /me/drive                  trait roots::BelowMeDrive              for Drive, and for User: /me is where a user starts
//! GET /me/drive/items/{id}   fn get<At: BelowMeDrive>(…)            the longest start that the address begins with
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Operation, Place, Root, Route};
use crate::config::Config;
use crate::krate::{Argument, ArgumentType, Doc, Ident, ModPath, RootPlace, RootType, Roots, Start};
use crate::lower::docs::rustdoc::Rustdoc;
use crate::lower::endpoint::grouping::sent;
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::request_line::{Plan, Planning, plan};
use crate::lower::endpoint::template::template;
use crate::lower::names::ident::{Case, words};
use crate::lower::names::scope::{Kind, Scope};
use crate::lower::names::vocabulary::Vocabulary;
use crate::lower::types::structs::type_link;
use crate::odata::key::PathKey;
use crate::text::markdown::code;

const TYPE: Kind = Kind { case: Case::Camel, prefixes: &[""], reserved: &[] };
const FUNCTION: Kind = Kind { case: Case::Snake, ..TYPE };

/// The module `roots`, and which functions its traits are for.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    /// The module.
    pub(crate) roots: Roots,
    /// Ranks of starts by the keys of their addresses.
    by_key: BTreeMap<String, usize>,
}

impl Starts {
    /// Plans the module.
    pub(crate) fn plan(api: &Api, rustdoc: &Rustdoc<'_>, paths: &Paths, config: &Config) -> Self {
        let mut scope = Scope::default();
        let named: Vec<(&Root, Ident)> = api.roots.iter().map(|it| (it, type_name(api, it, &mut scope))).collect();
        let routes: Vec<Vec<Route>> = api.roots.iter().map(|it| it.places.iter().map(route).collect()).collect();
        let operations = operations(api);
        let mut planning = Planning { paths, namespace: &config.namespace, vocabulary: Vocabulary::default() };
        let types = named.iter().zip(&routes).map(|((root, ident), routes)| {
            let planned = routes.iter().filter_map(|it| {
                let operation = *operations.get(&PathKey::of(&it.segments).text)?;
                Some(plan(operation, it, &mut planning))
            });
            let doc = format!("Addresses that lead to {}, as roots of requests.", type_link(api, rustdoc, root.ty));
            root_type(root, ident, doc, planned.collect())
        });
        let types = types.collect();
        let (starts, by_key) = starts(&named, &mut scope);
        Self { roots: Roots { types, starts }, by_key }
    }

    /// The longest start that an address begins with.
    pub(crate) fn of(&self, route: &Route) -> Option<&Start> {
        let key = PathKey::of(&route.segments);
        let rank = (1..=route.segments.len()).rev().find_map(|end| self.by_key.get(key.up_to(end)))?;
        self.roots.starts.get(*rank)
    }
}

fn type_name(api: &Api, root: &Root, scope: &mut Scope) -> Ident {
    scope.take(&api[root.ty].name.name, TYPE).1.ident
}

/// The address as a request line.
fn route(place: &Place) -> Route {
    let segments = place.segments.clone();
    Route { segments, query: Vec::new(), text: String::new(), span: place.span, from_example: false }
}

/// An operation whose address begins with each place of a root: it describes the keys.
fn operations(api: &Api) -> BTreeMap<String, &Operation> {
    let places = api.roots.iter().flat_map(|it| &it.places);
    let wanted: BTreeSet<String> = places.map(Place::key).collect();
    let mut found = BTreeMap::new();
    for operation in &api.operations {
        for route in &operation.routes {
            let key = PathKey::of(&route.segments);
            for end in (1..=route.segments.len()).filter(|end| wanted.contains(key.up_to(*end))) {
                found.entry(key.up_to(end).to_owned()).or_insert(operation);
            }
        }
    }
    found
}

fn root_type(root: &Root, ident: &Ident, doc: String, planned: Vec<Plan>) -> RootType {
    let starts = starts_of(root).map(|it| template(&it.segments)).collect();
    let mut scope = Scope::default();
    let mut places: Vec<RootPlace> = planned.into_iter().map(|it| place(it, &mut scope)).collect();
    places.sort_by(|a, b| a.ident.cmp(&b.ident));
    RootType { ident: ident.clone(), doc: Doc(vec![doc]), starts, places }
}

/// The function for an address.
fn place(plan: Plan, scope: &mut Scope) -> RootPlace {
    let modules = ModPath(plan.modules);
    let names: Vec<&str> = modules.0.iter().map(|it| it.as_str().trim_start_matches("r#")).collect();
    let ident = scope.take(&names.join("_"), FUNCTION).1.ident;
    let mut taken = Scope::default();
    let arguments = plan.arguments.into_iter().map(|it| Argument {
        ident: taken.take_words(it.words, None, FUNCTION).1.ident,
        ty: ArgumentType::Text,
        place: it.place,
        values: it.values,
    });
    let arguments: Vec<Argument> = arguments.collect();
    let names: Vec<String> = arguments.iter().map(|it| it.ident.as_str().trim_start_matches("r#").to_owned()).collect();
    let doc = Doc(vec![format!("{}.", code(&sent(&plan.template, &names)))]);
    RootPlace { ident, doc, template: plan.template, arguments }
}

fn starts_of(root: &Root) -> impl Iterator<Item = &Place> {
    root.places.iter().filter(|it| it.is_start())
}

/// The starts of all roots, and their ranks by key.
fn starts(named: &[(&Root, Ident)], scope: &mut Scope) -> (Vec<Start>, BTreeMap<String, usize>) {
    let all = named.iter().flat_map(|(root, ident)| starts_of(root).map(move |it| (it.key(), (it, ident))));
    let all: BTreeMap<String, (&Place, &Ident)> = all.collect();
    let mut starts = Vec::new();
    for (place, ident) in all.values() {
        let template = template(&place.segments);
        let key = PathKey::of(&place.segments);
        let around = (1..place.segments.len()).rev().filter_map(|end| Some(all.get(key.up_to(end))?.1));
        let mut roots = vec![(*ident).clone()];
        for it in around {
            if !roots.contains(it) {
                roots.push(it.clone());
            }
        }
        let ident = scope.take(&format!("below_{}", words(&template)), TYPE).1.ident;
        starts.push(Start { ident, template, roots });
    }
    (starts, all.into_keys().enumerate().map(|(rank, key)| (key, rank)).collect())
}
