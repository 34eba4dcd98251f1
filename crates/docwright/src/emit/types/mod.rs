//! Prints models and enumerations.

pub(crate) mod enumeration;
pub(crate) mod record;
pub(crate) mod relationship;
pub(crate) mod stamp;
pub(crate) mod structs;
