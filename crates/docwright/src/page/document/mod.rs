//! A page as sections: front matter, includes, headings, and the kind of page.

pub(crate) mod context;
pub(crate) mod front_matter;
pub(crate) mod include;
pub(crate) mod inline_include;
pub(crate) mod outline;
pub(crate) mod sections;
pub(crate) mod zone;
