//! What models and enums look like. A snapshot is the whole file.

use insta::assert_snapshot;

use super::build::{add, enumeration, field, many, model, one, path, printed, string};
use crate::emit::emit;
use crate::krate::{Item, ItemKind, Krate, Struct};

fn entity() -> Struct {
    model("Entity", Some("microsoft.graph.entity"), vec![])
}

#[test]
fn a_model() {
    let mut message = model(
        "Message",
        Some("microsoft.graph.message"),
        vec![field("subject", "subject", string())],
    );
    message.fields.push(field(
        "r#type",
        "Type",
        one(ItemKind::Struct(path("models::ItemBody"))),
    ));
    message.fields.push(field(
        "to",
        "to",
        many(ItemKind::Struct(path("models::Recipient"))),
    ));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field(
        "manager",
        "manager",
        one(ItemKind::Struct(path("models::Entity"))),
    ));
    message
        .navigation
        .push(field("files", "files", many(ItemKind::Json)));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    assert_snapshot!(printed(vec![Item::Struct(entity()), Item::Struct(message)]));
}

#[test]
fn a_model() {
    let mut message = model(
        "Message",
        Some("microsoft.graph.message"),
        vec![field("subject", "subject", string())],
    );
    message.fields.push(field(
        "r#type",
        "Type",
        one(ItemKind::Struct(path("models::ItemBody"))),
    ));
    message.fields.push(field(
        "to",
        "to",
        many(ItemKind::Struct(path("models::Recipient"))),
    ));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field(
        "manager",
        "manager",
        one(ItemKind::Struct(path("models::Entity"))),
    ));
    message
        .navigation
        .push(field("files", "files", many(ItemKind::Json)));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    assert_snapshot!(printed(vec![Item::Struct(entity()), Item::Struct(message)]));
}

#[test]
fn the_parameters_of_an_action() {
    let parameters = model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    );
    assert_snapshot!(printed(vec![Item::Struct(parameters)]));
}

#[test]
fn a_model() {
    let mut message = model(
        "Message",
        Some("microsoft.graph.message"),
        vec![field("subject", "subject", string())],
    );
    message.fields.push(field(
        "r#type",
        "Type",
        one(ItemKind::Struct(path("models::ItemBody"))),
    ));
    message.fields.push(field(
        "to",
        "to",
        many(ItemKind::Struct(path("models::Recipient"))),
    ));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field(
        "manager",
        "manager",
        one(ItemKind::Struct(path("models::Entity"))),
    ));
    message
        .navigation
        .push(field("files", "files", many(ItemKind::Json)));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    assert_snapshot!(printed(vec![Item::Struct(entity()), Item::Struct(message)]));
}

#[test]
fn the_parameters_of_an_action() {
    let parameters = model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    );
    assert_snapshot!(printed(vec![Item::Struct(parameters)]));
}

#[test]
fn enums() {
    let mut open = enumeration(
        "Importance",
        "microsoft.graph.importance",
        false,
        &[("LOW", "low"), ("HIGH", "high")],
    );
    open.doc_url = "https://example.com/importance".to_owned();
    let flags = enumeration(
        "Days",
        "microsoft.graph.days",
        true,
        &[("MONDAY", "monday")],
    );
    assert_snapshot!(printed(vec![Item::Enum(open), Item::Enum(flags)]));
}

#[test]
fn a_model() {
    let mut message = model(
        "Message",
        Some("microsoft.graph.message"),
        vec![field("subject", "subject", string())],
    );
    message.fields.push(field(
        "r#type",
        "Type",
        one(ItemKind::Struct(path("models::ItemBody"))),
    ));
    message.fields.push(field(
        "to",
        "to",
        many(ItemKind::Struct(path("models::Recipient"))),
    ));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field(
        "manager",
        "manager",
        one(ItemKind::Struct(path("models::Entity"))),
    ));
    message
        .navigation
        .push(field("files", "files", many(ItemKind::Json)));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    assert_snapshot!(printed(vec![Item::Struct(entity()), Item::Struct(message)]));
}

#[test]
fn the_parameters_of_an_action() {
    let parameters = model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    );
    assert_snapshot!(printed(vec![Item::Struct(parameters)]));
}

#[test]
fn enums() {
    let mut open = enumeration(
        "Importance",
        "microsoft.graph.importance",
        false,
        &[("LOW", "low"), ("HIGH", "high")],
    );
    open.doc_url = "https://example.com/importance".to_owned();
    let flags = enumeration(
        "Days",
        "microsoft.graph.days",
        true,
        &[("MONDAY", "monday")],
    );
    assert_snapshot!(printed(vec![Item::Enum(open), Item::Enum(flags)]));
}

#[test]
fn a_set_holds_64_members() {
    for (count, kind) in [(64, "Flags"), (65, "Token")] {
        let names: Vec<_> = (0..count).map(|n| format!("V{n}")).collect();
        let members: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), name.as_str()))
            .collect();
        let text = printed(vec![Item::Enum(enumeration(
            "Many", "many", true, &members,
        ))]);
        assert!(
            text.contains(&format!("pub struct Many(::msgraph_core::{kind});")),
            "{count}: {text}"
        );
    }
}

#[test]
fn a_model() {
    let mut message = model(
        "Message",
        Some("microsoft.graph.message"),
        vec![field("subject", "subject", string())],
    );
    message.fields.push(field(
        "r#type",
        "Type",
        one(ItemKind::Struct(path("models::ItemBody"))),
    ));
    message.fields.push(field(
        "to",
        "to",
        many(ItemKind::Struct(path("models::Recipient"))),
    ));
    message.fields[0].abilities = "$filter(eq,ne)".to_owned();
    message.fields[0].secret = true;
    message.fields[2].read_only = true;
    message.navigation.push(field(
        "manager",
        "manager",
        one(ItemKind::Struct(path("models::Entity"))),
    ));
    message
        .navigation
        .push(field("files", "files", many(ItemKind::Json)));
    message.bases.push(path("models::Entity"));
    message.doc_url = "https://example.com/message".to_owned();
    assert_snapshot!(printed(vec![Item::Struct(entity()), Item::Struct(message)]));
}

#[test]
fn the_parameters_of_an_action() {
    let parameters = model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    );
    assert_snapshot!(printed(vec![Item::Struct(parameters)]));
}

#[test]
fn enums() {
    let mut open = enumeration(
        "Importance",
        "microsoft.graph.importance",
        false,
        &[("LOW", "low"), ("HIGH", "high")],
    );
    open.doc_url = "https://example.com/importance".to_owned();
    let flags = enumeration(
        "Days",
        "microsoft.graph.days",
        true,
        &[("MONDAY", "monday")],
    );
    assert_snapshot!(printed(vec![Item::Enum(open), Item::Enum(flags)]));
}

#[test]
fn a_set_holds_64_members() {
    for (count, kind) in [(64, "Flags"), (65, "Token")] {
        let names: Vec<_> = (0..count).map(|n| format!("V{n}")).collect();
        let members: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), name.as_str()))
            .collect();
        let text = printed(vec![Item::Enum(enumeration(
            "Many", "many", true, &members,
        ))]);
        assert!(
            text.contains(&format!("pub struct Many(::msgraph_core::{kind});")),
            "{count}: {text}"
        );
    }
}

/// A function's signature and body, without its layout.
fn signature_and_body(function: Function) -> String {
    let text = printed(vec![
        Item::Struct(entity()),
        Item::Function(Box::new(function)),
    ]);
    dense(&text[text.rfind("pub fn ").expect("a function is printed")..])
}

fn dense(text: &str) -> String {
    let dense: String = text.split_whitespace().collect();
    dense.replace(",)", ")").replace(",>", ">")
}

#[test]
fn a_function_as_a_whole() {
    let reply = Answer::Collection(ItemKind::Struct(path("models::Message")));
    let mut list = function(
        "list",
        Method::Get,
        "/users/{}/messages/{}",
        Payload::None,
        reply,
    );
    list.arguments.push(argument(
        "r#in",
        ArgumentPlace::Query("startDateTime".to_owned()),
    ));
    list.fixed_query
        .push(("a b".to_owned(), "x&y={1}".to_owned()));
    list.headers
        .push(("ConsistencyLevel".to_owned(), "eventual".to_owned()));
    list.doc = doc("Lists.\n\n| a | b |");
    assert_snapshot!(printed(vec![Item::Function(Box::new(list))]));
}

#[test]
fn bodies() {
    let model = |name: &str, derived| Payload::Model {
        path: path(name),
        derived,
    };
    for (body, parameter, send) in [
        (Payload::None, "", ""),
        (
            model("models::Message", false),
            "body: &crate::models::Message",
            ".body(body)",
        ),
        (
            model("models::Entity", true),
            "body: &dyn ::msgraph_core::Is<crate::models::Entity>",
            ".body_as(\"microsoft.graph.entity\", body)",
        ),
        (
            Payload::Parameters(path("me::SendMailBody")),
            "body: &crate::me::SendMailBody",
            ".parameters(body)",
        ),
        (
            Payload::Reference,
            "reference: &::msgraph_core::Reference",
            ".reference(reference)",
        ),
        (
            Payload::Content,
            "content: ::msgraph_core::Content",
            ".content(content)",
        ),
        (
            Payload::Json,
            "body: &::msgraph_core::Json",
            ".content(::msgraph_core::Content::new(body.to_string()).of_type(\"application/json\"))",
        ),
    ] {
        let text = signature_and_body(function(
            "call",
            Method::Patch,
            "/me",
            body,
            Answer::Nothing,
        ));
        let call = format!("::msgraph_core::Request::patch(\"/me\", &[]){send}");
        let want = format!("pub fn call({parameter}) -> ::msgraph_core::Request<()> {{ {call} }}");
        assert_eq!(text, dense(&want));
    }
}

#[test]
fn replies() {
    let message = || ItemKind::Struct(path("models::Message"));
    for (reply, want) in [
        (Answer::Nothing, "()"),
        (
            Answer::Model(path("models::Message")),
            "crate::models::Message",
        ),
        (
            Answer::Collection(message()),
            "::msgraph_core::Collection<crate::models::Message>",
        ),
        (
            Answer::References,
            "::msgraph_core::Collection<::msgraph_core::Reference>",
        ),
        (
            Answer::Value(message()),
            "::msgraph_core::Value<crate::models::Message>",
        ),
        (Answer::Count, "i64"),
        (Answer::Content, "::msgraph_core::Content"),
        (Answer::Json, "::msgraph_core::Json"),
    ] {
        let text = signature_and_body(function("call", Method::Get, "/me", Payload::None, reply));
        let call = "::msgraph_core::Request::get(\"/me\", &[])";
        let want = format!("pub fn call() -> ::msgraph_core::Request<{want}> {{ {call} }}");
        assert_eq!(text, dense(&want));
    }
}

#[test]
fn modules() {
    let mut krate = Krate {
        name: "msgraph".to_owned(),
        doc: doc("Microsoft Graph."),
        ..Krate::default()
    };
    add(&mut krate, "models", false, vec![]);
    let file = vec![Item::Enum(enumeration("Message", "message", false, &[]))];
    add(&mut krate, "models::message", true, file);
    add(&mut krate, "r#type", false, vec![]);
    add(&mut krate, "me", false, vec![]);
    add(&mut krate, "me::me", false, vec![]);
    for (name, reexports) in [
        (
            "models",
            vec!["models::Message", "models::message::Message"],
        ),
        (
            "me",
            vec!["models::Message", "models::call_records::Session"],
        ),
    ] {
        let module = krate
            .modules
            .get_mut(&super::build::module_path(name))
            .expect("just added");
        module.reexports = reexports.into_iter().map(path).collect();
    }
    let files = emit(&krate);
    let paths: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "src/lib.rs",
            "src/me.rs",
            "src/me/me.rs",
            "src/models.rs",
            "src/models/message.rs",
            "src/type.rs"
        ]
    );
    let texts = ["src/lib.rs", "src/me.rs", "src/models.rs"]
        .map(|path| format!("--- {path}\n{}", files[path]));
    assert_snapshot!(texts.join("\n"));
}

#[test]
fn files_end_in_one_line_break_and_no_line_in_blanks() {
    let item = model(
        "Message",
        Some("message"),
        vec![field("subject", "subject", string())],
    );
    let text = printed(vec![Item::Struct(item)]);
    assert!(text.ends_with("}\n") && !text.ends_with("\n\n"), "{text}");
    assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
}

#[test]
fn derived_types_are_known_to_their_bases() {
    let mut krate = Krate::default();
    let mut item = model("Item", Some("item"), vec![]);
    item.bases = vec![path("models::Entity")];
    let mut message = model("Message", Some("sub.message"), vec![]);
    message.bases = vec![path("models::Item"), path("models::Entity")];
    for (file, module, model) in [
        ("entity", true, entity()),
        ("item", true, item),
        ("call_records", false, message),
    ] {
        add(
            &mut krate,
            &format!("models::{file}"),
            module,
            vec![Item::Struct(model)],
        );
    }
    let files = emit(&krate);
    for (file, bases, derived) in [
        ("entity", "[]", "[\"item\", \"sub.message\"]"),
        ("item", "[\"microsoft.graph.entity\"]", "[\"sub.message\"]"),
        (
            "call_records",
            "[\"item\", \"microsoft.graph.entity\"]",
            "[]",
        ),
    ] {
        let text = &files[&format!("src/models/{file}.rs")];
        assert!(
            text.contains(&format!("bases: &{bases},")),
            "{file}: {text}"
        );
        assert!(
            text.contains(&format!("derived: &{derived},")),
            "{file}: {text}"
        );
    }
}
