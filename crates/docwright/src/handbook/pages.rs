//! Why the rules about single pages matter, with examples.

use super::Entry;
use crate::diagnostic::Rule;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        rule: Rule::NotUtf8,
        why: "Bytes that are no text cannot be read; the page counts as empty, and everything on it is missing.",
        example: "",
    },
    Entry {
        rule: Rule::PageTooLarge,
        why: "No page for people is larger than 8 MiB. It is probably data, and counts as empty.",
        example: "",
    },
    Entry {
        rule: Rule::MissingFrontMatter,
        why: "Title, product area and kind of the page are in the front matter; the site cannot place a page without it.",
        example: "\
@@ resources/lamp.md
+---
+title: \"lamp resource type\"
+---
 # lamp resource type
",
    },
    Entry {
        rule: Rule::InvalidFrontMatter,
        why: "Programs that read the front matter as YAML fail on the page. Mostly a value with a colon lacks its quotes.",
        example: "\
@@ api/lamp-polish.md
 ---
-title: lamp: polish
+title: \"lamp: polish\"
 ---
 # lamp: polish
",
    },
    Entry {
        rule: Rule::Placeholder,
        why: "The page was made from a template, and a person still has to say what stands there.",
        example: "\
@@ resources/lamp.md
 ---
-author: \"**TODO: Provide GitHub name**\"
+author: \"ines\"
 ---
 # lamp resource type
",
    },
    Entry {
        rule: Rule::UnclosedBlock,
        why: "To a reader, everything below the fence or comment is code, or is not there at all.",
        example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
+```
 ### Response
",
    },
    Entry {
        rule: Rule::InvalidAnnotation,
        why: "What the annotation says about the next block is lost from the error on.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
-<!-- { \"blockType\": \"resource\", \"optionalProperties\": [ \"color\" } -->
+<!-- { \"blockType\": \"resource\", \"optionalProperties\": [ \"color\" ] } -->
 ```json
 { \"color\": \"String\" }
 ```
",
    },
    Entry {
        rule: Rule::InvalidJson,
        why: "Nobody can paste the example into a program, and what stands below the error counts for nothing.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## JSON representation
 ```json
-{ \"colors\": [ \"String\" }
+{ \"colors\": [ \"String\" ] }
 ```
",
    },
    Entry {
        rule: Rule::MissingInclude,
        why: "What the file would say is missing from the page.",
        example: "\
@@ api/lamp-get.md
 # Get lamp
 [!INCLUDE [preview](../includes/preview.md)]
@@ includes/preview.md
+This may change.
",
    },
    Entry {
        rule: Rule::BadInclude,
        why: "A file that includes itself has no end, and one outside of the documentation set is not part of it.",
        example: "\
@@ api/lamp-get.md
 # Get lamp
 [!INCLUDE [preview](../includes/preview.md)]
@@ includes/preview.md
-[!INCLUDE [preview](preview.md)]
+This may change.
",
    },
    Entry {
        rule: Rule::RaggedRow,
        why: "Cells end up under the wrong header, or text is cut off, in ways that differ from viewer to viewer.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|state|String|Either on | off.|
+|state|String|Either on \\| off.|
",
    },
    Entry {
        rule: Rule::UnknownTable,
        why: "The table stands where properties are listed, and cannot be read as such: the properties are missing.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
-|What|How|
+|Property|Type|
 |:---|:---|
 |id|String|
",
    },
    Entry {
        rule: Rule::TooDeep,
        why: "Nesting this deep is a mistake, or made to exhaust programs that read it; the rest is not read.",
        example: "",
    },
    Entry {
        rule: Rule::BadRequestLine,
        why: "The line is what callers copy. One that is no address makes no function.",
        example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
-GET the lamp
+GET /lamps/{id}
 ```
",
    },
    Entry {
        rule: Rule::NoRequest,
        why: "The page describes an operation without saying how to ask for it.",
        example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
+```http
+GET /lamps/{id}
+```
",
    },
    Entry {
        rule: Rule::NoContent,
        why: "Nothing is made of such a page. That is as it should be for overviews, and a mistake for all others.",
        example: "\
@@ resources/lamp.md
-# About lamps
+# lamp resource type
",
    },
    Entry {
        rule: Rule::UnreadableType,
        why: "A property whose type nobody can tell is untyped JSON in the generated crate.",
        example: "\
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
-|id|?|The key.|
+|id|String|The key.|
",
    },
];
