//! Home pages: of the pages that describe one request, the one written about it.

use std::collections::BTreeMap;

use crate::api::{Decided, Method, Route};
use crate::odata::key::PathKey;
use crate::text::source::FileId;

/// The pages of each request that several pages describe: its home page first, then those that describe it, too.
#[derive(Debug, Clone, Default)]
pub struct Homes(BTreeMap<(Method, String), Decided<Vec<FileId>>>);

impl Homes {
    pub(crate) fn new(pages: BTreeMap<(Method, String), Decided<Vec<FileId>>>) -> Self {
        Self(pages)
    }

    /// The pages of a request, its home page first; `None` where only one describes it.
    #[must_use]
    pub fn of(&self, method: Method, route: &Route) -> Option<&Decided<Vec<FileId>>> {
        self.0.get(&(method, PathKey::of(&route.segments).text))
    }

    /// The rank of a page among those of a request: zero for its home page, also where it is the only one.
    pub(crate) fn rank(&self, method: Method, route: &Route, page: FileId) -> usize {
        let pages = self.of(method, route);
        pages.and_then(|it| it.iter().position(|it| *it == page)).unwrap_or_default()
    }

    /// The requests that several pages describe, with the key of their address, in its order.
    pub fn iter(&self) -> impl Iterator<Item = (Method, &str, &Decided<Vec<FileId>>)> {
        self.0.iter().map(|((method, address), pages)| (*method, address.as_str(), pages))
    }
}
