//! Notes: sentences about an operation that nothing else is read from.
//!
//! ```markdown
//! ## Permissions
//! The signed-in user must also have the role *Reports Reader*.
//!
//! ## Response
//! If successful, this method returns `202 Accepted`. The list may be a minute old.
//! ```
//!
//! ```text
//! note := sentence of a section about the contract, in which nothing stands that another part of the page came from
//! ```

use crate::dialect::headings::Role;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::group::Group;
use crate::page::operation::page::ApiPage;
use crate::page::operation::query;
use crate::text::source::{Span, Spanned};

/// The notes of a page of which everything else has been read.
pub(crate) fn read(cx: &Context<'_>, groups: &[Group<'_>], page: &ApiPage) -> Vec<Spanned<String>> {
    let read = facts(page);
    let is_read = |span: Span| read.iter().any(|it| meet(*it, span));
    let options: Vec<Span> = page.query_options.iter().flatten().map(|it| it.span).collect();
    let mut notes = Vec::new();
    let about = groups.iter().filter(|it| !matches!(it.role, Role::Example | Role::Representation | Role::Other));
    for text in about.flat_map(|it| it.sections).flat_map(Section::all_texts) {
        let flat = cx.sentence_text(text);
        for sentence in flat.sentences() {
            let said = flat.text[sentence.clone()].trim();
            // Without the blank before it.
            let blank = sentence.len() - flat.text[sentence.clone()].trim_start().len();
            let span = flat.span(&(sentence.start + blank..sentence.end));
            // Of a sentence that says more of options than that they are supported, the rest is read nowhere.
            let names = said.contains("support") && options.iter().any(|it| meet(*it, span));
            if !said.is_empty() && !is_read(span) && !names && !query::opens(&flat, &sentence) {
                notes.push(Spanned::new(said.to_owned(), span));
            }
        }
    }
    notes
}

fn meet(a: Span, b: Span) -> bool {
    a.file == b.file && a.start < b.end && b.start < a.end
}

/// Where sentences stand that are read as something else.
fn facts(page: &ApiPage) -> Vec<Span> {
    let statuses = page.response.statuses.iter().map(|it| it.span);
    let claims = page.response.claims.iter().map(|it| it.span).chain(page.body.claims.iter().map(|it| it.span));
    statuses.chain(claims).chain(page.body.mentioned.iter().map(|it| it.span)).collect()
}

#[cfg(test)]
mod tests {
    use crate::page::PageKind;
    use crate::page::document::context::tests::page;

    #[test]
    fn what_nothing_else_is_read_from_is_a_note() {
        let text = "# A\nOnly a summary.\n## Permissions\nOne of these. A role too.\n> Not for guests.\n## HTTP request\n```http\nGET /a\n```\n## Query parameters\nSupports the OData query parameters. It supports `$top`, too. `$skip` is not supported.\n## Response\nIf successful, this method returns a `200 OK` response code and a [b](b.md) object in the response body. Slow.\n## Examples\nAn example.\n";
        let PageKind::Api(api) = page(text).0.kind else { panic!() };
        let notes: Vec<&str> = api.notes.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(notes, ["One of these.", "A role too.", "Not for guests.", "$skip is not supported.", "Slow."]);
        assert_eq!(&text[api.notes[4].span.start as usize..api.notes[4].span.end as usize], "Slow.");
    }
}
