//! Sections about query options.
//!
//! ```markdown
//! ## Optional query parameters
//! This method supports the `$select` and `$filter` [OData query parameters](/graph/query-parameters).
//! ```
//!
//! ```text
//! option := "$" letters      in text, code or table, but not in a sentence that says "not support"
//! format := media type       in a text that speaks of `$format`
//! ```

use std::ops::Range;

use crate::dialect::headings::Role;
use crate::dialect::phrases::Phrases;
use crate::odata::Method;
use crate::odata::query_option::{self, is_option};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::group::Group;
use crate::page::operation::request_line::{self, Line};
use crate::page::sentence::text::SentenceText;
use crate::text::media;
use crate::text::source::{Span, Spanned};

/// A format of the response that `$format` asks for: "The default output type is text/csv."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Its media type.
    pub media: String,
    /// It is answered to who asks for none.
    pub is_default: bool,
}

/// The query options that sections name.
pub(crate) fn options(cx: &Context<'_>, sections: &[Section], options: &mut Vec<Spanned<String>>) {
    for section in sections {
        for text in section.texts().filter(|text| cx.text(*text).contains('$')) {
            collect_options(&cx.sentence_text(text), options);
        }
        for table in section.tables() {
            let before = options.len();
            for row in &table.rows {
                collect_options(&SentenceText::new(&cx.cell(table, row, 0)), options);
            }
            if options.len() > before {
                cx.take(table.file, table.range.start);
            }
        }
    }
}

/// The query options of the requests that a page shows, but for its request lines.
pub(crate) fn shown(cx: &Context<'_>, groups: &[Group<'_>]) -> Vec<Spanned<(Method, String)>> {
    let sections = groups.iter().filter(|it| it.role != Role::Http).flat_map(|it| it.sections);
    let mut shown: Vec<Spanned<(Method, String)>> = Vec::new();
    for content in sections.flat_map(Section::fences).map(|it| it.content) {
        let mut at = content.start as usize;
        for line in cx.text(content).split_inclusive('\n') {
            let span = Span::new(content.file, at..at + line.trim_end().len());
            at += line.len();
            let Line::Request(request) = request_line::read(line) else { continue };
            for name in query_option::of_address(&request.target) {
                let option = (request.method, name.to_owned());
                if !shown.iter().any(|it| it.value == option) {
                    shown.push(Spanned::new(option, span));
                }
            }
        }
    }
    shown
}

/// The formats of the response that sections name, in the order written.
pub(crate) fn formats(cx: &Context<'_>, sections: &[Section], formats: &mut Vec<Spanned<Format>>) {
    for text in sections.iter().flat_map(Section::texts).filter(|text| cx.text(*text).contains("$format")) {
        let flat = cx.sentence_text(text);
        for sentence in flat.sentences() {
            let mut default = flat.lower[sentence.clone()].find("default").map(|at| sentence.start + at);
            for found in media::named_in(&flat.text[sentence.clone()]) {
                let range = sentence.start + found.start..sentence.start + found.end;
                let is_default = default.take_if(|at| *at < range.start).is_some();
                let media = flat.text[range.clone()].to_owned();
                if !formats.iter().any(|known| known.value.media == media) {
                    formats.push(Spanned::new(Format { media, is_default }, flat.span(&range)));
                }
            }
        }
    }
}

/// The sentence by which sections allow query options without naming them, `supports the OData query parameters`, or name
/// only some: `including $select`.
pub(crate) fn opening(cx: &Context<'_>, sections: &[Section]) -> Option<Span> {
    let mut texts = sections.iter().flat_map(Section::texts).map(|text| cx.sentence_text(text));
    texts.find_map(|flat| flat.sentences().into_iter().find(|it| opens(&flat, it)).map(|it| flat.span(&it)))
}

/// True if a sentence does.
pub(crate) fn opens(flat: &SentenceText, sentence: &Range<usize>) -> bool {
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
            if is_option(name) && !options.iter().any(|known| known.value == name) {
                options.push(Spanned::new(name.to_owned(), flat.span(&range)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::PageKind;
    use crate::page::document::context::tests::{page, prose};

    #[test]
    fn formats_are_media_types_beside_the_option() {
        let text = "# A\n## HTTP request\n```http\nGET /a\n```\n## Function parameters\n\
            The `$format` option is supported. The default output type is text/csv. Set it to `text/csv` or \
            application/json.\n\nThe image/png is no format.\n";
        let PageKind::Api(api) = page(text).0.kind else { panic!() };
        let formats: Vec<_> = api.formats.iter().map(|it| (it.media.as_str(), it.is_default)).collect();
        assert_eq!(formats, [("text/csv", true), ("application/json", false)]);
    }

    #[test]
    fn options_are_shown_by_requests_beside_the_request_lines() {
        let text = "# A\n## HTTP request\n```http\nGET /a?$expand=b\n```\n## Examples\n\
            <!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a?$top=1&x=2&$Select=id\nTone: 1\n```\n```http\nPOST /a?$top=1\n```\n";
        let PageKind::Api(api) = page(text).0.kind else { panic!() };
        let shown: Vec<_> = api.shown_options.iter().map(|it| (it.value.0, it.value.1.as_str())).collect();
        assert_eq!(shown, [(Method::Get, "$top"), (Method::Get, "$Select"), (Method::Post, "$top")]);
        let span = api.shown_options[0].span;
        assert_eq!(&text[span.start as usize..span.end as usize], "GET /a?$top=1&x=2&$Select=id");
    }

    #[test]
    fn options_are_named_once_and_not_when_denied() {
        let mut options = Vec::new();
        let text = "Supports `$select`, $top and `$select`. It does not support `$filter`. Costs $5.";
        collect_options(&SentenceText::new(&prose(text)), &mut options);
        let names: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
        assert_eq!(names, ["$select", "$top"]);
        let PageKind::Api(api) = page("# A\n## HTTP request\n```http\nGET /a\n```\n").0.kind else { panic!() };
        assert_eq!(api.query_options, None);
    }
}
