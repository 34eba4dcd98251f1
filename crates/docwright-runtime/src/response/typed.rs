//! Responses read as any type that serde can deserialize.

use serde::de::DeserializeOwned;

use crate::{Error, ErrorKind, FromResponse, Response, Result, json};

/// Reads the JSON of a response as any type that serde can read. An empty body is read as null, or else as an empty list.
///
/// ```
/// use docwright_runtime::{Response, Method, Request, Typed};
///
/// let request: Request<Typed<Vec<u32>>> = Request::new(Method::Get, "/numbers", &[]);
/// assert_eq!(request.read(&Response::new(200, "[1, 2]"))?.0, [1, 2]);
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typed<T>(pub T);

impl<T: DeserializeOwned> FromResponse for Typed<T> {
    type Model = T;

    fn read(response: &Response) -> Result<Self> {
        let read = match response.is_blank() {
            true => serde_json::from_str("null").or_else(|_| serde_json::from_str("[]")),
            false => serde_json::from_slice(json::without_mark(response.body())),
        };
        read.map(Self).map_err(|error| Error::new(ErrorKind::Decode, error.to_string()))
    }
}
