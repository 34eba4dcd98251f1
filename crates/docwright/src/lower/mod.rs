//! Phase 3: the [`Api`] in Rust's terms. Every decision about names, modules and documentation falls here.
//!
//! ```text
//! request lines → endpoints (one method of one path each) → contract → names → functions
//! types → layout (names and modules) → fields → models
//! areas (of pages) → closure (what each needs) → gates (what is compiled when)
//! ```

pub(crate) mod docs;
pub(crate) mod endpoint;
pub(crate) mod features;
pub(crate) mod modules;
pub(crate) mod names;
pub(crate) mod root;
pub(crate) mod service;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod types;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::api::{Api, Method, TypeId};
use crate::config::Config;
use crate::krate::{Function, Gate, Item, ItemPath, Krate, ModPath, Reexport, Runtime};
use crate::lower::docs::links::Links;
use crate::lower::docs::operation::Writer;
use crate::lower::docs::rustdoc::Rustdoc;
use crate::lower::docs::{items, requests};
use crate::lower::endpoint::function::{self, Known};
use crate::lower::endpoint::grouping::{self, Endpoint};
use crate::lower::endpoint::parameter_struct::{self, Bodies};
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::request_body::{self, Body};
use crate::lower::endpoint::request_line::Last;
use crate::lower::endpoint::response::{self, Response};
use crate::lower::features::areas::Areas;
use crate::lower::features::gates;
use crate::lower::modules::Modules;
use crate::lower::names::{overload, verb};
use crate::lower::root::Starts;
use crate::lower::types::inheritance::Hierarchy;
use crate::lower::types::layout::Layout;
use crate::lower::types::property::Drafts;
use crate::lower::types::structs;
use crate::text::diagnostic::Diagnostic;
use crate::text::markdown::code;
use crate::text::source::Sources;

/// Lowers an API. The result does not depend on the order of its operations; `sources` give paths and line numbers.
pub(crate) fn lower(api: &Api, sources: &Sources, config: &Config) -> (Krate, Vec<Diagnostic>) {
    let mut notes = Vec::new();
    let hierarchy = Hierarchy::of(api);
    let layout = Layout::plan(api, config, &mut notes);
    let rustdoc = Rustdoc { links: Links::new(api, sources, config) };
    let areas = Areas::of(api, &config.kept);
    let paths = Paths::of(api);
    let starts = Starts::plan(api, &rustdoc, &paths, config);
    let context = Context {
        areas: &areas,
        writer: Writer { api, sources, rustdoc: &rustdoc, accounts: config.service.accounts_shown() },
        drafts: Drafts { layout: &layout, rustdoc: &rustdoc },
        hierarchy: &hierarchy,
        starts: &starts,
    };
    let mut modules = Modules::new(sources);
    let models = || {
        let mut notes = Vec::new();
        (structs::lower_types(context, &mut notes), notes)
    };
    let requests = || Requests::plan(context, &paths, config);
    let ((models, found), mut requests) = rayon::join(models, requests);
    notes.extend(found);
    notes.append(&mut requests.notes);
    add_models(context, models, config, &mut modules);
    requests.add(&mut modules);
    notes.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    notes.dedup();
    let (name, runtime) = (config.crate_name.clone(), Runtime(config.runtime.clone()));
    let service = service::service(config);
    let mut krate =
        Krate { name, runtime, service, modules: modules.finish(), roots: starts.roots, ..Krate::default() };
    gates::plan(&mut krate, &areas, &config.kept);
    requests::list(&mut krate);
    items::link(&mut krate, api, &rustdoc.links);
    krate.doc = docs::root::root(config, &krate);
    (krate, notes)
}

/// The facts that every step needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    areas: &'a Areas,
    writer: Writer<'a>,
    drafts: Drafts<'a>,
    hierarchy: &'a Hierarchy<'a>,
    starts: &'a Starts,
}

fn add_models(context: Context<'_>, models: Vec<(TypeId, Item)>, config: &Config, modules: &mut Modules<'_>) {
    let Context { writer, drafts, .. } = context;
    let mut shown: BTreeMap<&ModPath, (&str, Vec<Reexport>)> = BTreeMap::new();
    for (id, item) in models {
        let (place, def) = (drafts.layout.place(id), &writer.api[id]);
        let pages = def.origins.iter().map(|it| it.file);
        modules.add_type(&place.home, item, pages);
        let is_nested = place.path.module.0.len() > 1;
        let own = if is_nested { &def.name.namespace } else { &config.namespace };
        let (_, types) = shown.entry(&place.path.module).or_insert_with(|| (own, Vec::new()));
        let path = ItemPath { module: place.home.clone(), ident: place.path.ident.clone() };
        types.push(Reexport { path, gate: Gate::Always });
    }
    for (path, (namespace, types)) in shown {
        let doc = format!("Types of the {} namespace.", code(namespace));
        modules.add_types(path, doc, types);
    }
}

/// Everything planned about requests.
struct Requests<'a> {
    endpoints: Vec<Endpoint<'a>>,
    functions: Vec<Option<Function>>,
    bodies: Bodies,
    notes: Vec<Diagnostic>,
}

impl<'a> Requests<'a> {
    fn plan(context: Context<'a>, paths: &'a Paths, config: &'a Config) -> Self {
        let Context { writer, drafts, hierarchy, .. } = context;
        let api = writer.api;
        let mut notes = Vec::new();
        let endpoints = grouping::collect(api, paths, config, &mut notes);
        let single_refs = single_refs(&endpoints);
        let is_single = |it: &Endpoint<'_>| single_refs.contains(it.plan.key.as_str());
        let sent_bodies = endpoints.iter().map(|it| request_body::agreed(api, hierarchy, it, &mut notes));
        let sent_bodies: Vec<Body<'_>> = sent_bodies.collect();
        let responses = endpoints.iter().map(|it| response::agreed(hierarchy, paths, it, &mut notes));
        let responses: Vec<Response> = responses.collect();
        let verbs = endpoints.iter().zip(&responses);
        let verbs = verbs.map(|(it, response)| verb::verb(it, *response, paths, is_single(it)));
        let verbs: Vec<String> = verbs.collect();
        let names = overload::name_all(&endpoints, &verbs, &mut notes);
        let bodies = parameter_struct::plan(&endpoints, &names, &sent_bodies, &drafts, &mut notes);
        let function = |at: usize| {
            let known = Known {
                name: names[at].as_ref()?,
                body: &sent_bodies[at],
                parameters: bodies.of_endpoint.get(&at),
                response: responses[at],
                single_refs: is_single(&endpoints[at]),
            };
            Some(function::function(&endpoints[at], known, context))
        };
        let functions = (0..endpoints.len()).into_par_iter().map(function).collect();
        Self { functions, endpoints, bodies, notes }
    }

    fn add(self, modules: &mut Modules<'_>) {
        let Self { endpoints, functions, bodies, .. } = self;
        let mut functions = functions.into_iter();
        for neighbours in endpoints.chunk_by(|a, b| a.plan.modules == b.plan.modules) {
            modules.describe(&neighbours[0]);
            let items = functions.by_ref().take(neighbours.len()).flatten();
            let items = items.map(|it| Item::Function(Box::new(it))).collect();
            let pages = neighbours.iter().flat_map(|it| &it.uses).map(|it| it.operation.page);
            modules.add(&ModPath(neighbours[0].plan.modules.clone()), items, pages);
        }
        for (module, body, at) in bodies.structs {
            let pages = endpoints[at].uses.iter().map(|it| it.operation.page);
            modules.add(&module, vec![Item::Struct(body)], pages);
        }
        for (module, item) in bodies.reexports {
            modules.show(&module, item);
        }
    }
}

/// Paths whose `$ref` is replaced as a whole: it is one link, not a collection of links.
fn single_refs<'e>(endpoints: &'e [Endpoint<'_>]) -> BTreeSet<&'e str> {
    let replaced = endpoints.iter().filter(|it| it.method == Method::Put && it.plan.last == Last::Ref);
    replaced.map(|it| it.plan.key.as_str()).collect()
}
