//! Rules about sections.

pub(crate) mod duplicate_section;
pub(crate) mod misplaced_section;
pub(crate) mod missing_section;
