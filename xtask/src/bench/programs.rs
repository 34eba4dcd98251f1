//! The same small program over each variant: it lists messages, reads a user, and says how long the decoding took.

use docwright::krate::{Function, ItemPath, ModPath};

use super::catalog::{Catalog, Target};

/// The common text of both programs; the parts in capitals differ.
const PROGRAM: &str = r#"//! Lists and reads, as often as asked; the answers of the service are files.
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("usage: LIST ITEM ROUNDS");
    let (list, item) = (std::fs::read(next()?)?, std::fs::read(next()?)?);
    let rounds: u32 = next()?.parse()?;
    PREPARE
    let (mut best, mut count) = (f64::MAX, 0);
    for _ in 0..rounds {
        let started = Instant::now();
        let page = LIST;
        best = best.min(started.elapsed().as_secs_f64());
        count = page.value.iter().filter(|it| it.LISTED.is_some()).count();
    }
    let one = READ;
    println!("{count} {} {best}", one.FOUND.is_some());
    Ok(())
}
"#;

/// The program over the generated crate: requests, and their answers read.
pub(super) fn of_generated(listed: &Target<'_>, read: &Target<'_>) -> String {
    let [listed_type, read_type] = [listed, read].map(|it| in_crate("generated", &it.path));
    let list = call(listed.function, &format!("::docwright_runtime::Collection<{listed_type}>"));
    let get = call(read.function, &read_type);
    let prepare = format!(
        "let (list, item) = (::docwright_runtime::Response::new(200, list), ::docwright_runtime::Response::new(200, item));\n    \
         let (all, single) = ({list}, {get});"
    );
    program(&prepare, "all.read(&list)?", "single.read(&item)?", listed, read)
}

/// The program over the models with derive, from the crate of this name.
pub(super) fn of_derived(name: &str, listed: &Target<'_>, read: &Target<'_>) -> String {
    let [listed_type, read_type] = [listed, read].map(|it| in_crate(name, &it.path));
    let list = format!("serde_json::from_slice::<{name}::Page<{listed_type}>>(&list)?");
    program("", &list, &format!("serde_json::from_slice::<{read_type}>(&item)?"), listed, read)
}

fn program(prepare: &str, list: &str, read: &str, listed: &Target<'_>, found: &Target<'_>) -> String {
    let first = |it: &Target<'_>| it.model.fields.first().map(|it| it.ident.to_string()).unwrap_or_default();
    PROGRAM
        .replace("PREPARE", prepare)
        .replace("LISTED", &first(listed))
        .replace("FOUND", &first(found))
        .replace("LIST;", &format!("{list};"))
        .replace("READ;", &format!("{read};"))
}

/// The call of an endpoint function, or the same request by hand.
fn call(function: Option<(&ModPath, &Function)>, response: &str) -> String {
    let Some((module, function)) = function else {
        return format!("::docwright_runtime::Request::<{response}>::get(\"/\", &[])");
    };
    let path = in_crate("generated", &ItemPath { module: module.clone(), ident: function.ident.clone() });
    format!("{path}({})", vec!["\"0\""; function.arguments.len()].join(", "))
}

fn in_crate(name: &str, path: &ItemPath) -> String {
    let modules: String = path.module.0.iter().map(|it| format!("{it}::")).collect();
    format!("{name}::{modules}{}", path.ident)
}

/// The types that the programs list and read, for a reader of the table.
pub(super) fn named(catalog: &Catalog<'_>) -> Option<[String; 2]> {
    let name = |it: Target<'_>| it.model.odata_name.clone().unwrap_or_default();
    Some([name(catalog.listed()?), name(catalog.read()?)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::testing;

    #[test]
    fn programs_call_what_is_documented() {
        let krate = testing::krate();
        let catalog = Catalog::new(&krate);
        let (listed, read) = (catalog.listed().unwrap(), catalog.read().unwrap());
        let ours = of_generated(&listed, &read);
        assert!(ours.contains("(generated::me::messages::list(), "), "{ours}");
        assert!(ours.contains("Request::<generated::models::Message>::get(\"/\", &[]))"), "{ours}");
        let derived = of_derived("derived", &listed, &read);
        assert!(derived.contains("from_slice::<derived::Page<derived::models::Message>>(&list)?"), "{derived}");
        for text in [&ours, &derived] {
            assert!(text.contains("|it| it.id.is_some()"), "{text}");
            assert!(!["PREPARE", "LIST;", "READ;", "LISTED", "FOUND"].iter().any(|it| text.contains(it)), "{text}");
        }
    }
}
