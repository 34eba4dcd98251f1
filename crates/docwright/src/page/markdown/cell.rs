//! Inline markdown as most table cells have it, read without the markdown library.
//!
//! ```markdown
//! [message](../resources/message.md) collection | The `id` of the **user**.<br/>Read-only. | `a`, `b`
//! ```
//!
//! ```text
//! cell := (text | "`" code "`" | "[" plain "](" target ")" | "**" word … word "**" | "<br>")*
//! ```
//!
//! A page has hundreds of cells and a parser is not built for nothing. Whatever is not exactly of these forms is left
//! to the library; what is, means the same to it.

use crate::page::markdown::inline::ProseBuilder;
use crate::text::prose::Mark;

/// Where the next byte stands that may mean more than itself. Without early ends within a chunk, so that its bytes are
/// compared together.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    let is_mark = |byte: &u8| {
        let of = |mark: u8| *byte == mark;
        of(b'`') | of(b'[') | of(b'*') | of(b'<') | of(b'_') | of(b'\\') | of(b'&') | of(b'\n') | of(b'!')
    };
    let (chunks, rest) = bytes.as_chunks::<16>();
    let chunk =
        chunks.iter().position(|chunk| chunk.iter().fold(0, |found, byte| found | u8::from(is_mark(byte))) != 0);
    let start = chunk.map_or(bytes.len() - rest.len(), |chunk| chunk * 16);
    bytes[start..].iter().position(is_mark).map(|length| start + length)
}

/// Reads the cell into `prose`; false when it is not one of the plain ones and nothing that was read counts.
pub(crate) fn read(text: &str, base: usize, prose: &mut ProseBuilder) -> bool {
    let mut cell = Cell { text, base, prose, at: 0, plain_from: 0 };
    cell.read().is_some()
}

struct Cell<'a, 'p> {
    text: &'a str,
    /// Where the text begins in its file.
    base: usize,
    prose: &'p mut ProseBuilder,
    at: usize,
    /// Where the text that was not yet handed over begins.
    plain_from: usize,
}

impl Cell<'_, '_> {
    /// `None` when the cell is beyond this grammar.
    fn read(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        while let Some(length) = next_mark(&bytes[self.at..]) {
            self.at += length;
            match bytes[self.at] {
                b'`' => self.code()?,
                b'[' => self.link()?,
                b'*' => self.strong()?,
                b'<' => self.line_break()?,
                b'_' if self.is_inside_word() => self.at += 1,
                b'!' if bytes.get(self.at + 1) != Some(&b'[') => self.at += 1,
                _ => return None,
            }
        }
        self.at = bytes.len();
        self.hand_over(self.at);
        Some(())
    }

    fn hand_over(&mut self, next: usize) {
        let range = self.base + self.plain_from..self.base + self.at;
        if !range.is_empty() {
            self.prose.text(&self.text[self.plain_from..self.at], range);
        }
        self.at = next;
        self.plain_from = next;
    }

    fn is_inside_word(&self) -> bool {
        let bytes = self.text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        self.at > 0 && letter(self.at - 1) && letter(self.at + 1)
    }

    fn code(&mut self) -> Option<()> {
        let rest = &self.text[self.at + 1..];
        let length = rest.find('`').filter(|length| *length > 0)?;
        if rest[length + 1..].starts_with('`') || rest[..length].contains('\\') {
            return None;
        }
        let end = self.at + length + 2;
        let range = self.base + self.at..self.base + end;
        self.hand_over(end);
        self.prose.code(&rest[..length], range);
        Some(())
    }

    fn link(&mut self) -> Option<()> {
        let rest = &self.text[self.at + 1..];
        let length = rest.find(']')?;
        let target = rest[length + 1..].strip_prefix('(')?;
        let target = &target[..target.find(')')?];
        let is_odd = |byte: u8| byte.is_ascii_whitespace() || b"<>(\\&\"'".contains(&byte);
        if !is_plain(&rest[..length]) || target.bytes().any(is_odd) {
            return None;
        }
        let (text, end) = (self.at + 1, self.at + length + target.len() + 4);
        let range = self.base + self.at..self.base + end;
        self.hand_over(end);
        self.prose.open(Mark::Link(target.to_owned()), range.clone());
        self.prose.text(&rest[..length], self.base + text..self.base + text + length);
        self.prose.close(range);
        Some(())
    }

    fn strong(&mut self) -> Option<()> {
        let rest = self.text[self.at..].strip_prefix("**")?;
        let inner = &rest[..memchr::memmem::find(rest.as_bytes(), b"**")?];
        let word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let flanked = word(inner.as_bytes().first()) && word(inner.as_bytes().last());
        if !flanked || !is_plain(inner) || rest[inner.len() + 2..].starts_with('*') {
            return None;
        }
        let (text, end) = (self.at + 2, self.at + inner.len() + 4);
        let range = self.base + self.at..self.base + end;
        self.hand_over(end);
        self.prose.open(Mark::Strong, range.clone());
        self.prose.text(inner, self.base + text..self.base + text + inner.len());
        self.prose.close(range);
        Some(())
    }

    fn line_break(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let length = ["<br>", "<br/>", "<br />"].iter().find(|tag| rest.starts_with(**tag))?.len();
        let range = self.base + self.at..self.base + self.at + length;
        self.hand_over(self.at + length);
        self.prose.line_break(range);
        Some(())
    }
}

/// Whether text inside a mark has no marks of its own.
fn is_plain(text: &str) -> bool {
    let bare = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    let opens = |at: usize| bare(text.as_bytes()[..at].last()) || bare(text.as_bytes().get(at + 1));
    !text.bytes().any(|byte| b"[]`*<&\\!\n".contains(&byte)) && !memchr::memchr_iter(b'_', text.as_bytes()).any(opens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::file;
    use crate::page::markdown;
    use crate::text::prose::Prose;

    fn plain(text: &str) -> Option<Prose> {
        let mut prose = ProseBuilder::new(file());
        read(text, 0, &mut prose).then(|| prose.finish(0..text.len()))
    }

    #[test]
    fn plain_cells_mean_the_same_to_the_library() {
        let cells = [
            "[message](../resources/message.md) collection",
            "The `id` of the **user**.<br/>Read-only. See [a b](c.md#d).",
            "`a`, `b`,  and`c`",
            "Collection([x_y](x_y.md)) v4_0_3 a] b) **c d**e",
            "2 * `x`",
            "1 < 2 `a`",
            "**a**<br />**b** <br>",
        ];
        let mut read = 0;
        for cell in cells {
            if let Some(prose) = plain(cell) {
                assert_eq!(prose, markdown::with_library(cell), "{cell}");
                read += 1;
            }
        }
        assert_eq!(read, 5);
    }

    #[test]
    fn anything_else_is_left_to_the_library() {
        for cell in ["[x]", "[x][y]", "*a*", "_a_", "a\\|b", "&lt;", "``a``", "[`a`](b.md)", "![a](b)", "<id>", "a\nb"]
        {
            assert_eq!(plain(cell), None, "{cell}");
        }
    }
}
