//! Annotations: comments with JSON in them that say what the next block is.
//!
//! ```markdown
//! <!-- {
//!   "blockType": "resource",
//!   "@odata.type": "microsoft.graph.message",
//!   "baseType": "microsoft.graph.outlookItem",
//!   "openType": true,
//!   "optionalProperties": [ "attachments" ],
//! }
//! -->
//! ```
//!
//! ```text
//! annotation := "{" … "}" anything      read as lenient JSON; truth values may be strings, names may be lists
//! ```

use crate::page::document::context::Context;
use crate::page::sentence::deprecation::{DeprecationClaim, DeprecationPlace};
use crate::page::sentence::type_text::{self, TypeText};
use crate::text::diagnostic::Rule;
use crate::text::json::{self, Json, JsonMember};
use crate::text::source::{Span, Spanned};

/// An annotation, as far as it says something about the API.
#[derive(Debug, Clone)]
pub struct Annotation {
    /// The comment's content.
    pub span: Span,
    /// `blockType` in lower case: `request`, `response`, `resource`; empty when there is none.
    pub block_type: String,
    /// `name`, which may be a list.
    pub names: Vec<String>,
    /// `@odata.type` or `@type`; its `collection` is set by `Collection(…)` only.
    pub ty: Option<Spanned<TypeText>>,
    /// `isCollection`.
    pub is_collection: Option<bool>,
    /// `baseType`.
    pub base: Option<Spanned<String>>,
    /// `namespace`.
    pub namespace: Option<Spanned<String>>,
    /// `openType`.
    pub open: Option<bool>,
    /// `abstract` or `isAbstract`.
    pub is_abstract: Option<bool>,
    /// `isFlags`.
    pub is_flags: Option<bool>,
    /// `keyProperty`.
    pub key: Option<Spanned<String>>,
    /// `optionalProperties`.
    pub optional: Vec<String>,
    /// `deprecated`: true, or the words about it.
    pub deprecated: Option<DeprecationClaim>,
}

/// An annotated block: `<!-- { "blockType": "resource", … } -->` and the JSON that follows.
#[derive(Debug, Clone)]
pub struct Representation {
    /// The annotation; absent when the JSON stands unannotated under `JSON representation`.
    pub annotation: Option<Annotation>,
    /// The JSON, as far as it could be read.
    pub json: Option<Spanned<Json>>,
}

/// Reads the content of a comment; `None` when it is an ordinary comment.
pub(crate) fn read(cx: &mut Context<'_>, comment: Span) -> Option<Annotation> {
    let text = cx.text(comment);
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let json = json::read(text, comment);
    if let Some(place) = json.too_deep {
        cx.report(Rule::TooDeep, "the annotation is nested too deeply; the inner values were skipped", place);
    }
    if let Some(problem) = &json.problem {
        cx.report(Rule::InvalidAnnotation, format!("the annotation is not JSON: {}", problem.value), problem.span);
    }
    let Some(Spanned { value: Json::Object(members), .. }) = json.value else {
        return None;
    };
    Some(from_members(comment, members))
}

/// How a key's value is read into an annotation.
type Reader = fn(&mut Annotation, &Spanned<Json>);

/// Every key that the documentation's tools know, with what reads it: most say nothing about the API. Of two keys that say
/// the same, the first one counts.
pub(crate) const KEYS: &[(&str, Option<Reader>)] = &[
    ("@odata.annotations", None),
    ("@odata.type", Some(|it, value| it.ty = ty(value))),
    ("@property.aka", None),
    ("@type", Some(|it, value| it.ty = it.ty.take().or_else(|| ty(value)))),
    ("@type.aka", None),
    ("abstract", Some(|it, value| it.is_abstract = value.as_bool())),
    ("apiVersion", None),
    ("apiversion", None),
    ("azureFeatures", None),
    ("baseType", Some(|it, value| it.base = text(value))),
    ("blockType", Some(|it, value| it.block_type = text(value).map_or(String::new(), |it| it.to_ascii_lowercase()))),
    ("canonicalUrl", None),
    ("category", None),
    ("date", None),
    ("deprecated", Some(|it, value| it.deprecated = deprecated(value))),
    ("description", None),
    ("expectError", None),
    ("idempotent", None),
    ("isAbstract", Some(|it, value| it.is_abstract = it.is_abstract.or(value.as_bool()))),
    ("isCollection", Some(|it, value| it.is_collection = value.as_bool())),
    ("isComposable", None),
    ("isEmpty", None),
    ("isFlags", Some(|it, value| it.is_flags = value.as_bool())),
    ("isMediaEntity", None),
    ("keyProperty", Some(|it, value| it.key = text(value))),
    ("keywords", None),
    ("name", Some(|it, value| it.names = strings(value))),
    ("namespace", Some(|it, value| it.namespace = text(value))),
    ("nullableProperties", None),
    ("opaqueUrl", None),
    ("openType", Some(|it, value| it.open = value.as_bool())),
    ("operations", None),
    ("optionalProperties", Some(|it, value| it.optional = strings(value))),
    ("requiredApiVersions", None),
    ("requiredScopes", None),
    ("requiredTags", None),
    ("requirements", None),
    ("resource", None),
    ("sampleKeys", None),
    ("scenarios", None),
    ("scopes", None),
    ("section", None),
    ("sectionIndex", None),
    ("suppressions", None),
    ("tags", None),
    ("target", None),
    ("tocBookmarks", None),
    ("tocIndex", None),
    ("tocPath", None),
    ("tocTitle", None),
    ("truncated", None),
    ("type", None),
    ("useBatch", None),
    ("uuid", None),
];

/// Every value of `blockType` that the documentation's tools know, in lower case.
pub(crate) const BLOCK_TYPES: &[&str] = &[
    "resource",
    "request",
    "response",
    "ignored",
    "example",
    "simulatedresponse",
    "enum",
    "error",
    "samples",
    "permissions",
];

fn from_members(span: Span, members: Vec<JsonMember>) -> Annotation {
    let all = Json::Object(members);
    let mut annotation = Annotation {
        span,
        block_type: String::new(),
        names: Vec::new(),
        ty: None,
        is_collection: None,
        base: None,
        namespace: None,
        open: None,
        is_abstract: None,
        is_flags: None,
        key: None,
        optional: Vec::new(),
        deprecated: None,
    };
    for (key, reader) in KEYS {
        if let (Some(read), Some(value)) = (reader, all.get(key)) {
            read(&mut annotation, value);
        }
    }
    annotation
}

fn ty(json: &Spanned<Json>) -> Option<Spanned<TypeText>> {
    text(json).map(|it| Spanned::new(type_text::from_name(&it.value, it.span), it.span))
}

fn text(json: &Spanned<Json>) -> Option<Spanned<String>> {
    let text = json.as_str()?.trim();
    (!text.is_empty()).then(|| Spanned::new(text.to_owned(), json.span))
}

fn deprecated(json: &Spanned<Json>) -> Option<DeprecationClaim> {
    let words = match json.as_bool() {
        Some(holds) => holds.then(String::new),
        None => text(json).map(|it| it.value.split_whitespace().collect::<Vec<_>>().join(" ")),
    };
    Some(DeprecationClaim { place: DeprecationPlace::Annotation, words: words?, span: json.span })
}

/// A string or the strings of a list.
fn strings(json: &Spanned<Json>) -> Vec<String> {
    match &json.value {
        Json::String(text) if !text.trim().is_empty() => vec![text.trim().to_owned()],
        Json::Array(items) => items.iter().filter_map(|item| item.as_str()).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;

    fn annotation(text: &str) -> (Option<Annotation>, usize) {
        let sources = Sources::from_texts([("a.md", text)]);
        let file = sources.find("a.md").unwrap();
        let dialect = crate::dialect::Dialect::default();
        let mut cx = Context::new(&sources, &dialect, file);
        let found = read(&mut cx, Span::new(file, 0..text.len()));
        (found, cx.into_diagnostics().len())
    }

    #[test]
    fn what_has_a_field_is_read() {
        let text = r##" { "blockType": "Resource", "@odata.type": "#microsoft.graph.user", "baseType": "",
            "openType": "true", isCollection: true, "optionalProperties": ["a", "b"], "name": ["x", "y"], "keyProperty": "id", } "##;
        let (found, diagnostics) = annotation(text);
        let found = found.unwrap();
        assert_eq!((found.block_type.as_str(), diagnostics), ("resource", 0));
        assert_eq!(found.ty.unwrap().value.names[0].text, "microsoft.graph.user");
        assert_eq!((found.open, found.is_collection, found.base), (Some(true), Some(true), None));
        assert_eq!(
            (found.optional, found.names),
            (vec!["a".to_owned(), "b".to_owned()], vec!["x".to_owned(), "y".to_owned()])
        );
        assert_eq!(found.key.unwrap().value, "id");
    }

    #[test]
    fn every_key_with_a_reader_says_something() {
        let shown = |key: &str, value: &str| format!("{:?}", annotation(&format!("{{\"{key}\": {value}}}")).0);
        for (key, _) in KEYS.iter().filter(|(_, reader)| reader.is_some()) {
            let nothing = "x".repeat(key.len());
            let says = |value: &&str| shown(key, value) != shown(&nothing, value);
            assert!(["\"a\"", "true"].iter().any(says), "{key}");
        }
    }

    #[test]
    fn remarks_after_the_json_are_allowed() {
        let (found, diagnostics) = annotation(" { \"blockType\": \"ignored\"  } // Note: Removing this line will … ");
        assert_eq!((found.unwrap().block_type.as_str(), diagnostics), ("ignored", 0));
        let (found, diagnostics) = annotation("{ \"blockType\": \"request\" \"suppressions\": [\"a\nb\"] }");
        assert_eq!((found.unwrap().block_type.as_str(), diagnostics), ("request", 0));
    }

    #[test]
    fn other_comments_are_no_annotations() {
        assert!(annotation(" uuid: 1 ").0.is_none());
        let (found, diagnostics) = annotation("{ \"blockType\": \"request\", \"name\": \"x\" ");
        assert_eq!((found.unwrap().names, diagnostics), (vec!["x".to_owned()], 1));
    }
}
