//! Entity references, as `$ref` requests send and list them: `{"@odata.id": "https://…"}`.

use std::fmt;

use crate::{Field, Item, Peek, Record, Rest, Shape, Slot};

/// A link to an object.
///
/// ```
/// use docwright_runtime::{Reference, Request};
///
/// let user = Reference::to("https://api.example/v1.0/directoryObjects/7");
/// let request = Request::<()>::post("/groups/{id}/members/$ref", &["1"]).reference(&user);
/// assert!(request.body_bytes().is_some_and(|body| body.starts_with(b"{\"@odata.id\":")));
/// ```
#[derive(Default)]
#[non_exhaustive]
pub struct Reference {
    /// The address of the object.
    pub odata_id: Option<String>,
    rest: Rest,
}

impl Reference {
    /// A link to the object at this address: `https://api.example/v1.0/directoryObjects/{id}`, or `/directoryObjects/{id}` below the
    /// service that it is sent to.
    #[must_use]
    pub fn to(address: impl Into<String>) -> Self {
        Self { odata_id: Some(address.into()), rest: Rest::new() }
    }
}

impl Record for Reference {
    fn shape(&self) -> &'static Shape {
        &Shape {
            name: "a reference",
            doc: "",
            fields: &["@odata.id"],
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }
    }
    fn field(&self, index: usize) -> &dyn Field {
        if index == 0 { &self.odata_id } else { &self.rest }
    }
    fn field_mut(&mut self, index: usize) -> &mut dyn Field {
        if index == 0 { &mut self.odata_id } else { &mut self.rest }
    }
    fn rest(&self) -> &Rest {
        &self.rest
    }
    fn rest_mut(&mut self) -> &mut Rest {
        &mut self.rest
    }
}

impl Item for Reference {
    fn blank() -> Self {
        Self::default()
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Record(self)
    }
    fn peek(&self) -> Peek<'_> {
        Peek::Record(self)
    }
}

impl Clone for Reference {
    fn clone(&self) -> Self {
        crate::clone(self)
    }
}

impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        crate::eq(self, other)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::model::debug::debug_as("Reference", self, f)
    }
}

impl serde::Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::deserialize(deserializer)
    }
}
