//! Endpoint functions: plain values of requests.

use syn::{Expr, FnArg, Item, ItemFn, ReturnType, Type, parse_quote};

use super::scope::Scope;
use super::{doc, stamp, syntax, types};
use crate::krate::{Answer, Argument, ArgumentPlace, Function, ItemPath, Method, Payload};

/// From this many parameters on, clippy asks for fewer.
const MANY_PARAMETERS: usize = 8;

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
}

/// An endpoint function.
pub(super) fn item(scope: &Scope<'_>, function: &Function, items: &mut Vec<Item>) {
    let reply = types::of_runtime("Request", reply(scope, &function.reply));
    let (body, request) = body(scope, &function.body, request(scope, function));
    let count = function.arguments.len() + usize::from(body.is_some());
    let mut printed = stamp::copy(if count < MANY_PARAMETERS { &FUNCTION } else { &MANY });
    let aliases = doc::aliases(function.ident.as_str(), function.aliases.iter().map(String::as_str));
    printed.attrs.splice(0..0, aliases);
    doc::outer(&mut printed.attrs, &function.doc, || doc::code(&function.template));
    printed.sig.ident = scope.ident(&function.ident);
    let argument = |it: &Argument| syntax::parameter(scope.ident(&it.ident), stamp::copy(&TEXT));
    printed.sig.inputs = function.arguments.iter().map(argument).chain(body).collect();
    printed.sig.output = ReturnType::Type(Default::default(), Box::new(reply));
    printed.block.stmts = syntax::answer(request);
    items.push(Item::Fn(printed));
}

/// The request but for what is sent.
fn request(scope: &Scope<'_>, function: &Function) -> Expr {
    let method = match function.method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Put => "put",
        Method::Patch => "patch",
        Method::Delete => "delete",
    };
    let new = syntax::path(["graph", "Request", method].map(syntax::word));
    let arguments = function.arguments.iter().map(|it| syntax::name(scope.ident(&it.ident).into()));
    let mut request = syntax::call(new, [syntax::text(&template(function)), syntax::array(arguments)]);
    for (name, value) in &function.fixed_query {
        request = syntax::method(request, "query", [syntax::text(name), syntax::text(value)]);
    }
    for (name, value) in &function.headers {
        request = syntax::method(request, "header", [syntax::text(name), syntax::text(value)]);
    }
    request
}

/// The parameter for what is sent, and the request that takes it.
fn body(scope: &Scope<'_>, body: &Payload, request: Expr) -> (Option<FnArg>, Expr) {
    let variable = |name: &str| syntax::name(syntax::word(name).into());
    let borrowed = |name: &str, ty: syn::Path| syntax::parameter(syntax::word(name), syntax::reference(syntax::ty(ty)));
    let (parameter, method, argument) = match body {
        Payload::None => return (None, request),
        Payload::Model { path, derived } => return model(scope, path, *derived, request),
        Payload::Parameters(path) => (borrowed("body", types::path(scope, path)), "parameters", variable("body")),
        Payload::Reference => (borrowed("reference", syntax::runtime("Reference")), "reference", variable("reference")),
        Payload::Content => {
            let parameter = syntax::parameter(syntax::word("content"), syntax::ty(syntax::runtime("Content")));
            (parameter, "content", variable("content"))
        }
        Payload::Json => {
            let text = syntax::method(variable("body"), "to_string", []);
            let content = syntax::call(syntax::path(["graph", "Content", "new"].map(syntax::word)), [text]);
            let content = syntax::method(content, "of_type", [syntax::text("application/json")]);
            (borrowed("body", syntax::runtime("Json")), "content", content)
        }
    };
    (Some(parameter), syntax::method(request, method, [argument]))
}

/// A model as body; where types derive from it, any of them.
fn model(scope: &Scope<'_>, path: &ItemPath, derived: bool, request: Expr) -> (Option<FnArg>, Expr) {
    let ty = syntax::ty(types::path(scope, path));
    let body = syntax::name(syntax::word("body").into());
    let (ty, request) = match scope.index.odata_name(path) {
        Some(declared) if derived => {
            let any: Type = parse_quote! { dyn graph::Is<#ty> };
            (any, syntax::method(request, "body_as", [syntax::text(declared), body]))
        }
        _ => (ty, syntax::method(request, "body", [body])),
    };
    (Some(syntax::parameter(syntax::word("body"), syntax::reference(ty))), request)
}

fn reply(scope: &Scope<'_>, reply: &Answer) -> Type {
    match reply {
        Answer::Nothing => stamp::copy(&NOTHING),
        Answer::Model(path) => syntax::ty(types::path(scope, path)),
        Answer::Collection(kind) => types::of_runtime("Collection", types::item(scope, kind)),
        Answer::References => types::of_runtime("Collection", syntax::ty(syntax::runtime("Reference"))),
        Answer::Value(kind) => types::of_runtime("Value", types::item(scope, kind)),
        Answer::Count => syntax::ty(syntax::word("i64").into()),
        Answer::Content => syntax::ty(syntax::runtime("Content")),
        Answer::Json => syntax::ty(syntax::runtime("Json")),
    }
}

/// The path with a named placeholder for each argument, and the query that arguments go to.
fn template(function: &Function) -> String {
    let mut text = String::with_capacity(function.template.len() + 32);
    let mut arguments = function.arguments.iter();
    let mut pieces = function.template.split("{}");
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        placeholder(&mut text, arguments.next());
        text.push_str(piece);
    }
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

fn placeholder(text: &mut String, argument: Option<&Argument>) {
    let name = argument.map_or("", |argument| argument.ident.as_str());
    text.push('{');
    text.push_str(name.strip_prefix("r#").unwrap_or(name));
    text.push('}');
}
