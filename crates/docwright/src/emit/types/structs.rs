//! Structs: models and the parameters of actions.

use proc_macro2::Ident;
use syn::{Field, Fields, ImplItem, ImplItemConst, Item, ItemImpl, ItemStruct, Type, parse_quote};

use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, cfg, doc, types};
use crate::emit::types::{record, relationship, stamp};
use crate::krate::{self, Struct};
use crate::text::markdown::code;

thread_local! {
    static STRUCT: ItemStruct = parse_quote! {
        #[non_exhaustive]
        pub struct Name {
            rest: graph::Rest,
        }
    };
    static FIELD: Field = parse_quote! { pub name: Type };
    static INHERENT: ItemImpl = parse_quote! { impl Name {} };
    static CONSTANT: ImplItemConst = parse_quote! { pub const NAME: Type = graph::Property::new(); };
    static LISTED: ImplItemConst = parse_quote! { pub const NAME: Type = graph::Property::listed(); };
    static OWNER: Type = parse_quote! { Self };
}

/// A struct and everything that is implemented for it.
pub(crate) fn item(scope: &Scope<'_>, model: &Struct, items: &mut Vec<Item>) {
    let name = scope.ident(&model.ident);
    items.push(Item::Struct(definition(scope, &name, model)));
    // An action's parameters have no constants and no accessors.
    if model.odata_name.is_some() && !(model.fields.is_empty() && model.navigation.is_empty()) {
        items.push(Item::Impl(inherent(scope, &name, model)));
    }
    record::implement(scope, &name, model, items);
    stamp::model(&name, items);
}

fn definition(scope: &Scope<'_>, name: &Ident, model: &Struct) -> ItemStruct {
    let mut printed = stamp::copy(&STRUCT);
    printed.ident = name.clone();
    let aliases = doc::aliases(model.ident.as_str(), model.odata_name.as_deref());
    printed.attrs.splice(0..0, aliases);
    doc::with_sections(scope.index, &mut printed.attrs, [&model.doc, &model.sections], &model.requests, || {
        code(model.odata_name.as_deref().unwrap_or(model.ident.as_str()))
    });
    doc::deprecated(&mut printed.attrs, model.deprecated.as_ref());
    if let Fields::Named(fields) = &mut printed.fields {
        let rest = std::mem::take(&mut fields.named);
        fields.named = model.fields.iter().map(|it| field(scope, it)).chain(rest).collect();
    }
    printed
}

fn field(scope: &Scope<'_>, field: &krate::Field) -> Field {
    let mut printed = stamp::copy(&FIELD);
    doc::outer(&mut printed.attrs, &field.doc, || code(&field.wire));
    doc::deprecated(&mut printed.attrs, field.deprecated.as_ref());
    printed.ident = Some(scope.ident(&field.ident));
    printed.ty = types::field(scope, &field.ty);
    printed
}

/// Constants of properties and accessors of relationships.
fn inherent(scope: &Scope<'_>, name: &Ident, model: &Struct) -> ItemImpl {
    let fields = model.fields.iter().map(|field| constant(scope, field, false));
    let relationships = model.navigation.iter().map(|field| constant(scope, field, true));
    let constants = fields.chain(relationships).map(ImplItem::Const);
    let accessors = model.navigation.iter().flat_map(|field| relationship::accessors(scope, field));
    let mut printed = stamp::copy(&INHERENT);
    stamp::rename(&mut printed, name);
    printed.items = constants.chain(accessors.map(ImplItem::Fn)).collect();
    printed
}

fn constant(scope: &Scope<'_>, field: &krate::Field, is_relationship: bool) -> ImplItemConst {
    let is_listed = !field.values.is_empty();
    let mut printed = stamp::copy(if is_listed { &LISTED } else { &CONSTANT });
    let values: Vec<String> = field.values.iter().map(|it| code(it)).collect();
    let values = if is_listed { format!(": {}", values.join(", ")) } else { String::new() };
    let what = if is_relationship { ", a relationship" } else { "" };
    doc::line(&mut printed.attrs, &format!("{}{what}{values}.", code(&field.wire)));
    doc::deprecated(&mut printed.attrs, field.deprecated.as_ref());
    printed.ident = scope.ident(&field.constant);
    let value = types::in_queries(scope, &field.ty, is_relationship);
    let arguments = std::iter::once(stamp::copy(&OWNER)).chain(value);
    printed.ty = syntax::ty(syntax::generics(syntax::runtime("Property"), arguments));
    if let syn::Expr::Call(call) = &mut printed.expr {
        call.args = [syntax::text(&field.wire), syntax::text(&field.abilities)].into_iter().collect();
        if is_listed {
            call.args.push(syntax::texts(field.values.iter().map(String::as_str)));
        }
    }
    // A relationship is named only where what it leads to is compiled.
    if let Some(attribute) = cfg::attribute(scope.index, &field.gate).filter(|_| is_relationship) {
        cfg::add(&mut printed.attrs, attribute);
    }
    printed
}
