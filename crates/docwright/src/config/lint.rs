//! `lint:` in the configuration: severities of rules, and suppressions.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;
use serde::Deserialize;

use crate::config::profile::Profile;
use crate::text::diagnostic::{Rule, Severity};

/// How the findings of `lint` are judged.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LintConfig {
    /// The kind of documentation; by the service that it is about when absent.
    pub profile: Option<Profile>,
    /// Fields that the front matter of every page must have; those of the profile when absent.
    pub fields: Option<Vec<String>>,
    /// How bad the findings of a rule are.
    pub rules: BTreeMap<Rule, Level>,
    /// The same for some pages; of several that fit, the last one counts.
    pub paths: Vec<PathRules>,
    /// Findings that are known and accepted.
    pub suppress: Vec<Suppression>,
}

/// The severity of a finding, or that it is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Level {
    /// It is left out.
    Off,
    /// It is this bad.
    At(Severity),
}

/// Levels for some pages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathRules {
    /// Which pages: `api/intune-*.md`, `**/*-list.md`.
    pub glob: Glob,
    /// How bad the findings of a rule are there.
    pub rules: BTreeMap<Rule, Level>,
}

/// A pattern for paths: `*` stays within a folder, `**` does not.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Glob(GlobMatcher);

/// A finding that is known and accepted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// The rule that found it.
    pub rule: Rule,
    /// The page, relative to the documentation set.
    pub at: String,
    /// A part of the finding's message or of the text it points at; any finding on the page without it.
    pub has: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is: `2027-01-01`; without end when absent.
    pub until: Option<String>,
}

impl LintConfig {
    /// The level configured for a rule on a page; nothing when its own severity counts.
    pub(crate) fn level(&self, rule: Rule, path: &str) -> Option<Level> {
        let on_page = self.paths.iter().rev().filter(|it| it.glob.matches(path)).find_map(|it| it.rules.get(&rule));
        let of_profile = || self.profile().leaves_out(rule).then_some(Level::Off);
        on_page.or_else(|| self.rules.get(&rule)).copied().or_else(of_profile)
    }

    /// The fields that the front matter of every page must have.
    pub(crate) fn wanted_fields(&self) -> Vec<&str> {
        match &self.fields {
            Some(fields) => fields.iter().map(String::as_str).collect(),
            None => self.profile().fields().to_vec(),
        }
    }

    fn profile(&self) -> Profile {
        self.profile.unwrap_or(Profile::Graph)
    }

    /// The problem with it, if there is one.
    pub(crate) fn problem(&self) -> Option<String> {
        self.suppress.iter().find_map(|it| match &it.until {
            _ if it.reason.trim().is_empty() => {
                Some(format!("the suppression of {} on {} has no reason", it.rule, it.at))
            }
            Some(text) if day(text).is_none() => Some(format!("`until: {text}` is not a day: write YYYY-MM-DD")),
            _ => None,
        })
    }
}

impl Suppression {
    /// A finding with this message, about this text, is meant.
    pub(crate) fn has_part(&self, message: &str, text: &str) -> bool {
        self.has.as_ref().is_none_or(|part| message.contains(part.as_str()) || text.contains(part.as_str()))
    }
}

impl Glob {
    fn matches(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

impl TryFrom<String> for Glob {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let refuse = |why: String| Err(format!("`{text}` is not a pattern for paths: {why}"));
        // Elsewhere the library takes it for `*`, and whoever writes it means more.
        if text.split('/').any(|it| it.contains("**") && it != "**") {
            return refuse("`**` stands alone between two `/`".to_owned());
        }
        match GlobBuilder::new(&text).literal_separator(true).build() {
            Ok(glob) => Ok(Self(glob.compile_matcher())),
            Err(error) => refuse(error.kind().to_string()),
        }
    }
}

impl TryFrom<String> for Level {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Ok(match text.as_str() {
            "off" => Self::Off,
            "note" => Self::At(Severity::Note),
            "warning" => Self::At(Severity::Warning),
            "error" => Self::At(Severity::Error),
            _ => return Err(format!("`{text}` is not one of `off`, `note`, `warning`, `error`")),
        })
    }
}

impl TryFrom<String> for Rule {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::find(&text).ok_or_else(|| format!("there is no rule `{text}`; `lint --list` shows them"))
    }
}

/// The day that a text names as files write it, `2026-11-22`: the order of such texts is the order of the days.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    // Other spellings of ISO 8601 are not in that order.
    text.parse().ok().filter(|it: &Date| it.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn the_last_pattern_that_fits_counts() {
        let text = "lint:\n  rules: {orphan-page: off}\n  paths:\n    - {glob: 'api/*.md', rules: {orphan-page: note}}\n    \
                    - {glob: '**/x*.md', rules: {orphan-page: error}}\n";
        let lint = Config::parse(text).unwrap().lint;
        let level = |path| lint.level(Rule::OrphanPage, path);
        assert_eq!(level("resources/a.md"), Some(Level::Off));
        assert_eq!(level("api/a.md"), Some(Level::At(Severity::Note)));
        assert_eq!(level("api/x.md"), Some(Level::At(Severity::Error)));
        assert_eq!(level("api/deep/a.md"), Some(Level::Off), "`*` stays within a folder");
        assert_eq!(lint.level(Rule::BrokenLink, "api/a.md"), None);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for bad in [
            "rules: {no-such-rule: off}",
            "rules: {broken-link: on}",
            "paths: [{glob: '***', rules: {}}]",
            "suppress: [{rule: broken-link, at: a.md}]",
            "suppress: [{rule: broken-link, at: a.md, reason: ' '}]",
            "suppress: [{rule: broken-link, at: a.md, reason: x, until: May}]",
        ] {
            assert!(Config::parse(&format!("lint: {{{bad}}}")).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_profile_decides_what_nothing_else_does() {
        let lint = |text: &str| Config::parse(text).unwrap().lint;
        let level = |it: &LintConfig, rule| it.level(rule, "a.md");
        let (graph, foreign) = (lint(""), lint("service: https://lamps.example/v1"));
        assert_eq!(level(&graph, Rule::MissingSection), None);
        assert_eq!(
            [level(&foreign, Rule::MissingSection), level(&foreign, Rule::BrokenLink)],
            [Some(Level::Off), None]
        );
        assert_eq!((graph.wanted_fields().len(), foreign.wanted_fields().len()), (6, 0));
        let learn = "service: https://lamps.example/v1\nlint: {profile: learn, rules: {missing-section: note}}";
        let learn = lint(learn);
        assert_eq!(level(&learn, Rule::MissingSection), Some(Level::At(Severity::Note)));
        assert_eq!((level(&learn, Rule::TypeSpelling), level(&learn, Rule::OrphanPage)), (Some(Level::Off), None));
        assert_eq!(learn.wanted_fields(), ["title", "description", "author"]);
        let error = Config::parse("lint: {profile: none}").unwrap_err().to_string();
        assert!(error.contains("`graph`") && error.contains("`plain`"), "{error}");
    }

    #[test]
    fn days_have_one_spelling() {
        assert!(day("2026-11-22") < day("2028-02-29"));
        for bad in ["", "2026-13-01", "2026-1-1", "2026-01-32", "2027-02-31", "20260101", "２０26-01-01"] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }
}
