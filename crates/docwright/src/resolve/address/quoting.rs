//! Quotes around the arguments of OData functions, by their types.
//!
//! OData writes texts and members in quotes, numbers, dates and truth values without; request lines often leave them out:
//! `filterByCurrentUser(on={on})`.

use crate::api::{Parameter, Route, Scalar, Segment};
use crate::odata::example::calls;
use crate::odata::piece::Argument;
use crate::odata::scalar::scalar;
use crate::page::PropertyRow;
use crate::resolve::operation::draft::Draft;

/// Quotes the arguments of a route's calls that a line writes as bare placeholders: text by its table, unless the page's
/// examples give it bare, and what is no primitive type, if the page's examples all quote it.
pub(crate) fn complete(draft: &Draft<'_>, route: &mut Route) {
    // The value of an alias, `f(x=@x)?@x='1'`, stands elsewhere.
    if route.text.contains("=@") {
        return;
    }
    for segment in &mut route.segments {
        let Segment::Call { arguments, .. } = segment else { continue };
        for argument in arguments.iter_mut().filter(|it| !it.quoted && it.prefix.is_empty()) {
            argument.quoted = is_quoted(draft, argument);
        }
    }
}

fn is_quoted(draft: &Draft<'_>, argument: &Parameter) -> bool {
    let rows = || draft.api.parameters.iter().map(|it| &it.row).chain(&draft.api.body.rows);
    let Some(row) = rows().find(|it| it.name.value == argument.name) else { return false };
    let mut given = shown(draft, &argument.name).peekable();
    match primitive(row) {
        Some(Scalar::String) => given.all(|quoted| quoted),
        Some(_) => false,
        None => given.peek().is_some() && given.all(|quoted| quoted),
    }
}

/// The primitive type that a row names; of several, one that is no text.
fn primitive(row: &PropertyRow) -> Option<Scalar> {
    let named = || row.ty.names.iter().filter_map(|it| scalar(&it.text));
    named().find(|it| *it != Scalar::String).or(named().next())
}

/// True if the values that the page's examples give to an argument are in quotes; placeholders do not tell.
fn shown<'d>(draft: &'d Draft<'_>, name: &str) -> impl Iterator<Item = bool> + use<'d> {
    let name = name.to_owned();
    let requests = draft.api.examples.iter().filter_map(|it| it.request.as_ref());
    let given = requests.filter_map(move |request| {
        let mut arguments = calls(&request.line.target).flat_map(|(_, given)| given);
        arguments.find(|it| it.name == name)
    });
    given.filter(|it| !it.is_placeholder()).map(Argument::is_quoted)
}
