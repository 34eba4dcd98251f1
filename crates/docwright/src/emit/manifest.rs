//! `Cargo.toml`: all of it for a new folder, else the entries of `[features]`.

use std::fmt::Write as _;
use std::path::Path;

use crate::krate::Krate;

/// The feature of the constants beside functions. They are there by default; whoever has no use for them saves the time.
const PERMISSIONS: &str = "permissions";

/// The text of a `Cargo.toml`; it is written once and from then on belongs to whoever edits it, but for the features.
#[must_use]
pub(crate) fn manifest(krate: &Krate) -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let core = crates.map_or_else(|| "msgraph-core".into(), |crates| crates.join("msgraph-core"));
    let (name, core) = (basic(&krate.name), basic(&core.to_string_lossy()));
    let [begin, end] = crate::FEATURE_MARKERS;
    let features = features(krate);
    let tests = if krate.cases.is_empty() { "" } else { "\n[dev-dependencies]\nserde_json = \"1\"\n" };
    format!(
        "# Written once by `cargo xtask generate`, which from now on leaves all alone but the features.\n\
         [package]\n\
         name = {name}\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"1.95\"\n\
         publish = false\n\
         \n\
         [dependencies]\n\
         msgraph-core = {{ path = {core} }}\n\
         {tests}\
         \n\
         [features]\n\
         {begin}\n\
         {features}\
         {end}\n\
         \n\
         # The folder may lie inside of another workspace.\n\
         [workspace]\n"
    )
}

/// The entries of `[features]`, a line for each but the long ones.
#[must_use]
pub(crate) fn features(krate: &Krate) -> String {
    let mut text = String::new();
    if krate.features.is_empty() {
        let _ = writeln!(text, "default = [{}]", basic(PERMISSIONS));
    }
    // `default` and `full` first: they are what a reader looks for.
    let (all, areas): (Vec<_>, Vec<_>) = krate.features.iter().partition(|it| !it.enables.is_empty());
    for feature in all.into_iter().rev().chain(areas) {
        let enables = feature.enables.iter().filter_map(|id| krate.features.get(id.0 as usize));
        let mut enables: Vec<String> = enables.map(|it| basic(&it.name)).collect();
        if feature.name == "default" {
            enables.push(basic(PERMISSIONS));
        }
        // Writing to a string cannot fail.
        let _ = match enables.len() {
            0..=4 => writeln!(text, "{} = [{}]", feature.name, enables.join(", ")),
            _ => writeln!(text, "{} = [\n    {},\n]", feature.name, enables.join(",\n    ")),
        };
    }
    let _ = writeln!(text, "{PERMISSIONS} = []");
    text
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
    use super::{basic, features, manifest};
    use crate::krate::{Feature, FeatureId, Krate};

    #[test]
    fn names_the_crate_and_the_runtime() {
        let text = manifest(&Krate { name: "msgraph".to_owned(), ..Krate::default() });
        assert!(text.contains("\nname = \"msgraph\"\n"), "{text}");
        assert!(text.contains("msgraph-core = { path = \""), "{text}");
        assert!(text.ends_with("[workspace]\n") && !text.contains("serde_json"), "{text}");
    }

    #[test]
    fn features_are_entries_between_markers() {
        let feature = |name: &str, enables: &[u32]| Feature {
            name: name.to_owned(),
            enables: enables.iter().copied().map(FeatureId).collect(),
            ..Feature::default()
        };
        let mut krate = Krate { name: "msgraph".to_owned(), ..Krate::default() };
        assert!(manifest(&krate).contains(
            "\n[features]\n# docwright features: begin\ndefault = [\"permissions\"]\npermissions = []\n# docwright"
        ));
        krate.features = ["a", "b", "c", "d", "e"].map(|it| feature(it, &[])).to_vec();
        krate.features.extend([feature("full", &[0, 1, 2, 3, 4]), feature("default", &[5])]);
        let full = "full = [\n    \"a\",\n    \"b\",\n    \"c\",\n    \"d\",\n    \"e\",\n]\n";
        let want = format!(
            "default = [\"full\", \"permissions\"]\n{full}a = []\nb = []\nc = []\nd = []\ne = []\npermissions = []\n"
        );
        assert_eq!(features(&krate), want);
        assert!(manifest(&krate).contains(&format!("begin\n{want}# docwright")), "{}", manifest(&krate));
    }

    #[test]
    fn strings_stay_strings() {
        assert_eq!(basic("C:\\x \"y\"\n"), "\"C:\\\\x \\\"y\\\"\\u000A\"");
    }
}
