//! `pages:` in the configuration: globs of the pages that belong to a documentation set.

use serde::{Deserialize, Serialize};

use crate::config::lint::Glob;

/// A pattern of pages, `reference/**`, or of those that are left out, `!reference/old/**`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PagePattern {
    text: String,
    glob: Glob,
}

impl PagePattern {
    pub(super) fn is_left_out(&self) -> bool {
        self.text.starts_with('!')
    }

    pub(super) fn matches(&self, path: &str) -> bool {
        self.glob.matches(path)
    }
}

impl TryFrom<String> for PagePattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let glob = Glob::try_from(text.strip_prefix('!').unwrap_or(&text).to_owned())?;
        Ok(Self { text, glob })
    }
}

impl From<PagePattern> for String {
    fn from(it: PagePattern) -> Self {
        it.text
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn patterns_choose_pages_and_leave_some_out() {
        let config = |pages: &str| Config::parse(&format!("pages: {pages}")).unwrap();
        let read = |pages: &str| ["a.md", "api/b.md", "api/old/c.md"].map(|it| config(pages).reads(it));
        assert_eq!(read("[]"), [true, true, true]);
        assert_eq!(read("['api/**']"), [false, true, true]);
        assert_eq!(read("['api/**', '!api/old/**']"), [false, true, false]);
        assert_eq!(read("['!*.md']"), [false, true, true]);
        assert!(Config::parse("pages: ['a**']").is_err());
    }
}
