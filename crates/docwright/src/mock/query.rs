//! OData's query options applied to a response.
//!
//! ```text
//! $select   members; keys and annotations always stay
//! $top      items of a page, the rest behind @odata.nextLink
//! $skip     items that are left out
//! $count    @odata.count
//! ```

use crate::examples::Call;
use crate::mock::message::{Fault, Request};
use crate::mock::rules::Rule;
use crate::text::json::strict::Value;
use crate::text::percent::decoded;
use crate::text::source::Span;

/// The prefix that tells the mock's own tokens from any other.
const TOKEN: &str = "mock-";

/// The options of a request.
#[derive(Debug, Default)]
pub(crate) struct Options<'a> {
    select: Vec<&'a str>,
    /// The relationships that are asked for along with an object.
    expand: Vec<&'a str>,
    top: Option<usize>,
    skip: usize,
    count: bool,
    /// The caller has asked for changes before.
    pub(crate) again: bool,
}

impl<'a> Options<'a> {
    /// Reads them; those that change nothing here may have any value.
    pub(crate) fn read(call: &'a Call<'_>, line: Option<Span>) -> Result<Self, Fault> {
        let mut options = Self::default();
        for (name, value) in &call.options {
            let number = || {
                let fault = || Fault::new(Rule::OptionValue, format!("`{name}={value}` is no whole number"), line);
                value.trim().parse::<usize>().map_err(|_| fault())
            };
            match name.trim_start_matches('$').to_ascii_lowercase().as_str() {
                "select" => options.select = value.split(',').map(str::trim).filter(|it| !it.is_empty()).collect(),
                "expand" => options.expand = expanded(value).collect(),
                "top" => options.top = Some(number()?),
                "skip" => options.skip = options.skip.saturating_add(number()?),
                "count" => options.count = value.eq_ignore_ascii_case("true"),
                // A token from elsewhere, such as one of an example, leads to the first page.
                "skiptoken" => {
                    let at = value.strip_prefix(TOKEN).and_then(|it| it.parse::<usize>().ok());
                    options.skip = options.skip.saturating_add(at.unwrap_or_default());
                }
                "deltatoken" => options.again = true,
                _ => {}
            }
        }
        Ok(options)
    }

    /// The members that were asked for by name.
    pub(crate) fn named(&self) -> impl Iterator<Item = &'a str> {
        self.select.iter().chain(&self.expand).map(|it| first(it)).filter(|it| *it != "*")
    }

    /// Leaves of an object what was asked for.
    pub(crate) fn select(&self, object: &mut Value) {
        let Value::Object(members) = object else { return };
        if self.select.is_empty() || self.select.contains(&"*") {
            return;
        }
        let wanted = |name: &str| self.select.iter().chain(&self.expand).any(|it| first(it).eq_ignore_ascii_case(name));
        members.retain(|(name, _)| {
            let base = name.split('@').next().unwrap_or_default();
            base.is_empty() || base.eq_ignore_ascii_case("id") || wanted(base)
        });
    }

    /// Leaves of a collection the page that was asked for.
    pub(crate) fn page(&self, whole: &mut Value, request: &Request, origin: &str, delta: bool) {
        let Some(Value::Array(items)) = whole.get("value") else { return };
        let all = if delta && self.again { &[] } else { items.as_slice() };
        let first = self.skip.min(all.len());
        let end = self.top.map_or(all.len(), |top| first.saturating_add(top).min(all.len()));
        let mut page = all[first..end].to_vec();
        page.iter_mut().for_each(|it| self.select(it));
        let total = all.len();
        whole.set("value", Value::Array(page));
        if self.count || whole.get("@odata.count").is_some() {
            whole.set("@odata.count", Value::number(total));
        }
        whole.remove("@odata.nextLink");
        whole.remove("@odata.deltaLink");
        // A page of nothing has no next one: following it would never end.
        if end < total && end > first {
            let token = format!("$skiptoken={TOKEN}{}", end);
            whole.set("@odata.nextLink", Value::text(link(request, origin, &["skip", "skiptoken"], &token)));
        } else if delta {
            let token = format!("$deltatoken={TOKEN}1");
            whole.set(
                "@odata.deltaLink",
                Value::text(link(request, origin, &["skip", "skiptoken", "deltatoken", "top"], &token)),
            );
        }
    }
}

/// The member that a path of members begins with, or one with options.
fn first(path: &str) -> &str {
    path.split(['/', '(']).next().unwrap_or_default().trim()
}

/// The parts of `$expand`, which are separated by commas outside of parentheses.
fn expanded(value: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let parts = value.split(move |letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    parts.map(str::trim).filter(|it| !it.is_empty())
}

/// The address of a request, with some options of its query replaced by another one.
fn link(request: &Request, origin: &str, without: &[&str], with: &str) -> String {
    let query = request.target.split_once('?').map_or("", |it| it.1);
    let query = query.split('#').next().unwrap_or_default();
    let name = |pair: &str| {
        let name = decoded(pair.split('=').next().unwrap_or_default());
        name.trim_start_matches('$').to_ascii_lowercase()
    };
    let kept = query.split('&').filter(|it| !it.is_empty() && !without.contains(&name(it).as_str()));
    let query: Vec<&str> = kept.chain([with]).collect();
    format!("{origin}{}?{}", request.path(), query.join("&"))
}
