//! The token cache: one fetch for all who wait, renewal before expiry, and after a 401.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt as _;
use futures_util::future::{Either, WeakShared, select};
use http::HeaderValue;

use super::Credential;
use crate::client::{BoxFuture, Transport};
use crate::{Error, ErrorKind, Result};

/// How long before its end a token is renewed, unless it lives so short that half its life is less.
const MARGIN: Duration = Duration::from_secs(300);

/// The tokens of one client.
pub(crate) struct Tokens {
    credential: Arc<dyn Credential>,
    transport: Arc<dyn Transport>,
    /// How long a fetch may take.
    limit: Duration,
    state: Mutex<State>,
}

type Fetch = BoxFuture<'static, Result<Kept>>;

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    /// The fetch that is under way; everyone who needs a token waits for the same one. When nobody does any more it is gone: it would stand still,
    /// and those who come later with it.
    fetch: Option<WeakShared<Fetch>>,
}

#[derive(Clone)]
struct Kept {
    header: HeaderValue,
    renew_at: Option<SystemTime>,
}

impl Tokens {
    pub(crate) fn new(credential: Arc<dyn Credential>, transport: Arc<dyn Transport>, limit: Duration) -> Self {
        Self { credential, transport, limit, state: Mutex::new(State::default()) }
    }

    /// The value of the `Authorization` header. It is marked as sensitive, so that no HTTP library prints it.
    pub(crate) async fn header(&self) -> Result<HeaderValue> {
        let now = self.transport.now();
        let fetch = {
            let mut state = self.state();
            if let Some(kept) = state.kept.as_ref().filter(|kept| kept.renew_at.is_none_or(|at| now < at)) {
                return Ok(kept.header.clone());
            }
            let current = state.fetch.as_ref().and_then(WeakShared::upgrade);
            current.unwrap_or_else(|| {
                let fetch = self.fetch(now).shared();
                state.fetch = fetch.downgrade();
                fetch
            })
        };
        let fetched = fetch.clone().await;
        let mut state = self.state();
        // The first to come back puts the token away; the others find that done.
        if state.fetch.as_ref().and_then(WeakShared::upgrade).is_some_and(|current| current.ptr_eq(&fetch)) {
            state.fetch = None;
            state.kept = fetched.clone().ok();
        }
        fetched.map(|kept| kept.header)
    }

    /// The token after the service refused this one; nothing when there is no other.
    pub(crate) async fn renewed(&self, refused: &HeaderValue) -> Result<Option<HeaderValue>> {
        {
            let mut state = self.state();
            // Others may have renewed it meanwhile.
            if state.kept.as_ref().is_some_and(|kept| kept.header == *refused) {
                state.kept = None;
            }
        }
        let header = self.header().await?;
        Ok(Some(header).filter(|header| header != refused))
    }

    /// A fetch that ends: a credential may hang or panic, and many wait for it.
    fn fetch(&self, now: SystemTime) -> Fetch {
        let (credential, transport, limit) = (Arc::clone(&self.credential), Arc::clone(&self.transport), self.limit);
        Box::pin(async move {
            let fetching = AssertUnwindSafe(Box::pin(fetch(&*credential, now))).catch_unwind();
            match select(fetching, transport.sleep(limit)).await {
                Either::Left((Ok(fetched), _)) => fetched,
                Either::Left((Err(_panic), _)) => Err(Error::new(ErrorKind::Credential, "the credential panicked")),
                Either::Right(((), _)) => {
                    Err(Error::new(ErrorKind::Credential, format!("the credential gave no token within {limit:?}")))
                }
            }
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn fetch(credential: &dyn Credential, now: SystemTime) -> Result<Kept> {
    let token = credential.token().await.map_err(|source| {
        Error::new(ErrorKind::Credential, format!("there is no token: {source}")).with_source(source.into())
    })?;
    let mut header = HeaderValue::from_str(&format!("Bearer {}", token.secret().trim()))
        .map_err(|_| Error::new(ErrorKind::Credential, "the token has characters that HTTP doesn't allow"))?;
    header.set_sensitive(true);
    let renew_at = token.expiry().map(|expiry| {
        let left = expiry.duration_since(now).unwrap_or_default();
        now + left.saturating_sub(MARGIN.min(left / 2))
    });
    Ok(Kept { header, renew_at })
}
