//! A program that uses everything callers can use of a generated crate: every type, field, constant, member, accessor and
//! function, each with the type that it has.

use std::collections::BTreeMap;
use std::fmt::Write;

use docwright::drift::{Fact, Snapshot};
use docwright::krate::{
    ArgumentType, Body, Enum, Field, Function, Item, ItemKind, ItemPath, Krate, ModPath, Response, Scalar, Struct, Type,
};

/// The head of every such program, which is never run: `any` is of any type.
const HEAD: &str = "use docwright_runtime as graph;\n\
                    fn any<T>() -> T { unreachable!() }\n\
                    fn is<T: graph::Is<B>, B: graph::Record>() {}\n";

/// The program as the text of a module, in which the crate is known as `it`; with the conditions of features where the
/// crate has features.
pub(super) fn program(krate: &Krate, snapshot: &Snapshot) -> String {
    let writer = Writer { krate, features: features(krate, snapshot) };
    let mut text = HEAD.to_owned();
    for (number, (path, item)) in items(krate).into_iter().enumerate() {
        let body = match item {
            Item::Struct(item) => writer.structure(&path, item),
            Item::Enum(item) => enumeration(&path, item),
            Item::Function(item) => writer.function(&path, item),
        };
        let cfg = writer.cfg(&path, "");
        let _ = write!(text, "{cfg}fn use_{number}() {{\n{body}}}\n");
    }
    for root in &krate.roots.types {
        for it in &root.places {
            let name = format!("it::roots::{}", root.ident);
            let arguments = vec!["any::<&str>()"; it.arguments.len()].join(", ");
            let _ = writeln!(text, "fn root_{}() {{ let _: {name} = {name}::{}({arguments}); }}", text.len(), it.ident);
        }
    }
    for (path, module) in &krate.modules {
        for it in &module.reexports {
            let name = format!("it::{}::{}", joined(path), it.path.ident);
            let _ = writeln!(text, "{}fn shown_{}(_: {name}) {{}}", writer.cfg(&name, ""), text.len());
        }
    }
    text
}

/// Items by the path that callers write.
fn items(krate: &Krate) -> Vec<(String, &Item)> {
    let mut found = Vec::new();
    for (path, module) in &krate.modules {
        let home = if module.private { path.parent().unwrap_or_default() } else { path.clone() };
        found.extend(module.items.iter().map(|it| (format!("it::{}::{}", joined(&home), it.ident()), it)));
    }
    found
}

/// The features of each item; a struct of parameters goes with its function.
fn features(krate: &Krate, snapshot: &Snapshot) -> BTreeMap<String, Vec<String>> {
    let nodes = snapshot.types.values().chain(snapshot.operations.values());
    let named = nodes.map(|it| (format!("it::{}", it.rust), it.fact(Fact::Features)));
    let split = |it: &str| it.split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let mut all: BTreeMap<_, _> = named.map(|(path, it)| (path, split(it))).collect();
    for (path, item) in items(krate) {
        if let Item::Function(function) = item
            && let Body::Parameters { path: parameters, .. } = &function.body
        {
            let own = all.get(&path).cloned().unwrap_or_default();
            all.insert(item_path(parameters), own);
        }
    }
    all
}

struct Writer<'a> {
    krate: &'a Krate,
    features: BTreeMap<String, Vec<String>>,
}

impl Writer<'_> {
    /// When an item is there.
    fn cfg(&self, path: &str, indent: &str) -> String {
        let names = self.features.get(path).map_or(&[][..], Vec::as_slice);
        let names: Vec<String> = names.iter().map(|it| format!("feature = {it:?}")).collect();
        if names.is_empty() { String::new() } else { format!("{indent}#[cfg(any({}))]\n", names.join(", ")) }
    }

    fn structure(&self, path: &str, item: &Struct) -> String {
        let mut text = format!("    let mut value = {path}::default();\n");
        for it in &item.fields {
            let (name, ty) = (&it.ident, field_type(it));
            let _ = writeln!(text, "    let _: &{ty} = &value.{name};\n    value.{name} = any::<{ty}>();");
        }
        for it in &item.navigation {
            let ty = type_name(&it.ty);
            let target = kind_path(&it.ty.item);
            let cfg = self.cfg(&target, "    ");
            let (name, setter) = (&it.ident, &it.setter);
            let _ = writeln!(text, "{cfg}    let _: graph::Result<Option<{ty}>> = value.{name}();");
            let _ = writeln!(text, "{cfg}    let _: graph::Result<()> = value.{setter}(&any::<{ty}>());");
        }
        if item.odata_name.is_some() {
            for it in &item.fields {
                let (ty, name) = (constant_type(path, it, "Vec", ""), &it.constant);
                let _ = writeln!(text, "    let _: {ty} = {path}::{name};");
                let item = kind_name(&it.ty.item);
                let _ = match it.ty.many && it.ty.item != ItemKind::Json {
                    true => writeln!(text, "    let _ = {path}::{name}.any(|it| it.eq(any::<{item}>()));"),
                    false => writeln!(text, "    let _ = {path}::{name}.eq(any::<{item}>());"),
                };
            }
            for it in &item.navigation {
                let cfg = self.cfg(&kind_path(&it.ty.item), "    ");
                let ty = constant_type(path, it, "graph::Many", "graph::One");
                let _ = writeln!(text, "{cfg}    let _: {ty} = {path}::{};", it.constant);
                let _ = writeln!(text, "{cfg}    let _ = {path}::{}.expand();", it.constant);
            }
            let _ = writeln!(text, "    is::<{path}, {path}>();");
        }
        for base in &item.bases {
            let _ = writeln!(text, "    is::<{path}, {}>();", item_path(base));
        }
        text
    }

    fn function(&self, path: &str, item: &Function) -> String {
        let mut arguments: Vec<String> = item.arguments.iter().map(|it| argument(&it.ty)).collect();
        let name = path.rsplit_once("::").map_or(path, |it| it.0);
        let mut text = format!("    let _: graph::Endpoint = {name}::{};\n", item.endpoint.ident);
        let mut bodies = vec![None];
        match &item.body {
            Body::None | Body::Blank => {}
            Body::Model { path, .. } => {
                bodies = self.and_derived(path).into_iter().map(|it| Some(format!("&any::<{it}>()"))).collect();
            }
            Body::Parameters { path, optional: true } => {
                bodies = vec![Some(format!("Some(&any::<{}>())", item_path(path))), Some("None".to_owned())];
            }
            Body::Parameters { path, .. } => bodies = vec![Some(format!("&any::<{}>()", item_path(path)))],
            Body::Reference => bodies = vec![Some("&any::<graph::Reference>()".to_owned())],
            Body::Content => bodies = vec![Some("any::<graph::Content>()".to_owned())],
            Body::Json => bodies = vec![Some("&any::<graph::Json>()".to_owned())],
        }
        let count = arguments.len();
        for body in bodies {
            arguments.truncate(count);
            arguments.extend(body);
            let response = response(&item.response);
            let call = format!("{path}({})", arguments.join(", "));
            let _ = writeln!(text, "    let _: graph::Request<{response}> = {call};");
            let starts = self.krate.roots.starts.iter().filter(|it| item.start.as_ref() == Some(&it.ident));
            for root in starts.flat_map(|it| &it.roots) {
                let _ =
                    writeln!(text, "    let _: graph::Request<{response}> = {call}.at(any::<it::roots::{root}>());");
            }
        }
        text
    }

    /// A type and all that can stand for it.
    fn and_derived(&self, base: &ItemPath) -> Vec<String> {
        let derived = items(self.krate).into_iter().filter_map(|(path, item)| match item {
            Item::Struct(it) if it.bases.contains(base) => Some(path),
            _ => None,
        });
        std::iter::once(item_path(base)).chain(derived).collect()
    }
}

fn enumeration(path: &str, item: &Enum) -> String {
    let mut text = String::new();
    for it in &item.variants {
        let _ = writeln!(text, "    let _: {path} = {path}::{};", it.constant);
    }
    if item.flags {
        let _ = writeln!(text, "    let _: bool = {path}::default().contains(&any::<{path}>());");
    } else {
        let _ = writeln!(text, "    let _: &str = any::<{path}>().as_str();");
    }
    text
}

fn joined(path: &ModPath) -> String {
    path.0.iter().map(|it| it.as_str()).collect::<Vec<_>>().join("::")
}

fn item_path(path: &ItemPath) -> String {
    format!("it::{}::{}", joined(&path.module), path.ident)
}

fn kind_path(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Struct(path) | ItemKind::Enum(path) => item_path(path),
        ItemKind::Scalar(_) | ItemKind::Json => String::new(),
    }
}

fn kind_name(kind: &ItemKind) -> String {
    match kind {
        ItemKind::Scalar(it) => scalar(*it).to_owned(),
        ItemKind::Json => "graph::Json".to_owned(),
        ItemKind::Struct(_) | ItemKind::Enum(_) => kind_path(kind),
    }
}

fn type_name(ty: &Type) -> String {
    let item = kind_name(&ty.item);
    if ty.many { format!("Vec<{item}>") } else { item }
}

fn field_type(field: &Field) -> String {
    let ty = type_name(&field.ty);
    let is_boxed = matches!(field.ty, Type { item: ItemKind::Struct(_), many: false });
    if is_boxed { format!("Option<Box<{ty}>>") } else { format!("Option<{ty}>") }
}

/// The type of a property's constant, given the words for several values and for one.
fn constant_type(owner: &str, field: &Field, several: &str, one: &str) -> String {
    let item = kind_name(&field.ty.item);
    let word = if field.ty.many { several } else { one };
    match (&field.ty.item, word) {
        (ItemKind::Json, _) => format!("graph::Property<{owner}>"),
        (_, "") => format!("graph::Property<{owner}, {item}>"),
        _ => format!("graph::Property<{owner}, {word}<{item}>>"),
    }
}

/// Written out once more, as callers have learnt it: a table that is shared with the compiler could not tell a change.
fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Boolean => "bool",
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 => "i32",
        Scalar::Int64 => "i64",
        Scalar::Single | Scalar::Double => "f64",
        Scalar::Decimal => "graph::Decimal",
        Scalar::Guid => "graph::Guid",
        Scalar::Date => "graph::Date",
        Scalar::DateTimeOffset => "graph::DateTime",
        Scalar::TimeOfDay => "graph::TimeOfDay",
        Scalar::Duration => "graph::Duration",
        Scalar::Binary | Scalar::Stream => "graph::Binary",
    }
}

fn argument(ty: &ArgumentType) -> String {
    match ty {
        ArgumentType::Text => "any::<&str>()".to_owned(),
        ArgumentType::Plain(it) => format!("any::<{}>()", scalar(*it)),
        ArgumentType::Kept(it) => format!("&any::<{}>()", scalar(*it)),
        ArgumentType::Enum(path) => format!("&any::<{}>()", item_path(path)),
    }
}

fn response(response: &Response) -> String {
    match response {
        Response::Nothing => "()".to_owned(),
        Response::Model(path) => item_path(path),
        Response::Collection(kind) => format!("graph::Collection<{}>", kind_name(kind)),
        Response::References => "graph::Collection<graph::Reference>".to_owned(),
        Response::Value(kind) => format!("graph::Value<{}>", kind_name(kind)),
        Response::Count => "i64".to_owned(),
        Response::Content => "graph::Content".to_owned(),
        Response::Json => "graph::Json".to_owned(),
    }
}
