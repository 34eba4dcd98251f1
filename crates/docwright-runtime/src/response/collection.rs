//! The envelopes of OData responses: `{"value": […], "@odata.nextLink": …}` and `{"value": …}`.

use std::fmt;

use crate::format::{decode, encode};
use crate::model::{compare, copy, debug};
use crate::{Field, FromResponse, Item, Record, Response, Rest, Result, Shape, Slot, json};

/// A page of a list.
///
/// ```
/// use docwright_runtime::{Response, Collection, Json, Request};
///
/// let request = Request::<Collection<Json>>::get("/users", &[]).count();
/// let page = request.read(&Response::new(200, r#"{"@odata.count": 7, "value": [1, 2], "@odata.nextLink": "https://…"}"#))?;
/// assert_eq!((page.value.len(), page.count), (2, Some(7)));
/// assert!(page.next_link.is_some());
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub struct Collection<T> {
    /// The items.
    pub value: Vec<T>,
    /// Where the next page is.
    pub next_link: Option<String>,
    /// Where to ask for changes later.
    pub delta_link: Option<String>,
    /// How many items there are on all pages, when that was asked for.
    pub count: Option<i64>,
    rest: Rest,
}

impl<T> Default for Collection<T> {
    fn default() -> Self {
        Self { value: Vec::new(), next_link: None, delta_link: None, count: None, rest: Rest::new() }
    }
}

/// The only page of a list: what a test of a program answers.
impl<T> From<Vec<T>> for Collection<T> {
    fn from(value: Vec<T>) -> Self {
        Self { value, ..Self::default() }
    }
}

impl<T: Item> Record for Collection<T> {
    fn shape(&self) -> &'static Shape {
        &Shape {
            name: "a collection",
            doc: "",
            fields: &["@odata.count", "@odata.deltaLink", "@odata.nextLink", "value"],
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }
    }
    fn field(&self, index: usize) -> &dyn Field {
        match index {
            0 => &self.count,
            1 => &self.delta_link,
            2 => &self.next_link,
            3 => &self.value,
            _ => &self.rest,
        }
    }
    fn field_mut(&mut self, index: usize) -> &mut dyn Field {
        match index {
            0 => &mut self.count,
            1 => &mut self.delta_link,
            2 => &mut self.next_link,
            3 => &mut self.value,
            _ => &mut self.rest,
        }
    }
    fn rest(&self) -> &Rest {
        &self.rest
    }
    fn rest_mut(&mut self) -> &mut Rest {
        &mut self.rest
    }
}

/// A response that is one value in an envelope.
///
/// ```
/// use docwright_runtime::{Response, Request, Value};
///
/// let request = Request::<Value<i64>>::get("/reports/size()", &[]);
/// assert_eq!(request.read(&Response::new(200, r#"{"value": 7}"#))?.value, Some(7));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub struct Value<T> {
    /// The value; nothing when it is null.
    pub value: Option<T>,
    rest: Rest,
}

impl<T> Default for Value<T> {
    fn default() -> Self {
        Self { value: None, rest: Rest::new() }
    }
}

impl<T: Item> Record for Value<T> {
    fn shape(&self) -> &'static Shape {
        &Shape { name: "a value", doc: "", fields: &["value"], bases: &[], derived: &[], secret: &[], read_only: &[] }
    }
    fn field(&self, index: usize) -> &dyn Field {
        if index == 0 { &self.value } else { &self.rest }
    }
    fn field_mut(&mut self, index: usize) -> &mut dyn Field {
        if index == 0 { &mut self.value } else { &mut self.rest }
    }
    fn rest(&self) -> &Rest {
        &self.rest
    }
    fn rest_mut(&mut self) -> &mut Rest {
        &mut self.rest
    }
}

macro_rules! envelope {
    ($name:ident) => {
        impl<T: Item> FromResponse for $name<T> {
            type Model = T;

            fn read(response: &Response) -> Result<Self> {
                let mut value = Self::default();
                // Where all went well there is nothing to say; `207` comes with what did not.
                if response.is_blank() {
                    return Ok(value);
                }
                match response.envelope() {
                    None => json::read_slot(response.body(), Slot::Record(&mut value))?,
                    Some(names) => json::read_slot(&names.list(response.body()), Slot::Record(&mut value))
                        .map_err(|error| error.in_envelope(names))?,
                }
                Ok(value)
            }
        }
        impl<T: Item> Clone for $name<T> {
            fn clone(&self) -> Self {
                let mut value = Self::default();
                copy::copy_record(self, &mut value);
                value
            }
        }
        impl<T: Item> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                compare::eq(self, other)
            }
        }
        impl<T: Item> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug::debug_as(stringify!($name), self, f)
            }
        }
        impl<T: Item> serde::Serialize for $name<T> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                encode::serialize_record(self, serializer)
            }
        }
        impl<'de, T: Item> serde::Deserialize<'de> for $name<T> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut value = Self::default();
                decode::read(Slot::Record(&mut value), deserializer)?;
                Ok(value)
            }
        }
    };
}

envelope!(Collection);
envelope!(Value);
