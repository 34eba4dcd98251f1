//! A crate that holds everything that can be printed: its endpoint functions.

use crate::emit::tests::build::{add, argument, doc, field, function, ident, model, module_path, path, shown, string};
use crate::emit::tests::kitchen_sink::{HOSTILE, kinds};
use crate::krate::{
    Argument, ArgumentPlace, ArgumentType, Body, Function, Item, ItemKind, Krate, Method, Response, RootPlace,
    RootType, Roots, Scalar, Start,
};

/// Functions of every method, body and response, and what else stands beside them.
pub(crate) fn endpoints(krate: &mut Krate) {
    let calls =
        bodies().into_iter().chain(response_types()).chain(methods()).chain([crowded(), typed()]).chain(rooted());
    let mut items: Vec<Item> = calls
        .enumerate()
        .map(|(n, mut function)| {
            function.ident = ident(&format!("call_{n}"));
            function.endpoint.ident = ident(&format!("CALL_{n}"));
            Item::Function(Box::new(function))
        })
        .collect();
    let keyword = function("r#move", Method::Post, "/{}", Body::None, Response::Nothing);
    items.push(Item::Function(Box::new(keyword)));
    krate.roots = roots();
    let parameters = model("SendMailBody", None, vec![field("message", "message", string())]);
    items.push(Item::Struct(parameters));
    add(krate, "users", false, items);
    add(krate, "me", false, vec![]);
    for (module, items) in [
        ("me", ["models::Message", "users::SendMailBody"]),
        ("models", ["models::Message", "models::message_::Message"]),
    ] {
        let module = krate.modules.get_mut(&module_path(module)).expect("just added");
        module.reexports = items.map(shown).to_vec();
    }
}

fn bodies() -> Vec<Function> {
    let bodies = [
        Body::None,
        Body::Model { path: path("models::Message"), derived: false },
        Body::Model { path: path("models::Entity"), derived: true },
        Body::Parameters { path: path("users::SendMailBody"), optional: false },
        Body::Reference,
        Body::Content,
        Body::Json,
    ];
    let post = |body| function("", Method::Post, "/users", body, Response::Nothing);
    bodies.into_iter().map(post).collect()
}

/// Requests that can be moved, made in every way.
fn rooted() -> Vec<Function> {
    let start = |function| Function { start: Some(ident("BelowUsers")), ..function };
    bodies().into_iter().chain([crowded(), typed()]).map(start).collect()
}

fn roots() -> Roots {
    let place = |name: &str, template: &str, arguments: &[&str]| RootPlace {
        ident: ident(name),
        doc: doc(HOSTILE),
        template: template.to_owned(),
        arguments: arguments.iter().map(|it| argument(it, ArgumentPlace::Segment)).collect(),
    };
    let places = vec![place("users", "/users", &[]), place("r#type", "/type/{}/of('{}')", &["r#type", "user_id"])];
    let user = RootType { ident: ident("User"), doc: doc(HOSTILE), starts: vec!["/users".to_owned()], places };
    let lamp = RootType { ident: ident("Lamp"), doc: doc("A lamp."), starts: vec![], places: vec![] };
    let roots = vec![ident("User"), ident("Lamp")];
    Roots {
        types: vec![user, lamp],
        starts: vec![Start { ident: ident("BelowUsers"), template: "/users".to_owned(), roots }],
    }
}

fn response_types() -> Vec<Function> {
    let mut response_types = vec![
        Response::Nothing,
        Response::Model(path("models::Entity")),
        Response::References,
        Response::Count,
        Response::Content,
        Response::Json,
    ];
    let both = |kind: ItemKind| [Response::Collection(kind.clone()), Response::Value(kind)];
    response_types.extend(kinds().into_iter().flat_map(both));
    let get = |response| function("", Method::Get, "/users/{}", Body::None, response);
    response_types.into_iter().map(get).collect()
}

fn methods() -> Vec<Function> {
    let call = |method| function("", method, "/a/{}/b('{}')", Body::None, Response::Json);
    Method::ALL.into_iter().map(call).collect()
}

/// Arguments of every type, and permissions of every kind.
fn typed() -> Function {
    let mut function = function("", Method::Get, "/f({})", Body::None, Response::Nothing);
    let types = kinds().into_iter().map(|it| match it {
        ItemKind::Scalar(it @ (Scalar::Boolean | Scalar::Int32 | Scalar::Int64)) => ArgumentType::Plain(it),
        ItemKind::Scalar(it @ (Scalar::Guid | Scalar::Date | Scalar::DateTimeOffset | Scalar::Decimal)) => {
            ArgumentType::Kept(it)
        }
        ItemKind::Enum(path) => ArgumentType::Enum(path),
        _ => ArgumentType::Text,
    });
    let place = ArgumentPlace::Segment;
    let arguments = types.enumerate().map(|(n, ty)| Argument {
        ident: ident(&format!("a{n}")),
        place: place.clone(),
        ty,
        values: Default::default(),
    });
    function.arguments = arguments.collect();
    function.template = format!("/f({})", vec!["{}"; function.arguments.len()].join(","));
    function.endpoint.request = HOSTILE.to_owned();
    function.endpoint.access = [HOSTILE, "", "a\tA.Read\nb\t-"].map(str::to_owned);
    function
}

/// More of everything than people write.
fn crowded() -> Function {
    let mut function = function("", Method::Get, "/root:/{}:/children", Body::None, Response::Count);
    function.arguments[0].place = ArgumentPlace::Path;
    for n in 0..8 {
        function.arguments.push(argument(&format!("query_{n}"), ArgumentPlace::Query(format!("q{n}"))));
    }
    function.fixed_query = vec![("a&b".to_owned(), HOSTILE.to_owned())];
    function.headers = vec![("ConsistencyLevel".to_owned(), "eventual".to_owned())];
    function.aliases = vec![HOSTILE.to_owned(), "GET /f(x='{x}')".to_owned(), "GET /f(x={x})".to_owned()];
    function.doc = doc(HOSTILE);
    function
}
