//! Relationships: typed accessors over the JSON that is kept.
//!
//! So a model does not drag in what it leads to.

use syn::{Attribute, ImplItemFn, ReturnType, Type, parse_quote};

use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, cfg, doc, types};
use crate::emit::types::stamp;
use crate::krate::{Doc, Field};
use crate::text::markdown::code;

thread_local! {
    static ACCESSOR: ImplItemFn = parse_quote! {
        #[inline]
        pub fn name(&self) {}
    };
    static SETTER: ImplItemFn = parse_quote! {
        #[inline]
        pub fn name(&mut self) -> graph::Result<()> {}
    };
}

/// The accessor and the setter of one relationship.
pub(crate) fn accessors(scope: &Scope<'_>, field: &Field) -> [ImplItemFn; 2] {
    let item = types::item(scope, &field.ty.item);
    let (read, write, answer, argument) = if field.ty.many {
        ("list", "set_list", types::of("Vec", item.clone()), slice(item))
    } else {
        ("one", "set_one", item.clone(), item)
    };
    let of_rest =
        |method, arguments| syntax::answer(syntax::method(syntax::own(syntax::word("rest")), method, arguments));
    let wire = || syntax::text(&field.wire);
    let mut get = stamp::copy(&ACCESSOR);
    document(&mut get.attrs, field, false);
    get.sig.ident = scope.ident(&field.ident);
    let answer = types::of_runtime("Result", types::of("Option", answer));
    get.sig.output = ReturnType::Type(Default::default(), Box::new(answer));
    get.block.stmts = of_rest(read, vec![wire()]);
    let mut set = stamp::copy(&SETTER);
    document(&mut set.attrs, field, true);
    set.sig.ident = scope.ident(&field.setter);
    set.sig.inputs.push(syntax::parameter(syntax::word("value"), syntax::reference(argument)));
    set.block.stmts = of_rest(write, vec![wire(), syntax::name(syntax::word("value").into())]);
    let mut both = [get, set];
    if let Some(attribute) = cfg::attribute(scope.index, &field.gate) {
        both.iter_mut().for_each(|it| cfg::add(&mut it.attrs, attribute.clone()));
    }
    both
}

fn slice(elem: Type) -> Type {
    Type::Slice(syn::TypeSlice { attrs: Vec::new(), bracket_token: Default::default(), elem: Box::new(elem) })
}

/// Documents an accessor, or the setter of the same relationship.
fn document(attributes: &mut Vec<Attribute>, field: &Field, sets: bool) {
    let errors = if sets {
        "When the value is nested too deeply to be written."
    } else {
        "When the kept value does not have the documented shape."
    };
    let mut lines = if sets { Vec::new() } else { field.doc.0.clone() };
    if lines.iter().all(|line| line.trim().is_empty()) {
        let name = code(&field.wire);
        lines = vec![if sets { format!("Sets {name}.") } else { name }];
    }
    lines.extend(["", "# Errors", "", errors].map(str::to_owned));
    doc::outer(attributes, &Doc(lines), String::new);
    doc::deprecated(attributes, field.deprecated.as_ref());
}
