//! The trait implementations of a struct: its fields, relatives, default.

use proc_macro2::Ident;
use syn::{Expr, FnArg, ImplItem, Item, ItemImpl, Pat, parse_quote};

use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, types};
use crate::emit::types::stamp;
use crate::krate::{Field, Struct};

thread_local! {
    static RECORD: ItemImpl = parse_quote! {
        impl graph::Record for Name {
            fn shape(&self) -> &'static graph::Shape {}
            #[inline]
            fn field(&self, index: usize) -> &dyn graph::Field {}
            #[inline]
            fn field_mut(&mut self, index: usize) -> &mut dyn graph::Field {}
            #[inline]
            fn rest(&self) -> &graph::Rest {
                &self.rest
            }
            #[inline]
            fn rest_mut(&mut self) -> &mut graph::Rest {
                &mut self.rest
            }
        }
    };
    static BASE: ItemImpl = parse_quote! { impl graph::Is for Name {} };
    static DEFAULT: ItemImpl = parse_quote! {
        impl Default for Name {
            #[inline]
            fn default() -> Self {}
        }
    };
}

/// The implementations of one struct that tell it from others.
pub(crate) fn implement(scope: &Scope<'_>, name: &Ident, model: &Struct, items: &mut Vec<Item>) {
    items.push(Item::Impl(record(scope, name, model)));
    for base in &model.bases {
        let mut printed = stamp::named(&BASE, name);
        if let Some((of, _)) = &mut printed.trait_ {
            *of = syntax::generic(of.clone(), syntax::ty(types::path(scope, base)));
        }
        items.push(Item::Impl(printed));
    }
    let mut default = stamp::named(&DEFAULT, name);
    fill(&mut default, [default_value(scope, model)]);
    items.push(Item::Impl(default));
}

/// Gives the first functions of an implementation their bodies.
fn fill(printed: &mut ItemImpl, bodies: impl IntoIterator<Item = Expr>) {
    for (item, body) in printed.items.iter_mut().zip(bodies) {
        if let ImplItem::Fn(function) = item {
            function.block.stmts = syntax::answer(body);
        }
    }
}

fn record(scope: &Scope<'_>, name: &Ident, model: &Struct) -> ItemImpl {
    let mut slots: Vec<&Field> = model.fields.iter().collect();
    slots.sort_unstable_by(|a, b| a.wire.cmp(&b.wire));
    let mut printed = stamp::named(&RECORD, name);
    if slots.is_empty() {
        printed.items.iter_mut().for_each(leave_index_unused);
    }
    let bodies = [shape(scope, model, &slots), lookup(scope, &slots, false), lookup(scope, &slots, true)];
    fill(&mut printed, bodies);
    printed
}

fn leave_index_unused(item: &mut ImplItem) {
    let ImplItem::Fn(function) = item else {
        return;
    };
    for input in &mut function.sig.inputs {
        if let FnArg::Typed(parameter) = input
            && let Pat::Ident(name) = &mut *parameter.pat
        {
            name.ident = syntax::word("_index");
        }
    }
}

fn shape(scope: &Scope<'_>, model: &Struct, slots: &[&Field]) -> Expr {
    let wire = |field: &&Field| syntax::text(&field.wire);
    let marked = |is: fn(&Field) -> bool| syntax::array(slots.iter().filter(|field| is(field)).map(wire));
    let fields = [
        ("name", syntax::text(model.odata_name.as_deref().unwrap_or_default())),
        ("doc", syntax::text(&model.doc_url)),
        ("fields", syntax::array(slots.iter().map(wire))),
        ("bases", syntax::texts(model.bases.iter().filter_map(|base| scope.index.odata_name(base)))),
        ("derived", syntax::texts(scope.index.derived(scope.public, &model.ident).iter().copied())),
        ("secret", marked(|field| field.secret)),
        ("read_only", marked(|field| field.read_only)),
    ];
    let fields = fields.map(|(name, value)| (syntax::word(name), value));
    syntax::borrow(syntax::record(syntax::runtime("Shape"), fields), false)
}

/// Looks a slot up by its index.
fn lookup(scope: &Scope<'_>, slots: &[&Field], mutable: bool) -> Expr {
    let slot = |name| syntax::borrow(syntax::own(name), mutable);
    let rest = slot(syntax::word("rest"));
    if slots.is_empty() {
        return rest;
    }
    let fields = slots.iter().map(|field| slot(scope.ident(&field.ident)));
    syntax::choose(syntax::name(syntax::word("index").into()), fields, rest)
}

fn default_value(scope: &Scope<'_>, model: &Struct) -> Expr {
    let none = || syntax::name(syntax::word("None").into());
    let fields = model.fields.iter().map(|field| (scope.ident(&field.ident), none()));
    let new = syntax::path(["graph", "Rest", "new"].map(syntax::word));
    let rest = (syntax::word("rest"), syntax::call(new, []));
    syntax::record(syntax::word("Self").into(), fields.chain([rest]))
}
