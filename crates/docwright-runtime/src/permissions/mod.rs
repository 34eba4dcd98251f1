//! Permissions that a request needs, as constants beside the generated functions.

mod least;

use std::fmt;

pub use self::least::{least_privileged, least_privileged_of};

/// Who makes a request: an app on behalf of somebody, or by itself. A service may have other kinds of accounts: [`Endpoint::column`].
///
/// ```
/// use docwright_runtime::Account;
///
/// assert_eq!(Account::Application.to_string(), "application");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// An app on behalf of somebody.
    Delegated,
    /// An app by itself.
    Application,
}

/// Names the kind of account as the documentation does.
impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Delegated => "delegated",
            Self::Application => "application",
        })
    }
}

/// A permission by its name, such as `Mail.Read`.
///
/// ```
/// use docwright_runtime::Permission;
///
/// const MAIL: Permission = Permission::new("Mail.Read");
/// assert_eq!(MAIL, "Mail.Read");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission(&'static str);

impl Permission {
    /// The permission of this name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl AsRef<str> for Permission {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl PartialEq<str> for Permission {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Permission {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// The documented needs of one kind of account.
///
/// ```
/// use docwright_runtime::{Access, Account, Endpoint};
///
/// fn needs(endpoint: Endpoint, account: Account) -> String {
///     match endpoint.access(account) {
///         Access::Unknown => "it is not documented".into(),
///         Access::Never => "it cannot be done".into(),
///         Access::AnyOf(sets) => format!("any of {sets}"),
///         other => format!("{other:?}"),
///     }
/// }
/// const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "Mail.Read", "-");
/// assert_eq!(needs(LIST, Account::Delegated), "any of Mail.ReadBasic, Mail.Read");
/// assert_eq!(needs(LIST, Account::Application), "it cannot be done");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Access {
    /// The documentation does not say.
    Unknown,
    /// This kind of account cannot make the request.
    Never,
    /// Any one of these sets of permissions will do.
    AnyOf(Sets),
    /// It depends on what the request is for.
    ByUse(Uses),
}

impl Access {
    /// Reads the text of a constant. A text is cheaper to compile than the slices that it stands for.
    const fn read(text: &'static str) -> Self {
        match text.as_bytes() {
            b"" => Self::Unknown,
            b"-" => Self::Never,
            bytes if has_tab(bytes) => Self::ByUse(Uses(text)),
            _ => Self::AnyOf(Sets(text)),
        }
    }

    /// The needs of one use; those that do not depend on the use stay as they are.
    #[must_use]
    pub fn about(self, what: &str) -> Self {
        match self {
            Self::ByUse(uses) => {
                uses.iter().find(|(about, _)| about.eq_ignore_ascii_case(what)).map_or(Self::Unknown, |it| it.1)
            }
            other => other,
        }
    }
}

const fn has_tab(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\t' {
            return true;
        }
        at += 1;
    }
    false
}

/// Sets of permissions, any one of which will do, from least to most privileged.
///
/// ```
/// use docwright_runtime::{Access, Account, Endpoint};
///
/// const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "Mail.Read", "-");
/// let Access::AnyOf(sets) = LIST.access(Account::Delegated) else { panic!() };
/// assert_eq!(sets.least().collect::<Vec<_>>(), ["Mail.ReadBasic"]);
/// assert_eq!(sets.iter().count(), 2);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sets(&'static str);

impl Sets {
    /// The sets; the permissions of one are all needed.
    pub fn iter(self) -> impl Iterator<Item = impl Iterator<Item = Permission>> {
        self.0.split(',').map(|set| set.split(' ').map(Permission))
    }

    /// The least privileged set.
    pub fn least(self) -> impl Iterator<Item = Permission> {
        self.iter().next().into_iter().flatten()
    }
}

/// Prints the sets: `Mail.Read, User.Read and Group.Read.All`.
impl fmt::Display for Sets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.replace(' ', " and ").replace(',', ", "))
    }
}

impl fmt::Debug for Sets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The uses of a request, each with the permissions it needs.
///
/// ```
/// use docwright_runtime::{Access, Account, Endpoint};
///
/// const GET: Endpoint = Endpoint::new("GET /files/{id}", "own\tFiles.Read\nshared\tFiles.Read.All", "-", "-");
/// let Access::ByUse(uses) = GET.access(Account::Delegated) else { panic!() };
/// assert_eq!(uses.iter().map(|(about, _)| about).collect::<Vec<_>>(), ["own", "shared"]);
/// assert!(matches!(GET.about("shared").access(Account::Delegated), Access::AnyOf(sets) if sets.to_string() == "Files.Read.All"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Uses(&'static str);

impl Uses {
    /// The uses in the words of the documentation, and what each needs.
    pub fn iter(self) -> impl Iterator<Item = (&'static str, Access)> {
        self.0.split('\n').filter_map(|line| line.split_once('\t')).map(|(about, sets)| (about, Access::read(sets)))
    }
}

impl fmt::Debug for Uses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// The permissions that a request needs, by kind of account: the constant `LIST` beside the function `list`.
///
/// ```
/// use docwright_runtime::{Access, Account, Endpoint};
///
/// // Generated code has such a constant beside every function.
/// const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "Mail.Read", "-");
/// assert_eq!(LIST.request(), "GET /me/messages");
/// assert_eq!(LIST.access(Account::Application), Access::Never);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Endpoint {
    request: &'static str,
    access: [&'static str; 3],
}

impl Endpoint {
    /// The documented request, and what each kind of account needs: somebody's, a second kind of those if a service has two, and
    /// an app; generated code calls it.
    ///
    /// ```text
    /// access = "" (not documented) | "-" (not possible) | sets | use {"\n" use}
    /// use    = name "\t" ("-" | sets)
    /// sets   = set {"," set}              any one will do
    /// set    = permission {" " permission}     all are needed
    /// ```
    #[must_use]
    pub const fn new(
        request: &'static str,
        delegated: &'static str,
        second: &'static str,
        application: &'static str,
    ) -> Self {
        Self { request, access: [delegated, second, application] }
    }

    /// The request as documented: `GET /me/messages`.
    #[must_use]
    pub const fn request(self) -> &'static str {
        self.request
    }

    /// The needs of this kind of account.
    #[must_use]
    pub const fn access(self, account: Account) -> Access {
        self.column(match account {
            Account::Delegated => 0,
            Account::Application => 2,
        })
    }

    /// The needs in one column of the documented table, by the place of it in [`new`](Self::new): the way in for the kinds of
    /// accounts that one service has.
    #[must_use]
    pub const fn column(self, at: usize) -> Access {
        if at < self.access.len() { Access::read(self.access[at]) } else { Access::Unknown }
    }

    /// The same request for one of the uses that its documentation tells apart.
    #[must_use]
    pub fn about(self, what: &str) -> Self {
        let narrowed = |text: &'static str| match Access::read(text).about(what) {
            Access::AnyOf(Sets(text)) | Access::ByUse(Uses(text)) => text,
            Access::Never => "-",
            Access::Unknown => "",
        };
        Self { access: self.access.map(narrowed), ..self }
    }
}

/// Prints the request.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.request)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({})", self.request)
    }
}
