//! The requests that a test speaks of: one request, or all of a function.

use std::fmt;

use docwright_runtime::Request;

use crate::{Call, Docs, Mock};

/// The requests that a test can speak of: one as the functions of the generated crate make it, `users::get("7")`, or the name of a
/// function, `"users::get"`, with whatever arguments.
///
/// Of a request, method and address count, and the options in its query: a request may have more of them. Headers and body
/// do not.
pub trait Subject: sealed::Sealed {
    #[doc(hidden)]
    fn of(self, docs: &Docs) -> Which;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for &str {}
    impl<R> Sealed for docwright_runtime::Request<R> {}
    impl<R> Sealed for &docwright_runtime::Request<R> {}
}

/// Requests of one kind.
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All that a function makes.
    Function(String),
    /// Those with this method, path and, among others, these options of the query.
    Request { method: String, path: String, query: Vec<(String, String)> },
}

impl Subject for &str {
    #[track_caller]
    fn of(self, docs: &Docs) -> Which {
        let all = docs.functions();
        let last = |it: &str| it.rsplit("::").next().unwrap_or_default().to_owned();
        let like: Vec<&str> = all.iter().map(String::as_str).filter(|it| last(it) == last(self)).take(5).collect();
        let like = if like.is_empty() { String::new() } else { format!("; there are {}, …", like.join(", ")) };
        assert!(all.iter().any(|it| it == self), "the documentation has no function `{self}`{like}");
        Which::Function(self.to_owned())
    }
}

impl<R> Subject for &Request<R> {
    fn of(self, docs: &Docs) -> Which {
        let path = format!("{}{}", docs.base_path(), self.path());
        let query = self.query_options().map(|(name, value)| (name.to_owned(), value.to_owned()));
        Which::Request { method: self.method().to_string(), path: decoded(&path), query: query.collect() }
    }
}

impl<R> Subject for Request<R> {
    fn of(self, docs: &Docs) -> Which {
        (&self).of(docs)
    }
}

impl Which {
    /// Requests to the session of an upload, by the name of the file.
    pub(crate) fn upload(name: &str) -> Self {
        Self::Request { method: "PUT".to_owned(), path: format!("{}{name}", Mock::UPLOADS), query: Vec::new() }
    }

    /// A request is one of these.
    pub(crate) fn is(&self, method: &str, target: &str, function: Option<&str>) -> bool {
        match self {
            Self::Function(name) => function == Some(name),
            Self::Request { method: wanted, path: at, query } => {
                let (path, options) = target.split_once('?').unwrap_or((target, ""));
                let given: Vec<(String, String)> = options.split('&').filter_map(option).collect();
                wanted == method && *at == decoded(path) && query.iter().all(|it| given.contains(it))
            }
        }
    }

    /// A call is one of these.
    pub(crate) fn is_call(&self, call: &Call) -> bool {
        self.is(&call.method, &call.target, call.function.as_deref())
    }
}

fn option(pair: &str) -> Option<(String, String)> {
    let (name, value) = pair.split_once('=')?;
    // A `+` is a space to some clients; those that mean one write it so.
    Some((decoded(&name.replace('+', " ")), decoded(&value.replace('+', " "))))
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `users::get`, `GET /v1.0/users/7`
impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Request { method, path, query } = self else {
            let Self::Function(name) = self else { return Ok(()) };
            return f.write_str(name);
        };
        write!(f, "{method} {path}")?;
        for (at, (name, value)) in query.iter().enumerate() {
            write!(f, "{}{name}={value}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}
