//! [`Entry`]: a rule of lint, with the reason for it, an example and its finder.
//!
//! An example is a documentation set before and after it is fixed, written as a diff; a test runs both, so that no example
//! shows what is not found.
//!
//! ```text
//! @@ resources/lamp.md     begins a file
//! -A [bulb](blub.md).      is there before
//! +A [bulb](bulb.md).      is there after
//! ```

use std::collections::BTreeMap;

use crate::lint::set::Set;
use crate::text::diagnostic::{Diagnostic, Rule};

/// The catalog entry of a rule: what its row in the table of [`Rule`] does not say.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The rule.
    pub rule: Rule,
    /// Why it matters.
    pub why: &'static str,
    /// An example as a diff; empty where no few lines of text can show it.
    pub example: &'static str,
    pub(crate) found_by: Finder,
}

/// A function that looks at a documentation set and adds what it finds.
pub(crate) type Find = fn(&Set<'_>, &mut Vec<Diagnostic>);

/// The part of the program that finds what a rule is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Finder {
    /// A phase of the compiler, on its way.
    Compiler,
    /// Lint alone.
    Lint(Find),
    /// Lint alone, with the edit that fixes it where that is certain.
    LintWithFix(Find),
}

impl Entry {
    /// The files of the example as they are before.
    #[must_use]
    pub fn before(&self) -> BTreeMap<&'static str, String> {
        self.files('-')
    }

    /// The files of the example as they are after.
    #[must_use]
    pub fn after(&self) -> BTreeMap<&'static str, String> {
        self.files('+')
    }

    fn files(&self, wanted: char) -> BTreeMap<&'static str, String> {
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        let mut path = "";
        for line in self.example.lines() {
            if let Some(name) = line.strip_prefix("@@ ") {
                path = name;
            } else if let Some(text) = line.strip_prefix([' ', wanted]) {
                let file = files.entry(path).or_default();
                file.push_str(text);
                file.push('\n');
            }
        }
        files
    }

    /// The condition that the rule finds, as one text.
    #[must_use]
    pub fn what(&self) -> String {
        self.rule.explanation().lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    /// How to fix it, as a sentence.
    #[must_use]
    pub fn advice(&self) -> String {
        let help = self.rule.help();
        let first = help.chars().next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", help.chars().skip(1).collect::<String>())
    }

    /// Some of its findings are fixed for certain by a change of the text.
    #[must_use]
    pub fn is_fixable(&self) -> bool {
        matches!(self.found_by, Finder::LintWithFix(_))
    }
}
