//! Three states of what is sent: absent, null, value; and what only the service writes is left out.

use msgraph::models::{Event, Group, Message, OutlookItem, Subscription, User};
use msgraph::{me, subscriptions, users};
use msgraph_core::{Json, Method, Model, Property, Request};
use proptest::collection::vec;
use proptest::prelude::{Just, prop_assert_eq, prop_oneof};
use proptest::strategy::{Strategy, Union};
use serde_json::{Map, json};

use crate::arbitrary::{field, object};
use crate::{Tested, body, for_models, property, read, write};

/// A change that a program may make to a property.
#[derive(Debug, Clone)]
enum Change {
    Unset,
    Null,
    Value(Json),
}

fn change<T: Tested>() -> impl Strategy<Value = (&'static str, Change)> {
    let fields = T::blank().shape().fields;
    Union::new(fields.iter().enumerate().map(|(index, name)| {
        let change = prop_oneof![Just(Change::Unset), Just(Change::Null), field::<T>(index).prop_map(Change::Value)];
        change.prop_map(move |change| (*name, change)).boxed()
    }))
}

/// After any changes, what is written is exactly what they say, and an update sends that but for what is read-only.
fn sends_what_was_set<T: Tested>() {
    property(32, vec(change::<T>(), 0..12), |changes| {
        let mut value = T::default();
        let mut wanted = Map::new();
        for (name, change) in changes {
            match change {
                Change::Unset => value.unset(Property::<T>::new(name, "")),
                Change::Null => value.set_null(Property::<T>::new(name, "")),
                Change::Value(ref json) => value.set_extra(name, json.clone()).unwrap(),
            }
            match change {
                Change::Unset => wanted.remove(name),
                Change::Null => wanted.insert(name.to_owned(), Json::Null),
                Change::Value(json) => wanted.insert(name.to_owned(), json),
            };
        }
        prop_assert_eq!(&write(&value), &Json::Object(wanted.clone()));
        wanted.retain(|name, _| !value.shape().read_only.contains(&name.as_str()));
        let request: Request<()> = Request::new(Method::Patch, "/x", &[]).body(&value);
        prop_assert_eq!(&body(&request), &Json::Object(wanted));
        Ok(())
    });
}

#[test]
fn what_was_set_is_sent_and_nothing_else() {
    for_models!(sends_what_was_set);
}

#[test]
fn an_update_sends_exactly_what_was_set() {
    type Row = (fn(&mut Message), Json);
    let set: [Row; 7] = [
        (|_| {}, json!({})),
        (|it| it.subject = Some("Plan".into()), json!({"subject": "Plan"})),
        (|it| it.set_null(Message::SUBJECT), json!({"subject": null})),
        (|it| it.set_null(Message::FLAG), json!({"flag": null})),
        (|it| it.categories = Some(vec![]), json!({"categories": []})),
        (
            |it| {
                it.set_null(Message::IS_READ);
                it.is_read = Some(false);
            },
            json!({"isRead": false}),
        ),
        (
            |it| {
                it.subject = Some("Plan".into());
                it.unset(Message::SUBJECT);
                // A constant of the base type names the same property.
                it.set_null(OutlookItem::CATEGORIES);
            },
            json!({"categories": null}),
        ),
    ];
    for (index, (set, want)) in set.into_iter().enumerate() {
        let mut message = Message::default();
        set(&mut message);
        assert_eq!(body(&me::messages::update("m1", &message)), want, "row {index}");
    }
}

#[test]
fn what_only_the_service_writes_is_not_sent() {
    let read_back = json!({
        "@odata.type": "#microsoft.graph.user", "id": "7", "createdDateTime": "2024-05-01T10:00:00Z", "deletedDateTime": null,
        "proxyAddresses": ["SMTP:ada@contoso.com"], "displayName": "Ada", "department": null, "extension_7c_badge": "B-12",
    });
    let user: User = read(&read_back);
    let want = json!({"@odata.type": "#microsoft.graph.user", "displayName": "Ada", "department": null, "extension_7c_badge": "B-12"});
    assert_eq!(body(&users::update("7", &user)), want);
    assert_eq!(body(&users::create(&user)), want);
    // It is part of the value all the same.
    assert_eq!(write(&user), read_back);
    let subscription = Subscription::with(|it| {
        it.id = Some("s1".into());
        it.application_id = Some("a1".into());
        it.creator_id = Some("c1".into());
        it.change_type = Some("created".into());
        it.expiration_date_time = Some("2026-12-01T00:00:00Z".into());
    });
    let want = json!({"changeType": "created", "expirationDateTime": "2026-12-01T00:00:00Z"});
    assert_eq!(body(&subscriptions::create(&subscription)), want);
    assert_eq!(body(&subscriptions::update("s1", &subscription)), want);
    // Further in, an `id` says which object is meant.
    let mut event = Event::with(|it| it.id = Some("e1".into()));
    event.set_calendar(&msgraph::models::Calendar::with(|it| it.id = Some("c1".into()))).unwrap();
    assert_eq!(body(&me::events::create(&event)), json!({"calendar": {"id": "c1"}}));
}

/// The constant of a read-only property says so, and the table that requests go by agrees.
fn marks_agree<T: Tested>() {
    property(1, object::<T>(), |wire| {
        let value: T = read(&wire);
        let sent = body(&Request::<()>::new(Method::Post, "/x", &[]).body(&value));
        for name in value.shape().read_only {
            prop_assert_eq!(sent.get(name), None);
        }
        Ok(())
    });
}

#[test]
fn read_only_properties_are_marked() {
    for_models!(marks_agree);
    for (property, read_only) in [
        (User::ID.untyped(), true),
        (User::PROXY_ADDRESSES.untyped(), true),
        (User::DISPLAY_NAME.untyped(), false),
        (User::DEPARTMENT.untyped(), false),
    ] {
        assert_eq!(property.capabilities().is_read_only(), read_only, "{property}");
        assert_eq!(User::default_shape().read_only.contains(&property.name()), read_only, "{property}");
    }
}

trait DefaultShape: Tested {
    fn default_shape() -> &'static msgraph_core::Shape {
        Self::blank().shape()
    }
}

impl DefaultShape for User {}

#[test]
fn links_and_undocumented_properties_can_be_sent() {
    let mut group = Group::with(|it| it.display_name = Some("Robots".into()));
    group.set_extra("members@odata.bind", json!(["https://graph.microsoft.com/v1.0/users/7"])).unwrap();
    group.set_extra("extension_7c_budget", 12).unwrap();
    group.set_extra("theme", json!(null)).unwrap();
    let want = json!({
        "displayName": "Robots", "members@odata.bind": ["https://graph.microsoft.com/v1.0/users/7"], "extension_7c_budget": 12,
        "theme": null,
    });
    assert_eq!(write(&group), want);
    assert_eq!(group.extra("extension_7c_budget").unwrap(), Some(json!(12)));
    // Relationships have the same three states.
    let group: Group = read(&json!({"owners": null}));
    assert!(group.is_null(Group::OWNERS) && !group.is_null(Group::MEMBERS));
}
