//! Keys of paths: placeholders are anonymous, and literals count but for case.
//!
//! ```text
//! /users/{id | userPrincipalName}/Messages  →  /users/{}/messages
//! /reports/getX(period='{p}')               →  /reports/getx(period)
//! ```

use std::collections::BTreeSet;

use crate::api::{Api, Parameter, Segment};

/// What the request lines of the whole documentation say about each other.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// Paths that some line continues with a key.
    keyed: BTreeSet<String>,
    /// Paths of functions that some line gives arguments.
    called: BTreeSet<String>,
}

impl Paths {
    /// Collects the paths of all request lines.
    pub(crate) fn of(api: &Api) -> Self {
        let mut keyed = BTreeSet::new();
        let mut called = BTreeSet::new();
        for route in api.operations.iter().flat_map(|it| &it.routes) {
            let key = path_key(&route.segments);
            for (at, segment) in route.segments.iter().enumerate() {
                match segment {
                    Segment::Key(_) if !keyed.contains(key.up_to(at)) => {
                        keyed.insert(key.up_to(at).to_owned());
                    }
                    Segment::Call { name, arguments, .. } if at > 0 && !arguments.is_empty() => {
                        called.insert(format!("{}/{}", key.up_to(at), name.to_ascii_lowercase()));
                    }
                    _ => {}
                }
            }
        }
        Self { keyed, called }
    }

    /// Whether some request line continues a path with a key: then it is a collection.
    pub(crate) fn is_keyed(&self, path: &str) -> bool {
        self.keyed.contains(path)
    }

    /// Whether the path is a function: `…/image`, which another line writes as `…/image(width={width})`.
    pub(crate) fn is_called(&self, path: &str) -> bool {
        self.called.contains(path) && !self.is_keyed(path)
    }

    /// `applications(appId='{appId}')` addresses an object of a collection, although it looks like a function.
    pub(crate) fn is_alternate_key(&self, key: &PathKey, at: usize, name: &str, arguments: &[Parameter]) -> bool {
        let collection = || format!("{}/{}", key.up_to(at), name.to_ascii_lowercase());
        !arguments.is_empty() && (at == 0 || self.is_keyed(&collection()))
    }
}

/// The key of a path, with the length of each part.
#[derive(Debug)]
pub(crate) struct PathKey {
    /// The key.
    pub(crate) text: String,
    lengths: Vec<usize>,
}

impl PathKey {
    /// The key of the first segments.
    pub(crate) fn up_to(&self, segment: usize) -> &str {
        segment.checked_sub(1).map_or("", |last| &self.text[..self.lengths[last]])
    }
}

/// The key of a path: what tells it from others.
pub(crate) fn path_key(segments: &[Segment]) -> PathKey {
    let mut text = String::new();
    let mut lengths = Vec::with_capacity(segments.len());
    for segment in segments {
        match segment {
            Segment::Literal(it) => extend_lower(&mut text, "/", it),
            Segment::Key(_) => text.push_str("/{}"),
            Segment::Cast(it) => extend_lower(&mut text, "/as ", it),
            Segment::ByPath(_) => text.push_str(":/{}"),
            Segment::Ref => text.push_str("/$ref"),
            Segment::Value => text.push_str("/$value"),
            Segment::Count => text.push_str("/$count"),
            Segment::Call { name, arguments, .. } => {
                extend_lower(&mut text, "/", name);
                let mut names: Vec<&str> = arguments.iter().map(|it| it.name.as_str()).collect();
                names.sort_unstable();
                extend_lower(&mut text, "(", &names.join(","));
                text.push(')');
            }
        }
        lengths.push(text.len());
    }
    PathKey { text, lengths }
}

fn extend_lower(text: &mut String, before: &str, part: &str) {
    text.push_str(before);
    text.extend(part.chars().map(|it| it.to_ascii_lowercase()));
}
