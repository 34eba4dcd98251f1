//! [`Words`]: the spellings of one thing, those of the built-in dialect and a set's own.

/// Words or wordings of one meaning, in lower case, those that fit best first.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    built_in: &'static [&'static str],
    added: Vec<String>,
}

impl Words {
    /// The built-in ones and those that a documentation set adds.
    pub(crate) fn new(built_in: &'static [&'static str], added: &[String]) -> Self {
        Self { built_in, added: added.iter().map(|it| normal(it)).collect() }
    }

    /// True if a text in lower case is one of them.
    pub(crate) fn have(&self, text: &str) -> bool {
        self.built_in.contains(&text) || self.added.iter().any(|it| it == text)
    }

    /// Those that a documentation set has added.
    pub(crate) fn added(&self) -> impl Iterator<Item = &str> {
        self.added.iter().map(String::as_str)
    }

    /// All of them: what a documentation set adds fits its pages best.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.added().chain(self.built_in.iter().copied())
    }
}

/// A word as headings and cells are compared: in lower case, white space folded, without a final colon.
pub(crate) fn normal(text: &str) -> String {
    let folded: Vec<&str> = text.split_whitespace().collect();
    let folded = folded.join(" ").to_lowercase();
    folded.trim_end_matches([':', '#', ' ']).to_owned()
}
