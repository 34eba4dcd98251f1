//! The model as JSON, in the format `graphdocs-model/1`.
//!
//! Fidelity is measured on it, and other tools can read it.

use serde::Serialize;

use crate::api::{
    Api, Body, EnumDef, ItemType, Operation, Place, Property, Response, Root, Route, Scalar, StructDef, TypeDef,
    TypeKind, TypeRef,
};
use crate::text::source::Sources;

#[derive(Serialize)]
struct Model<'a> {
    format: &'static str,
    /// As the address of the service ends.
    version: &'a str,
    types: Vec<ModelType>,
    enums: Vec<ModelEnum>,
    operations: Vec<ModelOperation>,
    /// Types to which several addresses lead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roots: Vec<ModelRoot>,
}

#[derive(Serialize)]
struct ModelType {
    name: String,
    namespace: String,
    kind: &'static str,
    base: Option<String>,
    open: bool,
    #[serde(rename = "abstract")]
    is_abstract: bool,
    page: String,
    properties: Vec<ModelProperty>,
}

#[derive(Serialize)]
struct ModelProperty {
    name: String,
    #[serde(rename = "type")]
    ty: String,
    collection: bool,
    navigation: bool,
    enum_values: Vec<String>,
}

#[derive(Serialize)]
struct ModelEnum {
    name: String,
    namespace: String,
    members: Vec<ModelMember>,
    page: String,
    inline: bool,
}

#[derive(Serialize)]
struct ModelMember {
    name: String,
    value: Option<i64>,
}

#[derive(Serialize)]
struct ModelRoot {
    #[serde(rename = "type")]
    ty: String,
    paths: Vec<String>,
}

#[derive(Serialize)]
struct ModelParameter {
    name: String,
    #[serde(rename = "type")]
    ty: String,
    collection: bool,
}

#[derive(Serialize)]
struct ModelOperation {
    page: String,
    name: String,
    method: String,
    /// As documented, by request lines or examples.
    paths: Vec<String>,
    /// Those of `paths` that only an example shows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    example_paths: Vec<String>,
    status: Vec<u16>,
    body_kind: &'static str,
    body_type: Option<String>,
    body_collection: bool,
    body_params: Vec<ModelParameter>,
    response_kind: &'static str,
    response_type: Option<String>,
    response_collection: bool,
}

/// The whole model as indented JSON with a final line end, of this version of the service.
pub fn to_json(api: &Api, sources: &Sources, version: &str) -> String {
    let mut model = Model {
        format: "graphdocs-model/1",
        version,
        types: Vec::new(),
        enums: Vec::new(),
        operations: api.operations.iter().map(|it| operation(api, it, sources)).collect(),
        roots: api.roots.iter().map(|it| root(api, it)).collect(),
    };
    for definition in &api.types {
        let page = definition.origins.first().map_or_else(String::new, |it| file_name(sources, *it));
        match &definition.kind {
            TypeKind::Struct(it) => model.types.push(structure(api, definition, it, page)),
            TypeKind::Enum(it) => model.enums.push(enumeration(definition, it, page)),
        }
    }
    let mut text = serde_json::to_string_pretty(&model).unwrap_or_default();
    text.push('\n');
    text
}

fn structure(api: &Api, definition: &TypeDef, it: &StructDef, page: String) -> ModelType {
    // Instance annotations are no properties in OData's sense.
    let declared = it.properties.iter().filter(|property| !property.name.starts_with('@'));
    ModelType {
        name: definition.name.name.to_string(),
        namespace: definition.name.namespace.to_string(),
        kind: if *it.entity { "entity" } else { "complex" },
        base: it.base.map(|base| api[base].name.to_string()),
        open: *it.open,
        is_abstract: *it.is_abstract,
        page,
        properties: declared.map(|property| model_property(api, property)).collect(),
    }
}

fn model_property(api: &Api, property: &Property) -> ModelProperty {
    ModelProperty {
        name: property.name.to_string(),
        ty: property_type(api, property),
        collection: *property.collection,
        navigation: *property.navigation,
        enum_values: property.values.names().map(str::to_owned).collect(),
    }
}

fn enumeration(definition: &TypeDef, it: &EnumDef, page: String) -> ModelEnum {
    ModelEnum {
        name: definition.name.name.to_string(),
        namespace: definition.name.namespace.to_string(),
        members: it.members.iter().map(|it| ModelMember { name: it.name.clone(), value: it.value }).collect(),
        page,
        inline: it.inline,
    }
}

fn operation(api: &Api, it: &Operation, sources: &Sources) -> ModelOperation {
    let (body_kind, body_type, body_params) = match &*it.body {
        Body::Empty | Body::Blank => ("none", None, Vec::new()),
        Body::Value(ty) => ("type", Some(*ty), Vec::new()),
        Body::Parameters(parameters) => ("params", None, parameters.iter().map(|it| parameter(api, it)).collect()),
        Body::Reference => ("ref", None, Vec::new()),
        Body::Content { makes } => (makes.map_or("binary", |_| "type"), *makes, Vec::new()),
        Body::Unknown => ("unknown", None, Vec::new()),
    };
    // Of a file and the objects in it, the objects are what has a type.
    let typed = it.response.iter().map(|it| *it.what).find(|it| matches!(it, Response::Value(_)));
    let response = match *it.response {
        Response::Content { declares: None } => typed.unwrap_or(*it.response),
        main => main,
    };
    let (response_kind, response_type) = match response {
        Response::Empty => ("none", None),
        Response::Value(ty) => ("type", Some(ty)),
        Response::References => ("ref", None),
        Response::Content { declares } => (declares.map_or("stream", |_| "type"), declares),
        Response::Unknown => ("unknown", None),
    };
    let paths = |is_wanted: fn(&Route) -> bool| {
        let routes = it.routes.iter().filter(|it| is_wanted(it));
        routes.map(|it| format!("/{}", it.text)).collect()
    };
    let collection = |ty: Option<TypeRef>| ty.is_some_and(|it| it.collection);
    ModelOperation {
        page: file_name(sources, it.title.span),
        name: it.title.value.clone(),
        method: it.method.as_str().to_owned(),
        paths: paths(|_| true),
        example_paths: paths(|it| it.from_example),
        status: it.statuses.to_vec(),
        body_kind,
        body_type: body_type.map(|it| type_name(api, it.item)),
        body_collection: collection(body_type),
        body_params,
        response_kind,
        response_type: response_type.map(|it| type_name(api, it.item)),
        response_collection: collection(response_type),
    }
}

fn root(api: &Api, it: &Root) -> ModelRoot {
    ModelRoot { ty: api[it.ty].name.to_string(), paths: it.places.iter().map(Place::shown).collect() }
}

fn parameter(api: &Api, it: &Property) -> ModelParameter {
    ModelParameter { name: it.name.to_string(), ty: property_type(api, it), collection: *it.collection }
}

/// JSON that the documentation calls so has a name; JSON for want of anything better has not.
fn property_type(api: &Api, property: &Property) -> String {
    let said = *property.item == ItemType::Json && property.item.is_said();
    if said { api.show(ItemType::Json) } else { type_name(api, *property.item) }
}

/// The format's name of a type; untyped JSON is `unknown`, and enumerations of a property's own text are strings.
fn type_name(api: &Api, item: ItemType) -> String {
    match item {
        ItemType::Json => "unknown".to_owned(),
        ItemType::Scalar(Scalar::String) => "Edm.String".to_owned(),
        other => api.show(other),
    }
}

fn file_name(sources: &Sources, span: crate::text::source::Span) -> String {
    let path = &sources[span.file].path;
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
