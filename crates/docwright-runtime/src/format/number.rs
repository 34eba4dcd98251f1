//! OData numbers: JSON numbers, numbers in strings (IEEE754Compatible), `INF`, `-INF` and `NaN`.

/// Reads the text of an integer, `3.0` included.
pub(crate) fn parse_integer(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| whole(parse_double(text)?))
}

/// Reads the text of a floating-point number.
pub(crate) fn parse_double(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        // Rust also reads "inf", "infinity" and "nan", which OData doesn't know.
        _ => text.parse().ok().filter(|value: &f64| value.is_finite()),
    }
}

/// How OData writes a number that JSON has no number for.
pub(crate) fn special(value: f64) -> Option<&'static str> {
    if value.is_finite() {
        None
    } else if value.is_nan() {
        Some("NaN")
    } else if value > 0.0 {
        Some("INF")
    } else {
        Some("-INF")
    }
}

/// The integer that a floating-point number stands for; some services write `3.0` for `3`.
pub(crate) fn whole(value: f64) -> Option<i64> {
    // Up to 2^53 every integer has a number of its own; above, the text isn't what was meant.
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
    (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0).then_some(value as i64)
}

/// True when the text is a number in JSON's own form, so that it can be written without quotes.
pub(crate) fn is_json_number(text: &str) -> bool {
    matches!(text.as_bytes(), [b'-' | b'0'..=b'9', ..])
        && serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok_and(|raw| raw.get() == text)
}

#[cfg(test)]
mod tests {
    use super::{is_json_number, parse_double, parse_integer, special, whole};

    #[test]
    fn doubles() {
        for (text, want) in [
            ("1.5", Some(1.5)),
            ("-0", Some(-0.0)),
            ("1e3", Some(1000.0)),
            ("INF", Some(f64::INFINITY)),
            ("-INF", Some(f64::NEG_INFINITY)),
            ("inf", None),
            ("nan", None),
            ("1e999", None),
            ("", None),
            ("1,5", None),
        ] {
            assert_eq!(parse_double(text), want, "{text}");
        }
        assert!(parse_double("NaN").is_some_and(f64::is_nan));
        for text in ["INF", "-INF", "NaN"] {
            assert_eq!(parse_double(text).and_then(special), Some(text));
        }
        assert_eq!(special(0.0), None);
    }

    #[test]
    fn whole_numbers() {
        for (text, want) in [
            ("7", Some(7)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("2e3", Some(2000)),
            ("7.5", None),
            ("x", None),
            ("INF", None),
        ] {
            assert_eq!(parse_integer(text), want, "{text}");
        }
        assert_eq!([3.0, -3.0, 0.5, 1e300, f64::NAN].map(whole), [Some(3), Some(-3), None, None, None]);
    }

    #[test]
    fn numbers_of_json() {
        for (text, want) in [
            ("1.10", true),
            ("-5", true),
            ("12345678901234567890.123", true),
            ("01", false),
            ("1.", false),
            ("true", false),
            ("", false),
            (" 1", false),
        ] {
            assert_eq!(is_json_number(text), want, "{text}");
        }
    }
}
