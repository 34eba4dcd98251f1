//! Changes as text: their meaning for callers, signatures, release notes.

pub(crate) mod meaning;
pub(crate) mod release;
pub(crate) mod signature;
