//! The token cache: one fetch for all who wait, renewal before expiry, after a 401 and after a challenge for claims.

use std::borrow::Cow;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt as _;
use futures_util::future::{Either, WeakShared, select};
use http::HeaderValue;

use super::{Credential, TokenRequest};
use crate::client::{BoxFuture, Transport};
use crate::{Error, ErrorKind, Result};

/// How long before its end a token is renewed, unless it lives so short that half its life is less.
const MARGIN: Duration = Duration::from_secs(300);

/// The tokens of one client.
pub(crate) struct Tokens {
    credential: Arc<dyn Credential>,
    transport: Arc<dyn Transport>,
    scope: Option<Cow<'static, str>>,
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
    fetch: Option<Fetching>,
}

/// A fetch under way, and the claims that it asks for.
struct Fetching {
    claims: Option<String>,
    fetch: WeakShared<Fetch>,
}

#[derive(Clone)]
struct Kept {
    header: HeaderValue,
    renew_at: Option<SystemTime>,
    /// The claims that it was asked for with.
    claims: Option<String>,
}

/// True when what was asked for with the one claims will do where the other are wanted. A token without any does where none are.
fn covers(asked: Option<&str>, wanted: Option<&str>) -> bool {
    wanted.is_none() || asked == wanted
}

impl Tokens {
    pub(crate) fn new(
        credential: Arc<dyn Credential>,
        transport: Arc<dyn Transport>,
        scope: Option<Cow<'static, str>>,
        limit: Duration,
    ) -> Self {
        Self { credential, transport, scope, limit, state: Mutex::new(State::default()) }
    }

    /// The value of the `Authorization` header. It is marked as sensitive, so that no HTTP library prints it.
    pub(crate) async fn header(&self) -> Result<HeaderValue> {
        self.header_with(None).await
    }

    /// The same of a token that was asked for with these claims.
    pub(crate) async fn header_with(&self, claims: Option<&str>) -> Result<HeaderValue> {
        let now = self.transport.now();
        let fetch = {
            let mut state = self.state();
            let good = |kept: &&Kept| kept.renew_at.is_none_or(|at| now < at) && covers(kept.claims.as_deref(), claims);
            if let Some(kept) = state.kept.as_ref().filter(good) {
                return Ok(kept.header.clone());
            }
            let current = state.fetch.as_ref().filter(|it| covers(it.claims.as_deref(), claims));
            current.and_then(|it| it.fetch.upgrade()).unwrap_or_else(|| {
                let fetch = self.fetch(now, claims).shared();
                state.fetch = fetch.downgrade().map(|fetch| Fetching { claims: claims.map(str::to_owned), fetch });
                fetch
            })
        };
        let fetched = fetch.clone().await;
        let mut state = self.state();
        // The first to come back puts the token away; the others find that done.
        let current = state.fetch.as_ref().and_then(|it| it.fetch.upgrade());
        if current.is_some_and(|current| current.ptr_eq(&fetch)) {
            state.fetch = None;
            state.kept = fetched.clone().ok();
        }
        fetched.map(|kept| kept.header)
    }

    /// The token after the service refused this one, with the claims that it lacks if the service said so; nothing when there is no other.
    pub(crate) async fn renewed(&self, refused: &HeaderValue, claims: Option<&str>) -> Result<Option<HeaderValue>> {
        {
            let mut state = self.state();
            // Others may have renewed it meanwhile.
            if state.kept.as_ref().is_some_and(|kept| kept.header == *refused) {
                state.kept = None;
            }
        }
        let header = self.header_with(claims).await?;
        Ok(Some(header).filter(|header| header != refused))
    }

    /// A fetch that ends: a credential may hang or panic, and many wait for it.
    fn fetch(&self, now: SystemTime, claims: Option<&str>) -> Fetch {
        let (credential, transport, limit) = (Arc::clone(&self.credential), Arc::clone(&self.transport), self.limit);
        let wanted = self.scope.as_deref().map_or_else(TokenRequest::new, |it| TokenRequest::new().with_scope(it));
        let wanted = claims.map_or(wanted.clone(), |it| wanted.with_claims(it));
        Box::pin(async move {
            let fetching = AssertUnwindSafe(Box::pin(fetch(&*credential, wanted, now))).catch_unwind();
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

async fn fetch(credential: &dyn Credential, wanted: TokenRequest, now: SystemTime) -> Result<Kept> {
    let claims = wanted.claims().map(str::to_owned);
    let token = credential.token(wanted).await.map_err(|source| {
        Error::new(ErrorKind::Credential, format!("there is no token: {source}")).with_source(source.into())
    })?;
    let mut header = HeaderValue::from_str(&format!("Bearer {}", token.secret().trim()))
        .map_err(|_| Error::new(ErrorKind::Credential, "the token has characters that HTTP doesn't allow"))?;
    header.set_sensitive(true);
    let renew_at = token.expiry().map(|expiry| {
        let left = expiry.duration_since(now).unwrap_or_default();
        now + left.saturating_sub(MARGIN.min(left / 2))
    });
    Ok(Kept { header, renew_at, claims })
}
