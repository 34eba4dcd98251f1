//! A field of a literal is misspelt.

use refused::{Asset, Place};

fn main() {
    let _ = docwright_runtime::model!(Asset { name: "Lamp", place: Place { flor: 2 } });
}

// Says: no field `flor` on type `Place`
// Says: a field with a similar name exists
// Says: place: Place { floor: 2 }
