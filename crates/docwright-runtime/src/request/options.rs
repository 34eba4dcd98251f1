//! Query options and headers of OData, as methods of a request.

use std::borrow::Cow;

use super::Request;
use super::parts::{add, set};
use crate::{Expand, FromResponse, Lists, Objects, OrderBy, Predicate, Select};

/// The query options and headers of OData.
impl<R: FromResponse, At> Request<R, At> {
    /// Asks for these properties only: `select((User::ID, User::ACCOUNT_ENABLED, "extra"))`.
    pub fn select(mut self, properties: impl Select<R::Model>) -> Self
    where
        R: Objects,
    {
        add(&mut self.parts.query, "$select", &properties.select());
        self
    }

    /// Asks for related objects along with the object. A further call asks for more.
    pub fn expand(mut self, relationship: impl Expand<R::Model>) -> Self
    where
        R: Objects,
    {
        match relationship.expand() {
            Ok(text) => add(&mut self.parts.query, "$expand", &text),
            Err(problem) => _ = self.parts.problem.get_or_insert(problem),
        }
        self
    }

    /// Asks for what meets a condition. A second call replaces the first.
    pub fn filter(mut self, condition: impl Predicate<R::Model>) -> Self
    where
        R: Lists,
    {
        match condition.predicate() {
            Ok(text) => set(&mut self.parts.query, "$filter".into(), text),
            Err(problem) => _ = self.parts.problem.get_or_insert(problem),
        }
        self
    }

    /// Asks for an order: `order_by((User::SURNAME.desc(), User::ID))`.
    pub fn order_by(mut self, properties: impl OrderBy<R::Model>) -> Self
    where
        R: Lists,
    {
        add(&mut self.parts.query, "$orderby", &properties.order_by());
        self
    }
}

impl<R, At> Request<R, At> {
    /// Asks for at most so many items per page.
    pub fn top(self, count: u32) -> Self
    where
        R: Lists,
    {
        self.query("$top", count.to_string())
    }

    /// Passes over so many items.
    pub fn skip(self, count: u32) -> Self
    where
        R: Lists,
    {
        self.query("$skip", count.to_string())
    }

    /// Searches. Text is put into quotes, as the service wants it; an expression, which begins with a quote, a parenthesis or `NOT`, is sent as it
    /// is.
    ///
    /// ```
    /// use docwright_runtime::{Collection, Json, Request};
    ///
    /// let users = || Request::<Collection<Json>>::get("/users", &[]);
    /// let sent = |request: Request<_>| request.query_options().next().map(|(_, value)| value.to_owned());
    /// assert_eq!(sent(users().search("displayName:ada")).as_deref(), Some("\"displayName:ada\""));
    /// let either = "(\"displayName:ada\" OR \"mail:ada\") AND \"department:x\"";
    /// assert_eq!(sent(users().search(either)).as_deref(), Some(either));
    /// ```
    pub fn search(self, text: &str) -> Self
    where
        R: Lists,
    {
        self.query("$search", search_expression(text))
    }

    /// Asks for the number of all items along with the first page.
    pub fn count(self) -> Self
    where
        R: Lists,
    {
        self.query("$count", "true")
    }

    /// Sets any query option, of any request.
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        set(&mut self.parts.query, name.into(), value.into());
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.parts.set_header(name, value);
        self
    }

    /// Adds to the `Prefer` header: `odata.maxpagesize=50`.
    pub fn prefer(mut self, preference: &str) -> Self {
        self.parts.add_preference(preference);
        self
    }

    /// Asks for some bytes of a file only; an end that is left out is the end of the file.
    ///
    /// ```
    /// use docwright_runtime::{Content, Request};
    ///
    /// let request = Request::<Content>::get("/me/drive/items/{id}/content", &["01ABC"]).range(1000..2000);
    /// assert_eq!(request.headers().next(), Some(("Range", "bytes=1000-1999")));
    /// ```
    pub fn range(self, bytes: impl std::ops::RangeBounds<u64>) -> Self {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let first = match bytes.start_bound() {
            Included(first) => *first,
            Excluded(before) => before.saturating_add(1),
            Unbounded => 0,
        };
        let last = match bytes.end_bound() {
            Included(last) => last.to_string(),
            Excluded(end) => end.saturating_sub(1).to_string(),
            Unbounded => String::new(),
        };
        self.header("Range", &format!("bytes={first}-{last}"))
    }

    /// Only acts when the object still has this ETag.
    pub fn if_match(self, etag: &str) -> Self {
        self.header("If-Match", etag)
    }
}

/// The text of `$search`: what is no expression yet in quotes.
pub(crate) fn search_expression(text: &str) -> String {
    let expression = text.trim_start();
    let negated = expression.strip_prefix("NOT").is_some_and(|it| it.starts_with([' ', '(', '"']));
    if negated || expression.starts_with(['"', '(']) {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
