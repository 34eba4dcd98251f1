//! The saved model, `model.lock`: a [`Snapshot`] with one line for each item.
//!
//! Lines are sorted, so that merges and reviews see single items.
//!
//! ```text
//! docwright-model/1    tool=0.1.0    config=85944171f73967e8    #6e5c3f0a
//! page    resources/message.md    85944171f73967e8    #0bd1a2c4
//! feature    outlook    #…
//! type    example.graph.message    models::Message    resources/message.md    bases=example.graph.entity    #…
//!  property    subject    subject    is=Edm.String    rust=String    #…
//! end    #…
//! ```
//!
//! Fields are separated by tabs, shown as blanks here. Places in pages are left out, as every edit would move them. The
//! last field of a line is a digest of the others: one digest of the whole would be a line that every change touches, so
//! that no two branches could be merged.

use std::fmt::{self, Write as _};

use crate::config::Config;
use crate::drift::snapshot::{Fact, Kind, Node, Place, Snapshot};
use crate::text::digest;

/// How the first line begins; the number is raised when old readers could misread new text.
const FORMAT: &str = "docwright-model/1";
/// The last line: text without it ends early.
const END: &str = "end";

/// The making of a saved model: program, configuration and pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Making {
    /// The version of docwright.
    pub tool: String,
    /// A digest of the configuration.
    pub config: String,
    /// A part of the path of every page that was read; empty when all pages were.
    pub only: String,
    /// Where the pages come from; empty when that is not recorded.
    pub source: String,
}

/// A line of a saved model that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// Its number, from 1.
    pub line: usize,
    /// The problem.
    pub message: &'static str,
}

impl Making {
    /// Made now, by this version, from all pages of a set with this configuration.
    pub fn now(config: &Config) -> Self {
        // A configuration is a few plain values, which JSON can always write.
        let config = serde_json::to_string(config).unwrap_or_default();
        Self { tool: env!("CARGO_PKG_VERSION").to_owned(), config: digest(&config), ..Self::default() }
    }

    fn fields(&self) -> [(&'static str, &str); 4] {
        [("tool", &self.tool), ("config", &self.config), ("only", &self.only), ("source", &self.source)]
    }

    fn read(fields: &[String]) -> Option<Self> {
        let mut making = Self::default();
        for field in fields {
            let (key, value) = field.split_once('=')?;
            let slot = match key {
                "tool" => &mut making.tool,
                "config" => &mut making.config,
                "only" => &mut making.only,
                "source" => &mut making.source,
                _ => return None,
            };
            value.clone_into(slot);
        }
        Some(making)
    }
}

impl Snapshot {
    /// Writes the text, with a final line end.
    pub fn to_lines(&self, making: &Making) -> String {
        let mut text = FORMAT.to_owned();
        for (key, value) in making.fields().iter().filter(|it| !it.1.is_empty()) {
            let _ = write!(text, "\t{key}={}", escape(value));
        }
        finish(&mut text, 0);
        for (path, digest) in &self.pages {
            let start = text.len();
            let _ = write!(text, "page\t{}\t{}", escape(path), escape(digest));
            finish(&mut text, start);
        }
        for name in &self.features {
            let start = text.len();
            let _ = write!(text, "feature\t{}", escape(name));
            finish(&mut text, start);
        }
        for it in self.types.values().chain(self.operations.values()).chain(self.roots.values()) {
            write_node(&mut text, it, true);
        }
        let start = text.len();
        text += END;
        finish(&mut text, start);
        text
    }

    /// Reads the text.
    ///
    /// # Errors
    /// When the text is no saved model, one of another version, or damaged; the line is named.
    pub fn from_lines(text: &str) -> Result<(Self, Making), LineError> {
        let fail = |line, message| LineError { line, message };
        if text.split(['\t', '\n', '\r']).next() != Some(FORMAT) {
            return Err(fail(1, "expected `docwright-model/1`: this is no saved model, or one of another version"));
        }
        let (mut snapshot, mut making, mut tops) = (Self::default(), Making::default(), Vec::<Node>::new());
        let mut last = 0;
        let mut is_whole = false;
        for (number, line) in (1..).zip(text.lines()) {
            last = number;
            let fields = checked(line).map_err(|it| fail(number, it))?;
            match (fields[0].strip_prefix(' '), fields.as_slice()) {
                _ if is_whole => return Err(fail(number, "nothing is expected behind `end`")),
                (None, [_, options @ ..]) if number == 1 => {
                    making = Making::read(options).ok_or_else(|| fail(1, "an unknown option"))?;
                }
                (None, [word]) if word == END => is_whole = true,
                (None, [word, path, digest]) if word == "page" => {
                    let known = snapshot.pages.insert(path.clone(), digest.clone());
                    known.map_or(Ok(()), |_| Err(fail(number, "the page stands here twice")))?;
                }
                (None, [word, name]) if word == "feature" => drop(snapshot.features.insert(name.clone())),
                (None, [kind, name, rust, path, facts @ ..]) => {
                    snapshot.add(tops.pop()).map_err(|it| fail(number - 1, it))?;
                    let place = Place { path: path.as_str().into(), span: None };
                    tops.push(read_node([kind, name, rust], place, facts).map_err(|it| fail(number, it))?);
                }
                (Some(kind), [_, name, rust, facts @ ..]) => {
                    let top = tops.last_mut().ok_or_else(|| fail(number, "a part of nothing"))?;
                    let part = read_node([kind, name, rust], top.place.clone(), facts);
                    top.parts.push(part.map_err(|it| fail(number, it))?);
                }
                _ => return Err(fail(number, "expected an item")),
            }
        }
        snapshot.add(tops.pop()).map_err(|it| fail(last, it))?;
        if is_whole { Ok((snapshot, making)) } else { Err(fail(last, "the text ends early")) }
    }

    /// Adds an item that was read to its end.
    fn add(&mut self, item: Option<Node>) -> Result<(), &'static str> {
        let Some(it) = item else { return Ok(()) };
        let known = match it.kind {
            Kind::Type => self.types.insert(it.name.to_lowercase(), it),
            Kind::Root => self.roots.insert(it.fact(Fact::Key).to_owned(), it),
            _ => self.operations.insert(it.fact(Fact::Key).to_owned(), it),
        };
        known.map_or(Ok(()), |_| Err("the item that ends here stands above as well"))
    }
}

/// Ends the line that begins at `start`.
fn finish(text: &mut String, start: usize) {
    let check = check(&text[start..]);
    let _ = writeln!(text, "\t#{check}");
}

/// The digest of a line: half as long as others, for there is nothing but accidents to be found.
fn check(line: &str) -> String {
    digest(line).split_off(8)
}

/// The fields of a line whose digest is right.
fn checked(line: &str) -> Result<Vec<String>, &'static str> {
    match line.rsplit_once("\t#") {
        Some((line, told)) if check(line) == told => Ok(line.split('\t').map(unescape).collect()),
        _ => Err("the line was changed by hand or by a merge: generate anew"),
    }
}

/// A line with the right digest, whatever stands there: fuzzers are to see what comes behind it.
#[cfg(any(fuzzing, test))]
pub(crate) fn sealed(line: &str) -> String {
    let line = line.rsplit_once("\t#").map_or(line, |it| it.0);
    format!("{line}\t#{}", check(line))
}

fn write_node(text: &mut String, it: &Node, is_top: bool) {
    let start = text.len();
    let _ =
        write!(text, "{}{}\t{}\t{}", if is_top { "" } else { " " }, it.kind.word(), escape(&it.name), escape(&it.rust));
    if is_top {
        let _ = write!(text, "\t{}", escape(&it.place.path));
    }
    for (fact, value) in &it.facts {
        let _ = write!(text, "\t{}={}", fact.word(), escape(value));
    }
    finish(text, start);
    // That a kind of account cannot is what holds where nothing is said.
    let told = it.parts.iter().filter(|it| it.kind != Kind::Access || it.is(Fact::AnyOf));
    told.for_each(|part| write_node(text, part, false));
}

fn read_node([kind, name, rust]: [&str; 3], place: Place, facts: &[String]) -> Result<Node, &'static str> {
    let kind = Kind::from_word(kind).ok_or("an unknown kind of item")?;
    let mut node = Node::new(kind, name, rust, place);
    for it in facts {
        let (word, value) = it.split_once('=').ok_or("a fact without a value")?;
        node.say(Fact::from_word(word).ok_or("an unknown fact")?, value);
    }
    Ok(node)
}

/// Line ends and tabs separate, so that they are written as escapes; other control characters steer terminals.
fn escape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\\' => plain.push_str("\\\\"),
            it if it.is_control() => drop(write!(plain, "\\{{{:x}}}", u32::from(it))),
            it => plain.push(it),
        }
    }
    plain
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let coded = after.strip_prefix('{').and_then(|it| it.split_once('}'));
        let code = coded.and_then(|(code, _)| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match (code, coded, after.strip_prefix('\\')) {
            (Some(it), Some((_, after)), _) => {
                plain.push(it);
                rest = after;
            }
            (_, _, Some(after)) => {
                plain.push('\\');
                rest = after;
            }
            _ => rest = after,
        }
    }
    plain + rest
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LineError {}
