//! Rules about links.

pub(crate) mod broken_anchor;
pub(crate) mod broken_link;
pub(crate) mod link_case;
