//! The service of a crate: where its client goes, and what of HTTP is the service's own.

use crate::krate::Ident;

/// The service of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The address, with a name in braces for each parameter.
    pub root: String,
    /// The parameters as arguments, in the order of the address.
    pub parameters: Vec<Ident>,
    /// The scope of tokens.
    pub scope: Option<String>,
    /// Other addresses that see the token.
    pub trust: Vec<String>,
    /// The name that the client gives itself, in place of that of the crate.
    pub user_agent: Option<String>,
    /// The names of items, next page and number in lists, where they are not those of OData.
    pub lists: Option<[String; 3]>,
    /// The names of code and message in errors, where they are not those of OData.
    pub errors: Option<[String; 2]>,
    /// The kinds of accounts that the service names, with the columns of [`access`](crate::krate::Endpoint::access) that are theirs.
    pub accounts: Vec<Account>,
}

/// A kind of account that a service names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The constant for its column.
    pub constant: Ident,
    /// The name, as tables of permissions have it.
    pub name: String,
    /// The column.
    pub column: usize,
}

impl Service {
    /// Requests of the crate read answers by other names than those of OData.
    #[must_use]
    pub fn has_envelope(&self) -> bool {
        self.lists.is_some() || self.errors.is_some()
    }
}
