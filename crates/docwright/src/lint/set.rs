//! [`Set`]: a documentation set as a rule of lint sees it.

use crate::api::Api;
use crate::config::Config;
use crate::page::{Outline, Page};
use crate::text::source::{FileId, Sources, Span};

/// A documentation set: as text, as pages, by its shape, and as what it means.
pub(crate) struct Set<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) config: &'a Config,
    pub(crate) pages: &'a [Page],
    pub(crate) api: &'a Api,
    /// The shape of every Markdown file, by the rank of the file.
    outlines: &'a [Option<Outline>],
}

impl<'a> Set<'a> {
    pub(crate) fn new(
        sources: &'a Sources,
        config: &'a Config,
        pages: &'a [Page],
        api: &'a Api,
        outlines: &'a [Option<Outline>],
    ) -> Self {
        Self { sources, config, pages, api, outlines }
    }

    /// The shape of a Markdown file.
    pub(crate) fn outline(&self, file: FileId) -> Option<&Outline> {
        self.outlines.get(file.rank())?.as_ref()
    }

    /// The shapes of all Markdown files, those that are only included among them.
    pub(crate) fn outlines(&self) -> impl Iterator<Item = &Outline> {
        self.outlines.iter().flatten()
    }

    /// The page that a file is; they are in the order of their files.
    pub(crate) fn page(&self, file: FileId) -> Option<&'a Page> {
        self.pages.binary_search_by_key(&file, |it| it.file).ok().map(|at| &self.pages[at])
    }

    /// Every page with its shape.
    pub(crate) fn shaped_pages(&self) -> impl Iterator<Item = (&Page, &Outline)> {
        self.pages.iter().filter_map(|page| Some((page, self.outline(page.file)?)))
    }

    /// The text at a place.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }
}

/// Letters and digits in lower case: what is left of a name or heading when spelling does not count.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The end of a list in a sentence: `a`, `b` and `c`.
pub(crate) fn enumerate(names: &[impl AsRef<str>], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|it| format!("`{}`", it.as_ref())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}
