//! A model is given for one of another type.

use refused::{Asset, Place};

fn main() {
    let _ = docwright_runtime::model!(Place { within: Asset { name: "Lamp" } });
}

// Says: `Asset` cannot be given for a property of type `Box<Place>`
