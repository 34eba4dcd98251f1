//! Change notifications, the webhooks of Graph: functions over bytes, for any web framework.
//!
//! The service calls the address of a subscription in three ways, and all of them come to one handler:
//!
//! 1. When a subscription is made, with `?validationToken=…`: [`validation_token`] is what to answer, with status 200 and as `text/plain`.
//! 2. With notifications: [`Notifications::read`]. Anybody may call the address, so believe one only if it
//!    [has the client state](Notification::has_client_state) that the subscription was made with.
//! 3. With content in them, when the subscription asked for it and has a certificate: a [`TokenValidator`] says whether they are from the
//!    service, [`Notification::decrypt`] reads what is in them.
//!
//! Answer 202 within three seconds and do the work later: what is answered late is sent again, and dropped in the end. Notifications about
//! the subscription itself have a [`LifecycleEvent`].
//!
//! ```
//! use docwright_runtime::Json;
//! use msgraph_core::notifications::{
//!     KeySet, NotificationError, Notifications, PrivateKey, TokenValidator, validation_token,
//! };
//!
//! # const PRIVATE_KEY: &str = include_str!("../../tests/it/notifications/vectors/key.pem");
//! # const SIGNING_KEYS: &str = include_str!("../../tests/it/notifications/vectors/keys.json");
//! # const BODY: &[u8] = include_bytes!("../../tests/it/notifications/vectors/rich.json");
//! async fn handle(query: &str, body: &[u8]) -> Result<(u16, String), NotificationError> {
//!     if let Some(token) = validation_token(query) {
//!         return Ok((200, token));
//!     }
//!     let notifications = Notifications::read(body)?;
//!     let keys = KeySet::from_json(SIGNING_KEYS)?;
//!     TokenValidator::new(["5b1c47f2-6f0a-4e6b-8a51-0b8e6d1e2f33"]).validate(&notifications, &keys).await?;
//!     let private_key = PrivateKey::from_pem(PRIVATE_KEY)?;
//!     for notification in notifications.items().iter().filter(|it| it.has_client_state("a secret of the subscription")) {
//!         let message: Json = notification.decrypt(&private_key)?;
//!         assert_eq!(message["subject"], "Paint samples");
//!     }
//!     Ok((202, String::new()))
//! }
//! # let block = |future| tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future);
//! # assert_eq!(block(Box::pin(handle("", BODY)) as std::pin::Pin<Box<dyn Future<Output = _>>>)?, (202, String::new()));
//! # assert_eq!(block(Box::pin(handle("validationToken=a+b", b"")))?, (200, "a b".to_owned()));
//! # Ok::<(), NotificationError>(())
//! ```

mod decryption;
mod error;
mod handshake;
mod keys;
mod lifecycle;
mod notification;
mod token;

pub use self::decryption::{EncryptedContent, PrivateKey, PrivateKeys};
pub use self::error::{NotificationError, NotificationErrorKind};
pub use self::handshake::validation_token;
pub use self::keys::{FetchedKeys, KeySet, SigningKey, SigningKeys};
pub use self::lifecycle::LifecycleEvent;
pub use self::notification::{Notification, Notifications};
pub use self::token::TokenValidator;
