//! Open enums keep what they don't know; flags enums are comma-separated sets.

use msgraph::models::identity_governance::{LifecycleTaskCategory, Task};
use msgraph::models::{Calendar, Importance, Message, OnlineMeetingProviderType};
use msgraph_core::{Item, Model};
use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq};
use proptest::sample::select;
use serde_json::json;

use crate::arbitrary::text;
use crate::{property, read, write};

fn describe(message: &Message) -> &str {
    // Known members are patterns; a member that is new needs no change here.
    match &message.importance {
        Some(Importance::HIGH) => "at once",
        Some(Importance::NORMAL | Importance::LOW) => "some time",
        Some(other) => other.as_str(),
        None => "unknown",
    }
}

#[test]
fn members_that_are_new_are_kept() {
    for (wire, want) in [
        (json!({"importance": "high"}), "at once"),
        (json!({"importance": "low"}), "some time"),
        (json!({"importance": "urgent"}), "urgent"),
        (json!({"importance": "unknownFutureValue"}), "unknownFutureValue"),
        (json!({"importance": ""}), ""),
        (json!({"importance": null}), "unknown"),
        (json!({}), "unknown"),
    ] {
        let message: Message = read(&wire);
        assert_eq!(describe(&message), want, "{wire}");
        assert_eq!(write(&message), wire);
    }
    let wire = json!({"allowedOnlineMeetingProviders": ["teamsForBusiness", "carrierPigeon", "unknown"]});
    let calendar: Calendar = read(&wire);
    assert_eq!(calendar.allowed_online_meeting_providers.as_ref().unwrap()[1], "carrierPigeon");
    assert_eq!(write(&calendar), wire);
}

#[test]
fn any_text_is_a_value_of_an_open_enum() {
    property(256, text(), |text| {
        let importance = Importance::from(text.as_str());
        if !["low", "normal", "high"].iter().any(|member| member.eq_ignore_ascii_case(&text)) {
            prop_assert_eq!(importance.as_str(), &text);
            prop_assert!(importance == text.as_str() && importance != Importance::HIGH);
            prop_assert_eq!(format!("{importance}"), text.clone());
            prop_assert_eq!(format!("{importance:?}"), text.clone());
            let message = Message::with(|it| it.importance = Some(importance.clone()));
            prop_assert_eq!(read::<Message>(&write(&message)).importance, Some(importance));
        }
        Ok(())
    });
}

#[test]
fn case_decides_nothing_about_known_members() {
    for text in ["teamsForBusiness", "TeamsForBusiness", "teamsforbusiness"] {
        let value = OnlineMeetingProviderType::from(text);
        assert_eq!(value, OnlineMeetingProviderType::TEAMS_FOR_BUSINESS);
        assert!(value == "teamsForBusiness");
    }
}

#[test]
fn flags_are_read_and_written_as_sets() {
    type Category = LifecycleTaskCategory;
    for (wire, want) in [
        ("joiner", "joiner"),
        ("joiner,leaver", "joiner,leaver"),
        ("leaver, joiner", "joiner,leaver"),
        ("Mover,JOINER,mover", "joiner,mover"),
        ("sabbatical,joiner", "joiner,sabbatical"),
        ("", ""),
    ] {
        let task: Task = read(&json!({"category": wire}));
        assert_eq!(write(&task), json!({"category": want}), "{wire}");
    }
    let task: Task = read(&json!({"category": "leaver,sabbatical"}));
    let category = task.category.unwrap();
    assert!(category.contains(&Category::LEAVER) && category.contains(&Category::from("sabbatical")));
    assert!(!category.contains(&Category::JOINER));
    let task = Task::with(|it| it.category = Some(Category::MOVER | Category::JOINER | Category::from("sabbatical")));
    assert_eq!(write(&task), json!({"category": "joiner,mover,sabbatical"}));
}

#[test]
fn flags_are_sets_whatever_their_order() {
    let parts = vec(select(&["joiner", "leaver", "mover", "sabbatical", "newcomer"][..]), 0..6);
    property(256, parts, |parts| {
        let flags = LifecycleTaskCategory::from(parts.join(",").as_str());
        for part in &parts {
            prop_assert!(flags.contains(&LifecycleTaskCategory::from(*part)));
        }
        // What is written names each member once and reads as the same set.
        let text = flags.to_string();
        let mut written: Vec<&str> = text.split(',').filter(|part| !part.is_empty()).collect();
        let mut wanted = parts.clone();
        for list in [&mut written, &mut wanted] {
            list.sort_unstable();
        }
        wanted.dedup();
        prop_assert_eq!(written, wanted);
        prop_assert_eq!(LifecycleTaskCategory::from(text.as_str()), flags);
        Ok(())
    });
    assert_eq!(LifecycleTaskCategory::blank(), LifecycleTaskCategory::default());
}
