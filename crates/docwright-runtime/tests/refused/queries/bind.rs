//! A relationship of another model is bound.

use docwright_runtime::Model as _;
use refused::{Asset, Place};

fn main() {
    Place::default().bind(Asset::PARTS, ["/assets/7"]);
}

// Says: expected `Property<Place, _>`, found `Property<Asset, Many<Asset>>`
