//! `service:` in the configuration: where the API is, how pages spell that, and what of HTTP is its own.
//!
//! ```yaml
//! service:
//!   root: https://api.lamps.example/v1/{site}      # client(credential, site)
//!   also: ["https://lamps.example/v1/{site}"]      # other spellings of it on the pages
//!   prefixes: [lampsPrefix]                        # words that stand for it before addresses: `GET lampsPrefix/rooms`
//!   scope: https://api.lamps.example/.default      # of tokens
//!   lists: { items: entries, next: more, count: total }
//!   errors: { code: fault.kind, message: fault.text }
//!   accounts: { delegated: Staff member, application: Robot }      # in tables of permissions
//! ```

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::config::accounts::Accounts;
use crate::dialect;
use crate::odata::Address;
use crate::odata::address::roots::Roots;

/// The service that a documentation set is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Service {
    /// The address that those of requests are relative to, with `{parameters}` that callers choose; empty when nothing says it.
    pub root: String,
    /// Other spellings of the root on pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Words that stand for the root before addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<String>,
    /// The scope of tokens.
    #[serde(skip_serializing)]
    pub scope: Option<String>,
    /// Other addresses that may see the token, when a link of the service leads there.
    #[serde(skip_serializing)]
    pub trust: Vec<String>,
    /// The name that the client gives itself, in place of that of the crate.
    #[serde(skip_serializing)]
    pub user_agent: Option<String>,
    /// The names in answers that are lists.
    #[serde(skip_serializing_if = "Lists::is_usual")]
    pub lists: Lists,
    /// The names in answers that are errors.
    #[serde(skip_serializing_if = "Errors::is_usual")]
    pub errors: Errors,
    /// The kinds of accounts in tables of permissions.
    #[serde(skip_serializing_if = "Accounts::is_usual")]
    pub accounts: Accounts,
}

/// The names in answers that are lists, with dots between those of objects in objects: `result.entries`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lists {
    /// The items.
    pub items: String,
    /// The address of the next page.
    pub next: String,
    /// The number of items on all pages.
    pub count: String,
}

/// The names in answers that are errors.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Errors {
    /// The code, for programs.
    pub code: String,
    /// The message, for people.
    pub message: String,
}

impl Default for Lists {
    fn default() -> Self {
        Self { items: "value".to_owned(), next: "@odata.nextLink".to_owned(), count: "@odata.count".to_owned() }
    }
}

impl Default for Errors {
    fn default() -> Self {
        Self { code: "error.code".to_owned(), message: "error.message".to_owned() }
    }
}

impl Lists {
    /// The names, each with what OData calls it.
    pub(crate) fn names(&self) -> [(&str, &'static str); 3] {
        [(&self.items, "value"), (&self.next, "@odata.nextLink"), (&self.count, "@odata.count")]
    }

    /// Lists are as OData has them.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Errors {
    /// Errors are as OData has them.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Service {
    /// The configuration says where it is.
    pub fn is_said(&self) -> bool {
        !self.root.is_empty()
    }

    /// The address, which the dialect knows where the configuration does not say it.
    pub fn address(&self) -> &str {
        if self.is_said() { self.root.trim_end_matches('/') } else { dialect::service::ROOT }
    }

    /// The version in its address, such as `v1.0`; empty of an address that is a host alone.
    pub fn version(&self) -> &str {
        let rest = self.address().split_once("://").map_or(self.address(), |it| it.1);
        rest.rsplit_once('/').map_or("", |it| it.1)
    }

    /// It is the service that the built-in dialect is about, whichever version.
    pub fn is_of_dialect(&self) -> bool {
        let host = |address| Address::read(address).host;
        host(self.address()) == host(dialect::service::ROOT)
    }

    /// The names of the kinds of accounts that readers see.
    pub fn accounts_shown(&self) -> [&str; 3] {
        self.accounts.shown(self.is_of_dialect())
    }

    /// The names of its parameters, in the order in which callers give them.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        let open = self.root.split('{').skip(1);
        open.filter_map(|it| it.split_once('}')).map(|it| it.0)
    }

    /// The part of the address that names it: `lamps` of `https://api.lamps.example/v1`.
    pub(crate) fn name(&self) -> &str {
        let host = Address::read(self.address()).host.unwrap_or_default();
        let is_name = |it: &&str| it.starts_with(|first: char| first.is_ascii_alphabetic());
        let labels = || host.split([':', '.']).filter(is_name);
        labels().rev().nth(1).or_else(|| labels().next()).unwrap_or("api")
    }

    /// The beginnings of its addresses.
    pub fn roots(&self) -> Roots {
        let roots = [self.address()].into_iter().chain(self.also.iter().map(String::as_str));
        Roots::new(roots, self.prefixes.iter().map(String::as_str))
    }

    /// The problem with it, if there is one.
    pub(super) fn problem(&self) -> Option<String> {
        let addresses = || [self.address()].into_iter().chain(self.also.iter().chain(&self.trust).map(String::as_str));
        let bare = |it: &&String| it.trim_matches(['{', '}', '/']).is_empty() || it.contains(char::is_whitespace);
        let names = [&self.lists.items, &self.lists.next, &self.lists.count, &self.errors.code, &self.errors.message];
        if self.root.is_empty() && *self != Self::default() {
            Some("`service` lacks `root`, the address of the API".to_owned())
        } else if let Some(it) = addresses().find(|it| !super::is_web_address(it) || it.contains(['?', '#'])) {
            Some(format!("`{it}` is not the web address of a service"))
        } else if let Some(it) = addresses().find(|it| !has_names(it)) {
            Some(format!("`{it}`: a parameter is a name in braces, each once: `{{tenant}}`"))
        } else if let Some(it) = self.prefixes.iter().find(bare) {
            Some(format!("`prefixes` has `{it}`, which is no word before an address"))
        } else if let Some(it) = self.user_agent.iter().chain(&self.scope).find(|it| !is_plain(it)) {
            Some(format!("`{it}` cannot be sent: write plain characters"))
        } else {
            let bad = names.iter().find(|it| it.split('.').any(str::is_empty) || !is_plain(it));
            let bad = bad.map(|it| format!("`{it}` is not the name of a value in an answer"));
            bad.or_else(|| self.accounts.problem())
        }
    }

    /// Reads the whole of `service:`, or an address alone.
    pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Service;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the address of a service, or `root` and what else is to be said of it")
            }

            fn visit_str<E>(self, root: &str) -> Result<Service, E> {
                Ok(Service { root: root.to_owned(), ..Service::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Service, A::Error> {
                Service::deserialize(MapAccessDeserializer::new(map))
            }
        }
        from.deserialize_any(Either)
    }

    /// Writes a service of which nothing is said but the address as that alone, as saved models always had it.
    pub(super) fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let said = Self { scope: None, trust: Vec::new(), user_agent: None, ..self.clone() };
        let plain = Self { root: self.root.clone(), ..Self::default() };
        if said != plain {
            self.serialize(to)
        } else if self.root.is_empty() {
            to.serialize_str(dialect::service::ROOT)
        } else {
            to.serialize_str(&self.root)
        }
    }
}

/// Text that stands in a header and in source code as it is.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_ascii_graphic() || it == ' ')
}

/// The braces of an address hold names, and no name twice.
fn has_names(address: &str) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = address;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { return false };
        let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic())
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'));
        if !is_name || seen.contains(&name) {
            return false;
        }
        seen.push(name);
        rest = behind;
    }
    !rest.contains('}')
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::dialect::service::{CRATE, NAMESPACE, PUBLISHED, ROOT};

    #[test]
    fn an_address_alone_is_a_service_under_both_names() {
        for text in ["service_root: https://a.lamps.example/v1/", "service: https://a.lamps.example/v1/"] {
            let config = Config::parse(text).unwrap();
            assert_eq!(config.service.address(), "https://a.lamps.example/v1");
            assert_eq!(config.service.version(), "v1");
        }
        assert_eq!(Config::parse("service: https://a.lamps.example").unwrap().service.version(), "");
        assert!(Config::parse("service_root: https://a.example\nservice: {root: https://a.example}").is_err());
    }

    #[test]
    fn what_is_graphs_is_no_default_of_another_service() {
        let config = Config::parse("service: {root: 'https://api.lamps.example/{site}'}").unwrap();
        assert_eq!((config.crate_name.as_str(), config.namespace.as_str()), ("lamps", "lamps"));
        assert_eq!((config.published.as_str(), config.site.as_str()), ("", ""));
        assert_eq!(config.service.parameters().collect::<Vec<_>>(), ["site"]);
        for text in [String::new(), format!("service: {}", ROOT.replace("v1.0", "beta"))] {
            let config = Config::parse(&text).unwrap();
            assert_eq!((config.crate_name.as_str(), config.namespace.as_str()), (CRATE, NAMESPACE));
            assert_eq!(config.published, PUBLISHED);
        }
        assert_eq!(Config::parse("").unwrap().service.address(), ROOT);
    }

    #[test]
    fn what_no_client_could_use_is_refused() {
        for text in [
            "root: lamps.example",
            "root: 'https://lamps.example/?a=b'",
            "root: 'https://lamps.example/{a b}'",
            "root: 'https://lamps.example/{a'",
            "root: 'https://lamps.example/{a}/{a}'",
            "scope: x",
            "{root: 'https://a.example', prefixes: ['']}",
            "{root: 'https://a.example', prefixes: ['a b']}",
            "{root: 'https://a.example', lists: {items: a..b}}",
            "{root: 'https://a.example', scope: \"a\\nb\"}",
            "{root: 'https://a.example', colour: red}",
        ] {
            let text = if text.starts_with('{') { text.to_owned() } else { format!("{{{text}}}") };
            assert!(Config::parse(&format!("service: {text}")).is_err(), "{text}");
        }
    }
}
