//! Page selection by globs: the pages of a documentation set that are asked for, and those that they need.
//!
//! ```text
//! api/user-*.md        pages by path; without a `/`, in any folder
//! /users/**            pages with an operation at such an address, `/users` itself too; `{…}` is any key
//! /users/**#GET        … with this method
//! GET /users/**        the same
//! ```
//!
//! Needed are the files that a page includes and the resource pages it links to, and what these need in turn.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use docwright::config::Config;
use docwright::odata::{Address, with_placeholders};
use docwright::page::{Page, PageKind};
use docwright::source::Sources;
use docwright::text::links::{Target, is_snippet, resolve};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::pages::Files;

/// One `--include` or `--exclude`.
#[derive(Debug)]
struct Selector {
    glob: GlobSet,
    /// It is about addresses, not about paths of pages.
    is_address: bool,
    /// In capitals.
    method: Option<String>,
}

/// The operations of a page, which selectors match.
#[derive(Debug, Default)]
struct About {
    /// It describes types.
    is_resource: bool,
    /// Methods in capitals, and addresses with `{}` for each key.
    operations: Vec<(String, String)>,
}

/// Chooses from the files of a set.
pub(super) fn select(
    files: Vec<(String, Vec<u8>)>,
    config: &Config,
    include: &[String],
    exclude: &[String],
) -> anyhow::Result<Files> {
    let parse = |texts: &[String]| texts.iter().map(|it| Selector::parse(it)).collect::<anyhow::Result<Vec<_>>>();
    let (include, exclude) = (parse(include)?, parse(exclude)?);
    let files: Files = files.into_iter().collect();
    let sources = Sources::from_bytes(files.clone().into_iter().collect());
    let (pages, _) = docwright::read_pages(&sources, config);
    let about: BTreeMap<&str, About> = pages.iter().map(|it| (sources[it.file].path.as_str(), About::of(it))).collect();
    let unknown = About::default();
    let is_out = |path: &str| about.get(path).unwrap_or(&unknown).is_out(path, &exclude);
    let is_in = |path: &str, it: &About| include.is_empty() || include.iter().any(|one| it.is_of(path, one));
    let lower: BTreeMap<String, &str> =
        sources.iter().map(|(_, it)| (it.path.to_lowercase(), it.path.as_str())).collect();
    let mut open: Vec<&str> = about.iter().filter(|(path, it)| is_in(path, it)).map(|it| *it.0).collect();
    let mut chosen = BTreeSet::new();
    while let Some(path) = open.pop() {
        if is_out(path) || !chosen.insert(path) {
            continue;
        }
        let text = sources.find(path).map_or("", |it| sources[it].text.as_str());
        let needed = targets(text).filter_map(|it| lower.get(&resolve(path, it).path.to_lowercase()).copied());
        open.extend(needed.filter(|it| match about.get(it) {
            Some(it) => it.is_resource,
            // No page: a part of pages. Samples are no part that says anything.
            None => !is_snippet(it),
        }));
    }
    Ok(files.iter().filter(|it| chosen.contains(it.0.as_str())).map(|it| (it.0.clone(), it.1.clone())).collect())
}

impl Selector {
    fn parse(text: &str) -> anyhow::Result<Self> {
        let is_method = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphabetic());
        let (pattern, method) = match (text.rsplit_once('#'), text.split_once(' ')) {
            (Some((pattern, method)), _) if is_method(method) => (pattern, Some(method)),
            (_, Some((method, pattern))) if is_method(method) && pattern.starts_with('/') => (pattern, Some(method)),
            _ => (text, None),
        };
        let is_address = pattern.starts_with('/');
        let pattern = if is_address { with_placeholders(pattern, "*") } else { pattern.to_owned() };
        let mut globs = GlobSetBuilder::new();
        let mut add = |pattern: &str| -> anyhow::Result<()> {
            let glob = GlobBuilder::new(pattern).literal_separator(true).case_insensitive(true).build();
            globs.add(glob.with_context(|| format!("{text:?} is no pattern of pages"))?);
            Ok(())
        };
        match pattern.strip_suffix("/**") {
            Some(itself) if is_address && !itself.is_empty() => add(itself)?,
            _ => {}
        }
        if is_address || pattern.contains('/') {
            add(&pattern)?
        } else {
            add(&format!("**/{pattern}"))?
        }
        Ok(Self { glob: globs.build()?, is_address, method: method.map(str::to_uppercase) })
    }

    /// True of a selector that matches an operation of a page.
    fn covers(&self, path: &str, (method, address): &(String, String)) -> bool {
        let subject = if self.is_address { address } else { path };
        self.glob.is_match(subject) && self.method.as_ref().is_none_or(|it| it == method)
    }

    /// True of a selector that matches the page as such.
    fn covers_page(&self, path: &str) -> bool {
        !self.is_address && self.method.is_none() && self.glob.is_match(path)
    }
}

impl About {
    fn of(page: &Page) -> Self {
        match &page.kind {
            PageKind::Resource(_) | PageKind::Enums => Self { is_resource: true, ..Self::default() },
            PageKind::Other if !page.parts.is_empty() => Self { is_resource: true, ..Self::default() },
            PageKind::Api(it) => {
                let operations =
                    it.requests.iter().map(|it| (it.method.as_str().to_owned(), Address::read(&it.target).anonymous()));
                Self { is_resource: false, operations: operations.collect() }
            }
            PageKind::Other => Self::default(),
        }
    }

    fn is_of(&self, path: &str, selector: &Selector) -> bool {
        selector.covers_page(path) || self.operations.iter().any(|it| selector.covers(path, it))
    }

    /// A page is left out when all that it describes is.
    fn is_out(&self, path: &str, exclude: &[Selector]) -> bool {
        let is_covered = |it: &(String, String)| exclude.iter().any(|one| one.covers(path, it));
        let all = !self.operations.is_empty() && self.operations.iter().all(is_covered);
        all || exclude.iter().any(|it| it.covers_page(path))
    }
}

/// Where the links and includes of a page lead: `](target)`, `]: target`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split(']').skip(1).filter_map(|it| {
        let inner = match it.strip_prefix('(') {
            Some(inner) => inner.split_once(')')?.0,
            None => it.strip_prefix(':')?.lines().next()?,
        };
        let written = inner.trim().trim_start_matches('<').split(|it: char| it.is_whitespace() || it == '>').next()?;
        let target = Target::read(written);
        (target.is_page() && !target.path.contains("://")).then_some(target.path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GET: &str = "# Get\n\n[user](../resources/user.md#properties)\n\n## HTTP request\n\n```http\nGET /users/{id}\nGET https://graph.microsoft.com/v1.0/me?$x\n```\n";
    const DELETE: &str = "# Delete\n\n[!INCLUDE [x](../includes/x.md)]\n\n## HTTP request\n\n```http\nDELETE /users/{id}\n```\n\n[get](user-get.md)\n";
    const USER: &str = "# user\n\n## Properties\n\n|Property|Type|\n|:-|:-|\n|id|[City](CITY.md)|\n";

    fn chosen(include: &[&str], exclude: &[&str]) -> Vec<String> {
        let files = [
            ("api/user-get.md", GET),
            ("api/user-delete.md", DELETE),
            ("resources/user.md", USER),
            ("resources/city.md", "# city\n\n## Properties\n\n|Property|Type|\n|:-|:-|\n|id|[User](user.md)|\n"),
            ("resources/lamp.md", USER),
            ("includes/x.md", "text"),
            ("includes/y.md", "text"),
            ("toc.md", "# Contents\n\n[lamp](resources/lamp.md)\n"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).to_vec();
        let texts = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let all = select(files, &Config::default(), &texts(include), &texts(exclude)).unwrap();
        all.into_keys().map(|it| it.rsplit_once('/').map_or(it.clone(), |it| it.1.to_owned())).collect()
    }

    #[test]
    fn pages_come_with_what_they_need() {
        let got = ["user-get.md", "city.md", "user.md"];
        for include in
            ["api/user-g*.md", "user-get.md", "/users/{x}#GET", "GET /users/*", "/users/**#get", "/me", "/ME/**"]
        {
            assert_eq!(chosen(&[include], &[]), got, "{include}");
        }
        assert_eq!(chosen(&["/users/**#DELETE"], &[]), ["user-delete.md", "x.md"]);
        assert_eq!(chosen(&["user-get.md"], &["city.md"]), ["user-get.md", "user.md"]);
        assert_eq!(chosen(&["toc.md"], &["city.md"]), ["lamp.md", "toc.md"]);
        assert!(chosen(&["/users"], &[]).is_empty() && chosen(&["nothing"], &[]).is_empty());
    }

    #[test]
    fn everything_is_every_page() {
        let all = ["user-delete.md", "user-get.md", "x.md", "city.md", "lamp.md", "user.md", "toc.md"];
        assert_eq!(chosen(&[], &[]), all);
        // A page goes when all that it describes does.
        let but = |gone: &str| all.iter().copied().filter(|it| *it != gone).collect::<Vec<_>>();
        assert_eq!(chosen(&[], &["/users/**#GET"]), all);
        assert_eq!(chosen(&[], &["/users/**#GET", "GET /me"]), but("user-get.md"));
        assert_eq!(chosen(&[], &["user-get.md#GET"]), but("user-get.md"));
        assert_eq!(chosen(&[], &["toc.md"]), but("toc.md"));
        assert_eq!(chosen(&[], &["toc.md#GET"]), all);
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        let error = select(Vec::new(), &Config::default(), &["a[".to_owned()], &[]).unwrap_err().to_string();
        assert_eq!(error, "\"a[\" is no pattern of pages");
    }
}
