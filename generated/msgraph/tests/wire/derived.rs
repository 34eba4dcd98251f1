//! Derived types: read as their base, turned into what they are, and sent where the base is expected.

use msgraph::me;
use msgraph::models::{
    Attachment, BaseItem, DirectoryObject, DriveItem, Entity, Event, Extension, FileAttachment, Group, IosLobApp,
    ItemAttachment, Message, MobileApp, MobileLobApp, OpenTypeExtension, OutlookItem, User,
};
use msgraph_core::{ErrorKind, Is, Json, Model};
use proptest::prelude::{prop_assert, prop_assert_eq};
use serde_json::json;

use crate::arbitrary::typed;
use crate::{Tested, body, property, read, write};

/// Down and up again, a value is the same and every name of it is there.
fn casts<D: Tested + Is<B>, B: Tested>() {
    property(32, typed::<D>(), |wire| {
        let base: B = read(&wire);
        let derived: D = read(&wire);
        prop_assert_eq!(&write(&base), &wire);
        prop_assert!(base.is::<D>());
        prop_assert_eq!(&base.cast::<D>().unwrap(), &derived);
        prop_assert_eq!(&write(&base.cast::<D>().unwrap()), &wire);
        prop_assert_eq!(&derived.upcast::<B>().unwrap(), &base);
        Ok(())
    });
}

#[test]
fn a_value_read_as_its_base_can_be_turned_into_what_it_is() {
    casts::<User, DirectoryObject>();
    casts::<User, Entity>();
    casts::<Group, DirectoryObject>();
    casts::<Message, OutlookItem>();
    casts::<Event, OutlookItem>();
    casts::<Event, Entity>();
    casts::<FileAttachment, Attachment>();
    casts::<ItemAttachment, Attachment>();
    casts::<DriveItem, BaseItem>();
    casts::<OpenTypeExtension, Extension>();
    casts::<IosLobApp, MobileLobApp>();
    casts::<IosLobApp, MobileApp>();
}

/// A value that was made here says what it is once it stands among values of its base type.
fn names_itself<D: Tested + Is<B>, B: Tested>() {
    property(16, typed::<D>(), |wire| {
        let mut derived: D = read(&wire);
        prop_assert!(msgraph_core::Record::rest_mut(&mut derived).remove("@odata.type"));
        let base: B = derived.upcast().unwrap();
        prop_assert_eq!(&write(&base), &wire);
        Ok(())
    });
}

#[test]
fn a_derived_value_among_base_values_carries_its_type() {
    names_itself::<User, DirectoryObject>();
    names_itself::<FileAttachment, Attachment>();
    names_itself::<IosLobApp, MobileApp>();
    let file = FileAttachment::with(|it| {
        it.name = Some("plan.txt".into());
        it.content_bytes = Some(b"Plan".into());
    });
    let item = ItemAttachment::with(|it| it.name = Some("Invitation".into()));
    let mut message = Message::with(|it| it.subject = Some("Plan".into()));
    message.set_attachments(&[file.upcast().unwrap(), item.upcast().unwrap()]).unwrap();
    let want = json!({"subject": "Plan", "attachments": [
        {"@odata.type": "#microsoft.graph.fileAttachment", "name": "plan.txt", "contentBytes": "UGxhbg=="},
        {"@odata.type": "#microsoft.graph.itemAttachment", "name": "Invitation"},
    ]});
    assert_eq!(write(&message), want);
}

#[test]
fn a_derived_value_sent_where_the_base_is_expected_carries_its_type() {
    let file = FileAttachment::with(|it| it.name = Some("plan.txt".into()));
    let request = me::messages::attachments::create("m1", &file);
    assert_eq!(
        request.body_bytes().map(|it| &it[..]),
        Some(&br##"{"@odata.type":"#microsoft.graph.fileAttachment","name":"plan.txt"}"##[..])
    );
    // The documented type needs no word about it, and a type that is there stays.
    let plain = Attachment::with(|it| it.name = Some("plan.txt".into()));
    assert_eq!(body(&me::messages::attachments::create("m1", &plain)), json!({"name": "plan.txt"}));
    let other: Attachment = read(&json!({"@odata.type": "#microsoft.graph.referenceAttachment", "name": "x"}));
    assert_eq!(
        body(&me::messages::attachments::create("m1", &other)),
        json!({"@odata.type": "#microsoft.graph.referenceAttachment", "name": "x"})
    );
}

#[test]
fn a_cast_follows_what_the_service_says() {
    let table: [(Json, bool, bool); 6] = [
        (json!({"@odata.type": "#microsoft.graph.user", "id": "1"}), true, true),
        (json!({"@odata.type": "microsoft.graph.user", "id": "1"}), true, true),
        (json!({"@odata.type": "#Microsoft.Graph.User", "id": "1"}), true, true),
        // Without a type nothing is said against it.
        (json!({"id": "1"}), false, true),
        (json!({"@odata.type": "#microsoft.graph.group", "id": "1"}), false, false),
        (json!({"@odata.type": "#microsoft.graph.device", "id": "1"}), false, false),
    ];
    for (wire, is, casts) in table {
        let object: DirectoryObject = read(&wire);
        assert_eq!((object.is::<User>(), object.cast::<User>().is_ok()), (is, casts), "{wire}");
    }
    let device: DirectoryObject = read(&json!({"@odata.type": "#microsoft.graph.device"}));
    let error = device.cast::<User>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Type);
    assert_eq!(error.to_string(), "this is a microsoft.graph.device, not a microsoft.graph.user");
    // A type in between is one, too.
    let app: MobileApp = read(&json!({"@odata.type": "#microsoft.graph.iosLobApp", "fileName": "a.ipa"}));
    assert!(app.is::<MobileLobApp>() && app.is::<IosLobApp>());
    assert_eq!(app.cast::<MobileLobApp>().unwrap().file_name.as_deref(), Some("a.ipa"));
}

#[test]
fn a_cast_of_a_wrong_shape_says_where_it_is() {
    let object: DirectoryObject =
        read(&json!({"@odata.type": "#microsoft.graph.user", "passwordProfile": {"password": {"a": 1}}}));
    let error = object.cast::<User>().unwrap_err();
    assert_eq!(error.json_path(), Some("$.passwordProfile.password"));
    assert_eq!(error.model(), Some("microsoft.graph.passwordProfile"));
}
