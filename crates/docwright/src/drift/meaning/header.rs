//! Sentences about request headers, of which those that every request must have are arguments.

use crate::drift::meaning::{Changed, compiles, unaffected};
use crate::drift::snapshot::Node;

pub(crate) fn header_required(it: &Changed<'_>) -> String {
    match argument(it.item.new) {
        Some(argument) => format!("{}: {} has the argument {argument} for it", it.found, it.now),
        None => compiles(it),
    }
}

pub(crate) fn header_optional(it: &Changed<'_>) -> String {
    match argument(it.item.old) {
        Some(argument) => format!("{}: {} has no argument {argument} any more", it.found, it.now),
        None => unaffected(it),
    }
}

pub(crate) fn header_lost(it: &Changed<'_>) -> String {
    match argument(it.item.old) {
        Some(argument) => format!("{}, and with it the argument {argument} of {}", it.found, it.one()),
        None => compiles(it),
    }
}

pub(crate) fn header_docs(it: &Changed<'_>) -> String {
    format!(
        "what is said of the header reads differently: its value, or when to send it; callers of {} compile as before",
        it.one()
    )
}

fn argument(header: Option<&Node>) -> Option<String> {
    header.map(|it| &it.rust).filter(|it| !it.is_empty()).map(|it| format!("`{it}`"))
}
