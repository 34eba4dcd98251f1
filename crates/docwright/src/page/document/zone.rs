//! Zones: alternatives of one page, of which a reader sees one.
//!
//! ```markdown
//! ::: zone pivot="graph-v1"
//! What only readers of v1.0 see.
//! ::: zone-end
//! ```

use crate::dialect::Dialect;
use crate::page::markdown::block::Block;

/// The blocks of the zone that is read: the one with plain HTTP, the
/// published version rather than its preview, else the one that comes first; what a set asks for goes before all.
pub(crate) fn choose(dialect: &Dialect, blocks: Vec<Block>) -> Vec<Block> {
    let pivots = || {
        let zones = blocks.iter().filter_map(|block| match block {
            Block::Zone(pivots) => pivots.as_deref(),
            _ => None,
        });
        zones.flat_map(|pivots| pivots.split(',').map(str::trim))
    };
    let preferred = |pivot: &&str| dialect.zones.iter().any(|mark| pivot.contains(mark));
    let own = |pivot: &&str| dialect.zones.added().any(|mark| pivot.to_lowercase().contains(mark));
    let chosen = pivots().find(own).or_else(|| pivots().find(preferred)).or_else(|| pivots().next());
    let Some(chosen) = chosen.map(str::to_owned) else {
        return blocks;
    };
    let mut shown = true;
    let keep = |block: &Block| {
        if let Block::Zone(pivots) = block {
            shown = pivots.as_ref().is_none_or(|pivots| pivots.split(',').any(|pivot| pivot.trim() == chosen));
        }
        shown
    };
    let mut keep = keep;
    blocks.into_iter().filter(|block| keep(block)).collect()
}
