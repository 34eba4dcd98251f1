//! Open enumerations keep unknown members; flags are sets.

use docwright_runtime::Model;
use serde_json::json;

use crate::models::{Asset, Condition, Ports};
use crate::{read, write};

fn describe(asset: &Asset) -> &str {
    // The constants of an open enum are patterns.
    match &asset.condition {
        Some(Condition::NEW) => "new",
        Some(Condition::WORN) => "worn",
        Some(other) => other.as_str(),
        None => "nothing",
    }
}

#[test]
fn open_enums() {
    for (wire, want) in [
        (json!({"condition": "new"}), "new"),
        (json!({"condition": "worn"}), "worn"),
        (json!({"condition": "melted"}), "melted"),
        (json!({"condition": "unknownFutureValue"}), "unknownFutureValue"),
        (json!({"condition": ""}), ""),
        (json!({"condition": null}), "nothing"),
        (json!({"history": ["new", "melted", "worn"]}), "nothing"),
    ] {
        let asset: Asset = read(&wire);
        assert_eq!(describe(&asset), want);
        assert_eq!(write(&asset), wire);
    }
    // Spelt in another case it is the same member, and written as documented.
    let asset: Asset = read(&json!({"condition": "WORN"}));
    assert_eq!(asset.condition, Some(Condition::WORN));
    assert_eq!(write(&asset), json!({"condition": "worn"}));
}

#[test]
fn an_open_enum_compares_and_prints_as_its_text() {
    let melted = Condition::from("melted");
    assert!(melted == "melted" && melted == *"melted" && melted != "new" && Condition::NEW == "new");
    assert_eq!(melted.clone(), melted);
    assert_eq!(Condition::from("new"), Condition::NEW);
    assert_eq!(format!("{melted} {melted:?} {:>5}|{}", Condition::NEW, Condition::WORN), "melted melted   new|worn");
    assert_eq!(serde_json::to_string(&[melted, Condition::NEW]).expect("JSON"), r#"["melted","new"]"#);
    assert_eq!(serde_json::from_str::<Condition>("\"worn\"").expect("a condition"), Condition::WORN);
}

#[test]
fn flags_enums() {
    let asset: Asset = read(&json!({"ports": "usb, MiniJack,gas"}));
    let ports = asset.ports.clone().expect("is there");
    assert!(
        ports.contains(&Ports::USB)
            && ports.contains(&(Ports::MINI_JACK | Ports::from("gas")))
            && !ports.contains(&Ports::POWER)
    );
    assert_eq!(write(&asset), json!({"ports": "usb,miniJack,gas"}));
    assert_eq!(ports.to_string(), "usb,miniJack,gas");
    let asset = Asset::with(|asset| asset.ports = Some(Ports::POWER | Ports::USB | Ports::POWER));
    assert_eq!(write(&asset), json!({"ports": "power,usb"}));
    assert_eq!(write(&Asset::with(|asset| asset.ports = Some(Ports::default()))), json!({"ports": ""}));
}
