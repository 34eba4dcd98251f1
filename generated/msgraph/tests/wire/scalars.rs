//! Scalars: their text is kept, numbers are exact, and numbers are read in every form that services write.
//!
//! The documentation at hand has no property of type Decimal; such a number is read in the envelope of a function's answer,
//! `{"value": …}`, as generated functions that return one do.

use msgraph::models::call_records::MediaStream;
use msgraph::models::{
    AppRoleAssignment, DriveItem, FileAttachment, Message, OutlookGeoCoordinates, ProfilePhoto, Quota, RecurrenceRange, User,
    WorkingHours,
};
use msgraph_core::{Collection, Date, Decimal, Duration, Guid, Item, Model, TimeOfDay, Value, json};
use proptest::num::f64::{INFINITE, NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
use proptest::prelude::{any, prop_assert_eq};
use serde_json::json;

use crate::arbitrary::text;
use crate::{property, read, write};

/// Reads `{"value": TEXT}` and writes it again.
fn through<T: Item>(text: &str) -> (Option<T>, String) {
    let envelope: Value<T> = serde_json::from_str(&format!(r#"{{"value":{text}}}"#)).unwrap();
    let written = serde_json::to_string(&envelope).unwrap();
    let written = written.strip_prefix(r#"{"value":"#).and_then(|it| it.strip_suffix('}')).unwrap().to_owned();
    (envelope.value, written)
}

#[test]
fn any_text_is_kept() {
    property(256, text(), |text| {
        let wire = json!({"createdDateTime": text, "conversationIndex": text});
        let message: Message = read(&wire);
        prop_assert_eq!(message.created_date_time.as_ref().unwrap().as_str(), &text);
        prop_assert_eq!(message.conversation_index.as_ref().unwrap().as_str(), &text);
        prop_assert_eq!(write(&message), wire);
        let wire = json!({"averageJitter": text});
        let stream: MediaStream = read(&wire);
        prop_assert_eq!(stream.average_jitter.as_ref().map(Duration::as_str), Some(&*text));
        prop_assert_eq!(write(&stream), wire);
        let wire = json!({"startDate": text});
        let range: RecurrenceRange = read(&wire);
        prop_assert_eq!(range.start_date.as_ref().map(Date::as_str), Some(&*text));
        prop_assert_eq!(write(&range), wire);
        let wire = json!({"startTime": text});
        let hours: WorkingHours = read(&wire);
        prop_assert_eq!(hours.start_time.as_ref().map(TimeOfDay::as_str), Some(&*text));
        prop_assert_eq!(write(&hours), wire);
        let wire = json!({"appRoleId": text});
        let grant: AppRoleAssignment = read(&wire);
        prop_assert_eq!(grant.app_role_id.as_ref().map(Guid::as_str), Some(&*text));
        prop_assert_eq!(write(&grant), wire);
        let quoted = json!(text).to_string();
        prop_assert_eq!(through::<Guid>(&quoted), (Some(Guid::from(&*text)), quoted.clone()));
        prop_assert_eq!(through::<Date>(&quoted), (Some(Date::from(&*text)), quoted.clone()));
        prop_assert_eq!(through::<TimeOfDay>(&quoted), (Some(TimeOfDay::from(&*text)), quoted.clone()));
        prop_assert_eq!(through::<Duration>(&quoted), (Some(Duration::from(&*text)), quoted));
        Ok(())
    });
}

#[test]
fn text_that_is_not_what_it_should_be_is_read() {
    let user: User =
        read(&json!({"birthday": "soon", "employeeHireDate": "2024-02-30T25:61:00Z", "createdDateTime": 20240501}));
    assert_eq!(user.birthday.as_ref().unwrap(), "soon");
    assert_eq!(user.employee_hire_date.as_ref().unwrap(), "2024-02-30T25:61:00Z");
    assert_eq!(user.created_date_time.as_ref().unwrap(), "20240501");
    let file: FileAttachment = read(&json!({"contentBytes": "*not base64*"}));
    assert_eq!(file.content_bytes.as_ref().unwrap(), "*not base64*");
}

#[test]
fn integers_are_exact_in_every_form() {
    property(256, any::<i64>(), |number| {
        for wire in [json!({"size": number}), json!({"size": number.to_string()})] {
            let item: DriveItem = read(&wire);
            prop_assert_eq!(item.size, Some(number));
            prop_assert_eq!(write(&item), json!({"size": number}));
        }
        Ok(())
    });
    for (text, total, width) in [
        ("-9223372036854775808", Some(i64::MIN), None),
        ("9223372036854775807", Some(i64::MAX), None),
        ("\"9223372036854775807\"", Some(i64::MAX), None),
        ("9007199254740993", Some(9_007_199_254_740_993), None),
        ("2147483647", Some(2_147_483_647), Some(i32::MAX)),
        ("\"-2147483648\"", Some(-2_147_483_648), Some(i32::MIN)),
        ("3.0", Some(3), Some(3)),
        ("2e3", Some(2000), Some(2000)),
        ("9223372036854775808", None, None),
        ("1.5", None, None),
        ("\"many\"", None, None),
        ("\"INF\"", None, None),
        ("true", None, None),
    ] {
        let quota = json::from_str::<Quota>(&format!(r#"{{"total":{text}}}"#));
        assert_eq!(quota.ok().and_then(|it| it.total), total, "{text}");
        let photo = json::from_str::<ProfilePhoto>(&format!(r#"{{"width":{text}}}"#));
        assert_eq!(photo.ok().and_then(|it| it.width), width, "{text}");
    }
}

#[test]
fn doubles_are_exact_and_may_be_no_numbers() {
    property(512, POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO | INFINITE, |number| {
        let place = OutlookGeoCoordinates::with(|it| it.latitude = Some(number));
        let again: OutlookGeoCoordinates = read(&write(&place));
        prop_assert_eq!(again.latitude.map(f64::to_bits), Some(number.to_bits()));
        let page = Collection::from(vec![number]);
        let text = serde_json::to_string(&page).unwrap();
        let again: Collection<f64> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(again.value[0].to_bits(), number.to_bits(), "{}", text);
        Ok(())
    });
    for (text, number, written) in [
        ("\"INF\"", f64::INFINITY, "\"INF\""),
        ("\"-INF\"", f64::NEG_INFINITY, "\"-INF\""),
        ("\"1.5\"", 1.5, "1.5"),
        ("7", 7.0, "7.0"),
        ("1.7976931348623157e308", f64::MAX, "1.7976931348623157e+308"),
    ] {
        assert_eq!(through::<f64>(text), (Some(number), written.to_owned()));
    }
    for (rate, written) in [(json!("INF"), json!("INF")), (json!("0.25"), json!(0.25)), (json!(1), json!(1.0))] {
        let stream: MediaStream = read(&json!({"averagePacketLossRate": rate, "packetUtilization": "9007199254740993"}));
        let want = json!({"averagePacketLossRate": written, "packetUtilization": 9_007_199_254_740_993_i64});
        assert_eq!(write(&stream), want);
    }
    let (number, written) = through::<f64>("\"NaN\"");
    assert!(number.is_some_and(f64::is_nan) && written == "\"NaN\"");
}

#[test]
fn decimals_keep_every_digit() {
    property(256, "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?", |digits| {
        let page: Collection<Decimal> = serde_json::from_str(&format!(r#"{{"value":[{digits},"{digits}"]}}"#)).unwrap();
        for decimal in &page.value {
            prop_assert_eq!(decimal.as_str(), &digits);
        }
        prop_assert_eq!(json::to_string(&page.value[0]).unwrap(), digits);
        Ok(())
    });
}

#[test]
fn a_null_in_a_list_of_anything_is_kept() {
    type Task = msgraph::models::identity_governance::Task;
    let wire = json!({"arguments": [null, {"name": "daysUntilPasswordExpires", "value": null}, [null], 1]});
    let task: Task = read(&wire);
    assert_eq!(task.arguments.as_ref().map(Vec::len), Some(4));
    assert_eq!(write(&task), wire);
    let made = Task::with(|it| it.arguments = task.arguments.clone());
    assert_eq!(made, task);
}
