//! A relationship is bound to an object of another type, or to one where it leads to several.

use docwright_runtime::{Model as _, Request};
use refused::{Asset, Place};

fn main() {
    let mut asset = Asset::default();
    asset.bind(Asset::PARTS, [Request::<Place>::get("/places/7", &[])]);
    asset.bind(Asset::PARTS, "/assets/7");
    asset.bind(Asset::NAME, "/assets/7");
}

// Says: `[Request<Place>; 1]` cannot be bound to a relationship of type `Many<Asset>`
// Says: `&str` cannot be bound to a relationship of type `Many<Asset>`
// Says: a property of type `String` is not a relationship
