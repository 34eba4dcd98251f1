//! [`Paths`]: which paths are collections and which are functions, as request lines say about each other.
//!
//! ```text
//! /users/{id}               `/users` is keyed: a collection, unless `PATCH /users` shows it to be one object
//! /x/image(width={width})   `/x/image` is called: a function, also where another line has no arguments
//! ```

use std::collections::BTreeSet;

use crate::api::{Api, Method, Parameter, Segment};
use crate::odata::key::PathKey;

/// Facts about paths that only all request lines together show.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// Paths that some line continues with a key.
    keyed: BTreeSet<String>,
    /// Paths of functions that some line gives arguments.
    called: BTreeSet<String>,
    /// Paths at which an object is changed, replaced or deleted.
    objects: BTreeSet<String>,
}

impl Paths {
    /// Collects the paths of all request lines.
    pub(crate) fn of(api: &Api) -> Self {
        let mut keyed = BTreeSet::new();
        let mut called = BTreeSet::new();
        let mut objects = BTreeSet::new();
        for (method, route) in api.operations.iter().flat_map(|it| it.routes.iter().map(|route| (it.method, route))) {
            let key = PathKey::of(&route.segments);
            if matches!(method, Method::Patch | Method::Put | Method::Delete) {
                objects.insert(key.up_to(route.segments.len()).to_owned());
            }
            for (at, segment) in route.segments.iter().enumerate() {
                match segment {
                    Segment::Key(_) if !keyed.contains(key.up_to(at)) => {
                        keyed.insert(key.up_to(at).to_owned());
                    }
                    Segment::Call { name, arguments, .. } if at > 0 && !arguments.is_empty() => {
                        called.insert(key.with_literal(at, name));
                    }
                    _ => {}
                }
            }
        }
        Self { keyed, called, objects }
    }

    /// True if the path is a collection by its lines: some continue it with a key, and none does to it what is done to one
    /// object.
    pub(crate) fn is_collection(&self, path: &str) -> bool {
        self.is_keyed(path) && !self.objects.contains(path)
    }

    /// True if some request line continues a path with a key: then it is a collection.
    pub(crate) fn is_keyed(&self, path: &str) -> bool {
        self.keyed.contains(path)
    }

    /// True if the path is a function: `…/image`, which another line writes as `…/image(width={width})`.
    pub(crate) fn is_called(&self, path: &str) -> bool {
        self.called.contains(path) && !self.is_keyed(path)
    }

    /// `applications(appId='{appId}')` addresses an object of a collection, although it looks like a function.
    pub(crate) fn is_alternate_key(&self, key: &PathKey, at: usize, name: &str, arguments: &[Parameter]) -> bool {
        let collection = || key.with_literal(at, name);
        !arguments.is_empty() && (at == 0 || self.is_keyed(&collection()))
    }
}
