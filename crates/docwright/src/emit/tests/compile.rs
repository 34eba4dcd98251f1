//! The compiler's word on everything that can be printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::kitchen_sink::krate;
use crate::emit::{emit, manifest};

/// Text that tries to be code.
const HOSTILE: &str =
    "*/ } fn main() { \"'\\ \u{202e}\r\n#![allow(warnings)]\n/// ```\\\n ${x} {} {0}\t\u{0}";

fn kinds() -> Vec<ItemKind> {
    let scalars = SCALARS.map(ItemKind::Scalar).into_iter();
    scalars
        .chain([
            entity(),
            importance(),
            ItemKind::Enum(path("models::Days")),
            ItemKind::Json,
        ])
        .collect()
}

fn entity() -> ItemKind {
    ItemKind::Struct(path("models::Entity"))
}

fn importance() -> ItemKind {
    ItemKind::Enum(path("models::Importance"))
}

fn krate() -> Krate {
    let mut krate = Krate {
        name: "kitchen-sink".to_owned(),
        doc: doc(HOSTILE),
        ..Krate::default()
    };
    models(&mut krate);
    endpoints(&mut krate);
    for odd in [
        "core",
        "std",
        "msgraph_core",
        "r#type",
        "me::me",
        "me::me::me",
    ] {
        add(&mut krate, odd, false, vec![]);
    }
    krate
}

fn models(krate: &mut Krate) {
    add(krate, "models", false, vec![]);
    add(krate, "models::call_records", false, vec![]);
    let mut entity = model(
        "Entity",
        Some("microsoft.graph.entity"),
        vec![field("id", "id", string())],
    );
    entity.fields[0].read_only = true;
    let mut message = message();
    message.bases = vec![path("models::Entity")];
    let mut event = message.clone();
    event.ident = super::testing::ident("EventMessage");
    event.odata_name = Some("microsoft.graph.eventMessage".to_owned());
    event.bases.insert(0, path("models::Message"));
    let session = model(
        "Session",
        Some("microsoft.graph.callRecords.session"),
        vec![],
    );
    // Names that shadow what printed code leans on, if it does not say so in full.
    let shadows = [
        "Option", "Vec", "String", "Box", "Default", "Clone", "Result", "Self_", "Request",
        "Property",
    ];
    let shadows =
        shadows.map(|name| model(name, Some(name), vec![field("string", "string", string())]));
    for model in [entity, message, event].into_iter().chain(shadows) {
        let file = format!("models::{}_", model.ident.as_str().to_lowercase());
        add(krate, &file, true, vec![Item::Struct(model)]);
    }
    add(
        krate,
        "models::call_records::session",
        true,
        vec![Item::Struct(session)],
    );
    enums(krate);
}

fn enums(krate: &mut Krate) {
    let numbers: Vec<_> = (0..65)
        .map(|n| (format!("V{n}"), format!("v{n}")))
        .collect();
    let numbers: Vec<_> = numbers
        .iter()
        .map(|(constant, wire)| (constant.as_str(), wire.as_str()))
        .collect();
    for (file, item) in [
        (
            "importance",
            enumeration(
                "Importance",
                "microsoft.graph.importance",
                false,
                &[("LOW", "low"), ("HIGH", HOSTILE)],
            ),
        ),
        (
            "days",
            enumeration(
                "Days",
                "microsoft.graph.days",
                true,
                &[("MONDAY", "monday"), ("V2", "2")],
            ),
        ),
        (
            "nothing",
            enumeration("Nothing", "microsoft.graph.nothing", false, &[]),
        ),
        (
            "many",
            enumeration("Many", "microsoft.graph.many", true, &numbers),
        ),
    ] {
        add(
            krate,
            &format!("models::{file}"),
            true,
            vec![Item::Enum(item)],
        );
    }
}

/// A model with a field of every type, one of it and many.
fn message() -> Struct {
    let both = kinds().into_iter().enumerate().flat_map(|(n, kind)| {
        let name = |what: &str| format!("{what}_{n}");
        [
            field(&name("one"), &name("one"), one(kind.clone())),
            field(&name("many"), &name("many"), many(kind)),
        ]
    });
    let mut fields: Vec<Field> = both.collect();
    fields.push(field("r#type", "type", string()));
    fields.push(field("r#match", HOSTILE, string()));
    fields[0].secret = true;
    fields[1].abilities = "$filter(eq,ne) $orderby".to_owned();
    fields[2].doc = doc(HOSTILE);
    fields[3].doc = doc("");
    let mut message = model("Message", Some("microsoft.graph.message"), fields);
    message.navigation = vec![
        field("manager", "manager", one(entity())),
        field("attachments", "attachments", many(entity())),
        field("r#loop", "loop", one(ItemKind::Json)),
        field("days", "days", many(importance())),
    ];
    message.doc = doc(HOSTILE);
    message
}

fn endpoints(krate: &mut Krate) {
    let named = |method, function: Function| (method, function);
    let entity_path = path("models::Entity");
    let payloads = [
        Payload::None,
        Payload::Model {
            path: path("models::Message"),
            derived: false,
        },
        Payload::Model {
            path: entity_path.clone(),
            derived: true,
        },
        Payload::Parameters(path("users::SendMailBody")),
        Payload::Reference,
        Payload::Content,
        Payload::Json,
    ];
    let mut answers = vec![
        Answer::Nothing,
        Answer::Model(entity_path),
        Answer::References,
        Answer::Count,
    ];
    answers.extend([Answer::Content, Answer::Json]);
    answers.extend(
        kinds()
            .into_iter()
            .flat_map(|kind| [Answer::Collection(kind.clone()), Answer::Value(kind)]),
    );
    let methods = [
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
    ];
    let bodies = payloads.into_iter().map(|body| {
        named(
            Method::Post,
            function("", Method::Post, "/users", body, Answer::Nothing),
        )
    });
    let replies = answers.into_iter().map(|reply| {
        named(
            Method::Get,
            function("", Method::Get, "/users/{}", Payload::None, reply),
        )
    });
    let verbs = methods.map(|method| {
        named(
            method,
            function("", method, "/a/{}/b('{}')", Payload::None, Answer::Json),
        )
    });
    let all = bodies
        .chain(replies)
        .chain(verbs)
        .chain([named(Method::Get, crowded())]);
    let mut items: Vec<Item> = all
        .enumerate()
        .map(|(n, (_, mut function))| {
            function.ident = super::testing::ident(&format!("call_{n}"));
            Item::Function(Box::new(function))
        })
        .collect();
    items.push(Item::Function(Box::new(function(
        "r#move",
        Method::Post,
        "/{}",
        Payload::None,
        Answer::Nothing,
    ))));
    items.push(Item::Struct(model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    )));
    add(krate, "users", false, items);
    add(krate, "me", false, vec![]);
    let me = krate
        .modules
        .get_mut(&module_path("me"))
        .expect("just added");
    me.reexports = vec![path("models::Message"), path("users::SendMailBody")];
    let models = krate
        .modules
        .get_mut(&module_path("models"))
        .expect("just added");
    models.reexports = vec![path("models::Message"), path("models::message_::Message")];
}

/// More of everything than people write.
fn crowded() -> Function {
    let mut function = function(
        "",
        Method::Get,
        "/root:/{}:/children",
        Payload::None,
        Answer::Count,
    );
    function.arguments[0].place = ArgumentPlace::Path;
    for n in 0..8 {
        function.arguments.push(argument(
            &format!("query_{n}"),
            ArgumentPlace::Query(format!("q{n}")),
        ));
    }
    function.fixed_query = vec![("a&b".to_owned(), HOSTILE.to_owned())];
    function.headers = vec![("ConsistencyLevel".to_owned(), "eventual".to_owned())];
    function.aliases = vec![
        HOSTILE.to_owned(),
        "GET /f(x='{x}')".to_owned(),
        "GET /f(x={x})".to_owned(),
    ];
    function.doc = doc(HOSTILE);
    function
}

/// Where this test may write: cargo's target folder.
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("a running test is a file");
    let target = program
        .ancestors()
        .nth(3)
        .expect("tests run from target/debug/deps");
    target.join("kitchen-sink")
}

/// Text that tries to be code.
const HOSTILE: &str =
    "*/ } fn main() { \"'\\ \u{202e}\r\n#![allow(warnings)]\n/// ```\\\n ${x} {} {0}\t\u{0}";

fn kinds() -> Vec<ItemKind> {
    let scalars = SCALARS.map(ItemKind::Scalar).into_iter();
    scalars
        .chain([
            entity(),
            importance(),
            ItemKind::Enum(path("models::Days")),
            ItemKind::Json,
        ])
        .collect()
}

fn entity() -> ItemKind {
    ItemKind::Struct(path("models::Entity"))
}

fn importance() -> ItemKind {
    ItemKind::Enum(path("models::Importance"))
}

fn krate() -> Krate {
    let mut krate = Krate {
        name: "kitchen-sink".to_owned(),
        doc: doc(HOSTILE),
        ..Krate::default()
    };
    models(&mut krate);
    endpoints(&mut krate);
    for odd in [
        "core",
        "std",
        "msgraph_core",
        "r#type",
        "me::me",
        "me::me::me",
    ] {
        add(&mut krate, odd, false, vec![]);
    }
    krate
}

fn models(krate: &mut Krate) {
    add(krate, "models", false, vec![]);
    add(krate, "models::call_records", false, vec![]);
    let mut entity = model(
        "Entity",
        Some("microsoft.graph.entity"),
        vec![field("id", "id", string())],
    );
    entity.fields[0].read_only = true;
    let mut message = message();
    message.bases = vec![path("models::Entity")];
    let mut event = message.clone();
    event.ident = super::testing::ident("EventMessage");
    event.odata_name = Some("microsoft.graph.eventMessage".to_owned());
    event.bases.insert(0, path("models::Message"));
    let session = model(
        "Session",
        Some("microsoft.graph.callRecords.session"),
        vec![],
    );
    // Names that shadow what printed code leans on, if it does not say so in full.
    let shadows = [
        "Option", "Vec", "String", "Box", "Default", "Clone", "Result", "Self_", "Request",
        "Property",
    ];
    let shadows =
        shadows.map(|name| model(name, Some(name), vec![field("string", "string", string())]));
    for model in [entity, message, event].into_iter().chain(shadows) {
        let file = format!("models::{}_", model.ident.as_str().to_lowercase());
        add(krate, &file, true, vec![Item::Struct(model)]);
    }
    add(
        krate,
        "models::call_records::session",
        true,
        vec![Item::Struct(session)],
    );
    enums(krate);
}

fn enums(krate: &mut Krate) {
    let numbers: Vec<_> = (0..65)
        .map(|n| (format!("V{n}"), format!("v{n}")))
        .collect();
    let numbers: Vec<_> = numbers
        .iter()
        .map(|(constant, wire)| (constant.as_str(), wire.as_str()))
        .collect();
    for (file, item) in [
        (
            "importance",
            enumeration(
                "Importance",
                "microsoft.graph.importance",
                false,
                &[("LOW", "low"), ("HIGH", HOSTILE)],
            ),
        ),
        (
            "days",
            enumeration(
                "Days",
                "microsoft.graph.days",
                true,
                &[("MONDAY", "monday"), ("V2", "2")],
            ),
        ),
        (
            "nothing",
            enumeration("Nothing", "microsoft.graph.nothing", false, &[]),
        ),
        (
            "many",
            enumeration("Many", "microsoft.graph.many", true, &numbers),
        ),
    ] {
        add(
            krate,
            &format!("models::{file}"),
            true,
            vec![Item::Enum(item)],
        );
    }
}

/// A model with a field of every type, one of it and many.
fn message() -> Struct {
    let both = kinds().into_iter().enumerate().flat_map(|(n, kind)| {
        let name = |what: &str| format!("{what}_{n}");
        [
            field(&name("one"), &name("one"), one(kind.clone())),
            field(&name("many"), &name("many"), many(kind)),
        ]
    });
    let mut fields: Vec<Field> = both.collect();
    fields.push(field("r#type", "type", string()));
    fields.push(field("r#match", HOSTILE, string()));
    fields[0].secret = true;
    fields[1].abilities = "$filter(eq,ne) $orderby".to_owned();
    fields[2].doc = doc(HOSTILE);
    fields[3].doc = doc("");
    let mut message = model("Message", Some("microsoft.graph.message"), fields);
    message.navigation = vec![
        field("manager", "manager", one(entity())),
        field("attachments", "attachments", many(entity())),
        field("r#loop", "loop", one(ItemKind::Json)),
        field("days", "days", many(importance())),
    ];
    message.doc = doc(HOSTILE);
    message
}

fn endpoints(krate: &mut Krate) {
    let named = |method, function: Function| (method, function);
    let entity_path = path("models::Entity");
    let payloads = [
        Payload::None,
        Payload::Model {
            path: path("models::Message"),
            derived: false,
        },
        Payload::Model {
            path: entity_path.clone(),
            derived: true,
        },
        Payload::Parameters(path("users::SendMailBody")),
        Payload::Reference,
        Payload::Content,
        Payload::Json,
    ];
    let mut answers = vec![
        Answer::Nothing,
        Answer::Model(entity_path),
        Answer::References,
        Answer::Count,
    ];
    answers.extend([Answer::Content, Answer::Json]);
    answers.extend(
        kinds()
            .into_iter()
            .flat_map(|kind| [Answer::Collection(kind.clone()), Answer::Value(kind)]),
    );
    let methods = [
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
    ];
    let bodies = payloads.into_iter().map(|body| {
        named(
            Method::Post,
            function("", Method::Post, "/users", body, Answer::Nothing),
        )
    });
    let replies = answers.into_iter().map(|reply| {
        named(
            Method::Get,
            function("", Method::Get, "/users/{}", Payload::None, reply),
        )
    });
    let verbs = methods.map(|method| {
        named(
            method,
            function("", method, "/a/{}/b('{}')", Payload::None, Answer::Json),
        )
    });
    let all = bodies
        .chain(replies)
        .chain(verbs)
        .chain([named(Method::Get, crowded())]);
    let mut items: Vec<Item> = all
        .enumerate()
        .map(|(n, (_, mut function))| {
            function.ident = super::testing::ident(&format!("call_{n}"));
            Item::Function(Box::new(function))
        })
        .collect();
    items.push(Item::Function(Box::new(function(
        "r#move",
        Method::Post,
        "/{}",
        Payload::None,
        Answer::Nothing,
    ))));
    items.push(Item::Struct(model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    )));
    add(krate, "users", false, items);
    add(krate, "me", false, vec![]);
    let me = krate
        .modules
        .get_mut(&module_path("me"))
        .expect("just added");
    me.reexports = vec![path("models::Message"), path("users::SendMailBody")];
    let models = krate
        .modules
        .get_mut(&module_path("models"))
        .expect("just added");
    models.reexports = vec![path("models::Message"), path("models::message_::Message")];
}

/// More of everything than people write.
fn crowded() -> Function {
    let mut function = function(
        "",
        Method::Get,
        "/root:/{}:/children",
        Payload::None,
        Answer::Count,
    );
    function.arguments[0].place = ArgumentPlace::Path;
    for n in 0..8 {
        function.arguments.push(argument(
            &format!("query_{n}"),
            ArgumentPlace::Query(format!("q{n}")),
        ));
    }
    function.fixed_query = vec![("a&b".to_owned(), HOSTILE.to_owned())];
    function.headers = vec![("ConsistencyLevel".to_owned(), "eventual".to_owned())];
    function.aliases = vec![
        HOSTILE.to_owned(),
        "GET /f(x='{x}')".to_owned(),
        "GET /f(x={x})".to_owned(),
    ];
    function.doc = doc(HOSTILE);
    function
}

/// Where this test may write: cargo's target folder.
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("a running test is a file");
    let target = program
        .ancestors()
        .nth(3)
        .expect("tests run from target/debug/deps");
    target.join("kitchen-sink")
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    let _ = std::fs::remove_dir_all(folder.join("src"));
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
}

/// Text that tries to be code.
const HOSTILE: &str =
    "*/ } fn main() { \"'\\ \u{202e}\r\n#![allow(warnings)]\n/// ```\\\n ${x} {} {0}\t\u{0}";

fn kinds() -> Vec<ItemKind> {
    let scalars = SCALARS.map(ItemKind::Scalar).into_iter();
    scalars
        .chain([
            entity(),
            importance(),
            ItemKind::Enum(path("models::Days")),
            ItemKind::Json,
        ])
        .collect()
}

fn entity() -> ItemKind {
    ItemKind::Struct(path("models::Entity"))
}

fn importance() -> ItemKind {
    ItemKind::Enum(path("models::Importance"))
}

fn krate() -> Krate {
    let mut krate = Krate {
        name: "kitchen-sink".to_owned(),
        doc: doc(HOSTILE),
        ..Krate::default()
    };
    models(&mut krate);
    endpoints(&mut krate);
    for odd in [
        "core",
        "std",
        "msgraph_core",
        "r#type",
        "me::me",
        "me::me::me",
    ] {
        add(&mut krate, odd, false, vec![]);
    }
    krate
}

fn models(krate: &mut Krate) {
    add(krate, "models", false, vec![]);
    add(krate, "models::call_records", false, vec![]);
    let mut entity = model(
        "Entity",
        Some("microsoft.graph.entity"),
        vec![field("id", "id", string())],
    );
    entity.fields[0].read_only = true;
    let mut message = message();
    message.bases = vec![path("models::Entity")];
    let mut event = message.clone();
    event.ident = super::testing::ident("EventMessage");
    event.odata_name = Some("microsoft.graph.eventMessage".to_owned());
    event.bases.insert(0, path("models::Message"));
    let session = model(
        "Session",
        Some("microsoft.graph.callRecords.session"),
        vec![],
    );
    // Names that shadow what printed code leans on, if it does not say so in full.
    let shadows = [
        "Option", "Vec", "String", "Box", "Default", "Clone", "Result", "Self_", "Request",
        "Property",
    ];
    let shadows =
        shadows.map(|name| model(name, Some(name), vec![field("string", "string", string())]));
    for model in [entity, message, event].into_iter().chain(shadows) {
        let file = format!("models::{}_", model.ident.as_str().to_lowercase());
        add(krate, &file, true, vec![Item::Struct(model)]);
    }
    add(
        krate,
        "models::call_records::session",
        true,
        vec![Item::Struct(session)],
    );
    enums(krate);
}

fn enums(krate: &mut Krate) {
    let numbers: Vec<_> = (0..65)
        .map(|n| (format!("V{n}"), format!("v{n}")))
        .collect();
    let numbers: Vec<_> = numbers
        .iter()
        .map(|(constant, wire)| (constant.as_str(), wire.as_str()))
        .collect();
    for (file, item) in [
        (
            "importance",
            enumeration(
                "Importance",
                "microsoft.graph.importance",
                false,
                &[("LOW", "low"), ("HIGH", HOSTILE)],
            ),
        ),
        (
            "days",
            enumeration(
                "Days",
                "microsoft.graph.days",
                true,
                &[("MONDAY", "monday"), ("V2", "2")],
            ),
        ),
        (
            "nothing",
            enumeration("Nothing", "microsoft.graph.nothing", false, &[]),
        ),
        (
            "many",
            enumeration("Many", "microsoft.graph.many", true, &numbers),
        ),
    ] {
        add(
            krate,
            &format!("models::{file}"),
            true,
            vec![Item::Enum(item)],
        );
    }
}

/// A model with a field of every type, one of it and many.
fn message() -> Struct {
    let both = kinds().into_iter().enumerate().flat_map(|(n, kind)| {
        let name = |what: &str| format!("{what}_{n}");
        [
            field(&name("one"), &name("one"), one(kind.clone())),
            field(&name("many"), &name("many"), many(kind)),
        ]
    });
    let mut fields: Vec<Field> = both.collect();
    fields.push(field("r#type", "type", string()));
    fields.push(field("r#match", HOSTILE, string()));
    fields[0].secret = true;
    fields[1].abilities = "$filter(eq,ne) $orderby".to_owned();
    fields[2].doc = doc(HOSTILE);
    fields[3].doc = doc("");
    let mut message = model("Message", Some("microsoft.graph.message"), fields);
    message.navigation = vec![
        field("manager", "manager", one(entity())),
        field("attachments", "attachments", many(entity())),
        field("r#loop", "loop", one(ItemKind::Json)),
        field("days", "days", many(importance())),
    ];
    message.doc = doc(HOSTILE);
    message
}

fn endpoints(krate: &mut Krate) {
    let named = |method, function: Function| (method, function);
    let entity_path = path("models::Entity");
    let payloads = [
        Payload::None,
        Payload::Model {
            path: path("models::Message"),
            derived: false,
        },
        Payload::Model {
            path: entity_path.clone(),
            derived: true,
        },
        Payload::Parameters(path("users::SendMailBody")),
        Payload::Reference,
        Payload::Content,
        Payload::Json,
    ];
    let mut answers = vec![
        Answer::Nothing,
        Answer::Model(entity_path),
        Answer::References,
        Answer::Count,
    ];
    answers.extend([Answer::Content, Answer::Json]);
    answers.extend(
        kinds()
            .into_iter()
            .flat_map(|kind| [Answer::Collection(kind.clone()), Answer::Value(kind)]),
    );
    let methods = [
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
    ];
    let bodies = payloads.into_iter().map(|body| {
        named(
            Method::Post,
            function("", Method::Post, "/users", body, Answer::Nothing),
        )
    });
    let replies = answers.into_iter().map(|reply| {
        named(
            Method::Get,
            function("", Method::Get, "/users/{}", Payload::None, reply),
        )
    });
    let verbs = methods.map(|method| {
        named(
            method,
            function("", method, "/a/{}/b('{}')", Payload::None, Answer::Json),
        )
    });
    let all = bodies
        .chain(replies)
        .chain(verbs)
        .chain([named(Method::Get, crowded())]);
    let mut items: Vec<Item> = all
        .enumerate()
        .map(|(n, (_, mut function))| {
            function.ident = super::testing::ident(&format!("call_{n}"));
            Item::Function(Box::new(function))
        })
        .collect();
    items.push(Item::Function(Box::new(function(
        "r#move",
        Method::Post,
        "/{}",
        Payload::None,
        Answer::Nothing,
    ))));
    items.push(Item::Struct(model(
        "SendMailBody",
        None,
        vec![field("message", "message", string())],
    )));
    add(krate, "users", false, items);
    add(krate, "me", false, vec![]);
    let me = krate
        .modules
        .get_mut(&module_path("me"))
        .expect("just added");
    me.reexports = vec![path("models::Message"), path("users::SendMailBody")];
    let models = krate
        .modules
        .get_mut(&module_path("models"))
        .expect("just added");
    models.reexports = vec![path("models::Message"), path("models::message_::Message")];
}

/// More of everything than people write.
fn crowded() -> Function {
    let mut function = function(
        "",
        Method::Get,
        "/root:/{}:/children",
        Payload::None,
        Answer::Count,
    );
    function.arguments[0].place = ArgumentPlace::Path;
    for n in 0..8 {
        function.arguments.push(argument(
            &format!("query_{n}"),
            ArgumentPlace::Query(format!("q{n}")),
        ));
    }
    function.fixed_query = vec![("a&b".to_owned(), HOSTILE.to_owned())];
    function.headers = vec![("ConsistencyLevel".to_owned(), "eventual".to_owned())];
    function.aliases = vec![
        HOSTILE.to_owned(),
        "GET /f(x='{x}')".to_owned(),
        "GET /f(x={x})".to_owned(),
    ];
    function.doc = doc(HOSTILE);
    function
}

/// Where this test may write: cargo's target folder.
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("a running test is a file");
    let target = program
        .ancestors()
        .nth(3)
        .expect("tests run from target/debug/deps");
    target.join("kitchen-sink")
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    let _ = std::fs::remove_dir_all(folder.join("src"));
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
}

#[test]
fn everything_compiles_without_a_warning() {
    let krate = krate();
    let folder = folder();
    write(&folder, &emit(&krate));
    let manifest = manifest(&krate) + "\n[lints.rust]\nwarnings = \"deny\"\n";
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("writable");
    // The same versions as here, so that nothing has to be fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock"))
        .expect("the workspace is locked while its tests run");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--offline", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
