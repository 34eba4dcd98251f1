//! A literal without a type.

fn main() {
    let _ = docwright_runtime::model!({ "name": "Lamp" });
}

// Says: a literal looks like this: model!(Type { field: value, other: [value], ..base })
