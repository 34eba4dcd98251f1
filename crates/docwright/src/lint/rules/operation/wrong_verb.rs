//! `wrong-verb`: titles that say something else than the request does.

use crate::api::{Method, Segment};
use crate::lint::entry::{Entry, Finder};
use crate::lint::set::{Set, letters};
use crate::text::diagnostic::{Diagnostic, Rule};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::WrongVerb,
    why: "A title such as `List lamps` promises a request that reads. If the request is a `POST`, either the title or the \
          request was taken over from another page. Actions that are called as the title says, `getMemberGroups`, are fine.",
    example: "\
@@ api/lamp-list.md
 # List lamps
 ## HTTP request
 ```http
-POST /lamps
+GET /lamps
 ```
",
    found_by: Finder::Lint(find),
};

const VERBS: &[(&str, &[Method])] = &[
    ("list", &[Method::Get]),
    ("get", &[Method::Get, Method::Head]),
    ("create", &[Method::Post, Method::Put]),
    ("update", &[Method::Patch, Method::Put]),
    ("delete", &[Method::Delete]),
    ("add", &[Method::Post, Method::Put, Method::Patch]),
    ("remove", &[Method::Delete, Method::Post, Method::Patch]),
];

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    // The operations of one page come one after another: a page that has several may mean any of them.
    for page in set.api.operations.chunk_by(|a, b| a.page == b.page) {
        let operation = &page[0];
        let title = operation.title.value.to_lowercase();
        let verb = title.split_whitespace().next().unwrap_or_default();
        let Some((_, methods)) = VERBS.iter().find(|it| it.0 == verb) else { continue };
        let fits = |method: Method| methods.contains(&method);
        if page.iter().map(|it| it.method).any(fits) || operation.routes.iter().any(|it| is_called(&it.segments, verb))
        {
            continue;
        }
        let method = operation.method.as_str();
        let message = format!("the title says `{verb}`, and the request is a {method}");
        let mut it = Diagnostic::new(Rule::WrongVerb, message, operation.title.span);
        if let Some(route) = operation.routes.first() {
            it = it.with("the request", route.span);
        }
        found.push(it);
    }
}

/// The path ends in an action or function, whose name decides what is done.
fn is_called(path: &[Segment], verb: &str) -> bool {
    match path.last() {
        Some(Segment::Call { .. }) => true,
        Some(Segment::Literal(name)) => letters(name).starts_with(verb),
        _ => false,
    }
}
