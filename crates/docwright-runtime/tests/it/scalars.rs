//! Scalars on the wire: whatever is read is written as it came.

use docwright_runtime::{Binary, Date, DateTime, Decimal, Duration, Guid, TimeOfDay, json};
use serde_json::json;

use crate::models::{Asset, Place, Specs};
use crate::{read, write};

#[test]
fn scalars_keep_their_text() {
    let wire = json!({
        "bought": "2024-02-30", "dailyCheck": "25:61", "warranty": "P1Y2M", "serial": "not a guid", "thumbprint": "*not base64*",
        "readings": [1, -2], "size": 9007199254740993i64, "slots": -2147483648, "weight": 0.1,
    });
    let specs: Specs = read(&wire);
    assert_eq!(specs.bought, Some(Date::from("2024-02-30")));
    assert_eq!(specs.daily_check, Some(TimeOfDay::from("25:61")));
    assert_eq!(specs.warranty, Some(Duration::from("P1Y2M")));
    assert_eq!(specs.serial, Some(Guid::from("not a guid")));
    assert_eq!(specs.thumbprint.as_ref().map(Binary::as_str), Some("*not base64*"));
    assert_eq!(specs.size, Some(9_007_199_254_740_993));
    assert_eq!(write(&specs), wire);
    let asset: Asset = read(&json!({"createdDateTime": "0001-01-01T00:00:00Z"}));
    assert_eq!(asset.created_date_time, Some(DateTime::from("0001-01-01T00:00:00Z")));
    // Where a number came for such a text, the text of the number is kept.
    assert_eq!(read::<Specs>(&json!({"warranty": 30})).warranty, Some("30".into()));
}

#[test]
fn numbers_in_every_form() {
    for (wire, slots, size, weight) in [
        (json!({"slots": 1, "size": 2, "weight": 3}), Some(1), Some(2), Some(3.0)),
        (json!({"slots": "1", "size": "-9223372036854775808", "weight": "3.5"}), Some(1), Some(i64::MIN), Some(3.5)),
        (json!({"slots": 1.0, "size": 2e3, "weight": 1e300}), Some(1), Some(2000), Some(1e300)),
        (json!({"weight": "INF"}), None, None, Some(f64::INFINITY)),
        (json!({"weight": "-INF"}), None, None, Some(f64::NEG_INFINITY)),
        (json!({"weight": 18446744073709551615u64}), None, None, Some(18_446_744_073_709_551_615.0)),
    ] {
        let specs: Specs = read(&wire);
        assert_eq!((specs.slots, specs.size, specs.weight), (slots, size, weight), "{wire}");
    }
    let nan: Specs = read(&json!({"weight": "NaN"}));
    assert!(nan.weight.is_some_and(f64::is_nan));
    for text in ["NaN", "INF", "-INF"] {
        assert_eq!(write(&read::<Specs>(&json!({"weight": text}))), json!({"weight": text}));
    }
}

#[test]
fn doubles_keep_their_last_digit() {
    for weight in
        [0.1, 1.0 / 3.0, 2.225_073_858_507_201e-308, f64::MAX, f64::MIN_POSITIVE, 5e-324, 123_456_789.123_456_79, -0.0]
    {
        let text = json::to_string(&{
            let mut specs = Specs::default();
            specs.weight = Some(weight);
            specs
        });
        let specs: Specs = json::from_str(&text.expect("JSON")).expect("specs");
        assert_eq!(specs.weight.map(f64::to_bits), Some(weight.to_bits()));
    }
}

#[test]
fn decimals_keep_every_digit() {
    for digits in ["1.10", "0.1", "-5", "12345678901234567890.1234567890", "1E+5", "79228162514264337593543950335"] {
        let wire = format!(r#"{{"price":{digits}}}"#);
        // Through serde_json itself as well as through this crate.
        for specs in
            [json::from_str::<Specs>(&wire).expect("specs"), serde_json::from_str::<Specs>(&wire).expect("specs")]
        {
            assert_eq!(specs.price.as_ref().map(Decimal::as_str), Some(digits));
            assert_eq!(json::to_string(&specs).expect("JSON"), wire);
        }
    }
    let specs: Specs = read(&json!({"price": "12.50"}));
    assert_eq!(specs.price, Some(Decimal::from("12.50")));
    assert_eq!(specs.price.as_ref().and_then(Decimal::to_f64), Some(12.5));
    for (text, json) in [
        ("12.5", json!(12.5)),
        ("7", json!(7)),
        ("12345678901234567890.123", json!("12345678901234567890.123")),
        ("INF", json!("INF")),
    ] {
        assert_eq!(serde_json::to_value(Decimal::from(text)).expect("JSON"), json);
    }
}

#[test]
fn nulls_in_lists_are_passed_over() {
    let specs: Specs = read(&json!({"readings": [1, null, 3]}));
    assert_eq!(specs.readings, Some(vec![1, 3]));
    let asset: Asset = read(&json!({"route": [null, {"floor": 1}]}));
    assert_eq!(asset.route, Some(vec![read::<Place>(&json!({"floor": 1}))]));
}

#[test]
fn nulls_in_lists_are_written_where_they_were() {
    for wire in [
        json!({"readings": [1, null, 3]}),
        json!({"readings": [null]}),
        json!({"readings": [null, null, 1, null], "route": [null, {"floor": 1}, {"floor": null}, null]}),
    ] {
        let (specs, asset): (Specs, Asset) = (read(&wire), read(&wire));
        assert_eq!(serde_json::to_value(specs.clone()).expect("JSON"), wire);
        assert_eq!(serde_json::to_value(&asset).expect("JSON"), wire);
    }
    // A list that was changed is written as it is.
    let mut specs: Specs = read(&json!({"readings": [1, null, 3]}));
    specs.readings = Some(vec![3, 1]);
    assert_eq!(serde_json::to_value(&specs).expect("JSON"), json!({"readings": [3, 1]}));
    specs.readings = None;
    assert_eq!(serde_json::to_value(&specs).expect("JSON"), json!({}));
}

#[test]
fn nulls_in_lists_of_anything_are_values() {
    let page: docwright_runtime::Collection<docwright_runtime::Json> =
        serde_json::from_value(json!({"value": [null, 1, [null]]})).expect("a page");
    assert_eq!(page.value, [json!(null), json!(1), json!([null])]);
    assert_eq!(serde_json::to_value(&page).expect("JSON"), json!({"value": [null, 1, [null]]}));
}
