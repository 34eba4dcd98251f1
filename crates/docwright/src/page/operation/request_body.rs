//! The request body section: claims of its sentences, and its table.
//!
//! ```markdown
//! ## Request body
//! In the request body, supply a JSON representation of the [user](../resources/user.md) object.
//!
//! The following table shows the properties that are required when you create the [user](../resources/user.md).
//!
//! |Property|Type|Description|
//! |:---|:---|:---|
//! |displayName|String|The name to show. Required.|
//! ```
//!
//! ```text
//! claim := the first of: nothing | parameters of the URL | reference | values of fields | parameters | type | binary
//! ```

use std::ops::Range;
use std::rc::Rc;

use crate::dialect::phrases::Phrases;
use crate::page::cells::columns;
use crate::page::cells::rows::{self, PropertyHome, PropertyRow};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::response;
use crate::page::sentence::body_type;
use crate::page::sentence::text::SentenceText;
use crate::page::sentence::type_text::TypeText;
use crate::text::source::Spanned;

/// The request body section.
#[derive(Debug, Clone, Default)]
pub struct BodySection {
    /// The claims of its sentences, in order.
    pub claims: Vec<Spanned<BodyClaim>>,
    /// Parameters that the introduction speaks of: "or the `toRecipients` parameter".
    pub mentioned: Vec<Spanned<String>>,
    /// Rows of its property or parameter table.
    pub rows: Vec<PropertyRow>,
}

/// The claim of a sentence about the request body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyClaim {
    /// `Do not supply a request body for this method.`
    Nothing,
    /// `supply a JSON representation of the [user](…) object`.
    Represents(TypeText),
    /// `provide a JSON object with the following parameters`.
    Parameters,
    /// Values that the page lists elsewhere: `supply the values for relevant fields`. Such a sentence names no type, and it
    /// is no remark either.
    Listed,
    /// A reference to an existing object: `@odata.id`.
    Reference,
    /// The raw content: a stream, a file, HTML.
    Binary,
}

/// Reads the section and those below it. What its sentences say about the response, goes to `about_response`.
pub(crate) fn read(
    cx: &mut Context<'_>,
    sections: &[Section],
    body: &mut BodySection,
    about_response: &mut Vec<Rc<SentenceText>>,
) {
    for section in sections {
        for text in section.texts() {
            let flat = cx.sentence_text(text);
            if response::ABOUT_RESPONSE.are_in(&flat.lower) && flat.lower.contains("successful") {
                about_response.push(flat);
                continue;
            }
            for sentence in flat.sentences() {
                if let Some(claim) = claim(&flat, &sentence) {
                    body.claims.push(Spanned::new(claim, flat.span(&sentence)));
                }
            }
        }
        // Tables below a heading such as `type options` list values, not properties.
        let values = section.title.contains("values") || section.title.contains("options");
        for table in section.tables().filter(|_| !values) {
            if let Some(columns) = columns::body(&cx.dialect.columns, &cx.header(table)) {
                rows::read(cx, table, &columns, PropertyHome::Body, &mut body.rows);
            }
        }
    }
}

/// A text says that nothing is sent.
pub(crate) fn says_nothing(text: &str) -> bool {
    NOTHING.are_in(&text.to_lowercase())
}

static NOTHING: Phrases = Phrases::new(&[
    "not supply a request body",
    "don't supply a request body",
    "not supply a body",
    "not provide a request body",
    "don't provide a request body",
    "not include a request body",
    "don't include a request body",
    "no request body",
    "no request content",
    "not require a request body",
    "not require any request body",
    "doesn't require a request body",
    "not need a request body",
    "doesn't need a request body",
    "request body empty",
    "request body is empty",
    "request body should be empty",
    "request body must be empty",
    "empty request body",
    "not have a request body",
    "doesn't have a request body",
    "not specify a request body",
    "not require a body",
]);

static FIELDS: Phrases = Phrases::new(&[
    "values for relevant fields",
    "values for the relevant",
    "values of the relevant",
    "values for the fields",
    "values of the fields",
    "relevant fields that should be updated",
    "fields to update",
    "fields you want to update",
    "properties to update",
    "properties that you want to update",
    "properties that need updating",
    "properties you want to update",
    "properties that should be updated",
    "properties that are to be updated",
    "properties that can be updated",
    "values for the properties",
    "writable/updatable properties",
]);

static PARAMETERS: Phrases = Phrases::new(&[
    "following parameters",
    "representation of the parameters",
    "parameters that can be used with this",
    "parameters in the request body",
    "parameters that your operation needs",
    "object with the following properties",
    "object containing the following properties",
    "following required properties",
    "following properties",
    "requires the following",
    "empty json",
]);

static REFERENCE: Phrases = Phrases::new(&[
    "odata.id",
    "identifier of the",
    "id of a user or group",
    "id of the user or group",
    "id of a directoryobject",
    "id of the directory object",
    "reference to the",
    "reference to an existing",
    "a reference to ",
]);

static BINARY: Phrases = Phrases::new(&[
    "binary",
    "contents of the file",
    "content of the file",
    "file content",
    "contents of the stream",
    "byte stream",
    "raw content",
    "multipart",
    "in the form of html",
    "contain html",
    "zip",
    "mime",
]);

/// Sentences that name a type without saying that it is sent.
static ASIDE: Phrases =
    Phrases::new(&["existing properties that are not included", "for best performance", "for more information"]);

static OBJECT: Phrases = Phrases::new(&["json object", "object", "resource", "instance", "collection"]);

fn claim(flat: &SentenceText, sentence: &Range<usize>) -> Option<BodyClaim> {
    let lower = &flat.lower[sentence.clone()];
    if flat.says(sentence, &NOTHING) {
        return Some(BodyClaim::Nothing);
    }
    if lower.contains("request url") && lower.contains("parameter") {
        return Some(BodyClaim::Listed);
    }
    if flat.says(sentence, &ASIDE) {
        return None;
    }
    if flat.says(sentence, &REFERENCE) {
        return Some(BodyClaim::Reference);
    }
    if flat.says(sentence, &FIELDS) {
        return Some(BodyClaim::Listed);
    }
    let represented =
        ["representation of", "representation for", "representing", "supply", "provide", "when you create"];
    let named = represented.iter().filter_map(|word| lower.find(word)).min();
    if let Some(at) = named.filter(|_| flat.says(sentence, &OBJECT) || lower.contains("representation")) {
        let after = sentence.start + at..sentence.end;
        if let Some(ty) = body_type::find(flat, &after).filter(|_| !lower.contains("following parameters")) {
            return Some(BodyClaim::Represents(ty));
        }
    }
    if flat.says(sentence, &PARAMETERS) {
        return Some(BodyClaim::Parameters);
    }
    if flat.says(sentence, &BINARY) {
        return Some(BodyClaim::Binary);
    }
    let after = sentence.start + named?..sentence.end;
    body_type::find(flat, &after).map(BodyClaim::Represents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    fn show(text: &str) -> String {
        let flat = SentenceText::new(&prose(text));
        match claim(&flat, &(0..flat.text.len())) {
            Some(BodyClaim::Represents(ty)) => ty.names[0].text.clone() + if ty.collection { "*" } else { "" },
            Some(claim) => format!("{claim:?}"),
            None => String::new(),
        }
    }

    #[test]
    fn sentences_make_claims() {
        let cases = [
            ("Do not supply a request body for this method.", "Nothing"),
            ("Don't supply a request body for this method.", "Nothing"),
            ("This operation has no request content.", "Nothing"),
            ("In the request body, supply a JSON representation of the [user](../resources/user.md) object.", "user"),
            ("supply a JSON representation for the [user](user.md) object.", "user"),
            ("Provide the new [x](../resources/x.md) object in the request body for this method.", "x"),
            ("supply a JSON representation of a collection of [x](../resources/x.md) objects.", "x*"),
            ("supply the values for relevant fields that should be updated.", "Listed"),
            ("In the request body, provide a JSON object with the following parameters.", "Parameters"),
            ("In the request body, supply JSON representation of the parameters.", "Parameters"),
            ("In the request URL, provide the following query parameters with values.", "Listed"),
            (
                "supply the identifier of the [x](../resources/x.md) object (using an `@odata.id` property).",
                "Reference",
            ),
            ("The contents of the request body should be the binary stream of the file to be uploaded.", "Binary"),
            ("For best performance you shouldn't include existing values of [x](../resources/x.md).", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}
