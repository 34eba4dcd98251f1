//! Features that items keep, though their product area moved.

use std::collections::BTreeMap;

use crate::config::Kept;
use crate::krate::{FeatureId, Gate, ItemPath, ModPath, Module};

/// Opens the gates of items for the features that they were compiled with; `names` are all features, sorted.
pub(crate) fn open(kept: &Kept, names: &[String], modules: &mut BTreeMap<ModPath, Module>) {
    if kept.features.is_empty() {
        return;
    }
    let id = |name: &String| names.binary_search(name).ok().and_then(|it| u32::try_from(it).ok()).map(FeatureId);
    for (path, module) in modules {
        let home = ModPath(module.public(path).to_vec());
        for item in &mut module.items {
            let path = ItemPath { module: home.clone(), ident: item.ident().clone() }.to_string();
            let Some(had) = kept.items.get(&path) else { continue };
            let had = if had.is_empty() { Gate::Always } else { Gate::Any(had.iter().filter_map(id).collect()) };
            item.gate_mut().widen(&had);
        }
    }
}
