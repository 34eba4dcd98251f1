//! Hand-built crates for tests.

use crate::krate::{
    Argument, ArgumentPlace, ArgumentType, Body, Doc, Endpoint, Enum, Field, Function, Gate, Ident, Item, ItemKind,
    ItemPath, Krate, Method, ModPath, Module, Reexport, Response, Scalar, Struct, Type, Variant,
};

pub(crate) fn ident(name: &str) -> Ident {
    Ident(name.to_owned())
}

pub(crate) fn doc(text: &str) -> Doc {
    Doc(text.lines().map(str::to_owned).collect())
}

/// `models::call_records`
pub(crate) fn module_path(path: &str) -> ModPath {
    ModPath(path.split("::").filter(|name| !name.is_empty()).map(ident).collect())
}

/// `models::Message`
pub(crate) fn path(path: &str) -> ItemPath {
    let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
    ItemPath { module: module_path(module), ident: ident(name) }
}

pub(crate) fn one(item: ItemKind) -> Type {
    Type { item, many: false }
}

pub(crate) fn many(item: ItemKind) -> Type {
    Type { item, many: true }
}

pub(crate) fn string() -> Type {
    one(ItemKind::Scalar(Scalar::String))
}

/// A field named `wire` in JSON and `name` in Rust.
pub(crate) fn field(name: &str, wire: &str, ty: Type) -> Field {
    let plain = name.trim_start_matches("r#");
    Field {
        ident: ident(name),
        setter: ident(&format!("set_{plain}")),
        constant: ident(&plain.to_uppercase()),
        wire: wire.to_owned(),
        ty,
        doc: doc(&format!("The {wire}.")),
        values: Vec::new(),
        abilities: String::new(),
        read_only: false,
        secret: false,
        deprecated: None,
        gate: Gate::Always,
    }
}

pub(crate) fn model(name: &str, odata_name: Option<&str>, fields: Vec<Field>) -> Struct {
    let bare = Struct::bare(ident(name), doc(&format!("About {name}.")), fields);
    Struct { odata_name: odata_name.map(str::to_owned), ..bare }
}

pub(crate) fn enumeration(name: &str, odata_name: &str, flags: bool, members: &[(&str, &str)]) -> Enum {
    let variant = |(constant, wire): &(&str, &str)| Variant {
        ident: ident("Unused"),
        constant: ident(constant),
        wire: (*wire).to_owned(),
        doc: doc(&format!("`{wire}`")),
        deprecated: None,
    };
    Enum {
        ident: ident(name),
        doc: doc(&format!("About {name}.")),
        odata_name: odata_name.to_owned(),
        doc_url: String::new(),
        variants: members.iter().map(variant).collect(),
        flags,
        deprecated: None,
        gate: Gate::Always,
    }
}

pub(crate) fn argument(name: &str, place: ArgumentPlace) -> Argument {
    Argument { ident: ident(name), place, ty: ArgumentType::Text, values: Default::default() }
}

/// `list`, `GET /users/{}`; one argument per `{}`, all path segments.
pub(crate) fn function(name: &str, method: Method, template: &str, body: Body, response: Response) -> Function {
    let count = template.matches("{}").count();
    let names = ["user_id", "message_id", "attachment_id"];
    Function {
        ident: ident(name),
        example: None,
        sections: Doc::default(),
        doc: doc(&format!("Does {name}.")),
        aliases: vec![format!("{method:?} {template}")],
        method,
        template: template.to_owned(),
        spellings: Vec::new(),
        arguments: names.iter().take(count).map(|name| argument(name, ArgumentPlace::Segment)).collect(),
        fixed_query: Vec::new(),
        headers: Vec::new(),
        start: None,
        variant: None,
        body,
        response,
        endpoint: Endpoint {
            ident: ident(&name.trim_start_matches("r#").to_uppercase()),
            request: format!("{method:?} {template}"),
            access: ["A.Read,B.Read C.Read", "-", ""].map(str::to_owned),
        },
        lines: Vec::new(),
        deprecated: None,
        gate: Gate::Always,
    }
}

/// An item that is shown whenever its module is.
pub(crate) fn shown(item: &str) -> Reexport {
    Reexport { path: path(item), gate: Gate::Always }
}

pub(crate) fn add(krate: &mut Krate, path: &str, private: bool, items: Vec<Item>) {
    let doc = if private { Doc::default() } else { doc(&format!("Module {path}.")) };
    let sources = vec![format!("{path}.md")];
    krate.modules.insert(module_path(path), Module { doc, sources, private, items, ..Module::default() });
}

/// The file of a crate that holds these items in one module.
pub(crate) fn printed(items: Vec<Item>) -> String {
    let mut krate = Krate::default();
    add(&mut krate, "models", false, items);
    crate::emit::emit(&krate).remove("src/models.rs").unwrap_or_default()
}
