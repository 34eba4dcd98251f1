//! The path template of a request, filled with percent-encoded arguments.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The characters that an argument may hold unencoded in a segment. A colon or parenthesis would be read as syntax of OData.
pub(crate) const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@')
    .remove(b',')
    .remove(b'=')
    .remove(b'!');

/// The characters that a query value may hold unencoded.
const QUERY: &AsciiSet =
    &SEGMENT.remove(b'$').remove(b'(').remove(b')').remove(b'\'').remove(b':').remove(b'/').remove(b'*').remove(b';');

/// The characters that the template's own text may not hold.
const TEMPLATE: &AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'#')
    .add(b'\\')
    .add(b'^')
    .add(b'|');

/// A filled template.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    /// Percent-encoded, without the query.
    pub(crate) path: String,
    /// Names and values as they are meant.
    pub(crate) query: Vec<(Cow<'static, str>, String)>,
    /// Why the request must not be sent.
    pub(crate) problem: Option<String>,
}

/// Fills the `{placeholders}` of a template in order.
pub(crate) fn fill(template: &str, args: &[&str]) -> Filled {
    let (path, query) = template.split_once('?').unwrap_or((template, ""));
    let mut args = args.iter();
    let mut filled = Filled { path: String::with_capacity(template.len() + 64), ..Filled::default() };
    let mut pieces = Pieces { rest: path, quoted: false };
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(text) => filled.path.extend(utf8_percent_encode(text, TEMPLATE)),
            Piece::Placeholder(name) => {
                let style = if pieces.quoted {
                    Style::Literal
                } else if filled.path.ends_with(":/") {
                    Style::Path
                } else {
                    Style::Segment
                };
                match args.next() {
                    Some(arg) => argument(name, arg, style, &mut filled),
                    None => filled.problem = Some(format!("there is no argument for {{{name}}}")),
                }
            }
        }
    }
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        filled.query.push((name.to_owned().into(), query_value(value, &mut args, &mut filled.problem)));
    }
    if args.next().is_some() {
        filled.problem = Some("there are more arguments than placeholders".to_owned());
    }
    filled
}

fn query_value<'a>(value: &str, args: &mut impl Iterator<Item = &'a &'a str>, problem: &mut Option<String>) -> String {
    let mut text = String::new();
    let mut pieces = Pieces { rest: value, quoted: false };
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(literal) => text.push_str(literal),
            Piece::Placeholder(name) => match args.next() {
                Some(arg) if pieces.quoted => text.push_str(&doubled(arg)),
                Some(arg) => text.push_str(arg),
                None => *problem = Some(format!("there is no argument for {{{name}}}")),
            },
        }
    }
    text
}

enum Style {
    /// One segment: a slash in it is encoded.
    Segment,
    /// Inside the quotes of a string literal.
    Literal,
    /// The path of a file, `root:/{item-path}:`: slashes are what they are.
    Path,
}

fn argument(name: &str, arg: &str, style: Style, filled: &mut Filled) {
    // Dots and nothing would climb up or change which resource is meant, encoded or not: URL parsers treat %2E as a dot.
    let misleading = |part: &str| matches!(part, "" | "." | "..");
    let (text, bad) = match style {
        Style::Literal => (doubled(arg), false),
        Style::Segment => (Cow::Borrowed(arg), misleading(arg)),
        Style::Path => {
            let trimmed = arg.trim_matches('/');
            (Cow::Borrowed(trimmed), trimmed.split('/').any(misleading))
        }
    };
    if bad {
        filled.problem = Some(format!("the argument for {{{name}}} is empty, `.` or `..`, or has a part that is"));
    }
    let separator = if matches!(style, Style::Path) { "/" } else { "" };
    for (index, part) in split(&text, separator).enumerate() {
        if index > 0 {
            filled.path.push('/');
        }
        filled.path.extend(utf8_percent_encode(part, SEGMENT));
    }
}

fn split<'a>(text: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = separator.is_empty().then_some(text);
    let parts = (!separator.is_empty()).then(|| text.split(separator));
    whole.into_iter().chain(parts.into_iter().flatten())
}

/// The content of an OData string literal.
fn doubled(text: &str) -> Cow<'_, str> {
    if text.contains('\'') { text.replace('\'', "''").into() } else { text.into() }
}

/// Encodes the value of a query option.
pub(crate) fn encode_query(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, QUERY)
}

enum Piece<'a> {
    Text(&'a str),
    Placeholder(&'a str),
}

/// Cuts a template at its placeholders and keeps track of quotes.
struct Pieces<'a> {
    rest: &'a str,
    quoted: bool,
}

impl<'a> Pieces<'a> {
    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some((name, rest)) = self.rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            self.rest = rest;
            return Some(Piece::Placeholder(name));
        }
        // A brace that is never closed is text.
        let end = self.rest.get(1..).and_then(|rest| rest.find('{')).map_or(self.rest.len(), |at| at + 1);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.quoted ^= text.matches('\'').count() % 2 == 1;
        Some(Piece::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{encode_query, fill};

    #[test]
    fn arguments_are_encoded_for_where_they_stand() {
        for (template, args, want) in [
            ("/users", &[][..], "/users"),
            ("/users/{id | userPrincipalName}", &["a b@c.d"], "/users/a%20b@c.d"),
            ("/users/{user-id}/messages/{id}", &["a/b", "AAMk=="], "/users/a%2Fb/messages/AAMk=="),
            ("/users/{id}", &["Zoë?#%"], "/users/Zo%C3%AB%3F%23%25"),
            ("/users/{id}", &["a:b(c)$"], "/users/a%3Ab%28c%29%24"),
            (
                "/me/drive/root:/{item-path}:/children",
                &["/Plans & more/2024 #1.txt"],
                "/me/drive/root:/Plans%20%26%20more/2024%20%231.txt:/children",
            ),
            ("/me/drive/items/{id}:/{name}:/content", &["1!2", "a:b.txt"], "/me/drive/items/1!2:/a%3Ab.txt:/content"),
            ("/reports/f(period='{period}')", &["D7"], "/reports/f(period='D7')"),
            ("/reports/f(a='{a}',b={b},c='{c}')", &["it's", "1", ""], "/reports/f(a='it%27%27s',b=1,c='')"),
            ("/groups/{id}/members/$ref", &["1"], "/groups/1/members/$ref"),
        ] {
            let filled = fill(template, args);
            assert_eq!(filled.path, want);
            assert_eq!(filled.problem, None, "{template}");
        }
    }

    #[test]
    fn query_parameters_of_the_template_are_kept_apart() {
        let filled = fill(
            "/me/calendarView?startDateTime={start}&q='{text}'&$count=true",
            &["2024-01-01T00:00:00+01:00", "it's"],
        );
        assert_eq!(filled.path, "/me/calendarView");
        let query: Vec<_> = filled.query.iter().map(|(name, value)| (&**name, value.as_str())).collect();
        assert_eq!(query, [("startDateTime", "2024-01-01T00:00:00+01:00"), ("q", "'it''s'"), ("$count", "true")]);
        assert_eq!(encode_query(&filled.query[0].1).collect::<String>(), "2024-01-01T00:00:00%2B01:00");
    }

    #[test]
    fn arguments_that_would_lead_elsewhere_are_refused() {
        for (template, args) in [
            ("/users/{id}", &[".."][..]),
            ("/users/{id}", &["."]),
            ("/users/{id}", &[""]),
            ("/me/drive/root:/{path}:", &["a/../../b"]),
            ("/me/drive/root:/{path}:", &["a//b"]),
            ("/me/drive/root:/{path}:", &["/"]),
            ("/users/{id}/{other}", &["1"]),
            ("/users/{id}", &["1", "2"]),
            ("/users?q={q}", &[]),
        ] {
            assert!(fill(template, args).problem.is_some(), "{template} {args:?}");
        }
    }

    #[test]
    fn odd_templates_are_text() {
        for (template, want) in [("/a{b", "/a%7Bb"), ("", ""), ("/a b", "/a%20b"), ("{", "%7B"), ("/é{", "/%C3%A9%7B")]
        {
            assert_eq!(fill(template, &[]).path, want);
        }
    }
}
