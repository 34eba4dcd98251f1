//! Documentation as text: sources and places, findings, prose, lenient JSON.

pub mod diagnostic;
pub(crate) mod json;
pub(crate) mod plural;
pub(crate) mod prose;
pub(crate) mod rules;
pub mod source;
