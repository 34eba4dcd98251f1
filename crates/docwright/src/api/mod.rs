//! Phase 2: [`Api`], the documented types and operations in OData's terms.
//!
//! Every reference is resolved.
//!
//! No word of Rust here, and no trace of how a page is laid out. What several places of the documentation speak of is
//! [`Decided`]: the value with its [`Evidence`], so that a reader can ask why the decision fell the way it did.

pub(crate) mod contract;
pub(crate) mod decided;
pub(crate) mod deprecation;
pub(crate) mod evidence;
pub(crate) mod home;
pub(crate) mod operation;
pub(crate) mod overruling;
pub(crate) mod root;
pub(crate) mod types;

use std::collections::BTreeMap;
use std::ops::Index;

pub use crate::api::contract::{Cases, Condition, Variant, When};
pub use crate::api::decided::Decided;
pub use crate::api::deprecation::Deprecation;
pub use crate::api::evidence::{Evidence, Standing, Witness};
pub use crate::api::home::Homes;
pub(crate) use crate::api::operation::by_request;
pub use crate::api::operation::{Body, Header, Operation, ParameterDoc, Permission, Response};
pub use crate::api::overruling::Overruling;
pub use crate::api::root::{Place, Root};
pub use crate::api::types::{
    EnumDef, ItemType, Member, Property, QualifiedName, StructDef, TypeDef, TypeKind, TypeRef,
};
pub(crate) use crate::api::types::{ancestors, number};
pub use crate::odata::{Method, Parameter, QueryParameter, Route, Scalar, Segment};
pub use crate::page::{Account, Bounds, Mark, ParameterPlace, Passage, Prose, Remark, Run, Values};
use crate::text::source::FileId;

/// A documented API.
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// Entity types, complex types and enumerations, sorted by namespace and name.
    pub types: Vec<TypeDef>,
    /// Operations, sorted by page and place.
    pub operations: Vec<Operation>,
    /// The home pages of requests that several pages describe.
    pub homes: Homes,
    /// The types to which several addresses lead, in the order of [`types`](Self::types).
    pub roots: Vec<Root>,
    /// Targets of links between pages: file name without folder and ending, lower case, to what the page describes.
    pub pages: BTreeMap<String, FileId>,
}

/// A type, by its rank in [`Api::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) u32);

impl TypeId {
    /// The type at a rank.
    pub(crate) fn of(rank: usize) -> Self {
        Self(u32::try_from(rank).unwrap_or(u32::MAX))
    }
}

impl Api {
    /// The types that a type inherits from, the nearest first.
    pub fn bases(&self, of: TypeId) -> impl Iterator<Item = TypeId> {
        ancestors(&self.types, of.0 as usize).map(TypeId::of)
    }

    /// A type and the types that it inherits from, the nearest first.
    pub fn lineage(&self, of: TypeId) -> impl Iterator<Item = TypeId> {
        std::iter::once(of).chain(self.bases(of))
    }
}

impl Index<TypeId> for Api {
    type Output = TypeDef;

    fn index(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }
}
