//! Lifecycle notifications: events of a subscription itself, not of what it watches.

use std::fmt;

/// An event in the life of a subscription.
///
/// ```
/// use msgraph_core::notifications::{LifecycleEvent, Notifications};
///
/// let body = br#"{"value": [{"subscriptionId": "7", "lifecycleEvent": "reauthorizationRequired"}]}"#;
/// let event = Notifications::read(body)?.items()[0].lifecycle_event();
/// assert_eq!(event, Some(LifecycleEvent::ReauthorizationRequired));
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LifecycleEvent {
    /// The token that the subscription was made with ends soon: `POST /subscriptions/{id}/reauthorize`, or renew the subscription. Until then
    /// no notifications come.
    ReauthorizationRequired,
    /// The service ended the subscription: make a new one, and ask for what changed meanwhile.
    SubscriptionRemoved,
    /// Notifications were lost: ask for what changed, with delta or anew.
    Missed,
    /// One that was not known when this was written.
    Other(String),
}

impl From<&str> for LifecycleEvent {
    fn from(name: &str) -> Self {
        match name {
            "reauthorizationRequired" => Self::ReauthorizationRequired,
            "subscriptionRemoved" => Self::SubscriptionRemoved,
            "missed" => Self::Missed,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// Names the event as the service does.
impl fmt::Display for LifecycleEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ReauthorizationRequired => "reauthorizationRequired",
            Self::SubscriptionRemoved => "subscriptionRemoved",
            Self::Missed => "missed",
            Self::Other(name) => name,
        })
    }
}
