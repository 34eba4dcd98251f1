//! OData query options as types: what a request may select, filter and sort by.

mod capabilities;
mod filter;
mod property;

pub use self::capabilities::Capabilities;
pub use self::filter::{Filter, Literal, Predicate};
pub use self::property::{OrderBy, Property, PropertyPath, Select, Sorted};
