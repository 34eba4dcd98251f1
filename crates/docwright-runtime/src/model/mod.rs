//! Models: the methods that every record has, for nulls, undocumented properties and type casts.

#[doc(hidden)]
pub mod check;
pub(crate) mod compare;
pub(crate) mod copy;
pub(crate) mod debug;
pub(crate) mod enumeration;
mod item;
pub(crate) mod null_items;
mod record;
mod rest;
mod shape;

use std::borrow::Cow;

pub use self::compare::eq;
pub use self::copy::clone;
pub use self::debug::debug;
pub use self::enumeration::{Flags, Members, Token};
pub use self::record::{AsRecord, Field, Is, Item, List, Peek, Record, Slot};
pub use self::rest::Rest;
pub use self::shape::Shape;
use crate::{Error, ErrorKind, Json, Links, Property, Relationship, Result, json};

/// The methods of every model. Bring it into scope to call them.
///
/// ```
/// use docwright_runtime::{Model, Reference};
///
/// let mut link = Reference::with(|it| it.odata_id = Some("https://…".to_owned()));
/// link.set_extra("note", "kept")?;
/// assert_eq!(link.extra("note")?, Some("kept".into()));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait Model: Record + Item {
    /// Makes a value in one expression: `Message::with(|m| m.subject = Some("Hello".into()))`.
    #[must_use]
    fn with(set: impl FnOnce(&mut Self)) -> Self {
        let mut value = Self::blank();
        set(&mut value);
        value
    }

    /// True when the property is null, as opposed to absent: it was read as null, or [`set_null`](Self::set_null) was called.
    fn is_null<B: Record, T>(&self, property: Property<B, T>) -> bool
    where
        Self: Is<B>,
    {
        is_null(self, property.name())
    }

    /// Makes the property null, so that an update clears it on the service. A value put into the field later has precedence.
    fn set_null<B: Record, T>(&mut self, property: Property<B, T>)
    where
        Self: Is<B>,
    {
        unset(self, property.name(), true);
    }

    /// Makes the property absent, so that an update leaves it alone.
    fn unset<B: Record, T>(&mut self, property: Property<B, T>)
    where
        Self: Is<B>,
    {
        unset(self, property.name(), false);
    }

    /// The type that the service says this value is of: `#example.mail.user`.
    fn odata_type(&self) -> Option<Cow<'_, str>> {
        self.rest().get_str("@odata.type")
    }

    /// The entity tag, by which the service tells versions of an object: for `If-Match`, so that nobody's change is overwritten unseen. It is the
    /// annotation `@odata.etag`, or a property `eTag`.
    ///
    /// ```
    /// use docwright_runtime::{Model, Reference, json};
    ///
    /// let link: Reference = json::from_str(r#"{"@odata.id": "https://…", "@odata.etag": "W/\"1\""}"#)?;
    /// assert_eq!(link.etag().as_deref(), Some("W/\"1\""));
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    fn etag(&self) -> Option<Cow<'_, str>> {
        etag(self)
    }

    /// The value of a property that no page documents, or of an annotation.
    ///
    /// # Errors
    /// When the value is nested too deeply to be read.
    fn extra(&self, name: &str) -> Result<Option<Json>> {
        self.rest().get(name)
    }

    /// Sets a property by its name, documented or not.
    ///
    /// # Errors
    /// When a documented property of this name has another type.
    fn set_extra(&mut self, name: &str, value: impl Into<Json>) -> Result<()> {
        set_extra(self, name, &value.into())
    }

    /// Links to objects that are there already when this one is created or changed, in place of earlier links: to one, or to several.
    /// What is linked to is the request that would read it, or an address; one that begins with a slash is below the service that
    /// the request is sent to. A request that cannot be sent is an error when the model is; one that reads an object of another type than the
    /// relationship leads to does not compile.
    ///
    /// ```
    /// use docwright_runtime::{Json, Many, Model, Property, Reference, Request, json};
    ///
    /// // Generated models have such constants: `Group::MEMBERS`.
    /// const MEMBERS: Property<Reference, Many<Reference>> = Property::new("members", "");
    ///
    /// let mut group = Reference::default();
    /// group.bind(MEMBERS, [Request::<Json>::get("/users/{id}", &["7"])]);
    /// let sent = Request::<()>::post("/groups", &[]).body(&group).to_http("https://api.example/v1.0")?;
    /// assert_eq!(sent.body(), r#"{"members@odata.bind":["https://api.example/v1.0/users/7"]}"#);
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    fn bind<B: Record, T: Relationship>(&mut self, relationship: Property<B, T>, to: impl Links<T>)
    where
        Self: Is<B>,
    {
        match to.written() {
            Ok(links) => self.rest_mut().set(&format!("{}@odata.bind", relationship.name()), &links),
            Err(error) => self.rest_mut().set_fault(error),
        }
    }

    /// True when the service says that this value is a `T` or of a type derived from it.
    fn is<T: Model + Is<Self>>(&self) -> bool {
        self.odata_type().is_some_and(|name| T::blank().shape().covers(&name))
    }

    /// Reads the value as the derived type that it is of. Nothing is lost: what this type doesn't know was kept.
    ///
    /// # Errors
    /// When the service says that the value is of another type, or a property doesn't have its documented type.
    fn cast<T: Model + Is<Self>>(&self) -> Result<T> {
        let mut target = T::blank();
        cast(self, &mut target)?;
        Ok(target)
    }

    /// Turns the value into one of its base type, to stand among others: `vec![file.upcast()?, link.upcast()?]`. The properties that the base type
    /// doesn't know are kept, and so is the type.
    ///
    /// # Errors
    /// When the value is nested too deeply to be written.
    fn upcast<B: Model>(&self) -> Result<B>
    where
        Self: Is<B>,
    {
        let mut target = B::blank();
        upcast(self, &mut target)?;
        Ok(target)
    }
}

impl<T: Record + Item> Model for T {}

fn etag(record: &dyn Record) -> Option<Cow<'_, str>> {
    let property = || match record.field(record.shape().find("eTag")?).peek()? {
        Peek::Text(tag) => Some(Cow::Borrowed(tag)),
        _ => None,
    };
    // A property of a derived type is among the rest of its base type.
    let rest = record.rest();
    rest.get_str("@odata.etag").or_else(property).or_else(|| rest.get_str("eTag"))
}

fn is_null(record: &dyn Record, name: &str) -> bool {
    match record.shape().find(name) {
        Some(index) => record.field(index).peek().is_none() && record.rest().is_null(index),
        None => record.rest().text(name) == Some("null"),
    }
}

fn unset(record: &mut dyn Record, name: &str, null: bool) {
    match record.shape().find(name) {
        Some(index) => {
            record.field_mut(index).clear();
            record.rest_mut().set_null(index, null);
        }
        None if null => record.rest_mut().set(name, &Json::Null),
        None => {
            record.rest_mut().remove(name);
        }
    }
}

fn set_extra(record: &mut dyn Record, name: &str, value: &Json) -> Result<()> {
    match record.shape().find(name) {
        Some(index) => read_into(record, index, value.to_string().as_bytes()).map_err(|error| error.below(name)),
        None => {
            record.rest_mut().set(name, value);
            Ok(())
        }
    }
}

/// Reads a field from JSON; null is remembered.
fn read_into(record: &mut dyn Record, index: usize, text: &[u8]) -> Result<()> {
    let seen = json::read_field(text, record.field_mut(index))?;
    record.rest_mut().set_null(index, !seen);
    Ok(())
}

fn cast(source: &dyn Record, target: &mut dyn Record) -> Result<()> {
    let shape = target.shape();
    if let Some(found) = source.rest().get_str("@odata.type").filter(|found| !shape.covers(found)) {
        return Err(Error::new(
            ErrorKind::Type,
            format!("this is a {}, not a {}", found.trim_start_matches('#'), shape.label()),
        ));
    }
    convert(source, target)
}

fn upcast(source: &dyn Record, target: &mut dyn Record) -> Result<()> {
    convert(source, target)?;
    let name = source.shape().name;
    if !name.is_empty() && name != target.shape().name && target.rest().text("@odata.type").is_none() {
        target.rest_mut().set("@odata.type", &Json::String(format!("#{name}")));
    }
    Ok(())
}

/// Moves every property to where the other type has it: to the field of its name, or among what is kept.
fn convert(source: &dyn Record, target: &mut dyn Record) -> Result<()> {
    if let Some(fault) = source.rest().fault() {
        return Err(fault.clone());
    }
    let shape = target.shape();
    for (index, name) in source.shape().fields.iter().enumerate() {
        let value = source.field(index).peek();
        match (shape.find(name), value) {
            (Some(place), Some(value)) => {
                if !copy::put(value, target.field_mut(place).fill()) {
                    // The two pages document the property with different types; the text of it is common ground.
                    let text = json::write_peek(value)?;
                    read_into(target, place, &text).map_err(|error| error.below(name))?;
                }
            }
            (None, Some(value)) => target.rest_mut().set_relation(name, value)?,
            (Some(place), None) => target.rest_mut().set_null(place, source.rest().is_null(index)),
            (None, None) if source.rest().is_null(index) => target.rest_mut().set(name, &Json::Null),
            (None, None) => {}
        }
    }
    for (name, raw) in source.rest().iter() {
        match shape.find(name) {
            Some(place) => read_into(target, place, raw.get().as_bytes()).map_err(|error| error.below(name))?,
            None => target.rest_mut().set_raw(name, raw.to_owned()),
        }
    }
    Ok(())
}
