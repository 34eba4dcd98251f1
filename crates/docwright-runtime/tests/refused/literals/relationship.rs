//! A relationship is set as if it were a field.

use refused::{Asset, Place};

fn main() {
    let _ = docwright_runtime::model!(Asset { set_parts([Place { floor: 2 }]) });
}

// Says: `Place` cannot be given for a property of type `Asset`
