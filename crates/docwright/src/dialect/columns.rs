//! Table columns of a dialect: what stands below a header, by its spelling.

use std::collections::BTreeMap;

use crate::dialect::additions::Column;
use crate::dialect::graph;
use crate::dialect::words::Words;

/// The headers of table columns, in lower case, by what stands below them.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    pub(crate) property: Words,
    pub(crate) relationship: Words,
    pub(crate) parameter: Words,
    pub(crate) ty: Words,
    pub(crate) description: Words,
    /// Headers that begin with `required` are such, too.
    pub(crate) required: Words,
    pub(crate) returns: Words,
    pub(crate) header: Words,
    pub(crate) member: Words,
    pub(crate) method: Words,
    pub(crate) address: Words,
}

impl Columns {
    /// The built-in headers with further spellings.
    pub(super) fn new(added: &BTreeMap<Column, Vec<String>>) -> Self {
        let words = |built_in, it: Column| Words::new(built_in, added.get(&it).map_or(&[][..], Vec::as_slice));
        Self {
            property: words(graph::PROPERTY, Column::Property),
            relationship: words(graph::RELATIONSHIP, Column::Relationship),
            parameter: words(graph::PARAMETER, Column::Parameter),
            ty: words(graph::TYPE, Column::Type),
            description: words(graph::DESCRIPTION, Column::Description),
            required: words(&[], Column::Required),
            returns: words(graph::RETURNS, Column::Returns),
            header: words(graph::HEADER, Column::Header),
            member: words(graph::MEMBER, Column::Member),
            method: words(graph::METHOD, Column::Method),
            address: words(graph::ADDRESS, Column::Address),
        }
    }

    /// True of a header that some reader of tables looks for.
    pub(crate) fn know(&self, header: &str) -> bool {
        let all = [
            &self.property,
            &self.relationship,
            &self.parameter,
            &self.ty,
            &self.description,
            &self.required,
            &self.returns,
            &self.header,
            &self.member,
            &self.method,
            &self.address,
        ];
        all.iter().any(|it| it.have(header)) || header.starts_with("required")
    }

    /// True of cells that no row has: each is a header, and the first one is not `value`, which a row may begin with.
    pub(crate) fn make_header<'a>(&self, cells: impl Iterator<Item = &'a str>) -> bool {
        let privilege =
            |it: &str| ["permission", "least privileged", "higher privileged"].iter().any(|word| it.starts_with(word));
        cells.enumerate().all(|(at, cell)| {
            let cell = cell.trim_matches(['*', ' ']).to_lowercase();
            self.know(&cell) || privilege(&cell) || at > 0 && cell == "value"
        })
    }
}
