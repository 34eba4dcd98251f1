//! Statuses in sentences about an answer.
//!
//! ```markdown
//! If successful, this method returns a `200 OK` response code … `404 Not Found` …
//! ```
//!
//! ```text
//! status := code that holds three digits (`200 OK`, `204, No Content`, `HTTP 200 OK`), else bare digits
//! ```

use std::rc::Rc;

use crate::dialect::phrases::Phrases;
use crate::page::sentence::text::{MarkKind, SentenceText};
use crate::text::source::Spanned;

/// Reads success and redirect statuses; error statuses are left out.
pub(crate) fn read(texts: &[Rc<SentenceText>], statuses: &mut Vec<Spanned<u16>>) {
    texts.iter().for_each(|flat| coded(flat, statuses));
    if statuses.is_empty() {
        texts.iter().for_each(|flat| bare(flat, statuses));
    }
}

fn coded(flat: &SentenceText, statuses: &mut Vec<Spanned<u16>>) {
    for mark in flat.marks.iter().filter(|mark| mark.kind == MarkKind::Code) {
        if let Some(status) = in_code(&flat.text[mark.range.clone()]).filter(|status| is_success(*status)) {
            push(statuses, Spanned::new(status, mark.span));
        }
    }
}

fn push(statuses: &mut Vec<Spanned<u16>>, status: Spanned<u16>) {
    if !statuses.iter().any(|known| known.value == status.value) {
        statuses.push(status);
    }
}

/// A redirect, which leads to raw content.
pub(crate) fn is_redirect(status: u16) -> bool {
    (300..400).contains(&status)
}

fn is_success(status: u16) -> bool {
    matches!(status, 200..=207 | 300..=304 | 307 | 308)
}

/// The status of `200 OK`, `204, No Content`, `HTTP/1.1 200 OK`.
pub(crate) fn in_code(code: &str) -> Option<u16> {
    let code = code.trim();
    let code = code.strip_prefix("HTTP").map_or(code, |code| code.strip_prefix("/1.1").unwrap_or(code)).trim_start();
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    let ends = code[digits..].chars().next().is_none_or(|next| next == ' ' || next == ',' || next == '-');
    (digits == 3 && ends).then(|| code[..3].parse().ok()).flatten()
}

static STATUS: Phrases = Phrases::new(&["return", "response", "status"]);

/// Behind digits that stand for all statuses that begin like them: `a 200-series response code`.
const CLASS: [&str; 4] = ["-series", " series", "-level", "-range"];

/// Digits in running text, when the words around them speak of a response.
fn bare(flat: &SentenceText, statuses: &mut Vec<Spanned<u16>>) {
    for sentence in flat.sentences() {
        if !flat.says(&sentence, &STATUS) {
            continue;
        }
        let lower = &flat.lower[sentence.clone()];
        for (at, _) in lower.match_indices(['2', '3']) {
            let range = sentence.start + at..sentence.start + at + 3;
            let inner = |at: usize| flat.lower.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
            let behind = flat.lower.get(range.end..).unwrap_or_default();
            let is_class = CLASS.iter().any(|it| behind.starts_with(it));
            let alone = !is_class && !inner(range.end) && (range.start == 0 || !inner(range.start - 1));
            let status = flat.lower.get(range.clone()).and_then(|digits| digits.parse::<u16>().ok());
            if let Some(status) = status.filter(|status| alone && is_success(*status)) {
                push(statuses, Spanned::new(status, flat.span(&range)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::context::tests::prose;

    fn statuses(text: &str) -> Vec<u16> {
        let mut found = Vec::new();
        read(&[Rc::new(SentenceText::new(&prose(text)))], &mut found);
        found.iter().map(|status| status.value).collect()
    }

    #[test]
    fn statuses_in_every_spelling() {
        assert_eq!(statuses("returns a `200 OK` or `204, No Content`, else `404 Not Found`."), [200, 204]);
        assert_eq!(statuses("`204` `No Content` and `HTTP 200 OK`"), [204, 200]);
        assert_eq!(statuses("returns 202 Accepted response code for 250 items"), [202]);
        assert_eq!(statuses("a 200-series response code"), [0_u16; 0]);
        assert_eq!(statuses("up to 200 items"), [0_u16; 0]);
    }
}
