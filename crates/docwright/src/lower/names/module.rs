//! Names of modules, each of which is a file that any system can hold.

use crate::krate::Ident;
use crate::lower::names::ident::{Name, Reason, change, valid, words};

/// Module names that would be another file's: `mod.rs` belongs to the parent, the others are devices on Windows; and the
/// name that generated files know the runtime by.
const FILE_NAMES: &[&str] = &["aux", "con", "graph", "mod", "nul", "prn"];

/// Devices on Windows when a digit follows.
const NUMBERED_DEVICES: &[&str] = &["com", "lpt"];

/// Names at the top of the crate: models and roots have a module there, and cargo knows files and folders of the other names.
const TOP_NAMES: &[&str] = &["bin", "lib", "main", "models", "roots"];

/// The name of a module for a piece of a path; `top` for the modules right below the crate root.
pub(crate) fn module(text: &str, top: bool) -> Name {
    let words = words(text);
    let reserved = FILE_NAMES.contains(&words.as_str()) || (top && TOP_NAMES.contains(&words.as_str()));
    let is_digit = |it: &str| it.len() == 1 && it.bytes().all(|it| it.is_ascii_digit());
    let is_device = NUMBERED_DEVICES.iter().any(|it| words.strip_prefix(it).is_some_and(is_digit));
    if reserved || is_device {
        return Name { ident: Ident(format!("{words}_")), reason: Some(Reason::Reserved) };
    }
    let name = valid(words);
    Name { reason: name.reason.or_else(|| change(text)), ..name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_keep_clear_of_files_with_a_meaning() {
        for (text, top, expected) in [
            ("models", true, "models_"),
            ("models", false, "models"),
            ("lib", true, "lib_"),
            ("mod", false, "mod_"),
            ("aux", false, "aux_"),
            ("COM1", false, "com1_"),
            ("lpt9", true, "lpt9_"),
            ("com10", true, "com10"),
            ("compute1", true, "compute1"),
            ("type", false, "r#type"),
            ("deviceManagement", true, "device_management"),
        ] {
            assert_eq!(module(text, top).ident.as_str(), expected);
        }
    }

    #[test]
    fn a_name_that_is_cut_says_so() {
        let cut = module(&"a".repeat(253), false);
        assert!(cut.adjustment("a").unwrap().ends_with("too long for a file"), "{cut:?}");
    }
}
