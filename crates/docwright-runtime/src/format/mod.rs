//! Data formats: serde, for which all models are one type, and JSON.

pub(crate) mod base64;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod error_path;
mod field_order;
mod fill;
pub mod json;
#[cfg(feature = "client")]
pub(crate) mod loose;
pub(crate) mod media;
pub(crate) mod number;
pub(crate) mod raw;

pub use self::decode::deserialize;
pub use self::encode::serialize;
