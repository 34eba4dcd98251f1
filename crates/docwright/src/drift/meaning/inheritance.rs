//! Sentences about inheritance: conversions and fields that come or go with a base type.

use crate::drift::meaning::Changed;

/// Base types and fields that a type has on one side only.
#[derive(Debug, Default)]
pub(crate) struct Inherited {
    /// The Rust paths of the bases, or their names where they have none.
    pub(crate) bases: Vec<String>,
    /// The names of fields.
    pub(crate) fields: Vec<String>,
}

/// More fields than these are counted.
const SHOWN: usize = 4;

pub(crate) fn base_lost(it: &Changed<'_>) -> String {
    lost(it.one(), it.inherited)
}

pub(crate) fn base_gained(it: &Changed<'_>) -> String {
    gained(it.one(), it.inherited)
}

fn lost(one: &str, it: &Inherited) -> String {
    let conversion =
        format!("{one} no longer converts to {}: code that passes it as one no longer compiles", all(&it.bases));
    match it.fields.as_slice() {
        [] => format!("{conversion}; its fields stay"),
        fields => format!("{conversion}, nor does code that uses {}", few(fields)),
    }
}

fn gained(one: &str, it: &Inherited) -> String {
    let conversion = format!("{one} converts to {}", all(&it.bases));
    match it.fields.as_slice() {
        [] => format!("{conversion}, and has the fields that it had"),
        fields => format!("{conversion}, and gains {}", few(fields)),
    }
}

fn all(names: &[String]) -> String {
    names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" and ")
}

fn few(fields: &[String]) -> String {
    let word = if fields.len() == 1 { "the field" } else { "the fields" };
    let names = fields.iter().take(SHOWN).map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    match fields.len().saturating_sub(SHOWN) {
        0 => format!("{word} {names}"),
        more => format!("{word} {names} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_goes_is_said_to_go() {
        let of = |fields: &[&str]| Inherited {
            bases: vec!["models::Device".to_owned()],
            fields: fields.iter().map(|it| (*it).to_owned()).collect(),
        };
        let start =
            "`models::Lamp` no longer converts to `models::Device`: code that passes it as one no longer compiles";
        assert_eq!(lost("`models::Lamp`", &of(&[])), format!("{start}; its fields stay"));
        assert_eq!(lost("`models::Lamp`", &of(&["id"])), format!("{start}, nor does code that uses the field `id`"));
        let many = lost("`models::Lamp`", &of(&["a", "b", "c", "d", "e"]));
        assert!(many.ends_with("the fields `a`, `b`, `c`, `d` and 1 more"), "{many}");
        assert!(gained("`models::Lamp`", &of(&[])).ends_with("and has the fields that it had"));
    }
}
