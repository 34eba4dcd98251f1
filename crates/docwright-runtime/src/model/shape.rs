//! The shape of a record, its static description: names, base types, secrets.

/// The description of a model, printed by the generator next to its fields.
///
/// ```
/// use docwright_runtime::{Record, Reference};
///
/// let shape = Reference::default().shape();
/// assert_eq!(shape.fields, ["@odata.id"]);
/// assert_eq!(shape.find("@odata.id"), Some(0));
/// ```
#[derive(Debug)]
#[doc(hidden)]
pub struct Shape {
    /// The qualified OData name, `example.mail.message`; empty for the parameters of an action.
    pub name: &'static str,
    /// The published page, or nothing.
    pub doc: &'static str,
    /// The names of the fields in JSON, sorted by their bytes. The place of a name here is the index that [`Record`](crate::Record) is asked with.
    pub fields: &'static [&'static str],
    /// The qualified names of the base types, nearest first.
    pub bases: &'static [&'static str],
    /// The qualified names of all documented types that derive from this one.
    pub derived: &'static [&'static str],
    /// Fields whose value is not to be shown: passwords, keys, tokens.
    pub secret: &'static [&'static str],
    /// Fields that only the service writes.
    pub read_only: &'static [&'static str],
}

impl Shape {
    /// The index of the field with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.fields.binary_search(&name).ok()
    }

    /// The name without its namespace.
    #[must_use]
    pub fn short_name(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or_default()
    }

    /// True when an `@odata.type` of this name (with or without the leading `#`) is this type or one that derives from it.
    #[must_use]
    pub fn covers(&self, odata_type: &str) -> bool {
        let name = odata_type.strip_prefix('#').unwrap_or(odata_type);
        // The service is not consistent about case, so neither can a reader be.
        self.name.eq_ignore_ascii_case(name) || self.derived.iter().any(|derived| derived.eq_ignore_ascii_case(name))
    }

    /// How the type is called in an error.
    pub(crate) fn label(&self) -> &'static str {
        if self.name.is_empty() { "the parameters" } else { self.name }
    }
}
