//! Structs for the parameters of actions.
//!
//! The parameters of `POST /users/{id}/sendMail` are `users::SendMailBody`, next to `users::send_mail`. An operation that
//! several request lines document has one struct: it lives with the shortest line and is visible next to the others.

use std::collections::{BTreeMap, BTreeSet};

use crate::krate::{Gate, Ident, ItemKind, ItemPath, ModPath, Struct, Type};
use crate::lower::endpoint::grouping::Endpoint;
use crate::lower::endpoint::request_body::{Body, Parameters};
use crate::lower::names::ident::{Case, ident};
use crate::lower::names::overload::Planned;
use crate::lower::types::property::{Draft, Drafts, name_fields};
use crate::text::diagnostic::{Diagnostic, Rule};

/// The structs of all actions.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    /// For each endpoint that has parameters, its struct.
    pub(crate) of_endpoint: BTreeMap<usize, ItemPath>,
    /// The structs with their modules and the endpoint they are documented by.
    pub(crate) structs: Vec<(ModPath, Struct, usize)>,
    /// Modules that show a struct of another module.
    pub(crate) reexports: Vec<(ModPath, ItemPath)>,
    /// The names of structs in each module.
    taken: BTreeSet<(ModPath, Ident)>,
}

/// Endpoints of the same operations share a struct.
type Sharing = BTreeMap<Vec<usize>, Vec<usize>>;

/// Plans the structs.
pub(crate) fn plan(
    endpoints: &[Endpoint<'_>],
    names: &[Option<Planned>],
    sent: &[Body<'_>],
    drafts: &Drafts<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Bodies {
    let mut sharing = Sharing::new();
    for (at, sent) in sent.iter().enumerate() {
        if let (Body::Parameters(parameters), Some(_)) = (sent, &names[at]) {
            let ranks = parameters.iter().map(|it| it.rank).collect();
            sharing.entry(ranks).or_default().push(at);
        }
    }
    let mut bodies = Bodies::default();
    let mut shared: Vec<Vec<usize>> = sharing.into_values().collect();
    for endpoints_of_one in &mut shared {
        endpoints_of_one.sort_by_key(|at| home_rank(&endpoints[*at]));
        define(endpoints, names, sent, endpoints_of_one, drafts, &mut bodies, notes);
    }
    shared.sort();
    for endpoints_of_one in &shared {
        show(endpoints, endpoints_of_one, &mut bodies);
    }
    bodies
}

/// The shortest request line has the struct, the first in the alphabet of several.
fn home_rank<'e>(endpoint: &'e Endpoint<'_>) -> (usize, &'e str, &'e [Ident]) {
    let key = endpoint.plan.key.as_str();
    (key.matches('/').count(), key, &endpoint.plan.modules)
}

fn define(
    endpoints: &[Endpoint<'_>],
    names: &[Option<Planned>],
    sent: &[Body<'_>],
    sharing: &[usize],
    drafts: &Drafts<'_>,
    bodies: &mut Bodies,
    notes: &mut Vec<Diagnostic>,
) {
    let home = sharing[0];
    let (Some(name), Body::Parameters(parameters)) = (&names[home], &sent[home]) else {
        return;
    };
    let merged = union(parameters, drafts, notes);
    if merged.is_empty() {
        return;
    }
    let module = ModPath(endpoints[home].plan.modules.clone());
    let words = format!("{}_body", name.words);
    let numbered = (2..).map(|number| format!("{words}_{number}"));
    let mut idents = std::iter::once(words.clone()).chain(numbered).map(|it| ident(&it, Case::Camel));
    let Some(ident) = idents.find(|it| bodies.taken.insert((module.clone(), it.clone()))) else {
        return;
    };
    let (fields, _) = name_fields(merged, notes);
    let path = ItemPath { module: module.clone(), ident: ident.clone() };
    let doc_url = drafts.rustdoc.links.address(endpoints[home].uses[0].operation.page);
    let doc = crate::lower::docs::operation::parameters(&endpoints[home], drafts.rustdoc);
    // It is compiled with whatever needs it, and with nothing else.
    let gate = Gate::Any(BTreeSet::new());
    let body = Struct { doc_url: doc_url.to_owned(), gate, ..Struct::bare(ident, doc, fields) };
    bodies.structs.push((module, body, home));
    bodies.of_endpoint.extend(sharing.iter().map(|at| (*at, path.clone())));
}

/// The parameters of all pages by name. Where pages disagree about a type, the parameter is JSON.
fn union(parameters: &[Parameters<'_>], drafts: &Drafts<'_>, notes: &mut Vec<Diagnostic>) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    let mut ranks = BTreeMap::new();
    for draft in parameters.iter().flat_map(|it| it.rows).filter_map(|it| drafts.parameter(it)) {
        let rank = *ranks.entry(draft.wire.clone()).or_insert(all.len());
        let Some(known) = all.get_mut(rank) else {
            all.push(draft);
            continue;
        };
        if known.ty != draft.ty {
            let message = format!("the pages that document this action do not agree on the type of `{}`", draft.wire);
            notes.push(
                Diagnostic::new(Rule::OperationConflict, message, known.origin)
                    .with("also documented here", draft.origin),
            );
            known.ty = Type { item: ItemKind::Json, many: false };
        }
    }
    all
}

/// Shows a struct in the modules of the other request lines, where nothing else has its name.
fn show(endpoints: &[Endpoint<'_>], sharing: &[usize], bodies: &mut Bodies) {
    let Some(path) = sharing.first().and_then(|at| bodies.of_endpoint.get(at)).cloned() else {
        return;
    };
    for at in sharing {
        let module = ModPath(endpoints[*at].plan.modules.clone());
        if bodies.taken.insert((module.clone(), path.ident.clone())) {
            bodies.reexports.push((module, path.clone()));
        }
    }
}
