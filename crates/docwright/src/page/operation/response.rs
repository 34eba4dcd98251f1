//! What the response section says: statuses, and claims about the body.
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
//! status := code that holds three digits (`200 OK`, `204, No Content`, `HTTP 200 OK`), else bare digits
//! claim  := of sentences that say "return", "response body" or the like: nothing | binary | type
//! ```

use std::ops::Range;

use crate::page::cells::{columns, rows};
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::page::{ResponseClaim, ResponseSection};
use crate::page::sentence::body_type;
use crate::page::sentence::phrases::Phrases;
use crate::page::sentence::text::{MarkKind, SentenceText, TextMark};
use crate::page::types::page::PropertyHome;
use crate::text::source::Spanned;

/// Headings below which a page speaks of something else than the answer.
static ASIDE: Phrases = Phrases::new(&["error", "header", "example", "remark"]);

/// Reads the section and those below it.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], response: &mut ResponseSection) {
    response.present = true;
    for table in sections.first().into_iter().flat_map(Section::tables) {
        if let Some(columns) = columns::property(&cx.header(table)) {
            rows::read(cx, table, &columns, PropertyHome::Body, &mut response.rows);
        }
    }
    let aside = |section: &Section| ASIDE.are_in(&section.title);
    let texts: Vec<SentenceText> = sections
        .iter()
        .enumerate()
        .filter(|(rank, section)| *rank == 0 || !aside(section))
        .flat_map(|(_, section)| section.texts().map(|text| SentenceText::new(&cx.prose(text))))
        .collect();
    sentences(&texts, response);
}

/// Reads sentences about the response, wherever they stand.
pub(crate) fn sentences(texts: &[SentenceText], response: &mut ResponseSection) {
    texts.iter().for_each(|flat| coded_statuses(flat, response));
    if response.statuses.is_empty() {
        texts.iter().for_each(|flat| bare_statuses(flat, response));
    }
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

fn coded_statuses(flat: &SentenceText, response: &mut ResponseSection) {
    for mark in flat.marks.iter().filter(|mark| mark.kind == MarkKind::Code) {
        if let Some(status) = status_in_code(&flat.text[mark.range.clone()]).filter(|status| is_success(*status)) {
            push_status(response, Spanned::new(status, mark.span));
        }
    }
}

fn push_status(response: &mut ResponseSection, status: Spanned<u16>) {
    if !response.statuses.iter().any(|known| known.value == status.value) {
        response.statuses.push(status);
    }
}

fn is_success(status: u16) -> bool {
    matches!(status, 200..=207 | 300..=304 | 307 | 308)
}

/// The status of `200 OK`, `204, No Content`, `HTTP/1.1 200 OK`.
pub(crate) fn status_in_code(code: &str) -> Option<u16> {
    let code = code.trim();
    let code = code.strip_prefix("HTTP").map_or(code, |code| code.strip_prefix("/1.1").unwrap_or(code)).trim_start();
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    let ends = code[digits..].chars().next().is_none_or(|next| next == ' ' || next == ',' || next == '-');
    (digits == 3 && ends).then(|| code[..3].parse().ok()).flatten()
}

static STATUS: Phrases = Phrases::new(&["return", "response", "status"]);

/// Digits in running text, when the words around them speak of a response.
fn bare_statuses(flat: &SentenceText, response: &mut ResponseSection) {
    for sentence in flat.sentences() {
        if !flat.says(&sentence, &STATUS) {
            continue;
        }
        let lower = &flat.lower[sentence.clone()];
        for (at, _) in lower.match_indices(['2', '3']) {
            let range = sentence.start + at..sentence.start + at + 3;
            let inner = |at: usize| flat.lower.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
            let alone = !inner(range.end) && (range.start == 0 || !inner(range.start - 1));
            let status = flat.lower.get(range.clone()).and_then(|digits| digits.parse::<u16>().ok());
            if let Some(status) = status.filter(|status| alone && is_success(*status)) {
                push_status(response, Spanned::new(status, flat.span(&range)));
            }
        }
    }
}

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
    let status = |mark: &TextMark| status_in_code(&flat.text[mark.range.clone()]);
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
        sentences(&[SentenceText::new(&prose(text))], &mut response);
        response
    }

    fn statuses(text: &str) -> Vec<u16> {
        read_text(text).statuses.iter().map(|status| status.value).collect()
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
    fn statuses_in_every_spelling() {
        assert_eq!(statuses("returns a `200 OK` or `204, No Content`, else `404 Not Found`."), [200, 204]);
        assert_eq!(statuses("`204` `No Content` and `HTTP 200 OK`"), [204, 200]);
        assert_eq!(statuses("returns 202 Accepted response code for 250 items"), [202]);
        assert_eq!(statuses("a 200-series response code"), [200]);
        assert_eq!(statuses("up to 200 items"), [0_u16; 0]);
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
