//! The rest is taken from a model of another type.

use refused::{Asset, Place};

fn main() {
    let _ = docwright_runtime::model!(Asset { name: "Lamp", ..Place::default() });
}

// Says: expected `Asset`, found `Place`
