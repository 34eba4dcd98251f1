//! Tests of what types become, and of what many pages say about one request.

use crate::api::{Body, Prose, Response, Run, TypeKind};
use crate::krate::{self, Enum, Item, Krate, Struct};
use crate::lower::tests::testing::{Docs, path_text};
use crate::text::source::Spanned;

fn structs(krate: &Krate) -> Vec<&Struct> {
    let items = krate.modules.values().flat_map(|it| &it.items);
    let structs = items.filter_map(|it| match it {
        Item::Struct(it) => Some(it),
        Item::Enum(_) | Item::Function(_) => None,
    });
    structs.collect()
}

fn the_struct<'k>(krate: &'k Krate, name: &str) -> &'k Struct {
    let found = structs(krate).into_iter().find(|it| it.ident.as_str() == name);
    found.unwrap_or_else(|| panic!("no struct {name}"))
}

fn the_enum(krate: &Krate) -> &Enum {
    let mut items = krate.modules.values().flat_map(|it| &it.items);
    let found = items.find_map(|it| match it {
        Item::Enum(it) => Some(it),
        Item::Struct(_) | Item::Function(_) => None,
    });
    found.expect("an enumeration")
}

#[test]
fn inherited_properties_come_first_and_keep_their_type() {
    let mut docs = Docs::new();
    let entity = docs.model("entity", None, &["id: String"]);
    let item = docs.model("item", Some(entity), &["name: String", "owner -> entity"]);
    docs.model("file", Some(item), &["size: Int32", "name: Json", "content: Stream", "@odata.type: String"]);
    let (krate, _) = docs.lower();
    let file = the_struct(&krate, "File");
    let fields: Vec<&str> = file.fields.iter().map(|it| it.wire.as_str()).collect();
    assert_eq!(fields, ["id", "name", "size"]);
    assert_eq!(file.fields[1].ty, the_struct(&krate, "Item").fields[1].ty);
    assert_eq!(file.navigation[0].setter.as_str(), "set_owner");
    let bases: Vec<&str> = file.bases.iter().map(|it| it.ident.as_str()).collect();
    assert_eq!(bases, ["Item", "Entity"]);
    assert!(the_struct(&krate, "Entity").has_derived && !file.has_derived);
    assert!(file.doc.0.contains(&"Content with an address of its own: `content`.".to_owned()), "{:?}", file.doc);
}

#[test]
fn a_cycle_of_bases_ends() {
    let mut docs = Docs::new();
    let a = docs.model("a", None, &["x: String"]);
    let b = docs.model("b", Some(a), &["y: String"]);
    let TypeKind::Struct(def) = &mut docs.api.types[a.0 as usize].kind else { panic!() };
    def.base = Some(b).into();
    assert_eq!(the_struct(&docs.lower().0, "A").fields.len(), 2);
}

#[test]
fn names_of_fields() {
    let mut docs = Docs::new();
    docs.model(
        "x",
        None,
        &[
            "query_string: String",
            "queryString: String",
            "type: String",
            "self: String",
            "rest: String",
            "1st: String",
            "site@odata.bind: String",
            "@example.graph.downloadUrl: String",
            "members@odata.count: Int32",
            "cast -> String",
            "null -> String",
        ],
    );
    let (krate, _) = docs.lower();
    let it = the_struct(&krate, "X");
    let names: Vec<&str> = it.fields.iter().chain(&it.navigation).map(|it| it.ident.as_str()).collect();
    assert_eq!(
        names,
        [
            "query_string_2",
            "query_string",
            "r#type",
            "self_",
            "rest_",
            "v1st",
            "site_odata_bind",
            "example_graph_download_url",
            "cast_",
            "null_"
        ]
    );
    let constants: Vec<&str> = it.fields.iter().map(|it| it.constant.as_str()).take(3).collect();
    assert_eq!(constants, ["QUERY_STRING_2", "QUERY_STRING", "TYPE"]);
    let notes = docs.notes();
    assert_eq!(notes.len(), 7, "{notes:#?}");
    assert!(notes.contains(&"name-adjusted: `cast` is named `cast_`: generated code needs the plain name".to_owned()));
}

#[test]
fn secrets_and_abilities() {
    let mut docs = Docs::new();
    let id = docs.model("x", None, &["password: String", "name: String"]);
    let TypeKind::Struct(def) = &mut docs.api.types[id.0 as usize].kind else { panic!() };
    let span = def.properties[0].origin;
    let name = &mut def.properties[1];
    let text = |it: &str| Spanned::new(Run::Text(it.to_owned()), span);
    let code = |it: &str| Spanned::new(Run::Code(it.to_owned()), span);
    let runs = vec![
        text("Returned only on "),
        code("$select"),
        text(". Supports "),
        code("$filter"),
        text(" ("),
        code("eq"),
        text(", "),
        code("ne"),
        text(" on "),
        code("null"),
        text(") and "),
        code("$orderBy"),
        text(". Does not support "),
        code("$search"),
        text("."),
    ];
    name.doc = Some(Prose { runs, span });
    name.read_only = true.into();
    let (krate, _) = docs.lower();
    let it = the_struct(&krate, "X");
    assert!(it.fields[0].secret && !it.fields[1].secret);
    assert_eq!(it.fields[1].abilities, "select-only $filter(eq,ne) $orderby read-only");
}

#[test]
fn members_of_enumerations() {
    let mut docs = Docs::new();
    docs.enumeration(
        "e",
        &["remote_Control", "remoteControl", "RemoteControl", "1.1", "in", "Self", "members", "<", "é"],
    );
    let (krate, _) = docs.lower();
    let names: Vec<(&str, &str)> =
        the_enum(&krate).variants.iter().map(|it| (it.ident.as_str(), it.constant.as_str())).collect();
    assert_eq!(
        names,
        [
            ("RemoteControl2", "REMOTE_CONTROL_2"),
            ("RemoteControl", "REMOTE_CONTROL"),
            ("V1_1", "V1_1"),
            ("In", "IN"),
            ("Self_", "SELF"),
            ("Members_", "MEMBERS_"),
            ("U003c", "U003C"),
            ("U00e9", "U00E9"),
        ]
    );
}

#[test]
fn namespaces_beyond_the_default_one_have_modules() {
    let mut docs = Docs::new();
    for name in ["example.graph.session", "example.graph.callRecords.session", "contoso.x", "example.graph.callRecords"]
    {
        docs.model(name, None, &[]);
    }
    let (krate, _) = docs.lower();
    let paths: Vec<String> = krate
        .modules
        .iter()
        .map(|(path, it)| {
            let shown: Vec<String> =
                it.reexports.iter().map(|it| format!("{}::{}", path_text(&it.path.module), it.path.ident)).collect();
            format!("{} {} [{}]", path_text(path), if it.private { "private" } else { "public" }, shown.join(" "))
        })
        .collect();
    assert_eq!(
        paths,
        [
            "models public [models::call_records_2::CallRecords models::session::Session]",
            "models::call_records public [models::call_records::session::Session]",
            "models::call_records::session private []",
            "models::call_records_2 private []",
            "models::contoso public [models::contoso::x::X]",
            "models::contoso::x private []",
            "models::session private []",
        ]
    );
}

#[test]
fn derived_types_share_the_function_of_their_base() {
    let mut docs = Docs::new();
    let base = docs.model("config", None, &["id: String", "name: String"]);
    docs.model("iosConfig", Some(base), &["a: String"]);
    docs.model("macConfig", Some(base), &["b: String"]);
    docs.add('a', &["POST /configs"], docs.value("iosConfig"), docs.response("iosConfig"));
    docs.add('b', &["POST /configs"], docs.value("macConfig"), docs.response("macConfig"));
    let function = docs.function();
    let krate::Body::Model { path, derived: true } = &function.body else { panic!("{:?}", function.body) };
    assert_eq!(path.ident.as_str(), "Config");
    assert!(matches!(&function.response, krate::Response::Model(it) if it.ident.as_str() == "Config"));
    assert_eq!(docs.notes(), [""; 0]);
    assert_eq!(function.sections.0.iter().filter(|it| it.starts_with("- [Title]")).count(), 2);
}

#[test]
fn pages_that_contradict_each_other_are_weighed() {
    let mut docs = Docs::new();
    let entity = docs.model("entity", None, &["id: String"]);
    docs.model("event", Some(entity), &["subject: String"]);
    docs.model("extension", Some(entity), &["name: String"]);
    docs.add('a', &["GET /events/{id}"], Body::Empty, docs.response("event"));
    docs.add('b', &["GET /events/{id}", "GET /messages/{id}"], Body::Empty, docs.response("extension"));
    docs.add('c', &["GET /messages/{id}"], Body::Empty, Response::Unknown);
    let (krate, notes) = docs.lower();
    let response_types: Vec<String> = crate::lower::tests::testing::functions(&krate)
        .map(|(_, it)| match &it.response {
            krate::Response::Model(it) => it.ident.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(response_types, ["Event", "Extension"]);
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].related.len(), 1);
}

#[test]
fn a_collection_has_several_whatever_a_page_says() {
    let mut docs = Docs::new();
    docs.model("event", None, &[]);
    docs.add('a', &["GET /events"], Body::Empty, docs.response("event*"));
    docs.add('b', &["GET /events"], Body::Empty, docs.response("event"));
    docs.add('c', &["GET /events/{id}"], Body::Empty, docs.response("event"));
    let (krate, _) = docs.lower();
    let list =
        crate::lower::tests::testing::functions(&krate).find(|(_, it)| it.ident.as_str() == "list").expect("list").1;
    assert!(matches!(list.response, krate::Response::Collection(_)), "{:?}", list.response);
}

#[test]
fn bodies_of_several_pages() {
    let merge = |bodies: [fn(&mut Docs) -> Body; 2]| {
        let mut docs = Docs::new();
        docs.model("thing", None, &["a: String", "b: String"]);
        for (page, body) in ['a', 'b'].into_iter().zip(bodies) {
            let body = body(&mut docs);
            docs.add(page, &["POST /x"], body, Response::Empty);
        }
        let payload = match docs.function().body {
            krate::Body::Parameters { path: it, .. } => it.ident.to_string(),
            krate::Body::Model { path, .. } => path.ident.to_string(),
            other => format!("{other:?}"),
        };
        (payload, docs.notes().len())
    };
    let rows = |docs: &mut Docs| Body::Parameters(vec![docs.property("a: String")]);
    let strange = |docs: &mut Docs| Body::Parameters(vec![docs.property("z: String")]);
    let thing = |docs: &mut Docs| docs.value("thing");
    assert_eq!(merge([thing, rows]), ("Thing".to_owned(), 0));
    assert_eq!(merge([thing, strange]), ("Json".to_owned(), 1));
    assert_eq!(merge([rows, strange]), ("CreateBody".to_owned(), 0));
    assert_eq!(merge([rows, |_| Body::Unknown]), ("CreateBody".to_owned(), 0));
    assert_eq!(merge([|_| Body::Content { makes: None }, |_| Body::Empty]), ("Content".to_owned(), 1));
}
