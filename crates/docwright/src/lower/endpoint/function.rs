//! Endpoint functions: everything about an endpoint put together.

use crate::krate::{self, Function, ItemPath, Line};
use crate::lower::Context;
use crate::lower::docs::operation::request_text;
use crate::lower::docs::rustdoc::deprecation;
use crate::lower::endpoint::grouping::Endpoint;
use crate::lower::endpoint::header;
use crate::lower::endpoint::permission;
use crate::lower::endpoint::request_body::{self, Body};
use crate::lower::endpoint::request_line::Last;
use crate::lower::endpoint::response::{self, Response};
use crate::lower::names::ident::{Case, ident};
use crate::lower::names::overload::Planned;

/// The facts found out about an endpoint before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a, 'k> {
    /// Its name.
    pub(crate) name: &'k Planned,
    /// Its request body.
    pub(crate) body: &'k Body<'a>,
    /// The struct of its parameters.
    pub(crate) parameters: Option<&'k ItemPath>,
    /// Its response.
    pub(crate) response: Response,
    /// `$ref` behind its path is one link.
    pub(crate) single_refs: bool,
}

/// Makes the function for an endpoint.
pub(crate) fn function(endpoint: &Endpoint<'_>, known: Known<'_, '_>, context: Context<'_>) -> Function {
    let Context { writer, drafts, hierarchy, areas, starts } = context;
    let grants = permission::grants(endpoint);
    let optional = endpoint.uses.iter().any(|it| *it.operation.body.case(it.variant.body).condition.optional);
    let start = starts.of(endpoint.uses[0].route);
    let constant = ident(&known.name.words, Case::Shouty);
    let [doc, sections] = writer.function(endpoint, known.response, &grants, &constant, start);
    Function {
        ident: known.name.ident.clone(),
        doc,
        example: None,
        sections,
        aliases: aliases(endpoint, known.name),
        method: endpoint.method,
        template: endpoint.plan.template.clone(),
        spellings: endpoint.spellings.clone(),
        arguments: endpoint.arguments.iter().map(|it| it.lower(&drafts)).collect(),
        fixed_query: endpoint.plan.fixed_query.clone(),
        headers: header::fixed(&endpoint.uses),
        start: start.map(|it| it.ident.clone()),
        body: request_body::lower(known.body, known.parameters, optional, drafts.layout, hierarchy),
        variant: endpoint.variant.clone(),
        response: response::lower(known.response, known.single_refs, &drafts),
        endpoint: krate::Endpoint {
            ident: constant,
            request: format!("{} {}", endpoint.method.as_str(), request_text(endpoint)),
            access: permission::access(&grants),
        },
        lines: endpoint
            .uses
            .iter()
            .map(|it| Line { operation: it.rank, variant: it.variant, span: it.route.span })
            .collect(),
        deprecated: deprecated(endpoint),
        gate: areas.of_operations(endpoint.at_home().map(|it| it.rank)),
    }
}

/// The note of the first page that says so, where all pages about the endpoint do: one that does not may stand for what
/// replaces it.
fn deprecated(endpoint: &Endpoint<'_>) -> Option<String> {
    let notes: Option<Vec<String>> = endpoint.uses.iter().map(|it| deprecation(&it.operation.deprecated)).collect();
    let notes = notes?;
    notes.iter().find(|it| !it.is_empty()).or(notes.first()).cloned()
}

/// The request line, and the name of an action or function as the documentation spells it. rustdoc takes neither quotes
/// nor names that items have anyway.
fn aliases(endpoint: &Endpoint<'_>, name: &Planned) -> Vec<String> {
    let line = format!("{} {}", endpoint.method.as_str(), request_text(endpoint));
    let printable =
        |text: &str| text.chars().filter(|it| matches!(it, ' '..='~') && !matches!(it, '"' | '\'')).collect::<String>();
    let call = match &endpoint.plan.last {
        Last::Call(call) if !call.eq_ignore_ascii_case(&name.words) => Some(printable(call)),
        _ => None,
    };
    let aliases = std::iter::once(printable(&line)).chain(call);
    aliases.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}
