//! The deeds of requests: the changes they make to a stateful mock, and what they find of it.

use crate::examples::Shown;
use crate::krate::{self, ArgumentPlace, Body, ItemPath, Method};
use crate::mock::check::{line, parse};
use crate::mock::memory::Memory;
use crate::mock::memory::kept::last;
use crate::mock::message::{Fault, Response};
use crate::mock::response::Good;
use crate::mock::rules::Rule;
use crate::odata::Address;
use crate::text::json::strict::Value;
use crate::text::percent::{SEGMENT, encoded};

/// The end of an address that is about the links of a list, in place of its objects.
const LINKS: &str = "/$ref";

impl Good<'_> {
    /// Refuses a request to what was deleted, unless it puts it there again.
    pub(crate) fn is_there(&self, memory: &Memory) -> Result<(), Fault> {
        let path = self.call.path.trim_end_matches(LINKS);
        if self.function().method == Method::Put || !memory.kept().is_gone(path) {
            return Ok(());
        }
        Err(Fault::new(Rule::Deleted, format!("`{path}` was deleted"), line(self.function())))
    }

    /// Does what the request asks for: the body that this leads to, where it is another than the documented one.
    pub(crate) fn remembered(&self, memory: &Memory, shown: Option<&Shown>) -> Option<Value> {
        let (function, path) = (self.function(), self.call.path.as_str());
        match (function.method, &function.body, &function.response) {
            (Method::Get, _, krate::Response::Model(_)) => memory.kept().object(path),
            (Method::Get, _, krate::Response::Collection(_) | krate::Response::References) => {
                let documented = self.body(&function.response, shown);
                Some(memory.kept().list(path, documented))
            }
            (_, Body::Reference, _) => {
                self.link(memory, path.trim_end_matches(LINKS));
                None
            }
            (Method::Post, Body::Model { .. }, krate::Response::Model(of)) => {
                let created = self.created(of, self.body(&function.response, shown));
                Some(memory.kept().create(path, created))
            }
            (Method::Patch | Method::Put, Body::Model { .. }, _) => {
                let mut object = self.current(memory, shown);
                merge(&mut object, self.sent());
                memory.kept().set(path, object.clone());
                Some(object)
            }
            (Method::Put, Body::Content, _) => self.stored(memory, shown),
            (Method::Delete, ..) => {
                match path.strip_suffix(LINKS) {
                    Some(path) => memory.kept().unlink(path),
                    None => memory.kept().delete(path),
                }
                None
            }
            _ => None,
        }
    }

    /// The members that were sent; what is bound and other annotations are no members of what becomes of them.
    fn sent(&self) -> Value {
        let sent = parse(&self.request.body).map_or_else(|_| Value::Object(Vec::new()), |it| Value::from(&it));
        match sent {
            Value::Object(members) => {
                let own = members.into_iter().filter(|it| it.0 == "@odata.type" || !it.0.contains('@'));
                Value::Object(own.collect())
            }
            _ => Value::Object(Vec::new()),
        }
    }

    /// The object that is created: what was sent, and what of the documented answer only the service can say.
    fn created(&self, of: &ItemPath, documented: Value) -> Value {
        let mut created = self.sent();
        let fields = self.models.structure(of).map_or(&[][..], |it| &it.fields);
        if let Value::Object(members) = documented {
            for (name, value) in members {
                let own = name.starts_with('@') || fields.iter().any(|it| it.wire == name && it.read_only);
                if own && name != "id" && created.get(&name).is_none() {
                    created.set(&name, value);
                }
            }
        }
        created
    }

    /// The object at the address as it is: as kept, as the documentation shows what is read there, or what is answered here.
    fn current(&self, memory: &Memory, shown: Option<&Shown>) -> Value {
        if let Some(kept) = memory.kept().object(&self.call.path) {
            return kept;
        }
        let address = Address { query: "", ..self.service.address(&self.request.target) };
        let read = self.service.routes().call(Method::Get, address, None).ok().and_then(|call| {
            let read = Good { call: &call, wanted: &[], ..*self };
            let chosen = read.chosen();
            let response = &call.entry.function.response;
            matches!(response, krate::Response::Model(_)).then(|| read.body(response, chosen.shown.as_deref()))
        });
        let answered = || match &self.function().response {
            response @ krate::Response::Model(_) => self.body(response, shown),
            _ => Value::Object(Vec::new()),
        };
        let mut object = read.unwrap_or_else(answered);
        // The example shows another object of the kind. A key that is no id is a name with an `@`.
        if let Some(key) = self.key().filter(|it| !it.contains('@'))
            && object.get("id").is_some()
        {
            object.set("id", Value::text(key));
        }
        object
    }

    /// The address of what was created, in place of the documented one.
    pub(crate) fn created_at(&self, answer: &Response) -> Option<String> {
        let function = self.function();
        if self.memory.is_none() || function.method != Method::Post || !matches!(function.body, Body::Model { .. }) {
            return None;
        }
        let body = parse(&answer.body).map(|it| Value::from(&it)).ok()?;
        let id = encoded(body.get("id")?.as_str()?, SEGMENT);
        Some(format!("{}{}/{id}", self.origin(), self.request.path().trim_end_matches('/')))
    }

    fn link(&self, memory: &Memory, path: &str) {
        let body = parse(&self.request.body).map(|it| Value::from(&it));
        let target = body.ok().and_then(|it| Some(it.get("@odata.id")?.as_str()?.to_owned()));
        let Some(target) = target else { return };
        match self.function().method {
            Method::Post => memory.kept().link(path, &target),
            _ => {
                let id = target.rsplit(['/', '\'']).find(|it| !it.is_empty() && *it != ")").unwrap_or_default();
                let known = memory.kept().object(id);
                let object = known.unwrap_or_else(|| Value::object([("id", Value::text(id))]));
                memory.kept().set(path, object);
            }
        }
    }

    /// Keeps content. At a path that its last part names, it is a file; elsewhere, what is there has this content.
    fn stored(&self, memory: &Memory, shown: Option<&Shown>) -> Option<Value> {
        let (path, bytes) = (self.call.path.as_str(), self.request.body.clone());
        let kind = self.request.header("content-type").unwrap_or("application/octet-stream").to_owned();
        let (item, answers) = (path.strip_suffix("/content"), &self.function().response);
        let named = self.function().arguments.iter().any(|it| it.place == ArgumentPlace::Path);
        match (item, answers) {
            (Some(item), krate::Response::Model(_)) if named => Some(memory.kept().create_file(item, &kind, bytes)),
            (Some(item), krate::Response::Model(_)) => {
                let mut object = memory.kept().object(item).unwrap_or_else(|| self.body(answers, shown));
                object.set("size", Value::number(bytes.len()));
                if self.function().template.ends_with("{}/content") {
                    object.set("id", Value::text(last(item)));
                }
                let mut kept = memory.kept();
                kept.set(item, object.clone());
                kept.set_content(path, &kind, bytes);
                Some(object)
            }
            _ => {
                memory.kept().set_content(path, &kind, bytes);
                None
            }
        }
    }
}

/// Members in place of those of their name; an object in an object is merged likewise.
fn merge(into: &mut Value, from: Value) {
    let Value::Object(members) = from else { return *into = from };
    if !matches!(into, Value::Object(_)) {
        *into = Value::Object(Vec::new());
    }
    for (name, value) in members {
        match (into.get(&name).cloned(), value) {
            (Some(mut known @ Value::Object(_)), value @ Value::Object(_)) => {
                merge(&mut known, value);
                into.set(&name, known);
            }
            (_, value) => into.set(&name, value),
        }
    }
}
