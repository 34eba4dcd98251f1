//! What the items of a documentation set are called in Rust, as the lowering decided.

use std::collections::BTreeMap;

use crate::krate::{
    Answer, Argument, ArgumentPlace, ArgumentType, Enum, Field, Function, Item, ItemKind, ItemPath, Krate, ModPath,
    Payload, Scalar, Struct, Type,
};

/// The items of a crate by what they stand for.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Structs by OData name, with their paths.
    pub(super) structs: BTreeMap<&'a str, (String, &'a Struct)>,
    /// Enumerations by OData name, with their paths.
    pub(super) enums: BTreeMap<&'a str, (String, &'a Enum)>,
    /// Parameters of actions by path.
    pub(super) bodies: BTreeMap<String, &'a Struct>,
    /// Functions with the paths that callers write.
    pub(super) functions: Vec<(String, &'a Function)>,
}

impl<'a> Names<'a> {
    /// Looks through a crate.
    pub(super) fn of(krate: &'a Krate) -> Self {
        let mut names = Self::default();
        for (path, module) in &krate.modules {
            let home = ModPath(module.public(path).to_vec());
            for item in &module.items {
                let path = self::path(&ItemPath { module: home.clone(), ident: item.ident().clone() });
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

/// `models::Message`
pub(super) fn path(path: &ItemPath) -> String {
    let modules = path.module.0.iter().map(|it| it.as_str());
    modules.chain([path.ident.as_str()]).collect::<Vec<_>>().join("::")
}

/// The field of a name as sent.
pub(super) fn field<'a>(of: &'a Struct, wire: &str) -> Option<&'a Field> {
    of.fields.iter().chain(&of.navigation).find(|it| it.wire == wire)
}

/// The type of a field, as callers see it: `Vec<models::Recipient>`.
pub(super) fn ty(ty: &Type) -> String {
    let item = kind(&ty.item);
    if ty.many { format!("Vec<{item}>") } else { item }
}

fn kind(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Scalar(it) => scalar(*it).to_owned(),
        ItemKind::Struct(it) | ItemKind::Enum(it) => path(it),
        ItemKind::Json => "Json".to_owned(),
    }
}

/// As emission prints it.
fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Boolean => "bool",
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Single | Scalar::Double => "f64",
        Scalar::Decimal => "Decimal",
        Scalar::Guid => "Guid",
        Scalar::Date => "Date",
        Scalar::DateTimeOffset => "DateTime",
        Scalar::TimeOfDay => "TimeOfDay",
        Scalar::Duration => "Duration",
        Scalar::Binary | Scalar::Stream => "Binary",
    }
}

/// The types of a function's arguments: `&str, i32`.
pub(super) fn arguments(function: &Function) -> String {
    let types = function.arguments.iter().map(|it| match &it.ty {
        ArgumentType::Text => "&str".to_owned(),
        ArgumentType::Plain(it) => scalar(*it).to_owned(),
        ArgumentType::Kept(it) => format!("&{}", scalar(*it)),
        ArgumentType::Enum(it) => format!("&{}", path(it)),
    });
    types.collect::<Vec<_>>().join(", ")
}

/// The names of a function's arguments.
pub(super) fn argument_names(function: &Function) -> String {
    function.arguments.iter().map(|it| it.ident.as_str()).collect::<Vec<_>>().join(", ")
}

/// What is sent; the struct of an action's parameters goes by its own path.
pub(super) fn body(body: &Payload) -> String {
    match body {
        Payload::None => String::new(),
        Payload::Model { path, .. } | Payload::Parameters(path) => self::path(path),
        Payload::Reference => "Reference".to_owned(),
        Payload::Content => "Content".to_owned(),
        Payload::Json => "Json".to_owned(),
    }
}

/// What is answered.
pub(super) fn reply(reply: &Answer) -> String {
    match reply {
        Answer::Nothing => String::new(),
        Answer::Model(it) => path(it),
        Answer::Collection(it) => format!("Collection<{}>", kind(it)),
        Answer::References => "Collection<Reference>".to_owned(),
        Answer::Value(it) => format!("Value<{}>", kind(it)),
        Answer::Count => "i64".to_owned(),
        Answer::Content => "Content".to_owned(),
        Answer::Json => "Json".to_owned(),
    }
}

/// Method and address in lower case, without names of keys and quotes: what an operation is known by.
pub(super) fn address(function: &Function) -> String {
    let method = format!("{:?}", function.method).to_uppercase();
    let mut query: Vec<String> = function.arguments.iter().filter_map(query_name).collect();
    query.extend(function.fixed_query.iter().map(|(name, value)| format!("{name}={value}")));
    query.sort_unstable();
    let path = function.template.replace("'{}'", "{}");
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{path}{mark}{}", query.join("&")).to_lowercase();
    format!("{method} {address}")
}

fn query_name(argument: &Argument) -> Option<String> {
    match &argument.place {
        ArgumentPlace::Query(name) => Some(name.clone()),
        _ => None,
    }
}
