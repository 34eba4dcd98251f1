//! Code blocks of doc comments, laid out as rustfmt does.
//!
//! Literals stand in a macro, where a printer of syntax trees leaves them as they come.

/// The width of code in documentation.
pub(crate) const WIDTH: usize = 96;

const INDENT: &str = "    ";

/// Code that may take one line or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// Code on one line.
    Leaf(String),
    /// Parts between brackets.
    Group {
        /// With what stands before the bracket: `body: ItemBody {`.
        open: String,
        /// The parts.
        items: Vec<Node>,
        /// The other bracket.
        close: &'static str,
    },
}

impl Node {
    pub(crate) fn group(open: &str, items: Vec<Self>, close: &'static str) -> Self {
        Self::Group { open: open.to_owned(), items, close }
    }

    /// The same with code before it.
    pub(crate) fn led(self, before: &str) -> Self {
        match self {
            Self::Leaf(code) => Self::Leaf(format!("{before}{code}")),
            Self::Group { open, items, close } => Self::Group { open: format!("{before}{open}"), items, close },
        }
    }

    fn on_one_line(&self, out: &mut String) {
        match self {
            Self::Leaf(code) => out.push_str(code),
            Self::Group { open, items, close } => {
                let gap = if *close == "}" && !items.is_empty() { " " } else { "" };
                out.extend([open, gap]);
                for (rank, item) in items.iter().enumerate() {
                    out.push_str(if rank > 0 { ", " } else { "" });
                    item.on_one_line(out);
                }
                out.extend([gap, close]);
            }
        }
    }

    /// Appends lines, the first of which goes on with `line`, and hands out the last one.
    fn lay_out(&self, mut line: String, indent: usize, after: usize, lines: &mut Vec<String>) -> String {
        let start = line.len();
        self.on_one_line(&mut line);
        let (items, open, close) = match self {
            Self::Group { items, open, close } if !items.is_empty() && line.chars().count() + after > WIDTH => {
                (items, open, close)
            }
            _ => return line,
        };
        line.truncate(start);
        line.push_str(open);
        // A single part hugs the brackets.
        if let ([only @ Self::Group { .. }], true) = (items.as_slice(), *close != "}") {
            return only.lay_out(line, indent, after + close.len(), lines) + close;
        }
        lines.push(line);
        for item in items {
            let last = item.lay_out(INDENT.repeat(indent + 1), indent + 1, 1, lines);
            lines.push(last + ",");
        }
        INDENT.repeat(indent) + close
    }
}

/// The lines of code between what stands before and behind it.
pub(crate) fn block(before: &str, node: &Node, after: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let last = node.lay_out(before.to_owned(), 0, after.len(), &mut lines);
    lines.push(last + after);
    lines
}

/// A chain of calls, on one line where it fits.
pub(crate) fn chain(before: &str, calls: &[Node]) -> Vec<String> {
    let mut line = before.to_owned();
    calls.iter().for_each(|it| it.on_one_line(&mut line));
    let Some((first, rest)) = calls.split_first().filter(|_| line.chars().count() > WIDTH) else { return vec![line] };
    let mut lines = block(before, first, "");
    for it in rest {
        let last = it.lay_out(INDENT.to_owned(), 1, 0, &mut lines);
        lines.push(last);
    }
    lines
}

/// Lines of names, as many in each as fit.
pub(crate) fn filled(names: &[impl AsRef<str>], indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for name in names.iter().map(AsRef::as_ref) {
        match lines.last_mut().filter(|it| it.len() + name.len() + 2 <= WIDTH) {
            Some(line) => line.extend([" ", name, ","]),
            None => lines.push(format!("{}{name},", INDENT.repeat(indent))),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_on_its_line() {
        let node =
            Node::group("Lamp {", vec![Node::Leaf("name: \"a\"".to_owned()), Node::group("on: [", vec![], "]")], "}");
        assert_eq!(block("let body = model!(", &node, ");"), ["let body = model!(Lamp { name: \"a\", on: [] });"]);
        assert_eq!(block("", &Node::group("Lamp {", vec![], "}"), ""), ["Lamp {}"]);
    }

    #[test]
    fn what_does_not_fit_is_broken_from_the_outside() {
        let leaf = |count: usize| Node::Leaf("x".repeat(count));
        let inner =
            |count| Node::group("[", vec![Node::group("Bulb {", vec![leaf(count), leaf(3)], "}")], "]").led("bulbs: ");
        let node = Node::group("Lamp {", vec![leaf(40), inner(40)], "}");
        let want = [
            "model!(Lamp {".to_owned(),
            format!("    {},", "x".repeat(40)),
            format!("    bulbs: [Bulb {{ {}, xxx }}],", "x".repeat(40)),
            "})".to_owned(),
        ];
        assert_eq!(block("model!(", &node, ")"), want);
        let node = Node::group("Lamp {", vec![inner(90)], "}");
        let want = [
            "Lamp {".to_owned(),
            "    bulbs: [Bulb {".to_owned(),
            format!("        {},", "x".repeat(90)),
            "        xxx,".to_owned(),
            "    }],".to_owned(),
            "}".to_owned(),
        ];
        assert_eq!(block("", &node, ""), want);
    }

    #[test]
    fn calls_stand_below_each_other_where_they_are_too_many() {
        let leaf = |text: &str| Node::Leaf(text.to_owned());
        let calls = ["lamps::list()", ".top(5)", ".await?;"].map(leaf);
        assert_eq!(chain("", &calls), ["lamps::list().top(5).await?;"]);
        let long = format!("lamps::get({:?})", "7".repeat(80));
        let want = [format!("let a = {long}"), "    .await?;".to_owned()];
        assert_eq!(chain("let a = ", &[leaf(&long), leaf(".await?;")]), want);
        let names = Node::group(".select([", vec![Node::Leaf("x".repeat(50)); 2], "])");
        let name = format!("{INDENT}{INDENT}{},", "x".repeat(50));
        assert_eq!(chain("", &[leaf("list()"), names]), ["list()", "    .select([", &name, &name, "    ])"]);
    }
}
