//! Where the conditions of compilation stand: each at the widest place that has the same one.
//!
//! ```text
//! #[cfg(any(feature = "outlook", feature = "users"))]      everything below is of these two
//! pub mod messages;
//!         #[cfg(feature = "outlook")]                      inside, only what is of fewer says so
//!         pub fn list() …
//! ```
//!
//! Items that more than half of the areas need, in a crate of three areas or more all of them, or more than 64, are compiled
//! always.

use std::collections::BTreeMap;

use crate::config::Kept;
use crate::krate::{Feature, FeatureId, Gate, Item, Krate, ModPath, Module, Size};
use crate::lower::features::areas::Areas;
use crate::lower::features::closure::Graph;
use crate::lower::features::kept;

/// Decides when everything is compiled. Until now, items name the areas of their own pages.
pub(crate) fn plan(krate: &mut Krate, areas: &Areas, kept: &Kept) {
    // With one area there is nothing to choose.
    if areas.names.len() < 2 {
        let items = krate.modules.values_mut().flat_map(|it| &mut it.items);
        items.for_each(|it| *it.gate_mut() = Gate::Always);
        return;
    }
    let planner = Planner { most: (areas.names.len() / 2).clamp(2, MOST_NAMED) };
    let mut sizes = Sizes { areas: vec![Size::default(); areas.names.len()], ..Sizes::default() };
    krate.modules.values().for_each(|it| sizes.add_own(it));
    // Features that an item had before are no area of its page.
    kept::open(kept, &areas.names, &mut krate.modules);
    planner.open(&mut krate.modules);
    krate.modules.values().for_each(|it| sizes.add(it));
    krate.always = sizes.always;
    krate.features = features(&areas.names, &sizes);
    let gates = planner.of_modules(&mut krate.modules);
    for (path, module) in &mut krate.modules {
        let (here, around) = (&gates[path], path.parent().and_then(|it| gates.get(&it)).unwrap_or(&Gate::Always));
        simplify(&mut module.gate, around);
        simplify(&mut module.runtime, here);
        module.items.iter_mut().for_each(|it| simplify(it.gate_mut(), here));
        module.reexports.iter_mut().for_each(|it| simplify(&mut it.gate, here));
    }
}

/// Drops a condition that holds anyway where it would stand.
fn simplify(gate: &mut Gate, around: &Gate) {
    if gate.covers(around) {
        *gate = Gate::Always;
    }
}

/// The most areas that a condition names: nobody reads more, and items that need each other would all repeat them.
const MOST_NAMED: usize = 64;

struct Planner {
    /// The most areas that an item can be for and is not for all.
    most: usize,
}

impl Planner {
    /// The gate as it will be: what is for most is for all, and so is what is for none.
    fn settled(&self, mut gate: Gate) -> Gate {
        gate.settle(self.most);
        if gate == Gate::Any(Default::default()) { Gate::Always } else { gate }
    }

    /// Opens the gates of items for every area that needs them, and those of accessors for what they lead to.
    fn open(&self, modules: &mut BTreeMap<ModPath, Module>) {
        let graph = Graph::new(modules);
        let needed: Vec<Gate> = graph.needed(self.most).into_iter().map(|it| self.settled(it)).collect();
        let of = |rank: Option<usize>| rank.map_or(Gate::Always, |it| needed[it].clone());
        let accessors = modules.values().flat_map(|it| &it.items).flat_map(Item::navigation);
        let accessors: Vec<Gate> = accessors.map(|it| of(graph.rank_of_kind(&it.ty.item))).collect();
        let shown = modules.values().flat_map(|it| &it.reexports);
        let shown: Vec<Gate> = shown.map(|it| of(graph.rank(&it.path))).collect();
        let (mut needed, mut accessors, mut shown) = (needed.into_iter(), accessors.into_iter(), shown.into_iter());
        for module in modules.values_mut() {
            for item in &mut module.items {
                let gate = match item {
                    Item::Function(it) => self.settled(std::mem::take(&mut it.gate)),
                    Item::Struct(_) | Item::Enum(_) => needed.next().unwrap_or_default(),
                };
                if let Item::Struct(it) = item {
                    for (field, mut target) in it.navigation.iter_mut().zip(&mut accessors) {
                        simplify(&mut target, &gate);
                        field.gate = target;
                    }
                }
                *item.gate_mut() = gate;
            }
            module.reexports.iter_mut().zip(&mut shown).for_each(|(it, gate)| it.gate = gate);
        }
    }

    /// The gates of modules, from the innermost to the outermost: each is open for all that it holds.
    fn of_modules(&self, modules: &mut BTreeMap<ModPath, Module>) -> BTreeMap<ModPath, Gate> {
        let mut gates: BTreeMap<ModPath, Gate> = BTreeMap::new();
        // A parent stands before its children.
        for (path, module) in modules.iter_mut().rev() {
            let mut own = Gate::Any(Default::default());
            module.items.iter().for_each(|it| own.widen(it.gate()));
            let mut all = own.clone();
            if let Some(below) = gates.get(path) {
                all.widen(below);
            }
            let all = self.settled(all);
            module.runtime = self.settled(own);
            module.gate = all.clone();
            if let Some(parent) = path.parent() {
                gates.entry(parent).or_insert_with(|| Gate::Any(Default::default())).widen(&all);
            }
            gates.insert(path.clone(), all);
        }
        gates.insert(ModPath::default(), Gate::Always);
        gates
    }
}

/// How much there is of everything.
#[derive(Default)]
struct Sizes {
    areas: Vec<Size>,
    always: Size,
    full: Size,
}

impl Sizes {
    /// Counts the models of a module for the areas of their pages.
    fn add_own(&mut self, module: &Module) {
        for item in module.items.iter().filter(|_| module.private) {
            if let Gate::Any(areas) = item.gate() {
                areas.iter().for_each(|it| self.areas[it.0 as usize].own += 1);
                self.full.own += areas.len();
            }
        }
    }

    /// Counts everything in a module for the areas that it is compiled for.
    fn add(&mut self, module: &Module) {
        for item in &module.items {
            let count = match item {
                Item::Function(_) => |it: &mut Size| it.functions += 1,
                // The parameters of actions are no models.
                Item::Struct(_) | Item::Enum(_) if !module.private => continue,
                Item::Struct(_) | Item::Enum(_) => |it: &mut Size| it.models += 1,
            };
            count(&mut self.full);
            match item.gate() {
                Gate::Any(areas) => areas.iter().for_each(|it| count(&mut self.areas[it.0 as usize])),
                Gate::Always => count(&mut self.always),
            }
        }
    }
}

/// The areas, then `full` for all of them, then `default`.
fn features(names: &[String], sizes: &Sizes) -> Vec<Feature> {
    let areas = names.iter().zip(&sizes.areas).map(|(name, it)| {
        let always = sizes.always;
        let size = Size { functions: it.functions + always.functions, models: it.models + always.models, own: it.own };
        Feature { name: name.clone(), enables: Vec::new(), size }
    });
    let mut features: Vec<Feature> = areas.collect();
    let ids = |count: usize| (0..).map(FeatureId).take(count);
    let full = ids(features.len()).collect();
    features.push(Feature { name: "full".to_owned(), enables: full, size: sizes.full });
    let default = ids(features.len()).last().into_iter().collect();
    features.push(Feature { name: "default".to_owned(), enables: default, size: sizes.full });
    features
}
