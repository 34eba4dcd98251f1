//! Fuzz target of what services answer: models keep what they read, and errors of services are read from anything.

use docwright_runtime::json::{from_str, to_string};
use docwright_runtime::{Item, Json};
use lamps::models::{Alarm, Lamp, Scene, Sensor};

/// Any JSON that is a model is written with the members that it had.
pub(crate) fn decode(text: &str) {
    kept::<Lamp>(text);
    kept::<Alarm>(text);
    kept::<Scene>(text);
    kept::<Sensor>(text);
}

fn kept<T: Item>(text: &str) {
    let Ok(model) = from_str::<T>(text) else { return };
    let written = to_string(&model).unwrap_or_else(|error| panic!("{error}: {text}"));
    let again = from_str::<T>(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    assert_eq!(to_string(&again).ok().as_ref(), Some(&written));
    // What serde_json itself refuses, a number beyond all, is not compared.
    let (Ok(Json::Object(was)), Ok(Json::Object(is))) = (serde_json::from_str(text), serde_json::from_str(&written))
    else {
        return;
    };
    let lost: Vec<&String> =
        was.iter().filter(|(name, value)| !value.is_null() && !is.contains_key(*name)).map(|it| it.0).collect();
    assert!(lost.is_empty(), "{lost:?} of {text} is not in {written}");
}
