//! Models: structs, fields, enumerations and the modules they live in.

pub(crate) mod abilities;
pub(crate) mod enumeration;
pub(crate) mod inheritance;
pub(crate) mod layout;
pub(crate) mod property;
pub(crate) mod secret;
pub(crate) mod structs;
