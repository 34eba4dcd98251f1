//! What each kind of item looks like.

use super::testing::{add, argument, enumeration, field, function, many, model, one, path, printed, string};
use crate::krate::{Answer, ArgumentPlace, Item, ItemKind, Krate, Method, Payload, Scalar};

#[test]
fn a_model() {
    let mut message = model("Message", Some("microsoft.graph.message"), vec![field("subject", "subject", string())]);
    message.fields.push(field("r#type", "Type", one(ItemKind::Struct(path("models::ItemBody")))));
    message.fields.push(field("to", "to", many(ItemKind::Struct(path("models::Recipient")))));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field("manager", "manager", one(ItemKind::Struct(path("models::Entity")))));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    println!("{}", printed(vec![Item::Struct(model("Entity", Some("microsoft.graph.entity"), vec![])), Item::Struct(message)]));
    println!("{}", printed(vec![Item::Enum(enumeration("Importance", "microsoft.graph.importance", false, &[("LOW", "low"), ("HIGH", "high")])),Item::Enum(enumeration("Days", "microsoft.graph.days", true, &[("MONDAY", "monday")]))]));
    let mut f = function("list", Method::Get, "/users/{}/messages/{}", Payload::None, Answer::Collection(ItemKind::Struct(path("models::Message"))));
    f.arguments.push(argument("start", ArgumentPlace::Query("startDateTime".into())));
    f.fixed_query.push(("a b".into(), "x&y={1}".into()));
    f.headers.push(("ConsistencyLevel".into(), "eventual".into()));
    println!("{}", printed(vec![Item::Function(Box::new(f))]));
    let mut k = Krate::default(); k.name="x".into();
    add(&mut k, "models", false, vec![]);
    add(&mut k, "models::message", true, vec![Item::Struct(model("Message", None, vec![]))]);
    add(&mut k, "me", false, vec![]);
    add(&mut k, "me::me", false, vec![]);
    for (p,t) in super::emit(&k) { println!("== {p}\n{t}"); }
    let _ = Scalar::String;
}
