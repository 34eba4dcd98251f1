//! A list is given for a single value.

use refused::Place;

fn main() {
    let _ = docwright_runtime::model!(Place { name: ["Hall"] });
}

// Says: a list cannot be given for a property of type `String`
