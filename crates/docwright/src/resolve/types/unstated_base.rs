//! Unstated bases: the finding about a base type that was inferred.

use crate::api::{Overruling, TypeDef, TypeId};
use crate::resolve::types::inferred_bases::{Beside, Shows, shared};
use crate::resolve::types::lookup::Scope;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{Span, Spanned};

/// The finding at the type's page, with all places that show the base.
pub(super) fn finding(scope: Scope<'_, '_>, types: &[TypeDef], places: &[Shows]) -> Option<Diagnostic> {
    let first = places.first()?;
    let (own, base) = (&types[first.rank], &types[first.base]);
    let name = scope.name_of(TypeId::of(first.base)).to_string();
    let (common, all) = shared(own, base);
    // The key was not counted, since every entity type has one.
    let besides = if base.properties().iter().any(|it| *it.name == "id") { " besides `id`" } else { "" };
    let (own_name, of) = (&*own.name.name, format!("{all} properties that `{name}` has{besides}"));
    let shown = if first.rule == Overruling::LeavesOut {
        format!("`{own_name}` lists none of the {of}, and examples of it show them")
    } else if common == all {
        format!("`{own_name}` takes the place of `{name}` and has all of its {all} properties{besides}")
    } else {
        format!("`{own_name}` takes the place of `{name}` and has {common} of its {all} properties{besides}")
    };
    let message = format!("{shown}, but no page says that it inherits from it");
    let mut found = Diagnostic::new(Rule::UnstatedBase, message, *own.origins.first()?);
    let mut seen: Vec<Span> = Vec::new();
    for place in places.iter().flat_map(|it| said(types, it)) {
        if !seen.contains(&place.span) {
            seen.push(place.span);
            found = found.with(place.value, place.span);
        }
    }
    Some(found)
}

/// The words for a place, and the place beside it that names the other type.
fn said(types: &[TypeDef], it: &Shows) -> Vec<Spanned<String>> {
    let name = |rank: usize| types[rank].name.name.to_string();
    let (own, base) = (name(it.rank), name(it.base));
    let says = match (it.beside, it.rule) {
        (Beside::BaseOf(other), _) => format!("`{}` inherits from `{base}`", name(other)),
        (Beside::Like(other), _) => format!("`{}` takes its place likewise", name(other)),
        (Beside::Abstract, _) => format!("`{base}` is abstract"),
        (_, Overruling::AnsweredAs) => format!("`{own}` is answered here"),
        (_, Overruling::StandsIn) => format!("an object of `{own}` stands here"),
        _ => format!("an object of `{own}` has here what `{base}` lists, and `{own}` does not"),
    };
    let mut places = vec![Spanned::new(says, it.span)];
    if let Beside::Named(span) = it.beside {
        places.push(Spanned::new(format!("`{base}` is named here for it"), span));
    }
    places
}
