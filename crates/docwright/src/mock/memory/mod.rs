//! The state of a mock service: objects, lists, contents and uploads that requests made.
//!
//! ```text
//! POST /users          an object with an id of its own, found at /users/{id} and wherever this id is the last key, and in GET /users
//! PATCH /users/7       what the documentation shows there, with what was sent
//! DELETE /users/7      404 from here on, and in no list
//! PUT …/content        the bytes, and a file
//! POST …/members/$ref  an object of the list
//! ```
//!
//! All else is answered as documented. Nothing depends on time or chance.

pub(crate) mod deeds;
pub(crate) mod kept;
pub(crate) mod uploads;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::mock::memory::kept::Kept;

/// The objects that requests to a service created and changed: given along with each request, it makes the service stateful.
///
/// ```
/// use docwright::config::Config;
/// use docwright::mock::{Context, Memory, Request, Service};
/// use docwright::source::Sources;
///
/// let page = "# Delete lamp\n## HTTP request\n```http\nDELETE /lamps/{id}\n```\n## Response\nReturns `204 No Content`.\n";
/// let service = Service::new(Sources::from_texts([("api/lamp-delete.md", page)]), &Config::default());
/// let memory = Memory::default();
/// let context = Context { scenario: &|_, _| None, memory: Some(&memory) };
/// let delete = || service.answer_in(&Request::new("DELETE", "/v1.0/lamps/7"), context).status;
/// assert_eq!((delete(), delete()), (204, 404));
/// ```
#[derive(Debug, Default)]
pub struct Memory(Mutex<Kept>);

impl Memory {
    /// Forgets everything.
    pub fn clear(&self) {
        *self.kept() = Kept::default();
    }

    /// A thread that panics with this locked leaves nothing half done.
    pub(crate) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
