//! Fuzz targets of grammars that need no page: JSON, request lines, saved models, configurations.

use crate::config::{self, Config};
use crate::drift::{self, Snapshot};
use crate::odata::address::Address;
use crate::odata::address::roots::Roots;
use crate::odata::key::{self, PathKey};
use crate::odata::route::Route;
use crate::odata::{piece, signed_in};
use crate::page::operation::request_line::{self, Line};
use crate::text::json::{self, Json, strict};
use crate::text::source::{FileId, Span};

use super::text::must_lie_in;

/// JSON is read once, every value has a place, and what is read is written as JSON that reads the same.
pub(super) fn json(text: &str) {
    let found = json::read(text, Span::at_start(FileId::NOWHERE));
    for span in found.problem.iter().map(|it| it.span).chain(found.too_deep) {
        must_lie_in(text, span);
    }
    let Some(value) = found.value else { return };
    must_lie_in(text, value.span);
    let count = count(text, &value);
    assert!(count <= text.len(), "{count} values in {} bytes", text.len());
    let written = strict::text(&value, &[]);
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(&written) {
        // Ours reads one level more.
        assert!(error.to_string().contains("recursion limit"), "{error}: {written}");
    }
    let again = json::read(&written, Span::at_start(FileId::NOWHERE));
    assert!(again.problem.is_none() && !again.repaired, "{written}");
    assert_eq!(again.value.map(|it| strict::text(&it, &[])), Some(written));
}

/// The number of values, each in its place.
fn count(text: &str, json: &Json) -> usize {
    let inner = |it: &crate::text::source::Spanned<Json>| {
        must_lie_in(text, it.span);
        count(text, it)
    };
    1 + match json {
        Json::Array(items) => items.iter().map(inner).sum(),
        Json::Object(members) => {
            members.iter().for_each(|it| must_lie_in(text, it.name.span));
            members.iter().map(|it| inner(&it.value)).sum()
        }
        _ => 0,
    }
}

/// The parts of an address are parts of the line, and an address that is written anew is the same one.
pub(super) fn request_line(text: &str) {
    let target = match request_line::read(text) {
        Line::Request(it) => it.target,
        Line::Header(name, value) => {
            assert!(text.contains(&name) && text.contains(&value));
            return;
        }
        Line::Nothing | Line::Other => text.to_owned(),
    };
    let address = Address::read(&target);
    assert!(target.contains(address.text) && address.text.contains(address.path));
    assert!(target.contains(address.query));
    let _ = (address.pieces(), address.anonymous(), address.query_pairs().count(), piece::lacks_colon(address.path));
    let _ = (key::of_text(&target), signed_in::other_path(address.path));
    let roots = Roots::new(["https://api.example/v1.0", "https://{tenant}.example/api/{version}"], ["x"]);
    let _ = (roots.place(&target), roots.below(&target), roots.asked(&target));
    if let Some(route) = Route::read(&target, Span::at_start(FileId::NOWHERE)) {
        let key = PathKey::of(&route.segments);
        assert!(key.text.starts_with(key.up_to(route.segments.len())) && route.expanded().count() <= target.len());
        let _ = (signed_in::route(&route), route.lacks_colon());
    }
}

/// A saved model that can be read is written as one that reads the same, differs in nothing from itself, and can be served.
pub(super) fn saved_model(text: &str) {
    let text: String = text.lines().flat_map(|line| [drift::saved_model::sealed(line), "\n".to_owned()]).collect();
    let Ok((snapshot, making)) = Snapshot::from_lines(&text) else { return };
    let lines = snapshot.to_lines(&making);
    let again = Snapshot::from_lines(&lines).unwrap_or_else(|it| panic!("{it}: {lines}"));
    assert_eq!(again.0.to_lines(&again.1), lines);
    assert_eq!(drift::compare(&snapshot, &again.0).changes, []);
    let _ = drift::restore(&snapshot);
}

/// A configuration is read or refused with a place in the text.
pub(super) fn configuration(text: &str) {
    // YAML ends lines with more than others do.
    let lines = 1 + text.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
    let problem = match (Config::parse(text), config::sets(text)) {
        (Ok(config), sets) => {
            let _ = (config.reads("api/a.md"), config.service.roots(), config.service.parameters().count());
            sets.err()
        }
        (Err(problem), _) => Some(problem),
    };
    let Some(problem) = problem else { return };
    assert!(!problem.message.is_empty() && problem.position.is_none_or(|(line, _)| line <= lines + 1), "{problem:?}");
}
