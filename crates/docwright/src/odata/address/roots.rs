//! [`Roots`]: where the addresses of a service begin, in every spelling that pages have of it.
//!
//! ```text
//! address = root rest | prefix [tail] rest | rest
//! root    = scheme "://" host {"/" segment}     `{name}` in it stands for any text of one segment, or of one part of the host
//! prefix  = a word, bare or in braces, in place of a host or of the first segment
//! tail    = the last segments of a root, which some authors repeat behind the prefix
//!
//! https://api.lamps.example/v1/{site}           the root
//! https://api.lamps.example/v1/attic/lamps(7)   └ rest: /lamps(7)
//! lampsPrefix/lamps(7)                          the same
//! ```

use crate::odata::address::{Address, is_version, split_host};

/// Where the addresses of a service begin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roots {
    /// The service's own first, then other spellings of it.
    roots: Vec<Root>,
    prefixes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Root {
    host: String,
    path: Vec<String>,
}

/// How a root has to fit the beginning of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// A parameter is any text: what comes to a server is a whole address.
    Any,
    /// A parameter that no fixed segment follows is a placeholder: pages leave the root out, and any word could be one.
    Certain,
}

/// The place that an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'t> {
    /// Below the root: the rest of the address.
    Below(&'t str),
    /// Below the service, as far as it says.
    Plain,
    /// Another host.
    Elsewhere(&'t str),
}

impl Roots {
    /// The root of a service, other spellings of it, and the words before addresses that stand for it.
    pub fn new<'r>(roots: impl IntoIterator<Item = &'r str>, prefixes: impl IntoIterator<Item = &'r str>) -> Self {
        Self {
            roots: roots.into_iter().map(Root::read).collect(),
            prefixes: prefixes.into_iter().map(|it| word(it).to_owned()).filter(|it| !it.is_empty()).collect(),
        }
    }

    /// Takes these hosts for the service's own, too.
    pub(crate) fn add_hosts(&mut self, hosts: impl IntoIterator<Item = String>) {
        self.roots.extend(hosts.into_iter().map(|host| Root { host, path: Vec::new() }));
    }

    /// The one reader of where an address of a page leads.
    pub fn place<'t>(&self, target: &'t str) -> Place<'t> {
        let (host, path) = split_host(target);
        if let Some(host) = host {
            if self.prefixes.iter().any(|it| it.eq_ignore_ascii_case(word(host))) {
                return Place::Below(self.without_tail(path));
            }
            let of_host = || self.roots.iter().filter(|it| it.has_host(host));
            if let Some(rest) = of_host().filter_map(|it| without(&it.path, path, Fit::Any)).min_by_key(|it| it.len()) {
                return Place::Below(self.without_prefix(rest).unwrap_or(rest));
            }
            return match self.without_prefix(path) {
                Some(rest) => Place::Below(rest),
                None if of_host().next().is_some() || host.contains(['{', '<']) => Place::Plain,
                None => Place::Elsewhere(host),
            };
        }
        let with_path = self.roots.iter().filter(|it| !it.path.is_empty());
        let without_root =
            || with_path.filter_map(|it| without(&it.path, path, Fit::Certain)).min_by_key(|it| it.len());
        self.without_prefix(path).or_else(without_root).map_or(Place::Plain, Place::Below)
    }

    /// The address below the service as `/rooms/{id}?x=y` where it is written in a way that the grammar of addresses alone reads
    /// otherwise.
    ///
    /// # Errors
    /// With the host, when the address leads to another one.
    pub fn below<'t>(&self, target: &'t str) -> Result<Option<String>, &'t str> {
        match self.place(target) {
            Place::Elsewhere(host) => Err(host),
            Place::Plain => Ok(None),
            Place::Below(rest) => {
                let (rest, plain) = (rest.trim_start_matches('/'), Address::read(target));
                let own = plain.host.is_none_or(|host| self.roots.first().is_some_and(|it| it.has_host(host)));
                Ok((!own || plain.text != rest).then(|| format!("/{rest}")))
            }
        }
    }

    /// The part behind the root of an address that a server is asked; all of it where it does not begin so.
    pub fn asked<'t>(&self, target: &'t str) -> &'t str {
        let (_, path) = split_host(target);
        let rest = self.roots.first().and_then(|it| without(&it.path, path, Fit::Any));
        rest.unwrap_or(target)
    }

    /// The rest behind a prefix, which may stick to a version: `v1.0lampsPrefix/lamps`.
    fn without_prefix<'t>(&self, path: &'t str) -> Option<&'t str> {
        let path = trimmed(path);
        let (first, rest) = path.split_at(path.find(['/', '?']).unwrap_or(path.len()));
        let is_prefix = |prefix: &String| {
            let at = first.len().checked_sub(prefix.len()).filter(|at| first.is_char_boundary(*at));
            let glued = at.is_some_and(|at| first[at..].eq_ignore_ascii_case(prefix) && is_version(&first[..at]));
            glued || word(first).eq_ignore_ascii_case(prefix)
        };
        self.prefixes.iter().any(is_prefix).then(|| self.without_tail(rest))
    }

    /// The rest behind the longest end of a root that a path begins with.
    fn without_tail<'t>(&self, path: &'t str) -> &'t str {
        let tails = self.roots.iter().flat_map(|it| (0..it.path.len()).map(|from| &it.path[from..]));
        tails.filter_map(|it| without(it, path, Fit::Certain)).min_by_key(|it| it.len()).unwrap_or(path)
    }
}

impl Root {
    fn read(root: &str) -> Self {
        let (host, path) = split_host(root);
        let path = path.split('/').filter(|it| !it.is_empty()).map(str::to_owned).collect();
        Self { host: host.unwrap_or_default().to_owned(), path }
    }

    fn has_host(&self, host: &str) -> bool {
        let (own, shown): (Vec<_>, Vec<_>) = (self.host.split('.').collect(), host.split('.').collect());
        let fits = |(own, shown): (&&str, &&str)| own.contains('{') || own.eq_ignore_ascii_case(shown);
        own.len() == shown.len() && own.iter().zip(&shown).all(fits)
    }
}

/// The rest of a path behind these segments.
fn without<'t>(segments: &[String], path: &'t str, fit: Fit) -> Option<&'t str> {
    let mut rest = trimmed(path);
    for (at, segment) in segments.iter().enumerate() {
        let (first, after) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let is_followed = segments[at..].iter().any(|it| !it.contains('{'));
        let fits = match segment.contains('{') {
            true => !first.is_empty() && (fit == Fit::Any || is_followed || first.starts_with(['{', '<'])),
            false => first.eq_ignore_ascii_case(segment),
        };
        if !fits {
            return None;
        }
        rest = trimmed(after);
    }
    Some(rest)
}

/// A path without what may stand before its first segment.
fn trimmed(path: &str) -> &str {
    path.trim_start_matches([' ', '~', '/'])
}

/// A word without the marks of a placeholder and of a path.
fn word(text: &str) -> &str {
    text.trim_matches(['{', '}', '<', '>', '/', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roots(roots: &[&str], prefixes: &[&str]) -> Roots {
        Roots::new(roots.iter().copied(), prefixes.iter().copied())
    }

    fn below(roots: &Roots, target: &str) -> String {
        match roots.below(target) {
            Ok(Some(rest)) => rest,
            Ok(None) => "as written".to_owned(),
            Err(host) => format!("at {host}"),
        }
    }

    #[test]
    fn the_path_of_a_root_is_no_part_of_the_address() {
        let lamps = roots(&["https://api.lamps.example/v2.0/production/api/v2.0"], &[]);
        for (target, want) in [
            ("https://api.lamps.example/v2.0/production/api/v2.0/lamps/7?$top=1", "/lamps/7?$top=1"),
            ("https://API.lamps.example/V2.0/Production/api/v2.0", "/"),
            ("/v2.0/production/api/v2.0/lamps", "/lamps"),
            ("/lamps/7", "as written"),
            ("/v2.0/lamps", "as written"),
            ("https://api.lamps.example/v2.0/productions/api/v2.0/lamps", "as written"),
            ("https://login.lamps.example/token", "at login.lamps.example"),
            ("https://{host}/lamps", "as written"),
        ] {
            assert_eq!(below(&lamps, target), want, "{target}");
        }
    }

    #[test]
    fn a_parameter_of_the_root_is_any_text_where_that_is_certain() {
        let lamps = roots(&["https://{tenant}.lamps.example/v1/{site}"], &[]);
        for (target, want) in [
            ("https://ada.lamps.example/v1/attic/lamps", "/lamps"),
            ("https://{tenant}.lamps.example/v1/{site}/lamps({id})", "/lamps({id})"),
            ("https://lamps.example/v1/attic/lamps", "at lamps.example"),
            ("/v1/{siteId}/lamps", "/lamps"),
            ("/v1/lamps/7", "as written"),
        ] {
            assert_eq!(below(&lamps, target), want, "{target}");
        }
        assert_eq!(lamps.asked("/v1/attic/lamps/7?a=b"), "lamps/7?a=b");
        assert_eq!(lamps.asked("/lamps"), "/lamps");
    }

    #[test]
    fn a_prefix_stands_for_the_root() {
        let root = "https://api.lamps.example/v2.0/{site}/api/v1.0";
        let lamps = roots(&[root, "https://old.lamps.example/v1.0/api/v1.0"], &["/lampsPrefix"]);
        for (target, want) in [
            ("lampsPrefix/rooms({id})", "/rooms({id})"),
            ("/{lampsPrefix}/rooms({id})", "/rooms({id})"),
            ("lampsPrefix/api/v1.0/rooms({id})", "/rooms({id})"),
            ("https://{lampsPrefix}/api/v1.0/rooms", "/rooms"),
            ("https://{lampsPrefix}/8f2c/api/v1.0/rooms", "/rooms"),
            ("https://other.example/v1.0lampsPrefix/rooms", "/rooms"),
            ("https://old.lamps.example/v1.0/api/v1.0/rooms", "/rooms"),
            ("/rooms/lampsPrefix", "as written"),
            ("lampsPrefixes/rooms", "as written"),
        ] {
            assert_eq!(below(&lamps, target), want, "{target}");
        }
    }

    #[test]
    fn the_longest_root_counts() {
        let lamps = roots(&["https://lamps.example", "https://lamps.example/api"], &[]);
        assert_eq!(below(&lamps, "https://lamps.example/api/rooms"), "/rooms");
        assert_eq!(below(&lamps, "https://lamps.example/rooms"), "as written");
    }
}
