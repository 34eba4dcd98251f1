//! The byte ranges that an upload session expects, as its responses name them.

use std::ops::Range;

use crate::format::loose::field;
use crate::{Error, ErrorKind, Json, Response, Result};

/// The bytes that the service lacks by what this response says, sorted; nothing when it does not speak of them.
///
/// # Errors
/// When it speaks of them in a way that cannot be read.
pub(super) fn expected(response: &Response, size: u64) -> Result<Option<Vec<Range<u64>>>> {
    let Ok(body) = crate::json::from_slice::<Json>(response.body()) else { return Ok(None) };
    let Some(named) = field(&body, "nextExpectedRanges").as_array() else { return Ok(None) };
    let read = named.iter().map(|it| range(it.as_str()?, size)).collect::<Option<Vec<_>>>();
    let mut ranges = read.ok_or_else(|| unsaid(response))?;
    ranges.sort_by_key(|it| it.start);
    Ok(Some(ranges))
}

/// The error of a response that should have named the bytes to send next.
pub(super) fn unsaid(response: &Response) -> Error {
    Error::new(ErrorKind::Decode, "the upload session doesn't say which bytes it expects").with_answer(response)
}

/// Takes these bytes off the ranges.
pub(super) fn take_off(ranges: &mut Vec<Range<u64>>, sent: &Range<u64>) {
    let cut = |it: &Range<u64>| [it.start..it.end.min(sent.start), it.start.max(sent.end)..it.end];
    *ranges = ranges.iter().flat_map(cut).filter(|it| it.start < it.end).collect();
}

/// Reads `0-`, `0-99` or `0`.
fn range(text: &str, size: u64) -> Option<Range<u64>> {
    let (first, last) = text.split_once('-').unwrap_or((text, ""));
    let first: u64 = first.trim().parse().ok()?;
    let end = match last.trim() {
        "" => size,
        last => last.parse::<u64>().ok()?.saturating_add(1).min(size),
    };
    (first < end).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use super::{expected, range, take_off};
    use crate::Response;

    #[test]
    fn ranges_as_the_service_writes_them() {
        for (text, want) in [
            ("0-", Some(0..100)),
            ("10-19", Some(10..20)),
            ("10-1000", Some(10..100)),
            ("7", Some(7..100)),
            ("100-", None),
            ("20-10", None),
            ("-5", None),
            ("x", None),
            ("18446744073709551615-18446744073709551615", None),
        ] {
            assert_eq!(range(text, 100), want, "{text}");
        }
    }

    #[test]
    fn the_name_is_spelled_as_the_service_likes() {
        for (body, want) in [
            (r#"{"nextExpectedRanges": ["50-", "0-9"]}"#, Some(vec![0..10, 50..100])),
            (r#"{"NextExpectedRanges": ["7"]}"#, Some(std::iter::once(7..100).collect())),
            (r#"{"nextexpectedranges": []}"#, Some(vec![])),
            (r#"{"id": "1"}"#, None),
            ("[]", None),
            ("<html>", None),
            ("", None),
        ] {
            assert_eq!(expected(&Response::new(200, body), 100).unwrap(), want, "{body}");
        }
        for body in [r#"{"nextExpectedRanges": ["x"]}"#, r#"{"NextExpectedRanges": [7]}"#] {
            assert!(expected(&Response::new(200, body), 100).is_err(), "{body}");
        }
    }

    #[test]
    fn what_was_sent_is_taken_off() {
        for (sent, want) in [
            (0..100, vec![]),
            (0..20, vec![20..30, 50..100]),
            (20..60, vec![10..20, 60..100]),
            (60..70, vec![10..30, 50..60, 70..100]),
            (30..50, vec![10..30, 50..100]),
        ] {
            let mut ranges = vec![10..30, 50..100];
            take_off(&mut ranges, &sent);
            assert_eq!(ranges, want, "{sent:?}");
        }
    }
}
