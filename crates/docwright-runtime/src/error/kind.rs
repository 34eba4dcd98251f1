//! The kinds of errors, for programs that tell them apart.

/// The kind of thing that went wrong.
///
/// ```
/// use docwright_runtime::{ErrorKind, Json, Request};
///
/// let error = Request::<Json>::get("/users/{id}", &[".."]).check().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Request);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value could not be read as its documented type.
    Decode,
    /// A value could not be written.
    Encode,
    /// A request cannot be sent as it is.
    Request,
    /// A value is of another type than the one asked for.
    Type,
    /// The service answered that it did not do what was asked; [`Error::service`](crate::Error::service) has what it said.
    Service,
    /// There was no connection, or it broke.
    Connection,
    /// The service took longer than the settings allow.
    Timeout,
    /// There was no token to be had.
    Credential,
    /// An address that the service gave was not followed: it is not one, leads in a circle, or would have been unsafe.
    Link,
    /// A response is larger than the settings of the client allow.
    Limit,
    /// The service broke off or went round in circles: it ended an upload while bytes were missing, or a round of changes without the link to
    /// the next.
    Protocol,
}
