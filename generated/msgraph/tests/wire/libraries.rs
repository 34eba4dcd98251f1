//! Scalars of generated models as types of the libraries that people use: each test runs with the feature of its library.

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn message() -> msgraph::models::Message {
    crate::read(&serde_json::json!({"receivedDateTime": "2024-05-01T10:00:00Z", "sentDateTime": "yesterday"}))
}

#[cfg(feature = "jiff")]
#[test]
fn jiff() {
    let mut message = message();
    let received = message.received_date_time.as_ref().unwrap().to_jiff().unwrap();
    assert_eq!(received.as_second(), 1_714_557_600);
    assert!(message.sent_date_time.as_ref().unwrap().to_jiff().is_err());
    message.sent_date_time = Some(received.into());
    assert_eq!(message.sent_date_time, message.received_date_time);
}

#[cfg(feature = "chrono")]
#[test]
fn chrono() {
    let mut message = message();
    let received = message.received_date_time.as_ref().unwrap().to_chrono().unwrap();
    assert_eq!(received.timestamp(), 1_714_557_600);
    assert!(message.sent_date_time.as_ref().unwrap().to_chrono().is_err());
    message.sent_date_time = Some(received.into());
    assert_eq!(message.sent_date_time, message.received_date_time);
}

#[cfg(feature = "time")]
#[test]
fn time() {
    let mut message = message();
    let received = message.received_date_time.as_ref().unwrap().to_time().unwrap();
    assert_eq!(received.unix_timestamp(), 1_714_557_600);
    assert!(message.sent_date_time.as_ref().unwrap().to_time().is_err());
    message.sent_date_time = Some(msgraph_core::DateTime::from_time(received).unwrap());
    assert_eq!(message.sent_date_time, message.received_date_time);
}

#[test]
fn base64() {
    use msgraph::models::FileAttachment;
    use msgraph_core::{Binary, Model};
    let file = FileAttachment::with(|it| it.content_bytes = Some(Binary::from_bytes(b"Plan")));
    assert_eq!(crate::write(&file), serde_json::json!({"contentBytes": "UGxhbg=="}));
    assert_eq!(file.content_bytes.unwrap().to_bytes().unwrap(), b"Plan");
}

#[cfg(feature = "uuid")]
#[test]
fn uuid() {
    // The documentation at hand has no property of this type; a function may answer one.
    let response = msgraph_core::Response::new(200, r#"{"value":"6F9619FF-8B86-D011-B42D-00C04FC964FF"}"#);
    let request: msgraph_core::Request<msgraph_core::Value<msgraph_core::Guid>> =
        msgraph_core::Request::get("/newGuid()", &[]);
    let guid = request.read(&response).unwrap().value.unwrap();
    assert_eq!(guid.to_uuid().unwrap().as_u128(), 0x6f96_19ff_8b86_d011_b42d_00c0_4fc9_64ff);
}
