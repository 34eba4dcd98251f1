//! A crate that holds everything that can be printed: its models.

use crate::emit::tests::build::{add, doc, enumeration, field, ident, many, model, one, path, string};
use crate::krate::{Field, Item, ItemKind, Krate, Scalar, Struct};

const SCALARS: [Scalar; 17] = [
    Scalar::String,
    Scalar::Boolean,
    Scalar::Byte,
    Scalar::SByte,
    Scalar::Int16,
    Scalar::Int32,
    Scalar::Int64,
    Scalar::Single,
    Scalar::Double,
    Scalar::Decimal,
    Scalar::Guid,
    Scalar::Date,
    Scalar::DateTimeOffset,
    Scalar::TimeOfDay,
    Scalar::Duration,
    Scalar::Binary,
    Scalar::Stream,
];

/// Text that tries to be code.
pub(crate) const HOSTILE: &str =
    "*/ } fn main() { \"'\\ \u{202e}\r\n#![allow(warnings)]\n/// ```\\\n ${x} {} {0}\t\u{0}";

pub(crate) fn kinds() -> Vec<ItemKind> {
    let scalars = SCALARS.map(ItemKind::Scalar).into_iter();
    scalars.chain([entity(), importance(), ItemKind::Enum(path("models::Days")), ItemKind::Json]).collect()
}

fn entity() -> ItemKind {
    ItemKind::Struct(path("models::Entity"))
}

fn importance() -> ItemKind {
    ItemKind::Enum(path("models::Importance"))
}

pub(crate) fn krate() -> Krate {
    let mut krate = Krate { name: "kitchen-sink".to_owned(), doc: doc(HOSTILE), ..Krate::default() };
    models(&mut krate);
    crate::emit::tests::kitchen_endpoints::endpoints(&mut krate);
    for odd in ["core", "std", "docwright_runtime", "users::std", "users::core", "r#type", "me::me", "me::me::me"] {
        add(&mut krate, odd, false, vec![]);
    }
    krate
}

fn models(krate: &mut Krate) {
    add(krate, "models", false, vec![]);
    add(krate, "models::call_records", false, vec![]);
    let mut entity = model("Entity", Some("example.graph.entity"), vec![field("id", "id", string())]);
    entity.fields[0].read_only = true;
    let mut message = message();
    message.bases = vec![path("models::Entity")];
    let mut event = message.clone();
    event.ident = ident("EventMessage");
    event.odata_name = Some("example.graph.eventMessage".to_owned());
    event.bases.insert(0, path("models::Message"));
    let session = model("Session", Some("example.graph.callRecords.session"), vec![]);
    // Names that printed code leans on behind `graph`; lowering keeps those of Rust's prelude free.
    let shadows = ["Field", "Is", "Item", "Json", "Property", "Record", "Request", "Rest", "Self_", "Slot"];
    let shadows = shadows.map(|name| model(name, Some(name), vec![field("string", "string", string())]));
    for model in [entity, message, event].into_iter().chain(shadows) {
        let file = format!("models::{}_", model.ident.as_str().to_lowercase());
        add(krate, &file, true, vec![Item::Struct(model)]);
    }
    add(krate, "models::call_records::session", true, vec![Item::Struct(session)]);
    enums(krate);
}

fn enums(krate: &mut Krate) {
    let numbers: Vec<_> = (0..65).map(|n| (format!("V{n}"), format!("v{n}"))).collect();
    let numbers: Vec<_> = numbers.iter().map(|(constant, wire)| (constant.as_str(), wire.as_str())).collect();
    for (file, item) in [
        (
            "importance",
            enumeration("Importance", "example.graph.importance", false, &[("LOW", "low"), ("HIGH", HOSTILE)]),
        ),
        ("days", enumeration("Days", "example.graph.days", true, &[("MONDAY", "monday"), ("V2", "2")])),
        ("nothing", enumeration("Nothing", "example.graph.nothing", false, &[])),
        ("many", enumeration("Many", "example.graph.many", true, &numbers)),
    ] {
        add(krate, &format!("models::{file}"), true, vec![Item::Enum(item)]);
    }
}

/// A model with a field of every type, one of it and many.
fn message() -> Struct {
    let both = kinds().into_iter().enumerate().flat_map(|(n, kind)| {
        let name = |what: &str| format!("{what}_{n}");
        [field(&name("one"), &name("one"), one(kind.clone())), field(&name("many"), &name("many"), many(kind))]
    });
    let mut fields: Vec<Field> = both.collect();
    fields.push(field("r#type", "type", string()));
    fields.push(field("r#match", HOSTILE, string()));
    fields[0].secret = true;
    fields[1].abilities = "$filter(eq,ne) $orderby".to_owned();
    fields[2].doc = doc(HOSTILE);
    fields[3].doc = doc("");
    let mut message = model("Message", Some("example.graph.message"), fields);
    message.navigation = vec![
        field("manager", "manager", one(entity())),
        field("attachments", "attachments", many(entity())),
        field("r#loop", "loop", one(ItemKind::Json)),
        field("days", "days", many(importance())),
    ];
    message.doc = doc(HOSTILE);
    message
}
