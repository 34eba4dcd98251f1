//! [`Envelope`]: the names in the lists and errors of a service that has other names than OData.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::{Bytes, Json};

/// The names in the lists and errors of a service. Where one lies in objects, dots stand between the names: `result.entries`.
///
/// A generated crate knows those of its service, and its requests read answers by them; whatever is read is a
/// [`Collection`](crate::Collection) or an [`Error`](crate::Error) as of any other service. An answer that has OData's names stays as it is.
///
/// ```
/// use docwright_runtime::{Collection, Envelope, Json, Request, Response};
///
/// const LAMPS: Envelope = Envelope::ODATA.lists("entries", "more", "total").errors("fault.kind", "fault.text");
///
/// let request = Request::<Collection<Json>>::get("/lamps", &[]).in_envelope(&LAMPS);
/// let page = request.read(&Response::new(200, r#"{"entries": [1, 2], "total": 7, "more": "https://…"}"#))?;
/// assert_eq!((page.value.len(), page.count), (2, Some(7)));
/// assert_eq!(page.next_link.as_deref(), Some("https://…"));
///
/// let error = request.read(&Response::new(404, r#"{"fault": {"kind": "noLamp", "text": "There is no such lamp."}}"#)).unwrap_err();
/// assert_eq!(error.code(), Some("noLamp"));
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Envelope {
    items: &'static str,
    next: &'static str,
    count: &'static str,
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
}

/// The items of a list, as OData calls them.
const ITEMS: &str = "value";

impl Envelope {
    /// The names of OData.
    pub const ODATA: Self = Self {
        items: ITEMS,
        next: "@odata.nextLink",
        count: "@odata.count",
        code: "error.code",
        message: "error.message",
    };

    /// Other names in lists: the items, the address of the next page, the number of items on all pages.
    #[must_use]
    pub const fn lists(self, items: &'static str, next: &'static str, count: &'static str) -> Self {
        Self { items, next, count, ..self }
    }

    /// Other names in errors: the code for programs, the message for people.
    #[must_use]
    pub const fn errors(self, code: &'static str, message: &'static str) -> Self {
        Self { code, message, ..self }
    }

    /// A JSON path as an answer of the service has it: `$.entries[3]` for `$.value[3]`.
    pub(crate) fn path(&self, path: &str) -> Option<String> {
        let rest = path.strip_prefix("$.value").filter(|it| it.is_empty() || it.starts_with(['[', '.']))?;
        (self.items != ITEMS).then(|| format!("$.{}{rest}", self.items))
    }

    /// The body of a list under OData's names; as it is where it has those already, or is no list.
    pub(crate) fn list<'b>(&self, body: &'b Bytes) -> Cow<'b, Bytes> {
        self.renamed(body).map_or(Cow::Borrowed(body), |text| Cow::Owned(Bytes::from(text)))
    }

    fn renamed(&self, body: &Bytes) -> Option<Vec<u8>> {
        if self.items == ITEMS && self.next == Self::ODATA.next && self.count == Self::ODATA.count {
            return None;
        }
        let mut members: Members<'_> = serde_json::from_slice(crate::json::without_mark(body)).ok()?;
        for (own, usual) in [(self.items, ITEMS), (self.next, Self::ODATA.next), (self.count, Self::ODATA.count)] {
            match find(&members, own) {
                Some(value) if own != usual => {
                    members.remove(own);
                    members.insert(usual, value);
                }
                // Without its items, it is no list of this service.
                None if usual == ITEMS => return None,
                _ => {}
            }
        }
        serde_json::to_vec(&members).ok()
    }
}

type Members<'t> = std::collections::BTreeMap<&'t str, &'t RawValue>;

/// The value under a name, or under names with dots between them.
fn find<'t>(members: &Members<'t>, path: &str) -> Option<&'t RawValue> {
    if let Some(value) = members.get(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    let inner: Members<'t> = serde_json::from_str(members.get(first)?.get()).ok()?;
    find(&inner, rest)
}

/// The text under a name, or under names with dots between them; a number counts as one.
pub(crate) fn text(body: &Json, path: &str) -> Option<String> {
    match body.get(path) {
        Some(Json::String(text)) if !text.is_empty() => Some(text.clone()),
        Some(Json::Number(number)) => Some(number.to_string()),
        Some(_) => None,
        None => path.split_once('.').and_then(|(first, rest)| text(body.get(first)?, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_under_its_own_names_or_those_of_odata() {
        let envelope = Envelope::ODATA.lists("result.entries", "more", "@odata.count");
        let list = |body: &'static str| String::from_utf8(envelope.list(&Bytes::from(body)).to_vec()).unwrap();
        for (body, want) in [
            (r#"{"more": "x", "result": {"entries": [1e400]}}"#, r#""value":[1e400]"#),
            (r#"{"more": "x", "result": {"entries": [1]}}"#, r#""@odata.nextLink":"x""#),
            (r#"{"result": {"entries": []}, "@odata.count": 3}"#, r#""@odata.count":3"#),
        ] {
            assert!(list(body).contains(want), "{body}: {}", list(body));
        }
        for same in [r#"{"value": [1], "more": "x"}"#, r#"{"id": 7}"#, "[1]", "", "no JSON"] {
            assert_eq!(list(same), same);
        }
    }
}
