//! JSON as the service sends it, made up from what the documentation says: the same for the same documentation.

use docwright::krate::{Enum, ItemKind, Scalar, Struct, Type as FieldType};

use super::catalog::{Catalog, Type};

/// How deep objects are nested below the listed one.
const DEPTH: u64 = 3;

const WORDS: [&str; 16] = [
    "amber", "basalt", "cedar", "delta", "ember", "fjord", "granite", "harbor", "island", "juniper", "kelp", "lagoon",
    "meadow", "nectar", "orchid", "prairie",
];

/// A page of this many objects.
pub(super) fn page(catalog: &Catalog<'_>, model: &Struct, count: u64) -> String {
    let mut text = String::from("{\"value\":[");
    for rank in 0..count {
        separate(&mut text, rank);
        object(&mut text, catalog, model, rank, 0);
    }
    text.push_str("]}");
    text
}

/// One object.
pub(super) fn one(catalog: &Catalog<'_>, model: &Struct) -> String {
    let mut text = String::new();
    object(&mut text, catalog, model, 0, 0);
    text
}

/// All structural properties in the order of the documentation, behind the annotation that entities come with.
fn object(text: &mut String, catalog: &Catalog<'_>, model: &Struct, seed: u64, depth: u64) {
    text.push('{');
    if depth == 0 {
        text.push_str(&format!("\"@odata.etag\":\"W/\\\"{:016x}\\\"\",", mix(seed)));
    }
    let mut first = 0;
    for (rank, field) in (0..).zip(&model.fields) {
        let nested = matches!(field.ty.item, ItemKind::Struct(_));
        if nested && depth == DEPTH {
            continue;
        }
        separate(text, first);
        first = 1;
        text.push_str(&quoted(&field.wire));
        text.push(':');
        value(text, catalog, &field.ty, mix(seed.wrapping_mul(97) + rank), depth);
    }
    if first == 0 && text.ends_with(',') {
        text.pop();
    }
    text.push('}');
}

fn value(text: &mut String, catalog: &Catalog<'_>, ty: &FieldType, seed: u64, depth: u64) {
    if !ty.many {
        return item(text, catalog, &ty.item, seed, depth);
    }
    text.push('[');
    for rank in 0..1 + seed % 3 {
        separate(text, rank);
        item(text, catalog, &ty.item, mix(seed + rank), depth);
    }
    text.push(']');
}

fn item(text: &mut String, catalog: &Catalog<'_>, kind: &ItemKind, seed: u64, depth: u64) {
    match kind {
        ItemKind::Scalar(kind) => text.push_str(&scalar(*kind, seed)),
        ItemKind::Json => text.push_str(&format!("{{\"rank\":{}}}", seed % 100)),
        ItemKind::Struct(path) | ItemKind::Enum(path) => match catalog.types.get(path) {
            Some(Type::Struct(it)) => object(text, catalog, it, seed, depth + 1),
            Some(Type::Enum(it)) => text.push_str(&quoted(member(it, seed))),
            None => text.push_str("null"),
        },
    }
}

fn member(of: &Enum, seed: u64) -> &str {
    let rank = seed.checked_rem(of.variants.len() as u64).and_then(|it| usize::try_from(it).ok());
    rank.and_then(|it| of.variants.get(it)).map_or("new", |it| &it.wire)
}

fn scalar(kind: Scalar, seed: u64) -> String {
    let (month, day, hour) = (1 + seed % 12, 1 + seed % 28, seed % 24);
    match kind {
        Scalar::String => quoted(&words(seed)),
        Scalar::Boolean => seed.is_multiple_of(2).to_string(),
        Scalar::Byte | Scalar::SByte => (seed % 100).to_string(),
        Scalar::Int16 | Scalar::Int32 => (seed % 10_000).to_string(),
        Scalar::Int64 => (seed % 10_000_000_000).to_string(),
        Scalar::Single | Scalar::Double | Scalar::Decimal => format!("{}.{}", seed % 1000, 1 + seed % 9),
        Scalar::Guid => format!("\"{:08x}-0000-4000-8000-{:012x}\"", seed % 0x1_0000_0000, seed % 0x1_0000_0000_0000),
        Scalar::Date => format!("\"2024-{month:02}-{day:02}\""),
        Scalar::DateTimeOffset => format!("\"2024-{month:02}-{day:02}T{hour:02}:15:30Z\""),
        Scalar::TimeOfDay => format!("\"{hour:02}:15:30.0000000\""),
        Scalar::Duration => format!("\"PT{}M\"", 1 + seed % 90),
        Scalar::Binary | Scalar::Stream => "\"aGFyYm9yIGlzbGFuZA==\"".to_owned(),
    }
}

/// One to eight words.
fn words(seed: u64) -> String {
    let word = |rank: u64| WORDS[(mix(seed + rank) % WORDS.len() as u64) as usize];
    (0..1 + seed % 8).map(word).collect::<Vec<_>>().join(" ")
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn separate(text: &mut String, rank: u64) {
    if rank > 0 {
        text.push(',');
    }
}

/// Well spread numbers from consecutive ones (SplitMix64).
fn mix(seed: u64) -> u64 {
    let mut it = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::bench::testing;

    #[test]
    fn objects_have_their_documented_shape_and_are_always_the_same() {
        let krate = testing::krate();
        let catalog = Catalog::new(&krate);
        let model = catalog.listed().unwrap().model;
        let text = page(&catalog, model, 50);
        assert_eq!(text, page(&catalog, model, 50));
        let read: Value = serde_json::from_str(&text).unwrap();
        let objects = read["value"].as_array().unwrap();
        assert_eq!(objects.len(), 50);
        assert_ne!(objects[0], objects[1]);
        for object in objects {
            assert!(object["id"].is_string() && object["isRead"].is_boolean(), "{object}");
            assert!(["low", "high"].contains(&object["importance"].as_str().unwrap()), "{object}");
            assert!(object["parent"].is_null(), "relationships are not sent: {object}");
            let deepest = &object["to"][0]["via"]["via"];
            assert!(deepest["address"].is_string() && deepest["via"].is_null(), "nesting has an end: {object}");
        }
        let single: Value = serde_json::from_str(&one(&catalog, model)).unwrap();
        assert_eq!(single, objects[0]);
    }
}
