//! Documentation comments: Markdown of the pages as Markdown for rustdoc.

pub(crate) mod escape;
pub(crate) mod introduction;
pub(crate) mod items;
pub(crate) mod links;
pub(crate) mod operation;
pub(crate) mod requests;
pub(crate) mod root;
pub(crate) mod rustdoc;
