//! Options of lists for a relationship to one object.

use refused::Asset;

fn main() {
    let _ = Asset::OWNER.expand().top(5);
}

// Says: `One<Entity>` is not a list
