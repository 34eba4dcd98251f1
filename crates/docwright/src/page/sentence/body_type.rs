//! The type that a sentence about a body names.
//!
//! ```markdown
//! … returns a `200 OK` response code and a collection of [message](../resources/message.md) objects in the response body.
//! … returns `200 OK` and an **alert** object. See [error codes](../resources/security-error-codes.md).
//! … returns a String collection in the response body.
//! ```
//!
//! ```text
//! type       := link to a type, else **name** before a word such as `object`, else primitive word
//! alternative:= type ("or" | "and/or" | "/") type
//! collection := the word before or directly after the name, `list of`, or the plural `objects` without an article
//! ```

use std::ops::Range;

use crate::dialect::phrases::Phrases;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::sentence::type_text::{self, TypeName, TypeText};
use crate::text::links::stem_of;

/// The type that a stretch of the text names.
pub(crate) fn find(flat: &SentenceText, range: &Range<usize>) -> Option<TypeText> {
    let (names, place) =
        linked(flat, range, true).or_else(|| marked(flat, range)).or_else(|| linked(flat, range, false))?;
    Some(TypeText { collection: is_collection(flat, range, &place), names })
}

/// The primitive type that a stretch of the text names in plain words.
pub(crate) fn find_primitive(flat: &SentenceText, range: &Range<usize>) -> Option<TypeText> {
    let lower = &flat.lower[range.clone()];
    let place = words(lower).find(|word| {
        let next = lower[word.end..].trim_start();
        let counts = ["value", "collection", "object", "in the", "with", "that", "containing", ".", "array"];
        type_text::is_primitive(lower[word.clone()].trim_end_matches('s'))
            && !matches!(&lower[word.clone()], "json" | "date" | "number" | "url" | "binary" | "stream" | "long")
            && (next.is_empty() || counts.iter().any(|count| next.starts_with(count)))
    })?;
    let place = range.start + place.start..range.start + place.end;
    let text = &flat.text[place.clone()];
    let plural = text.len() > 1 && text.ends_with('s') && !type_text::is_primitive(text);
    let name = text[..text.len() - usize::from(plural)].to_owned();
    let name = TypeName { text: name, target: None, span: flat.span(&place) };
    Some(TypeText { collection: is_collection(flat, range, &place), names: vec![name] })
}

/// "A `true` value is returned": the truth values stand for their type, as code or in bold.
pub(crate) fn find_truth(flat: &SentenceText, sentence: &Range<usize>) -> Option<TypeText> {
    let mark = flat.marks_in(sentence).find(|mark| {
        let is_truth = matches!(&flat.lower[mark.range.clone()], "true" | "false");
        let next = flat.lower[mark.range.end..].trim_start();
        matches!(mark.kind, MarkKind::Code | MarkKind::Strong | MarkKind::Emphasis)
            && is_truth
            && (next.starts_with("value is returned") || next.starts_with("is returned"))
    })?;
    let name = TypeName { text: "Boolean".to_owned(), target: None, span: mark.span };
    Some(TypeText { collection: false, names: vec![name] })
}

fn words(lower: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + lower[at..].find(|letter: char| letter.is_alphanumeric())?;
        let length = lower[start..].find(|letter: char| !(letter.is_alphanumeric() || letter == '.'));
        at = length.map_or(lower.len(), |length| start + length);
        Some(start..start + lower[start..at].trim_end_matches('.').len())
    })
}

type Found = (Vec<TypeName>, Range<usize>);

/// The first links to types; with `strict` their text must be a name, too.
fn linked(flat: &SentenceText, range: &Range<usize>, strict: bool) -> Option<Found> {
    let mut names = Vec::new();
    let mut place: Option<Range<usize>> = None;
    for (mark, target) in flat.links_in(range) {
        let text = flat.text[mark.range.clone()].trim();
        let name = type_text::link_name(text).0;
        if name.is_empty() || !leads_to_type(target) || strict && !is_name(&name) {
            continue;
        }
        // A link inside of another one is no alternative to it.
        let is_other = |before: &Range<usize>| flat.lower.get(before.end..mark.range.start).is_some_and(is_alternative);
        if place.as_ref().is_some_and(|it| !is_other(it)) {
            break;
        }
        names.push(TypeName { text: name, target: Some(target.to_owned()), span: mark.span });
        place = Some(place.map_or(mark.range.start, |place| place.start)..mark.range.end);
    }
    place.map(|place| (names, place))
}

fn is_alternative(between: &str) -> bool {
    let words = between.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let mut or = between.contains('/');
    for word in words {
        match word {
            "or" => or = true,
            "a" | "an" | "the" | "object" | "objects" | "resource" | "resources" | "and" => {}
            _ => return false,
        }
    }
    or
}

/// Names of pages about other things.
static NO_TYPES: Phrases =
    Phrases::new(&["error", "overview", "conceptual", "permissions-reference", "query-parameter"]);

/// True if a link can lead to the page of a type, as far as its target tells.
pub(crate) fn leads_to_type(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default().to_ascii_lowercase();
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let stem = stem_of(file);
    if NO_TYPES.are_in(stem) {
        return false;
    }
    let here = folder.is_empty() || folder == "." || folder == "..";
    folder.ends_with("resources") || here && (stem != file || target.starts_with('#'))
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '#')
        && text.chars().all(|letter| letter.is_alphanumeric() || "_.#".contains(letter))
}

/// A name in bold or code that is called an object, a collection, a resource.
fn marked(flat: &SentenceText, range: &Range<usize>) -> Option<Found> {
    let is_type = |mark: &&TextMark| {
        let text = flat.text[mark.range.clone()].trim();
        let next = flat.lower[mark.range.end..].trim_start();
        let noun = ["object", "collection", "resource", "entit", "in the response body", "instance"];
        let called = noun.iter().any(|noun| next.starts_with(noun)) || type_text::is_primitive(text);
        matches!(mark.kind, MarkKind::Strong | MarkKind::Code) && is_name(text) && called
    };
    let mark = flat.marks_in(range).find(is_type)?;
    let text = flat.text[mark.range.clone()].trim().to_owned();
    Some((vec![TypeName { text, target: None, span: mark.span }], mark.range.clone()))
}

static SEVERAL: Phrases = Phrases::new(&["set of ", "one or more ", "an array"]);

/// True if the words around a name say that several are meant.
fn is_collection(flat: &SentenceText, range: &Range<usize>, name: &Range<usize>) -> bool {
    let before = &flat.lower[range.start..name.start];
    let after = &flat.lower[name.end..range.end];
    let clause = [" in ", ",", ";", " that ", " which ", " for ", " with ", " and ", " from ", ". "];
    let ends = |at: &usize| clause.iter().any(|end| after.as_bytes()[*at..].starts_with(end.as_bytes()));
    let end = (0..after.len()).find(ends).unwrap_or(after.len());
    let after = after[..end].trim();
    let counted = before.rfind("response code").map_or(before, |at| &before[at..]);
    if type_text::says_collection(counted) || type_text::says_collection(after) {
        return true;
    }
    let article = before.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    let plural = ["objects", "resources", "entities", "items"].iter().any(|word| after.starts_with(word));
    plural && !matches!(article, "a" | "an") || SEVERAL.are_in(counted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    fn show(sentence: &str) -> String {
        let flat = SentenceText::new(&prose(sentence));
        let all = 0..flat.text.len();
        let Some(ty) = find(&flat, &all).or_else(|| find_primitive(&flat, &all)) else {
            return String::new();
        };
        let names: Vec<&str> = ty.names.iter().map(|name| name.text.as_str()).collect();
        format!("{}{}", names.join(" or "), if ty.collection { " *" } else { "" })
    }

    #[test]
    fn types_are_linked_marked_or_primitive() {
        let cases = [
            ("returns `200 OK` and a [user](../resources/user.md) object in the response body.", "user"),
            ("a `200 OK` response code and a collection of [user](user.md) objects", "user *"),
            ("code and [user](user.md) objects in the response body", "user *"),
            ("an [user](user.md) collection object in the response body. The", "user *"),
            ("a list of [x](../resources/x.md) items", "x *"),
            ("an **alert** object, see [codes](../resources/security-error-codes.md)", "alert"),
            ("the **secretText** property in the response object", ""),
            ("a [user](user.md) or a [group](group.md) object", "user or group"),
            ("a [a](a.md) object and associated [b](b.md)", "a"),
            ("the [x.y](../resources/x-y.md) resource or an [error](/graph/errors)", "x.y"),
            ("and [detailed info](../resources/info.md) there", "detailed info"),
            ("a String collection in the response body", "String *"),
            ("a collection of strings.", "string *"),
            ("a Boolean value in the response body", "Boolean"),
            ("a [x.sourceCollection](../resources/x-sourcecollection.md) object", "x.sourceCollection"),
            ("no type here", ""),
            ("a [](user.md) object and a **group** object", "group"),
        ];
        for (sentence, expected) in cases {
            assert_eq!(show(sentence), expected, "{sentence}");
        }
    }
}
