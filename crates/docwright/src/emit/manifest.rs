//! `Cargo.toml` for an output folder that has none.

use std::path::Path;

use crate::krate::Krate;

/// The text of a `Cargo.toml`; it is written once and from then on belongs to whoever edits it.
#[must_use]
pub(crate) fn manifest(krate: &Krate) -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let core = crates.map_or_else(|| "msgraph-core".into(), |crates| crates.join("msgraph-core"));
    let (name, core) = (basic(&krate.name), basic(&core.to_string_lossy()));
    format!(
        "# Written once by `cargo xtask generate`, which leaves it alone from now on.\n\
         [package]\n\
         name = {name}\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"1.95\"\n\
         publish = false\n\
         \n\
         [dependencies]\n\
         msgraph-core = {{ path = {core} }}\n\
         \n\
         # The folder may lie inside of another workspace.\n\
         [workspace]\n"
    )
}

/// A basic string of TOML.
fn basic(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{basic, manifest};
    use crate::krate::Krate;

    #[test]
    fn names_the_crate_and_the_runtime() {
        let text = manifest(&Krate { name: "msgraph".to_owned(), ..Krate::default() });
        assert!(text.contains("\nname = \"msgraph\"\n"), "{text}");
        assert!(text.contains("msgraph-core = { path = \""), "{text}");
        assert!(text.ends_with("[workspace]\n"), "{text}");
    }

    #[test]
    fn strings_stay_strings() {
        assert_eq!(basic("C:\\x \"y\"\n"), "\"C:\\\\x \\\"y\\\"\\u000A\"");
    }
}
