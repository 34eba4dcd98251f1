//! Routes of the signed-in user: examples of `/me` on pages of `/users/{id}`.
//!
//! The one is an alias of the other, and pages that have only one in their request lines often show the other.
//!
//! ```markdown
//! ## HTTP request
//! POST /users/{id | userPrincipalName}/assignLicense
//!
//! ## Example
//! POST https://api.lamps.example/v1.0/me/assignLicense
//! ```
//!
//! ```text
//! twin := the request line, `/me` instead of `/users/{…}`, where an example of the page is of that address
//! ```

use crate::api::Route;
use crate::odata::Address;
use crate::odata::example::{Arguments, is_example_of};
use crate::odata::piece::Piece;
use crate::odata::signed_in;
use crate::page::ExampleRequest;
use crate::resolve::operation::draft::Draft;
use crate::resolve::types::lookup::Scope;
use crate::text::source::{Span, Spanned};

/// Adds the addresses that an operation's examples use for the signed-in user.
pub(crate) fn complete(scope: Scope<'_, '_>, draft: &mut Draft<'_>) {
    let requests = draft.api.examples.iter().filter_map(|it| it.request.as_ref());
    for example in requests.filter(|it| it.line.method == draft.method) {
        let shown = Address::read(&example.line.target).pieces();
        let is_known = draft.routes.iter().any(|it| is_example_of(&shown, &it.segments, Arguments::Any));
        let mut twins = draft.routes.iter().filter_map(|it| twin(it, &shown));
        if !is_known && let Some(twin) = twins.next() {
            draft.routes.push(Route { span: first_line(scope, example), ..twin });
        }
    }
}

/// The route of the signed-in user, if it is what is shown.
fn twin(route: &Route, shown: &[Piece<'_>]) -> Option<Route> {
    signed_in::route(route).filter(|it| is_example_of(shown, &it.segments, Arguments::Any))
}

/// The line of a block that asks.
pub(crate) fn first_line(scope: Scope<'_, '_>, example: &Spanned<ExampleRequest>) -> Span {
    let text = scope.sources.text(example.span);
    let start = example.span.start as usize + (text.len() - text.trim_start().len());
    let line = text.trim_start().lines().next().unwrap_or_default().trim_end();
    Span::new(example.span.file, start..start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;

    #[test]
    fn an_example_of_the_signed_in_user_is_an_address() {
        let sources = Sources::from_texts([("a.md", "")]);
        let place = Span::at_start(sources.iter().next().unwrap().0);
        let route = |text: &str| Route::read(text, place).unwrap();
        for (line, shown, want) in [
            ("/users/{id | name}/open", "/me/open", Some("/me/open")),
            ("/users/{id}", "/me", Some("/me")),
            ("/users/{id}/notes/{id}", "https://a.example/v1.0/me/notes/7", Some("/me/notes/{id}")),
            ("/users/{id}/view?a={a}", "/me/view?a=1", Some("/me/view?a={a}")),
            ("/users/{id}/open", "/me/close", None),
            ("/users/{id}/open", "/users/7/open", None),
            ("/groups/{id}/open", "/me/open", None),
            ("/users/all/open/{id}", "/me/open/7", None),
        ] {
            let found = twin(&route(line), &Address::read(shown).pieces());
            assert_eq!(found.as_ref().map(|it| it.text.as_str()), want, "{line} {shown}");
        }
    }
}
