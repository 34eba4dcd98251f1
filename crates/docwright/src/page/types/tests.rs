//! Titles, property tables and claims of resource pages.

use crate::dialect::{Additions, Dialect, Titles};
use crate::page::PageKind;
use crate::page::document::context::tests::{page, prose};
use crate::page::types::*;

fn resource(text: &str) -> (ResourcePage, Vec<&'static str>) {
    let text = format!("---\na: b\n---\n# x resource type\n{text}");
    let (page, diagnostics) = page(&text);
    match page.kind {
        PageKind::Resource(resource) => (*resource, diagnostics),
        kind => panic!("{kind:?}"),
    }
}

#[test]
fn titles_name_the_type() {
    let name = |heading: &str| title::read(&Dialect::default(), &prose(heading)).name.map(|name| name.value);
    for heading in
        ["message resource type", "message resouce type (preview)", "message facet", "message", "`message` type"]
    {
        assert_eq!(name(heading).as_deref(), Some("message"), "{heading}");
    }
    assert_eq!(name("task resource type (lifecycle workflow tasks)").as_deref(), Some("task"));
    assert_eq!(name("Use the Microsoft Search API"), None);
    assert_eq!(name("Lamp Central - message resource type").as_deref(), Some("message"));
    let joined = |heading: &str| title::read(&Dialect::default(), &prose(heading)).joined.map(|name| name.value);
    assert_eq!(joined("Unit of measure").as_deref(), Some("unitOfMeasure"));
    assert_eq!(joined("Sales order resource type (preview)").as_deref(), Some("salesOrder"));
    assert_eq!(
        [joined("Complex types JSON"), joined("Get the lamps of a room"), joined("Lamp API")],
        [None, None, None]
    );
    let own = Additions {
        titles: Titles { prefixes: vec!["Lamps:".to_owned()], suffixes: vec!["record".to_owned()] },
        ..Additions::default()
    };
    assert!(title::read(&Dialect::new(&own), &prose("Lamps: bulb record")).says_type);
    assert!(
        title::read(&Dialect::default(), &prose("x complex type")).says_complex
            && title::read(&Dialect::default(), &prose("x enum type")).says_enum
    );
    assert!(
        !title::read(&Dialect::default(), &prose("Type")).says_type
            && title::read(&Dialect::default(), &prose("x resource (Open Type)")).says_open.is_some()
    );
}

#[test]
fn every_table_knows_its_home() {
    let text = "## Methods\n|Method|Return Type|Description|\n|-|-|-|\n|**Group**|||\n|[Get](../api/x-get.md)|[x](x.md)|a|\n|[Do](../api/x-do.md)|None|b|\n## Properties\n|Property|Type|Description|\n|-|-|-|\n|id|String|The id.|\n|**Apps**| | |\n### Inner properties\n|Property|Type|Description|\n|-|-|-|\n|sub|String|x|\n### Instance attributes\n|Property name|Type|Description|\n|-|-|-|\n|@microsoft.graph.url|string|x|\n## Relationships\n|Relationship|Type|Description|\n|-|-|-|\n|owner|[user](user.md)|x|\n";
    let (page, diagnostics) = resource(text);
    let shown: Vec<(&str, PropertyHome)> = page.properties.iter().map(|row| (row.name.as_str(), row.home)).collect();
    let expected = [
        ("id", PropertyHome::Properties),
        ("sub", PropertyHome::SubTable),
        ("@microsoft.graph.url", PropertyHome::InstanceAttributes),
        ("owner", PropertyHome::Relationships),
    ];
    assert_eq!(shown, expected);
    let methods: Vec<(&str, usize)> =
        page.methods.iter().map(|row| (row.link.target.as_str(), row.returns.names.len())).collect();
    assert_eq!(methods, [("../api/x-get.md", 1), ("../api/x-do.md", 0)]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
}

#[test]
fn the_base_is_named_in_prose() {
    let base = |text: &str| {
        let (page, _) = resource(&format!("{text}\n## Properties\nNone.\n"));
        page.inherits.first().map(|base| base.names[0].text.clone())
    };
    assert_eq!(base("An x. Inherits from [a](a.md).").as_deref(), Some("a"));
    assert_eq!(
        base("The **x** resource is derived from [**a**](a.md) and inherits properties from it.").as_deref(),
        Some("a")
    );
    assert_eq!(base("Inherits from microsoft.graph.entity.").as_deref(), Some("microsoft.graph.entity"));
    assert_eq!(base("[a](a.md) types inherit from this type. Values derived from descendants."), None);
}

#[test]
fn claims_about_the_type_are_kept() {
    let (page, _) = resource("This is an abstract type. It is an open type that allows more.\n## Properties\nNone\n");
    assert!(page.says_abstract.is_some() && page.says_open.is_some() && page.says_no_properties);
    let (page, _) =
        resource("Derived from the abstract type [a](a.md).\n## Properties\n|Pre-set|Color|\n|-|-|\n|a|b|\n");
    assert!(page.says_abstract.is_none() && !page.says_no_properties);
}

#[test]
fn every_wording_claims_by_itself() {
    let said = |text: String| resource(&format!("{text}\n## Properties\nNone.\n")).0;
    for wording in inheritance::INHERITS.list() {
        assert_eq!(said(format!("An x, {wording} [a](a.md).")).inherits.len(), 1, "{wording}");
    }
    for wording in inheritance::ABSTRACT.list() {
        assert!(said(format!("It {wording}.")).says_abstract.is_some(), "{wording}");
    }
    for wording in inheritance::OPEN.list() {
        assert!(said(format!("It {wording}.")).says_open.is_some(), "{wording}");
    }
    for wording in derived::BASE_OF.list() {
        assert_eq!(said(format!("It {wording} [a](a.md).")).derived.len(), 1, "{wording}");
    }
}

#[test]
fn unknown_tables_are_reported() {
    assert_eq!(resource("## Properties\n|Pre-set|Color|\n|-|-|\n|a|b|\n").1, ["unknown-table"]);
    assert_eq!(resource("## Properties\n|Member|Description|\n|-|-|\n|a|b|\n").1, ["unknown-table"]);
    assert!(resource("## Properties\nNone.\n### a values\n|Member|Description|\n|-|-|\n|a|b|\n").1.is_empty());
}
