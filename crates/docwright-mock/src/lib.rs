//! An HTTP server for tests that answers as the documentation says: no tenant, no network, no state on disk.
//!
//! It reads any documentation set that docwright compiles, the one that the crate under test was generated from. Every documented request is understood, checked and answered with the documentation's example, or with one made
//! from the model; what is not as documented is answered with an OData error that names the line of the documentation.
//!
//! ```no_run
//! use docwright_mock::Mock;
//!
//! # fn client(base: &str) {}
//! let mock = Mock::docs("docs-input")?.start()?;
//! // Client::builder(token).base_url(mock.client_base()).allow_http_loopback().build()
//! client(&mock.client_base());
//!
//! // Once only, one function answers something else.
//! let gone = mock.answer("users::get", 404);
//! // …
//! drop(gone);
//!
//! let call = mock.expect_call("me::send_mail");
//! assert_eq!(call.json()["message"]["subject"], "Hello");
//! mock.expect_no_call("users::delete");
//! # Ok::<(), docwright_mock::Error>(())
//! ```
//!
//! The server has a thread of its own, so that blocking tests can use it as well as async ones, and stops when the
//! [`Mock`] is dropped. Reading a large documentation takes a second or more: [`Docs`] is read once and shared by many servers.
//!
//! ```no_run
//! use std::sync::LazyLock;
//! use docwright_mock::{Docs, Mock};
//!
//! static DOCS: LazyLock<Docs> = LazyLock::new(|| Docs::read("docs-input").unwrap());
//!
//! fn a_test() {
//!     let mock = Mock::start(&DOCS).unwrap();
//! }
//! # a_test();
//! ```
//!
//! A request can ask for another answer itself: `Prefer: status=404` for the documented example of this status or an error of
//! it, `Prefer: example=2` for the second example of the page.

mod calls;
mod docs;
mod error;
mod server;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use calls::Call;
pub use docs::Docs;
pub use docwright::mock::Scenario;
pub use error::Error;
use server::Server;

/// A running server. It stops when it is dropped.
pub struct Mock {
    docs: Docs,
    shared: Arc<Shared>,
    server: Server,
}

/// How a server is started.
///
/// ```no_run
/// let mock = docwright_mock::Mock::docs("docs-input")?.port(4010).start()?;
/// # Ok::<(), docwright_mock::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it does nothing until it is started"]
pub struct Builder {
    docs: Docs,
    port: u16,
    keeps_calls: bool,
    on_call: Option<OnCall>,
}

/// The listener that is told of each call.
#[derive(Clone)]
struct OnCall(Arc<dyn Fn(&Call) + Send + Sync>);

/// The state that the server's thread shares with those of the tests.
#[derive(Default)]
struct Shared {
    calls: Mutex<Vec<Call>>,
    scenarios: Mutex<BTreeMap<String, Scenario>>,
    keeps_calls: bool,
    on_call: Option<OnCall>,
}

/// A test that panics with one of these locked leaves nothing half done.
fn lock<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While this lives, a function answers something else than the documentation says.
#[must_use = "the function answers as documented again when this is dropped"]
pub struct ScenarioGuard {
    shared: Arc<Shared>,
    function: String,
    before: Option<Scenario>,
}

impl Mock {
    /// Reads the documentation in a folder, to be served.
    ///
    /// # Errors
    /// When it cannot be read, or has no page.
    pub fn docs(folder: impl AsRef<std::path::Path>) -> Result<Builder, Error> {
        Ok(Self::of(&Docs::read(folder)?))
    }

    /// Documentation that was read before, to be served.
    pub fn of(docs: &Docs) -> Builder {
        Builder { docs: docs.clone(), port: 0, keeps_calls: true, on_call: None }
    }

    /// Starts a server on a free port.
    ///
    /// # Errors
    /// When there is no port, or no thread to spare.
    pub fn start(docs: &Docs) -> Result<Self, Error> {
        Self::of(docs).start()
    }

    /// Where it listens: `http://127.0.0.1:40107`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The address of the service for a client: `http://127.0.0.1:40107/v1.0`.
    #[must_use]
    pub fn client_base(&self) -> String {
        format!("{}{}", self.url(), self.docs.0.base_path())
    }

    /// The same as address and port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.server.address
    }

    /// The calls so far, in the order of the answers; the requests of a batch follow the batch.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        lock(&self.shared.calls).clone()
    }

    /// The calls of one function, by its path in the generated crate: `me::messages::list`.
    ///
    /// # Panics
    /// When the documentation has no such function.
    #[must_use]
    pub fn calls_to(&self, function: &str) -> Vec<Call> {
        self.check(function);
        self.calls().into_iter().filter(|it| it.function.as_deref() == Some(function)).collect()
    }

    /// The calls of functions that the documentation calls deprecated: they are answered as before, and are to be replaced.
    #[must_use]
    pub fn deprecated_calls(&self) -> Vec<Call> {
        self.calls().into_iter().filter(|it| it.deprecated).collect()
    }

    /// Forgets what was called so far.
    pub fn forget_calls(&self) {
        lock(&self.shared.calls).clear();
    }

    /// The only call of a function.
    ///
    /// # Panics
    /// When it was not called exactly once, and when the documentation has no such function; says what was called.
    #[must_use]
    #[track_caller]
    pub fn expect_call(&self, function: &str) -> Call {
        self.expect_calls(function, 1).remove(0)
    }

    /// The calls of a function that was called so often.
    ///
    /// # Panics
    /// When it was called more or less often, and when the documentation has no such function; says what was called.
    #[track_caller]
    pub fn expect_calls(&self, function: &str, times: usize) -> Vec<Call> {
        let calls = self.calls_to(function);
        let all = calls::list(&self.calls());
        assert!(calls.len() == times, "`{function}` was called {} times, expected were {times}. {all}", calls.len());
        calls
    }

    /// # Panics
    /// When the function was called, and when the documentation has no such function; says what was called.
    #[track_caller]
    pub fn expect_no_call(&self, function: &str) {
        self.expect_calls(function, 0);
    }

    /// Makes a function answer something else until the result is dropped: a status, JSON, or another example of its page.
    /// Requests that are not as documented are still refused.
    ///
    /// ```no_run
    /// # let mock = docwright_mock::Mock::docs("docs-input")?.start()?;
    /// use docwright_mock::{Scenario, json};
    ///
    /// let gone = mock.answer("users::get", 404);
    /// let ada = mock.answer("users::get", json(r#"{"displayName": "Ada"}"#));
    /// let second = mock.answer("users::get", Scenario::Example(2));
    /// # Ok::<(), docwright_mock::Error>(())
    /// ```
    ///
    /// # Panics
    /// When the documentation has no such function.
    #[track_caller]
    pub fn answer(&self, function: &str, answer: impl Into<Scenario>) -> ScenarioGuard {
        self.check(function);
        let before = lock(&self.shared.scenarios).insert(function.to_owned(), answer.into());
        ScenarioGuard { shared: Arc::clone(&self.shared), function: function.to_owned(), before }
    }

    #[track_caller]
    fn check(&self, function: &str) {
        let all = self.docs.0.functions();
        let last = |it: &str| it.rsplit("::").next().unwrap_or_default().to_owned();
        let like: Vec<&str> = all.iter().map(String::as_str).filter(|it| last(it) == last(function)).take(5).collect();
        let like = if like.is_empty() { String::new() } else { format!("; there are {}, …", like.join(", ")) };
        assert!(all.iter().any(|it| it == function), "the documentation has no function `{function}`{like}");
    }
}

/// JSON to answer with.
#[must_use]
pub fn json(text: &str) -> Scenario {
    Scenario::Body(text.to_owned())
}

impl Builder {
    /// A fixed port instead of any that is free.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Tells a function of each call, on the thread of the server.
    pub fn on_call(mut self, tell: impl Fn(&Call) + Send + Sync + 'static) -> Self {
        self.on_call = Some(OnCall(Arc::new(tell)));
        self
    }

    /// Forgets calls at once: for a server that runs for long.
    pub fn forgetful(mut self) -> Self {
        self.keeps_calls = false;
        self
    }

    /// Starts the server, on the loopback interface only.
    ///
    /// # Errors
    /// When the port is taken, or there is no thread to spare.
    pub fn start(self) -> Result<Mock, Error> {
        let shared = Shared { keeps_calls: self.keeps_calls, on_call: self.on_call, ..Shared::default() };
        let shared = Arc::new(shared);
        let server = Server::start(self.port, &self.docs, &shared)?;
        Ok(Mock { docs: self.docs, shared, server })
    }
}

impl Drop for ScenarioGuard {
    fn drop(&mut self) {
        let mut scenarios = lock(&self.shared.scenarios);
        match self.before.take() {
            Some(before) => scenarios.insert(std::mem::take(&mut self.function), before),
            None => scenarios.remove(&self.function),
        };
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mock({}, {} calls)", self.url(), lock(&self.shared.calls).len())
    }
}

impl fmt::Debug for ScenarioGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScenarioGuard({})", self.function)
    }
}

impl fmt::Debug for OnCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnCall")
    }
}
