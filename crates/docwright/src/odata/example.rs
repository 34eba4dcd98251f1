//! Addresses of examples, matched with the request line that documents them.
//!
//! ```text
//! line                       examples
//! /users/{id}/messages       /users/7/Messages, /users('7')/messages
//! /root:/{path}:/content     /root:/a/b.txt:/content
//! /x/delta                   /x/delta(), /x/example.graph.delta
//! /r/f(period='{period}')    /r/f(period='D7'), and as far as `Arguments` say /r/f, /r/f(a=1,b=2)
//! ```
//!
//! Letter case does not count. [`crate::wire::routes`] looks addresses up by the same rules, among all functions at once.

use std::collections::BTreeMap;

use crate::odata::address::Address;
use crate::odata::piece::{Argument, Piece};
use crate::odata::segment::Segment;
use crate::text::percent::decoded;

/// How far the arguments of a call may differ from those that its line has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arguments {
    /// The name of the call is enough: which arguments it takes is another question.
    Any,
    /// There must be as many.
    AsMany,
}

/// True if a path is one of a line, whose placeholders stand for anything.
pub(crate) fn is_example_of(shown: &[Piece<'_>], line: &[Segment], arguments: Arguments) -> bool {
    shown.len() == line.len() && shown.iter().zip(line).all(|(shown, line)| fits(shown, line, arguments))
}

fn fits(shown: &Piece<'_>, line: &Segment, tolerance: Arguments) -> bool {
    let few = |count: usize| tolerance == Arguments::Any || count == 0;
    match (line, shown) {
        (Segment::Key(_), Piece::Word(word)) => !word.starts_with('$'),
        (Segment::Key(_), Piece::Key(_)) | (Segment::ByPath(_), Piece::Path(_)) => true,
        (Segment::Literal(name), Piece::Word(word)) => is_same(name, word) || is_same(name, local(word)),
        (Segment::Literal(name), Piece::Call(called, given)) => is_same(name, local(called)) && few(given.len()),
        (Segment::Cast(name), Piece::Word(word)) => is_same(name, word),
        (Segment::Call { name, arguments, .. }, Piece::Word(word)) => {
            is_same(name, local(word)) && few(arguments.len())
        }
        (Segment::Call { name, arguments, .. }, Piece::Call(called, given)) => {
            is_same(name, local(called)) && (tolerance == Arguments::Any || arguments.len() == given.len())
        }
        (Segment::Ref, Piece::Word(word)) => is_same("$ref", word),
        (Segment::Value, Piece::Word(word)) => is_same("$value", word),
        (Segment::Count, Piece::Word(word)) => is_same("$count", word),
        _ => false,
    }
}

/// Request lines as a tree, in which an example is looked up without being compared with each of them.
#[derive(Debug)]
pub(crate) struct Lines {
    /// The nodes, of which the first is the root.
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// The ranks of the next nodes, by the steps to them.
    branches: BTreeMap<Step, usize>,
    /// A line ends here.
    is_end: bool,
}

/// A step from a node of the tree to the next: a segment without its placeholders, in lower case.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key,
    Path,
    Literal(String),
    Cast(String),
    Call(String),
}

impl Step {
    fn of(segment: &Segment) -> Self {
        match segment {
            Segment::Key(_) => Self::Key,
            Segment::ByPath(_) => Self::Path,
            Segment::Literal(name) => Self::Literal(name.to_ascii_lowercase()),
            Segment::Cast(name) => Self::Cast(name.to_ascii_lowercase()),
            Segment::Call { name, .. } => Self::Call(name.to_ascii_lowercase()),
            Segment::Ref => Self::Cast("$ref".to_owned()),
            Segment::Value => Self::Cast("$value".to_owned()),
            Segment::Count => Self::Cast("$count".to_owned()),
        }
    }

    /// The steps of lines that a piece may be in the place of.
    fn taken(piece: &Piece<'_>) -> Vec<Self> {
        let lower = |text: &str| decoded(text).to_ascii_lowercase();
        match piece {
            Piece::Key(_) => vec![Self::Key],
            Piece::Path(_) => vec![Self::Path],
            Piece::Call(name, _) => vec![Self::Literal(lower(local(name))), Self::Call(lower(local(name)))],
            Piece::Word(word) => {
                let (whole, own) = (lower(word), lower(local(word)));
                let key = (!word.starts_with('$')).then_some(Self::Key);
                let literal = (whole != own).then(|| Self::Literal(whole.clone()));
                let named = [Self::Cast(whole), Self::Literal(own.clone()), Self::Call(own)];
                key.into_iter().chain(literal).chain(named).collect()
            }
        }
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Lines {
    /// Adds a line.
    pub(crate) fn add(&mut self, line: &[Segment]) {
        let mut at = 0;
        for segment in line {
            let next = self.nodes.len();
            at = *self.nodes[at].branches.entry(Step::of(segment)).or_insert(next);
            if at == next {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[at].is_end = true;
    }

    /// True if a path is one of any of the lines, as [`is_example_of`] tells with [`Arguments::Any`].
    pub(crate) fn have(&self, shown: &[Piece<'_>]) -> bool {
        let mut nodes = vec![&self.nodes[0]];
        for piece in shown {
            let steps = Step::taken(piece);
            let next = nodes.iter().flat_map(|it| steps.iter().filter_map(|step| it.branches.get(step)));
            nodes = next.map(|it| &self.nodes[*it]).collect();
        }
        nodes.iter().any(|it| it.is_end)
    }
}

/// True if an address ends in a call, or in a word that may be one.
pub(crate) fn ends_in_call(target: &str, name: &str) -> bool {
    match Address::read(target).pieces().last() {
        Some(Piece::Word(last) | Piece::Call(last, _)) => is_same(name, local(last)),
        _ => false,
    }
}

/// The calls of an address with their arguments.
pub(crate) fn calls(target: &str) -> impl Iterator<Item = (&str, Vec<Argument<'_>>)> {
    Address::read(target).pieces().into_iter().filter_map(|it| match it {
        Piece::Call(name, arguments) => Some((local(name), arguments)),
        _ => None,
    })
}

fn is_same(documented: &str, shown: &str) -> bool {
    documented.eq_ignore_ascii_case(&decoded(shown))
}

/// A name without its namespace.
fn local(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::odata::Route;
    use crate::text::source::{Sources, Span};

    fn is_example(shown: &str, line: &str, arguments: Arguments) -> bool {
        let sources = Sources::from_texts([("a.md", "")]);
        let place = Span::at_start(sources.find("a.md").unwrap());
        is_example_of(&Address::read(shown).pieces(), &Route::read(line, place).unwrap().segments, arguments)
    }

    #[test]
    fn placeholders_stand_for_anything() {
        for (line, shown) in [
            ("/users/{id}/messages", "https://a.example/v1.0/Users/a%20b/messages?$top=1"),
            ("/users/{id}/messages", "/users('7')/messages"),
            ("/teams/{id}/channels/{id}", "/teams/7/channels/19:abc@thread"),
            ("/root:/{path}:/content", "/root:/a/b.txt:/content"),
            ("/x/delta", "/x/delta()"),
            ("/x/delta()", "/x/example.graph.delta"),
            ("/x/{id}/$ref", "/x/7/$ref"),
        ] {
            assert!(is_example(shown, line, Arguments::AsMany), "{shown} {line}");
        }
        for (line, shown) in [
            ("/users/{id}", "/users/7/messages"),
            ("/users/{id}", "/groups/7"),
            ("/users/{id}", "/users/$count"),
            ("/x/{id}/example.graph.user", "/x/7/example.graph.group"),
            ("/x/{id}/$ref", "/x/7/$value"),
        ] {
            assert!(!is_example(shown, line, Arguments::Any), "{shown} {line}");
        }
    }

    #[test]
    fn arguments_count_where_they_must() {
        for (line, shown) in [("/r/f(a='{a}')", "/r/f"), ("/r/f", "/r/f(a=1)"), ("/r/f(a={a})", "/r/f(a=1,b=2)")] {
            assert!(is_example(shown, line, Arguments::Any), "{shown} {line}");
            assert!(!is_example(shown, line, Arguments::AsMany), "{shown} {line}");
        }
    }

    #[test]
    fn a_tree_of_lines_has_the_examples_of_each() {
        let sources = Sources::from_texts([("a.md", "")]);
        let place = Span::at_start(sources.find("a.md").unwrap());
        let lines = [
            "/users/{id}/messages",
            "/x/delta",
            "/x/delta()",
            "/x/{id}/$ref",
            "/x/{id}/$value",
            "/x/$count",
            "/r/f(a='{a}')",
            "/x/{id}/example.graph.user",
            "/root:/{path}:/content",
            "/users/me",
            "/x",
        ];
        let shown = [
            "/Users/7/Messages",
            "/users('7')/a%6dessages",
            "/users/%6De",
            "/x/delta(a=1)",
            "/x/example.graph.delta",
            "/x/delta",
            "/x/7/$REF",
            "/x/$value",
            "/x/$count",
            "/x/7/$count",
            "/r/f",
            "/r/example.f(b=2)",
            "/r/7",
            "/x/a/user",
            "/x/a/Example.graph.User",
            "/root:/a/b.txt:/content",
            "/root/a/content",
            "/users/me/messages",
            "/x/7",
            "/x/",
            "",
        ];
        for line in lines {
            let segments = Route::read(line, place).unwrap().segments;
            let mut tree = Lines::default();
            tree.add(&segments);
            for shown in shown {
                let pieces = Address::read(shown).pieces();
                assert_eq!(tree.have(&pieces), is_example_of(&pieces, &segments, Arguments::Any), "{shown} {line}");
            }
        }
        let mut all = Lines::default();
        lines.iter().for_each(|it| all.add(&Route::read(it, place).unwrap().segments));
        for shown in shown {
            let one = lines.iter().any(|line| is_example(shown, line, Arguments::Any));
            assert_eq!(all.have(&Address::read(shown).pieces()), one, "{shown}");
        }
    }

    #[test]
    fn the_call_at_the_end() {
        assert!(ends_in_call("/me/example.graph.sendMail?x=1", "sendmail"));
        assert!(ends_in_call("/me/sendMail()", "sendMail"));
        assert!(!ends_in_call("/me/sendMail/7", "sendMail"));
        let found: Vec<_> = calls("/w/range(address='A1')/x/f(a=1, b='2')").collect();
        let shown = found.iter().map(|(name, given)| format!("{name} {}", given.len()));
        assert_eq!(shown.collect::<Vec<_>>(), ["range 1", "f 2"]);
    }
}
