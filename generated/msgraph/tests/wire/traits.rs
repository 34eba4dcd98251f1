//! The traits of every model: serde's, those of `std`, and extension traits of others.

use std::fs;
use std::path::Path;

use msgraph::models::{Attendee, Event, Message, Recipient, User};
use msgraph_core::{Collection, Model, Record, Request, Response, Value, check};
use proptest::prelude::{prop_assert_eq, prop_assert_ne};
use proptest::strategy::Strategy;
use serde_json::json;

use crate::arbitrary::object;
use crate::{Tested, for_models, property, read, write};

/// Checked by the compiler.
fn crosses_threads<T: Tested + Send + Sync + Unpin + 'static>() {
    fn also<T: Send + Sync + Clone + 'static>() {}
    also::<Collection<T>>();
    also::<Value<T>>();
    also::<Request<T>>();
    also::<Request<Collection<T>>>();
}

#[test]
fn models_cross_threads() {
    for_models!(crosses_threads);
    let user = User::with(|it| it.display_name = Some("Ada".into()));
    let again = std::thread::spawn(move || user.clone()).join().unwrap();
    assert_eq!(again.display_name.as_deref(), Some("Ada"));
}

/// The table by which a model is read and written fits its fields.
fn fits_its_table<T: Tested>() {
    assert_eq!(check::model::<T>(), Vec::<String>::new());
    assert_eq!(write(&T::default()), json!({}));
    assert_eq!(T::default(), T::blank());
}

#[test]
fn tables_fit_their_fields() {
    for_models!(fits_its_table);
}

/// Equal means: written alike. So what differs in one property is not equal.
fn equality_is_of_what_is_written<T: Tested>() {
    let pair = (object::<T>(), object::<T>()).prop_map(|(a, b)| (a, b));
    property(32, pair, |(a, b)| {
        let (x, y): (T, T) = (read(&a), read(&b));
        prop_assert_eq!(x == y, a == b);
        prop_assert_eq!(&x.clone(), &x);
        for name in a.as_object().into_iter().flat_map(|it| it.keys()) {
            let mut less = a.clone();
            less.as_object_mut().unwrap().remove(name);
            prop_assert_ne!(&read::<T>(&less), &x, "without {}", name);
        }
        Ok(())
    });
}

#[test]
fn equality() {
    for_models!(equality_is_of_what_is_written);
}

#[test]
fn models_are_made_in_tests_of_users() {
    // With a closure, by assignment, and from JSON: the same.
    let with = Event::with(|it| {
        it.subject = Some("Plan".into());
        it.attendees = Some(vec![Attendee::default()]);
    });
    let mut assigned = Event::default();
    assigned.subject = Some("Plan".into());
    assigned.attendees = Some(vec![Attendee::default()]);
    assert_eq!(with, assigned);
    assert_eq!(with, read(&json!({"subject": "Plan", "attendees": [{}]})));
    // A response of the service is made the same way.
    let mut page = Collection::from(vec![Message::default()]);
    page.next_link = Some("https://x".into());
    let response = Response::new(200, serde_json::to_vec(&page).unwrap());
    assert_eq!(msgraph::me::messages::list().read(&response).unwrap(), page);
}

#[test]
fn lists_of_models_are_ordinary_values() {
    let recipients: Vec<Recipient> = serde_json::from_str(r#"[{"emailAddress":{"name":"Ada"}},{"x":1}]"#).unwrap();
    assert_eq!(serde_json::to_value(&recipients).unwrap(), json!([{"emailAddress": {"name": "Ada"}}, {"x": 1}]));
    assert!(recipients[0].rest().is_empty() && !recipients[1].rest().is_empty());
}

/// A field that the next version adds must not break a program: no model can be built or taken apart by all its fields.
#[test]
fn models_are_open_to_extension() {
    let mut seen = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            for pair in lines.windows(2).filter(|pair| pair[1].starts_with("pub struct ") && pair[1].ends_with('{')) {
                assert_eq!(pair[0], "#[non_exhaustive]", "{}: {}", path.display(), pair[1]);
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "only {seen} models were found");
}
