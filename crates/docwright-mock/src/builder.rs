//! The settings that a server is started with.

use std::fmt;
use std::sync::Arc;

use docwright::mock::Memory;

use crate::server::Server;
use crate::{Call, Docs, Error, Mock, Shared};

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
    stateful: bool,
}

/// The listener that is told of each call.
#[derive(Clone)]
pub(crate) struct OnCall(pub(crate) Arc<dyn Fn(&Call) + Send + Sync>);

impl Builder {
    pub(crate) fn new(docs: &Docs) -> Self {
        Self { docs: docs.clone(), port: 0, keeps_calls: true, on_call: None, stateful: false }
    }

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

    /// Keeps what requests do: what was created is read, changed, deleted and found in its list, an upload goes on where it was,
    /// content that was put is what is fetched. All else is as documented. Ids come from the address and the order, so that
    /// the same requests get the same answers.
    pub fn stateful(mut self) -> Self {
        self.stateful = true;
        self
    }

    /// Starts the server, on the loopback interface only.
    ///
    /// # Errors
    /// When the port is taken, or there is no thread to spare.
    pub fn start(self) -> Result<Mock, Error> {
        let memory = self.stateful.then(Memory::default);
        let shared = Shared { keeps_calls: self.keeps_calls, on_call: self.on_call, memory, ..Shared::default() };
        let shared = Arc::new(shared);
        let server = Server::start(self.port, &self.docs, &shared)?;
        Ok(Mock { docs: self.docs, shared, server })
    }
}

impl fmt::Debug for OnCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnCall")
    }
}
