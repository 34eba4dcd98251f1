//! A structural property is expanded, and a relationship of another model.

use docwright_runtime::Request;
use refused::{Asset, Place};

fn main() {
    let _ = Request::<Asset>::get("/assets/7", &[]).expand(Asset::NAME);
    let _ = Request::<Place>::get("/places/7", &[]).expand(Asset::PARTS);
    let _ = Asset::PLACE.expand();
}

// Says: `Property<Asset, String>` is not a relationship of `Asset`
// Says: `Property<Asset, Many<Asset>>` is not a relationship of `Place`
// Says: a property of type `Place` is not a relationship
