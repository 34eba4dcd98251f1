//! Nothing is lost: what is read is what is written, by this crate, by serde_json, and by a format that is not JSON.

use msgraph::models::{DirectoryObject, Group, Message, User};
use msgraph_core::{Collection, Json, Model, Property, Record, json};
use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq, prop_oneof};
use proptest::strategy::Strategy;
use proptest::test_runner::TestCaseError;
use serde_json::json;

use crate::arbitrary::{object, text, typed};
use crate::{Tested, for_models, property, read, write};

fn failed(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// Every way to read and write an object gives it back.
fn survives<T: Tested>() {
    property(48, object::<T>(), |wire| {
        let text = wire.to_string();
        let value: T = json::from_str(&text).map_err(failed)?;
        let written: Json = serde_json::from_slice(&json::to_vec(&value).map_err(failed)?).map_err(failed)?;
        prop_assert_eq!(&written, &wire);
        // serde_json reading text, and values that were read before.
        let by_serde: T = serde_json::from_str(&text).map_err(failed)?;
        prop_assert_eq!(&by_serde, &value);
        let by_value: T = serde_json::from_value(wire.clone()).map_err(failed)?;
        prop_assert_eq!(&by_value, &value);
        prop_assert_eq!(&serde_json::to_value(&value).map_err(failed)?, &wire);
        // A binary format.
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).map_err(failed)?;
        let by_cbor: T = ciborium::from_reader(&bytes[..]).map_err(failed)?;
        prop_assert_eq!(&by_cbor, &value);
        prop_assert_eq!(&write(&by_cbor), &wire);
        // And a copy.
        prop_assert_eq!(&write(&value.clone()), &wire);
        Ok(())
    });
}

#[test]
fn nulls_among_items_are_kept() {
    let wire = json!({
        "categories": ["a", null, "b", null],
        "toRecipients": [null, {"emailAddress": {"address": "ada@contoso.com", "name": null}}],
    });
    let mut message: Message = read(&wire);
    assert_eq!(message.categories.as_ref().map(Vec::len), Some(2));
    assert_eq!(write(&message), wire);
    assert_eq!(write(&message.clone()), wire);
    message.categories = Some(vec!["b".to_owned(), "a".to_owned()]);
    assert_eq!(write(&message)["categories"], json!(["b", "a"]));
    assert_eq!(write(&message)["toRecipients"], wire["toRecipients"]);
}

#[test]
fn every_object_survives() {
    for_models!(survives);
}

/// Absent, null and a value are told apart in every field.
fn tells_states_apart<T: Tested>() {
    property(16, object::<T>(), |wire| {
        let value: T = read(&wire);
        for (index, name) in value.shape().fields.iter().enumerate() {
            let state = (value.is_null(Property::<T>::new(name, "")), value.field(index).peek().is_some());
            let expected = wire.get(name).map_or((false, false), |it| (it.is_null(), !it.is_null()));
            prop_assert_eq!(state, expected, "{}", name);
        }
        Ok(())
    });
}

#[test]
fn absent_null_and_value_are_three_things() {
    for_models!(tells_states_apart);
}

#[test]
fn undocumented_numbers_keep_every_digit() {
    property(256, "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?", |digits| {
        let user: User = json::from_str(&format!(r#"{{"rank":{digits},"id":"1"}}"#)).map_err(failed)?;
        prop_assert_eq!(user.rest().text("rank"), Some(digits.as_str()));
        prop_assert_eq!(json::to_string(&user).map_err(failed)?, format!(r#"{{"id":"1","rank":{digits}}}"#));
        Ok(())
    });
}

#[test]
fn pages_of_mixed_types_survive() {
    let stranger = (text(), text()).prop_map(
        |(id, phone)| json!({"@odata.type": "#microsoft.graph.orgContact", "id": id, "phones": [{"number": phone}]}),
    );
    let items = vec(prop_oneof![typed::<User>(), typed::<Group>(), stranger, object::<DirectoryObject>()], 0..5);
    let page = (items, text()).prop_map(
        |(items, link)| json!({"@odata.context": "https://x/$metadata#directoryObjects", "@odata.nextLink": link, "value": items}),
    );
    property(64, page, |wire| {
        let page: Collection<DirectoryObject> = serde_json::from_str(&wire.to_string()).map_err(failed)?;
        prop_assert_eq!(&serde_json::to_value(&page).map_err(failed)?, &wire);
        for (item, wire) in page.value.iter().zip(wire["value"].as_array().into_iter().flatten()) {
            if item.is::<User>() {
                prop_assert_eq!(&write(&item.cast::<User>().map_err(failed)?), wire);
            } else if item.is::<Group>() {
                prop_assert_eq!(&write(&item.cast::<Group>().map_err(failed)?), wire);
            } else {
                prop_assert!(
                    item.odata_type()
                        .is_none_or(|it| !matches!(&*it, "#microsoft.graph.user" | "#microsoft.graph.group"))
                );
            }
        }
        Ok(())
    });
}

#[test]
fn expanded_relationships_of_mixed_types_survive() {
    let group = (object::<Group>(), vec(prop_oneof![typed::<User>(), typed::<Group>()], 0..4)).prop_map(
        |(mut group, members)| {
            group["members"] = Json::from(members);
            group
        },
    );
    property(48, group, |wire| {
        let mut group: Group = read(&wire);
        prop_assert_eq!(&write(&group), &wire);
        let members = group.members().map_err(failed)?.unwrap_or_default();
        prop_assert_eq!(&serde_json::to_value(&members).map_err(failed)?, &wire["members"]);
        // Set again, it is the same relationship.
        group.set_members(&members).map_err(failed)?;
        prop_assert_eq!(&write(&group), &wire);
        Ok(())
    });
}
