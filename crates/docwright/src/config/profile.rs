//! Profiles of lint: which rules matter to the readers of a kind of documentation.

use serde::Deserialize;

use crate::text::diagnostic::Rule;

/// A kind of documentation, which decides the rules and fields that nothing else decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Pages after the template of the built-in dialect: every rule counts.
    Graph,
    /// Pages of a documentation site with front matter, after a template of their own.
    Learn,
    /// Any Markdown pages.
    Plain,
}

/// Rules about the template of the built-in dialect, and about house styles of its vendor.
const OF_TEMPLATE: &[Rule] = &[Rule::MissingSection, Rule::MisplacedSection, Rule::TypeSpelling, Rule::WrongDocType];

/// Rules about what a documentation site makes of pages.
const OF_SITE: &[Rule] = &[Rule::MissingFrontMatter, Rule::NoContent, Rule::OrphanPage, Rule::UnknownAnnotation];

impl Profile {
    /// A rule says nothing to the readers of such documentation.
    pub(crate) fn leaves_out(self, rule: Rule) -> bool {
        match self {
            Self::Graph => false,
            Self::Learn => OF_TEMPLATE.contains(&rule),
            Self::Plain => OF_TEMPLATE.contains(&rule) || OF_SITE.contains(&rule),
        }
    }

    /// Fields that the front matter of every page must have.
    pub(crate) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Graph => &["title", "description", "author", "ms.localizationpriority", "ms.subservice", "doc_type"],
            Self::Learn => &["title", "description", "author"],
            Self::Plain => &[],
        }
    }
}
