//! Words of type cells: primitives in all their spellings, and enumerations without a name.

/// True if a word is the name of an OData primitive in one of its spellings.
pub(crate) fn is_primitive(word: &str) -> bool {
    let name = match word.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("edm.") => &word[4..],
        _ => word,
    };
    PRIMITIVES.iter().any(|primitive| name.eq_ignore_ascii_case(primitive))
}

const PRIMITIVES: &[&str] = &[
    "string",
    "boolean",
    "bool",
    "byte",
    "sbyte",
    "int16",
    "int32",
    "int64",
    "int",
    "integer",
    "long",
    "single",
    "float",
    "double",
    "decimal",
    "number",
    "numeric",
    "guid",
    "uuid",
    "date",
    "datetime",
    "datetimeoffset",
    "timestamp",
    "timeofday",
    "duration",
    "binary",
    "stream",
    "url",
    "json",
];

/// The length of a word without what makes it a plural, where primitives are counted: `array of strings`.
pub(super) fn one_of(word: &str, collection: bool) -> usize {
    let one = word.strip_suffix('s').filter(|it| collection && is_primitive(it) && !is_primitive(word));
    one.unwrap_or(word).len()
}

/// True of a cell that says no more of a type than that it is an enumeration.
pub(crate) fn says_enum(cell: &str) -> bool {
    let words = cell.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let mut found = false;
    words.map(str::to_lowercase).all(|word| {
        let is_enum = matches!(word.as_str(), "enum" | "enumeration");
        found |= is_enum;
        is_enum || matches!(word.as_str(), "nullable" | "collection" | "array" | "of" | "type" | "value" | "values")
    }) && found
}
