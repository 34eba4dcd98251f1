//! The call of a function that makes a request: argument binding.

use crate::krate::{ArgumentPlace, Function};
use crate::odata::Address;
use crate::odata::piece::{Piece, pieces};
use crate::text::percent::decoded;
use crate::wire::routes::{Entry, Taken};

/// A request as a call of a function.
#[derive(Debug, Clone)]
pub struct Call<'k> {
    /// The function.
    pub entry: Entry<'k>,
    /// The texts of its arguments, in its order; nothing where the request lacks one.
    pub arguments: Vec<Option<String>>,
    /// The path that the function makes of them, not yet percent-encoded.
    pub path: String,
    /// Further query parameters: options such as `$select`, and those that are not documented.
    pub options: Vec<(String, String)>,
    /// Query parameters of the function that the request lacks.
    pub missing: Vec<String>,
    /// The request has arguments in its query that the function has in parentheses; it is documented both ways.
    pub respelled: bool,
}

/// A request as a call of a function whose address it has.
pub(crate) fn call<'k>(entry: Entry<'k>, taken: &Taken, address: Address<'_>) -> Call<'k> {
    let function = entry.function;
    let mut values = ordered(&function.template, taken).into_iter();
    let mut options = query(address);
    let mut take = |name: &str| {
        let at = options.iter().position(|it| it.0.eq_ignore_ascii_case(name))?;
        Some(options.remove(at).1)
    };
    let (mut missing, mut respelled) = (Vec::new(), false);
    let mut arguments = Vec::new();
    for argument in &function.arguments {
        arguments.push(match &argument.place {
            ArgumentPlace::Query(name) => {
                let value = take(name);
                missing.extend(value.is_none().then(|| name.clone()));
                value
            }
            ArgumentPlace::Segment | ArgumentPlace::Quoted | ArgumentPlace::Path => match values.next() {
                // In another spelling of the address, the argument of a call is in the query.
                Some((Some(name), None)) => {
                    let value = take(name);
                    missing.extend(value.is_none().then(|| name.to_owned()));
                    respelled |= value.is_some();
                    value
                }
                other => other.and_then(|it| it.1),
            },
            // They stand beside the address: `Call::with_headers`.
            ArgumentPlace::Header(_) => None,
        });
    }
    for (name, value) in &function.fixed_query {
        if take(name).is_none_or(|it| it != *value) {
            missing.push(name.clone());
        }
    }
    let path = fill(function, &arguments);
    Call { entry, arguments, path, options, missing, respelled }
}

impl<'k> Call<'k> {
    /// The same call with the arguments that are headers of the request.
    pub(crate) fn with_headers<'h>(mut self, header: impl Fn(&str) -> Option<&'h str>) -> Self {
        for (argument, value) in self.entry.function.arguments.iter().zip(&mut self.arguments) {
            if let ArgumentPlace::Header(name) = &argument.place {
                *value = header(name).map(str::to_owned);
            }
        }
        self
    }

    /// The headers that the request lacks.
    pub(crate) fn missing_headers(&self) -> impl Iterator<Item = &'k str> {
        let arguments = self.entry.function.arguments.iter().zip(&self.arguments);
        let missing = arguments.filter(|(_, value)| value.is_none());
        missing.filter_map(|(it, _)| match &it.place {
            ArgumentPlace::Header(name) => Some(name.as_str()),
            _ => None,
        })
    }
}

/// The values in the order of the template, whose arguments the address may hold in another one; those of calls with their
/// names.
fn ordered<'t>(template: &'t str, taken: &Taken) -> Vec<(Option<&'t str>, Option<String>)> {
    let mut steps = taken.iter();
    let mut values = Vec::new();
    for piece in pieces(template) {
        match piece {
            Piece::Word(text) if !text.contains("{}") => {}
            Piece::Word(_) | Piece::Key(_) | Piece::Path(_) => {
                values.push((None, steps.next().and_then(|it| it.first()).map(|it| it.1.clone())));
            }
            Piece::Call(_, arguments) if arguments.is_empty() => {}
            Piece::Call(_, arguments) => {
                let given: &[(String, String)] = steps.next().map_or(&[], Vec::as_slice);
                let value = |name: &str| given.iter().find(|it| it.0.eq_ignore_ascii_case(name));
                let holes = arguments.iter().filter(|it| it.value.contains("{}"));
                values.extend(holes.map(|it| (Some(it.name), value(it.name).map(|it| it.1.clone()))));
            }
        }
    }
    values
}

/// The path that a function makes of its arguments, as it is meant: before percent-encoding.
fn fill(function: &Function, arguments: &[Option<String>]) -> String {
    let places = function.arguments.iter().zip(arguments);
    let mut values = places.filter(|(it, _)| !matches!(it.place, ArgumentPlace::Query(_) | ArgumentPlace::Header(_)));
    let mut pieces = function.template.split("{}");
    let mut path = decoded(pieces.next().unwrap_or_default()).into_owned();
    for piece in pieces {
        if let Some((argument, Some(value))) = values.next() {
            match argument.place {
                ArgumentPlace::Quoted => path.push_str(&value.replace('\'', "''")),
                ArgumentPlace::Path => path.push_str(value.trim_matches('/')),
                ArgumentPlace::Segment | ArgumentPlace::Query(_) | ArgumentPlace::Header(_) => path.push_str(value),
            }
        }
        path.push_str(&decoded(piece));
    }
    path
}

/// Names and values of a query as they are meant.
pub(crate) fn query(address: Address<'_>) -> Vec<(String, String)> {
    let pairs = address.query_pairs().map(|(name, value)| (decoded(name), decoded(value.unwrap_or_default())));
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}
