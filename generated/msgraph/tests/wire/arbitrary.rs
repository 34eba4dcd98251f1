//! Arbitrary JSON objects of a model: what its own table of fields says may come, and around it what no page documents.
//!
//! Only what is written as it was read is made here. Spellings that are read and written differently (numbers in strings, enum members in
//! another case, flags in another order) have tables of their own.

use msgraph_core::{Json, Model, Record, ScalarKind, Slot};
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::sample::{select, subsequence};
use proptest::strategy::{BoxedStrategy, Strategy};
use serde_json::{Map, json};

/// How deep models are filled.
const DEPTH: u32 = 3;

/// Objects of a model.
pub fn object<T: Model>() -> BoxedStrategy<Json> {
    record(&mut T::blank(), DEPTH)
}

/// Objects of a model that say of which type they are.
pub fn typed<T: Model>() -> BoxedStrategy<Json> {
    let name = format!("#{}", T::blank().shape().name);
    object::<T>()
        .prop_map(move |mut wire| {
            wire["@odata.type"] = json!(name);
            wire
        })
        .boxed()
}

/// Values of one field: what may be there but null.
pub fn field<T: Model>(index: usize) -> BoxedStrategy<Json> {
    value(T::blank().field_mut(index).fill(), DEPTH)
}

fn record(record: &mut dyn Record, depth: u32) -> BoxedStrategy<Json> {
    let shape = record.shape();
    let known: Vec<_> = (0..shape.fields.len())
        .map(|index| {
            let state = prop_oneof![
                5 => Just(None),
                1 => Just(Some(Json::Null)),
                4 => value(record.field_mut(index).fill(), depth).prop_map(Some),
            ];
            state.prop_map(move |state| Some((shape.fields[index].to_owned(), state?)))
        })
        .collect();
    let unknown = vec((name(shape.fields), anything()), 0..4);
    (known, unknown, vec(annotation(shape.fields), 0..3))
        .prop_map(|(known, unknown, annotations)| {
            // Documented properties come last: a made-up name that happens to be one of them must not replace it.
            let entries = unknown.into_iter().chain(annotations).chain(known.into_iter().flatten());
            Json::Object(entries.collect::<Map<_, _>>())
        })
        .boxed()
}

fn value(slot: Slot<'_>, depth: u32) -> BoxedStrategy<Json> {
    match slot {
        Slot::Text(_) => text().prop_map(Json::from).boxed(),
        Slot::Bool(_) => any::<bool>().prop_map(Json::from).boxed(),
        Slot::Int32(_) => any::<i32>().prop_map(Json::from).boxed(),
        Slot::Int64(_) => any::<i64>().prop_map(Json::from).boxed(),
        Slot::Double(_) => number().prop_map(Json::from).boxed(),
        Slot::Scalar(_, kind) => {
            prop_oneof![select(samples(kind)).prop_map(str::to_owned), text()].prop_map(Json::from).boxed()
        }
        Slot::Token(_, members) => {
            prop_oneof![select(members.wire).prop_map(str::to_owned), unknown_member()].prop_map(Json::from).boxed()
        }
        Slot::Flags(_, members) => (subsequence(members.wire, 0..=members.wire.len()), vec(unknown_member(), 0..2))
            .prop_map(|(known, unknown)| {
                let parts: Vec<&str> = known.into_iter().chain(unknown.iter().map(String::as_str)).collect();
                Json::from(parts.join(","))
            })
            .boxed(),
        Slot::Record(inner) if depth > 0 => record(inner, depth - 1),
        Slot::Record(_) => {
            vec((text(), anything()), 0..2).prop_map(|it| Json::Object(it.into_iter().collect())).boxed()
        }
        Slot::List(list) => {
            let item = match list.push() {
                // Where anything may stand, so may null.
                Slot::Json(_) => anything(),
                slot => value(slot, depth),
            };
            vec(item, 0..3).prop_map(Json::from).boxed()
        }
        Slot::Json(_) => anything().prop_filter("null is a state of its own", |value| !value.is_null()).boxed(),
        _ => panic!("a kind of value that the tests don't know"),
    }
}

/// Whole texts of a scalar as the service sends them.
fn samples(kind: ScalarKind) -> &'static [&'static str] {
    match kind {
        ScalarKind::DateTime => &["2024-05-01T10:00:00Z", "0001-01-01T00:00:00Z", "2024-05-01T10:00:00.1234567+02:00"],
        ScalarKind::Binary => &["AQIDBA==", "-_8", ""],
        _ => &["2024-02-29", "13:20:00.0000000", "P1DT2H", "6F9619FF-8B86-D011-B42D-00C04FC964FF"],
    }
}

/// Names that are no member of any enum, in whichever case.
fn unknown_member() -> impl Strategy<Value = String> {
    "new[A-Z][a-z]{1,8}[0-9]"
}

/// Any text: escapes, line ends, other scripts.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => vec(any::<char>(), 0..12).prop_map(String::from_iter),
        1 => Just("null".to_owned()),
        1 => Just("\u{feff}a\"\\\n\u{0}\u{2028}".to_owned()),
    ]
    .boxed()
}

/// Any number that JSON has.
fn number() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("JSON has no number for it", |number| number.is_finite())
}

/// Any JSON value.
pub fn anything() -> BoxedStrategy<Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        number().prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::from),
            vec((text(), inner), 0..4).prop_map(|it| Json::Object(it.into_iter().collect())),
        ]
    })
    .boxed()
}

/// Names that no page documents.
fn name(fields: &'static [&'static str]) -> BoxedStrategy<String> {
    let made_up =
        prop_oneof![text(), select(&["x-new", "extension_7c_badge", "ID", "value", "a b"][..]).prop_map(str::to_owned)];
    made_up.prop_filter("a field", move |name| !fields.contains(&name.as_str())).boxed()
}

/// Annotations: of the object, and of its properties.
fn annotation(fields: &'static [&'static str]) -> BoxedStrategy<(String, Json)> {
    let of_object = (
        select(&["@odata.etag", "@odata.context", "@odata.id", "@odata.type", "@odata.editLink", "@x.y#z"][..]),
        text().prop_map(Json::from),
    )
        .prop_map(|(name, value)| (name.to_owned(), value));
    let fields = if fields.is_empty() { &["members"][..] } else { fields };
    let notes = vec![
        ("odata.type", json!("#Collection(String)")),
        ("odata.nextLink", json!("https://graph.microsoft.com/v1.0/x?$skiptoken=1")),
        ("odata.count", json!(3)),
        ("odata.bind", json!(["https://graph.microsoft.com/v1.0/users/7"])),
    ];
    let of_property =
        (select(fields), select(notes)).prop_map(|(field, (note, value))| (format!("{field}@{note}"), value));
    prop_oneof![of_object, of_property].boxed()
}
