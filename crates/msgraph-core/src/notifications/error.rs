//! Errors of notifications, told without what they hold: none of it is known to be from the service.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// Why a notification was not read.
///
/// ```
/// use msgraph_core::notifications::{NotificationErrorKind, Notifications};
///
/// let error = Notifications::read(b"hello").unwrap_err();
/// assert_eq!(error.kind(), NotificationErrorKind::Body);
/// assert!(error.to_string().starts_with("the body holds no notifications"));
/// ```
#[derive(Debug, Clone)]
pub struct NotificationError {
    kind: NotificationErrorKind,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// The kind of thing that went wrong.
///
/// ```
/// use msgraph_core::notifications::NotificationErrorKind;
///
/// /// The status to answer with: after one that says "later", the service sends the notifications again.
/// fn status(kind: NotificationErrorKind) -> u16 {
///     if kind == NotificationErrorKind::Keys { 503 } else { 202 }
/// }
/// assert_eq!(status(NotificationErrorKind::Token), 202);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotificationErrorKind {
    /// The body holds no notifications.
    Body,
    /// A key cannot be used or could not be fetched; with another one or later, the same notification may be read.
    Keys,
    /// A validation token is not one of the service for this app, or there is none where one has to be.
    Token,
    /// The content was not encrypted for this key, was changed on its way, or is none that can be read.
    Content,
}

impl NotificationError {
    pub(super) fn new(kind: NotificationErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    pub(super) fn with_source(self, source: Arc<dyn StdError + Send + Sync>) -> Self {
        Self { source: Some(source), ..self }
    }

    /// The kind of thing that went wrong.
    #[must_use]
    pub fn kind(&self) -> NotificationErrorKind {
        self.kind
    }
}

impl fmt::Display for NotificationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for NotificationError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
