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

use crate::page::cells::type_text;
use crate::page::document::context::Context;
use crate::page::types::page::TypeText;
use crate::text::diagnostic::Rule;
use crate::text::json::{self, Json, JsonMember};
use crate::text::source::{Span, Spanned};

/// What an annotation says.
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
    /// `isEmpty`: the response has no body.
    pub is_empty: Option<bool>,
    /// `keyProperty`.
    pub key: Option<Spanned<String>>,
    /// `optionalProperties`.
    pub optional: Vec<String>,
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

fn from_members(span: Span, members: Vec<JsonMember>) -> Annotation {
    let all = Json::Object(members);
    let text = |name: &str| {
        let value = all.get(name)?;
        let text = value.as_str()?.trim();
        (!text.is_empty()).then(|| Spanned::new(text.to_owned(), value.span))
    };
    let truth = |name: &str| all.get(name)?.as_bool();
    let ty = text("@odata.type").or_else(|| text("@type"));
    Annotation {
        span,
        block_type: text("blockType").map(|text| text.value.to_ascii_lowercase()).unwrap_or_default(),
        names: strings(all.get("name")),
        ty: ty.map(|ty| Spanned::new(type_text::from_name(&ty.value, ty.span), ty.span)),
        is_collection: truth("isCollection"),
        base: text("baseType"),
        namespace: text("namespace"),
        open: truth("openType"),
        is_abstract: truth("abstract").or_else(|| truth("isAbstract")),
        is_flags: truth("isFlags"),
        is_empty: truth("isEmpty"),
        key: text("keyProperty"),
        optional: strings(all.get("optionalProperties")),
    }
}

/// A string or the strings of a list.
fn strings(json: Option<&Spanned<Json>>) -> Vec<String> {
    match json.map(|json| &json.value) {
        Some(Json::String(text)) if !text.trim().is_empty() => vec![text.trim().to_owned()],
        Some(Json::Array(items)) => items.iter().filter_map(|item| item.as_str()).map(str::to_owned).collect(),
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
        let mut cx = Context::new(&sources, file);
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
