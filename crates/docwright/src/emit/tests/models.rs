//! Printed models and enums. A snapshot is the whole file.

use insta::assert_snapshot;

use crate::emit::emit;
use crate::emit::tests::build::{add, enumeration, field, many, model, one, path, printed, string};
use crate::krate::{Item, ItemKind, Krate, Struct};

fn entity() -> Struct {
    model("Entity", Some("example.graph.entity"), vec![])
}

#[test]
fn a_model() {
    let mut message = model("Message", Some("example.graph.message"), vec![field("subject", "subject", string())]);
    message.fields.push(field("r#type", "Type", one(ItemKind::Struct(path("models::ItemBody")))));
    message.fields.push(field("to", "to", many(ItemKind::Struct(path("models::Recipient")))));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field("manager", "manager", one(ItemKind::Struct(path("models::Entity")))));
    message.navigation.push(field("files", "files", many(ItemKind::Json)));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    assert_snapshot!(printed(vec![Item::Struct(entity()), Item::Struct(message)]));
}

#[test]
fn the_parameters_of_an_action() {
    let parameters = model("SendMailBody", None, vec![field("message", "message", string())]);
    assert_snapshot!(printed(vec![Item::Struct(parameters)]));
}

#[test]
fn enums() {
    let mut open = enumeration("Importance", "example.graph.importance", false, &[("LOW", "low"), ("HIGH", "high")]);
    open.doc_url = "https://example.com/importance".to_owned();
    let flags = enumeration("Days", "example.graph.days", true, &[("MONDAY", "monday")]);
    assert_snapshot!(printed(vec![Item::Enum(open), Item::Enum(flags)]));
}

#[test]
fn a_set_holds_64_members() {
    for (count, kind) in [(64, "Flags"), (65, "Token")] {
        let names: Vec<_> = (0..count).map(|n| format!("V{n}")).collect();
        let members: Vec<_> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
        let text = printed(vec![Item::Enum(enumeration("Many", "many", true, &members))]);
        assert!(text.contains(&format!("pub struct Many(graph::{kind});")), "{count}: {text}");
    }
}

#[test]
fn derived_types_are_known_to_their_bases() {
    let mut krate = Krate::default();
    let mut item = model("Item", Some("item"), vec![]);
    item.bases = vec![path("models::Entity")];
    let mut message = model("Message", Some("sub.message"), vec![]);
    message.bases = vec![path("models::Item"), path("models::Entity")];
    for (file, module, model) in [("entity", true, entity()), ("item", true, item), ("call_records", false, message)] {
        add(&mut krate, &format!("models::{file}"), module, vec![Item::Struct(model)]);
    }
    let files = emit(&krate);
    for (file, bases, derived) in [
        ("entity", "[]", "[\"item\", \"sub.message\"]"),
        ("item", "[\"example.graph.entity\"]", "[\"sub.message\"]"),
        ("call_records", "[\"item\", \"example.graph.entity\"]", "[]"),
    ] {
        let text = &files[&format!("src/models/{file}.rs")];
        assert!(text.contains(&format!("bases: &{bases},")), "{file}: {text}");
        assert!(text.contains(&format!("derived: &{derived},")), "{file}: {text}");
    }
}
