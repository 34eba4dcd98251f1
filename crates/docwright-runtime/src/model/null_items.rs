//! Nulls among the items of a typed list: `["a", null, "b"]` is read as two items, and written as it came.
//!
//! A list of strings has no place for null, and hardly any response has one there. So the model keeps where the nulls were
//! and, to tell whether the list is still the one that was read, how its items are written. A list that was changed is
//! written as it is now.

use crate::{List, Peek, json};

/// The nulls of one list.
#[derive(Clone)]
pub(crate) struct NullItems {
    /// The index of the field.
    pub(crate) field: usize,
    /// Where the nulls are, counted with them.
    at: Box<[usize]>,
    /// The other items as they were read, in JSON.
    items: Box<[u8]>,
}

impl NullItems {
    /// The nulls of a list that was just read; nothing when it cannot be written, and then it never will.
    pub(crate) fn of(field: usize, at: Vec<usize>, list: Peek<'_>) -> Option<Self> {
        let items = json::write_without_nulls(list).ok()?;
        Some(Self { field, at: at.into(), items: items.into() })
    }

    /// For each place of the list with its nulls the rank of the item; nothing when the list is another by now.
    pub(crate) fn around(&self, list: &dyn List) -> Option<impl Iterator<Item = Option<usize>>> {
        let is_same = json::write_without_nulls(Peek::List(list)).is_ok_and(|items| *items == *self.items);
        let mut next = 0;
        is_same.then(|| {
            (0..list.len() + self.at.len()).map(move |place| {
                let item = self.at.binary_search(&place).is_err().then_some(next);
                next += usize::from(item.is_some());
                item
            })
        })
    }
}
