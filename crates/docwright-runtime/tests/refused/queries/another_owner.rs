//! Properties and conditions of another model are named in a request.

use docwright_runtime::{Collection, Request};
use refused::{Asset, Place};

fn assets() -> Request<Collection<Asset>> {
    Request::get("/assets", &[])
}

fn main() {
    let _ = assets().select((Asset::NAME, Place::FLOOR));
    let _ = assets().order_by(Place::FLOOR.desc());
    let _ = assets().filter(Place::FLOOR.eq(2));
    let _ = Asset::ROUTE.any(|_| Place::FLOOR.eq(2));
}

// Says: `Property<Place, i32>` is not a property of `Asset`
// Says: `Sorted<Place>` is not a sort key of `Asset`
// Says: `Filter<Place>` is not a condition on `Asset`
// Says: `Filter<Place>` is not a condition on `Each<Place>`
