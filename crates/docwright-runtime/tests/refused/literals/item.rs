//! An item of a list is of another type.

use refused::Asset;

fn main() {
    let _ = docwright_runtime::model!(Asset { tags: ["red", 7] });
}

// Says: `{integer}` cannot be given for a property of type `String`
