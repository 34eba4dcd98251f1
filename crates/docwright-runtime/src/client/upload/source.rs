//! Sources of uploaded bytes, of which any range can be read again after a fault.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

use crate::Bytes;
use crate::client::BoxFuture;

/// Bytes to upload, of which any part can be read at any time.
///
/// ```
/// use std::ops::Range;
/// use docwright_runtime::Bytes;
/// use docwright_runtime::client::{BoxFuture, UploadSource};
///
/// /// A file of zeros.
/// struct Zeros(u64);
///
/// impl UploadSource for Zeros {
///     fn size(&self) -> u64 {
///         self.0
///     }
///     fn read_at(&mut self, range: Range<u64>) -> BoxFuture<'_, std::io::Result<Bytes>> {
///         Box::pin(async move { Ok(Bytes::from(vec![0; (range.end - range.start) as usize])) })
///     }
/// }
/// # assert_eq!(Zeros(7).size(), 7);
/// ```
pub trait UploadSource: Send + 'static {
    /// How many bytes there are.
    fn size(&self) -> u64;

    /// Reads these bytes, which lie within the size.
    fn read_at(&mut self, range: Range<u64>) -> BoxFuture<'_, io::Result<Bytes>>;
}

impl UploadSource for Bytes {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&mut self, range: Range<u64>) -> BoxFuture<'_, io::Result<Bytes>> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(self.len());
        Box::pin(std::future::ready(Ok(self.slice(place(range.start)..place(range.end)))))
    }
}

/// A file. One chunk at a time is read, on the thread that sends it.
///
/// ```
/// use docwright_runtime::client::{FileSource, UploadSource};
///
/// # fn run() -> std::io::Result<()> {
/// println!("{} bytes to send", FileSource::open("film.mp4")?.size());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct FileSource {
    file: File,
    size: u64,
}

impl FileSource {
    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        Self::new(File::open(path)?)
    }

    /// A file that is open already.
    ///
    /// # Errors
    /// When its size cannot be told.
    pub fn new(file: File) -> io::Result<Self> {
        let size = file.metadata()?.len();
        Ok(Self { file, size })
    }

    fn read(&mut self, range: Range<u64>) -> io::Result<Bytes> {
        self.file.seek(SeekFrom::Start(range.start))?;
        let mut bytes = vec![0; usize::try_from(range.end - range.start).map_err(io::Error::other)?];
        self.file.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}

impl UploadSource for FileSource {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&mut self, range: Range<u64>) -> BoxFuture<'_, io::Result<Bytes>> {
        Box::pin(std::future::ready(self.read(range)))
    }
}
