//! OData query options as types: what a request may select, filter, sort by and expand.

mod capabilities;
mod expand;
mod filter;
mod leads;
mod lists;
mod literal;
mod names;
mod operators;
mod path;
mod property;

pub use self::capabilities::Capabilities;
pub use self::expand::{Expand, Expansion};
pub use self::filter::{Filter, Predicate};
pub use self::leads::{Each, Has, Items, Many, One, Relationship, Untyped};
pub use self::literal::Literal;
pub use self::names::{OrderBy, Select, Sorted};
pub use self::operators::Textual;
pub use self::path::PropertyPath;
pub use self::property::Property;
