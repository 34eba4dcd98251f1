//! Rust names of documented items, as the lowering decided them.

use std::collections::BTreeMap;

use crate::krate::{
    Argument, ArgumentPlace, ArgumentType, Body, Enum, Field, Function, Gate, Item, ItemKind, Krate, Response, Struct,
    Type,
};
use crate::odata::key::of_template;
use crate::odata::name::fold;

/// The items of a crate by what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    /// Structs by OData name, with their paths.
    pub(crate) structs: BTreeMap<&'a str, (String, &'a Struct)>,
    /// Enumerations by OData name, with their paths.
    pub(crate) enums: BTreeMap<&'a str, (String, &'a Enum)>,
    /// Parameters of actions by path.
    pub(crate) bodies: BTreeMap<String, &'a Struct>,
    /// Functions with the paths that callers write.
    pub(crate) functions: Vec<(String, &'a Function)>,
    /// The features with any of which an item is compiled, by its path; what is always compiled has no entry.
    pub(crate) features: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    /// Looks through a crate.
    pub(crate) fn of(krate: &'a Krate) -> Self {
        let mut names = Self::default();
        for (path_of, module) in &krate.modules {
            for item in &module.items {
                let path = module.path_of(path_of, item.ident()).to_string();
                if let Some(features) = features(krate, krate.gate(path_of, item.gate())) {
                    names.features.insert(path.clone(), features);
                }
                match item {
                    Item::Struct(it) => match &it.odata_name {
                        Some(name) => drop(names.structs.insert(name, (path, it))),
                        None => drop(names.bodies.insert(path, it)),
                    },
                    Item::Enum(it) => drop(names.enums.insert(&it.odata_name, (path, it))),
                    Item::Function(it) => names.functions.push((path, it)),
                }
            }
        }
        names
    }
}

/// `outlook users`
fn features(krate: &Krate, gate: &Gate) -> Option<String> {
    let Gate::Any(ids) = gate else { return None };
    let names = ids.iter().filter_map(|id| krate.features.get(id.0 as usize)).map(|it| it.name.as_str());
    Some(names.collect::<Vec<_>>().join(" "))
}

/// The fields of a struct, by name as sent.
pub(crate) type Fields<'a> = BTreeMap<&'a str, &'a Field>;

/// The fields of a struct; none where no struct stands for an item.
pub(crate) fn fields(of: Option<&Struct>) -> Fields<'_> {
    let all = of.into_iter().flat_map(|it| it.navigation.iter().rev().chain(it.fields.iter().rev()));
    // Of two, the first one holds.
    all.map(|it| (it.wire.as_str(), it)).collect()
}

/// The type of a field, as callers see it: `Vec<models::Recipient>`.
pub(crate) fn ty(ty: &Type) -> String {
    let item = kind(&ty.item);
    if ty.many { format!("Vec<{item}>") } else { item }
}

fn kind(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Scalar(it) => it.rust().name().to_owned(),
        ItemKind::Struct(it) | ItemKind::Enum(it) => it.to_string(),
        ItemKind::Json => "Json".to_owned(),
    }
}

/// The types of a function's arguments: `&str, i32`.
pub(crate) fn arguments(function: &Function) -> String {
    let types = function.arguments.iter().map(|it| match &it.ty {
        ArgumentType::Text => "&str".to_owned(),
        ArgumentType::Plain(it) => it.rust().name().to_owned(),
        ArgumentType::Kept(it) => format!("&{}", it.rust().name()),
        ArgumentType::Enum(it) => format!("&{it}"),
    });
    types.collect::<Vec<_>>().join(", ")
}

/// The names of a function's arguments.
pub(crate) fn argument_names(function: &Function) -> String {
    function.arguments.iter().map(|it| it.ident.as_str()).collect::<Vec<_>>().join(", ")
}

/// The name of the argument that a header is, empty where it is none.
pub(crate) fn of_header(function: &Function, name: &str) -> String {
    let is_it = |it: &&Argument| matches!(&it.place, ArgumentPlace::Header(of) if of.eq_ignore_ascii_case(name));
    function.arguments.iter().find(is_it).map(|it| it.ident.to_string()).unwrap_or_default()
}

/// The type of the request body; the struct of an action's parameters goes by its own path.
pub(crate) fn body(body: &Body) -> String {
    match body {
        // What is always the same is no argument.
        Body::None | Body::Blank => String::new(),
        Body::Model { path, .. } | Body::Parameters { path, .. } => path.to_string(),
        Body::Reference => "Reference".to_owned(),
        Body::Content => "Content".to_owned(),
        Body::Json => "Json".to_owned(),
    }
}

/// The type of the response.
pub(crate) fn response(response: &Response) -> String {
    match response {
        Response::Nothing => String::new(),
        Response::Model(it) => it.to_string(),
        Response::Collection(it) => format!("Collection<{}>", kind(it)),
        Response::References => "Collection<Reference>".to_owned(),
        Response::Value(it) => format!("Value<{}>", kind(it)),
        Response::Count => "i64".to_owned(),
        Response::Content => "Content".to_owned(),
        Response::Json => "Json".to_owned(),
    }
}

/// Method and address in lower case, without names of keys and quotes: what an operation is known by.
pub(crate) fn address(function: &Function) -> String {
    let method = function.method.as_str();
    let mut query: Vec<String> = function.arguments.iter().filter_map(query_name).collect();
    query.extend(function.fixed_query.iter().map(|(name, value)| format!("{name}={value}")));
    query.sort_unstable();
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{}{mark}{}", of_template(&function.template), fold(&query.join("&")));
    // Of two functions for one address, one is for another case of the contract.
    let variant = function.variant.iter().map(|it| format!(" {it}")).collect::<String>();
    format!("{method} {address}{variant}")
}

fn query_name(argument: &Argument) -> Option<String> {
    match &argument.place {
        ArgumentPlace::Query(name) => Some(name.clone()),
        _ => None,
    }
}
