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
//!
//! ```text
//! group    := known heading, with the unknown ones below it
//! examples := everything below an example heading, and requests and responses beside it
//! ```

pub(crate) mod address;
pub(crate) mod example;
pub(crate) mod example_text;
pub(crate) mod header;
pub(crate) mod page;
pub(crate) mod permission;
pub(crate) mod request_body;
pub(crate) mod request_line;
pub(crate) mod response;
pub(crate) mod unread_sentences;

use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::example::{Scope, Shown};
use crate::page::operation::page::{ApiPage, ParameterPlace};
use crate::page::sentence::text::SentenceText;
use crate::text::diagnostic::Rule;
use crate::text::source::Span;

/// What a heading of an operation page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Permissions,
    Http,
    Parameters(ParameterPlace),
    Headers,
    Body,
    Response,
    Example,
    Representation,
    Other,
}

/// Which spelling of a heading means what.
const SECTIONS: &[(&[&str], Role)] = &[
    (&["permissions", "prerequisites", "permission", "required permissions"], Role::Permissions),
    (&["http request", "http requests", "http request url", "request url"], Role::Http),
    (&["path parameters", "path parameter", "uri parameters"], Role::Parameters(ParameterPlace::Path)),
    (&["function parameters", "function parameter", "parameters"], Role::Parameters(ParameterPlace::Function)),
    (
        &[
            "optional query parameters",
            "query parameters",
            "odata query parameters",
            "query parameter",
            "optional query parameter",
            "supported query parameters",
            "required query parameters",
            "query options",
        ],
        Role::Parameters(ParameterPlace::Query),
    ),
    (&["request headers", "optional request headers", "request header", "headers"], Role::Headers),
    (&["request body", "optional request body", "request payload", "body"], Role::Body),
    (&["response", "responses"], Role::Response),
    (&["json representation"], Role::Representation),
];

/// What a heading, in lower case, begins on a page of an operation.
pub(crate) fn role(title: &str) -> Role {
    let known = SECTIONS.iter().find(|(titles, _)| titles.contains(&title)).map(|(_, role)| *role);
    known.unwrap_or(if title.starts_with("example") { Role::Example } else { Role::Other })
}

/// Sections that belong together, under the first one's heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group<'s> {
    pub(crate) role: Role,
    pub(crate) sections: &'s [Section],
}

/// The groups of a page, in reading order.
pub(crate) fn groups(sections: &[Section]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut start = 0;
    let mut current = Role::Other;
    let mut level = 0;
    let mut had_response = false;
    for (rank, section) in sections.iter().enumerate() {
        let own = role(&section.title);
        let below = section.level > level;
        // Beside the examples stand requests and responses that belong to them.
        let beside = section.title.starts_with("request") && matches!(own, Role::Other)
            || section.title.starts_with("response") && (had_response || own != Role::Response);
        let stays = match current {
            Role::Example => below && level > 0 || own != Role::Example && beside,
            Role::Other => own == Role::Other,
            _ => below && own == Role::Other,
        };
        if !stays {
            groups.push(Group { role: current, sections: &sections[start..rank] });
            start = rank;
            current = own;
            level = section.level;
            had_response |= own == Role::Response;
        }
    }
    groups.push(Group { role: current, sections: &sections[start..] });
    groups.retain(|group| !group.sections.is_empty());
    groups
}

/// Where to look for examples in a page.
pub(crate) fn scopes<'s>(groups: &[Group<'s>]) -> Vec<(Scope, &'s Section)> {
    let scope = |role| match role {
        Role::Example => Scope::Examples,
        Role::Http => Scope::Requests,
        // A body section may show the body.
        Role::Representation | Role::Body => Scope::Representation,
        _ => Scope::Annotated,
    };
    groups.iter().flat_map(|group| group.sections.iter().map(move |section| (scope(group.role), section))).collect()
}

/// The groups above headers, body, response and examples, where a page without an HTTP section shows its request.
pub(crate) fn opening<'s>(groups: &[Group<'s>]) -> Vec<Group<'s>> {
    let before = |group: &&Group<'_>| matches!(group.role, Role::Permissions | Role::Other | Role::Parameters(_));
    groups.iter().take_while(before).copied().collect()
}

/// Reads the page.
pub(crate) fn read(cx: &mut Context<'_>, groups: &[Group<'_>], shown: Shown) -> ApiPage {
    let beside = shown.requests;
    let mut page = ApiPage { examples: shown.examples, representations: shown.representations, ..ApiPage::default() };
    let mut about_response = Vec::new();
    for group in groups {
        read_group(cx, *group, &mut page, &mut about_response);
    }
    if !groups.iter().any(|group| group.role == Role::Http) {
        for group in opening(groups) {
            page.requests.extend(address::fallback(cx, group.sections));
        }
    }
    address::add(beside, &mut page.requests);
    if page.requests.is_empty() {
        cx.report(Rule::NoRequest, "the page documents no HTTP request", Span::at_start(cx.file));
    }
    if page.response.claims.is_empty() && page.response.statuses.is_empty() {
        response::sentences(&about_response, &mut page.response);
    }
    page.notes = unread_sentences::read(cx, groups, &page);
    page
}

fn read_group(cx: &mut Context<'_>, group: Group<'_>, page: &mut ApiPage, about_response: &mut Vec<SentenceText>) {
    let sections = group.sections;
    match group.role {
        Role::Permissions => permission::read(cx, sections, &mut page.permissions),
        Role::Http => address::read(cx, sections, &mut page.requests),
        Role::Parameters(place) => {
            if place == ParameterPlace::Query {
                header::query_options(cx, sections, page.query_options.get_or_insert_default());
                page.query_is_open |= header::query_is_open(cx, sections);
            }
            header::parameters(cx, sections, place, &mut page.parameters);
        }
        Role::Headers => header::read(cx, sections, &mut page.headers),
        Role::Body => request_body::read(cx, sections, &mut page.body, about_response),
        Role::Response => response::read(cx, sections, &mut page.response),
        Role::Other => {
            let intro = sections.iter().filter(|section| section.level == 1);
            page.body.mentioned.extend(intro.flat_map(|section| request_body::mentioned(cx, section)));
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
    fn body_tables_are_rows_of_properties_or_parameters() {
        let text = format!(
            "{HTTP}## Request body\n|Parameter|Type|Description|\n|-|-|-|\n|a|String|x|\n### Role options\n|Name|Type|Description|\n|-|-|-|\n|no|String|x|\n"
        );
        let page = api(&text);
        assert!(page.body.rows_are_parameters && page.body.rows.len() == 1);
    }
}
