//! Secrets in `Debug`: properties that hold one show no value, wherever they stand.

use msgraph::drives::items::CreateLinkBody;
use msgraph::models::{DirectoryObject, PasswordProfile, User};
use msgraph_core::{Model, json};
use proptest::prelude::prop_assert;
use serde_json::json;

use crate::arbitrary::object;
use crate::{Tested, for_models, property, read};

#[test]
fn passwords_do_not_show() {
    property(128, "[A-Z]{4}[0-9]{8}", |secret| {
        let user: User = read(&json!({
            "displayName": "Ada", "passwordProfile": {"password": secret, "forceChangePasswordNextSignIn": true},
            "sharedKey": secret, "@microsoft.graph.downloadUrl": format!("https://x?tempauth={secret}"),
        }));
        let base: DirectoryObject = user.upcast().unwrap();
        let page = msgraph_core::Collection::from(vec![user.clone()]);
        let link = CreateLinkBody::with(|it| it.password = Some(secret.clone()));
        for shown in [
            format!("{user:?}"),
            format!("{user:#?}"),
            format!("{base:?}"),
            format!("{page:?}"),
            format!("{link:?}"),
            format!("{:?}", msgraph::users::update("7", &user)),
        ] {
            prop_assert!(!shown.contains(&secret), "{}", shown);
        }
        let shown = format!("{user:?}");
        prop_assert!(shown.contains("displayName: \"Ada\""), "{}", shown);
        // They are sent, of course.
        prop_assert!(json::to_string(&user).unwrap().contains(&secret));
        Ok(())
    });
    let profile = PasswordProfile::with(|it| it.password = Some("x".into()));
    assert_eq!(format!("{profile:?}"), "PasswordProfile { password: … }");
}

/// `Debug` of any value works, and what no page knows shows by its name only.
fn shows_names_only<T: Tested>() {
    property(16, object::<T>(), |mut wire| {
        wire["undocumented"] = json!({"key": "HUNTER2"});
        let shown = format!("{:?}", read::<T>(&wire));
        prop_assert!(shown.contains("undocumented: …") && !shown.contains("HUNTER2"), "{}", shown);
        Ok(())
    });
}

#[test]
fn what_no_page_knows_does_not_show() {
    for_models!(shows_names_only);
}
