//! Standard output and standard error: buffers, styles, and escapes for text that nobody vouches for.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use anstyle::{AnsiColor, Style};

/// Style of words that say that something went wrong.
pub const BAD: Style = AnsiColor::BrightRed.on_default().bold();
/// Style of words that say that all is well.
pub const GOOD: Style = AnsiColor::BrightGreen.on_default().bold();
/// Style of headings.
pub const STRONG: Style = Style::new().bold();

/// A buffered stream. When its reader has gone away, the rest is dropped and the command goes on: its exit code still
/// says what it found.
pub struct Stream {
    target: BufWriter<Box<dyn Write>>,
    gone: bool,
}

/// Text for people: styles are kept only where they can be shown.
pub(crate) fn text() -> Stream {
    Stream::new(anstream::AutoStream::auto(io::stdout()))
}

/// Data for programs, untouched.
pub fn data() -> Stream {
    Stream::new(io::stdout())
}

/// Messages about the run itself.
pub(crate) fn messages() -> Stream {
    Stream::new(anstream::AutoStream::auto(io::stderr()))
}

/// Says why a command could not run.
pub fn report_error(error: &anyhow::Error) {
    // Nothing is left to be done when even this cannot be said.
    let _ = say(&error_line(error));
}

fn error_line(error: &anyhow::Error) -> String {
    format!("{BAD}error:{BAD:#} {}", clean(&format!("{error:#}"), true))
}

/// Writes one line to standard error.
pub fn say(line: &str) -> io::Result<()> {
    let mut stream = messages();
    writeln!(stream, "{line}")?;
    stream.finish()
}

/// Text with everything replaced that could steer a terminal or turn the reading direction; line ends too unless they
/// are to be kept.
pub fn clean(text: &str, keep_lines: bool) -> Cow<'_, str> {
    let bad = |it: char| is_steering(it) && !(keep_lines && it == '\n');
    if !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|it| if bad(it) { picture(it) } else { it }).collect())
}

/// True of a character that does something to a terminal instead of being shown.
pub(crate) fn is_steering(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn picture(it: char) -> char {
    match it {
        '\t' => ' ',
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + it as u32).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    }
}

impl Stream {
    fn new(target: impl Write + 'static) -> Self {
        Self { target: BufWriter::with_capacity(64 << 10, Box::new(target)), gone: false }
    }

    /// Writes out what is buffered; errors that a drop would swallow are reported.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()
    }

    fn unless_gone<T>(&mut self, result: io::Result<T>, otherwise: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(otherwise)
            }
            Err(error) => Err(io::Error::new(error.kind(), format!("cannot print: {error}"))),
            ok => ok,
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        let result = self.target.write(bytes);
        self.unless_gone(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        let result = self.target.flush();
        self.unless_gone(result, ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_are_made_visible() {
        let hostile = "a\u{1b}[2Jb\u{9b}31mc\u{202e}d\r\ne\tf\u{7f}";
        assert_eq!(clean(hostile, false), "a\u{241b}[2Jb\u{fffd}31mc\u{fffd}d\u{240d}\u{240a}e f\u{2421}");
        assert_eq!(clean("a\nb", true), "a\nb");
        assert!(matches!(clean("plain Ä 漢", false), Cow::Borrowed(_)));
    }

    #[test]
    fn a_reader_that_went_away_is_no_error() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut stream = Stream::new(Gone);
        stream.write_all(&[b'x'; 200_000]).unwrap();
        stream.finish().unwrap();
    }

    #[test]
    fn a_full_disk_is_an_error() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut stream = Stream::new(Full);
        stream.write_all(b"x").unwrap();
        assert!(stream.finish().is_err());
    }

    #[test]
    fn errors_name_their_causes_and_steer_no_terminal() {
        let error = anyhow::anyhow!("no \u{1b}[2Jaccess").context("cannot read x");
        let line = error_line(&error);
        assert!(line.ends_with("cannot read x: no \u{241b}[2Jaccess"), "{line:?}");
    }
}
