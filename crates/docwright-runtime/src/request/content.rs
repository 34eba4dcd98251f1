//! Raw content, the bytes of a body that is not JSON: files, photos, reports.

use crate::{Bytes, FromResponse, Response, Result};

/// Bytes, and of what type they are.
///
/// ```
/// use docwright_runtime::{Content, Request};
///
/// let photo = Content::new(vec![0xff, 0xd8]).of_type("image/jpeg");
/// let request = Request::<()>::put("/me/photo/$value", &[]).content(photo);
/// assert_eq!(request.headers().next(), Some(("Content-Type", "image/jpeg")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    bytes: Bytes,
    content_type: Option<String>,
}

impl Content {
    /// Bytes of unknown type.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), content_type: None }
    }

    /// Says of what type the bytes are: `image/jpeg`.
    #[must_use]
    pub fn of_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// Of what type they are, when it is known.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }
}

impl<T: Into<Bytes>> From<T> for Content {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

impl AsRef<[u8]> for Content {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl FromResponse for Content {
    type Model = ();

    fn read(response: &Response) -> Result<Self> {
        Ok(Self { bytes: response.body().clone(), content_type: response.header("Content-Type").map(str::to_owned) })
    }
}
