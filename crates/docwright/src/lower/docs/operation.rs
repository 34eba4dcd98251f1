//! Documentation of endpoint functions.
//!
//! ```markdown
//! Get the messages in the signed-in user's mailbox.
//!
//! `GET /me/messages` answers `200 OK` with a collection of [message](https://…).
//!
//! `at` moves the request from `/me` to [`roots::User`](crate::roots::User); the documentation is about this address only.
//!
//! # Permissions
//!
//! | Account | From least to most privileged, as the constant `LIST` has it |
//! |---|---|
//! | Delegated (work or school account) | `Mail.ReadBasic`, `Mail.Read` |
//!
//! # Documentation
//!
//! - [List messages](https://…): `api/user-list-messages.md`, line 46
//! ```

use std::collections::BTreeSet;

use crate::api::{self, Api, Header, ItemType, ParameterDoc, TypeRef};
use crate::krate::{ArgumentPlace, Doc, Ident, Start};
use crate::lower::docs::items::PAGES;
use crate::lower::docs::rustdoc::{Rustdoc, paragraph, push_link, text};
use crate::lower::endpoint::grouping::{Endpoint, Use};
use crate::lower::endpoint::header;
use crate::lower::endpoint::permission::{self, Grant};
use crate::lower::endpoint::response::Response;
use crate::lower::types::structs::type_link;
use crate::odata::name::split_qualified;
use crate::text::markdown::{code, push_code};
use crate::text::source::{Sources, Span};

/// The model and the names that documentation is written from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writer<'a> {
    /// Names of types.
    pub(crate) api: &'a Api,
    /// Lines of pages.
    pub(crate) sources: &'a Sources,
    /// How text is written.
    pub(crate) rustdoc: &'a Rustdoc<'a>,
    /// Names of the kinds of accounts.
    pub(crate) accounts: [&'a str; 3],
}

impl Writer<'_> {
    /// The documentation of a function: what stands above its example, and what below.
    pub(crate) fn function(
        &self,
        endpoint: &Endpoint<'_>,
        answered: Response,
        grants: &[Grant],
        constant: &Ident,
        start: Option<&Start>,
    ) -> [Doc; 2] {
        let (mut lines, mut sections) = (Vec::new(), Vec::new());
        let home = endpoint.uses[0].operation;
        self.rustdoc.introduction(&home.doc, &mut lines);
        if lines.is_empty() {
            lines.push(text(&home.title));
        }
        paragraph(self.answer(endpoint, leading(endpoint, answered), answered), &mut lines);
        start.into_iter().for_each(|it| paragraph(elsewhere(it), &mut lines));
        self.arguments(endpoint, &mut sections);
        permission::table(grants, self.accounts, constant, &mut sections);
        self.options(endpoint, &mut sections);
        self.rustdoc.remarks(&home.remarks, &mut sections);
        self.pages(endpoint, &mut sections);
        [Doc(lines), Doc(sections)]
    }

    /// The home page, then the others: there may be many, and what they say is about something else.
    fn pages(&self, endpoint: &Endpoint<'_>, lines: &mut Vec<String>) {
        paragraph(PAGES.to_owned(), lines);
        lines.push(String::new());
        let item = |it: &Use<'_>| {
            let page = self.page(&it.operation.title, it.route.span);
            if it.route.from_example { page + ", only as an example" } else { page }
        };
        lines.extend(endpoint.at_home().map(item));
        let others: Vec<String> = endpoint.uses[endpoint.at_home().count()..].iter().map(item).collect();
        if !others.is_empty() {
            paragraph("Also documented by:".to_owned(), lines);
            lines.push(String::new());
            lines.extend(others);
        }
    }

    /// `GET /me/messages` answers `200 OK` with a collection of …
    fn answer(&self, endpoint: &Endpoint<'_>, leading: Use<'_>, answered: Response) -> String {
        let request = code(&format!("{} {}", endpoint.method.as_str(), request_text(endpoint)));
        let statuses: Vec<String> =
            leading.operation.statuses_of(leading.variant).iter().map(|it| code(&status(*it))).collect();
        let statuses = if statuses.is_empty() { String::new() } else { format!(" {}", statuses.join(" or ")) };
        let named = leading.operation.undescribed_answer();
        let undescribed = named.map(|it| format!("{}, which no page describes", code(split_qualified(it).1)));
        let item = |it: ItemType| match it {
            ItemType::Scalar(it) => code(&format!("Edm.{it:?}")),
            ItemType::Type(id) => type_link(self.api, self.rustdoc, id),
            ItemType::Json => undescribed.clone().unwrap_or_else(|| "JSON values".to_owned()),
        };
        let what = match answered {
            Response::Nothing if statuses.is_empty() => " without content".to_owned(),
            Response::Nothing => ", without content".to_owned(),
            Response::Value(TypeRef { item: it, collection: true }) => format!(" with a collection of {}", item(it)),
            Response::Value(TypeRef { item: it, collection: false }) => format!(" with {}", item(it)),
            Response::References => " with links to objects".to_owned(),
            Response::Count => " with a number".to_owned(),
            Response::Content => " with raw content".to_owned(),
            Response::Json => match undescribed {
                Some(name) => format!(" with {name}"),
                None => " with JSON of a kind that the documentation does not say".to_owned(),
            },
        };
        format!("{request} answers{statuses}{what}.")
    }

    fn arguments(&self, endpoint: &Endpoint<'_>, lines: &mut Vec<String>) {
        let described = endpoint.arguments.iter().zip(&endpoint.plan.arguments);
        let described =
            described.filter_map(|(it, wanted)| Some((it.ident.as_str(), self.rustdoc.argument(wanted.doc.as_ref()?))));
        let items = described.filter(|(_, doc)| !doc.is_empty()).map(|(name, doc)| format!("- {}: {doc}", code(name)));
        let headers = endpoint.arguments.iter().filter(|it| matches!(it.place, ArgumentPlace::Header(_)));
        let headers = headers.zip(header::given(&endpoint.uses)).map(|(it, header)| {
            let doc = self.rustdoc.line(&header.doc);
            format!("- {}, the header {}: {doc}", code(it.ident.as_str()), code(&header.name))
        });
        section("# Arguments", items.chain(headers).collect(), lines);
    }

    fn options(&self, endpoint: &Endpoint<'_>, lines: &mut Vec<String>) {
        let mut names: Vec<String> = Vec::new();
        let mut headers: Vec<String> = Vec::new();
        let mut options: Vec<String> = Vec::new();
        // What a function always sends is no option of its callers.
        let is_asked = |name: &str| asked(endpoint).is_some_and(|it| it.0.eq_ignore_ascii_case(name));
        let given = header::given(&endpoint.uses);
        let is_option = |it: &&Header| !given.iter().any(|given| given.name.eq_ignore_ascii_case(&it.name));
        for it in endpoint.uses.iter().map(|it| it.operation) {
            for header in it.headers.iter().filter(is_option) {
                let name = header
                    .preset
                    .as_ref()
                    .map_or_else(|| header.name.clone(), |preset| format!("{}: {preset}", header.name));
                if !names.contains(&name) {
                    let doc = self.rustdoc.line(&header.doc);
                    let doc = if doc.is_empty() { doc } else { format!(": {doc}") };
                    headers.push(format!("- {}{doc}", code(&name)));
                    names.push(name);
                }
            }
            let new: Vec<String> = it
                .query_options
                .iter()
                .filter(|it| !is_asked(it))
                .map(|it| code(it))
                .filter(|it| !options.contains(it))
                .collect();
            options.extend(new);
        }
        section("# Headers", headers, lines);
        self.query_parameters(endpoint, lines);
        if !options.is_empty() {
            section("# Query options", vec![options.join(", ")], lines);
        }
    }

    fn query_parameters(&self, endpoint: &Endpoint<'_>, lines: &mut Vec<String>) {
        let mut known = BTreeSet::new();
        let all = endpoint.uses.iter().flat_map(|it| &it.operation.query_parameters);
        let new = all.filter(|it| known.insert(it.name.as_str()));
        let item = |it: &ParameterDoc| {
            let doc = self.rustdoc.argument(it);
            format!("- {}{}{doc}", code(&it.name), if doc.is_empty() { "" } else { ": " })
        };
        section("# Query parameters", new.map(item).collect(), lines);
    }

    /// `[title](address): file, line`
    pub(crate) fn page(&self, title: &str, span: Span) -> String {
        let place = self.sources.position(span);
        let label = if title.trim().is_empty() { &place.path } else { title };
        let mut item = "- ".to_owned();
        push_link(&mut item, label, self.rustdoc.links.page(span.file));
        item.push_str(": ");
        push_code(&mut item, &place.path);
        item.push_str(&format!(", line {}", place.line));
        item
    }
}

/// Where else the request can be sent.
fn elsewhere(start: &Start) -> String {
    let roots: Vec<String> = start.roots.iter().map(|it| format!("[`roots::{it}`](crate::roots::{it})")).collect();
    let (address, roots) = (code(&start.template), roots.join(", "));
    format!("`at` moves the request from {address} to {roots}; the documentation is about this address only.")
}

/// The documentation of an action's parameters.
pub(crate) fn parameters(endpoint: &Endpoint<'_>, rustdoc: &Rustdoc<'_>) -> Doc {
    let request = code(&format!("{} {}", endpoint.method.as_str(), request_text(endpoint)));
    let page = endpoint.uses[0].operation;
    let mut link = String::new();
    push_link(&mut link, &page.title, rustdoc.links.page(page.page));
    let line = format!("Parameters of {request}: {link}.");
    Doc([line, String::new(), PAGES.to_owned(), String::new(), format!("- {link}")].to_vec())
}

fn section(heading: &str, items: Vec<String>, lines: &mut Vec<String>) {
    if !items.is_empty() {
        paragraph(heading.to_owned(), lines);
        lines.push(String::new());
        lines.extend(items);
    }
}

/// The page that says how the endpoint answers: the first that names the very type on which all agree.
fn leading<'a>(endpoint: &Endpoint<'a>, answered: Response) -> Use<'a> {
    let names_it = |it: &&Use<'a>| match (answered, it.response(), it.body()) {
        (Response::Value(all), api::Response::Value(one), _) => all == one,
        (_, _, api::Body::Value(_)) => false,
        _ => true,
    };
    *endpoint.uses.iter().find(names_it).unwrap_or(&endpoint.uses[0])
}

/// The request line without its slash problems: always one slash in front.
pub(crate) fn request_text(endpoint: &Endpoint<'_>) -> String {
    let line = format!("/{}", endpoint.text.trim().trim_start_matches('/'));
    match asked(endpoint) {
        Some((name, value)) => format!("{line}{}{name}={value}", if line.contains('?') { '&' } else { '?' }),
        None => line,
    }
}

/// The query parameter that asks for the case of the response that an endpoint is for.
fn asked<'a>(endpoint: &Endpoint<'a>) -> Option<&'a (String, String)> {
    endpoint.uses.first().and_then(|it| it.operation.query_of(it.variant))
}

fn status(code: u16) -> String {
    let phrase = match code {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        _ => "",
    };
    format!("{code} {phrase}").trim_end().to_owned()
}
