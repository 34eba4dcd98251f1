//! Endpoint functions, each with a constant for its permissions.

use syn::{Expr, FnArg, Item, ItemConst, ItemFn, ReturnType, Type, parse_quote};

use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, doc, types};
use crate::emit::types::stamp;
use crate::emit::{example, root, service};
use crate::krate::{Argument, ArgumentPlace, ArgumentType, Body, Function, ItemKind, ItemPath, Method, Response};
use crate::text::markdown::code;

/// From this many parameters on, clippy asks for fewer.
const MANY_PARAMETERS: usize = 8;
/// Up to this many arguments, the runtime has a function of its own, which costs least to compile.
const MOST_ARGUMENTS: usize = 3;

thread_local! {
    static FUNCTION: ItemFn = parse_quote! {
        #[inline]
        pub fn name() {}
    };
    static MANY: ItemFn = parse_quote! {
        #[allow(clippy::too_many_arguments)]
        #[inline]
        pub fn name() {}
    };
    static TEXT: Type = parse_quote! { &str };
    static NOTHING: Type = parse_quote! { () };
    static ENDPOINT: ItemConst = parse_quote! {
        #[cfg(feature = "permissions")]
        pub const NAME: graph::Endpoint = graph::Endpoint::new();
    };
}

/// An endpoint function.
pub(crate) fn item(scope: &Scope<'_>, function: &Function, items: &mut Vec<Item>) {
    // The root that its request will have, where it can be moved.
    let root = function.start.iter().map(|_| syntax::ty(syntax::word(root::PARAMETER).into()));
    let response = [response(scope, &function.response)].into_iter().chain(root);
    let response = syntax::ty(syntax::generics(syntax::runtime("Request"), response));
    let (body, request) = body(scope, function);
    let count = function.arguments.len() + usize::from(body.is_some());
    let mut printed = stamp::copy(if count < MANY_PARAMETERS { &FUNCTION } else { &MANY });
    let aliases = doc::aliases(function.ident.as_str(), function.aliases.iter().map(String::as_str));
    printed.attrs.splice(0..0, aliases);
    let documented = example::documented(scope.index, scope.public, function);
    doc::outer(&mut printed.attrs, &documented, || code(&function.template));
    doc::deprecated(&mut printed.attrs, function.deprecated.as_ref());
    printed.sig.ident = scope.ident(&function.ident);
    printed.sig.generics = root::parameter(scope, function.start.as_ref());
    let argument = |it: &Argument| syntax::parameter(scope.ident(&it.ident), argument_type(scope, &it.ty));
    printed.sig.inputs = function.arguments.iter().map(argument).chain(body).collect();
    printed.sig.output = ReturnType::Type(Default::default(), Box::new(response));
    printed.block.stmts = syntax::answer(request);
    items.push(Item::Const(endpoint(scope, function)));
    items.push(Item::Fn(printed));
}

/// The constant that says what the request needs.
fn endpoint(scope: &Scope<'_>, function: &Function) -> ItemConst {
    let mut printed = stamp::copy(&ENDPOINT);
    let endpoint = &function.endpoint;
    let only = if function.start.is_some() { ", documented for this address only" } else { "" };
    doc::line(&mut printed.attrs, &format!("Permissions of {}{only}.", code(&endpoint.request)));
    printed.ident = scope.ident(&endpoint.ident);
    if let Expr::Call(call) = &mut *printed.expr {
        let access = endpoint.access.iter().map(|it| syntax::text(it));
        call.args = [syntax::text(&endpoint.request)].into_iter().chain(access).collect();
    }
    printed
}

fn argument_type(scope: &Scope<'_>, ty: &ArgumentType) -> Type {
    match ty {
        ArgumentType::Text => stamp::copy(&TEXT),
        ArgumentType::Plain(scalar) => types::item(scope, &ItemKind::Scalar(*scalar)),
        ArgumentType::Kept(scalar) => syntax::reference(types::item(scope, &ItemKind::Scalar(*scalar))),
        ArgumentType::Enum(path) => syntax::reference(syntax::ty(types::path(scope, path))),
    }
}

/// The text of an argument.
fn argument_text(scope: &Scope<'_>, argument: &Argument) -> Expr {
    let variable = syntax::name(scope.ident(&argument.ident).into());
    match argument.ty {
        ArgumentType::Text => variable,
        ArgumentType::Kept(_) => syntax::method(variable, "as_str", []),
        ArgumentType::Plain(_) | ArgumentType::Enum(_) => {
            syntax::borrow(syntax::method(variable, "to_string", []), false)
        }
    }
}

/// The request but for what is sent, or with it: the runtime makes that in one call where `sent` names what it is.
fn request(scope: &Scope<'_>, function: &Function, sent: Option<&'static str>) -> Expr {
    let method = match function.method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Put => "put",
        Method::Patch => "patch",
        Method::Delete => "delete",
        Method::Head => "head",
    };
    let (headers, arguments): (Vec<&Argument>, Vec<&Argument>) =
        function.arguments.iter().partition(|it| matches!(it.place, ArgumentPlace::Header(_)));
    let count = arguments.len();
    let arguments = arguments.into_iter().map(|it| argument_text(scope, it));
    let template = syntax::text(&template(function));
    let body = || syntax::name(syntax::word("body").into());
    let mut request = match (count, sent) {
        (count @ 0..=MOST_ARGUMENTS, sent) => {
            let suffix = sent.map_or_else(String::new, |it| format!("_{it}"));
            let make = syntax::path(["graph", "make", &format!("{method}{count}{suffix}")].map(syntax::word));
            syntax::call(make, [template].into_iter().chain(arguments).chain(sent.map(|_| body())))
        }
        (_, sent) => {
            let new = syntax::path(["graph", "make", method].map(syntax::word));
            let request = syntax::call(new, [template, syntax::array(arguments)]);
            sent.into_iter().fold(request, |request, it| syntax::method(request, it, [body()]))
        }
    };
    for (name, value) in &function.fixed_query {
        request = syntax::method(request, "query", [syntax::text(name), syntax::text(value)]);
    }
    for (name, value) in &function.headers {
        request = syntax::method(request, "header", [syntax::text(name), syntax::text(value)]);
    }
    for it in headers {
        if let ArgumentPlace::Header(name) = &it.place {
            request = syntax::method(request, "header", [syntax::text(name), argument_text(scope, it)]);
        }
    }
    if scope.index.has_envelope() {
        let names = syntax::path(["crate", service::ENVELOPE].map(syntax::word));
        request = syntax::method(request, "in_envelope", [syntax::borrow(syntax::name(names), false)]);
    }
    request
}

/// The parameter for what is sent, and the request that takes it.
fn body(scope: &Scope<'_>, function: &Function) -> (Option<FnArg>, Expr) {
    let request = |sent| request(scope, function, sent);
    let variable = |name: &str| syntax::name(syntax::word(name).into());
    let borrowed = |name: &str, ty: syn::Path| syntax::parameter(syntax::word(name), syntax::reference(syntax::ty(ty)));
    let (parameter, method, argument) = match &function.body {
        Body::None => return (None, request(None)),
        Body::Blank => return (None, syntax::method(request(None), "content", [json(syntax::text("{}"))])),
        Body::Model { path, derived } => return model(scope, path, *derived, request),
        Body::Parameters { path, optional: true } => {
            let ty = syntax::ty(types::path(scope, path));
            let optional = syntax::ty(syntax::generic(syntax::word("Option").into(), syntax::reference(ty)));
            (syntax::parameter(syntax::word("body"), optional), "parameters_if", variable("body"))
        }
        Body::Parameters { path, optional: false } => {
            return (Some(borrowed("body", types::path(scope, path))), request(Some("parameters")));
        }
        Body::Reference => (borrowed("reference", syntax::runtime("Reference")), "reference", variable("reference")),
        Body::Content => {
            let parameter = syntax::parameter(syntax::word("content"), syntax::ty(syntax::runtime("Content")));
            (parameter, "content", variable("content"))
        }
        Body::Json => {
            let content = json(syntax::method(variable("body"), "to_string", []));
            (borrowed("body", syntax::runtime("Json")), "content", content)
        }
    };
    (Some(parameter), syntax::method(request(None), method, [argument]))
}

/// Content that is JSON.
fn json(text: Expr) -> Expr {
    let content = syntax::call(syntax::path(["graph", "Content", "new"].map(syntax::word)), [text]);
    syntax::method(content, "of_type", [syntax::text("application/json")])
}

/// A model as body; where types derive from it, any of them.
fn model(
    scope: &Scope<'_>,
    path: &ItemPath,
    derived: bool,
    request: impl Fn(Option<&'static str>) -> Expr,
) -> (Option<FnArg>, Expr) {
    let ty = syntax::ty(types::path(scope, path));
    let (ty, request) = match scope.index.odata_name(path) {
        Some(declared) if derived => {
            let any: Type = parse_quote! { dyn graph::Is<#ty> };
            let body = syntax::name(syntax::word("body").into());
            (any, syntax::method(request(None), "body_as", [syntax::text(declared), body]))
        }
        _ => (ty, request(Some("body"))),
    };
    (Some(syntax::parameter(syntax::word("body"), syntax::reference(ty))), request)
}

fn response(scope: &Scope<'_>, response: &Response) -> Type {
    match response {
        Response::Nothing => stamp::copy(&NOTHING),
        Response::Model(path) => syntax::ty(types::path(scope, path)),
        Response::Collection(kind) => types::of_runtime("Collection", types::item(scope, kind)),
        Response::References => types::of_runtime("Collection", syntax::ty(syntax::runtime("Reference"))),
        Response::Value(kind) => types::of_runtime("Value", types::item(scope, kind)),
        Response::Count => syntax::ty(syntax::word("i64").into()),
        Response::Content => syntax::ty(syntax::runtime("Content")),
        Response::Json => syntax::ty(syntax::runtime("Json")),
    }
}

/// The path with a named placeholder for each argument, and the query that arguments go to.
fn template(function: &Function) -> String {
    let mut text = path(&function.template, &function.arguments);
    for argument in &function.arguments {
        if let ArgumentPlace::Query(name) = &argument.place {
            text.push(if text.contains('?') { '&' } else { '?' });
            text.push_str(name);
            text.push('=');
            placeholder(&mut text, Some(argument));
        }
    }
    text
}

/// A template of a path with a named placeholder for each argument.
pub(crate) fn path(template: &str, arguments: &[Argument]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut arguments = arguments.iter();
    let mut pieces = template.split("{}");
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        placeholder(&mut text, arguments.next());
        text.push_str(piece);
    }
    text
}

fn placeholder(text: &mut String, argument: Option<&Argument>) {
    let name = argument.map_or("", |argument| argument.ident.as_str());
    text.push('{');
    text.push_str(name.strip_prefix("r#").unwrap_or(name));
    text.push('}');
}
