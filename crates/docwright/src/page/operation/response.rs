//! The response section: claims of its sentences about the body, statuses, and its table.
//!
//! ```markdown
//! ## Response
//!
//! If successful, this method returns a `200 OK` response code and a collection of [user](user.md) objects in the
//! response body. It does not return anything … `404 Not Found` …
//!
//! |Name|Type|Description|
//! |:---|:---|:---|
//! |getUrl|string|An address of the answer's own.|
//! ```
//!
//! ```text
//! claim  := of sentences that say "return", "response body" or the like: nothing | binary | type
//! ```

use std::ops::Range;
use std::rc::Rc;

use crate::dialect::phrases::Phrases;
use crate::page::cells::columns;
use crate::page::cells::rows::{self, PropertyHome, PropertyRow};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::status;
use crate::page::sentence::body_type;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::sentence::type_text::TypeText;
use crate::text::source::Spanned;

/// The response section.
#[derive(Debug, Clone, Default)]
pub struct ResponseSection {
    /// There is such a section.
    pub present: bool,
    /// Success and redirect statuses in the order written; error statuses are left out.
    pub statuses: Vec<Spanned<u16>>,
    /// The claims of its sentences, in order.
    pub claims: Vec<Spanned<ResponseClaim>>,
    /// The headings below its own, each of a form that the response may have: `### JSON`.
    pub forms: Vec<Spanned<String>>,
    /// Rows of its table of properties, if there is one.
    pub rows: Vec<PropertyRow>,
}

/// The claim of a sentence about the response body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseClaim {
    /// `It does not return anything in the response body.`
    Nothing,
    /// `a collection of [message](…) objects in the response body`.
    Returns(TypeText),
    /// Raw content or a redirect to it.
    Binary,
}

/// Headings below which a page speaks of something else than the answer.
static ASIDE: Phrases = Phrases::new(&["error", "header", "example", "remark"]);

/// Reads the section and those below it.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], response: &mut ResponseSection) {
    response.present = true;
    for table in sections.first().into_iter().flat_map(Section::tables) {
        if let Some(columns) = columns::property(&cx.dialect.columns, &cx.header(table)) {
            rows::read(cx, table, &columns, PropertyHome::Body, &mut response.rows);
        }
    }
    let aside = |section: &Section| ASIDE.are_in(&section.title);
    let below = sections.iter().skip(1).filter(|it| !aside(it));
    response.forms.extend(below.map(|it| Spanned::new(it.title.clone(), it.span)));
    let texts: Vec<Rc<SentenceText>> = sections
        .iter()
        .enumerate()
        .filter(|(rank, section)| *rank == 0 || !aside(section))
        .flat_map(|(_, section)| section.texts().map(|text| cx.sentence_text(text)))
        .collect();
    sentences(&texts, response);
}

/// Reads sentences about the response, wherever they stand.
pub(crate) fn sentences(texts: &[Rc<SentenceText>], response: &mut ResponseSection) {
    status::read(texts, &mut response.statuses);
    for flat in texts {
        for sentence in flat.sentences() {
            if let Some(claim) = claim(flat, &sentence) {
                response.claims.push(Spanned::new(claim, flat.span(&sentence)));
            }
        }
    }
}

/// Sentences about what an operation returns.
pub(crate) static ABOUT_RESPONSE: Phrases = Phrases::new(&[
    "returns a `",
    "this method returns",
    "this action returns",
    "in the response body",
    "response code",
]);

static NOTHING: Phrases = Phrases::new(&[
    "not return anything",
    "doesn't return anything",
    "don't return anything",
    "not return any",
    "no response body",
    "no content in the response body",
    "empty response body",
    "empty response",
    "empty content",
    "empty body",
    "nothing to return",
    "nothing in the response body",
    "no json data is returned",
    "not contain a response body",
    "doesn't contain a response body",
    "response body is empty",
    "no body",
]);

static BINARY: Phrases = Phrases::new(&[
    "stream",
    "binary",
    "raw value",
    "raw content",
    "contents of the file",
    "contents of the requested file",
    "bytes of the file",
    "download url",
    "mime content",
    "redirects to",
    "redirecting to",
    "csv",
    "in html",
    "as html",
]);

static REDIRECTS: Phrases = Phrases::new(&["download url", "redirect"]);

fn claim(flat: &SentenceText, sentence: &Range<usize>) -> Option<ResponseClaim> {
    if flat.says(sentence, &NOTHING) {
        return Some(ResponseClaim::Nothing);
    }
    let anchor = flat.find(sentence, &ANCHORS)?;
    if speaks_of_errors(flat, sentence) {
        return None;
    }
    // "the response body contains a [user]" names the type after it, "a [user] in the response body" before it.
    let returns = flat.lower[anchor.clone()].starts_with("return");
    let after = if returns { anchor.start..sentence.end } else { sentence.clone() };
    let redirects = flat.says(sentence, &REDIRECTS);
    let named = body_type::find(flat, &after).or_else(|| body_type::find(flat, sentence));
    if let Some(ty) = named.filter(|_| !redirects) {
        return Some(ResponseClaim::Returns(ty));
    }
    if flat.says(sentence, &BINARY) {
        return Some(ResponseClaim::Binary);
    }
    let primitive = body_type::find_primitive(flat, &after).or_else(|| body_type::find_truth(flat, sentence));
    primitive.map(ResponseClaim::Returns)
}

/// Where a sentence begins to say what is returned.
static ANCHORS: Phrases = Phrases::new(&[
    "return",
    "respond",
    "response body",
    "body of the response",
    "response object",
    "response contains",
    "response will be",
    "response includes",
    "response is",
    "location header",
    "in the body",
]);

static FAILURE: Phrases = Phrases::new(&["error", "unsuccessful", "4xx", "5xx", "fails"]);

/// Sentences about failure name types that are not returned on success.
fn speaks_of_errors(flat: &SentenceText, sentence: &Range<usize>) -> bool {
    let status = |mark: &TextMark| status::in_code(&flat.text[mark.range.clone()]);
    let codes = flat.marks_in(sentence).filter(|mark| mark.kind == MarkKind::Code);
    let statuses: Vec<u16> = codes.filter_map(status).collect();
    if statuses.is_empty() {
        return flat.says(sentence, &FAILURE);
    }
    statuses.iter().all(|status| *status >= 400)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    fn read_text(text: &str) -> ResponseSection {
        let mut response = ResponseSection::default();
        sentences(&[Rc::new(SentenceText::new(&prose(text)))], &mut response);
        response
    }

    fn claims(text: &str) -> Vec<String> {
        let show = |claim: &ResponseClaim| match claim {
            ResponseClaim::Nothing => "nothing".to_owned(),
            ResponseClaim::Binary => "binary".to_owned(),
            ResponseClaim::Returns(ty) => {
                let names: Vec<&str> = ty.names.iter().map(|name| name.text.as_str()).collect();
                names.join("|") + if ty.collection { "*" } else { "" }
            }
        };
        read_text(text).claims.iter().map(|claim| show(&claim.value)).collect()
    }

    #[test]
    fn sentences_make_claims() {
        let cases: &[(&str, &[&str])] = &[
            (
                "this method returns a `200 OK` response code and a [user](user.md) object in the response body.",
                &["user"],
            ),
            ("returns `204 No Content` response code. It does not return anything in the response body.", &["nothing"]),
            (
                "returns a `302 Found` response that redirects to a preauthenticated download URL for the report.",
                &["binary"],
            ),
            ("returns `200 OK` and [a](a.md). If it fails, an [b](b.md) is returned.", &["a"]),
            ("The response will be a collection of [x](x.md) resources.", &["x*"]),
            ("The body of the response contains the created [list](../resources/list.md).", &["list"]),
            ("returns a `200 OK` response code and a String collection in the response body.", &["String*"]),
            ("This method returns a `400 Bad Request` response code when the [x](x.md) exists.", &[]),
            ("If it was added, a `true` value is returned in the response body.", &["Boolean"]),
            ("If `x` is `true`, nothing more is in the response body.", &[]),
            ("See [y](y.md) for more.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(claims(text), *expected, "{text}");
        }
    }
}
