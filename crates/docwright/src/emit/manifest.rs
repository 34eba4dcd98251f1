//! `Cargo.toml`: all of it for a new folder, else the entries of `[features]`.

use std::fmt::Write as _;

use crate::krate::{Krate, RuntimePlace};

/// The feature of the constants beside functions. They are there by default; whoever has no use for them saves the time.
const PERMISSIONS: &str = "permissions";

/// The text of a `Cargo.toml`; it is written once and from then on belongs to whoever edits it, but for the features between
/// the markers. Nothing of the machine that built this program gets in.
#[must_use]
pub(crate) fn manifest(krate: &Krate, place: &RuntimePlace) -> String {
    let (name, runtime) = (basic(&krate.name), &krate.runtime.0);
    let about =
        basic(&format!("Typed models and requests of the API {}, generated from its documentation.", krate.name));
    let place = dependency(place);
    let [begin, end] = crate::FEATURE_MARKERS;
    let (passed_on, features) = (passed_on(krate), with_client(&features(krate)));
    let tests = if krate.cases.is_empty() { "" } else { "\n[dev-dependencies]\nserde_json = \"1\"\n" };
    format!(
        "# Written once by `docwright`, which from now on leaves all alone but the features between the markers.\n\
         [package]\n\
         name = {name}\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"1.85\"\n\
         description = {about}\n\
         keywords = [\"api\", \"client\", \"odata\"]\n\
         categories = [\"api-bindings\"]\n\
         # Without this line, and with a license, it can be published.\n\
         publish = false\n\
         \n\
         [package.metadata.docs.rs]\n\
         all-features = true\n\
         \n\
         [dependencies]\n\
         {runtime} = {place}\n\
         {tests}\
         \n\
         [features]\n\
         {passed_on}\
         \n\
         {begin}\n\
         {features}\
         {end}\n\
         \n\
         # The folder may lie inside of another workspace.\n\
         [workspace]\n"
    )
}

/// The runtime as a dependency, without its defaults: what the crate takes of it is said by its features.
fn dependency(place: &RuntimePlace) -> String {
    let place = match place {
        RuntimePlace::Registry => format!("version = {}", basic(env!("CARGO_PKG_VERSION"))),
        RuntimePlace::Path(path) => format!("path = {}", basic(path)),
        RuntimePlace::Git { url, rev: None } => format!("git = {}", basic(url)),
        RuntimePlace::Git { url, rev: Some(rev) } => format!("git = {}, rev = {}", basic(url), basic(rev)),
    };
    format!("{{ {place}, default-features = false }}")
}

/// The features that are the runtime's, with what they are for.
fn passed_on(krate: &Krate) -> String {
    let mut text = String::new();
    for it in krate.runtime.features() {
        if !it.about.is_empty() {
            text += &format!("# {}\n", it.about);
        }
        let client = if it.is_of_client { "\"client\", " } else { "" };
        text += &format!("{} = [{client}{}]\n", it.name, basic(&format!("{}/{}", krate.runtime.0, it.of)));
    }
    text
}

/// The entries of `[features]` where the crate has a feature `client`: it is part of the default.
#[must_use]
pub(crate) fn with_client(features: &str) -> String {
    features.replacen("default = [", "default = [\"client\", ", 1)
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
    use crate::dialect::service::LAYER;
    use crate::krate::{Feature, FeatureId, Krate, Runtime, RuntimePlace};

    #[test]
    fn names_the_crate_and_the_runtime() {
        let mut krate = Krate { name: "lamps".to_owned(), ..Krate::default() };
        let text = manifest(&krate, &RuntimePlace::Registry);
        assert!(text.contains("\nname = \"lamps\"\n"), "{text}");
        let place = format!("version = \"{}\", default-features = false", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(&format!("\n[dependencies]\ndocwright-runtime = {{ {place} }}\n")), "{text}");
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")) && !text.contains("path"), "{text}");
        assert!(text.ends_with("[workspace]\n") && !text.contains("serde_json"), "{text}");
        krate.runtime = Runtime("lamps-core".to_owned());
        let of = |place| manifest(&krate, &place);
        let path = of(RuntimePlace::Path("../\"core".to_owned()));
        assert!(path.contains("\nlamps-core = { path = \"../\\\"core\", default-features = false }\n"), "{path}");
        let url = "https://lamps.example/core".to_owned();
        let git = of(RuntimePlace::Git { url: url.clone(), rev: Some("v1".to_owned()) });
        assert!(
            git.contains("\nlamps-core = { git = \"https://lamps.example/core\", rev = \"v1\", default-f"),
            "{git}"
        );
        assert!(of(RuntimePlace::Git { url, rev: None }).contains("/core\", default-features = false }\n"));
    }

    #[test]
    fn the_features_of_the_runtime_are_passed_on() {
        let mut krate = Krate { name: "lamps".to_owned(), ..Krate::default() };
        let text = manifest(&krate, &RuntimePlace::Registry);
        for line in ["client = [\"docwright-runtime/reqwest\"]", "jiff = [\"docwright-runtime/jiff\"]"] {
            assert!(text.contains(&format!("\n{line}\n")), "{text}");
        }
        assert!(text.contains("\nblocking = [\"client\", \"docwright-runtime/blocking\"]\n"), "{text}");
        assert!(!text.contains("azure"), "{text}");
        krate.runtime = Runtime(LAYER.to_owned());
        let text = manifest(&krate, &RuntimePlace::Registry);
        assert!(text.contains(&format!("\nazure = [\"client\", \"{LAYER}/azure\"]\n")), "{text}");
    }

    #[test]
    fn features_are_entries_between_markers() {
        let feature = |name: &str, enables: &[u32]| Feature {
            name: name.to_owned(),
            enables: enables.iter().copied().map(FeatureId).collect(),
            ..Feature::default()
        };
        let mut krate = Krate { name: "lamps".to_owned(), ..Krate::default() };
        assert!(manifest(&krate, &RuntimePlace::Registry).contains(
            "\n\n# docwright features: begin\ndefault = [\"client\", \"permissions\"]\npermissions = []\n# docwright"
        ));
        krate.features = ["a", "b", "c", "d", "e"].map(|it| feature(it, &[])).to_vec();
        krate.features.extend([feature("full", &[0, 1, 2, 3, 4]), feature("default", &[5])]);
        let full = "full = [\n    \"a\",\n    \"b\",\n    \"c\",\n    \"d\",\n    \"e\",\n]\n";
        let want = format!(
            "default = [\"full\", \"permissions\"]\n{full}a = []\nb = []\nc = []\nd = []\ne = []\npermissions = []\n"
        );
        assert_eq!(features(&krate), want);
        let text = manifest(&krate, &RuntimePlace::Registry);
        let want = super::with_client(&want);
        assert!(want.starts_with("default = [\"client\", \"full\", \"permissions\"]\n"), "{want}");
        assert!(text.contains(&format!("begin\n{want}# docwright")), "{text}");
    }

    #[test]
    fn strings_stay_strings() {
        assert_eq!(basic("C:\\x \"y\"\n"), "\"C:\\\\x \\\"y\\\"\\u000A\"");
    }
}
