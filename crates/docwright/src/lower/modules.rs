//! The modules of the crate, filled with everything that was lowered.

use std::collections::BTreeMap;

use crate::api::{Route, Segment};
use crate::krate::{Doc, Gate, Item, ItemPath, ModPath, Module, Reexport};
use crate::lower::docs::operation::request_text;
use crate::lower::endpoint::grouping::Endpoint;
use crate::text::markdown::code;
use crate::text::source::{FileId, Sources};

/// The modules by path.
#[derive(Debug)]
pub(crate) struct Modules<'a> {
    sources: &'a Sources,
    modules: BTreeMap<ModPath, Module>,
}

impl<'a> Modules<'a> {
    /// No modules yet.
    pub(crate) fn new(sources: &'a Sources) -> Self {
        Self { sources, modules: BTreeMap::new() }
    }

    /// A module; made when it is not there, with its parents.
    fn module(&mut self, path: &ModPath) -> &mut Module {
        if !self.modules.contains_key(path) {
            if let Some(parent) = path.parent().filter(|it| !it.0.is_empty()) {
                self.module(&parent);
            }
            self.modules.insert(path.clone(), Module::default());
        }
        self.modules.get_mut(path).expect("the module was just made")
    }

    /// Adds the private module of a type.
    pub(crate) fn add_type(&mut self, home: &ModPath, item: Item, pages: impl Iterator<Item = FileId>) {
        let module = Module {
            sources: pages.map(|it| self.sources[it].path.clone()).collect(),
            private: true,
            items: vec![item],
            ..Module::default()
        };
        self.modules.insert(home.clone(), module);
    }

    /// Adds a module that shows the types of the private modules in it.
    pub(crate) fn add_types(&mut self, path: &ModPath, doc: String, types: Vec<Reexport>) {
        let module = self.module(path);
        module.doc = Doc(vec![doc]);
        module.reexports = types;
    }

    /// Adds functions, or the parameters of an action, with the pages they come from.
    pub(crate) fn add(&mut self, path: &ModPath, items: Vec<Item>, pages: impl Iterator<Item = FileId>) {
        let sources: Vec<String> = pages.map(|it| self.sources[it].path.clone()).collect();
        let module = self.module(path);
        module.items.extend(items);
        module.sources.extend(sources);
    }

    /// Shows an item of another module.
    pub(crate) fn show(&mut self, path: &ModPath, item: ItemPath) {
        self.module(path).reexports.push(Reexport { path: item, gate: Gate::Always });
    }

    /// Says which requests the modules of an endpoint are for.
    pub(crate) fn describe(&mut self, endpoint: &Endpoint<'_>) {
        let route = endpoint.uses[0].route;
        for (at, depth) in endpoint.plan.depths.iter().enumerate() {
            let path = ModPath(endpoint.plan.modules[..=at].to_vec());
            let module = self.module(&path);
            if module.doc.0.is_empty() {
                let shown = if *depth == 0 { request_text(endpoint) } else { show(route, *depth) };
                module.doc = Doc(vec![format!("Requests to {}.", code(&shown))]);
            }
        }
    }

    /// Everything in order.
    pub(crate) fn finish(mut self) -> BTreeMap<ModPath, Module> {
        for module in self.modules.values_mut() {
            module.sources.sort();
            module.sources.dedup();
            module.reexports.sort();
            module.items.sort_by(|a, b| a.ident().cmp(b.ident()));
        }
        self.modules
    }
}

/// The first segments of a path for people: `/users/{id}/messages`.
fn show(route: &Route, depth: usize) -> String {
    let mut text = String::new();
    for segment in &route.segments[..depth] {
        match segment {
            Segment::Literal(name) | Segment::Cast(name) => text.extend(["/", name]),
            Segment::Call { name, .. } => text.extend(["/", name]),
            Segment::Key(it) => text.extend(["/{", &it.name, "}"]),
            Segment::ByPath(it) => text.extend([":/{", &it.name, "}:"]),
            Segment::Ref => text.push_str("/$ref"),
            Segment::Value => text.push_str("/$value"),
            Segment::Count => text.push_str("/$count"),
        }
    }
    text
}
