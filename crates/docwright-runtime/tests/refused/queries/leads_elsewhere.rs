//! A path goes on with a property of what it does not lead to.

use refused::{Asset, Place};

fn main() {
    let _ = Asset::PLACE.then(Asset::NAME);
    let _ = Asset::NAME.then(Place::FLOOR);
}

// Says: `Place` does not have the properties of `Asset`
// Says: `String` does not have the properties of
