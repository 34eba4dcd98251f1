//! Tests of the grammar of deprecation.

use super::*;
use crate::page::PageKind;
use crate::page::document::context::tests::{page, prose};

/// The words about the property `volts` in its row, where it is deprecated.
fn row(description: &str) -> Option<String> {
    of_description(&prose(description), "volts").into_iter().next().map(|it| it.words)
}

#[test]
fn rows_say_it_of_what_they_describe() {
    let cases = [
        ("Deprecated. Use **watts** instead.", "Use watts instead."),
        ("The voltage. Deprecated -- use `watts` instead.", "Use watts instead."),
        ("\\[Deprecated\\] Setting it has no effect.", "Setting it has no effect."),
        ("**Deprecated** since 2.0: use watts.", "Since 2.0: use watts."),
        ("(Deprecated) The voltage.", "The voltage."),
        ("Deprecated.", ""),
        ("This property is deprecated. Use `watts`. Read-only.", "This property is deprecated. Use watts."),
        (
            "Old. This relationship will be deprecated in May 2029 and will be replaced by watts.",
            "This relationship will be deprecated in May 2029 and will be replaced by watts.",
        ),
        (
            "This property's purpose is that of watts and is deprecated.",
            "This property's purpose is that of watts and is deprecated.",
        ),
        (
            "Note: the name misleads; the property is obsolete, use watts instead.",
            "The name misleads; the property is obsolete, use watts instead.",
        ),
        ("This is in the process of being deprecated.", "This is in the process of being deprecated."),
        ("The **volts** property has been deprecated.", "The volts property has been deprecated."),
        ("`volts` is now deprecated.", "Volts is now deprecated."),
        ("Mains voltage - to be deprecated", "Mains voltage - to be deprecated"),
        (
            "Do not use this value as it will be deprecated in the future.",
            "Do not use this value as it will be deprecated in the future.",
        ),
        ("This setting is no longer supported.", "This setting is no longer supported."),
        ("This property will be removed in a later release.", "This property will be removed in a later release."),
    ];
    for (description, words) in cases {
        assert_eq!(row(description).as_deref(), Some(words), "{description}");
    }
}

#[test]
fn what_is_said_of_others_is_not_said_of_the_row() {
    for description in [
        "Use this instead of the deprecated **amperes** property.",
        "Replaces **amperes**, which is deprecated.",
        "Indicates whether this setting is deprecated.",
        "True if the lamp is deprecated.",
        "When the lamps will be removed.",
        "The **amperes** property is deprecated; this one is not.",
        "The date on which the template was deprecated.",
        "One of `active`, `deprecated`.",
        "Deprecated lamps are listed, too.",
        "This property is not deprecated.",
        "This property is no longer deprecated.",
        "Lets programs use their deprecated version of the protocol.",
        "This value will be removed when the lamp is.",
        "Because **amperes** are deprecated, give volts.",
        "The lamp has been blocked or retired.",
        "How many times the lamp was replaced by another.",
        "This property is no longer available when the lamp is off.",
        "This value will be replaced by what the service measures.",
        "This setting stops working when the lamp is off.",
    ] {
        assert_eq!(row(description), None, "{description}");
    }
}

/// The words of a page with this title and introduction about its own end, and the parts that it names.
fn said(title: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let (page, _) = page(&format!("# {title}\n{text}\n## HTTP request\n```http\nGET /lamps\n```\n"));
    assert!(matches!(page.kind, PageKind::Api(_)));
    (
        page.deprecated.into_iter().map(|it| it.words).collect(),
        page.deprecated_parts.into_iter().map(|it| it.name).collect(),
    )
}

#[test]
fn pages_say_it_in_title_and_alerts() {
    let own = |title: &str, text: &str| said(title, text).0;
    assert_eq!(own("lamp: blow (deprecated)", "Blow."), [""]);
    assert_eq!(
        own(
            "Blow",
            "> [!CAUTION]\n> This API is deprecated and will stop returning data on\n> May 1, 2029. Going forward, use [dim](dim.md)."
        ),
        ["This API is deprecated and will stop returning data on May 1, 2029. Going forward, use dim."]
    );
    assert_eq!(own("Blow", "> **Note:** This method is deprecated."), ["This method is deprecated."]);
    assert_eq!(own("List brightLamps", "> [!NOTE]\n> The bright lamps API is deprecated.").len(), 1);
    assert_eq!(own("Blow", "Starting May 2029, this API will be replaced by another one. Plan to migrate.").len(), 1);
    for other in [
        "The older version, the [lamps API](x.md), will be deprecated.",
        "> [!NOTE]\n> The shades API is deprecated.",
        "Plan to move code that uses **blow**, because **blow** and **puff** will be deprecated.",
        "Programs should be updated, as bright lamps are being deprecated.",
        "Objects of lamps have had properties renamed, or are being deprecated.",
    ] {
        assert_eq!(own("List brightLamps", other), [""; 0], "{other}");
    }
}

#[test]
fn parts_are_named() {
    let parts = |text: &str| said("Get lamp", text).1;
    assert_eq!(parts("> [!NOTE]\n> The **volts** property is deprecated and stops working on May 1, 2029."), ["volts"]);
    assert_eq!(parts("The `a`, `b`, and **c** parameters are deprecated."), ["a", "b", "c"]);
    assert_eq!(parts("**Note:** `a` is deprecated."), ["a"]);
    assert_eq!(parts("Programs that use `a` break, because `a` is deprecated."), [""; 0]);
    assert_eq!(parts("Use `b`: `a` is not deprecated."), [""; 0]);
}

#[test]
fn marks_stand_in_brackets() {
    let marked = |text: &'static str| mark(text).map(|it| &text[it]);
    assert_eq!(marked("volts (deprecated)"), Some("(deprecated)"));
    assert_eq!(marked("volts (Deprecated in 2.0) x"), Some("(Deprecated in 2.0)"));
    assert_eq!(marked("volts [deprecated]"), Some("[deprecated]"));
    assert_eq!([marked("volts (preview)"), marked("deprecated"), marked("(deprecatedness)")], [None; 3]);
}
