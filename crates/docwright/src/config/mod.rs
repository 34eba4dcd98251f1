//! `docwright.yaml`: the configuration of a documentation set, with corrections.
//!
//! ```yaml
//! crate: lamps
//! service: https://api.lamps.example/v1
//! namespace: example.lamps
//! published: https://docs.lamps.example/{page}
//! site: https://docs.lamps.example
//! contract_tests: true
//! includes: [../includes]
//! pages: ["reference/**", "!reference/old/**"]
//! dialect: { headings: { response: [What comes back] } }
//! corrections:
//!   - at: resources/lamp.md
//!     was: "|name|Strng|"
//!     now: "|name|String|"
//!     why: the type is misspelt
//! lint:
//!   rules: { orphan-page: off }
//! ```

pub(crate) mod accounts;
pub(crate) mod correction;
pub(crate) mod kept;
pub(crate) mod lint;
pub(crate) mod pages;
pub(crate) mod profile;
mod runtime;
pub(crate) mod service;
mod sets;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use crate::config::accounts::Accounts;
pub use crate::config::correction::Correction;
pub use crate::config::kept::Kept;
pub use crate::config::lint::{Glob, Level, LintConfig, PathRules, Suppression, day};
pub use crate::config::pages::PagePattern;
pub use crate::config::profile::Profile;
pub use crate::config::runtime::{RUNTIME, RuntimePlace};
pub use crate::config::service::{Errors, Lists, Service};
pub use crate::config::sets::{DocSetAt, sets};
use crate::dialect::{self, Additions};
use crate::text::diagnostic::Diagnostic;
use crate::text::nests_too_deeply;
use crate::text::source::Sources;

/// The configuration of one documentation set. Of a service that nothing is said about, the built-in dialect has the defaults.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default = "Config::unsaid")]
pub struct Config {
    /// Name of the generated crate.
    #[serde(rename = "crate")]
    pub crate_name: String,
    /// The crate that the generated one leans on: `docwright-runtime`, or a layer over it for the services of one vendor.
    /// It is none of the documentation's words, so a saved model does not depend on it.
    #[serde(skip_serializing)]
    pub runtime: String,
    /// Where that crate is, for a `Cargo.toml` that is written anew.
    #[serde(skip)]
    pub runtime_place: RuntimePlace,
    /// The features that items of the crate had so far, from `model.lock`.
    #[serde(skip)]
    pub kept: Kept,
    /// Where the service is, and what of HTTP is its own. An address alone was called `service_root` before.
    #[serde(rename(serialize = "service_root"), alias = "service_root")]
    #[serde(deserialize_with = "Service::read", serialize_with = "Service::write")]
    pub service: Service,
    /// The namespace of types on pages that name none.
    pub namespace: String,
    /// Address of a published page, with `{page}` for its path within `api/` or for `resources/…`; empty when pages are not
    /// published.
    pub published: String,
    /// Address that links such as `/concepts/permissions` are relative to; empty when nothing says it.
    pub site: String,
    /// Generate the examples of the documentation as tests of the crate: `tests/contract`.
    pub contract_tests: bool,
    /// Patterns of the pages that are read, relative to the documentation; those behind a `!` are not. All, where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PagePattern>,
    /// Folders beside the documentation whose files pages may include, relative to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub includes: Vec<String>,
    /// Words of the pages that the built-in dialect does not have.
    #[serde(skip_serializing_if = "Additions::is_empty")]
    pub dialect: Additions,
    /// Corrections of pages that are wrong.
    pub corrections: Vec<Correction>,
    /// How the findings of `lint` are judged.
    #[serde(skip_serializing)]
    pub lint: LintConfig,
}

/// A configuration file that cannot be used.
#[derive(Debug)]
pub struct ConfigError {
    /// The problem.
    pub message: String,
    /// 1-based line and column, when known.
    pub position: Option<(usize, usize)>,
}

impl Default for Config {
    fn default() -> Self {
        Self::unsaid().completed()
    }
}

impl Config {
    /// Nothing is said.
    fn unsaid() -> Self {
        Self {
            crate_name: String::new(),
            runtime: RUNTIME.to_owned(),
            runtime_place: RuntimePlace::default(),
            kept: Kept::default(),
            service: Service::default(),
            namespace: String::new(),
            published: String::new(),
            site: String::new(),
            contract_tests: false,
            pages: Vec::new(),
            includes: Vec::new(),
            dialect: Additions::default(),
            corrections: Vec::new(),
            lint: LintConfig::default(),
        }
    }

    /// With what follows from the service where nothing is said.
    fn completed(mut self) -> Self {
        let known = self.service.is_of_dialect();
        let name = self.service.name().to_ascii_lowercase();
        let or = |said: &mut String, known_as: &str, otherwise: &str| {
            if said.is_empty() {
                if known { known_as } else { otherwise }.clone_into(said);
            }
        };
        or(&mut self.crate_name, dialect::service::CRATE, &name);
        let namespace = self.crate_name.replace('-', "_");
        or(&mut self.namespace, dialect::service::NAMESPACE, &namespace);
        or(&mut self.published, dialect::service::PUBLISHED, "");
        or(&mut self.site, dialect::service::SITE, "");
        self.lint.profile.get_or_insert(if known { Profile::Graph } else { Profile::Plain });
        self
    }

    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// When the text is not YAML, or holds unknown keys or values that cannot be used.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let said: Self = if text.trim().is_empty() { Self::unsaid() } else { read(text)? };
        said.check()?;
        Ok(said.completed())
    }

    fn check(&self) -> Result<(), ConfigError> {
        let names = [("crate", &self.crate_name), ("runtime", &self.runtime)];
        let urls = [&self.published, &self.site];
        let is_unsaid = |(key, name): &(&str, &String)| *key == "crate" && name.is_empty();
        let unusable = |it: &&(&str, &String)| !(is_unsaid(it) || is_crate_name(it.1));
        let message = if let Some((key, name)) = names.iter().find(unusable) {
            format!("`{key}: {name}` is not a crate name: use lower-case letters, digits, `-` and `_`")
        } else if let Some(url) = urls.iter().find(|it| !it.is_empty() && !is_web_address(it)) {
            format!("`{url}` is not a web address")
        } else if let Some(problem) = self.service.problem() {
            problem
        } else if let Some(it) = self.corrections.iter().find(|it| it.was.lines().count() != it.now.lines().count()) {
            format!("the correction of {}: `now` must have as many lines as `was`, so that places stay true", it.at)
        } else if let Some(it) = self.includes.iter().find(|it| !is_beside(it)) {
            format!("`includes: {it}` is no folder beside the documentation: write `../` and its path")
        } else if let Some(problem) = self.dialect.problem() {
            problem
        } else if let Some(problem) = self.lint.problem() {
            problem
        } else {
            return Ok(());
        };
        Err(ConfigError { message, position: None })
    }

    /// A page of this path is read.
    #[must_use]
    pub fn reads(&self, path: &str) -> bool {
        let mut wanted = self.pages.iter().filter(|it| !it.is_left_out()).peekable();
        let is_wanted = wanted.peek().is_none() || wanted.any(|it| it.matches(path));
        is_wanted && !self.pages.iter().any(|it| it.is_left_out() && it.matches(path))
    }

    /// Applies the corrections. One whose text is not found exactly once is reported and changes nothing.
    pub fn correct(&self, sources: &mut Sources) -> Vec<Diagnostic> {
        self.corrections.iter().filter_map(|it| it.apply(sources)).collect()
    }
}

/// Reads the YAML of a configuration.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ConfigError> {
    if nests_too_deeply(text) {
        return Err(ConfigError { message: "too many brackets stand in each other".to_owned(), position: None });
    }
    serde_yaml::from_str(text).map_err(|error| ConfigError::of(&error))
}

fn is_crate_name(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_lowercase())
        && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, '_' | '-'))
}

/// Addresses end up in doc comments, so nothing but plain `https` addresses is accepted.
fn is_web_address(text: &str) -> bool {
    let body = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    body.is_some_and(|it| {
        !it.is_empty() && it.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '\\'))
    })
}

/// `../includes`: up first, then down, and nowhere else.
fn is_beside(path: &str) -> bool {
    let mut parts = path.split('/').skip_while(|it| *it == "..").peekable();
    let is_name = |it: &str| !it.is_empty() && !it.starts_with('.') && !it.contains(['\\', ':']);
    path.starts_with("../") && parts.peek().is_some() && parts.all(is_name)
}

impl ConfigError {
    fn of(error: &serde_yaml::Error) -> Self {
        Self { message: error.to_string(), position: error.location().map(|it| (it.line(), it.column())) }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_means_the_defaults() {
        let config = Config::parse("# nothing\n").unwrap();
        assert_eq!((config.crate_name.as_str(), config.runtime.as_str()), (dialect::service::CRATE, RUNTIME));
    }

    #[test]
    fn a_saved_model_does_not_depend_on_the_runtime() {
        use crate::drift::Making;
        let config = |text: &str| Making::now(&Config::parse(text).unwrap());
        assert_eq!(config("runtime: lamps-core"), config(""));
        assert_ne!(config("crate: lamps"), config(""));
    }

    #[test]
    fn unknown_keys_and_unusable_values_are_refused() {
        for text in [
            "colour: red",
            "crate: Not A Crate",
            "runtime: \"\"",
            "runtime_place: x",
            "site: \"https://x/`\"",
            "published: ftp://x",
            "includes: [includes]",
            "includes: [/etc]",
            "includes: [..]",
            "includes: [../a/../../b]",
        ] {
            assert!(Config::parse(text).is_err(), "{text}");
        }
    }
}
