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

/// The columns of a property table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) name: usize,
    pub(crate) ty: Option<usize>,
    pub(crate) description: Option<usize>,
    pub(crate) required: Option<usize>,
}

const PROPERTY: &[&str] = &["property", "properties", "property name", "name"];

const RELATIONSHIP: &[&str] =
    &["relationship", "relationships", "relationship name", "navigation property", "property", "property name", "name"];

const PARAMETER: &[&str] = &[
    "parameter",
    "parameters",
    "parameter name",
    "query parameter",
    "required parameter",
    "path parameter",
    "function parameter",
    "query option",
    "option",
    "property",
    "name",
];

const TYPE: &[&str] = &["type", "data type", "type value", "property type", "return type", "type of value"];

const DESCRIPTION: &[&str] = &["description", "descrition", "descriptions", "description and example", "details"];

/// A property table: name and type are there.
pub(crate) fn property(header: &[String]) -> Option<Columns> {
    let odd = ["method", "relationship"];
    find(header, PROPERTY).or_else(|| find(header, &odd)).filter(|columns| columns.ty.is_some())
}

/// A relationship table.
pub(crate) fn relationship(header: &[String]) -> Option<Columns> {
    find(header, RELATIONSHIP).filter(|columns| columns.ty.is_some())
}

/// A parameter table; the type may be missing.
pub(crate) fn parameter(header: &[String]) -> Option<Columns> {
    let columns = find(header, PARAMETER)?;
    let value = position(header, &["value"]);
    Some(Columns { ty: columns.ty.or(value), ..columns })
}

/// The table of a request body. A `Value` column holds the type when there is a description, too.
pub(crate) fn body(header: &[String]) -> Option<Columns> {
    let names = [PROPERTY, PARAMETER, RELATIONSHIP].concat();
    let columns = find(header, &names)?;
    let value = position(header, &["value"]).filter(|_| columns.description.is_some());
    let columns = Columns { ty: columns.ty.or(value), ..columns };
    columns.ty.map(|_| columns)
}

fn find(header: &[String], names: &[&str]) -> Option<Columns> {
    // The names are in the order of how well they fit.
    let name = names.iter().find_map(|name| position(header, &[name]))?;
    Some(Columns {
        name,
        ty: position(header, TYPE),
        description: position(header, DESCRIPTION),
        required: header.iter().position(|cell| cell.starts_with("required") && !cell.contains("parameter")),
    })
}

/// The first column with one of these headers.
pub(crate) fn position(header: &[String], names: &[&str]) -> Option<usize> {
    header.iter().position(|cell| names.contains(&cell.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(cells: &str) -> Vec<String> {
        cells.split('|').map(str::to_owned).collect()
    }

    type Found = (usize, Option<usize>, Option<usize>, Option<usize>);

    fn found(columns: Option<Columns>) -> Option<Found> {
        columns.map(|columns| (columns.name, columns.ty, columns.description, columns.required))
    }

    #[test]
    fn headers_of_the_census() {
        let body_of = |cells| found(body(&header(cells)));
        assert_eq!(body_of("property|type|description"), Some((0, Some(1), Some(2), None)));
        assert_eq!(body_of("parameter|type|description|required?"), Some((0, Some(1), Some(2), Some(3))));
        assert_eq!(body_of("property|type|required (y/n)|description"), Some((0, Some(1), Some(3), Some(2))));
        assert_eq!(body_of("permission type|property|type|description"), Some((1, Some(2), Some(3), None)));
        assert_eq!(body_of("required parameter|type|description"), Some((0, Some(1), Some(2), None)));
        assert_eq!(body_of("name|value|description"), Some((0, Some(1), Some(2), None)));
        assert_eq!(body_of("value|description"), None);
        assert_eq!(found(property(&header("method|return type|description"))), Some((0, Some(1), Some(2), None)));
        assert_eq!(found(property(&header("pre-set constant|color mapped to"))), None);
        assert_eq!(found(property(&header("member|description"))), None);
        assert_eq!(
            found(relationship(&header("relationship name|type|description"))),
            Some((0, Some(1), Some(2), None))
        );
        assert_eq!(found(parameter(&header("parameter|description"))), Some((0, None, Some(1), None)));
    }
}
