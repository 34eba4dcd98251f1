//! The type cells that authors write, shape by shape.

use crate::page::document::context::tests::prose;
use crate::page::sentence::type_text::*;

/// `name<target` joined by ` or `, with ` *` for collections.
fn show(cell: &str) -> String {
    let ty = read(&prose(cell));
    let name = |name: &TypeName| match &name.target {
        Some(target) => format!("{}<{target}", name.text),
        None => name.text.clone(),
    };
    let names: Vec<String> = ty.names.iter().map(name).collect();
    format!("{}{}", names.join(" or "), if ty.collection { " *" } else { "" })
}

#[test]
fn every_shape_of_the_census_is_read() {
    let cases = [
        ("String", "String"),
        ("[user](user.md)", "user<user.md"),
        ("[user](user.md)  collection", "user<user.md *"),
        ("String collection", "String *"),
        ("alertFeedback", "alertFeedback"),
        ("example.lamps.callRecords.modality collection", "example.lamps.callRecords.modality *"),
        ("Collection([user](user.md))", "user<user.md *"),
        ("Collection of [user](user.md)", "user<user.md *"),
        ("Collection(example.lamps.x)", "example.lamps.x *"),
        ("`collection(string)`", "string *"),
        ("Collection of String", "String *"),
        ("`Edm.boolean `", "Edm.boolean"),
        ("`stringA`", "stringA"),
        ("[identitySet]", "identitySet"),
        ("[educationAssignment] collection", "educationAssignment *"),
        ("[**X**][]", "X *"),
        ("string, maximum size 20", "string"),
        ("string (url)", "string"),
        ("String (optional)", "String"),
        ("(Optional) String", "String"),
        ("String (enum)", "String"),
        ("Enum", "String"),
        ("Nullable Enum", "String"),
        ("Enumeration collection", "String *"),
        ("array", "array *"),
        ("array of strings", "string *"),
        ("List of Integers", "Integer *"),
        ("array of [lamp](lamp.md)", "lamp<lamp.md *"),
        ("Class", "Class"),
        ("Nullable long", "long"),
        ("Nullable [t](t.md)", "t<t.md"),
        ("[t](t.md) (optional)", "t<t.md"),
        ("**chatMessageAction**", "chatMessageAction"),
        ("[a](a.md) or [b](b.md)", "a<a.md or b<b.md"),
        ("string/number", "string or number"),
        ("(boolean or string or number) collection", "boolean or string or number *"),
        ("Untyped JSON object", "JSON"),
        ("JSON object", "JSON"),
        ("error object", "error"),
        ("Object", "Object"),
        ("alertFeedback enum", "alertFeedback"),
        ("[fileHashType](filehashtype.md) enum", "fileHashType<filehashtype.md"),
        ("[itemAnalytics](x.md) resource", "itemAnalytics<x.md"),
        ("[o](o.md) collection. Holds grades, and/or [r](r.md).", "o<o.md *"),
        ("** Unknown Type `example.management.operation` ** collection", "example.management.operation *"),
        ("[info](info.md", "info<info.md"),
        ("routingPolicy collection collection", "routingPolicy *"),
        ("Moment in time when the resource was created.  DateTimeOffset", "DateTimeOffset"),
        ("[ns.sourceCollection](s.md)", "ns.sourceCollection<s.md"),
        ("changeNotificationCollection", "changeNotificationCollection"),
        ("[user collection](user.md)", "user<user.md *"),
        ("String[]", "String *"),
        ("%unique_string%", "unique_string"),
        ("None.", ""),
        ("", ""),
    ];
    for (cell, expected) in cases {
        assert_eq!(show(cell), expected, "{cell}");
    }
}

#[test]
fn a_link_without_words_names_no_type() {
    for (cell, expected) in
        [("[](lamp.md)", ""), ("[ ](lamp.md) or [lamp](lamp.md)", "lamp<lamp.md"), ("[Collection()](lamp.md)", " *")]
    {
        assert_eq!(show(cell), expected, "{cell}");
    }
}

#[test]
fn annotation_types_are_plain_names() {
    let ty = from_name("Collection(#example.lamps.user)", prose("").span);
    assert!(ty.collection && ty.names[0].text == "example.lamps.user");
}
