//! Graph's kinds of accounts, the columns of its tables of permissions.

use std::fmt;

use docwright_runtime::{Access, Permission, Result, least_privileged_of};

/// A kind of account, or an app without one, that permissions are granted to.
///
/// ```
/// use msgraph_core::Account;
///
/// assert_eq!(Account::Application.to_string(), "application");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// An app on behalf of somebody with a work or school account.
    WorkOrSchool,
    /// An app on behalf of somebody with a personal Microsoft account.
    Personal,
    /// An app by itself.
    Application,
}

/// Names the kind of account as the documentation does.
impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::WorkOrSchool => "delegated (work or school account)",
            Self::Personal => "delegated (personal Microsoft account)",
            Self::Application => "application",
        })
    }
}

/// The permissions that a request needs, by kind of account: the constant `LIST` beside the function `list`.
///
/// ```
/// use msgraph_core::{Access, Account, Endpoint};
///
/// // Generated code has such a constant beside every function.
/// const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "Mail.Read", "-");
/// assert_eq!(LIST.request(), "GET /me/messages");
/// assert_eq!(LIST.access(Account::Application), Access::Never);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Endpoint(docwright_runtime::Endpoint);

impl Endpoint {
    /// The documented request, and what a work or school account, a personal account and an app need, as the runtime's
    /// [`Endpoint::new`](docwright_runtime::Endpoint::new) reads it; generated code calls it.
    #[must_use]
    pub const fn new(
        request: &'static str,
        work_or_school: &'static str,
        personal: &'static str,
        application: &'static str,
    ) -> Self {
        Self(docwright_runtime::Endpoint::new(request, work_or_school, personal, application))
    }

    /// The request as documented: `GET /me/messages`.
    #[must_use]
    pub const fn request(self) -> &'static str {
        self.0.request()
    }

    /// The needs of this kind of account.
    #[must_use]
    pub const fn access(self, account: Account) -> Access {
        self.0.column(account as usize)
    }

    /// The same request for one of the uses that its documentation tells apart.
    #[must_use]
    pub fn about(self, what: &str) -> Self {
        Self(self.0.about(what))
    }
}

/// Prints the request.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The smallest set of permissions with which all of these requests can be made: the runtime's
/// [`least_privileged`](docwright_runtime::least_privileged) for Graph's kinds of accounts.
///
/// ```
/// use msgraph_core::{Account, Endpoint, least_privileged};
///
/// const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "Mail.Read", "-");
/// const GET: Endpoint = Endpoint::new("GET /me/messages/{id}", "Mail.Read", "Mail.Read", "-");
///
/// assert_eq!(least_privileged(Account::WorkOrSchool, [LIST, GET])?, ["Mail.Read"]);
/// assert!(least_privileged(Account::Application, [LIST]).is_err());
/// # Ok::<(), msgraph_core::Error>(())
/// ```
///
/// # Errors
/// When the account cannot make one of the requests, when the documentation does not say what it needs, or when that depends
/// on what the request is for; [`Endpoint::about`] then says which use is meant. The error names the request.
pub fn least_privileged(account: Account, endpoints: impl IntoIterator<Item = Endpoint>) -> Result<Vec<Permission>> {
    least_privileged_of(account, endpoints.into_iter().map(|it| (it, it.access(account))))
}
