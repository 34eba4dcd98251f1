//! Roots: types to which several addresses lead, one of them without a key.
//!
//! ```text
//! drive    /me/drive                                           its start: no key picks it
//!          /drives/{id}   /users/{id}/drive   /sites/{id}/drive the same thing elsewhere
//! ```

use crate::api::{Segment, TypeId};
use crate::odata::key::PathKey;
use crate::odata::segment::written;
use crate::text::source::Span;

/// A type whose objects have addresses of several forms.
#[derive(Debug, Clone)]
pub struct Root {
    /// The type.
    pub ty: TypeId,
    /// The addresses, in the order of their keys; each is the beginning of some documented address.
    pub places: Vec<Place>,
}

/// An address that leads to one object.
#[derive(Debug, Clone)]
pub struct Place {
    /// Literals and keys.
    pub segments: Vec<Segment>,
    /// The first request line that has it.
    pub span: Span,
}

impl Place {
    /// No key picks the object: `/me/drive`.
    pub fn is_start(&self) -> bool {
        self.segments.iter().all(|it| matches!(it, Segment::Literal(_)))
    }

    /// The address as the request line has it: `/users/{id}/drive`.
    pub fn shown(&self) -> String {
        format!("/{}", written(&self.segments))
    }

    /// The key by which it compares with the beginnings of other addresses.
    pub(crate) fn key(&self) -> String {
        PathKey::of(&self.segments).text
    }
}
