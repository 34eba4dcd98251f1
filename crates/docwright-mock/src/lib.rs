//! An HTTP server for tests that answers as the documentation says: no tenant, no network, no state on disk.
//!
//! It reads any documentation set that docwright compiles, the one that the crate under test was generated from. Every
//! documented request is understood, checked and answered with the documentation's example, or with one made from the model;
//! what is not as documented is answered with an OData error that names the line of the documentation.
//!
//! Tests speak of requests as the functions of the generated crate make them, and of functions by name where the arguments do
//! not matter:
//!
//! ```no_run
//! use docwright_mock::Mock;
//! # use serde_json::json;
//! # mod users {
//! #     use docwright_runtime::{Json, Request};
//! #     pub fn get(id: &str) -> Request<Json> { Request::get("/users/{id}", &[id]) }
//! # }
//! # fn run(base: &str) {}
//!
//! let mock = Mock::docs("docs-input")?.start()?;
//! mock.on(users::get("7")).answer(404);
//! mock.on(users::get("8")).once(503).answer(&json!({"displayName": "Ada"}));
//!
//! // Client::builder(token).base_url(mock.client_base()).allow_http_loopback().build()
//! run(&mock.client_base());
//!
//! mock.expect_calls(users::get("8"), 2);
//! mock.expect_no_call("users::delete");
//! # Ok::<(), docwright_mock::Error>(())
//! ```
//!
//! With [`Builder::stateful`], it keeps what requests do: what was created is found in its list, read, changed and deleted, and
//! an upload goes on where it was.
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

mod builder;
mod calls;
mod docs;
mod error;
mod server;
mod subject;
mod told;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use builder::Builder;
use builder::OnCall;
pub use calls::Call;
pub use docs::Docs;
use docwright::mock::Memory;
pub use docwright::mock::Scenario;
pub use error::Error;
use server::Server;
pub use subject::Subject;
use subject::Which;
use told::Answers;
pub use told::{Answer, On};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// A running server. It stops when it is dropped.
pub struct Mock {
    docs: Docs,
    shared: Arc<Shared>,
    server: Server,
}

/// The state that the server's thread shares with those of the tests.
#[derive(Default)]
struct Shared {
    calls: Mutex<Vec<Call>>,
    scenarios: Mutex<BTreeMap<String, Scenario>>,
    told: Mutex<Vec<Answers>>,
    memory: Option<Memory>,
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

    /// Reads a saved model, `model.lock`, to be served without the pages: [`Docs::lock`].
    ///
    /// # Errors
    /// When it cannot be read, or makes no sense.
    pub fn lock(file: impl AsRef<std::path::Path>) -> Result<Builder, Error> {
        Ok(Self::of(&Docs::lock(file)?))
    }

    /// Documentation that was read before, to be served.
    pub fn of(docs: &Docs) -> Builder {
        Builder::new(docs)
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
        format!("{}{}", self.url(), self.docs.base_path())
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

    /// The calls of a request or function: `users::get("7")`, `"me::messages::list"`.
    ///
    /// # Panics
    /// When the documentation has no function of this name.
    #[must_use]
    #[track_caller]
    pub fn calls_to(&self, subject: impl Subject) -> Vec<Call> {
        self.calls_of(&subject.of(&self.docs))
    }

    fn calls_of(&self, which: &Which) -> Vec<Call> {
        self.calls().into_iter().filter(|it| which.is_call(it)).collect()
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

    /// Forgets what was created and changed so far, in a [stateful](Builder::stateful) server.
    pub fn forget_changes(&self) {
        self.shared.memory.iter().for_each(Memory::clear);
    }

    /// The only call of a request or function.
    ///
    /// # Panics
    /// When it was not called exactly once, and when the documentation has no function of this name; says what was called.
    #[track_caller]
    pub fn expect_call(&self, subject: impl Subject) -> Call {
        self.expect_calls(subject, 1).remove(0)
    }

    /// The calls of a request or function that was called so often.
    ///
    /// # Panics
    /// When it was called more or less often, and when the documentation has no function of this name; says what was called.
    #[track_caller]
    pub fn expect_calls(&self, subject: impl Subject, times: usize) -> Vec<Call> {
        let which = subject.of(&self.docs);
        let calls = self.calls_of(&which);
        let all = calls::list(&self.calls());
        assert!(calls.len() == times, "`{which}` was called {} times, expected were {times}. {all}", calls.len());
        calls
    }

    /// # Panics
    /// When it was called, and when the documentation has no function of this name; says what was called.
    #[track_caller]
    pub fn expect_no_call(&self, subject: impl Subject) {
        self.expect_calls(subject, 0);
    }

    /// A request, or all of a function, to be answered in another way than documented.
    ///
    /// ```no_run
    /// # let mock = docwright_mock::Mock::docs("docs-input")?.start()?;
    /// # mod users {
    /// #     use docwright_runtime::{Json, Request};
    /// #     pub fn get(id: &str) -> Request<Json> { Request::get("/users/{id}", &[id]) }
    /// #     pub fn list() -> Request<Json> { Request::get("/users", &[]) }
    /// # }
    /// use docwright_mock::Answer;
    /// use serde_json::json;
    ///
    /// mock.on(users::get("7")).answer(404);
    /// mock.on(users::list()).answer(&[json!({"displayName": "Ada"})]);    // models go as well
    /// mock.on("users::get").once(Answer::status(429).header("Retry-After", "0")).once(503);    // then as documented
    /// mock.on(users::get("7")).as_documented();
    /// # Ok::<(), docwright_mock::Error>(())
    /// ```
    ///
    /// The answer that was told last counts, and a request that is not as documented is refused all the same. One whose address no page
    /// documents can be told as well.
    ///
    /// # Panics
    /// When the documentation has no function of this name.
    #[track_caller]
    pub fn on(&self, subject: impl Subject) -> On<'_> {
        On { shared: &self.shared, which: subject.of(&self.docs) }
    }

    /// The pieces of an upload of a file of this name, to be answered in another way: `mock.on_upload("film.mp4").once(503)`.
    pub fn on_upload(&self, file: &str) -> On<'_> {
        On { shared: &self.shared, which: Which::upload(file) }
    }

    /// Where the sessions of uploads are.
    const UPLOADS: &str = "/$mock/uploads/";

    /// Makes a function answer something else until the result is dropped: what [`on`](Self::on) does, within a scope.
    ///
    /// # Panics
    /// When the documentation has no such function.
    #[track_caller]
    pub fn answer(&self, function: &str, answer: impl Into<Answer>) -> ScenarioGuard {
        drop(function.of(&self.docs));
        let before = lock(&self.shared.scenarios).insert(function.to_owned(), answer.into().0);
        ScenarioGuard { shared: Arc::clone(&self.shared), function: function.to_owned(), before }
    }
}

/// JSON to answer with.
pub fn json(text: &str) -> Answer {
    Answer::from(Scenario::from(docwright::mock::Answer::json(text)))
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
