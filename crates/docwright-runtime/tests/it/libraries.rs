//! Scalars as types of the libraries that people use.

#[test]
fn the_standard_library() {
    use docwright_runtime::Duration;
    for text in ["PT22H", "PT0.016S", "P1DT2H30M0.5S", "PT0S"] {
        assert_eq!(Duration::from(Duration::from(text).to_std().expect("a duration")), text);
    }
    assert_eq!(Duration::from("-PT0S").to_std().expect("nothing"), std::time::Duration::ZERO);
    for (text, told) in [("-PT1S", "\"-PT1S\" is a negative duration"), ("P1Y", "\"P1Y\" is not a duration")] {
        assert_eq!(Duration::from(text).to_std().expect_err("not a length").to_string(), told);
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff() {
    use docwright_runtime::{Date, DateTime, Duration, TimeOfDay};
    let time = DateTime::from("2024-05-01T10:00:00.1234567+02:00");
    assert_eq!(DateTime::from(time.to_jiff().expect("a time")), "2024-05-01T08:00:00.1234567Z");
    assert_eq!(Date::from(Date::from("2024-02-29").to_jiff().expect("a day")), "2024-02-29");
    assert_eq!(TimeOfDay::from(TimeOfDay::from("13:20:00.5").to_jiff().expect("a time")), "13:20:00.5");
    assert_eq!(Duration::from(Duration::from("P1DT2H").to_jiff().expect("a duration")), "P1DT2H");
    let error = Date::from("2023-02-29").to_jiff().expect_err("not a leap year").to_string();
    assert!(error.starts_with("\"2023-02-29\" is not a date: "), "{error}");
}

#[cfg(feature = "chrono")]
#[test]
fn chrono() {
    use docwright_runtime::{Date, DateTime, Duration, TimeOfDay};
    let time = DateTime::from("2024-05-01T10:00:00.1234567+02:00");
    assert_eq!(DateTime::from(time.to_chrono().expect("a time")), "2024-05-01T08:00:00.123456700Z");
    assert_eq!(Date::from(Date::from("2024-02-29").to_chrono().expect("a day")), "2024-02-29");
    assert_eq!(TimeOfDay::from(TimeOfDay::from("13:20:00.500").to_chrono().expect("a time")), "13:20:00.500");
    for text in ["-P1DT2H30M0.5S", "PT0.016S", "PT0S"] {
        assert_eq!(Duration::from(Duration::from(text).to_chrono().expect("a duration")), text);
    }
    assert_eq!(Duration::from("-PT1.5S").to_chrono().expect("a duration").num_milliseconds(), -1_500);
    assert!(
        Duration::from("PT9223372036854775807S").to_chrono().is_err() && Duration::from("P1M").to_chrono().is_err()
    );
    assert_eq!(Duration::from(chrono::TimeDelta::MIN), "-P106751991167DT7H12M55.807S");
    assert!(Date::from("2023-02-29").to_chrono().is_err() && DateTime::from("").to_chrono().is_err());
}

#[cfg(feature = "time")]
#[test]
fn time() {
    use docwright_runtime::{Date, DateTime, Duration, TimeOfDay};
    for text in ["2024-05-01T10:00:00.1234567+02:00", "2024-05-01T10:00:00Z"] {
        assert_eq!(DateTime::from_time(DateTime::from(text).to_time().expect("a time")).expect("text"), text);
    }
    assert_eq!(Date::from_time(Date::from("2024-02-29").to_time().expect("a day")).expect("text"), "2024-02-29");
    assert_eq!(TimeOfDay::from("13:20:00").to_time().expect("a time").hour(), 13);
    assert_eq!(TimeOfDay::from("13:20:00.25").to_time().expect("a time").millisecond(), 250);
    for text in ["-P1DT2H30M0.5S", "PT0.016S", "PT0S"] {
        assert_eq!(Duration::from(Duration::from(text).to_time().expect("a duration")), text);
    }
    assert_eq!(Duration::from("-PT1.5S").to_time().expect("a duration").whole_milliseconds(), -1_500);
    assert!(Duration::from("PT9223372036854775808S").to_time().is_err() && Duration::from("P1M").to_time().is_err());
    assert_eq!(Duration::from(time::Duration::MIN).to_string(), "-P106751991167300DT15H30M8.999999999S");
    assert!(Date::from("2023-02-29").to_time().is_err());
}

/// A condition on when an asset was entered, as it is sent.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn entered(condition: docwright_runtime::Filter<crate::models::Asset>) -> docwright_runtime::Result<String> {
    let request = crate::requests::list("u").filter(condition);
    request.check()?;
    Ok(request.query_options().map(|it| it.1).collect())
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_in_conditions() {
    let time: jiff::Timestamp = "2024-05-01T10:00:00Z".parse().expect("a time");
    let sent = entered(crate::models::Asset::CREATED_DATE_TIME.ge(time)).expect("a condition");
    assert_eq!(sent, "createdDateTime ge 2024-05-01T10:00:00Z");
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_in_conditions() {
    let time = chrono::DateTime::parse_from_rfc3339("2024-05-01T12:00:00+02:00").expect("a time");
    let sent = entered(crate::models::Asset::CREATED_DATE_TIME.ge(time)).expect("a condition");
    assert_eq!(sent, "createdDateTime ge 2024-05-01T10:00:00Z");
}

#[cfg(feature = "time")]
#[test]
fn time_in_conditions() {
    use crate::models::Asset;
    let time = time::OffsetDateTime::UNIX_EPOCH;
    let sent = entered(Asset::CREATED_DATE_TIME.ge(time)).expect("a condition");
    assert_eq!(sent, "createdDateTime ge 1970-01-01T00:00:00Z");
    // RFC 3339 has no names for seconds of an offset.
    let odd = time.replace_offset(time::UtcOffset::from_hms(0, 0, 1).expect("an offset"));
    let fault = entered(Asset::CREATED_DATE_TIME.ge(odd).and(Asset::ACTIVE.eq(true))).expect_err("not written");
    assert!(fault.to_string().contains("offset"), "{fault}");
    assert!(entered(!Asset::PARTS.any(|it| it.then(Asset::CREATED_DATE_TIME).lt(odd))).is_err());
}

#[cfg(feature = "uuid")]
#[test]
fn uuid() {
    use docwright_runtime::Guid;
    let guid = Guid::from("6F9619FF-8B86-D011-B42D-00C04FC964FF");
    assert_eq!(Guid::from(guid.to_uuid().expect("a GUID")), "6f9619ff-8b86-d011-b42d-00c04fc964ff");
    assert!(Guid::from("none").to_uuid().is_err());
}

#[test]
fn base64() {
    use docwright_runtime::Binary;
    for (text, bytes) in [("", &b""[..]), ("+/8=", &[0xfb, 0xff]), ("-_8", &[0xfb, 0xff]), ("+/8", &[0xfb, 0xff])] {
        assert_eq!(Binary::from_base64(text).expect("base64").to_bytes().expect("base64"), bytes);
    }
    assert_eq!(Binary::from_bytes(&[0xfb, 0xff]), "+/8=");
    assert_eq!(Binary::from(vec![0xfb, 0xff]), Binary::from(&[0xfb, 0xff]));
    assert!(Binary::from_base64("*").is_err());
    // What the service sends is kept, whatever it is.
    let odd: Binary = docwright_runtime::json::from_str("\"*\"").expect("text");
    assert!(odd.to_bytes().is_err() && odd == "*");
}
