//! Pages of one service: addresses below its root, lists under OData's names.
//!
//! ```text
//! GET https://api.lamps.example/v1/{site}/rooms   ─▶   GET /rooms
//! {"entries": […], "more": "…"}                   ─▶   {"value": […], "@odata.nextLink": "…"}
//! GET https://sign-in.example/token               ─▶   a finding: no request of the service
//! ```
//!
//! From here on, nothing knows of other roots, prefixes and names.

use std::collections::{BTreeMap, BTreeSet};

use crate::odata::Address;
use crate::odata::address::roots::Roots;
use crate::page::operation::page::ApiPage;
use crate::page::{Json, JsonMember, Page, PageKind, RequestLine};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Spanned;

/// The names of a service for what OData calls `value`, `@odata.nextLink` and `@odata.count`.
pub(crate) type Names<'n> = [(&'n str, &'static str); 3];

/// Reads all pages as those of the service with these roots and names.
pub(crate) fn place(pages: &mut [Page], roots: &Roots, names: Names<'_>) -> Vec<Diagnostic> {
    let renamed = names.iter().any(|(own, usual)| own != usual);
    let mut found = Vec::new();
    for page in pages {
        if let PageKind::Api(api) = &mut page.kind {
            requests(api, roots, &mut found);
            examples(api, roots, renamed.then_some(names));
        }
    }
    found
}

/// The hosts that request lines of several pages lead to, for sets of which nothing says where their service is: one page alone
/// may be about somebody else.
pub(crate) fn common_hosts(pages: &[Page]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let PageKind::Api(api) = &page.kind else { continue };
        let hosts = api.requests.iter().filter_map(|it| Address::read(&it.target).host).map(str::to_ascii_lowercase);
        hosts.collect::<BTreeSet<_>>().into_iter().for_each(|it| *counts.entry(it).or_default() += 1);
    }
    counts.into_iter().filter(|it| it.1 > 1).map(|it| it.0).collect()
}

fn requests(api: &mut ApiPage, roots: &Roots, found: &mut Vec<Diagnostic>) {
    let mut own: Vec<Spanned<RequestLine>> = Vec::with_capacity(api.requests.len());
    for mut line in api.requests.drain(..) {
        match roots.below(&line.target) {
            Err(host) => {
                let message = format!("the request goes to `{host}`, which is not the service: no function makes it");
                found.push(Diagnostic::new(Rule::ForeignHost, message, line.span));
                continue;
            }
            Ok(None) => {}
            Ok(Some(target)) => {
                line.value.target = target;
                // The same request in two spellings of the root.
                if own.iter().any(|it| it.value == line.value) {
                    continue;
                }
            }
        }
        own.push(line);
    }
    api.requests = own;
}

fn examples(api: &mut ApiPage, roots: &Roots, names: Option<Names<'_>>) {
    for example in &mut api.examples {
        if let Some(request) = &mut example.request
            && let Ok(Some(target)) = roots.below(&request.line.target)
        {
            request.value.line.target = target;
        }
        let answer = example.response.as_mut().and_then(|it| it.value.body.as_mut()?.json.as_mut());
        if let (Some(names), Some(json)) = (names, answer) {
            rename(json, names);
        }
    }
}

/// Gives a list its usual names, wherever its own stand.
fn rename(json: &mut Json, names: Names<'_>) {
    if !names.first().and_then(|it| at(json, it.0)).is_some_and(|it| matches!(it, Json::Array(_))) {
        return;
    }
    for (own, usual) in names.iter().filter(|(own, usual)| own != usual) {
        if let Some(name) = member(json, own).map(|it| &mut it.name.value) {
            (*usual).clone_into(name);
        } else if let Some(mut inner) = take(json, own)
            && let Json::Object(members) = json
        {
            (*usual).clone_into(&mut inner.name.value);
            members.push(inner);
        }
    }
}

/// The value under a name, or under names with dots between them.
fn at<'j>(json: &'j Json, path: &str) -> Option<&'j Json> {
    let inner = || path.split_once('.').and_then(|(first, rest)| at(&json.get(first)?.value, rest));
    json.get(path).map(|it| &it.value).or_else(inner)
}

fn member<'j>(json: &'j mut Json, name: &str) -> Option<&'j mut JsonMember> {
    let Json::Object(members) = json else { return None };
    members.iter_mut().find(|it| it.name.value == name)
}

/// Takes a member out of the object that holds it.
fn take(json: &mut Json, path: &str) -> Option<JsonMember> {
    let Json::Object(members) = json else { return None };
    if let Some(at) = members.iter().position(|it| it.name.value == path) {
        return Some(members.remove(at));
    }
    let (first, rest) = path.split_once('.')?;
    take(&mut member(json, first)?.value.value, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::read_json;

    #[test]
    fn a_host_that_several_pages_name_is_the_services() {
        use crate::config::Config;
        use crate::text::source::Sources;
        let page = |name: &str, host: &str| {
            let path = format!("api/{name}.md");
            (
                path,
                format!("# Get {name}\n## HTTP request\n```http\nGET https://{host}/v1/{name}\n```\n## Response\nx\n"),
            )
        };
        let pages = [page("a", "lamps.example"), page("b", "lamps.example"), page("c", "other.example")];
        let sources = Sources::from_texts(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let (read, found) = crate::read_pages(&sources, &Config::default());
        let requests = read.iter().map(|it| match &it.kind {
            PageKind::Api(api) => api.requests.len(),
            _ => 0,
        });
        assert_eq!(requests.collect::<Vec<_>>(), [1, 1, 0]);
        assert_eq!(found.iter().filter(|it| it.rule == Rule::ForeignHost).count(), 1);
        let named = Config::parse("service: https://other.example").unwrap();
        assert_eq!(crate::read_pages(&sources, &named).1.iter().filter(|it| it.rule == Rule::ForeignHost).count(), 2);
    }

    #[test]
    fn a_list_has_its_usual_names() {
        let names = [("result.entries", "value"), ("more", "@odata.nextLink"), ("@odata.count", "@odata.count")];
        let renamed = |text: &str| {
            let mut json = read_json(text).unwrap();
            rename(&mut json, names);
            let Json::Object(members) = json else { unreachable!() };
            members.iter().map(|it| it.name.value.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            renamed(r#"{"result": {"entries": [], "took": 1}, "more": "x"}"#),
            ["result", "@odata.nextLink", "value"]
        );
        assert_eq!(renamed(r#"{"result": {"entries": 7}, "more": "x"}"#), ["result", "more"]);
    }
}
