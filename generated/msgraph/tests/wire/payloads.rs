//! Payloads as the service sends them: typed where the documentation says so, and unchanged as a whole.

use msgraph::models::call_records::{CallRecord, CallType, Modality};
use msgraph::models::{
    AgeGroup, DriveItem, Event, EventType, FileAttachment, Group, Importance, ItemAttachment, Message,
    OpenTypeExtension, Subscription, User,
};
use msgraph_core::{Json, Model, json};
use serde_json::json;

use crate::{Tested, write};

/// Reads a payload, checks that it is written as it was read, and lends it.
fn payload<T: Tested>(text: &str) -> T {
    let value: T = json::from_str(text).unwrap();
    let wire: Json = serde_json::from_str(text).unwrap();
    assert_eq!(write(&value), wire);
    assert_eq!(serde_json::to_value(&value).unwrap(), wire);
    assert_eq!(json::from_slice::<T>(&json::to_vec(&value).unwrap()).unwrap(), value);
    value
}

#[test]
fn a_user() {
    // The service writes this enum in another case than its page; everything else is the same to the letter.
    let text = include_str!("payloads/user.json").replace("\"Adult\"", "\"adult\"");
    let user: User = payload(&text);
    assert_eq!(user.display_name.as_deref(), Some("Adele Vance"));
    assert_eq!(user.age_group, Some(AgeGroup::ADULT));
    assert!(user.is_null(User::JOB_TITLE) && !user.is_null(User::CITY) && user.city.is_none());
    assert_eq!(user.interests.as_deref(), Some(&[][..]));
    assert_eq!(user.employee_hire_date.as_ref().unwrap(), "0001-01-01T00:00:00Z");
    let manager: User = user.manager().unwrap().unwrap().cast().unwrap();
    assert_eq!(manager.display_name.as_deref(), Some("Miriam Graham"));
    assert_eq!(user.extra("extension_7c3b1e_costCenter").unwrap(), Some(json!(4711)));
    assert_eq!(user.extra("interests@odata.type").unwrap(), Some(json!("#Collection(String)")));
    let as_sent: User = json::from_str(include_str!("payloads/user.json")).unwrap();
    assert_eq!(as_sent, user);
}

#[test]
fn a_message_with_attachments_of_several_types() {
    let message: Message = payload(include_str!("payloads/message.json"));
    assert_eq!(message.importance, Some(Importance::NORMAL));
    assert_eq!(message.subject.as_deref(), Some("Grüße \"aus\" Köln\r\n\u{2028}\u{1f600}"));
    assert!(message.is_null(Message::IS_DELIVERY_RECEIPT_REQUESTED));
    let attachments = message.attachments().unwrap().unwrap();
    let file: FileAttachment = attachments[0].cast().unwrap();
    assert_eq!(file.content_bytes.as_ref().unwrap(), "UGxhbg==");
    let item: ItemAttachment = attachments[1].cast().unwrap();
    let event: Event = item.item().unwrap().unwrap().cast().unwrap();
    assert_eq!(event.subject.as_deref(), Some("Lunch"));
    assert!(attachments[2].cast::<FileAttachment>().is_err());
    assert_eq!(attachments[2].extra("permission").unwrap(), Some(json!("edit")));
    let extension: OpenTypeExtension = message.extensions().unwrap().unwrap()[0].cast().unwrap();
    assert_eq!(extension.extra("dealValue").unwrap(), Some(json!(10000.5)));
}

#[test]
fn an_event() {
    let event: Event = payload(include_str!("payloads/event.json"));
    assert_eq!(event.r#type, Some(EventType::SINGLE_INSTANCE));
    assert_eq!(event.online_meeting_provider.as_ref().unwrap(), "zoom");
    assert_eq!(event.attendees.as_ref().unwrap()[1].r#type.as_ref().unwrap(), "robot");
    assert_eq!(event.start.as_ref().unwrap().time_zone.as_deref(), Some("Pacific Standard Time"));
    assert_eq!(event.reminder_minutes_before_start, Some(15));
    assert!(event.is_null(Event::SERIES_MASTER_ID));
}

#[test]
fn a_group_with_members_of_several_types() {
    let group: Group = payload(include_str!("payloads/group.json"));
    let members = group.members().unwrap().unwrap();
    let users: Vec<User> = members.iter().filter(|it| it.is::<User>()).map(|it| it.cast().unwrap()).collect();
    assert_eq!(users.iter().map(|it| it.mail.as_deref()).collect::<Vec<_>>(), [Some("ada@contoso.com")]);
    assert_eq!(members.iter().filter(|it| it.is::<Group>()).count(), 1);
    assert_eq!(members[2].odata_type().as_deref(), Some("#microsoft.graph.device"));
    assert_eq!(members[2].extra("trustType").unwrap(), Some(json!("AzureAd")));
    assert_eq!(serde_json::to_value(&members).unwrap(), group.extra("members").unwrap().unwrap());
}

#[test]
fn a_drive_item() {
    let item: DriveItem = payload(include_str!("payloads/drive_item.json"));
    assert_eq!(item.size, Some(i64::MAX));
    let hashes = item.file.as_ref().and_then(|it| it.hashes.as_ref()).unwrap();
    assert_eq!(hashes.quick_xor_hash.as_deref(), Some("1vXJzIBv0ajzPCHW4Y0TObzrWpM="));
    let children = item.children().unwrap().unwrap();
    assert_eq!(children[1].folder.as_ref().and_then(|it| it.child_count), Some(3));
    assert_eq!(children[0].size, Some(0));
}

#[test]
fn a_subscription_a_call_and_an_extension() {
    let subscription: Subscription = payload(include_str!("payloads/subscription.json"));
    assert_eq!(subscription.expiration_date_time.as_ref().unwrap(), "2016-11-20T18:23:45.9356913Z");
    assert!(subscription.is_null(Subscription::INCLUDE_RESOURCE_DATA));
    let call: CallRecord = payload(include_str!("payloads/call_record.json"));
    assert_eq!(call.r#type, Some(CallType::PEER_TO_PEER));
    assert_eq!(call.modalities.as_deref(), Some(&[Modality::AUDIO, Modality::SCREEN_SHARING, "hologram".into()][..]));
    assert_eq!(call.sessions().unwrap().unwrap()[0].modalities.as_deref(), Some(&[Modality::AUDIO][..]));
    let extension: OpenTypeExtension = payload(include_str!("payloads/open_type_extension.json"));
    assert_eq!(extension.extra("lang").unwrap(), Some(json!(["de", "Japanese", null])));
    assert!(json::to_string(&extension).unwrap().contains("\"size\":12345678901234567890"));
}
