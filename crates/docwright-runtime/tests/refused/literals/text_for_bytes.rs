//! Text is given for bytes, as if it were base64.

use docwright_runtime::Binary;

fn main() {
    let _ = docwright_runtime::model!(refused::Specs { thumbprint: "hello" });
    let _ = Binary::from(String::from("hello"));
}

// Says: `&str` cannot be given for a property of type `Binary`
// Says: the trait `From<String>` is not implemented for `Binary`
