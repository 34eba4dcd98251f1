//! The target of a request line as a [`Route`].
//!
//! ```text
//! target  = [host ["/" version]] path ["?" query]
//! path    = { "/" segment }
//! segment = literal | key | literal "(" [argument { "," argument }] ")" | "$ref" | "$value" | "$count"
//!         | type-name                        a cast, or an action or function with its namespace
//!         | segment ":" { "/" text } [":"]   addressed by path
//! key     = "{" name [ "|" name ] "}" | "<" name ">" | "(" name "-id)" | an identifier of some object
//! ```

use crate::api::{Parameter, QueryParameter, Route, Segment};
use crate::odata::call::{placeholder, read_call};
use crate::page::is_version;
use crate::text::source::Span;

/// Reads a target; `None` when it is not the address of anything.
pub(crate) fn parse_route(target: &str, span: Span) -> Option<Route> {
    let text = strip_root(target);
    let (path, query) = split_query(text);
    let path = path.trim().trim_end_matches('/');
    if path.contains("**") || path.contains('\\') || !path.is_ascii() {
        return None;
    }
    let mut segments = Vec::new();
    let mut pieces = split_path(path).into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let Some(item) = opens_path_address(piece) else {
            push_segment(&mut segments, piece)?;
            continue;
        };
        push_segment(&mut segments, item)?;
        let mut address = Vec::new();
        for part in pieces.by_ref() {
            address.push(part.strip_suffix(':').unwrap_or(part));
            if part.ends_with(':') {
                break;
            }
        }
        if !address.is_empty() {
            segments.push(Segment::ByPath(placeholder(&address.join("/"))));
        }
    }
    if segments.is_empty() {
        return None;
    }
    Some(Route { segments, query: parse_query(query), text: text.to_owned(), span })
}

/// Removes what every address of the API shares: host, version, a leading `~`.
fn strip_root(target: &str) -> &str {
    let mut rest = target.trim();
    // An address may hold another one in its query.
    let host = rest.split_once("://").filter(|it| it.0.bytes().all(|it| it.is_ascii_alphabetic()));
    rest = host.map_or(rest, |(_, after)| after.find('/').map_or("", |slash| &after[slash..]));
    rest = rest.trim_start_matches('~').trim_start_matches('/');
    let (first, after) = rest.split_once('/').unwrap_or((rest, ""));
    if is_version(first) { after } else { rest }
}

fn split_query(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'<' => depth += 1,
            b'}' | b'>' => depth = depth.saturating_sub(1),
            b'?' if depth == 0 => {
                // `content[?includeIDs=true]`: what stands in brackets can be left out.
                let path = text[..at].trim_end_matches('[');
                return (path, if path.len() == at { &text[at + 1..] } else { "" });
            }
            _ => {}
        }
    }
    (text, "")
}

/// Splits at `/` outside braces, quotes and, where they are balanced, parentheses.
fn split_path(path: &str) -> Vec<&str> {
    let count = |wanted: char| path.chars().filter(|it| *it == wanted).count();
    let parens_count = count('(') == count(')');
    let quotes_count = count('\'').is_multiple_of(2);
    let (mut depth, mut quoted, mut start) = (0_usize, false, 0);
    let mut pieces = Vec::new();
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'{' | b'<' => depth += 1,
            b'}' | b'>' => depth = depth.saturating_sub(1),
            b'(' if parens_count => depth += 1,
            b')' if parens_count => depth = depth.saturating_sub(1),
            b'\'' if quotes_count => quoted = !quoted,
            b'/' if depth == 0 && !quoted => {
                pieces.push(path[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(path[start..].trim());
    // An ellipsis stands for more of the same; `.` and `..` lead elsewhere and are no part of an address.
    pieces.retain(|it| !it.is_empty() && *it != "..." && *it != "…");
    pieces
}

/// `root:` of `root:/{item-path}:/children`.
fn opens_path_address(piece: &str) -> Option<&str> {
    piece.strip_suffix(':').filter(|item| !item.is_empty())
}

fn push_segment(segments: &mut Vec<Segment>, piece: &str) -> Option<()> {
    if let Some(inner) = piece.strip_suffix("$ref").filter(|it| !it.is_empty()) {
        push_segment(segments, inner)?;
        segments.push(Segment::Ref);
        return Some(());
    }
    let segment = match piece {
        "$ref" => Segment::Ref,
        "$value" => Segment::Value,
        "$count" => Segment::Count,
        _ if is_key(piece) => Segment::Key(placeholder(piece)),
        _ if piece.contains('(') => {
            segments.extend(read_call(piece)?);
            return Some(());
        }
        _ if is_qualified(piece) => Segment::Cast(piece.to_owned()),
        _ if is_identifier_of_an_object(piece, segments) => Segment::Key(Parameter::default()),
        _ if is_name(piece) => Segment::Literal(piece.to_owned()),
        _ => return None,
    };
    segments.push(segment);
    Some(())
}

/// `{id}`, `<id>`, `'{id}'`, `(team-id)`, `{hostname},{site-id}`, `{user-id} | user-principal-name`.
fn is_key(piece: &str) -> bool {
    piece.starts_with(['{', '<', '\'', '(', '[']) || (piece.contains(['{', '<']) && !piece.contains('('))
}

pub(crate) fn is_name(piece: &str) -> bool {
    piece.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '$' | '.'))
        && piece.chars().any(|it| it.is_ascii_alphabetic())
}

/// `microsoft.graph.user`; other names with a dot are values: `contoso.com`.
pub(crate) fn is_qualified(piece: &str) -> bool {
    piece.contains('.') && piece.starts_with("microsoft.") && is_name(piece)
}

/// A concrete identifier where the documentation should have a placeholder.
fn is_identifier_of_an_object(piece: &str, before: &[Segment]) -> bool {
    let after_collection = matches!(before.last(), Some(Segment::Literal(_)));
    if !piece.contains(|it: char| it.is_ascii_alphanumeric()) {
        return false;
    }
    let digits = piece.chars().filter(char::is_ascii_digit).count();
    let long_mixed = piece.len() >= 16 && digits >= 4;
    let guid_like = piece.len() >= 8 && piece.chars().all(|it| it.is_ascii_hexdigit() || it == '-') && digits > 0;
    let number = digits == piece.len();
    let spelled = piece.eq_ignore_ascii_case("id");
    after_collection
        && (long_mixed || guid_like || number || spelled || piece.ends_with('=') || piece.contains(['@', '.', '!']))
}

/// Query parameters that belong to the operation. Options such as `$filter` are the caller's to choose.
fn parse_query(query: &str) -> Vec<QueryParameter> {
    let mut parameters: Vec<QueryParameter> = Vec::new();
    for pair in split_ampersands(query) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = name.trim();
        let usable = !name.is_empty() && !name.starts_with('$') && is_name(name);
        if !usable || parameters.iter().any(|it| it.name == name) {
            continue;
        }
        let value = value.trim();
        let is_fixed = matches!(value, "true" | "false") || !pair.contains('=');
        let fixed = is_fixed.then(|| value.to_owned());
        parameters.push(QueryParameter { name: name.to_owned(), fixed, ty: None, doc: None });
    }
    parameters
}

fn split_ampersands(query: &str) -> impl Iterator<Item = &str> {
    query.trim_end_matches(']').split('&').map(str::trim).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;

    fn show(target: &str) -> String {
        let sources = Sources::from_texts([("a.md", "")]);
        let span = Span::at_start(sources.find("a.md").unwrap());
        let Some(route) = parse_route(target, span) else { return "-".to_owned() };
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
        assert_eq!(show("https://graph.microsoft.com/v1.0/sites/{site-id}/lists"), "sites {site-id} lists");
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
        assert_eq!(show("/a/f(Zone=microsoft.graph.zone'{z}')"), "a f(microsoft.graph.zone'Zone)");
        assert_eq!(show("/users('{id}')/x"), "users ('id) x");
        assert_eq!(
            show("/apps/{id}/microsoft.graph.mobileLobApp/contentVersions"),
            "apps {id} <microsoft.graph.mobileLobApp> contentVersions"
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
        for target in ["** Collection URI for x not found", "", "/", "/a/b c", "/a/../b", "/a/./b"] {
            assert_eq!(show(target), "-", "{target}");
        }
    }
}
