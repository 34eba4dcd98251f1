//! The byte ranges that an upload session expects, as its responses name them.

use std::ops::Range;

use crate::{Json, Response};

/// True when the response tells them at all.
pub(super) fn has_ranges(response: &Response) -> bool {
    crate::json::from_slice::<Json>(response.body()).is_ok_and(|body| body["nextExpectedRanges"].is_array())
}

/// Reads `0-`, `0-99` or `0`.
pub(super) fn range(text: &str, size: u64) -> Option<Range<u64>> {
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
    use super::range;

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
}
