//! The rules of lint, a file each, in folders by the thing they are about.

pub(crate) mod link;
pub(crate) mod operation;
pub(crate) mod page;
pub(crate) mod section;
pub(crate) mod types;
