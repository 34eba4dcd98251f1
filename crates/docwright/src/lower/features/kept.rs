//! Features that items keep, though their product area moved.

use std::collections::BTreeMap;

use crate::config::Kept;
use crate::krate::{FeatureId, Gate, ModPath, Module};

/// Opens the gates of items for the features that they were compiled with; `names` are all features, sorted.
pub(crate) fn open(kept: &Kept, names: &[String], modules: &mut BTreeMap<ModPath, Module>) {
    if kept.features.is_empty() {
        return;
    }
    let id = |name: &String| names.binary_search(name).ok().and_then(|it| u32::try_from(it).ok()).map(FeatureId);
    for (path, module) in modules {
        let had: Vec<_> =
            module.items.iter().map(|it| kept.items.get(&module.path_of(path, it.ident()).to_string())).collect();
        for (item, had) in module.items.iter_mut().zip(had) {
            let Some(had) = had else { continue };
            let had = if had.is_empty() { Gate::Always } else { Gate::Any(had.iter().filter_map(id).collect()) };
            item.gate_mut().widen(&had);
        }
    }
}
