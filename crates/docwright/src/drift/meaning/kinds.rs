//! Sentences about types: structured or enumerated, entity, abstract, open.

use crate::drift::meaning::Changed;

pub(crate) fn type_kind(it: &Changed<'_>) -> String {
    format!("{} is another kind of type: code that uses it no longer compiles", it.one())
}

pub(crate) fn entity(it: &Changed<'_>) -> String {
    let one = it.one();
    match it.new {
        "" => format!("nothing shows {one} to be an entity type any longer, with a key; callers compile as before"),
        _ => format!("{one} is shown to be an entity type, with a key; callers compile as before"),
    }
}

pub(crate) fn abstract_(it: &Changed<'_>) -> String {
    let one = it.one();
    match it.new {
        "" => format!("{one} is no longer abstract: objects can be of exactly this type; callers compile as before"),
        _ => format!("{one} is abstract: no object is of exactly this type; callers compile as before"),
    }
}

pub(crate) fn open(it: &Changed<'_>) -> String {
    let one = it.one();
    match it.new {
        "" => format!(
            "{one} is no longer open: properties without documentation may be refused; callers compile as before"
        ),
        _ => format!("{one} is open: its objects can have properties without documentation; callers compile as before"),
    }
}
