//! The rest of a record besides its fields: undocumented properties, OData annotations, nulls.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::format::raw;
use crate::model::null_items::NullItems;
use crate::{Error, Item, Json, Result, json};

/// Everything of a JSON object that is not the value of a field.
///
/// Values are kept as text and parsed when asked for. Almost every object has no such value or one (`@odata.etag`), so an empty rest takes no
/// memory elsewhere.
///
/// ```
/// use docwright_runtime::{Record, Reference, json};
///
/// let link: Reference = json::from_str(r#"{"@odata.id": "https://…", "@odata.etag": "W/1", "note": [1.10]}"#)?;
/// assert_eq!(link.rest().names().collect::<Vec<_>>(), ["@odata.etag", "note"]);
/// assert_eq!(link.rest().get_str("@odata.etag").as_deref(), Some("W/1"));
/// assert_eq!(link.rest().text("note"), Some("[1.10]"));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Clone, Default)]
#[doc(hidden)]
pub struct Rest {
    /// The null fields among the first 64.
    nulls: u64,
    more: Option<Box<More>>,
}

#[derive(Clone, Default)]
struct More {
    /// The null fields from the 65th on.
    nulls: Vec<u64>,
    /// Sorted by name.
    entries: Vec<Entry>,
    /// The nulls among the items of lists.
    null_items: Vec<NullItems>,
    /// Why the model cannot be written.
    fault: Option<Error>,
}

impl More {
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.fault.is_none() && self.nulls.iter().all(|word| *word == 0)
    }
}

#[derive(Clone)]
struct Entry {
    name: Cow<'static, str>,
    value: Box<RawValue>,
}

/// Names that come with almost every object: they are not worth an allocation each.
const COMMON: &[&str] = &["@odata.etag", "@odata.id", "@odata.type", "@odata.context", "@odata.editLink"];

fn name_of(name: &str) -> Cow<'static, str> {
    match COMMON.iter().find(|common| **common == name) {
        Some(common) => Cow::Borrowed(common),
        None => Cow::Owned(name.to_owned()),
    }
}

impl Rest {
    /// An empty rest.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self { nulls: 0, more: None }
    }

    /// True when there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nulls == 0 && self.more.as_ref().is_none_or(|more| more.is_empty())
    }

    fn entries(&self) -> &[Entry] {
        self.more.as_ref().map_or(&[], |more| &more.entries)
    }

    fn position(&self, name: &str) -> std::result::Result<usize, usize> {
        self.entries().binary_search_by(|entry| (*entry.name).cmp(name))
    }

    /// The names of what is kept, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries().iter().map(|entry| &*entry.name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Cow<'static, str>, &RawValue)> {
        self.entries().iter().map(|entry| (&entry.name, &*entry.value))
    }

    pub(crate) fn raw(&self, name: &str) -> Option<&RawValue> {
        self.position(name).ok().and_then(|index| self.entries().get(index)).map(|entry| &*entry.value)
    }

    /// The JSON text kept under this name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.raw(name).map(RawValue::get)
    }

    /// The value kept under this name.
    ///
    /// # Errors
    /// When the value is nested too deeply to be read.
    pub fn get(&self, name: &str) -> Result<Option<Json>> {
        self.text(name).map(json::from_str).transpose()
    }

    /// The string kept under this name; nothing when the value is no string.
    #[must_use]
    pub fn get_str(&self, name: &str) -> Option<Cow<'_, str>> {
        let text = self.text(name)?;
        match raw::plain_string(text) {
            Some(plain) => Some(Cow::Borrowed(plain)),
            None => String::deserialize(&mut serde_json::Deserializer::from_str(text)).ok().map(Cow::Owned),
        }
    }

    /// Keeps a value under this name, in place of what was there.
    pub fn set(&mut self, name: &str, value: &Json) {
        // Writing a `Value` cannot fail: its keys are strings and its numbers are numbers.
        if let Ok(raw) = raw::from_json(value) {
            self.set_raw(name, raw);
        }
    }

    pub(crate) fn set_raw(&mut self, name: &str, value: Box<RawValue>) {
        let position = self.position(name);
        let entries = &mut self.more.get_or_insert_default().entries;
        match position {
            Ok(index) => entries[index].value = value,
            Err(index) => entries.insert(index, Entry { name: name_of(name), value }),
        }
    }

    /// Removes what is kept under this name and says whether there was something.
    pub fn remove(&mut self, name: &str) -> bool {
        match (self.position(name), &mut self.more) {
            (Ok(index), Some(more)) => {
                more.entries.remove(index);
                true
            }
            _ => false,
        }
    }

    /// Adds a value out of order; [`seal`](Self::seal) must follow. A document of many unknown names is then read in linear time.
    pub(crate) fn push(&mut self, name: &str, value: Box<RawValue>) {
        self.more.get_or_insert_default().entries.push(Entry { name: name_of(name), value });
    }

    /// Restores the order. Of several values of one name the last one stays.
    pub(crate) fn seal(&mut self) {
        let Some(more) = &mut self.more else { return };
        if more.entries.is_sorted_by(|a, b| a.name < b.name) {
            return;
        }
        more.entries.reverse();
        more.entries.sort_by(|a, b| a.name.cmp(&b.name));
        more.entries.dedup_by(|later, kept| later.name == kept.name);
    }

    /// True when the field at this index was read as null or set to null. A value in the field has the last word.
    pub(crate) fn is_null(&self, index: usize) -> bool {
        let (word, bit) = (index / 64, index % 64);
        let bits = match word.checked_sub(1) {
            None => self.nulls,
            Some(word) => self.more.as_ref().and_then(|more| more.nulls.get(word)).copied().unwrap_or_default(),
        };
        bits >> bit & 1 == 1
    }

    /// The nulls that were read among the items of this field.
    pub(crate) fn null_items(&self, index: usize) -> Option<&NullItems> {
        self.more.as_ref()?.null_items.iter().rev().find(|it| it.field == index)
    }

    /// Keeps the nulls of a list; those of an earlier reading of the same field no longer count.
    pub(crate) fn set_null_items(&mut self, null_items: Option<NullItems>) {
        self.more.get_or_insert_default().null_items.extend(null_items);
    }

    /// Why the model cannot be written: what was meant to be in it is not.
    pub(crate) fn fault(&self) -> Option<&Error> {
        self.more.as_ref()?.fault.as_ref()
    }

    pub(crate) fn set_fault(&mut self, error: Error) {
        self.more.get_or_insert_default().fault.get_or_insert(error);
    }

    pub(crate) fn set_null(&mut self, index: usize, null: bool) {
        if !null && !self.is_null(index) {
            return;
        }
        let bits = match (index / 64).checked_sub(1) {
            None => &mut self.nulls,
            Some(word) => {
                let nulls = &mut self.more.get_or_insert_default().nulls;
                if nulls.len() <= word {
                    nulls.resize(word + 1, 0);
                }
                &mut nulls[word]
            }
        };
        let bit = 1 << (index % 64);
        *bits = if null { *bits | bit } else { *bits & !bit };
    }

    /// The related object kept under this name; nothing when it was not expanded or is null.
    ///
    /// # Errors
    /// When the kept value does not have the shape of `T`.
    #[inline]
    pub fn one<T: Item>(&self, name: &'static str) -> Result<Option<T>> {
        let mut value: Option<T> = None;
        self.relation(name, &mut value)?;
        Ok(value)
    }

    /// The related objects kept under this name; nothing when they were not expanded.
    ///
    /// # Errors
    /// When the kept value does not have the shape of a list of `T`.
    #[inline]
    pub fn list<T: Item>(&self, name: &'static str) -> Result<Option<Vec<T>>> {
        let mut value: Option<Vec<T>> = None;
        self.relation(name, &mut value)?;
        Ok(value)
    }

    fn relation(&self, name: &'static str, field: &mut dyn crate::Field) -> Result<()> {
        match self.text(name) {
            Some(text) => json::read_field(text.as_bytes(), field).map(drop).map_err(|error| error.below(name)),
            None => Ok(()),
        }
    }

    /// Keeps a related object.
    ///
    /// # Errors
    /// When the object is nested too deeply to be written.
    #[inline]
    pub fn set_one<T: Item>(&mut self, name: &'static str, value: &T) -> Result<()> {
        self.set_relation(name, value.peek())
    }

    /// Keeps related objects.
    ///
    /// # Errors
    /// When an object is nested too deeply to be written.
    #[inline]
    pub fn set_list<T: Item>(&mut self, name: &'static str, values: &[T]) -> Result<()> {
        self.set_relation(name, crate::Peek::List(&Lent(values)))
    }

    pub(crate) fn set_relation(&mut self, name: &str, value: crate::Peek<'_>) -> Result<()> {
        let bytes = json::write_peek(value)?;
        let raw = String::from_utf8(bytes).ok().and_then(|text| RawValue::from_string(text).ok());
        let raw = raw.ok_or_else(|| Error::new(crate::ErrorKind::Encode, "the value is not JSON"))?;
        self.set_raw(name, raw);
        Ok(())
    }
}

/// A list that is only read.
struct Lent<'a, T>(&'a [T]);

impl<T: Item> crate::List for Lent<'_, T> {
    fn push(&mut self) -> crate::Slot<'_> {
        crate::Slot::None
    }
    fn pop(&mut self) {}
    fn len(&self) -> usize {
        self.0.len()
    }
    fn at(&self, index: usize) -> Option<crate::Peek<'_>> {
        self.0.get(index).map(T::peek)
    }
}
