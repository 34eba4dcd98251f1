//! Tables of request headers, and sections about query options.
//!
//! ```markdown
//! ## Optional query parameters
//! This method supports the `$select` and `$filter` [OData query parameters](/graph/query-parameters).
//!
//! ## Request headers
//! |Name|Description|
//! |:---|:---|
//! |Authorization|Bearer {token}. Required.|
//! |Prefer: outlook.timezone|The time zone. Optional.|
//! ```
//!
//! ```text
//! name   := token (":" preset)?
//! option := "$" letters      in text, code or table, but not in a sentence that says "not support"
//! ```

use std::ops::Range;

use crate::page::cells::columns::{self, position};
use crate::page::cells::rows;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::page::{HeaderRow, ParameterPlace, ParameterRow};
use crate::page::sentence::phrases::Phrases;
use crate::page::sentence::text::SentenceText;
use crate::page::types::page::PropertyHome;
use crate::text::prose::Prose;
use crate::text::source::Spanned;

/// Reads the header tables.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], headers: &mut Vec<HeaderRow>) {
    for table in sections.iter().flat_map(Section::tables) {
        let header = cx.header(table);
        let names = ["header", "header name", "headers", "name", "request header", "property", "parameter"];
        let name = position(&header, &names).unwrap_or(0);
        let described = position(&header, &["description", "value", "details", "property"]);
        let Some(description) = described.filter(|column| *column != name).or(header.len().checked_sub(1)) else {
            continue;
        };
        let description = position(&header, &["description"]).unwrap_or(description);
        cx.report_repairs(table);
        for row in &table.rows {
            let cell = cx.cell(table, row, name);
            let description = cx.cell(table, row, description);
            headers.extend(header_row(&cell, description));
        }
    }
}

static OPTIONAL: Phrases = Phrases::new(&["not required", "isn't required", "optional"]);

fn header_row(cell: &Prose, description: Prose) -> Option<HeaderRow> {
    let name = rows::name(cell)?;
    let (written, preset) = match name.value.split_once(':') {
        Some((written, preset)) => (written.trim().to_owned(), Some(preset.trim().to_owned())),
        None => (name.value.clone(), None),
    };
    let token = written.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if written.is_empty() || !token {
        return None;
    }
    let text = description.plain().to_lowercase();
    let required = text.contains("required") && !OPTIONAL.are_in(&text);
    let preset = preset.filter(|preset| !preset.is_empty());
    Some(HeaderRow { name: Spanned::new(written, name.span), preset, description, required })
}

/// The query options that sections name.
pub(crate) fn query_options(cx: &Context<'_>, sections: &[Section], options: &mut Vec<Spanned<String>>) {
    for section in sections {
        for text in section.texts().filter(|text| cx.text(*text).contains('$')) {
            collect_options(&SentenceText::new(&cx.prose(text)), options);
        }
        for table in section.tables() {
            for row in &table.rows {
                collect_options(&SentenceText::new(&cx.cell(table, row, 0)), options);
            }
        }
    }
}

/// Whether sections allow query options without naming them, `supports the OData query parameters`, or name only some:
/// `including $select`.
pub(crate) fn query_is_open(cx: &Context<'_>, sections: &[Section]) -> bool {
    let texts = sections.iter().flat_map(Section::texts).map(|text| SentenceText::new(&cx.prose(text)));
    texts.into_iter().any(|flat| flat.sentences().iter().any(|sentence| opens_query(&flat, sentence)))
}

/// Whether a sentence does.
pub(crate) fn opens_query(flat: &SentenceText, sentence: &Range<usize>) -> bool {
    let lower = &flat.lower[sentence.clone()];
    let allows = lower.contains("odata") && lower.contains("query param") && lower.contains("support");
    // What is included are parameters if it names some, and else what comes with those that are named.
    let names_some = lower.split_once("including").is_some_and(|(_, named)| named.contains('$'));
    allows && !lower.contains("not support") && (!lower.contains('$') || names_some)
}

static DENIED: Phrases = Phrases::new(&[
    "not support",
    "doesn't support",
    "don't support",
    "isn't supported",
    "not available",
    "unsupported",
]);

fn collect_options(flat: &SentenceText, options: &mut Vec<Spanned<String>>) {
    for sentence in flat.sentences() {
        if flat.says(&sentence, &DENIED) {
            continue;
        }
        for (at, _) in flat.text[sentence.clone()].match_indices('$') {
            let start = sentence.start + at;
            let length = flat.text[start + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
            let range = start..start + 1 + length;
            let name = &flat.text[range.clone()];
            if QUERY_OPTIONS.contains(&name.to_ascii_lowercase().as_str())
                && !options.iter().any(|known| known.value == name)
            {
                options.push(Spanned::new(name.to_owned(), flat.span(&range)));
            }
        }
    }
}

const QUERY_OPTIONS: &[&str] = &[
    "$select",
    "$filter",
    "$expand",
    "$top",
    "$count",
    "$orderby",
    "$search",
    "$skip",
    "$skiptoken",
    "$deltatoken",
    "$format",
    "$apply",
    "$compute",
];

/// Rows of a parameter table; query options are not among them.
pub(crate) fn parameters(
    cx: &mut Context<'_>,
    sections: &[Section],
    place: ParameterPlace,
    parameters: &mut Vec<ParameterRow>,
) {
    for table in sections.iter().flat_map(Section::tables) {
        let Some(columns) = columns::parameter(&cx.header(table)) else {
            continue;
        };
        let mut rows = Vec::new();
        rows::read(cx, table, &columns, PropertyHome::Parameter, &mut rows);
        rows.retain(|row| !row.name.starts_with('$'));
        parameters.extend(rows.into_iter().map(|row| ParameterRow { place, row }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::{page, prose};
    use crate::page::{ApiPage, PageKind};

    fn api(text: &str) -> ApiPage {
        let text = format!("# A\n## HTTP request\n```http\nGET /a\n```\n{text}");
        match page(&text).0.kind {
            PageKind::Api(api) => *api,
            kind => panic!("{kind:?}"),
        }
    }

    #[test]
    fn header_tables_in_every_shape() {
        let text = "## Request headers\n|Name|Type|Description|\n|-|-|-|\n|Authorization|string|Bearer &lt;token&gt; Required.|\n|_if-match_|string|Not required.|\n|updated.||\n## Optional request headers\n|Header|Value|\n|-|-|\n|Prefer: outlook.timezone|x. Optional.|\n|Prefer: odata.maxpagesize={x}|y|\n";
        let shown: Vec<(String, Option<String>, bool)> =
            api(text).headers.into_iter().map(|row| (row.name.value, row.preset, row.required)).collect();
        let row = |name: &str, preset: Option<&str>, required| (name.to_owned(), preset.map(str::to_owned), required);
        let expected = [
            row("Authorization", None, true),
            row("if-match", None, false),
            row("Prefer", Some("outlook.timezone"), false),
            row("Prefer", Some("odata.maxpagesize={x}"), false),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn options_are_named_once_and_not_when_denied() {
        let mut options = Vec::new();
        let text = "Supports `$select`, $top and `$select`. It does not support `$filter`. Costs $5.";
        collect_options(&SentenceText::new(&prose(text)), &mut options);
        let names: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
        assert_eq!(names, ["$select", "$top"]);
        assert_eq!(api("").query_options, None);
    }

    #[test]
    fn parameters_know_their_place() {
        let text = "## Function parameters\n|Parameter|Type|Description|\n|-|-|-|\n|on|String|Who. Required.|\n## Query parameters\n|Name|Value|Description|\n|-|-|-|\n|$expand|string|x|\n|query|string|y|\n";
        let page = api(text);
        let shown: Vec<(ParameterPlace, &str)> =
            page.parameters.iter().map(|row| (row.place, row.row.name.value.as_str())).collect();
        assert_eq!(shown, [(ParameterPlace::Function, "on"), (ParameterPlace::Query, "query")]);
        assert_eq!(page.query_options.map(|options| options.len()), Some(1));
    }
}
