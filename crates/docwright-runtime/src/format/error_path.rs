//! The JSONPath of an error, collected on the way back up from it, and the depth on the way down.

use std::borrow::Cow;
use std::fmt;

use crate::Shape;
use crate::format::field_order::Orders;

/// How deep models may be nested. serde_json has the same bound; other formats may have none.
pub(crate) const MAX_DEPTH: u8 = 128;

/// Collects the path of an error while the reader returns; nothing is kept while all goes well.
#[derive(Default)]
pub(crate) struct ErrorPath {
    depth: u8,
    steps: Vec<Step>,
    model: Option<&'static Shape>,
    /// Not about errors, but it accompanies the reader as well.
    pub(crate) orders: Orders,
    /// Where the list that was read last had nulls; whoever holds the list takes them.
    pub(crate) null_items: Vec<usize>,
}

enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

impl ErrorPath {
    /// Goes one level down; false at the bound.
    pub(crate) fn enter(&mut self) -> bool {
        self.depth += 1;
        self.depth <= MAX_DEPTH
    }

    /// Comes back up.
    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Notes that the error happened below this property.
    pub(crate) fn at_key(&mut self, key: impl Into<Cow<'static, str>>, model: &'static Shape) {
        self.steps.push(Step::Key(key.into()));
        self.model.get_or_insert(model);
    }

    /// Notes that the error happened below this item.
    pub(crate) fn at_index(&mut self, index: usize) {
        self.steps.push(Step::Index(index));
    }

    /// The innermost model on the way to the error.
    pub(crate) fn model(&self) -> Option<&'static Shape> {
        self.model
    }

    /// True when there is anything to tell.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// The path in the notation of JSONPath.
impl fmt::Display for ErrorPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for step in self.steps.iter().rev() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                    write!(f, ".{key}")?
                }
                Step::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorPath, MAX_DEPTH};
    use crate::Shape;

    #[test]
    fn a_path_is_told_from_the_root() {
        static OUTER: Shape =
            Shape { name: "test.outer", doc: "", fields: &[], bases: &[], derived: &[], secret: &[], read_only: &[] };
        static INNER: Shape =
            Shape { name: "test.inner", doc: "", fields: &[], bases: &[], derived: &[], secret: &[], read_only: &[] };
        let mut trail = ErrorPath::default();
        assert_eq!(trail.to_string(), "$");
        trail.at_key("a b\"", &INNER);
        trail.at_index(3);
        trail.at_key("value", &OUTER);
        assert_eq!(trail.to_string(), r#"$.value[3]["a b\""]"#);
        assert_eq!(trail.model().map(|shape| shape.name), Some("test.inner"));
    }

    #[test]
    fn depth_is_bounded() {
        let mut trail = ErrorPath::default();
        assert!((0..MAX_DEPTH).all(|_| trail.enter()));
        assert!(!trail.enter());
        trail.leave();
        trail.leave();
        assert!(trail.enter());
    }
}
