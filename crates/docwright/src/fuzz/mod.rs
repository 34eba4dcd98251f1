//! Fuzz targets: each grammar and each use of the compiler, with what holds for any text.
//!
//! A target takes a text and panics when something that always holds does not. They are there for fuzzers, which compile with
//! `--cfg fuzzing`, and for the tests, which run whatever a fuzzer once found again.

mod document;
mod grammar;
mod set;
mod text;

/// A target: its name, and what it does with a text.
pub type Target = (&'static str, fn(&str));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("json", grammar::json),
    ("annotation", document::annotation),
    ("request-line", grammar::request_line),
    ("type-cell", document::type_cell),
    ("table", document::table),
    ("inline", document::inline),
    ("front-matter", document::front_matter),
    ("sentences", document::sentences),
    ("page", document::page),
    ("saved-model", grammar::saved_model),
    ("configuration", grammar::configuration),
    ("patch", text::patch),
    ("generate", set::generate),
    ("drift", set::drift),
    ("fix", set::fix),
];

#[cfg(test)]
mod tests;
