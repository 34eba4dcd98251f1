//! Printed endpoint functions.

use insta::assert_snapshot;

use crate::emit::tests::build::{argument, doc, function, ident, model, path, printed};
use crate::krate::{ArgumentPlace, ArgumentType, Body, Function, Item, ItemKind, Method, Response, Scalar};

/// A function's signature and body, without its layout.
fn signature_and_body(function: Function) -> String {
    let text = printed(vec![
        Item::Struct(model("Entity", Some("example.graph.entity"), vec![])),
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
    let response = Response::Collection(ItemKind::Struct(path("models::Message")));
    let mut list = function("list", Method::Get, "/users/{}/messages/{}", Body::None, response);
    list.arguments.push(argument("r#in", ArgumentPlace::Query("startDateTime".to_owned())));
    list.fixed_query.push(("a b".to_owned(), "x&y={1}".to_owned()));
    list.headers.push(("ConsistencyLevel".to_owned(), "eventual".to_owned()));
    list.doc = doc("Lists.\n\n| a | b |");
    assert_snapshot!(printed(vec![Item::Function(Box::new(list))]));
}

#[test]
fn arguments() {
    let scalar = |it| ArgumentType::Plain(it);
    for (ty, parameter, text) in [
        (ArgumentType::Text, "&str", "user_id"),
        (scalar(Scalar::Boolean), "bool", "&user_id.to_string()"),
        (scalar(Scalar::Int32), "i32", "&user_id.to_string()"),
        (ArgumentType::Kept(Scalar::Date), "&graph::Date", "user_id.as_str()"),
        (ArgumentType::Enum(path("models::Importance")), "&crate::models::Importance", "&user_id.to_string()"),
    ] {
        let mut call = function("call", Method::Get, "/f(x='{}')", Body::None, Response::Nothing);
        call.arguments[0].ty = ty;
        let request = format!("graph::make::get1(\"/f(x='{{user_id}}')\", {text})");
        let want = format!("pub fn call(user_id: {parameter}) -> graph::Request<()> {{ {request} }}");
        assert_eq!(signature_and_body(call), dense(&want));
    }
}

#[test]
fn many_arguments() {
    let body = Body::Parameters { path: path("me::CallBody"), optional: false };
    let mut call = function("call", Method::Post, "/{}/{}/{}/{}", body, Response::Nothing);
    call.arguments = ["a", "b", "c", "d"].map(|it| argument(it, ArgumentPlace::Segment)).to_vec();
    let want = "graph::make::post(\"/{a}/{b}/{c}/{d}\", &[a, b, c, d]).parameters(body)";
    let text = signature_and_body(call);
    assert!(text.contains(&dense(want)), "{text}");
}

#[test]
fn a_request_that_can_be_moved_is_for_any_root_that_fits() {
    let mut call = function("call", Method::Get, "/me/x", Body::None, Response::Count);
    call.start = Some(ident("BelowMe"));
    let want = "pub fn call<At: crate::roots::BelowMe>() -> graph::Request<i64, At> { graph::make::get0(\"/me/x\") }";
    assert_eq!(signature_and_body(call.clone()), dense(want));
    let text = dense(&printed(vec![Item::Function(Box::new(call))]));
    assert!(text.contains(&dense("Permissions of `Get /me/x`, documented for this address only.")), "{text}");
}

#[test]
fn permissions() {
    let mut call = function("call", Method::Get, "/me", Body::None, Response::Nothing);
    call.endpoint.access = ["self\tA.Read,A.All\nothers\t-", "-", ""].map(str::to_owned);
    let text = dense(&printed(vec![Item::Function(Box::new(call))]));
    let new = r#"graph::Endpoint::new("Get /me", "self\tA.Read,A.All\nothers\t-", "-", "")"#;
    let want = dense(&format!("pub const CALL: graph::Endpoint = {new};"));
    assert!(text.contains(&want), "{text} lacks {want}");
}

#[test]
fn bodies() {
    let object = |name: &str, derived| Body::Model { path: path(name), derived };
    for (body, parameter, send) in [
        (Body::None, "", "0(\"/me\")"),
        (object("models::Message", false), "body: &crate::models::Message", "0_body(\"/me\", body)"),
        (
            object("models::Entity", true),
            "body: &dyn graph::Is<crate::models::Entity>",
            "0(\"/me\").body_as(\"example.graph.entity\", body)",
        ),
        (
            Body::Parameters { path: path("me::SendMailBody"), optional: false },
            "body: &crate::me::SendMailBody",
            "0_parameters(\"/me\", body)",
        ),
        (Body::Reference, "reference: &graph::Reference", "0(\"/me\").reference(reference)"),
        (Body::Content, "content: graph::Content", "0(\"/me\").content(content)"),
        (
            Body::Json,
            "body: &graph::Json",
            "0(\"/me\").content(graph::Content::new(body.to_string()).of_type(\"application/json\"))",
        ),
    ] {
        let text = signature_and_body(function("call", Method::Patch, "/me", body, Response::Nothing));
        let call = format!("graph::make::patch{send}");
        let want = format!("pub fn call({parameter}) -> graph::Request<()> {{ {call} }}");
        assert_eq!(text, dense(&want));
    }
}

#[test]
fn response_types() {
    let message = || ItemKind::Struct(path("models::Message"));
    for (response, want) in [
        (Response::Nothing, "()"),
        (Response::Model(path("models::Message")), "crate::models::Message"),
        (Response::Collection(message()), "graph::Collection<crate::models::Message>"),
        (Response::References, "graph::Collection<graph::Reference>"),
        (Response::Value(message()), "graph::Value<crate::models::Message>"),
        (Response::Count, "i64"),
        (Response::Content, "graph::Content"),
        (Response::Json, "graph::Json"),
    ] {
        let text = signature_and_body(function("call", Method::Get, "/me", Body::None, response));
        let call = "graph::make::get0(\"/me\")";
        let want = format!("pub fn call() -> graph::Request<{want}> {{ {call} }}");
        assert_eq!(text, dense(&want));
    }
}
