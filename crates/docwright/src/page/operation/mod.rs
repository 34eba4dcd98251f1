//! Pages of operations.
//!
//! ```markdown
//! # List messages
//! ## Permissions
//! ## HTTP request
//! ## Optional query parameters
//! ## Request headers
//! ## Request body
//! ## Response
//! ## Examples
//! ##### Request
//! ##### Response
//! ```

pub(crate) mod address;
pub(crate) mod example;
pub(crate) mod group;
pub(crate) mod header;
pub(crate) mod page;
pub(crate) mod parameter;
pub(crate) mod permission;
pub(crate) mod query;
pub(crate) mod request_body;
pub(crate) mod request_line;
pub(crate) mod response;
pub(crate) mod status;
pub(crate) mod unread_sentences;

use std::rc::Rc;

use crate::dialect::headings::{ParameterPlace, Role};
use crate::page::document::context::Context;
use crate::page::operation::example::shown::Shown;
use crate::page::operation::group::Group;
use crate::page::operation::page::ApiPage;
use crate::page::sentence::text::SentenceText;
use crate::text::diagnostic::Rule;
use crate::text::source::Span;

/// Reads the page.
pub(crate) fn read(cx: &mut Context<'_>, groups: &[Group<'_>], shown: Shown) -> ApiPage {
    let beside = shown.requests;
    let mut page = ApiPage { examples: shown.examples, representations: shown.representations, ..ApiPage::default() };
    let mut about_response = Vec::new();
    for group in groups {
        read_group(cx, *group, &mut page, &mut about_response);
    }
    if !groups.iter().any(|group| group.role == Role::Http) {
        for group in group::opening(groups) {
            page.requests.extend(address::fallback(cx, group.sections));
        }
    }
    address::add(beside, &mut page.requests);
    address::limit(cx, &mut page.requests);
    if page.requests.is_empty() {
        cx.report(Rule::NoRequest, "the page documents no HTTP request", Span::at_start(cx.file));
    }
    if page.response.claims.is_empty() && page.response.statuses.is_empty() {
        response::sentences(&about_response, &mut page.response);
    }
    page.shown_options = query::shown(cx, groups);
    page.notes = unread_sentences::read(cx, groups, &page);
    page
}

fn read_group(cx: &mut Context<'_>, group: Group<'_>, page: &mut ApiPage, about_response: &mut Vec<Rc<SentenceText>>) {
    let sections = group.sections;
    if !matches!(group.role, Role::Example | Role::Representation | Role::Http) {
        query::formats(cx, sections, &mut page.formats);
    }
    match group.role {
        Role::Permissions => permission::read(cx, sections, &mut page.permissions),
        Role::Http => address::read(cx, sections, &mut page.requests),
        Role::Parameters(place) => {
            if place == ParameterPlace::Query {
                query::options(cx, sections, page.query_options.get_or_insert_default());
                page.query_opening = page.query_opening.or_else(|| query::opening(cx, sections));
            }
            parameter::read(cx, sections, place, &mut page.parameters);
        }
        Role::Headers => header::read(cx, sections, &mut page.headers),
        Role::Body => request_body::read(cx, sections, &mut page.body, about_response),
        Role::Response => response::read(cx, sections, &mut page.response),
        Role::Other => {
            let intro = sections.iter().filter(|section| section.level == 1);
            page.body.mentioned.extend(intro.flat_map(|section| parameter::mentioned(cx, section)));
        }
        Role::Example | Role::Representation => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::page::document::context::tests::page;
    use crate::page::{ApiPage, PageKind, ResponseClaim};

    fn api(text: &str) -> ApiPage {
        match page(&format!("# A\n{text}")).0.kind {
            PageKind::Api(api) => *api,
            kind => panic!("{kind:?}"),
        }
    }

    const HTTP: &str = "## HTTP request\n```http\nGET /a\n```\n";

    #[test]
    fn headings_below_examples_are_examples() {
        let text = format!(
            "{HTTP}## Example\n##### Request\n```http\nGET /b\n```\n##### Response\nReturns `404 Not Found`.\n```http\nHTTP/1.1 200 OK\n```\n"
        );
        let page = api(&text);
        assert!(!page.response.present);
        assert_eq!((page.requests.len(), page.examples.len()), (1, 1));
    }

    #[test]
    fn requests_beside_examples_belong_to_them() {
        let text = format!(
            "{HTTP}## Response\nReturns `200 OK`.\n## Example 1: x\n### Request\n## Request\n```http\nGET /b\n```\n## Response\n```http\nHTTP/1.1 201 Created\n```\n"
        );
        let page = api(&text);
        assert_eq!(page.response.statuses.len(), 1);
        assert_eq!(page.examples[0].response.as_ref().unwrap().status, Some(201));
    }

    #[test]
    fn the_response_may_stand_in_the_body_section() {
        let text = format!(
            "{HTTP}## Request body\nIf successful, this method returns a `200 OK` response code and a [x](x.md) object in the response body.\n"
        );
        let page = api(&text);
        assert!(matches!(page.response.claims[0].value, ResponseClaim::Returns(_)));
        assert!(page.body.claims.is_empty());
    }

    #[test]
    fn body_tables_are_rows_and_values_are_not() {
        let text = format!(
            "{HTTP}## Request body\n|Parameter|Type|Description|\n|-|-|-|\n|a|String|x|\n### Role options\n|Name|Type|Description|\n|-|-|-|\n|no|String|x|\n"
        );
        let page = api(&text);
        assert_eq!(page.body.rows.len(), 1);
    }
}
