//! A property is compared with a value of another type.

use refused::Asset;

fn main() {
    let _ = Asset::ACTIVE.eq("maybe");
    let _ = Asset::TAGS.eq("red");
    let _ = Asset::ACTIVE.starts_with("t");
}

// Says: `&str` cannot be given for a property of type `bool`
// Says: a property of type `Vec<String>` is not compared with a value
// Says: a property of type `bool` is not text
