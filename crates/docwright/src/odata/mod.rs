//! OData's own grammar: addresses, calls, names.

pub(crate) mod address;
pub(crate) mod call;
pub(crate) mod name;
