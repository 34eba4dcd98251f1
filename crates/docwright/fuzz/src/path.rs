//! Fuzz target of the addresses of requests: arguments fill their places and lead nowhere else.
//!
//! ```text
//! text := argument "\n" argument "\n" value of a query option
//! ```

use docwright_runtime::{Json, Request};
use percent_encoding::percent_decode_str;
use url::Url;

/// The service.
const BASE: &str = "https://api.example/v1.0";

/// A template, and the segments that it is to have.
type Case = (&'static str, fn(&str, &str) -> Vec<String>);

/// Doubles the quotes, as within a literal.
fn quoted(text: &str) -> String {
    text.replace('\'', "''")
}

/// One template for each place that an argument can have.
const CASES: &[Case] = &[
    ("/users/{id}/x/{other}", |a, b| vec!["users".to_owned(), a.to_owned(), "x".to_owned(), b.to_owned()]),
    ("/f(x='{a}',y={b})", |a, b| vec![format!("f(x='{}',y={b})", quoted(a))]),
    ("/x.{a}/{b}", |a, b| vec![format!("x.{a}"), b.to_owned()]),
    ("/root:/{path}:/c/{b}", |a, b| {
        let path = a.trim_matches('/').split('/').map(str::to_owned);
        let mut all: Vec<String> = std::iter::once("root:".to_owned()).chain(path).collect();
        all.last_mut().into_iter().for_each(|it| it.push(':'));
        all.extend(["c".to_owned(), b.to_owned()]);
        all
    }),
];

/// Whoever reads the address finds the arguments as they were given.
pub(crate) fn path(text: &str) {
    let mut parts = text.splitn(3, '\n');
    let [first, second, option] = [(); 3].map(|()| parts.next().unwrap_or_default());
    for (template, segments) in CASES {
        let request = Request::<Json>::get(template, &[first, second]).query("$filter", option);
        let Ok(sent) = request.to_http(BASE) else { continue };
        let url = Url::parse(&sent.uri().to_string()).unwrap_or_else(|error| panic!("{}: {error}", sent.uri()));
        assert_eq!((url.scheme(), url.host_str(), url.fragment()), ("https", Some("api.example"), None), "{url}");
        let decoded = |it: &str| percent_decode_str(it).decode_utf8_lossy().into_owned();
        let found: Vec<String> = url.path_segments().into_iter().flatten().skip(1).map(decoded).collect();
        assert_eq!(found, segments(first, second), "{template}: {url}");
        let query: Vec<_> = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        assert_eq!(query, [("$filter".to_owned(), option.to_owned())], "{url}");
        let written = sent.uri().to_string();
        let again = Request::<Json>::from_http(sent, BASE).unwrap_or_else(|error| panic!("{template}: {error}"));
        assert_eq!(again.to_http(BASE).map(|it| it.uri().to_string()).ok(), Some(written));
    }
}
