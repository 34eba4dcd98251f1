//! The index of a crate for printing: children, base and derived types, features.

use std::collections::BTreeMap;

use crate::emit::syntax::chain;
use crate::krate::{FeatureId, Ident, Item, ItemPath, Krate, Module, Service, Struct};

/// A public path, borrowed.
type Key<'a> = (&'a [Ident], &'a Ident);

/// Look-ups over a whole [`Krate`].
pub(crate) struct Index<'a> {
    krate: String,
    children: BTreeMap<&'a [Ident], Vec<(&'a Ident, &'a Module)>>,
    names: BTreeMap<Key<'a>, &'a str>,
    derived: BTreeMap<Key<'a>, Vec<&'a str>>,
    features: Vec<&'a str>,
    runtime: Ident,
    deprecates: bool,
    longest_chain: usize,
    has_envelope: bool,
}

impl<'a> Index<'a> {
    /// Reads the crate once.
    pub(crate) fn new(krate: &'a Krate) -> Self {
        let features = krate.features.iter().map(|it| it.name.as_str()).collect();
        let runtime = krate.runtime.ident();
        let deprecates = krate.has_deprecated();
        let (children, names, derived) = Default::default();
        let longest_chain = chain::longest(krate);
        let has_envelope = krate.service.as_ref().is_some_and(Service::has_envelope);
        let mut index = Self {
            krate: krate.path(),
            features,
            runtime,
            deprecates,
            longest_chain,
            has_envelope,
            children,
            names,
            derived,
        };
        for (path, module) in &krate.modules {
            let Some((name, parents)) = path.0.split_last() else {
                continue;
            };
            index.children.entry(parents).or_default().push((name, module));
            let public = module.public(path);
            for item in &module.items {
                if let Item::Struct(model) = item {
                    index.add(public, model);
                }
            }
        }
        for names in index.derived.values_mut() {
            names.sort_unstable();
            names.dedup();
        }
        index
    }

    fn add(&mut self, module: &'a [Ident], model: &'a Struct) {
        let Some(name) = &model.odata_name else {
            return;
        };
        self.names.insert((module, &model.ident), name);
        for base in &model.bases {
            self.derived.entry((&base.module.0, &base.ident)).or_default().push(name);
        }
    }

    /// The path of the crate in programs.
    pub(crate) fn krate(&self) -> &str {
        &self.krate
    }

    /// Some item, field or member is deprecated.
    pub(crate) fn deprecates(&self) -> bool {
        self.deprecates
    }

    /// How many structs hold each other in a row, at most.
    pub(crate) fn longest_chain(&self) -> usize {
        self.longest_chain
    }

    /// Requests read answers by names that the crate root has.
    pub(crate) fn has_envelope(&self) -> bool {
        self.has_envelope
    }

    /// The crate of the runtime.
    pub(crate) fn runtime(&self) -> &Ident {
        &self.runtime
    }

    /// The name of a feature.
    pub(crate) fn feature(&self, id: FeatureId) -> &'a str {
        self.features[id.0 as usize]
    }

    /// The modules directly below this one, sorted.
    pub(crate) fn children(&self, module: &[Ident]) -> &[(&'a Ident, &'a Module)] {
        self.children.get(module).map_or(&[], Vec::as_slice)
    }

    /// The OData name of a struct; nothing when it has none.
    pub(crate) fn odata_name(&self, path: &ItemPath) -> Option<&'a str> {
        self.names.get(&(path.module.0.as_slice(), &path.ident)).copied()
    }

    /// The OData names of all structs that derive from this one, sorted.
    pub(crate) fn derived<'s>(&'s self, module: &'s [Ident], ident: &'s Ident) -> &'s [&'a str] {
        self.derived.get(&(module, ident)).map_or(&[], Vec::as_slice)
    }
}
