//! `Edm.Duration`, a length of time in ISO 8601: `-P1DT2H30M0.5S`.
//!
//! It has days to fractions of a second, never months, whose length depends.

use crate::{Duration, Error, ErrorKind, Result};

/// A length of time as libraries count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) negative: bool,
    pub(crate) seconds: u64,
    pub(crate) nanos: u32,
}

/// The parts before and after the `T`: what ends one, and how many seconds it is.
const DATE: &[(char, u64)] = &[('D', 86_400)];
const TIME: &[(char, u64)] = &[('H', 3_600), ('M', 60), ('S', 1)];

/// Reads a text; nothing when it is no such text or longer than can be counted. What is shorter than a nanosecond is cut off.
pub(crate) fn parse(text: &str) -> Option<Length> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix('P')?;
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    if text.is_empty() || time == Some("") {
        return None;
    }
    let mut length = Length { negative, seconds: 0, nanos: 0 };
    add(date, DATE, &mut length)?;
    add(time.unwrap_or_default(), TIME, &mut length)?;
    Some(length)
}

/// Adds the parts of a text, each of which may be there once and in order.
fn add(mut text: &str, parts: &[(char, u64)], length: &mut Length) -> Option<()> {
    for (end, seconds) in parts {
        let Some((number, rest)) = text.split_once(*end) else { continue };
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) if *seconds == 1 && !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (number, ""),
        };
        length.seconds = digits(whole)?.checked_mul(*seconds)?.checked_add(length.seconds)?;
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        length.nanos = format!("{fraction:0<9.9}").parse().ok()?;
        text = rest;
    }
    text.is_empty().then_some(())
}

fn digits(text: &str) -> Option<u64> {
    // Rust would also take a sign.
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Writes a length in days, hours, minutes and seconds.
pub(crate) fn print(length: Length) -> String {
    let Length { negative, seconds, nanos } = length;
    let mut text = if negative && (seconds, nanos) != (0, 0) { "-P" } else { "P" }.to_owned();
    let mut part = |number: u64, before: &str, after: char| {
        if number > 0 {
            text.push_str(before);
            text.push_str(&number.to_string());
            text.push(after);
        }
        number > 0
    };
    part(seconds / 86_400, "", 'D');
    let hours = part(seconds / 3_600 % 24, "T", 'H');
    let minutes = part(seconds / 60 % 60, if hours { "" } else { "T" }, 'M');
    let fraction = format!(".{nanos:09}");
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    if seconds % 60 > 0 || nanos > 0 || text.ends_with('P') {
        let before = if hours || minutes { "" } else { "T" };
        text = format!("{text}{before}{}{fraction}S", seconds % 60);
    }
    text
}

impl Duration {
    /// The value as the standard library has it, which knows no negative lengths.
    ///
    /// # Errors
    /// When the text is not of this form, or the length is negative.
    pub fn to_std(&self) -> Result<std::time::Duration> {
        let length = self.length()?;
        if length.negative && (length.seconds, length.nanos) != (0, 0) {
            return Err(Error::new(ErrorKind::Decode, format!("{:?} is a negative duration", self.as_str())));
        }
        Ok(std::time::Duration::new(length.seconds, length.nanos))
    }

    pub(crate) fn length(&self) -> Result<Length> {
        parse(self.as_str())
            .ok_or_else(|| Error::new(ErrorKind::Decode, format!("{:?} is not a duration", self.as_str())))
    }
}

impl From<std::time::Duration> for Duration {
    fn from(value: std::time::Duration) -> Self {
        print(Length { negative: false, seconds: value.as_secs(), nanos: value.subsec_nanos() }).into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, parse, print};

    #[test]
    fn durations_are_read_and_written() {
        for (text, negative, seconds, nanos, written) in [
            ("PT22H", false, 79_200, 0, "PT22H"),
            ("P1DT2H30M0.5S", false, 95_400, 500_000_000, "P1DT2H30M0.5S"),
            ("PT0.016S", false, 0, 16_000_000, "PT0.016S"),
            ("-P1D", true, 86_400, 0, "-P1D"),
            ("+PT90M", false, 5_400, 0, "PT1H30M"),
            ("PT3661S", false, 3_661, 0, "PT1H1M1S"),
            ("P0DT0H0M0S", false, 0, 0, "PT0S"),
            ("-PT0S", true, 0, 0, "PT0S"),
            ("PT0.1234567891S", false, 0, 123_456_789, "PT0.123456789S"),
            ("P1DT1S", false, 86_401, 0, "P1DT1S"),
            ("PT18446744073709551615S", false, u64::MAX, 0, "P213503982334601DT7H15S"),
        ] {
            let length = Length { negative, seconds, nanos };
            assert_eq!(parse(text), Some(length), "{text}");
            assert_eq!(print(length), written);
            assert_eq!(parse(written).map(print).as_deref(), Some(written));
        }
    }

    #[test]
    fn other_texts_are_not_durations() {
        for text in [
            "",
            "P",
            "PT",
            "P1DT",
            "1D",
            "P1Y",
            "P1M",
            "P1W",
            "PT1D",
            "P1H",
            "PT1M1H",
            "PT1H1H",
            "PT1.5H",
            "PT1.S",
            "PT.S",
            "PTS",
            "PT-1S",
            "PT+1S",
            "PT1S ",
            "PT1,5S",
            "pt1s",
            "P1DT1.xS",
            "PT18446744073709551616S",
            "P213503982334602D",
            "PT1é",
            "--PT1S",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
