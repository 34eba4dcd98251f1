//! Table cells: columns, rows and the types written in them.

pub(crate) mod columns;
pub(crate) mod rows;
