//! Addresses of published pages, and what links in the documentation lead to.
//!
//! | written | becomes |
//! |---|---|
//! | `../resources/user.md#properties`, `user.md` on a resource page | the published page `resources/user`, with the anchor |
//! | `../api/user-list.md`, `user-list.md` on an API page | the published page `user-list` |
//! | `#anchor` | the page itself, with the anchor |
//! | `/graph/paging` | the same path of the site |
//! | `https://…` in plain ASCII | itself |
//! | anything else | nothing: the text stands without a link |
//!
//! Where nothing says that pages are published, they have addresses all the same, below [`NOWHERE`]: a link there leads to the
//! item that the page is about, and is text where there is none.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::api::Api;
use crate::config::Config;
use crate::text::links::{Target, resolve, stem};
use crate::text::percent::{LINK, encoded};
use crate::text::source::{FileId, Sources};

/// Where pages are that are not published.
pub(crate) const NOWHERE: &str = "http://nowhere.invalid/";

/// Knows where pages are published.
#[derive(Debug)]
pub(crate) struct Links<'a> {
    sources: &'a Sources,
    config: &'a Config,
    /// Pages that describe an operation.
    operations: BTreeSet<FileId>,
    /// The addresses of pages, by rank, as far as they were asked for.
    pages: Vec<OnceLock<String>>,
}

impl<'a> Links<'a> {
    /// Learns from the API what kind of page each is.
    pub(crate) fn new(api: &Api, sources: &'a Sources, config: &'a Config) -> Self {
        Self {
            sources,
            config,
            operations: api.operations.iter().map(|it| it.page).collect(),
            pages: vec![OnceLock::new(); sources.len()],
        }
    }

    /// The address of a page of the documentation set.
    pub(crate) fn page(&self, file: FileId) -> &str {
        self.pages[file.rank()].get_or_init(|| {
            let path = &self.sources[file].path;
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            self.published(self.is_resource(file, folder), name, "")
        })
    }

    /// The address of a page for readers of the crate; nothing when it is not published.
    pub(crate) fn address(&self, file: FileId) -> &str {
        Some(self.page(file)).filter(|it| !it.starts_with(NOWHERE)).unwrap_or_default()
    }

    /// The URL that a link on a page leads to; `None` when it should be text only.
    pub(crate) fn target(&self, written: &str, file: FileId) -> Option<String> {
        let written = written.trim();
        if let Some(anchor) = written.strip_prefix('#') {
            return Some(format!("{}{}", self.page(file), anchor_part(anchor)));
        }
        if is_web_address(written) {
            return web_address(written);
        }
        let target = Target::read(written);
        let (path, is_page) = (target.path, target.is_page());
        if let Some(rest) = path.strip_prefix('/') {
            let leads = !is_page && !rest.is_empty() && !rest.starts_with('/') && is_plain(written);
            let on_site = leads && !self.config.site.is_empty();
            return on_site.then(|| encoded(&format!("{}{written}", self.config.site.trim_end_matches('/')), LINK));
        }
        if !is_page || !target.query.is_empty() || path.contains(':') || path.contains('\\') {
            return None;
        }
        self.relative(path, target.anchor.unwrap_or_default(), file)
    }

    fn relative(&self, path: &str, anchor: &str, file: FileId) -> Option<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let resource = match folder.rsplit('/').next().unwrap_or_default() {
            "" | "." => self.is_neighbour_a_resource(file, path),
            "resources" => true,
            "api" => false,
            _ => return None,
        };
        Some(self.published(resource, name, anchor))
    }

    /// A page in the same folder is of the same kind, unless the folder mixes kinds and the set has the page.
    fn is_neighbour_a_resource(&self, file: FileId, path: &str) -> bool {
        let own = &self.sources[file].path;
        let neighbour = self.sources.find(&resolve(own, path).path).unwrap_or(file);
        self.is_resource(neighbour, own.rsplit_once('/').map_or("", |it| it.0))
    }

    /// The folder says what kind of page a file is; loose pages are known by their content.
    fn is_resource(&self, file: FileId, folder: &str) -> bool {
        match folder.rsplit('/').next().unwrap_or_default() {
            "resources" => true,
            "api" => false,
            _ => !self.operations.contains(&file),
        }
    }

    fn published(&self, resource: bool, name: &str, anchor: &str) -> String {
        let page = encoded(&stem(name), LINK).replace(['/', '?', '#'], "-");
        let page = if resource { format!("resources/{page}") } else { page };
        let address = match self.config.published.as_str() {
            "" => format!("{NOWHERE}{page}"),
            published => published.replace("{page}", &page),
        };
        address + &anchor_part(anchor)
    }
}

fn anchor_part(anchor: &str) -> String {
    if anchor.is_empty() { String::new() } else { format!("#{}", encoded(anchor, LINK).replace('#', "%23")) }
}

/// True if a text begins like a URL, in any case.
fn is_web_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|it| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)))
}

/// An absolute address, when it is plain and has a host.
fn web_address(written: &str) -> Option<String> {
    let (_, rest) = written.split_once("://")?;
    let has_host = rest.starts_with(|it: char| it.is_ascii_alphanumeric());
    (has_host && is_plain(written)).then(|| encoded(written, LINK))
}

/// True if a text is ASCII without control characters.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|it| it == b' ' || it.is_ascii_graphic())
}

/// True if a bare URL in running text can be made a link as it stands.
pub(crate) fn is_linkable(text: &str) -> bool {
    web_address(text).is_some_and(|it| it == text)
}
