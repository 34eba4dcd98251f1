//! Text is given for a number.

use refused::Place;

fn main() {
    let _ = docwright_runtime::model!(Place { floor: "second" });
}

// Says: `&str` cannot be given for a property of type `i32`
// Says: this is not what the property takes
