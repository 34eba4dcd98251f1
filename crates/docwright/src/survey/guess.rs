//! Guesses: the meaning that a heading, a column or a word for a type may have, for people to check.

use crate::dialect::{Column, Heading};
use crate::survey::page::Below;

/// Words of headings, each with the section that a heading with it may begin; the first that fits counts.
const HEADINGS: &[(&[&str], Heading)] = &[
    (&["example", "sample"], Heading::Examples),
    (&["request body", "payload", "body parameter", "request content", "input"], Heading::Body),
    (&["response", "return", "result", "answer", "output", "comes back"], Heading::Response),
    (&["header"], Heading::Headers),
    (&["permission", "scope", "privilege", "authorization", "access right"], Heading::Permissions),
    (&["query"], Heading::QueryParameters),
    (&["path", "uri param", "url param", "route param"], Heading::PathParameters),
    (&["parameter", "argument"], Heading::FunctionParameters),
    (&["json", "representation", "schema"], Heading::Representation),
    (&["relation", "navigation", "link"], Heading::Relationships),
    (&["propert", "field", "attribute", "column", "element"], Heading::Properties),
    (&["method", "operation", "endpoint", "action", "task"], Heading::Methods),
    (&["member", "value", "option"], Heading::Members),
];

/// The section that a heading may begin, by its words and what stands below it.
pub(super) fn heading(title: &str, below: Below) -> Option<Heading> {
    let said = HEADINGS.iter().find(|it| it.0.iter().any(|word| title.contains(word))).map(|it| it.1);
    match (below, said) {
        (Below::Request, Some(Heading::Examples)) => Some(Heading::Examples),
        (Below::Request, _) => Some(Heading::Request),
        (Below::Table, Some(Heading::Examples | Heading::Response | Heading::Representation)) => None,
        (Below::Table, said) => said,
        (Below::Json, Some(Heading::Examples)) => Some(Heading::Examples),
        (Below::Json, _) => Some(Heading::Representation),
        (Below::Text, Some(it @ (Heading::Response | Heading::Body))) => Some(it),
        (Below::Text, _) => None,
    }
}

/// Words of column headers, each with what may stand below.
const COLUMNS: &[(&[&str], Column)] = &[
    (&["required", "mandatory", "optional", "nullable"], Column::Required),
    (
        &["description", "notes", "comment", "meaning", "detail", "remarks", "explanation", "summary"],
        Column::Description,
    ),
    (&["type", "format"], Column::Type),
    (&["uri", "url", "endpoint", "address", "route", "path"], Column::Address),
    (&["verb", "http"], Column::Method),
    (&["field", "attribute", "element", "propert", "column"], Column::Property),
    (&["parameter", "argument"], Column::Parameter),
];

/// The content that a column may have.
pub(super) fn column(header: &str) -> Option<Column> {
    COLUMNS.iter().find(|it| it.0.iter().any(|word| header.contains(word))).map(|it| it.1)
}

/// Parts of words for types, each with the primitive type that it may mean.
const TYPES: &[(&[&str], &str)] = &[
    (&["timestamp", "date-time", "date time", "instant"], "DateTimeOffset"),
    (&["bool", "flag", "yes"], "Boolean"),
    (&["decimal", "money", "amount", "currency", "price"], "Decimal"),
    (&["float", "double", "real"], "Double"),
    (&["bigint", "int64"], "Int64"),
    (&["int", "whole"], "Int32"),
    (&["guid", "uuid"], "Guid"),
    (&["day", "date"], "Date"),
    (&["blob", "stream", "file"], "Stream"),
    (&["text", "char", "str", "code", "uri", "url", "email", "phone"], "String"),
];

/// The primitive type that a word may mean.
pub(super) fn primitive(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    TYPES.iter().find(|it| it.0.iter().any(|part| word.contains(part))).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_go_by_words_and_by_what_stands_below() {
        assert_eq!(heading("how to call it", Below::Request), Some(Heading::Request));
        assert_eq!(heading("sample call", Below::Request), Some(Heading::Examples));
        assert_eq!(heading("what comes back", Below::Text), Some(Heading::Response));
        assert_eq!(heading("fields of a lamp", Below::Table), Some(Heading::Properties));
        assert_eq!(heading("remarks", Below::Text), None);
        assert_eq!([column("field name"), column("data format")], [Some(Column::Property), Some(Column::Type)]);
        assert_eq!([primitive("Whole number"), primitive("Lamp")], [Some("Int32"), None]);
    }
}
