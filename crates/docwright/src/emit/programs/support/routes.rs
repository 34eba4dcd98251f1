//! The client of this program's modules, and a record of what became of each call.

use std::process::ExitCode;

use docwright_runtime::{AccessToken, FromResponse, Item, Json, Request, Response, Result, blocking};

/// The calls so far.
pub struct Calls {
    client: blocking::Client,
    done: usize,
    failed: Vec<String>,
}

impl Calls {
    /// A client of the service at `DOCWRIGHT_BASE_URL`, which does not try again: no call is to fail even once.
    pub fn new() -> Result<Self> {
        let base = std::env::var("DOCWRIGHT_BASE_URL").unwrap_or_default();
        let client = docwright_runtime::Client::at(base, AccessToken::new("none")).allow_http_loopback();
        Ok(Self { client: blocking::Client::new(client.build()?)?, done: 0, failed: Vec::new() })
    }

    /// Sends a request and reads the response as the type of the function.
    pub fn call<R: FromResponse>(&mut self, place: &str, function: &str, request: Request<R>) {
        self.run(place, function, request.returning(), |it| R::read(it).map(drop));
    }

    fn run(&mut self, place: &str, function: &str, request: Request<Response>, read: fn(&Response) -> Result<()>) {
        self.done += 1;
        let sent = format!("{} {}", request.method(), request.path_and_query());
        let response = self.client.send(request.header("Prefer", "handling=strict"));
        let said = |response: &Response| String::from_utf8_lossy(response.body()).into_owned();
        let problem = match &response {
            Ok(response) => read(response).err().map(|it| format!("{it:?}\n    answered: {} {}", response.status(), said(response))),
            Err(error) => Some(format!("{error:?}")),
        };
        self.failed.extend(problem.map(|it| format!("{place} {function}\n    {sent}\n    {it}")));
    }

    /// Says what became of the calls.
    pub fn finish(self) -> ExitCode {
        for it in &self.failed {
            println!("{it}");
        }
        println!("{} of {} functions were answered, and read their answer", self.done - self.failed.len(), self.done);
        ExitCode::from(u8::from(!self.failed.is_empty()))
    }
}

/// An object to send.
pub fn object<T: Item>(place: &str, text: &str) -> T {
    docwright_runtime::json::from_str(text).unwrap_or_else(|error| panic!("{place}: {error}"))
}

/// JSON to send.
pub fn json(place: &str, text: &str) -> Json {
    object(place, text)
}
