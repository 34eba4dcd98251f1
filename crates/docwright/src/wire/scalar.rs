//! Scalars as the runtime reads and writes them.

use crate::krate::{Enum, Scalar};
use crate::odata::name::is_qualified;
use crate::text::json::Json;
use crate::text::json::strict::is_number;

/// How a value fits its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is read, and written again as it came.
    Same,
    /// It is read, and written in another way.
    Respelled,
    /// It is a member in another letter case.
    Case,
    /// It is the name of a type, standing for a value, and cannot be read.
    Placeholder,
    /// It is the name of a type, standing for a member, and read as one that is not documented.
    AnyText,
    /// It is read as a value that is not documented.
    Unknown,
    /// It is not read.
    No,
}

/// How a value fits a primitive type.
pub(crate) fn scalar(scalar: Scalar, json: &Json) -> Fit {
    use Scalar::{Boolean, Byte, Decimal, Double, Int16, Int32, Int64, SByte, Single, String};
    let fit = match (scalar, json) {
        (String, Json::String(_)) | (Boolean, Json::Bool(_)) => Fit::Same,
        (String | Boolean, _) => Fit::No,
        (Byte | SByte | Int16 | Int32, _) => integer(json, i64::from(i32::MIN)..=i64::from(i32::MAX)),
        (Int64, _) => integer(json, i64::MIN..=i64::MAX),
        (Single | Double, _) => double(json),
        (Decimal, Json::Number(_)) => Fit::Same,
        (Decimal, Json::String(text)) => {
            if is_number(text) {
                Fit::Respelled
            } else {
                Fit::Same
            }
        }
        (Decimal, _) => Fit::No,
        // Everything else keeps its text.
        (_, Json::String(_)) => Fit::Same,
        (_, Json::Number(_)) => Fit::Respelled,
        _ => Fit::No,
    };
    if fit == Fit::No && is_placeholder(scalar, json) { Fit::Placeholder } else { fit }
}

/// How a value fits an enumeration, which is open.
pub(crate) fn member(of: &Enum, json: &Json) -> Fit {
    match json {
        Json::String(text) if of.flags => flags(of, text),
        Json::String(text) => one_member(of, text),
        Json::Number(text) if !of.flags && text.parse::<i64>().is_ok() => Fit::Respelled,
        _ => Fit::No,
    }
}

fn one_member(of: &Enum, text: &str) -> Fit {
    if of.variants.iter().any(|it| it.wire == text) {
        Fit::Same
    } else if of.variants.iter().any(|it| it.wire.eq_ignore_ascii_case(text)) {
        Fit::Case
    } else if is_type_name(text) || text.contains('|') || text.ends_with("-value") {
        Fit::AnyText
    } else {
        Fit::Unknown
    }
}

/// A set is written with its members in the order of the documentation, the unknown ones last.
fn flags(of: &Enum, text: &str) -> Fit {
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
    let rank = |part: &str| of.variants.iter().position(|it| it.wire == part);
    let ranks: Vec<usize> = parts.iter().map(|it| rank(it).unwrap_or(usize::MAX)).collect();
    let known = ranks.iter().filter(|it| **it != usize::MAX);
    let in_order = ranks.is_sorted() && known.collect::<Vec<_>>().windows(2).all(|it| it[0] < it[1]);
    let folded = |part: &&&str| rank(part).is_none() && of.variants.iter().any(|it| it.wire.eq_ignore_ascii_case(part));
    match () {
        () if parts.iter().any(|it| folded(&it)) => Fit::Case,
        () if parts.join(",") != text || !in_order => Fit::Respelled,
        () if ranks.contains(&usize::MAX) => Fit::Unknown,
        () => Fit::Same,
    }
}

fn integer(json: &Json, range: std::ops::RangeInclusive<i64>) -> Fit {
    let (text, plain) = match json {
        Json::Number(text) => (text, true),
        Json::String(text) => (text, false),
        _ => return Fit::No,
    };
    let read = text.parse::<i64>().ok().or_else(|| whole(text.parse().ok()?));
    match read.filter(|it| range.contains(it)) {
        Some(it) if plain && it.to_string() == *text => Fit::Same,
        Some(_) => Fit::Respelled,
        None => Fit::No,
    }
}

/// `3.0` is 3; up to 2^53 every integer has a number of its own.
fn whole(value: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
    (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0).then_some(value as i64)
}

fn double(json: &Json) -> Fit {
    let finite = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    match json {
        Json::Number(text) if finite(text) => Fit::Same,
        Json::String(text) if matches!(text.as_str(), "INF" | "-INF" | "NaN") => Fit::Same,
        Json::String(text) if finite(text) => Fit::Respelled,
        _ => Fit::No,
    }
}

/// Words that stand for values of a type, as the documentation writes them: `"Integer"`, `"String (timestamp)"`, `"true | false"`.
fn is_placeholder(scalar: Scalar, json: &Json) -> bool {
    let Json::String(text) = json else { return false };
    // `progress-value` is what the doc generator makes of a name.
    if scalar != Scalar::String && text.ends_with("-value") {
        return true;
    }
    let text = text.trim().to_ascii_lowercase();
    let word = text.split([' ', '(', '|', '/']).next().unwrap_or_default().trim_start_matches("edm.");
    match scalar {
        Scalar::Boolean => matches!(word, "boolean" | "bool") || text.contains("true") && text.contains("false"),
        Scalar::String => false,
        _ => {
            let names =
                ["integer", "int", "int16", "int32", "int64", "number", "double", "single", "float", "decimal", "byte"];
            names.contains(&word)
        }
    }
}

/// A text names a type instead of showing a value.
pub(crate) fn is_type_name(text: &str) -> bool {
    let text = text.trim().trim_start_matches('#');
    is_qualified(text) || text.starts_with("Edm.") || text == "String"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::krate::{Doc, Gate, Ident, Variant};

    fn number(text: &str) -> Json {
        Json::Number(text.to_owned())
    }

    fn text(text: &str) -> Json {
        Json::String(text.to_owned())
    }

    #[test]
    fn numbers() {
        use Scalar::{Decimal, Double, Int32, Int64};
        for (ty, json, fit) in [
            (Int32, number("7"), Fit::Same),
            (Int32, number("7.0"), Fit::Respelled),
            (Int32, number("7.5"), Fit::No),
            (Int32, number("2147483648"), Fit::No),
            (Int64, number("2147483648"), Fit::Same),
            (Int64, text("9223372036854775807"), Fit::Respelled),
            (Int64, number("9223372036854775808"), Fit::No),
            (Int32, text("Integer"), Fit::Placeholder),
            (Int32, text("1024 (number)"), Fit::No),
            (Int32, text("size-value"), Fit::Placeholder),
            (Int32, Json::Bool(true), Fit::No),
            (Double, number("7"), Fit::Same),
            (Double, number("1e999"), Fit::No),
            (Double, text("NaN"), Fit::Same),
            (Double, text("nan"), Fit::No),
            (Double, text("1.5"), Fit::Respelled),
            (Double, text("Double"), Fit::Placeholder),
            (Decimal, number("1.10"), Fit::Same),
            (Decimal, text("1.10"), Fit::Respelled),
            (Decimal, text("much"), Fit::Same),
        ] {
            assert_eq!(scalar(ty, &json), fit, "{ty:?} {json:?}");
        }
    }

    #[test]
    fn texts() {
        use Scalar::{Boolean, Date, Guid, String};
        for (ty, json, fit) in [
            (String, text("Integer"), Fit::Same),
            (String, number("7"), Fit::No),
            (Boolean, Json::Bool(true), Fit::Same),
            (Boolean, text("true"), Fit::No),
            (Boolean, text("true | false"), Fit::Placeholder),
            (Boolean, text("Boolean"), Fit::Placeholder),
            (Date, text("String (timestamp)"), Fit::Same),
            (Guid, number("7"), Fit::Respelled),
            (Guid, Json::Bool(true), Fit::No),
        ] {
            assert_eq!(scalar(ty, &json), fit, "{ty:?} {json:?}");
        }
    }

    fn colours(flags: bool) -> Enum {
        let ident = || Ident("X".to_owned());
        let variant = |wire: &str| Variant {
            ident: ident(),
            constant: ident(),
            wire: wire.to_owned(),
            doc: Doc::default(),
            deprecated: None,
        };
        Enum {
            ident: ident(),
            doc: Doc::default(),
            odata_name: String::new(),
            doc_url: String::new(),
            variants: ["red", "darkBlue"].map(variant).to_vec(),
            flags,
            deprecated: None,
            gate: Gate::Always,
        }
    }

    #[test]
    fn members() {
        for (flags, json, fit) in [
            (false, text("red"), Fit::Same),
            (false, text("RED"), Fit::Case),
            (false, text("mauve"), Fit::Unknown),
            (false, text("red | darkBlue"), Fit::AnyText),
            (false, text("example.graph.colour"), Fit::AnyText),
            (false, text("colour-value"), Fit::AnyText),
            (false, number("1"), Fit::Respelled),
            (true, text("red,darkBlue"), Fit::Same),
            (true, text("red, darkBlue"), Fit::Respelled),
            (true, text("darkBlue,red"), Fit::Respelled),
            (true, text("red,red"), Fit::Respelled),
            (true, text("red,mauve"), Fit::Unknown),
            (true, text("mauve,red"), Fit::Respelled),
            (true, text("DarkBlue"), Fit::Case),
            (true, text(""), Fit::Same),
            (true, number("1"), Fit::No),
        ] {
            assert_eq!(member(&colours(flags), &json), fit, "{flags} {json:?}");
        }
    }
}
