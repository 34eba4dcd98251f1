//! Rules about types and their properties.

pub(crate) mod duplicate_type;
pub(crate) mod missing_member;
pub(crate) mod type_spelling;
pub(crate) mod unshown_property;
