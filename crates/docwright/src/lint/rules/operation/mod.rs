//! Rules about operations.

pub(crate) mod duplicate_example;
pub(crate) mod duplicate_operation;
pub(crate) mod wrong_verb;
