//! Query options of lists on requests that answer an object, or nothing.

use docwright_runtime::Request;
use refused::Asset;

fn main() {
    let _ = Request::<()>::delete("/assets/7", &[]).top(5);
    let _ = Request::<()>::delete("/assets/7", &[]).select([Asset::NAME]);
    let _ = Request::<Asset>::get("/assets/7", &[]).filter(Asset::ACTIVE.eq(true));
}

// Says: a request that answers `()` has no list to choose from
// Says: a request that answers `()` has no properties to choose
// Says: a request that answers `Asset` has no list to choose from
