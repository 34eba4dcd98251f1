//! The `use` lines of a program that uses a generated crate.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::syntax::block::{WIDTH, filled};
use crate::krate::{Ident, ItemPath};

/// The names that a program takes from a crate. Types that share a name are written with their paths.
pub(crate) struct Imports {
    krate: String,
    /// The modules in which a name is wanted.
    wanted: BTreeMap<String, BTreeSet<String>>,
    /// Names by module, the root being the empty one.
    taken: BTreeMap<String, BTreeSet<String>>,
}

impl Imports {
    /// Of the crate at this path.
    pub(crate) fn of(krate: &str) -> Self {
        Self { krate: krate.to_owned(), wanted: BTreeMap::new(), taken: BTreeMap::new() }
    }

    /// The path of the crate.
    pub(crate) fn krate(&self) -> &str {
        &self.krate
    }

    /// Says that a type will be named.
    pub(crate) fn wants(&mut self, path: &ItemPath) {
        self.want(path.ident.as_str(), joined(&path.module.0));
    }

    /// Says that a type of the runtime will be named.
    pub(crate) fn wants_runtime(&mut self, name: &str) {
        self.want(name, String::new());
    }

    fn want(&mut self, name: &str, module: String) {
        self.wanted.entry(name.to_owned()).or_default().insert(module);
    }

    /// A type as it is written here.
    pub(crate) fn ty(&mut self, path: &ItemPath) -> String {
        self.name(path.ident.as_str(), &joined(&path.module.0))
    }

    /// An item of the runtime, which the root of the crate shows.
    pub(crate) fn runtime(&mut self, name: &str) -> String {
        self.name(name, "")
    }

    fn name(&mut self, name: &str, module: &str) -> String {
        if self.wanted.get(name).is_some_and(|it| it.len() > 1) {
            let gap = if module.is_empty() { "" } else { "::" };
            return format!("{}::{module}{gap}{name}", self.krate);
        }
        self.taken.entry(module.to_owned()).or_default().insert(name.to_owned());
        name.to_owned()
    }

    /// A function, named from its top-level module on.
    pub(crate) fn function(&mut self, path: &ItemPath) -> String {
        match path.module.0.first() {
            Some(top) => {
                self.taken.entry(String::new()).or_default().insert(top.as_str().to_owned());
                path.to_string()
            }
            None => format!("{}::{}", self.krate, path.ident),
        }
    }

    /// The lines, in the order of rustfmt.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut uses: Vec<Vec<String>> = self.taken.iter().map(|(module, names)| self.line(module, names)).collect();
        uses.sort();
        uses.concat()
    }

    fn line(&self, module: &str, names: &BTreeSet<String>) -> Vec<String> {
        let path = if module.is_empty() { self.krate.clone() } else { format!("{}::{module}", self.krate) };
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let [name] = names.as_slice() {
            return vec![format!("use {path}::{name};")];
        }
        let before = format!("use {path}::{{");
        let line = format!("{before}{}}};", names.join(", "));
        if line.len() <= WIDTH {
            return vec![line];
        }
        std::iter::once(before).chain(filled(&names, 1)).chain(["};".to_owned()]).collect()
    }
}

fn joined(module: &[Ident]) -> String {
    module.iter().map(Ident::as_str).collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::krate::ModPath;

    fn path(text: &str) -> ItemPath {
        let mut names: Vec<Ident> = text.split("::").map(|it| Ident(it.to_owned())).collect();
        let ident = names.pop().unwrap();
        ItemPath { module: ModPath(names), ident }
    }

    #[test]
    fn what_shares_a_name_is_written_with_its_path() {
        let mut imports = Imports::of("lamp_api");
        let types = ["models::Lamp", "models::Bulb", "models::old::Bulb"].map(path);
        types.iter().for_each(|it| imports.wants(it));
        let written: Vec<String> = types.iter().map(|it| imports.ty(it)).collect();
        assert_eq!(written, ["Lamp", "lamp_api::models::Bulb", "lamp_api::models::old::Bulb"]);
        assert_eq!(imports.function(&path("lamps::bulbs::list")), "lamps::bulbs::list");
        assert_eq!(imports.function(&path("list")), "lamp_api::list");
        assert_eq!(imports.runtime("model"), "model");
        assert_eq!(imports.lines(), ["use lamp_api::models::Lamp;", "use lamp_api::{lamps, model};"]);
    }

    #[test]
    fn long_lines_are_filled() {
        let mut imports = Imports::of("lamps");
        for rank in 10..30 {
            imports.ty(&path(&format!("models::Type{rank}")));
        }
        let lines = imports.lines();
        assert_eq!(lines.first().map(String::as_str), Some("use lamps::models::{"));
        assert_eq!(lines.last().map(String::as_str), Some("};"));
        assert!(lines.iter().all(|it| it.len() <= WIDTH) && lines.len() == 4, "{lines:?}");
    }
}
