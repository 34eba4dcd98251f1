//! Which column of a table is what, by the spelling of its header.
//!
//! ```markdown
//! | Property name | Type | Required? | Description |
//! | Parameter     | Type | Description             |
//! | Name          | Value | Description            |
//! ```
//!
//! The order of columns never tells: an extra column may come first, and `Value` holds a type, a number or a member,
//! depending on what stands beside it.

use crate::dialect::columns::Columns as Words;

/// The columns of a property table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) name: usize,
    pub(crate) ty: Option<usize>,
    pub(crate) description: Option<usize>,
    pub(crate) required: Option<usize>,
}

/// A property table: name and type are there.
pub(crate) fn property(words: &Words, header: &[String]) -> Option<Columns> {
    let odd = || find(words, header, ["method", "relationship"].into_iter());
    find(words, header, words.property.iter()).or_else(odd).filter(|columns| columns.ty.is_some())
}

/// A relationship table.
pub(crate) fn relationship(words: &Words, header: &[String]) -> Option<Columns> {
    find(words, header, words.relationship.iter()).filter(|columns| columns.ty.is_some())
}

/// A parameter table; the type may be missing.
pub(crate) fn parameter(words: &Words, header: &[String]) -> Option<Columns> {
    let columns = find(words, header, words.parameter.iter())?;
    let value = position(header, &["value"]);
    Some(Columns { ty: columns.ty.or(value), ..columns })
}

/// The table of a request body. A `Value` column holds the type when there is a description, too.
pub(crate) fn body(words: &Words, header: &[String]) -> Option<Columns> {
    let names = words.property.iter().chain(words.parameter.iter()).chain(words.relationship.iter());
    let columns = find(words, header, names)?;
    let value = position(header, &["value"]).filter(|_| columns.description.is_some());
    let columns = Columns { ty: columns.ty.or(value), ..columns };
    columns.ty.map(|_| columns)
}

fn find<'w>(words: &Words, header: &[String], mut names: impl Iterator<Item = &'w str>) -> Option<Columns> {
    let at = |name: &str| header.iter().position(|cell| cell == name);
    let required =
        |cell: &String| words.required.have(cell) || cell.starts_with("required") && !cell.contains("parameter");
    Some(Columns {
        // The names are in the order of how well they fit.
        name: names.find_map(at)?,
        ty: header.iter().position(|cell| words.ty.have(cell)),
        description: header.iter().position(|cell| words.description.have(cell)),
        required: header.iter().position(required),
    })
}

/// The first column with one of these headers.
pub(crate) fn position(header: &[String], names: &[&str]) -> Option<usize> {
    header.iter().position(|cell| names.contains(&cell.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn header(cells: &str) -> Vec<String> {
        cells.split('|').map(str::to_owned).collect()
    }

    type Found = (usize, Option<usize>, Option<usize>, Option<usize>);

    fn found(columns: Option<Columns>) -> Option<Found> {
        columns.map(|columns| (columns.name, columns.ty, columns.description, columns.required))
    }

    #[test]
    fn headers_of_the_census() {
        let words = Dialect::default().columns;
        let body_of = |cells| found(body(&words, &header(cells)));
        assert_eq!(body_of("property|type|description"), Some((0, Some(1), Some(2), None)));
        assert_eq!(body_of("parameter|type|description|required?"), Some((0, Some(1), Some(2), Some(3))));
        assert_eq!(body_of("property|type|required (y/n)|description"), Some((0, Some(1), Some(3), Some(2))));
        assert_eq!(body_of("permission type|property|type|description"), Some((1, Some(2), Some(3), None)));
        assert_eq!(body_of("required parameter|type|description"), Some((0, Some(1), Some(2), None)));
        assert_eq!(body_of("name|value|description"), Some((0, Some(1), Some(2), None)));
        assert_eq!(body_of("value|description"), None);
        assert_eq!(
            found(property(&words, &header("method|return type|description"))),
            Some((0, Some(1), Some(2), None))
        );
        assert_eq!(found(property(&words, &header("pre-set constant|color mapped to"))), None);
        assert_eq!(found(property(&words, &header("member|description"))), None);
        assert_eq!(
            found(relationship(&words, &header("relationship name|type|description"))),
            Some((0, Some(1), Some(2), None))
        );
        assert_eq!(found(parameter(&words, &header("parameter|description"))), Some((0, None, Some(1), None)));
    }
}
