//! The modules of types: `models`, with one module for each further namespace.
//!
//! Each type is in a private module of its own, which its parent re-exports.

use std::collections::BTreeMap;

use crate::api::{Api, TypeDef, TypeId, TypeKind};
use crate::config::Config;
use crate::krate::{ItemKind, ItemPath, ModPath};
use crate::lower::names::ident::{Case, Name, own};
use crate::lower::names::module::module;
use crate::lower::names::scope::{Kind, Scope};
use crate::text::diagnostic::{Diagnostic, Rule};

/// The paths of all types.
#[derive(Debug)]
pub(crate) struct Layout {
    places: Vec<Place>,
}

/// Where one type lives.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// How users name it.
    pub(crate) path: ItemPath,
    /// The module that holds it.
    pub(crate) home: ModPath,
    /// It is a struct.
    is_struct: bool,
}

/// Names that Rust gives everyone and generated code uses: a type of such a name would hide it, in users' files too.
const TYPE: Kind = Kind {
    case: Case::Camel,
    prefixes: &[""],
    reserved: &[
        "box",
        "clone",
        "default",
        "err",
        "from",
        "none",
        "ok",
        "option",
        "partial_eq",
        "result",
        "some",
        "string",
        "vec",
    ],
};
const MODULE: Kind =
    Kind { case: Case::Snake, prefixes: &[""], reserved: &["aux", "con", "graph", "mod", "nul", "prn"] };

impl Layout {
    /// Plans the names of all types.
    pub(crate) fn plan(api: &Api, config: &Config, notes: &mut Vec<Diagnostic>) -> Self {
        let mut order: Vec<usize> = (0..api.types.len()).collect();
        let name = |rank: usize| (&*api.types[rank].name.namespace, &*api.types[rank].name.name);
        order.sort_by(|a, b| name(*a).cmp(&name(*b)));
        let mut modules: BTreeMap<ModPath, (Scope, Scope)> = BTreeMap::new();
        for it in &api.types {
            // Modules of namespaces are public: they get their names before the private modules of types.
            if let Some(namespace) = local_namespace(it, config) {
                let path = models(Some(namespace));
                if !modules.contains_key(&path) {
                    modules.entry(models(None)).or_default().1.take(namespace, MODULE);
                    modules.insert(path, Default::default());
                }
            }
        }
        let mut places: Vec<Option<Place>> = vec![None; api.types.len()];
        for rank in order {
            let it = &api.types[rank];
            let parent = models(local_namespace(it, config));
            let (types, files) = modules.entry(parent.clone()).or_default();
            let (_, name) = types.take(&it.name.name, TYPE);
            let (_, file) = files.take(&it.name.name, MODULE);
            note(it, &name, notes);
            let mut home = parent.clone();
            home.0.push(file.ident);
            let path = ItemPath { module: parent, ident: name.ident };
            places[rank] = Some(Place { path, home, is_struct: matches!(it.kind, TypeKind::Struct(_)) });
        }
        Self { places: places.into_iter().flatten().collect() }
    }

    /// Where a type lives.
    pub(crate) fn place(&self, id: TypeId) -> &Place {
        &self.places[id.0 as usize]
    }

    /// A type as the type of a value.
    pub(crate) fn kind(&self, id: TypeId) -> ItemKind {
        let place = self.place(id);
        if place.is_struct { ItemKind::Struct(place.path.clone()) } else { ItemKind::Enum(place.path.clone()) }
    }
}

/// `models`, or the module of a namespace in it.
fn models(namespace: Option<&str>) -> ModPath {
    let inner = namespace.map(|it| module(it, false).ident);
    ModPath([own("models")].into_iter().chain(inner).collect())
}

/// The namespace below the default one: `callRecords`; another one as a whole.
pub(crate) fn local_namespace<'t>(it: &'t TypeDef, config: &Config) -> Option<&'t str> {
    let namespace = it.name.namespace.as_str();
    match namespace.strip_prefix(config.namespace.as_str()) {
        Some("") => None,
        Some(rest) => Some(rest.strip_prefix('.').unwrap_or(namespace)),
        None => Some(namespace).filter(|it| !it.is_empty()),
    }
}

fn note(it: &TypeDef, name: &Name, notes: &mut Vec<Diagnostic>) {
    let Some(message) = name.adjustment(&it.name.name) else {
        return;
    };
    let Some(span) = it.origins.first() else {
        return;
    };
    notes.push(Diagnostic::new(Rule::NameAdjusted, message, *span));
}
