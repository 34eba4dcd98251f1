//! `corrections:` in the configuration: pages that are wrong and cannot be fixed at their source.

use serde::{Deserialize, Serialize};

use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{Sources, Span};

/// One correction; `was` must occur exactly once in the page and have as many lines as `now`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The page, relative to the documentation set.
    pub at: String,
    /// The text that stands there now.
    pub was: String,
    /// The text that should stand there.
    pub now: String,
    /// Why.
    pub why: String,
}

impl Correction {
    pub(super) fn apply(&self, sources: &mut Sources) -> Option<Diagnostic> {
        let Some(file) = sources.find(&self.at) else {
            let anywhere = Span::at_start(sources.iter().next()?.0);
            let message = format!("a correction is for {}, which is not in the documentation set", self.at);
            return Some(Diagnostic::new(Rule::StaleCorrection, message, anywhere));
        };
        match sources[file].text.matches(&self.was).count() {
            1 if !self.was.is_empty() => {
                let text = sources[file].text.replacen(&self.was, &self.now, 1);
                sources.replace_text(file, text);
                None
            }
            count => {
                let message = format!("a correction's text occurs {count} times instead of once: {:?}", self.was);
                Some(Diagnostic::new(Rule::StaleCorrection, message, Span::at_start(file)))
            }
        }
    }
}
