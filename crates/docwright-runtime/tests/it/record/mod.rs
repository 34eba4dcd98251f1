//! Records: the fields, relationships and traits of models, and JSON round trips.

mod accessors;
mod casts;
mod enums;
mod states;
mod traits;
