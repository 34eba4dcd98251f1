//! Query options and headers of OData, as methods of a request.

use std::borrow::Cow;

use super::Request;
use crate::{FromResponse, OrderBy, Predicate, Select};

/// The query options and headers of OData.
impl<R: FromResponse, At> Request<R, At> {
    /// Asks for these properties only.
    pub fn select<P: Select<R::Model>>(mut self, properties: impl IntoIterator<Item = P>) -> Self {
        for property in properties {
            self.parts.add("$select", &property.select());
        }
        self
    }

    /// Asks for related objects along with the object.
    pub fn expand<P: Select<R::Model>>(mut self, relationships: impl IntoIterator<Item = P>) -> Self {
        for relationship in relationships {
            self.parts.add("$expand", &relationship.select());
        }
        self
    }

    /// Asks for what meets a condition. A second call replaces the first.
    pub fn filter(mut self, condition: impl Predicate<R::Model>) -> Self {
        self.parts.set("$filter".into(), condition.predicate());
        self
    }

    /// Asks for an order.
    pub fn order_by<P: OrderBy<R::Model>>(mut self, properties: impl IntoIterator<Item = P>) -> Self {
        for property in properties {
            self.parts.add("$orderby", &property.order_by());
        }
        self
    }
}

impl<R, At> Request<R, At> {
    /// Asks for at most so many items per page.
    pub fn top(self, count: u32) -> Self {
        self.query("$top", count.to_string())
    }

    /// Passes over so many items.
    pub fn skip(self, count: u32) -> Self {
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
    pub fn search(self, text: &str) -> Self {
        let expression = text.trim_start();
        let negated = expression.strip_prefix("NOT").is_some_and(|it| it.starts_with([' ', '(', '"']));
        let text = if negated || expression.starts_with(['"', '(']) {
            text.to_owned()
        } else {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        };
        self.query("$search", text)
    }

    /// Asks for the number of all items along with the first page.
    pub fn count(self) -> Self {
        self.query("$count", "true")
    }

    /// Sets any query option.
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.parts.set(name.into(), value.into());
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
