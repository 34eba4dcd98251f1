//! Headings: the section that each begins, on pages of operations and of types.
//!
//! ```markdown
//! ## Optional query parameters      of an operation: parameters, of the query
//! ## Common properties              of a type: properties
//! ## Response (v1.0)                a remark at the end does not count
//! ```

use std::collections::BTreeMap;

use crate::dialect::additions::Heading;
use crate::dialect::graph;
use crate::dialect::words::Words;

/// A part that pages of one kind have in common; the order is that of the documentation's template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `Permissions`
    Permissions,
    /// `HTTP request`
    Request,
    /// `Path parameters`, `Function parameters`, `Optional query parameters`
    Parameters,
    /// `Request headers`
    Headers,
    /// `Request body`
    Body,
    /// `Response`
    Response,
    /// `Examples`
    Examples,
    /// `Methods`
    Methods,
    /// `Properties`
    Properties,
    /// `Relationships`
    Relationships,
    /// `JSON representation`
    Representation,
}

/// Where a documented parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterPlace {
    /// `Path parameters`.
    Path,
    /// `Function parameters`.
    Function,
    /// `Query parameters`.
    Query,
}

/// The kinds of sections of an operation page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Permissions,
    Http,
    Parameters(ParameterPlace),
    Headers,
    Body,
    Response,
    Example,
    Representation,
    Other,
}

/// The kinds of sections of a type's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeRole {
    Properties,
    Relationships,
    InstanceAttributes,
    Methods,
    Representation,
}

/// The tables of headings of a dialect.
#[derive(Debug, Clone)]
pub(crate) struct Headings {
    of_operations: Table<Role>,
    of_types: Table<(TypeRole, Option<Part>)>,
    members: Words,
}

/// Headings by what they begin.
#[derive(Debug, Clone)]
struct Table<T> {
    rows: Vec<Words>,
    /// Every heading of every page is looked for.
    meant: BTreeMap<String, T>,
}

impl Headings {
    /// The built-in tables with further spellings.
    pub(super) fn new(added: &BTreeMap<Heading, Vec<String>>) -> Self {
        let added = |it: Heading| added.get(&it).map_or(&[][..], Vec::as_slice);
        let of_operations =
            graph::OF_OPERATIONS.iter().map(|(words, role)| (Words::new(words, added(Heading::of(*role))), *role));
        let mut seen = Vec::new();
        let of_types = graph::OF_TYPES.iter().map(|(words, role, part)| {
            // Of two rows of one role, the first gets what is added.
            let first = !seen.contains(role);
            seen.push(*role);
            let added = if first { added(Heading::of_type(*role)) } else { &[] };
            (Words::new(words, added), (*role, *part))
        });
        Self {
            of_operations: Table::of(of_operations),
            of_types: Table::of(of_types),
            members: Words::new(graph::MEMBERS, added(Heading::Members)),
        }
    }

    /// The section that a heading begins on a page of an operation.
    pub(crate) fn of_operation(&self, title: &str) -> Role {
        self.operation(title).unwrap_or(Role::Other)
    }

    fn operation(&self, title: &str) -> Option<Role> {
        let find = |title: &str| self.of_operations.meant.get(title).copied();
        let example = || is_example(title).then_some(Role::Example);
        find(title).or_else(example).or_else(|| find(unremarked(title)))
    }

    /// The section that a heading begins on a page of a type.
    pub(crate) fn of_type(&self, title: &str) -> Option<TypeRole> {
        self.type_row(title).map(|it| it.0)
    }

    fn type_row(&self, title: &str) -> Option<(TypeRole, Option<Part>)> {
        let find = |title: &str| self.of_types.meant.get(title).copied();
        find(title).or_else(|| find(unremarked(title)))
    }

    /// True of a heading of the members of the enumeration that the page is about.
    pub(crate) fn lists_members(&self, title: &str) -> bool {
        self.members.have(title) || self.members.have(unremarked(title))
    }

    /// True of headings that have a table below them, on a page of one kind or the other.
    pub(crate) fn has_table(&self, title: &str) -> bool {
        let role = self.of_operation(title);
        let of_operation = matches!(role, Role::Permissions | Role::Parameters(_) | Role::Headers | Role::Body);
        of_operation || self.of_type(title).is_some_and(|it| it != TypeRole::Representation)
    }

    /// True of a heading that begins a part of some page.
    pub(crate) fn knows(&self, title: &str) -> bool {
        self.operation(title).is_some() || self.of_type(title).is_some() || self.lists_members(title)
    }

    /// Every heading that begins a part of some page.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.of_operations.rows.iter().chain(&self.of_types.rows).flat_map(Words::iter)
    }

    /// The part of the template that a heading begins on a page of an operation.
    pub(crate) fn operation_part(&self, title: &str) -> Option<Part> {
        match self.of_operation(title) {
            Role::Permissions => Some(Part::Permissions),
            Role::Http => Some(Part::Request),
            Role::Parameters(_) => Some(Part::Parameters),
            Role::Headers => Some(Part::Headers),
            Role::Body => Some(Part::Body),
            Role::Response => Some(Part::Response),
            Role::Example => Some(Part::Examples),
            Role::Representation | Role::Other => None,
        }
    }

    /// The part of the template that a heading begins on a page of a type.
    pub(crate) fn type_part(&self, title: &str) -> Option<Part> {
        self.type_row(title).and_then(|it| it.1)
    }
}

impl<T: Copy> Table<T> {
    fn of(rows: impl Iterator<Item = (Words, T)>) -> Self {
        let (rows, meanings): (Vec<Words>, Vec<T>) = rows.unzip();
        // What a set adds counts more than what others call so.
        let added = rows.iter().zip(&meanings).flat_map(|(words, it)| words.added().map(move |word| (word, *it)));
        let all = rows.iter().zip(&meanings).flat_map(|(words, it)| words.iter().map(move |word| (word, *it)));
        let mut meant = BTreeMap::new();
        for (word, it) in added.chain(all) {
            meant.entry(word.to_owned()).or_insert(it);
        }
        Self { rows, meant }
    }
}

/// `examples`, and `request example` or `sample response`.
fn is_example(title: &str) -> bool {
    let shows = ["example", "sample"].iter().any(|it| title.contains(it));
    title.starts_with("example") || shows && (title.starts_with("request") || title.starts_with("response")) || {
        let rest = title.strip_prefix("sample ").unwrap_or_default();
        rest.starts_with("request") || rest.starts_with("response")
    }
}

/// `http request` of `http request (to upload a new file)`: several sections of one kind say in what they differ, and
/// whole sets say of which version they are, `[preview]`.
pub(crate) fn unremarked(title: &str) -> &str {
    let mut rest = title;
    loop {
        let cut = |close: char, open: char| rest.strip_suffix(close)?.rsplit_once(open).map(|it| it.0.trim_end());
        match cut(')', '(').or_else(|| cut(']', '[')) {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_at_the_end_of_a_heading_does_not_count() {
        let built_in = Headings::new(&BTreeMap::new());
        for title in ["response", "response (v1.0)", "response [preview]", "response (v1.0) [old]"] {
            assert_eq!(built_in.of_operation(title), Role::Response, "{title}");
        }
        assert_eq!(built_in.of_type("properties (v1.0)"), Some(TypeRole::Properties));
        assert_eq!(built_in.of_operation("example response (v1.0)"), Role::Example);
        assert_eq!(built_in.of_operation("(v1.0)"), Role::Other);
        for title in ["request example", "response examples", "sample request"] {
            assert_eq!(built_in.of_operation(title), Role::Example, "{title}");
        }
        assert_eq!(built_in.of_operation("security group example"), Role::Other);
    }

    #[test]
    fn what_a_set_adds_counts_first() {
        let added = BTreeMap::from([
            (Heading::Response, vec!["What comes back:".to_owned()]),
            (Heading::Properties, vec!["Reports".to_owned()]),
        ]);
        let own = Headings::new(&added);
        assert_eq!(own.of_operation("what comes back"), Role::Response);
        assert_eq!(own.of_operation("response"), Role::Response);
        assert_eq!(own.of_type("reports"), Some(TypeRole::Properties), "not the methods of the built-in dialect");
    }
}
