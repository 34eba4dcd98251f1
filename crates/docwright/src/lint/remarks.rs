//! Suppressions in Markdown comments: `<!-- docwright-ignore … -->`.
//!
//! ```text
//! remark := "docwright-ignore" "-page"? rule ":" reason ("(until" YYYY-MM-DD ")")?
//! block  := the lines below, up to the next blank line; a code fence is one block with what stands above it
//! ```

use std::ops::Range;

use crate::config;
use crate::text::diagnostic::Rule;
use crate::text::source::{Sources, Span};

/// A suppression in a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// The comment's content.
    pub(crate) span: Span,
    /// The rule that is suppressed.
    pub(crate) rule: Rule,
    /// The last day, `YYYY-MM-DD`.
    pub(crate) until: Option<String>,
    /// The bytes that it covers.
    range: Range<usize>,
}

impl Remark {
    /// It suppresses a finding.
    pub(crate) fn covers(&self, rule: Rule, span: Span) -> bool {
        rule == self.rule && span.file == self.span.file && self.range.contains(&(span.start as usize))
    }
}

/// Reads a comment: nothing when it is about something else, an explanation when it cannot be read.
pub(crate) fn read(sources: &Sources, span: Span) -> Option<Result<Remark, String>> {
    let written = sources.text(span).trim();
    let rest = written.strip_prefix("docwright-ignore")?;
    let (whole, rest) = rest.strip_prefix("-page").map_or((false, rest), |rest| (true, rest));
    let text = &sources[span.file].text;
    let range = if whole { 0..text.len() + 1 } else { covered(text, span) };
    Some(parse(rest).map(|(rule, until)| Remark { span, rule, until, range }))
}

fn parse(text: &str) -> Result<(Rule, Option<String>), String> {
    let (id, rest) = text.split_once(':').ok_or("a suppression has no `: REASON`")?;
    let rule = Rule::find(id.trim()).ok_or_else(|| format!("a suppression names no known rule: `{}`", id.trim()))?;
    let (reason, until) = match rest.trim().strip_suffix(')').and_then(|it| it.rsplit_once("(until ")) {
        Some((reason, day)) => (reason, Some(day.trim())),
        None => (rest, None),
    };
    if reason.trim().is_empty() {
        return Err(format!("a suppression of `{rule}` gives no reason"));
    }
    match until {
        Some(day) if config::day(day).is_none() => {
            Err(format!("a suppression of `{rule}` ends on `{day}`, which is not a day"))
        }
        _ => Ok((rule, until.map(str::to_owned))),
    }
}

/// The comment's own lines and the block below.
fn covered(text: &str, comment: Span) -> Range<usize> {
    let start = text[..comment.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[comment.end as usize..].find('\n').map_or(text.len(), |length| comment.end as usize + length + 1);
    let mut at = end;
    let mut fence = None;
    let mut begun = false;
    for line in text[end..].split_inclusive('\n') {
        let content = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|it| content.starts_with(it));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) if content.is_empty() && begun => break,
            _ => {}
        }
        begun |= !content.is_empty();
        at += line.len();
    }
    start..at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(text: &str) -> String {
        let sources = Sources::from_texts([("a.md", text)]);
        let file = sources.find("a.md").unwrap();
        let start = text.find("docwright").unwrap();
        let span = Span::new(file, start..text.find(" -->").unwrap());
        text[read(&sources, span).unwrap().unwrap().range].to_owned()
    }

    #[test]
    fn a_remark_covers_its_line_and_the_block_below() {
        let remark = "<!-- docwright-ignore broken-link: why -->\n";
        for (below, covered) in [
            ("one\ntwo\n\nthree", "one\ntwo\n"),
            ("\none\n\ntwo", "\none\n"),
            ("```json\n{\n\n}\n```\n\nx", "```json\n{\n\n}\n```\n"),
        ] {
            assert_eq!(covers(&format!("a\n{remark}{below}")), format!("{remark}{covered}"));
        }
        assert_eq!(
            covers("one <!-- docwright-ignore broken-link: why -->"),
            "one <!-- docwright-ignore broken-link: why -->"
        );
    }

    #[test]
    fn a_remark_has_a_rule_a_reason_and_maybe_a_day() {
        assert_eq!(parse(" broken-link: why"), Ok((Rule::BrokenLink, None)));
        let until = Some("2027-01-01".to_owned());
        assert_eq!(parse(" broken-link: why (not) (until 2027-01-01)"), Ok((Rule::BrokenLink, until)));
        for bad in ["", " broken-link", " broken-link:", " brokn-link: why", " broken-link: why (until May)"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
