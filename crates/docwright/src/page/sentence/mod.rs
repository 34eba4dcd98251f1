//! Sentences: the text of a paragraph, and what its wording claims.

pub(crate) mod body_type;
pub(crate) mod deprecation;
pub(crate) mod text;
pub(crate) mod type_text;
pub(crate) mod values;
