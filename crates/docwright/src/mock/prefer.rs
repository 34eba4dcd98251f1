//! The header `Prefer: status=404, example=2`, read as scenarios.

use crate::mock::message::{Request, Scenario};

/// The scenarios that the header asks for, the last of each kind winning; others are ignored.
pub(crate) fn wanted(request: &Request) -> Vec<Scenario> {
    let headers = request.headers.iter().filter(|it| it.0.eq_ignore_ascii_case("prefer"));
    let parts = headers.flat_map(|it| it.1.split([',', ';']));
    parts.filter_map(read).collect()
}

fn read(part: &str) -> Option<Scenario> {
    let (name, value) = part.split_once('=')?;
    let value = value.trim().trim_matches('"');
    match name.trim().to_ascii_lowercase().as_str() {
        "status" => Some(Scenario::Status(value.parse().ok().filter(|it| (200..600).contains(it))?)),
        "example" => Some(Scenario::Example(value.parse().ok().filter(|it| *it > 0)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_understood_is_wanted() {
        for (text, want) in [
            ("status=404", vec![Scenario::Status(404)]),
            ("return=minimal, Status=\"429\" , example = 2", vec![Scenario::Status(429), Scenario::Example(2)]),
            ("status=99, status=600, status=x, status, example=0, example=-1", vec![]),
        ] {
            assert_eq!(wanted(&Request::new("GET", "/").with_header("prefer", text)), want, "{text}");
        }
    }
}
