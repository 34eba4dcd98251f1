//! The token cache: one fetch for all who wait, renewal before expiry, and after a 401.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt as _;
use futures_util::future::Shared;
use http::HeaderValue;

use super::Credential;
use crate::client::BoxFuture;
use crate::{Error, ErrorKind, Result};

/// How long before its end a token is renewed, unless it lives so short that half its life is less.
const MARGIN: Duration = Duration::from_secs(300);

/// The tokens of one client.
pub(crate) struct Tokens {
    credential: Arc<dyn Credential>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    /// The fetch that is under way; everyone who needs a token waits for the same one.
    fetch: Option<Shared<BoxFuture<'static, Result<Kept>>>>,
}

#[derive(Clone)]
struct Kept {
    header: HeaderValue,
    renew_at: Option<SystemTime>,
}

impl Tokens {
    pub(crate) fn new(credential: Arc<dyn Credential>) -> Self {
        Self { credential, state: Mutex::new(State::default()) }
    }

    /// The value of the `Authorization` header. It is marked as sensitive, so that no HTTP library prints it.
    pub(crate) async fn header(&self, now: SystemTime) -> Result<HeaderValue> {
        let fetch = {
            let mut state = self.state();
            if let Some(kept) = state.kept.as_ref().filter(|kept| kept.renew_at.is_none_or(|at| now < at)) {
                return Ok(kept.header.clone());
            }
            state.fetch.get_or_insert_with(|| fetch(Arc::clone(&self.credential), now).boxed().shared()).clone()
        };
        let fetched = fetch.clone().await;
        let mut state = self.state();
        // The first to come back puts the token away; the others find that done.
        if state.fetch.as_ref().is_some_and(|current| current.ptr_eq(&fetch)) {
            state.fetch = None;
            state.kept = fetched.clone().ok();
        }
        fetched.map(|kept| kept.header)
    }

    /// The token after the service refused this one; nothing when there is no other.
    pub(crate) async fn renewed(&self, refused: &HeaderValue, now: SystemTime) -> Result<Option<HeaderValue>> {
        {
            let mut state = self.state();
            // Others may have renewed it meanwhile.
            if state.kept.as_ref().is_some_and(|kept| kept.header == *refused) {
                state.kept = None;
            }
        }
        let header = self.header(now).await?;
        Ok(Some(header).filter(|header| header != refused))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn fetch(credential: Arc<dyn Credential>, now: SystemTime) -> Result<Kept> {
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
