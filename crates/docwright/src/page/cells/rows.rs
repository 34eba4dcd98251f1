//! Rows of property, relationship, parameter and body tables.
//!
//! ```markdown
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |**importance** (preview)|String|The importance. Possible values are: `low`, `normal`, and `high`. Required.|
//! |**On-boarding**| | |
//! ```
//!
//! ```text
//! name := text without marks and `(remarks)`, of which `(deprecated)` is kept
//! row  := name and type are there; a row with a name alone is a heading for the rows below
//! ```

use crate::odata::name::fold;
use crate::odata::scalar::scalar;
use crate::page::cells::columns::Columns;
use crate::page::document::context::Context;
use crate::page::markdown::table::{Row, Table};
use crate::page::sentence::body_type;
use crate::page::sentence::deprecation::{self, DeprecationClaim, DeprecationPlace};
use crate::page::sentence::type_text::{self, TypeText};
use crate::page::sentence::values::{self, Values};
use crate::text::diagnostic::Rule;
use crate::text::plural::singular_of_name;
use crate::text::prose::{Prose, Run};
use crate::text::source::{Span, Spanned};

/// Which table a property row stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PropertyHome {
    /// The table directly under `Properties`.
    Properties,
    /// A table under a further heading below `Properties`: real properties, or the content of some value.
    SubTable,
    /// The table under `Relationships`.
    Relationships,
    /// `Instance attributes` such as `@example.lamps.downloadUrl`.
    InstanceAttributes,
    /// The table of a request body.
    Body,
    /// A table of path, function or query parameters.
    Parameter,
}

/// A row of a property, relationship, parameter or body table.
#[derive(Debug, Clone)]
pub struct PropertyRow {
    /// The name, marks removed: `toRecipients`, `@odata.type`, `site@odata.bind`.
    pub name: Spanned<String>,
    /// The type cell; empty names when there is no such column.
    pub ty: Spanned<TypeText>,
    /// The description cell.
    pub description: Prose,
    /// The constraints that the description states: ``possible values are: `a`, `b` ``.
    pub values: Values,
    /// The table it stands in.
    pub home: PropertyHome,
    /// The claim of a `Required` column, or of the description's first or last word.
    pub required: Option<bool>,
    /// The claims of name and description about its end.
    pub deprecated: Vec<DeprecationClaim>,
    /// The type cell calls it a member of an enumeration, and gives that no name: `Enum`.
    pub says_enum: bool,
}

/// Appends the rows of a table.
pub(crate) fn read(
    cx: &mut Context<'_>,
    table: &Table,
    columns: &Columns,
    home: PropertyHome,
    rows: &mut Vec<PropertyRow>,
) {
    cx.accept(table);
    for row in &table.rows {
        if table.header.len() > 1 && row.is_lone(cx.text_of(table)) {
            continue;
        }
        match property(cx, table, row, columns, home) {
            Some(it) => rows.push(it),
            None => cx.report_unread(table, row),
        }
    }
}

fn property(
    cx: &mut Context<'_>,
    table: &Table,
    row: &Row,
    columns: &Columns,
    home: PropertyHome,
) -> Option<PropertyRow> {
    let name_cell = cx.cell(table, row, columns.name);
    let name = name(&name_cell)?;
    let cell = |column: Option<usize>| column.map(|column| cx.cell(table, row, column));
    let description = cell(columns.description).unwrap_or_else(|| Prose::empty(name.span));
    let required_cell = cell(columns.required).map(|cell| cell.plain());
    let type_cell = cell(columns.ty);
    let ty = match &type_cell {
        Some(cell) => {
            let ty = Spanned::new(type_text::read_as(cx.dialect, cell), cell.span);
            if ty.names.is_empty() && !cell.is_blank() {
                cx.report(Rule::UnreadableType, format!("no type can be read from `{}`", cell.plain()), cell.span);
            }
            ty
        }
        None => Spanned::new(TypeText { collection: false, names: Vec::new() }, name.span),
    };
    let required = required_cell.as_deref().and_then(required_column).or_else(|| required_word(&description));
    let mut values = values::read(cx.dialect, &description, &ty.value, type_cell.as_ref());
    if let Some(span) = values.limit() {
        let message = format!("more than {} values; from here on none was read", values.listed.len());
        cx.report(Rule::TooDeep, message, span);
    }
    let ty = ty.map(|it| with_listed(it, &values));
    let ty = ty.map(|it| if home == PropertyHome::Relationships { linked_by_name(&name_cell, &name, it) } else { it });
    let deprecated = deprecated(&name, &name_cell, Some(&description));
    let says_enum = type_cell.is_some_and(|it| type_text::says_enum(&it.plain()));
    Some(PropertyRow { name, ty, description, values, home, required, deprecated, says_enum })
}

/// The items of a list are text where the description says what they can be.
fn with_listed(mut ty: TypeText, values: &Values) -> TypeText {
    for name in ty.names.iter_mut().filter(|it| it.text.eq_ignore_ascii_case("array") && !values.listed.is_empty()) {
        name.text = "String".to_owned();
    }
    ty
}

/// `|[lamps](lamp.md)|lamps|`: where the name is linked rather than the type, it leads to the type, and its plural
/// says that there are several.
fn linked_by_name(cell: &Prose, property: &Spanned<String>, mut ty: TypeText) -> TypeText {
    let Some(link) = cell.links().into_iter().next().filter(|it| body_type::leads_to_type(&it.target)) else {
        return ty;
    };
    if let [name] = ty.names.as_mut_slice()
        && name.target.is_none()
        && scalar(&name.text).is_none()
    {
        ty.collection |= singular_of_name(&property.value) != fold(&property.value);
        name.target = Some(link.target);
    }
    ty
}

/// The name in a cell, without marks and remarks; `None` for an empty cell.
pub(crate) fn name(cell: &Prose) -> Option<Spanned<String>> {
    let cell = cell.without_superscripts();
    let text = cell.plain();
    let text = text.trim();
    let remark = if text.ends_with(')') { text.find(" (") } else { None };
    let remark = remark.or_else(|| deprecation::mark(text).map(|it| it.start));
    let name = text[..remark.unwrap_or(text.len())].trim_matches(['*', '`', ' ', ':']).trim_start_matches('\\');
    let run = cell.runs.iter().find(|run| matches!(run.value, Run::Text(_) | Run::Code(_)))?;
    (!name.is_empty()).then(|| Spanned::new(name.to_owned(), name_span(name, run)))
}

/// The name alone where the run that holds it is written as it reads; else, with invisible letters or escapes in it, all of it.
fn name_span(name: &str, run: &Spanned<Run>) -> Span {
    let (text, ticks) = match &run.value {
        Run::Text(text) => (text.trim_end(), 0),
        Run::Code(text) => (text.as_str(), 1),
        Run::Open(_) | Run::Close | Run::Break => return run.span,
    };
    let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    let is_verbatim = length(text) + 2 * ticks == run.span.end - run.span.start;
    match text.find(name).filter(|_| is_verbatim) {
        Some(at) => {
            let start = run.span.start + ticks + length(&text[..at]);
            Span { start, end: start + length(name), ..run.span }
        }
        None => run.span,
    }
}

/// The claims of a name cell and a description about the end of what they describe.
pub(crate) fn deprecated(name: &Spanned<String>, cell: &Prose, description: Option<&Prose>) -> Vec<DeprecationClaim> {
    let marked = deprecation::of_mark(&cell.plain(), DeprecationPlace::Name, cell.span);
    let said = description.map(|it| deprecation::of_description(it, &name.value));
    marked.into_iter().chain(said.into_iter().flatten()).collect()
}

fn required_column(cell: &str) -> Option<bool> {
    match cell.trim().trim_end_matches('.').to_ascii_lowercase().as_str() {
        "yes" | "y" | "required" | "true" => Some(true),
        "no" | "n" | "optional" | "false" => Some(false),
        _ => None,
    }
}

/// `Required.` or `Optional.` as a sentence of its own, or as the first or last word.
fn required_word(description: &Prose) -> Option<bool> {
    let mut texts = description.runs.iter().filter_map(|run| match &run.value {
        Run::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let alone = texts.clone().flat_map(|it| it.split('.')).map(|it| it.trim_matches([' ', '(', ')']));
    let first = texts.next()?;
    let last = texts.next_back().unwrap_or(first).trim_end_matches(['.', ' ', ')']);
    let first = first.split(['.', ',', ':', ')']).next().unwrap_or_default().trim_matches([' ', '(']);
    let last = last.rsplit(['.', '(']).next().unwrap_or_default().trim();
    [first, last].into_iter().chain(alone).find_map(|word| match word.len() {
        8 if word.eq_ignore_ascii_case("required") => Some(true),
        8 if word.eq_ignore_ascii_case("optional") => Some(false),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageKind;
    use crate::page::document::context::tests::{page, prose};

    #[test]
    fn names_lose_marks_and_remarks() {
        let plain = |cell: &str| name(&prose(cell)).map(|name| name.value);
        let cases = [
            ("id", "id"),
            ("**hasDrm**", "hasDrm"),
            ("`webUrl`", "webUrl"),
            ("backupReviewers (deprecated)", "backupReviewers"),
            ("**volts** [Deprecated]", "volts"),
            ("volts(deprecated since 2.0)", "volts"),
            ("[filesFolder](../api/channel-get-filesfolder.md)", "filesFolder"),
            ("@example.lamps.downloadUrl", "@example.lamps.downloadUrl"),
            ("\\@odata.type", "@odata.type"),
            ("v4_0_3", "v4_0_3"),
            ("_score", "_score"),
            ("files/fileName", "files/fileName"),
            ("&#65279;id", "id"),
        ];
        for (cell, expected) in cases {
            assert_eq!(plain(cell).as_deref(), Some(expected), "{cell}");
        }
        assert_eq!(plain(""), None);
    }

    #[test]
    fn of_values_without_end_the_first_are_read() {
        for (count, found) in [(1000, vec![]), (1001, vec!["too-deep"])] {
            let values: String = (0..count).map(|it| format!("`v{it}`, ")).collect();
            let table = "|Property|Type|Description|\n|:--|:--|:--|\n";
            let row = format!("|mode|String|Possible values are: {values}.|\n");
            let (page, mut rules) = page(&format!("# lamp resource type\nA.\n## Properties\n{table}{row}"));
            let PageKind::Resource(it) = page.kind else { panic!("a type") };
            rules.retain(|it| *it == "too-deep");
            assert_eq!((it.properties[0].values.listed.len(), rules), (1000, found), "{count}");
        }
    }

    #[test]
    fn required_is_a_column_or_a_word() {
        let word = |text: &str| required_word(&prose(text));
        assert_eq!(
            [word("The id. Required."), word("Required. The id."), word("(Optional) x")],
            [Some(true), Some(true), Some(false)]
        );
        assert_eq!(word("The id. Required. Supports `$filter` (`eq`)."), Some(true));
        assert_eq!([word("Required for some"), word("x"), word("Not required by `a`, required by `b`")], [None; 3]);
        assert_eq!(
            [required_column("Yes"), required_column("N"), required_column("maybe")],
            [Some(true), Some(false), None]
        );
    }
}
