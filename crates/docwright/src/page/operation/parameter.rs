//! Tables of path, function and query parameters, and parameters that an introduction speaks of.
//!
//! ```markdown
//! Forward a message. Give either a comment or the `message` parameter.
//!
//! ## Function parameters
//! |Parameter|Type|Description|
//! |:---|:---|:---|
//! |on|String|Who is meant. Required.|
//! ```

use std::ops::Range;

use crate::dialect::headings::ParameterPlace;
use crate::dialect::phrases::Phrases;
use crate::page::cells::columns;
use crate::page::cells::rows::{self, PropertyHome, PropertyRow};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::sentence::text::{MarkKind, SentenceText};
use crate::text::source::Spanned;

/// A row of a path, function or query parameter table.
#[derive(Debug, Clone)]
pub struct ParameterRow {
    /// Which table.
    pub place: ParameterPlace,
    /// Name, type and description.
    pub row: PropertyRow,
}

/// Rows of a parameter table; query options are not among them.
pub(crate) fn read(
    cx: &mut Context<'_>,
    sections: &[Section],
    place: ParameterPlace,
    parameters: &mut Vec<ParameterRow>,
) {
    for table in sections.iter().flat_map(Section::tables) {
        let Some(columns) = columns::parameter(&cx.dialect.columns, &cx.header(table)) else {
            continue;
        };
        let mut rows = Vec::new();
        rows::read(cx, table, &columns, PropertyHome::Parameter, &mut rows);
        rows.retain(|row| !row.name.starts_with('$'));
        parameters.extend(rows.into_iter().map(|row| ParameterRow { place, row }));
    }
}

/// Parameters that the introduction speaks of: "either a comment or the `toRecipients` parameter".
pub(crate) fn mentioned(cx: &Context<'_>, section: &Section) -> Vec<Spanned<String>> {
    let mut found: Vec<Spanned<String>> = Vec::new();
    for text in section.texts().filter(|text| cx.text(*text).contains("` parameter")) {
        let flat = cx.sentence_text(text);
        for sentence in flat.sentences() {
            let names = flat
                .marks_in(&sentence)
                .filter(|mark| mark.kind == MarkKind::Code && flat.lower[mark.range.end..].starts_with(" parameter"));
            let marked: Vec<Range<usize>> = names.map(|mark| mark.range.clone()).collect();
            let alternative = marked.first().and_then(|mark| alternative(&flat, sentence.start..mark.start));
            for range in marked.into_iter().chain(alternative) {
                let name = &flat.text[range.clone()];
                if !found.iter().any(|it| it.value == name) {
                    found.push(Spanned::new(name.to_owned(), flat.span(&range)));
                }
            }
        }
    }
    found
}

static EITHER: Phrases = Phrases::new(&["either a ", "either an ", "either the "]);

/// The plain word in "either a comment or …".
fn alternative(flat: &SentenceText, before: Range<usize>) -> Option<Range<usize>> {
    let lead = flat.find(&before, &EITHER)?;
    let word =
        flat.text[lead.end..before.end].split(' ').next().filter(|word| word.chars().all(char::is_alphabetic))?;
    let range = lead.end..lead.end + word.len();
    flat.lower[range.end..before.end].starts_with(" or ").then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageKind;
    use crate::page::document::context::tests::page;

    #[test]
    fn parameters_know_their_place() {
        let text = "## Function parameters\n|Parameter|Type|Description|\n|-|-|-|\n|on|String|Who. Required.|\n## Query parameters\n|Name|Value|Description|\n|-|-|-|\n|$expand|string|x|\n|query|string|y|\n";
        let text = format!("# A\n## HTTP request\n```http\nGET /a\n```\n{text}");
        let PageKind::Api(page) = page(&text).0.kind else { panic!() };
        let shown: Vec<(ParameterPlace, &str)> =
            page.parameters.iter().map(|row| (row.place, row.row.name.value.as_str())).collect();
        assert_eq!(shown, [(ParameterPlace::Function, "on"), (ParameterPlace::Query, "query")]);
        assert_eq!(page.query_options.map(|options| options.len()), Some(1));
    }
}
