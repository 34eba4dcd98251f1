//! Phase 3: the [`Api`] in Rust's terms. Every decision about names, modules and documentation falls here.
//!
//! ```text
//! request lines → endpoints (one method of one path each) → contract → names → functions
//! types → layout (names and modules) → fields → models
//! ```

mod abilities;
mod answers;
mod contract;
mod descriptions;
mod endpoints;
mod enums;
mod escape;
mod fields;
mod functions;
mod hierarchy;
mod layout;
mod links;
mod modules;
mod names;
mod overloads;
mod parameters;
mod paths;
mod permissions;
mod routes;
mod rustdoc;
mod scope;
mod secrets;
mod singular;
mod template;
mod types;
mod verbs;
mod vocabulary;

use std::collections::BTreeSet;

use crate::api::{Api, Method};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::krate::{Doc, Item, Krate, ModPath};
use crate::source::Sources;

use contract::{Answered, Sent};
use descriptions::Writer;
use endpoints::Endpoint;
use fields::Drafts;
use functions::Known;
use hierarchy::Hierarchy;
use layout::Layout;
use links::Links;
use modules::Modules;
use overloads::Planned;
use parameters::Bodies;
use paths::Paths;
use routes::Last;
use rustdoc::Rustdoc;

/// Lowers an API. The result does not depend on the order of its operations; `sources` give paths and line numbers.
pub fn lower(api: &Api, sources: &Sources, config: &Config) -> (Krate, Vec<Diagnostic>) {
    let mut notes = Vec::new();
    let hierarchy = Hierarchy::of(api);
    let layout = Layout::plan(api, config, &mut notes);
    let rustdoc = Rustdoc {
        links: Links::new(api, sources, config),
    };
    let context = Context {
        drafts: Drafts {
            layout: &layout,
            rustdoc: &rustdoc,
        },
        writer: Writer {
            api,
            sources,
            rustdoc: &rustdoc,
        },
        hierarchy: &hierarchy,
    };
    let mut modules = Modules::new(sources);
    add_types(context, config, &mut modules, &mut notes);
    add_functions(context, config, &mut modules, &mut notes);
    notes.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    notes.dedup();
    (
        Krate {
            name: config.crate_name.clone(),
            doc: crate_doc(config),
            modules: modules.finish(),
        },
        notes,
    )
}

/// What every step needs.
#[derive(Debug, Clone, Copy)]
struct Context<'a> {
    writer: Writer<'a>,
    drafts: Drafts<'a>,
    hierarchy: &'a Hierarchy<'a>,
}

fn add_types(
    context: Context<'_>,
    config: &Config,
    modules: &mut Modules<'_>,
    notes: &mut Vec<Diagnostic>,
) {
    let Context {
        writer,
        drafts,
        hierarchy,
    } = context;
    for (id, item) in types::lower_types(writer, drafts, hierarchy, notes) {
        let (place, def) = (drafts.layout.place(id), &writer.api[id]);
        modules.add_type(
            &place.home,
            &place.path,
            item,
            def.origins.iter().map(|it| it.file),
        );
        let path = &place.path.module;
        let namespace = if path.0.len() > 1 {
            &def.name.namespace
        } else {
            &config.namespace
        };
        modules.set_doc(
            path,
            format!("Types of the {} namespace.", rustdoc::code(namespace)),
        );
    }
}

fn add_functions(
    context: Context<'_>,
    config: &Config,
    modules: &mut Modules<'_>,
    notes: &mut Vec<Diagnostic>,
) {
    let Context {
        writer,
        drafts,
        hierarchy,
    } = context;
    let api = writer.api;
    let paths = Paths::of(api);
    let endpoints = endpoints::collect(api, &paths, config, notes);
    let single_refs = single_refs(&endpoints);
    let is_single = |it: &Endpoint<'_>| single_refs.contains(it.plan.key.as_str());
    let sent: Vec<Sent<'_>> = endpoints
        .iter()
        .map(|it| contract::sent(api, hierarchy, it, notes))
        .collect();
    let answered: Vec<Answered> = endpoints
        .iter()
        .map(|it| contract::answered(hierarchy, it, notes))
        .collect();
    let verbs = endpoints
        .iter()
        .zip(&answered)
        .map(|(it, answered)| verbs::verb(it, *answered, &paths, is_single(it)));
    let verbs: Vec<String> = verbs.collect();
    let names: Vec<Option<Planned>> = overloads::name_all(&endpoints, &verbs, notes);
    let bodies: Bodies = parameters::plan(&endpoints, &names, &sent, &drafts, notes);
    for (at, endpoint) in endpoints.iter().enumerate() {
        modules.describe(endpoint);
        let Some(name) = &names[at] else { continue };
        let known = Known {
            name,
            sent: &sent[at],
            parameters: bodies.of_endpoint.get(&at),
            answered: answered[at],
            single_refs: is_single(endpoint),
        };
        let function = functions::function(endpoint, known, writer, &drafts, hierarchy);
        let pages = endpoint.uses.iter().map(|it| it.operation.page);
        modules.add(
            &ModPath(endpoint.plan.modules.clone()),
            Item::Function(Box::new(function)),
            pages,
        );
    }
    for (module, body, at) in bodies.structs {
        let pages = endpoints[at].uses.iter().map(|it| it.operation.page);
        modules.add(&module, Item::Struct(body), pages);
    }
    for (module, item) in bodies.reexports {
        modules.show(&module, item);
    }
}

/// Paths whose `$ref` is replaced as a whole: it is one link, not a collection of links.
fn single_refs<'e>(endpoints: &'e [Endpoint<'_>]) -> BTreeSet<&'e str> {
    let replaced = endpoints
        .iter()
        .filter(|it| it.method == Method::Put && it.plan.last == Last::Ref);
    replaced.map(|it| it.plan.key.as_str()).collect()
}

fn crate_doc(config: &Config) -> Doc {
    let service = &config.service_root;
    let lines = [
        format!("Models and requests of the API at <{service}>."),
        String::new(),
        "A request is a plain value: the module is its path, the function what is done there, `users::messages::list(user_id)`".to_owned(),
        "for `GET /users/{id}/messages`. Models are in `models`. The source is generated from the documentation of the API.".to_owned(),
    ];
    Doc(lines.to_vec())
}
