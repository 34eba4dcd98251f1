//! Documentation as text: sources and places, findings, prose, links, lenient JSON, and how text is encoded.

pub mod diagnostic;
pub(crate) mod generated;
pub(crate) mod json;
pub mod links;
pub(crate) mod markdown;
pub(crate) mod media;
pub(crate) mod passage;
pub(crate) mod percent;
pub(crate) mod plural;
pub(crate) mod prose;
pub(crate) mod rules;
pub mod source;
