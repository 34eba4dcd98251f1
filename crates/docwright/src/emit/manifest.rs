//! `Cargo.toml`: all of it for a new folder, else the entries of `[features]`.

use std::fmt::Write as _;

use crate::krate::Krate;

/// The feature of the constants beside functions. They are there by default; whoever has no use for them saves the time.
const PERMISSIONS: &str = "permissions";

/// The text of a `Cargo.toml`; it is written once and from then on belongs to whoever edits it, but for the features. The runtime
/// is the one of this version, or at the path that somebody names: nothing of the machine that built this program gets in.
#[must_use]
pub(crate) fn manifest(krate: &Krate, runtime_path: Option<&str>) -> String {
    let (name, runtime) = (basic(&krate.name), &krate.runtime.0);
    let place = match runtime_path {
        Some(path) => format!("{{ path = {} }}", basic(path)),
        None => basic(env!("CARGO_PKG_VERSION")),
    };
    let [begin, end] = crate::FEATURE_MARKERS;
    let features = features(krate);
    let tests = if krate.cases.is_empty() { "" } else { "\n[dev-dependencies]\nserde_json = \"1\"\n" };
    format!(
        "# Written once by `docwright`, which from now on leaves all alone but the features.\n\
         [package]\n\
         name = {name}\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"1.85\"\n\
         publish = false\n\
         \n\
         [dependencies]\n\
         {runtime} = {place}\n\
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
    use crate::krate::{Feature, FeatureId, Krate, Runtime};

    #[test]
    fn names_the_crate_and_the_runtime() {
        let mut krate = Krate { name: "lamps".to_owned(), ..Krate::default() };
        let text = manifest(&krate, None);
        assert!(text.contains("\nname = \"lamps\"\n"), "{text}");
        let version = env!("CARGO_PKG_VERSION");
        assert!(text.contains(&format!("\n[dependencies]\ndocwright-runtime = \"{version}\"\n")), "{text}");
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")) && !text.contains("path"), "{text}");
        krate.runtime = Runtime("lamps-core".to_owned());
        assert!(manifest(&krate, Some("../\"core")).contains("\nlamps-core = { path = \"../\\\"core\" }\n"));
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
        assert!(manifest(&krate, None).contains(
            "\n[features]\n# docwright features: begin\ndefault = [\"permissions\"]\npermissions = []\n# docwright"
        ));
        krate.features = ["a", "b", "c", "d", "e"].map(|it| feature(it, &[])).to_vec();
        krate.features.extend([feature("full", &[0, 1, 2, 3, 4]), feature("default", &[5])]);
        let full = "full = [\n    \"a\",\n    \"b\",\n    \"c\",\n    \"d\",\n    \"e\",\n]\n";
        let want = format!(
            "default = [\"full\", \"permissions\"]\n{full}a = []\nb = []\nc = []\nd = []\ne = []\npermissions = []\n"
        );
        assert_eq!(features(&krate), want);
        let text = manifest(&krate, None);
        assert!(text.contains(&format!("begin\n{want}# docwright")), "{text}");
    }

    #[test]
    fn strings_stay_strings() {
        assert_eq!(basic("C:\\x \"y\"\n"), "\"C:\\\\x \\\"y\\\"\\u000A\"");
    }
}
