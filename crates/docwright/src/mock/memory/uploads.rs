//! Upload sessions with a memory: pieces in order, and what is missing.

use crate::mock::memory::Memory;
use crate::mock::memory::kept::last;
use crate::mock::message::{Fault, Request, Response};
use crate::mock::rules::Rule;
use crate::mock::session::{expects, piece};
use crate::text::json::strict::Value;

/// A file on its way.
#[derive(Debug, Default)]
pub(crate) struct Upload {
    /// The address of what comes of it.
    path: String,
    /// The address is that of a list, to which it adds an object; otherwise it is a file there.
    listed: bool,
    bytes: Vec<u8>,
}

impl Memory {
    /// Begins an upload to an address, in place of one of the same name.
    pub(crate) fn begin_upload(&self, name: &str, path: &str, listed: bool) {
        let upload = Upload { path: path.to_owned(), listed, bytes: Vec::new() };
        self.kept().uploads.insert(name.to_owned(), upload);
    }

    /// The answer to a request to the session of this name.
    pub(crate) fn upload(&self, request: &Request, name: &str) -> Result<Response, Fault> {
        let mut kept = self.kept();
        let gone = || Fault::new(Rule::SessionOver, format!("there is no upload session `{name}`"), None);
        let upload = kept.uploads.get_mut(name).ok_or_else(gone)?;
        let next = upload.bytes.len() as u64;
        match request.method.as_str() {
            "GET" => return Ok(Response::json(200, &expects(next))),
            "DELETE" => {
                kept.uploads.remove(name);
                return Ok(Response::empty(204));
            }
            _ => {}
        }
        let (first, last_byte, size) = piece(request)?;
        if first != next {
            let message = format!("the piece begins at {first}, and the service has {next} bytes");
            return Err(Fault::new(Rule::UploadOrder, message, None));
        }
        upload.bytes.extend_from_slice(&request.body);
        if last_byte + 1 < size {
            return Ok(Response::json(202, &expects(last_byte + 1)));
        }
        let Some(Upload { path, listed, bytes }) = kept.uploads.remove(name) else { return Err(gone()) };
        let file = if listed {
            let object = [("name", Value::text(last(name))), ("size", Value::number(size))];
            kept.create(&path, Value::object(object))
        } else {
            kept.create_file(&path, "application/octet-stream", bytes)
        };
        Ok(Response::json(201, &file))
    }
}
