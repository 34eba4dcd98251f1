//! A [`Snapshot`] as text, for a repository: one line for each item, sorted, so that merges and reviews see single items.
//!
//! ```text
//! docwright-model/1
//! page    resources/message.md    85944171f73967e8
//! feature outlook
//! type    microsoft.graph.message    models::Message    resources/message.md    bases=microsoft.graph.entity
//!  property    subject    subject    is=Edm.String    rust=String
//! ```
//!
//! Fields are separated by tabs, shown as blanks here. Places in pages are left out, as every edit would move them.

use std::fmt::{self, Write as _};

use super::snapshot::{Fact, Kind, Node, Place, Snapshot};

/// The first line; the number is raised when old readers could misread new text.
const HEADER: &str = "docwright-model/1";

/// A line of a saved model that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: &'static str,
}

impl Snapshot {
    /// Writes the text, with a final line end.
    pub fn to_lines(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, digest) in &self.pages {
            let _ = writeln!(text, "page\t{}\t{digest}", escape(path));
        }
        for name in &self.features {
            let _ = writeln!(text, "feature\t{}", escape(name));
        }
        for it in self.types.values().chain(self.operations.values()) {
            write_node(&mut text, it, true);
        }
        text
    }

    /// Reads the text.
    ///
    /// # Errors
    /// When the text is no saved model, or one of another version; the line is named.
    pub fn from_lines(text: &str) -> Result<Self, LineError> {
        let mut lines = (1..).zip(text.lines());
        let fail = |line, message| LineError { line, message };
        match lines.next() {
            Some((_, HEADER)) => {}
            _ => return Err(fail(1, "expected `docwright-model/1`")),
        }
        let mut snapshot = Self::default();
        let mut tops: Vec<Node> = Vec::new();
        for (number, line) in lines {
            let fields: Vec<String> = line.split('\t').map(unescape).collect();
            match (fields[0].strip_prefix(' '), fields.as_slice()) {
                (None, [word, path, digest]) if word == "page" => {
                    snapshot.pages.insert(path.clone(), digest.clone());
                }
                (None, [word, name]) if word == "feature" => drop(snapshot.features.insert(name.clone())),
                (None, [kind, name, rust, path, facts @ ..]) => {
                    let place = Place { path: path.clone(), span: None };
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
        snapshot.sort_in(tops);
        Ok(snapshot)
    }

    fn sort_in(&mut self, tops: Vec<Node>) {
        for it in tops {
            if it.kind == Kind::Type {
                self.types.insert(it.name.to_lowercase(), it);
            } else {
                self.operations.insert(it.fact(Fact::Key).to_owned(), it);
            }
        }
    }
}

fn write_node(text: &mut String, it: &Node, is_top: bool) {
    let _ =
        write!(text, "{}{}\t{}\t{}", if is_top { "" } else { " " }, it.kind.word(), escape(&it.name), escape(&it.rust));
    if is_top {
        let _ = write!(text, "\t{}", escape(&it.place.path));
    }
    for (fact, value) in &it.facts {
        let _ = write!(text, "\t{}={}", fact.word(), escape(value));
    }
    text.push('\n');
    it.parts.iter().for_each(|part| write_node(text, part, false));
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
