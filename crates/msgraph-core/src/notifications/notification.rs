//! The body of a webhook call: a collection of notifications, and the tokens that vouch for it.

use std::fmt;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use docwright_runtime::{Item, Json, json};
use serde::Deserialize;

use super::{EncryptedContent, LifecycleEvent, NotificationError, NotificationErrorKind, PrivateKeys};

/// The notifications of one call.
///
/// ```
/// use msgraph_core::notifications::Notifications;
///
/// let body = br#"{"value": [{"subscriptionId": "7", "clientState": "s3cret", "changeType": "created", "resource": "users/1/messages/2"}]}"#;
/// let notifications = Notifications::read(body)?;
/// for notification in notifications.items().iter().filter(|it| it.has_client_state("s3cret")) {
///     println!("{}: {}", notification.change_type().unwrap_or("?"), notification.resource().unwrap_or("?"));
/// }
/// assert_eq!(notifications.items().len(), 1);
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notifications {
    value: Vec<Notification>,
    #[serde(default)]
    validation_tokens: Option<Vec<String>>,
}

impl Notifications {
    /// Reads the body of a call.
    ///
    /// # Errors
    /// When it is not a collection of notifications.
    pub fn read(body: &[u8]) -> Result<Self, NotificationError> {
        serde_json::from_slice(body).map_err(|error| {
            NotificationError::new(NotificationErrorKind::Body, format!("the body holds no notifications: {error}"))
        })
    }

    /// The notifications. Who sent them is not known yet: see [`Notification::has_client_state`] and
    /// [`TokenValidator`](super::TokenValidator).
    #[must_use]
    pub fn items(&self) -> &[Notification] {
        &self.value
    }

    /// The same, without the tokens that came with them.
    #[must_use]
    pub fn into_items(self) -> Vec<Notification> {
        self.value
    }

    /// The tokens that vouch for the service; notifications without content come without.
    #[must_use]
    pub fn validation_tokens(&self) -> &[String] {
        self.validation_tokens.as_deref().unwrap_or_default()
    }
}

/// How many there are; tokens are never printed.
impl fmt::Debug for Notifications {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notifications").field("items", &self.value).finish_non_exhaustive()
    }
}

/// A notification: that something changed, or happened to the subscription.
///
/// ```
/// use msgraph_core::notifications::{Notification, Notifications};
///
/// /// True for what this program watches.
/// fn is_of_interest(notification: &Notification) -> bool {
///     notification.has_client_state("s3cret") && notification.change_type() == Some("created")
/// }
/// let body = br#"{"value": [{"clientState": "guessed", "changeType": "created"}]}"#;
/// assert!(!is_of_interest(&Notifications::read(body)?.items()[0]));
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    subscription_id: Option<String>,
    subscription_expiration_date_time: Option<String>,
    client_state: Option<String>,
    change_type: Option<String>,
    resource: Option<String>,
    resource_data: Option<Json>,
    tenant_id: Option<String>,
    lifecycle_event: Option<String>,
    encrypted_content: Option<EncryptedContent>,
}

impl Notification {
    /// True when it has this secret, with which the subscription was made. How long it takes does not tell how much of a wrong one is right.
    /// An empty secret is none.
    #[must_use]
    pub fn has_client_state(&self, secret: &str) -> bool {
        let state = self.client_state.as_deref().filter(|_| !secret.is_empty());
        state.is_some_and(|state| verify_slices_are_equal(state.as_bytes(), secret.as_bytes()).is_ok())
    }

    /// The id of the subscription.
    #[must_use]
    pub fn subscription_id(&self) -> Option<&str> {
        self.subscription_id.as_deref()
    }

    /// Until when the subscription lasts, as the service writes it: `2026-11-30T18:23:45Z`.
    #[must_use]
    pub fn subscription_expires(&self) -> Option<&str> {
        self.subscription_expiration_date_time.as_deref()
    }

    /// How it changed: `created`, `updated` or `deleted`.
    #[must_use]
    pub fn change_type(&self) -> Option<&str> {
        self.change_type.as_deref()
    }

    /// The address of what changed, below that of the service: `Users/1/Messages/2`.
    #[must_use]
    pub fn resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }

    /// All that is said of it without encryption, most often its id and entity tag.
    #[must_use]
    pub fn resource_data(&self) -> Option<&Json> {
        self.resource_data.as_ref()
    }

    /// The tenant in which it changed.
    #[must_use]
    pub fn tenant_id(&self) -> Option<&str> {
        self.tenant_id.as_deref()
    }

    /// The event of the subscription itself, when the notification is about that.
    #[must_use]
    pub fn lifecycle_event(&self) -> Option<LifecycleEvent> {
        self.lifecycle_event.as_deref().map(LifecycleEvent::from)
    }

    /// The content that changed, as it came.
    #[must_use]
    pub fn encrypted_content(&self) -> Option<&EncryptedContent> {
        self.encrypted_content.as_ref()
    }

    /// The content that changed, as a model or as [`Json`]. Validate the tokens of the notifications first: anybody can encrypt for a certificate.
    ///
    /// # Errors
    /// When it has no content, none of the keys is the one, what came is not what was sent, or it is none such model.
    pub fn decrypt<T: Item>(&self, keys: &impl PrivateKeys) -> Result<T, NotificationError> {
        let content = self.encrypted_content().ok_or_else(|| {
            NotificationError::new(NotificationErrorKind::Content, "the notification has no encrypted content")
        })?;
        let read = json::from_slice(&content.decrypt(keys)?);
        read.map_err(|error| {
            NotificationError::new(NotificationErrorKind::Content, format!("the content cannot be read: {error}"))
        })
    }
}

/// Without the secret of the subscription and without content.
impl fmt::Debug for Notification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("subscription_id", &self.subscription_id)
            .field("change_type", &self.change_type)
            .field("resource", &self.resource)
            .field("tenant_id", &self.tenant_id)
            .field("lifecycle_event", &self.lifecycle_event)
            .finish_non_exhaustive()
    }
}
