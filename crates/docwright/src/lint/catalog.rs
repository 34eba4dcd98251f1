//! The catalog of lint rules: `lint --explain`, `lint --list` and RULES.md.

use std::fmt::Write;

pub use crate::lint::entry::Entry;
use crate::lint::entry::Finder;
use crate::lint::rules;
use crate::text::diagnostic::Rule;
use crate::text::generated;

/// All entries, by the thing they are about.
pub(crate) fn entries() -> impl Iterator<Item = &'static Entry> {
    rules::ENTRIES.iter().copied().flatten()
}

/// The entry of a rule; every rule has one.
#[must_use]
pub fn entry(rule: Rule) -> Entry {
    let none = Entry { rule, why: "", example: "", found_by: Finder::Compiler };
    entries().find(|it| it.rule == rule).copied().unwrap_or(none)
}

/// All rules as a Markdown page: RULES.md.
#[must_use]
pub fn page() -> String {
    let mut text = format!(
        "# Rules\n\n<!-- {} -->\n\n\
         What `docwright lint` finds; `docwright lint --explain RULE` says the same about one rule. How bad a finding is, and \
         which are known and accepted, is configured under `lint:` in `docwright.yaml`. What is marked `fix`, `--fix` can \
         fix.\n\n\
         | rule | severity | finds |\n|---|---|---|\n",
        generated::mark("")
    );
    for rule in Rule::ALL {
        let entry = entry(*rule);
        let fix = if entry.is_fixable() { ", fix" } else { "" };
        let _ = writeln!(text, "| [{rule}](#{rule}) | {}{fix} | {} |", rule.severity(), entry.what());
    }
    for rule in Rule::ALL {
        let entry = entry(*rule);
        let _ = write!(text, "\n## {rule}\n\n{} {}\n\n{}\n", entry.what(), entry.why, entry.advice());
        if !entry.example.is_empty() {
            // Examples have fences of their own.
            let _ = write!(text, "\n````diff\n{}````\n", entry.example);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::Config;
    use crate::text::diagnostic::Diagnostic;
    use crate::text::source::Sources;

    /// Rules of which no few lines of text can show an example.
    const WITHOUT: [Rule; 4] = [Rule::NotUtf8, Rule::PageTooLarge, Rule::TooDeep, Rule::UnstatedBase];

    fn found(files: &BTreeMap<&'static str, String>) -> Vec<Diagnostic> {
        let config = files.get("docwright.yaml").map(String::as_str).unwrap_or_default();
        let config = Config::parse(config).unwrap();
        let pages = files.iter().filter(|it| *it.0 != "docwright.yaml").map(|(path, text)| (*path, text.as_str()));
        let mut sources = Sources::from_texts(pages);
        let stale = config.correct(&mut sources);
        crate::lint(&sources, &config, stale, "2026-01-01")
    }

    #[test]
    fn every_rule_has_one_entry() {
        let mut rules: Vec<Rule> = entries().map(|it| it.rule).collect();
        rules.sort_unstable();
        assert_eq!(rules, Rule::ALL);
    }

    #[test]
    fn every_rule_is_explained() {
        for rule in Rule::ALL {
            let entry = entry(*rule);
            assert!(entry.why.ends_with(['.', ')']) && !entry.what().is_empty(), "{rule}");
            assert_eq!(entry.example.is_empty(), WITHOUT.contains(rule), "{rule}");
        }
    }

    #[test]
    fn every_example_shows_its_rule_and_how_to_fix_it() {
        let mut wrong = Vec::new();
        for rule in Rule::ALL.iter().filter(|it| !WITHOUT.contains(it)) {
            let entry = entry(*rule);
            let (before, after) = (found(&entry.before()), found(&entry.after()));
            let mut of_rule = before.iter().filter(|it| it.rule == *rule).peekable();
            if of_rule.peek().is_none() {
                wrong.push(format!("{rule} is not found in its example"));
            }
            if of_rule.any(|it| !it.fix.is_empty()) != entry.is_fixable() {
                wrong.push(format!("{rule} is fixable or not, other than is said"));
            }
            let left = after.iter().filter(|it| it.rule == *rule);
            wrong.extend(left.map(|it| format!("{rule} is found after it was fixed: {}", it.message)));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
