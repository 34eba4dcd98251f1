//! Roots of requests: the module `roots`, whose types say where else a request can be sent.

use crate::krate::{Argument, Doc, Ident};

/// The module `roots`.
#[derive(Debug, Clone, Default)]
pub struct Roots {
    /// A struct for each type to which several addresses lead.
    pub types: Vec<RootType>,
    /// A trait for each address that functions begin with and whose object has other addresses, in the order of addresses.
    pub starts: Vec<Start>,
}

/// A type to whose objects several addresses lead: `roots::Drive`.
#[derive(Debug, Clone)]
pub struct RootType {
    /// Its name: `Drive`.
    pub ident: Ident,
    /// Its documentation.
    pub doc: Doc,
    /// The addresses without keys, as templates.
    pub starts: Vec<String>,
    /// A function for each address, sorted by name.
    pub places: Vec<RootPlace>,
}

/// A function that makes a root: `Drive::users_drive(user_id)`.
#[derive(Debug, Clone)]
pub struct RootPlace {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub doc: Doc,
    /// The path below the service root with `{}` for each argument: `/users/{}/drive`.
    pub template: String,
    /// Its arguments, in the order of the template.
    pub arguments: Vec<Argument>,
}

/// The address that a function begins with, as the trait of the roots that its request can be moved to.
#[derive(Debug, Clone)]
pub struct Start {
    /// The trait: `BelowMeDrive`.
    pub ident: Ident,
    /// The address as a template: `/me/drive`.
    pub template: String,
    /// The types of the roots: that of the address, then those of what the address goes through.
    pub roots: Vec<Ident>,
}

impl Roots {
    /// There is nothing in the module.
    pub(crate) fn is_empty(&self) -> bool {
        self.types.is_empty()
    }
}
