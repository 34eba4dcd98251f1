//! Tables of request headers.
//!
//! ```markdown
//! ## Request headers
//! |Name|Description|
//! |:---|:---|
//! |Authorization|Bearer {token}. Required.|
//! |Prefer: outlook.timezone|The time zone. Optional.|
//! ```
//!
//! ```text
//! name   := token (":" preset)?
//! ```

use crate::dialect::phrases::Phrases;
use crate::page::cells::columns::position;
use crate::page::cells::rows;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::text::prose::Prose;
use crate::text::source::Spanned;

/// A row of a header table.
#[derive(Debug, Clone)]
pub struct HeaderRow {
    /// The header's name, `Prefer: outlook.timezone` split at the colon.
    pub name: Spanned<String>,
    /// The text behind the colon in the name cell.
    pub preset: Option<String>,
    /// The value or description cell.
    pub description: Prose,
    /// The row says that the header is required.
    pub required: bool,
    /// The row says so of every request: `Required.`, not `Required when …`.
    pub always: bool,
}

/// Reads the header tables.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], headers: &mut Vec<HeaderRow>) {
    for table in sections.iter().flat_map(Section::tables) {
        let header = cx.header(table);
        let name = header.iter().position(|it| cx.dialect.columns.header.have(it)).unwrap_or(0);
        let described = position(&header, &["description", "value", "details", "property"]);
        let Some(description) = described.filter(|column| *column != name).or(header.len().checked_sub(1)) else {
            continue;
        };
        let description = position(&header, &["description"]).unwrap_or(description);
        cx.accept(table);
        for row in &table.rows {
            let cell = cx.cell(table, row, name);
            let description = cx.cell(table, row, description);
            match header_row(&cell, description) {
                Some(it) => headers.push(it),
                None => cx.report_unread(table, row),
            }
        }
    }
}

static OPTIONAL: Phrases = Phrases::new(&["not required", "isn't required", "optional"]);

/// Wordings by which a request may lack the header after all.
static OPEN: Phrases = Phrases::new(&["header is included", "header is present", "header is set", "if included"]);

/// Sentences that say it of every request.
const ALWAYS: &[&str] = &["required", "is required", "this header is required", "the header is required"];

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
    let always = required
        && !OPEN.are_in(&text)
        && text.split(['.', ',', ';', ':', '(', ')']).any(|it| ALWAYS.contains(&it.trim()));
    Some(HeaderRow { name: Spanned::new(written, name.span), preset, description, required, always })
}

#[cfg(test)]
mod tests {
    use crate::page::PageKind;
    use crate::page::document::context::tests::page;

    #[test]
    fn header_tables_in_every_shape() {
        let text = "## Request headers\n|Name|Type|Description|\n|-|-|-|\n|Authorization|string|Bearer &lt;token&gt; Required.|\n|_if-match_|string|Not required.|\n|updated.||\n## Optional request headers\n|Header|Value|\n|-|-|\n|Prefer: outlook.timezone|x. Optional.|\n|Prefer: odata.maxpagesize={x}|y|\n";
        let text = format!("# A\n## HTTP request\n```http\nGET /a\n```\n{text}");
        let PageKind::Api(api) = page(&text).0.kind else { panic!() };
        let shown: Vec<(String, Option<String>, bool)> =
            api.headers.into_iter().map(|row| (row.name.value, row.preset, row.required)).collect();
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
    fn required_always_or_with_some_requests() {
        for (text, required, always) in [
            ("The last known tag. Required.", true, true),
            ("Required. When it does not match, nothing is changed.", true, true),
            ("The last known tag (required)", true, true),
            ("This header is required.", true, true),
            ("Required", true, true),
            ("eventual. Required when `$search` is used.", true, false),
            ("Required with `$count`.", true, false),
            ("Needed where it is required by policy.", true, false),
            ("Required. When this request header is included and the tag differs, nothing is changed.", true, false),
            ("Not required.", false, false),
            ("Optional. Required.", false, false),
            ("The last known tag.", false, false),
        ] {
            let page = page(&format!(
                "# A\n## HTTP request\n```http\nGET /a\n```\n## Request headers\n|Name|Description|\n|-|-|\n|X|{text}|\n"
            ));
            let PageKind::Api(api) = page.0.kind else { panic!() };
            assert_eq!((api.headers[0].required, api.headers[0].always), (required, always), "{text}");
        }
    }
}
