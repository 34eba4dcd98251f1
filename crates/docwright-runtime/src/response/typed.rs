//! Answers of a type that is neither generated nor ours.

use serde::de::DeserializeOwned;

use crate::{Answer, Error, ErrorKind, Reply, Result};

/// Reads the JSON of an answer as any type that serde can read.
///
/// ```
/// use docwright_runtime::{Answer, Method, Request, Typed};
///
/// let request: Request<Typed<Vec<u32>>> = Request::new(Method::Get, "/numbers", &[]);
/// assert_eq!(request.read(&Answer::new(200, "[1, 2]"))?.0, [1, 2]);
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Typed<T>(pub T);

impl<T: DeserializeOwned> Reply for Typed<T> {
    type Model = T;

    fn read(answer: &Answer) -> Result<Self> {
        let read = serde_json::from_slice(answer.body());
        read.map(Self).map_err(|error| Error::new(ErrorKind::Decode, error.to_string()))
    }
}
