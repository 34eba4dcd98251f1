//! The keys with which the service signs validation tokens: a JSON Web Key Set, passed in or fetched.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use docwright_runtime::Json;
use jsonwebtoken::DecodingKey;
use serde::Deserialize;

use super::{NotificationError, NotificationErrorKind};

/// How long fetched keys are kept.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// How long to wait before keys are fetched again for want of one: whoever calls can name any.
const PAUSE: Duration = Duration::from_secs(300);

/// A public key of RSA.
///
/// ```
/// use msgraph_core::notifications::{KeySet, SigningKey};
///
/// # let json = include_str!("../../tests/it/notifications/vectors/keys.json");
/// let keys = KeySet::from_json(json)?;
/// let key: Option<&SigningKey> = keys.get("test-key");
/// assert!(key.is_some());
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
#[derive(Clone)]
pub struct SigningKey {
    id: String,
    pub(super) key: DecodingKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({:?})", self.id)
    }
}

/// Keys by their ids.
///
/// ```
/// use msgraph_core::client::Cloud;
/// use msgraph_core::notifications::KeySet;
///
/// // What is found at `Cloud::Global.signing_keys()`.
/// let keys = KeySet::from_json(r#"{"keys": [{"kty": "RSA", "kid": "a", "n": "4fhT", "e": "AQAB"}, {"kty": "EC", "kid": "b"}]}"#)?;
/// assert!(keys.get("a").is_some() && keys.get("b").is_none());
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct KeySet(Vec<SigningKey>);

impl KeySet {
    /// Reads a JSON Web Key Set. Keys of other kinds than RSA are left out.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, NotificationError> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<Json>,
        }
        let set: Set = serde_json::from_slice(json.as_ref()).map_err(|error| {
            NotificationError::new(NotificationErrorKind::Keys, format!("these are no signing keys: {error}"))
        })?;
        let key = |it: &Json| {
            let text = |name| it.get(name).and_then(Json::as_str);
            let key = DecodingKey::from_rsa_components(text("n")?, text("e")?).ok()?;
            let id = text("kid")?.to_owned();
            (text("kty")? == "RSA").then_some(SigningKey { id, key })
        };
        Ok(Self(set.keys.iter().filter_map(key).collect()))
    }

    /// The key with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&SigningKey> {
        self.0.iter().find(|it| it.id == id)
    }
}

/// A source of signing keys: a [`KeySet`], [`FetchedKeys`], or a cache that several programs share.
///
/// ```
/// use msgraph_core::notifications::{KeySet, NotificationError, SigningKey, SigningKeys};
///
/// /// Keys that somebody else keeps up to date in a file.
/// struct KeyFile(std::path::PathBuf);
///
/// impl SigningKeys for KeyFile {
///     async fn signing_key(&self, id: &str) -> Result<Option<SigningKey>, NotificationError> {
///         let json = std::fs::read_to_string(&self.0).unwrap_or_default();
///         Ok(KeySet::from_json(json)?.get(id).cloned())
///     }
/// }
/// # drop(KeyFile("keys.json".into()));
/// ```
pub trait SigningKeys: Sync {
    /// The key with this id, if there is one.
    ///
    /// # Errors
    /// When the keys cannot be had.
    fn signing_key(&self, id: &str) -> impl Future<Output = Result<Option<SigningKey>, NotificationError>> + Send;
}

impl SigningKeys for KeySet {
    async fn signing_key(&self, id: &str) -> Result<Option<SigningKey>, NotificationError> {
        Ok(self.get(id).cloned())
    }
}

/// Keys that an async function fetches, which gives the JSON found at [`Cloud::signing_keys`](crate::Cloud::signing_keys). They are kept
/// for a day, and fetched again for a key that is not among them, though not more often than every five minutes.
///
/// ```
/// use msgraph_core::Cloud;
/// use msgraph_core::notifications::FetchedKeys;
///
/// # async fn get(_address: &str) -> Result<Vec<u8>, std::io::Error> { Ok(Vec::new()) }
/// // With any HTTP stack; no token is needed, and none must be sent.
/// let keys = FetchedKeys::new(async || Ok(get(Cloud::Global.signing_keys()).await?));
/// # drop(keys);
/// ```
pub struct FetchedKeys {
    fetch: Box<Fetch>,
    kept: Mutex<Kept>,
}

type Fetch = dyn Fn() -> Pin<Box<dyn Future<Output = Fetched> + Send>> + Send + Sync;
type Fetched = Result<Vec<u8>, Box<dyn StdError + Send + Sync>>;

#[derive(Default)]
struct Kept {
    keys: Arc<KeySet>,
    /// When they were fetched last, with success or not.
    tried: Option<Instant>,
    /// When they were fetched.
    fetched: Option<Instant>,
}

impl FetchedKeys {
    /// Nothing is fetched before the first key is asked for.
    pub fn new<F, Fut>(fetch: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Vec<u8>, Box<dyn StdError + Send + Sync>>> + Send + 'static,
    {
        Self { fetch: Box::new(move || Box::pin(fetch())), kept: Mutex::default() }
    }

    async fn fetch(&self) -> Result<Arc<KeySet>, NotificationError> {
        let fetched = (self.fetch)().await.map_err(|error| {
            let message = format!("the signing keys could not be fetched: {error}");
            NotificationError::new(NotificationErrorKind::Keys, message).with_source(error.into())
        });
        let keys = fetched.and_then(KeySet::from_json).map(Arc::new);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        kept.tried = Some(now);
        if let Ok(keys) = &keys {
            kept.fetched = Some(now);
            kept.keys = Arc::clone(keys);
        }
        keys
    }
}

impl SigningKeys for FetchedKeys {
    async fn signing_key(&self, id: &str) -> Result<Option<SigningKey>, NotificationError> {
        let (known, is_fresh, may_try) = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            let within = |since: Option<Instant>, limit| since.is_some_and(|it| it.elapsed() < limit);
            (kept.keys.get(id).cloned(), within(kept.fetched, KEPT), !within(kept.tried, PAUSE))
        };
        match known.filter(|_| is_fresh) {
            Some(key) => Ok(Some(key)),
            None if may_try => Ok(self.fetch().await?.get(id).cloned()),
            None if is_fresh => Ok(None),
            None => {
                let message = "the signing keys could not be fetched a moment ago, and are not tried again yet";
                Err(NotificationError::new(NotificationErrorKind::Keys, message))
            }
        }
    }
}

impl fmt::Debug for FetchedKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FetchedKeys(…)")
    }
}
