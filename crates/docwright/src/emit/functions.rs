//! Endpoint functions: plain values of requests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::scope::Scope;
use super::{doc, types};
use crate::krate::{Answer, Argument, ArgumentPlace, Function, Method, Payload};

/// From this many parameters on, clippy asks for fewer.
const MANY_PARAMETERS: usize = 8;

/// An endpoint function.
pub(super) fn item(scope: &Scope<'_>, function: &Function, items: &mut Vec<syn::Item>) {
    let name = scope.ident(&function.ident);
    let aliases = doc::aliases(function.ident.as_str(), function.aliases.iter().map(String::as_str));
    let arguments: Vec<Ident> = function.arguments.iter().map(|argument| scope.ident(&argument.ident)).collect();
    let (parameter, send) = body(scope, &function.body);
    let count = arguments.len() + usize::from(parameter.is_some());
    let allow = (count >= MANY_PARAMETERS).then(|| quote! { #[allow(clippy::too_many_arguments)] });
    let parameters = arguments.iter().map(|argument| quote! { #argument: &str }).chain(parameter);
    let reply = reply(scope, &function.reply);
    let (method, template) = (method(function.method), template(function));
    let query = function.fixed_query.iter().map(|(name, value)| quote! { .query(#name, #value) });
    let headers = function.headers.iter().map(|(header, value)| quote! { .header(#header, #value) });
    scope.parse(
        items,
        quote! {
            #aliases
            #allow
            #[inline]
            pub fn #name(#(#parameters),*) -> graph::Request<#reply> {
                graph::Request::#method(#template, &[#(#arguments),*]) #(#query)* #(#headers)* #send
            }
        },
    );
    if let Some(syn::Item::Fn(printed)) = items.last_mut() {
        doc::outer(&mut printed.attrs, &function.doc, || doc::code(&function.template));
    }
}

fn method(method: Method) -> TokenStream {
    match method {
        Method::Get => quote! { get },
        Method::Post => quote! { post },
        Method::Put => quote! { put },
        Method::Patch => quote! { patch },
        Method::Delete => quote! { delete },
    }
}

/// The parameter for what is sent, and the call that takes it.
fn body(scope: &Scope<'_>, body: &Payload) -> (Option<TokenStream>, TokenStream) {
    let (parameter, send) = match body {
        Payload::None => return (None, TokenStream::new()),
        Payload::Model { path, derived } => return model(scope, path, *derived),
        Payload::Parameters(path) => {
            let path = types::path(scope, path);
            (quote! { body: &#path }, quote! { .parameters(body) })
        }
        Payload::Reference => (quote! { reference: &graph::Reference }, quote! { .reference(reference) }),
        Payload::Content => (quote! { content: graph::Content }, quote! { .content(content) }),
        Payload::Json => {
            let content = quote! { graph::Content::new(body.to_string()).of_type("application/json") };
            (quote! { body: &graph::Json }, quote! { .content(#content) })
        }
    };
    (Some(parameter), send)
}

/// A model as body; where types derive from it, any of them.
fn model(scope: &Scope<'_>, path: &crate::krate::ItemPath, derived: bool) -> (Option<TokenStream>, TokenStream) {
    let ty = types::path(scope, path);
    match scope.index.odata_name(path) {
        Some(declared) if derived => (Some(quote! { body: &dyn graph::Is<#ty> }), quote! { .body_as(#declared, body) }),
        _ => (Some(quote! { body: &#ty }), quote! { .body(body) }),
    }
}

fn reply(scope: &Scope<'_>, reply: &Answer) -> TokenStream {
    match reply {
        Answer::Nothing => quote! { () },
        Answer::Model(path) => types::path(scope, path),
        Answer::Collection(kind) => {
            let item = types::item(scope, kind);
            quote! { graph::Collection<#item> }
        }
        Answer::References => quote! { graph::Collection<graph::Reference> },
        Answer::Value(kind) => {
            let item = types::item(scope, kind);
            quote! { graph::Value<#item> }
        }
        Answer::Count => quote! { i64 },
        Answer::Content => quote! { graph::Content },
        Answer::Json => quote! { graph::Json },
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
