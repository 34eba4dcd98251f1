//! Links to objects in the bodies of requests, `@odata.bind` and `@odata.id`, and their addresses below the service.

use std::borrow::Cow;

use crate::{Bytes, Has, Json, Many, One, Reference, Request, Result, Untyped};

/// An object of type `T` of the service, to be linked to: the request that would read it, or its address. An address that begins with
/// a slash is below the service that the request is sent to.
///
/// ```
/// use docwright_runtime::{Json, Link, Reference, Request};
///
/// let user = Request::<Json>::get("/users/{id}", &["7"]);
/// assert_eq!(Link::<Reference>::address(&user)?, "/users/7");
/// assert_eq!(Link::<Reference>::address(&Reference::to("/users/7"))?, "/users/7");
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait Link<T> {
    /// Its address.
    ///
    /// # Errors
    /// When the request cannot be sent, and thus leads nowhere.
    fn address(&self) -> Result<Cow<'_, str>>;
}

impl<T> Link<T> for &str {
    fn address(&self) -> Result<Cow<'_, str>> {
        Ok(Cow::Borrowed(self))
    }
}

impl<T> Link<T> for String {
    fn address(&self) -> Result<Cow<'_, str>> {
        Ok(Cow::Borrowed(self))
    }
}

impl<T> Link<T> for Reference {
    fn address(&self) -> Result<Cow<'_, str>> {
        Ok(Cow::Borrowed(self.odata_id.as_deref().unwrap_or_default()))
    }
}

#[diagnostic::do_not_recommend]
impl<T, R: Has<T>, At> Link<T> for Request<R, At> {
    fn address(&self) -> Result<Cow<'_, str>> {
        match &self.parts.problem {
            Some(problem) => Err(problem.clone()),
            None => Ok(Cow::Borrowed(&self.parts.path)),
        }
    }
}

/// Links for a relationship of type `T`: one link where that is [`One`], a list of links where it is [`Many`].
///
/// ```
/// use docwright_runtime::{Links, Many, One, Reference};
///
/// assert_eq!(Links::<One<Reference>>::written("/users/7")?, "/users/7");
/// assert_eq!(Links::<Many<Reference>>::written(["/users/7", "/users/8"])?[1], "/users/8");
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be bound to a relationship of type `{T}`",
    label = "the relationship does not lead there",
    note = "a relationship to several objects takes a list: `[users::get(\"7\")]`; an address as a text leads anywhere: `\"/users/7\"`"
)]
pub trait Links<T> {
    /// The value of the annotation.
    ///
    /// # Errors
    /// When one of them leads nowhere.
    fn written(self) -> Result<Json>;
}

fn link<T>(to: &impl Link<T>) -> Result<Json> {
    Ok(Json::String(to.address()?.into_owned()))
}

fn list<T, L: Link<T>>(to: impl IntoIterator<Item = L>) -> Result<Json> {
    to.into_iter().map(|it| link(&it)).collect::<Result<_>>().map(Json::Array)
}

/// Links of one kind of relationship.
macro_rules! links {
    ($([$($params:tt)*] $relationship:ty, $type:ty: |$to:ident| $written:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($params)*> Links<$relationship> for $type {
            fn written(self) -> Result<Json> {
                let $to = self;
                $written
            }
        }
    )*};
}

links! {
    [T, L: Link<T>] One<T>, L: |to| link(&to);
    [T, L: Link<T>] Many<T>, Vec<L>: |to| list(to);
    [T, L: Link<T>, const N: usize] Many<T>, [L; N]: |to| list(to);
    [L: Link<Untyped>] Untyped, L: |to| link(&to);
    [L: Link<Untyped>] Untyped, Vec<L>: |to| list(to);
    [L: Link<Untyped>, const N: usize] Untyped, [L; N]: |to| list(to);
}

/// The names whose values are links. A quote ends them: within a text it would be escaped, so that this is never part of one.
const NAMES: [&[u8]; 2] = [b"@odata.bind\":", b"@odata.id\":"];

/// The body with links that begin with a slash led to the service at `base`. It is the JSON that this crate has written, and stays
/// the same otherwise, to the last digit of a number.
pub(crate) fn below(base: &str, body: &Bytes) -> Bytes {
    // Most bodies have no annotation at all, and some are long.
    let mut annotations = body.split(|it| *it == b'@').skip(1);
    if !annotations.any(|it| NAMES.iter().any(|name| it.starts_with(&name[1..]))) {
        return body.clone();
    }
    let base = base.trim_end_matches('/').as_bytes();
    let (mut written, mut rest) = (Vec::with_capacity(body.len() + 64), &body[..]);
    while let Some((first, after)) = rest.split_first() {
        written.push(*first);
        rest = after;
        if *first == b':' && NAMES.iter().any(|name| written.ends_with(name)) {
            rest = value(base, rest, &mut written);
        }
    }
    written.into()
}

/// Writes a link or a list of links, and says what is left.
fn value<'a>(base: &[u8], mut rest: &'a [u8], written: &mut Vec<u8>) -> &'a [u8] {
    let is_list = rest.first() == Some(&b'[');
    let mut inside = false;
    while let Some((first, after)) = rest.split_first() {
        let escaped = inside && *first == b'\\';
        if !inside && !matches!(first, b'[' | b']' | b',' | b'"' | b' ' | b'\n') {
            return rest; // null, or an object
        }
        written.push(*first);
        rest = after;
        if escaped {
            written.extend(rest.first());
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        inside ^= *first == b'"';
        if inside && *first == b'"' && rest.first() == Some(&b'/') {
            written.extend(base);
        }
        if !inside && (*first == b']' || (*first == b'"' && !is_list)) {
            return rest;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_below_the_service_change() {
        for (body, want) in [
            (
                r#"{"m@odata.bind":["/a/1","https://b/2"],"n":"/a"}"#,
                r#"{"m@odata.bind":["s:/v1/a/1","https://b/2"],"n":"/a"}"#,
            ),
            (
                r#"{"@odata.id":"/a/1","m":{"x@odata.bind":"/b"}}"#,
                r#"{"@odata.id":"s:/v1/a/1","m":{"x@odata.bind":"s:/v1/b"}}"#,
            ),
            (r#"{"m@odata.bind":null,"n":1.10}"#, r#"{"m@odata.bind":null,"n":1.10}"#),
            (r#"{"m@odata.bind":[],"n":["/a"]}"#, r#"{"m@odata.bind":[],"n":["/a"]}"#),
            (r#"{"m":"@odata.id\":\"/a\"","n":"/a"}"#, r#"{"m":"@odata.id\":\"/a\"","n":"/a"}"#),
            (r#"{"@odata.id":"/a\"/","n":"/a"}"#, r#"{"@odata.id":"s:/v1/a\"/","n":"/a"}"#),
            (r#"{"@odata.id":"#, r#"{"@odata.id":"#),
        ] {
            assert_eq!(below("s:/v1/", &Bytes::from(body)), want);
        }
    }
}
