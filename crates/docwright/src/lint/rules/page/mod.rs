//! Rules about pages as a whole.

pub(crate) mod broken_table;
pub(crate) mod missing_field;
pub(crate) mod orphan_page;
pub(crate) mod trailing_comma;
pub(crate) mod unknown_annotation;
pub(crate) mod wrong_doc_type;
