//! The same models with serde derive, in one file: what the generated crate is compared with.
//!
//! The same types with the same fields, inherited ones too, and relationships as fields. What makes derive's part harder is
//! left out: documentation, property constants, endpoint functions, and unless asked for what no page documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use docwright::krate::{Enum, Field, Item, ItemKind, ItemPath, Krate, Scalar, Struct};

use super::catalog::{Catalog, Type};

const DERIVES: &str = "#[derive(::serde::Serialize, ::serde::Deserialize, Debug, Clone, Default, PartialEq)]\n";

/// A page of a list, as everybody writes it.
const PAGE: &str = "\
/// A page of a list.
#[derive(::serde::Serialize, ::serde::Deserialize, Debug, Clone, Default, PartialEq)]
pub struct Page<T> {
    #[serde(rename = \"@odata.nextLink\", skip_serializing_if = \"Option::is_none\")]
    pub next_link: Option<String>,
    pub value: Vec<T>,
}
";

/// A module and those below it.
#[derive(Default)]
struct Tree<'a> {
    types: Vec<Type<'a>>,
    children: BTreeMap<&'a str, Tree<'a>>,
}

/// The text of `lib.rs`; with `flatten`, every struct has a map of what is not documented.
pub(super) fn source(catalog: &Catalog<'_>, flatten: bool) -> String {
    let mut root = Tree::default();
    for (path, ty) in &catalog.types {
        let inner = path.module.0.iter().fold(&mut root, |tree, name| tree.children.entry(name.as_str()).or_default());
        inner.types.push(*ty);
    }
    let mut text = format!("//! Models with serde derive.\n#![allow(non_snake_case)]\n{PAGE}");
    print(&mut text, &root, flatten);
    text
}

/// The crate without its endpoint functions: what is left is the same as before.
pub(super) fn without_functions(mut krate: Krate) -> Krate {
    for module in krate.modules.values_mut() {
        module.items.retain(|it| !matches!(it, Item::Function(_)));
    }
    krate
}

fn print(text: &mut String, tree: &Tree<'_>, flatten: bool) {
    for ty in &tree.types {
        match ty {
            Type::Struct(it) => print_struct(text, it, flatten),
            Type::Enum(it) => print_enum(text, it),
        }
    }
    for (name, child) in &tree.children {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "pub mod {name} {{");
        print(text, child, flatten);
        text.push_str("}\n");
    }
}

fn print_struct(text: &mut String, model: &Struct, flatten: bool) {
    let _ = writeln!(text, "{DERIVES}pub struct {} {{", model.ident);
    for field in model.fields.iter().chain(&model.navigation) {
        let (wire, name, ty) = (&field.wire, &field.ident, ty(field));
        let _ = writeln!(
            text,
            "    #[serde(rename = {wire:?}, skip_serializing_if = \"Option::is_none\")]\n    pub {name}: {ty},"
        );
    }
    if flatten {
        let _ = writeln!(
            text,
            "    #[serde(flatten)]\n    pub _additional: ::serde_json::Map<String, ::serde_json::Value>,"
        );
    }
    text.push_str("}\n");
}

fn print_enum(text: &mut String, item: &Enum) {
    let _ = writeln!(text, "{DERIVES}pub enum {} {{", item.ident);
    for variant in &item.variants {
        let _ = writeln!(text, "    #[serde(rename = {:?})]\n    {},", variant.wire, variant.ident);
    }
    text.push_str("    #[default]\n    #[serde(other)]\n    NotDocumented_,\n}\n");
}

fn ty(field: &Field) -> String {
    let item = match &field.ty.item {
        ItemKind::Scalar(scalar) => scalar_type(*scalar).to_owned(),
        ItemKind::Struct(path) if field.ty.many => type_path(path),
        ItemKind::Struct(path) => format!("Box<{}>", type_path(path)),
        ItemKind::Enum(path) => type_path(path),
        ItemKind::Json => "::serde_json::Value".to_owned(),
    };
    if field.ty.many { format!("Option<Vec<{item}>>") } else { format!("Option<{item}>") }
}

/// The path of a type inside of its crate.
pub(super) fn type_path(path: &ItemPath) -> String {
    let modules: String = path.module.0.iter().map(|it| format!("{it}::")).collect();
    format!("crate::{modules}{}", path.ident)
}

fn scalar_type(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "bool",
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Single | Scalar::Double | Scalar::Decimal => "f64",
        Scalar::String
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTimeOffset
        | Scalar::TimeOfDay
        | Scalar::Duration
        | Scalar::Binary
        | Scalar::Stream => "String",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::testing;

    #[test]
    fn a_model_has_the_same_fields_and_its_relationships() {
        let krate = testing::krate();
        let text = source(&Catalog::new(&krate), false);
        let field = |wire: &str, line: &str| {
            let want =
                format!("#[serde(rename = \"{wire}\", skip_serializing_if = \"Option::is_none\")]\n    {line},\n");
            assert!(text.contains(&want), "{want} is not in\n{text}");
        };
        assert!(text.contains("pub mod models {\n"), "{text}");
        assert!(text.contains(&format!("{DERIVES}pub struct Message {{\n")), "{text}");
        field("id", "pub id: Option<String>");
        field("isRead", "pub is_read: Option<bool>");
        field("importance", "pub importance: Option<crate::models::Importance>");
        field("to", "pub to: Option<Vec<crate::models::Recipient>>");
        field("parent", "pub parent: Option<Box<crate::models::Message>>");
        assert!(text.contains("#[serde(rename = \"high\")]\n    High,\n    #[default]\n"), "{text}");
        assert!(!text.contains("flatten"), "{text}");
    }

    #[test]
    fn what_is_not_documented_is_kept_if_asked_for() {
        let krate = testing::krate();
        let text = source(&Catalog::new(&krate), true);
        assert_eq!(text.matches("#[serde(flatten)]\n    pub _additional: ").count(), 2, "{text}");
    }

    #[test]
    fn models_stay_when_functions_go() {
        let krate = without_functions(testing::krate());
        assert_eq!(Catalog::new(&krate).counts(), [2, 1, 0]);
    }
}
