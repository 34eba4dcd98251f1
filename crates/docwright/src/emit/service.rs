//! The service of a crate: the constant `ROOT`, and functions for clients that go nowhere else.

use syn::{Attribute, Expr, File, FnArg, Item, ItemConst, ItemFn, parse_quote};

use crate::emit::syntax::index::Index;
use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, doc};
use crate::krate::service::Account;
use crate::krate::{Doc, Krate, Service};
use crate::text::markdown::code;

/// The constant with the names in lists and errors.
pub(crate) const ENVELOPE: &str = "ENVELOPE";

/// The text at the end of `lib.rs`; nothing for a crate that knows no service.
pub(crate) fn text(krate: &Krate, index: &Index<'_>) -> String {
    let Some(service) = &krate.service else { return String::new() };
    let scope = Scope { index, module: "crate", public: &[] };
    let constants = constants(&scope, service);
    let functions = [service_of(&scope, service), client(&scope, service)].map(Item::Fn).to_vec();
    // Only the runtime knows whether it has a client.
    let indented = |it: &str| if it.is_empty() { "\n".to_owned() } else { format!("    {it}\n") };
    let functions: String = print(functions).lines().map(indented).collect();
    format!("{}::{}::with_client! {{\n{functions}}}\n", print(constants), scope.ident(index.runtime()))
}

fn print(items: Vec<Item>) -> String {
    let file: File = parse_quote! { #(#items)* };
    prettyplease::unparse(&file)
}

fn constants(scope: &Scope<'_>, service: &Service) -> Vec<Item> {
    let runtime = scope.ident(scope.index.runtime());
    let names = service.root.split('{').skip(1).filter_map(|it| it.split_once('}')).map(|it| code(it.0));
    let names = names.collect::<Vec<_>>().join(", ");
    let place = if names.is_empty() { String::new() } else { format!(", with a place for {names}") };
    let address = syntax::text(&service.root);
    let mut root: ItemConst = parse_quote! { pub const ROOT: &str = #address; };
    describe(&mut root.attrs, &[&format!("The address of the service{place}.")]);
    let mut constants = vec![Item::Const(root)];
    constants.extend(service.accounts.iter().map(|it| Item::Const(account(scope, it))));
    if !service.has_envelope() {
        return constants;
    }
    let mut value: Expr = parse_quote! { ::#runtime::Envelope::ODATA };
    if let Some(names) = &service.lists {
        value = syntax::method(value, "lists", names.each_ref().map(|it| syntax::text(it)));
    }
    if let Some(names) = &service.errors {
        value = syntax::method(value, "errors", names.each_ref().map(|it| syntax::text(it)));
    }
    let name = syntax::word(ENVELOPE);
    let mut envelope: ItemConst = parse_quote! { pub const #name: ::#runtime::Envelope = #value; };
    describe(&mut envelope.attrs, &["The names in lists and errors of the service."]);
    constants.push(Item::Const(envelope));
    constants
}

/// The column of a kind of account that the service names.
fn account(scope: &Scope<'_>, it: &Account) -> ItemConst {
    let name = scope.ident(&it.constant);
    let column = syn::Index::from(it.column);
    let mut constant: ItemConst = parse_quote! {
        #[cfg(feature = "permissions")]
        pub const #name: usize = #column;
    };
    let about = format!("The column of permissions for {}: `LIST.column({})`.", code(&it.name), it.constant.as_str());
    describe(&mut constant.attrs, &[&about]);
    constant
}

fn service_of(scope: &Scope<'_>, service: &Service) -> ItemFn {
    let runtime = scope.ident(scope.index.runtime());
    let names: Vec<_> = service.parameters.iter().map(|it| scope.ident(it)).collect();
    let mut value: Expr = parse_quote! { ::#runtime::client::Service::filled(ROOT, &[#(#names),*]) };
    let user_agent = match &service.user_agent {
        Some(name) => syntax::text(name),
        None => parse_quote! { concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")) },
    };
    value = syntax::method(value, "user_agent", [user_agent]);
    if let Some(scope) = &service.scope {
        value = syntax::method(value, "scope", [syntax::text(scope)]);
    }
    for address in &service.trust {
        value = syntax::method(value, "trust", [syntax::text(address)]);
    }
    let parameters = parameters(scope, service);
    let mut function: ItemFn = parse_quote! {
        pub fn service(#(#parameters),*) -> ::#runtime::client::Service { #value }
    };
    let given = if names.is_empty() { "service()" } else { "service(…)" };
    let about = format!("The service, for a client with settings of its own: `Client::at({given}, credential)`.");
    describe(&mut function.attrs, &[&about]);
    function
}

fn client(scope: &Scope<'_>, service: &Service) -> ItemFn {
    let runtime = scope.ident(scope.index.runtime());
    let names = service.parameters.iter().map(|it| scope.ident(it));
    let parameters = parameters(scope, service);
    let mut function: ItemFn = parse_quote! {
        pub fn client(
            credential: impl ::#runtime::client::Credential,
            #(#parameters),*
        ) -> ::#runtime::Result<::#runtime::Client> {
            ::#runtime::Client::at(service(#(#names),*), credential).build()
        }
    };
    let about = [
        "A client of the service. Its token goes there, and nowhere else.",
        "",
        "# Errors",
        "",
        "When a parameter cannot be part of the address, or the HTTP stack cannot be set up.",
    ];
    describe(&mut function.attrs, &about);
    function
}

fn parameters(scope: &Scope<'_>, service: &Service) -> Vec<FnArg> {
    let text = || syntax::reference(syntax::ty(syntax::word("str").into()));
    service.parameters.iter().map(|it| syntax::parameter(scope.ident(it), text())).collect()
}

fn describe(attributes: &mut Vec<Attribute>, lines: &[&str]) {
    doc::outer(attributes, &Doc(lines.iter().map(|it| (*it).to_owned()).collect()), String::new);
}
