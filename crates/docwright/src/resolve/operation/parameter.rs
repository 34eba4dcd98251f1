//! Parameters of URLs: placeholders of request lines with their table rows.
//!
//! ```markdown
//! GET /users/{id}/reminderView(start='{start}')?near={place}
//!
//! |Parameter|Type  |Description|
//! |:--------|:-----|:----------|
//! |id       |String|The user.  |        a key, which is text whatever the table calls it
//! |start    |Date  |From when. |        an argument
//! |place    |String|Where.     |        a parameter of the query that no line has: it can be left out
//! ```

use crate::api::{Method, ParameterDoc, ParameterPlace, Segment, TypeRef};
use crate::odata::name::{fold, is_property_name};
use crate::page::{ApiPage, PropertyRow};
use crate::resolve::deprecation;
use crate::resolve::operation::draft::{Draft, type_of};
use crate::resolve::types::lookup::Scope;
use crate::text::source::Spanned;

/// The query options that requests of a page use, and it does not name.
pub(crate) fn shown_options(page: &ApiPage, method: Method) -> Vec<Spanned<String>> {
    let named = || page.query_options.iter().flatten();
    let shown = page.shown_options.iter().filter(|it| it.value.0 == method);
    let unnamed = shown.filter(|it| !named().any(|named| named.value.eq_ignore_ascii_case(&it.value.1)));
    unnamed.map(|it| Spanned::new(it.value.1.clone(), it.span)).collect()
}

/// The descriptions of the placeholders of an operation's request lines.
pub(crate) fn described(scope: Scope<'_, '_>, draft: &Draft<'_>) -> Vec<ParameterDoc> {
    let mut found: Vec<ParameterDoc> = Vec::new();
    for (place, name) in placeholders(draft) {
        if found.iter().any(|it| it.place == place && it.name == name) {
            continue;
        }
        if let Some(row) = row_of(draft, place, name) {
            let ty = || {
                let item = type_of(scope, draft.page, &row.ty.value)?;
                Some(TypeRef { item, collection: row.ty.value.collection })
            };
            let ty = if place == ParameterPlace::Path { None } else { ty() };
            let (values, doc) = (row.values.clone(), row.description.clone());
            let deprecated = deprecation::decide(draft.page.deprecations_of_row(row));
            found.push(ParameterDoc { place, name: name.to_owned(), ty, values, doc, deprecated });
        }
    }
    found
}

/// The placeholders that have a name.
fn placeholders<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = (ParameterPlace, &'d str)> {
    let in_paths = draft.routes.iter().flat_map(|it| &it.segments).flat_map(|it| match it {
        Segment::Key(it) | Segment::ByPath(it) => vec![(ParameterPlace::Path, it.name.as_str())],
        Segment::Call { arguments, .. } => {
            arguments.iter().map(|it| (ParameterPlace::Function, it.name.as_str())).collect()
        }
        _ => Vec::new(),
    });
    let in_queries = draft.routes.iter().flat_map(|it| &it.query).map(|it| (ParameterPlace::Query, it.name.as_str()));
    in_paths.chain(in_queries).filter(|(_, name)| !name.is_empty())
}

fn row_of<'p>(draft: &Draft<'p>, place: ParameterPlace, name: &str) -> Option<&'p PropertyRow> {
    let plain = |text: &str| fold(text).replace(['-', '_', '{', '}', ' '], "");
    let mut tables = draft.api.parameters.iter().map(|it| &it.row);
    // The parameters of a function may stand in the section about the body, which a read has not.
    let takes_body = place == ParameterPlace::Function && draft.method == Method::Get;
    let body = || draft.api.body.rows.iter().find(|it| takes_body && it.name.value == name);
    tables.find(|row| plain(&row.name.value) == plain(name)).or_else(body)
}

/// The query parameters that a table lists and no line has; OData's own options are listed apart.
pub(crate) fn only_in_tables(draft: &Draft<'_>) -> Vec<ParameterDoc> {
    let in_line =
        |name: &str| draft.routes.iter().flat_map(|it| &it.query).any(|it| it.name.eq_ignore_ascii_case(name));
    let rows = draft.api.parameters.iter().filter(|it| it.place == ParameterPlace::Query).map(|it| &it.row);
    let own = rows.filter(|row| is_property_name(&row.name.value) && !in_line(&row.name.value));
    let parameter = |row: &PropertyRow| ParameterDoc {
        place: ParameterPlace::Query,
        name: row.name.value.clone(),
        ty: None,
        values: row.values.clone(),
        doc: row.description.clone(),
        deprecated: deprecation::decide(draft.page.deprecations_of_row(row)),
    };
    own.map(parameter).collect()
}
