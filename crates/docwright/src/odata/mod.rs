//! OData's own grammar: addresses and how they are compared, names, primitive types, query options.

pub(crate) mod address;
pub(crate) mod example;
pub(crate) mod key;
pub(crate) mod method;
pub(crate) mod name;
pub(crate) mod piece;
pub(crate) mod query_option;
pub(crate) mod route;
pub(crate) mod scalar;
pub(crate) mod segment;
pub(crate) mod signed_in;

pub use crate::odata::address::{Address, with_placeholders};
pub use crate::odata::method::Method;
pub use crate::odata::route::{QueryParameter, Route};
pub use crate::odata::scalar::Scalar;
pub use crate::odata::segment::{Parameter, Segment};
