//! Cargo features: product areas, and what is compiled for each.

pub(crate) mod areas;
pub(crate) mod closure;
pub(crate) mod gates;
pub(crate) mod kept;
