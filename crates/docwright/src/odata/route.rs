//! [`Route`]: a documented request line, its address taken apart.
//!
//! ```text
//! route = segment {segment} ["?" parameter {"&" parameter}]
//! ```

use crate::odata::address::Address;
use crate::odata::name::is_literal;
use crate::odata::piece::{Piece, lacks_colon};
use crate::odata::segment::{Segment, segments};
use crate::text::source::Span;

/// A documented request line, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The path below the service root.
    pub segments: Vec<Segment>,
    /// Query parameters that the line itself holds, OData's system options left out.
    pub query: Vec<QueryParameter>,
    /// The line as written, without method, host and version.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Only an example shows it.
    pub from_example: bool,
}

/// `startDateTime={start}` in a request line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryParameter {
    /// The name before the `=`.
    pub name: String,
    /// A fixed value, when the line gives one instead of a placeholder.
    pub fixed: Option<String>,
}

impl Route {
    /// Reads the target of a request line; `None` when it is not the address of anything.
    pub(crate) fn read(target: &str, span: Span) -> Option<Self> {
        let address = Address::read(target);
        if address.path.contains("**") || address.path.contains('\\') || !address.path.is_ascii() {
            return None;
        }
        let segments = segments(address);
        let readable = !segments.is_empty() && segments.iter().all(Segment::is_readable) && !loses_words(address);
        readable.then(|| Self {
            segments,
            query: read_query(address),
            text: address.text.to_owned(),
            span,
            from_example: false,
        })
    }

    /// The relationships that its query asks for, `details` of `$expand=details`: a page about them says so of any address.
    pub(crate) fn expanded(&self) -> impl Iterator<Item = &str> {
        let pairs = Address::read(&self.text).query_pairs();
        let asked = pairs.filter(|it| it.0.eq_ignore_ascii_case("$expand")).filter_map(|it| it.1);
        asked.flat_map(|it| it.split(',')).map(|it| it.split(['(', '/']).next().unwrap_or_default().trim())
    }

    /// Its path begins behind a colon, and goes on behind its placeholder without the colon that ends it.
    pub(crate) fn lacks_colon(&self) -> bool {
        lacks_colon(Address::read(&self.text).path)
    }
}

/// A path between colons holds words beside its placeholder: one argument is sent for all of it, and they would be lost.
fn loses_words(address: Address<'_>) -> bool {
    let mixed = |path: &str| path.contains('{') && path.split('/').any(|it| !it.contains('{'));
    address.pieces().iter().any(|it| matches!(it, Piece::Path(path) if mixed(path)))
}

/// Query parameters that belong to the operation. Options such as `$filter` are the caller's to choose.
fn read_query(address: Address<'_>) -> Vec<QueryParameter> {
    let mut parameters: Vec<QueryParameter> = Vec::new();
    for (name, value) in address.query_pairs() {
        let usable = !name.starts_with('$') && is_literal(name);
        if !usable || parameters.iter().any(|it| it.name == name) {
            continue;
        }
        // A bracket may close what can be left out.
        let value = value.map(|it| it.trim_end_matches(']'));
        let fixed = value.is_none_or(|it| matches!(it, "true" | "false")).then(|| value.unwrap_or_default().to_owned());
        parameters.push(QueryParameter { name: name.to_owned(), fixed });
    }
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::odata::segment::Parameter;
    use crate::text::source::Sources;

    fn show(target: &str) -> String {
        let sources = Sources::from_texts([("a.md", "")]);
        let span = Span::at_start(sources.find("a.md").unwrap());
        let Some(route) = Route::read(target, span) else { return "-".to_owned() };
        let key = |it: &Parameter| format!("{}{}{}", it.prefix, if it.quoted { "'" } else { "" }, it.name);
        let mut shown: Vec<String> = route
            .segments
            .iter()
            .map(|segment| match segment {
                Segment::Literal(text) => text.clone(),
                Segment::Key(it) if it.parenthesised => format!("({})", key(it)),
                Segment::Key(it) => format!("{{{}}}", key(it)),
                Segment::Call { name, arguments, .. } => {
                    let arguments: Vec<String> = arguments.iter().map(key).collect();
                    format!("{name}({})", arguments.join(","))
                }
                Segment::Cast(name) => format!("<{name}>"),
                Segment::ByPath(it) => format!(":{}", it.name),
                Segment::Ref => "$ref".to_owned(),
                Segment::Value => "$value".to_owned(),
                Segment::Count => "$count".to_owned(),
            })
            .collect();
        shown.extend(route.query.iter().map(|it| format!("?{}={}", it.name, it.fixed.as_deref().unwrap_or("{}"))));
        shown.join(" ")
    }

    #[test]
    fn plain_paths_and_placeholders() {
        assert_eq!(show("/users/{id | userPrincipalName}/messages"), "users {id} messages");
        assert_eq!(show("https://api.contoso.example/v1.0/sites/{site-id}/lists"), "sites {site-id} lists");
        assert_eq!(show("/V1.0/me/settings/"), "me settings");
        assert_eq!(
            show("~/onPremisesPublishingProfiles/{publishingType}/"),
            "onPremisesPublishingProfiles {publishingType}"
        );
        assert_eq!(show("policies/claimsMappingPolicies"), "policies claimsMappingPolicies");
        assert_eq!(show("/x/resources/<resourceId>/roleSettings"), "x resources {resourceId} roleSettings");
        assert_eq!(show("/teams/(team-id)/messages"), "teams {team-id} messages");
        assert_eq!(show("/users/{user-id} | user-principal-name/chats"), "users {user-id} chats");
        assert_eq!(show("/tokenLifetimePolicies/{id}$ref"), "tokenLifetimePolicies {id} $ref");
        assert_eq!(show("/recoveryKeys/'{keyId}'"), "recoveryKeys {'keyId}");
        assert_eq!(show("/sites/{hostname},{spsite-id},{spweb-id}"), "sites {hostname}");
        assert_eq!(show("/{tenant id}/x"), "{tenant id} x");
    }

    #[test]
    fn identifiers_of_objects_become_keys() {
        assert_eq!(show("/classes/acdefc6b-2dc6-4e71-b1e9-6d9810ab1793/assignments"), "classes {} assignments");
        assert_eq!(show("/sites/id/contentTypes/id/columns"), "sites {} contentTypes {} columns");
        assert_eq!(show("/domains/contoso.com/verify"), "domains {} verify");
        assert_eq!(show("/me/drive"), "me drive");
        assert_eq!(show("/a/{id}/b/$ref?$id=https://x.y/v1.0/u/{id}"), "a {id} b $ref");
    }

    #[test]
    fn calls_and_casts() {
        assert_eq!(show("/reports/getX(period='{period_value}')"), "reports getX('period)");
        assert_eq!(show("/reports/getX(date={date_value})"), "reports getX(date)");
        assert_eq!(show("/w/range(address='A1:B2')/entireRow"), "w range('address) entireRow");
        assert_eq!(show("/w/range(address='<address>'/entireRow"), "w range('address) entireRow");
        assert_eq!(show("/w/range(<address>)/x"), "w range (address) x");
        assert_eq!(show("/w/delta()"), "w delta()");
        assert_eq!(show("/a/f(deltaRows={n}, deltaColumns={n})"), "a f(deltaRows,deltaColumns)");
        assert_eq!(show("/a/f(Zone=example.graph.zone'{z}')"), "a f(example.graph.zone'Zone)");
        assert_eq!(show("/users('{id}')/x"), "users ('id) x");
        assert_eq!(
            show("/apps/{id}/example.graph.mobileLobApp/contentVersions"),
            "apps {id} <example.graph.mobileLobApp> contentVersions"
        );
    }

    #[test]
    fn addresses_by_path() {
        assert_eq!(show("/me/drive/root:/{item-path}:/children"), "me drive root :item-path children");
        assert_eq!(
            show("/drives/{drive-id}/items/{parent-id}:/{filename}:/content"),
            "drives {drive-id} items {parent-id} :filename content"
        );
        assert_eq!(show("/me/drive/root:/{path and filename}"), "me drive root :path and filename");
        assert_eq!(show("/sites/{hostname}:/{relative-path}"), "sites {hostname} :relative-path");
        assert_eq!(show("/me/drive/root:/{item-path}/dim"), "me drive root :item-path dim");
        assert_eq!(show("/me/drive/root:/a/b.txt:/content"), "me drive root :a/b.txt content");
    }

    #[test]
    fn queries() {
        assert_eq!(
            show("/me/calendarView?startDateTime={a}&endDateTime={b}"),
            "me calendarView ?startDateTime={} ?endDateTime={}"
        );
        assert_eq!(show("/sites?search={query}"), "sites ?search={}");
        assert_eq!(show("/m/{id}?$expand=x($filter=id eq '{v}')"), "m {id}");
        assert_eq!(show("/pages/{id}/content[?includeIDs=true]"), "pages {id} content");
        assert_eq!(
            show("/me/mailFolders/{id}/childFolders/{id}/.../messages/{id}"),
            "me mailFolders {id} childFolders {id} messages {id}"
        );
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let targets = ["** Collection URI for x not found", "", "/", "/a/b c", "/a/../b", "/a/./b", "/a:/b/{c}:/d"];
        for target in targets {
            assert_eq!(show(target), "-", "{target}");
        }
    }
}
