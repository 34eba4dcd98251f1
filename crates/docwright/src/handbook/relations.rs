//! Why the rules about types, and pages that name each other, matter, with examples.

use super::Entry;
use crate::diagnostic::Rule;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        rule: Rule::UnknownType,
        why: "What the type holds cannot be known: it is untyped JSON, or made of whatever the page itself says.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |bulb|[bulb](bulb.md)|The bulb.|
@@ resources/bulb.md
+# bulb resource type
+## Properties
+|Property|Type|Description|
+|:---|:---|:---|
+|watts|Int32|The power.|
",
    },
    Entry {
        rule: Rule::AmbiguousType,
        why: "Two namespaces have a type of this name, and nothing says which one is meant.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 Namespace: microsoft.graph
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|group|group|The lamps beside it.|
+|group|[group](room-group.md)|The lamps beside it.|
@@ resources/print-group.md
 # group resource type
 Namespace: microsoft.graph.print
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ resources/room-group.md
 # group resource type
 Namespace: microsoft.graph.room
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    },
    Entry {
        rule: Rule::NameConflict,
        why: "The type's name is what links, annotations and `@odata.type` refer to; with two names, half of them lead nowhere. A relationship that the table calls differently than the address cannot be expanded.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 Namespace: microsoft.graph
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
 ## JSON representation
-<!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.light\" } -->
+<!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.lamp\" } -->
 ```json
 { \"id\": \"String\" }
 ```
",
    },
    Entry {
        rule: Rule::BadName,
        why: "No property, member or parameter can be called that; the row is left out.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|display name|String|The name.|
+|displayName|String|The name.|
",
    },
    Entry {
        rule: Rule::NameCase,
        why: "Names in JSON are compared by letter case: a program that was written after the wrong spelling reads nothing and \
              sends what is ignored.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|lampID|String|The key.|
+|lampId|String|The key.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.lamp\" } -->
 ```json
 { \"lampId\": \"String\" }
 ```
",
    },
    Entry {
        rule: Rule::UnlistedProperty,
        why: "The property has no type and no description, and nobody can tell whether it is there or a leftover.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
+|watts|Int32|The power.|
 ## JSON representation
 <!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.lamp\" } -->
 ```json
 { \"id\": \"String\", \"watts\": 12 }
 ```
",
    },
    Entry {
        rule: Rule::TypeConflict,
        why: "One of the places is wrong, and programs that were written after it fail to decode. The heavier side wins; \
              `cargo xtask model --explain NAME` shows all of them.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|color|[color](shade.md)|The color.|
+|color|[color](color.md)|The color.|
@@ resources/color.md
 # color resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |hue|Int32|The hue.|
@@ resources/shade.md
 # shade resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |cloth|String|The cloth.|
",
    },
    Entry {
        rule: Rule::BaseConflict,
        why: "Which properties the type inherits depends on its base; one of the places is wrong.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 Inherits from [device](device.md).
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |watts|Int32|The power.|
 ## JSON representation
-<!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.lamp\", \"baseType\": \"microsoft.graph.light\" } -->
+<!-- { \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.lamp\", \"baseType\": \"microsoft.graph.device\" } -->
 ```json
 { \"watts\": 12 }
 ```
@@ resources/device.md
 # device resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ resources/light.md
 # light resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
",
    },
    Entry {
        rule: Rule::UnstatedBase,
        why: "Whoever gets the base type where the derived one is answered must know that they are related.",
        example: "",
    },
    Entry {
        rule: Rule::BaseCycle,
        why: "No type can inherit from itself; the inheritance is cut at one place.",
        example: "\
@@ resources/hen.md
 # hen resource type
 Inherits from [egg](egg.md).
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |weight|Int32|The weight.|
@@ resources/egg.md
 # egg resource type
-Inherits from [hen](hen.md).
+Comes before the hen.
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |size|Int32|The size.|
",
    },
    Entry {
        rule: Rule::EnumConflict,
        why: "Readers of one page do not know the members that only the other one lists.",
        example: "\
@@ resources/mood.md
 # mood enum type
 ## Members
 |Member|Description|
 |:---|:---|
 |warm|For the evening.|
@@ resources/enums.md
 # Enumerations
 ### mood values
 |Member|
 |:---|
 |warm|
-|cold|
",
    },
    Entry {
        rule: Rule::DuplicateProperty,
        why: "The second description is not read, and may say something else.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
-|id|Int32|The number.|
",
    },
    Entry {
        rule: Rule::StaleCorrection,
        why: "The page was fixed, or says something new: what `docwright.yaml` corrects is no longer there.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |id|String|The key.|
@@ docwright.yaml
-corrections:
-  - { at: resources/lamp.md, was: \"|id|Strng|\", now: \"|id|String|\", why: the type is misspelt }
+corrections: []
",
    },
];
