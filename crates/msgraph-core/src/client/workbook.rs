//! Sessions of workbooks: a scope whose requests all work on one copy of a file.

use std::fmt;
use std::ops::Deref;

use docwright_runtime::serde::Deserialize;
use docwright_runtime::{FromResponse, Request, Result, Typed};

use super::Client;

/// The header that names the session of a request.
const HEADER: &str = "Workbook-Session-Id";

/// A session with a workbook. It is a client: whatever is sent by it, alone, in batches or page by page, belongs to the session.
///
/// In generated crates, a function makes the request that begins one, `me::drive::items::workbook::create_session`, and another the request
/// that ends it. A session that nobody ends is over some minutes after its last request; requests then fail with status 404.
///
/// ```no_run
/// use msgraph_core::client::WorkbookSession;
/// use msgraph_core::{Client, Collection, Json, Request};
///
/// # async fn run(client: Client) -> Result<(), msgraph_core::Error> {
/// let begin = Request::<Json>::post("/me/drive/items/{id}/workbook/createSession", &["01ABC"]).json(&[("persistChanges", true)]);
/// let session = WorkbookSession::open(&client, begin).await?;
///
/// let sheets = Request::<Collection<Json>>::get("/me/drive/items/{id}/workbook/worksheets", &["01ABC"]);
/// println!("{} sheets", sheets.send(&session).await?.value.len());
///
/// session.close(Request::<()>::post("/me/drive/items/{id}/workbook/closeSession", &["01ABC"])).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct WorkbookSession {
    id: String,
    client: Client,
}

/// As much of a `workbookSessionInfo` as counts here.
#[derive(Deserialize)]
#[serde(crate = "docwright_runtime::serde")]
struct Info {
    id: String,
}

impl WorkbookSession {
    /// Begins a session by a request to `createSession`. It says whether changes are kept when the session is over. One that the gateway gave up
    /// on, with status 504, is sent once more, as the service asks for.
    ///
    /// # Errors
    /// Those of [`Client::send`], and when the response has no id of a session.
    pub async fn open<R>(client: &Client, request: Request<R>) -> Result<Self> {
        let request: Request<Typed<Info>> = request.returning();
        let info = match client.send(request.clone()).await {
            Err(error) if error.status() == Some(504) => client.send(request).await?,
            result => result?,
        };
        Self::with_id(client, info.0.id)
    }

    /// The session with this id, which was begun elsewhere: by another program, or as an [operation](Client::start) that took its time.
    ///
    /// # Errors
    /// When the id has characters that HTTP does not allow.
    pub fn with_id(client: &Client, id: impl Into<String>) -> Result<Self> {
        let id = id.into();
        Ok(Self { client: client.with_header(HEADER, &id)?, id })
    }

    /// The id of the session, for another program that works in it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The client whose requests belong to the session.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Ends the session by a request to `closeSession`.
    ///
    /// # Errors
    /// Those of [`Client::send`].
    pub async fn close<R: FromResponse>(self, request: Request<R>) -> Result<R> {
        self.client.send(request).await
    }
}

/// So that requests are sent by a session as by its client: `request.send(&session)`.
impl Deref for WorkbookSession {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

/// Without the id, by which others could work in the session.
impl fmt::Debug for WorkbookSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WorkbookSession({})", self.client.base_url())
    }
}
