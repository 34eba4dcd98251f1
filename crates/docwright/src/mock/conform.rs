//! Replaces example values of the wrong type by values of the documented type.

use crate::krate::{ItemKind, ItemPath, Response, Scalar, Struct};
use crate::mock::sample_values::{self, Maker};
use crate::page::{Json, JsonMember};
use crate::text::json::strict::Value;
use crate::wire::scalar::{self, Fit};

impl Maker<'_> {
    /// The body of an answer of a type, from what is shown.
    pub(crate) fn conformed(&self, response: &Response, json: &Json) -> Option<Value> {
        Some(match response {
            Response::Model(path) => self.one(path, json)?,
            Response::Collection(kind) => self.collection(json, |it| self.conformed_item(kind, it))?,
            Response::References => self.collection(json, |it| it.get("@odata.id").map(|_| Value::from(it)))?,
            Response::Value(kind) => match json.get("value") {
                Some(value) => envelope(json, self.conformed_item(kind, &value.value)?),
                None => Value::object([("value", self.conformed_item(kind, json)?)]),
            },
            Response::Json => Value::from(json),
            Response::Nothing | Response::Count | Response::Content => return None,
        })
    }

    /// One object: what is shown, the `value` around which it is, or the first of several.
    fn one(&self, path: &ItemPath, json: &Json) -> Option<Value> {
        let wraps = self.models.structure(path).is_some_and(|it| it.fields.iter().all(|it| it.wire != "value"));
        let inner = match json.get("value").filter(|_| wraps).map(|it| &it.value) {
            Some(inner @ Json::Object(_)) => inner,
            Some(Json::Array(items)) => &items.first()?.value,
            _ => json,
        };
        matches!(inner, Json::Object(_)).then(|| self.conformed_object(path, inner.members()))
    }

    fn collection(&self, json: &Json, item: impl Fn(&Json) -> Option<Value>) -> Option<Value> {
        let all = |items: &[crate::text::source::Spanned<Json>]| -> Value {
            Value::Array(items.iter().filter(|it| it.value != Json::Elided).filter_map(|it| item(&it.value)).collect())
        };
        Some(match (json, json.get("value").map(|it| &it.value)) {
            (Json::Array(items), _) => Value::object([("value", all(items))]),
            (_, Some(Json::Array(items))) => envelope(json, all(items)),
            (_, Some(one @ Json::Object(_))) => envelope(json, Value::Array(vec![item(one)?])),
            (_, Some(_)) => envelope(json, Value::Array(Vec::new())),
            (Json::Object(members), None) if members.iter().all(|it| it.name.value.contains('@')) => {
                envelope(json, Value::Array(Vec::new()))
            }
            (Json::Object(_), None) => Value::object([("value", Value::Array(vec![item(json)?]))]),
            _ => return None,
        })
    }

    /// A value of a type, if something of what is shown can be kept.
    fn conformed_item(&self, kind: &ItemKind, json: &Json) -> Option<Value> {
        match (kind, json) {
            (_, Json::Null | Json::Elided) => None,
            (ItemKind::Json, _) => Some(Value::from(json)),
            (ItemKind::Struct(path), Json::Object(members)) => Some(self.conformed_object(path, members)),
            (ItemKind::Struct(_), _) => None,
            (ItemKind::Enum(path), _) => {
                let of = self.models.enumeration(path)?;
                let fits = !matches!(scalar::member(of, json), Fit::No | Fit::Placeholder);
                if fits { Some(Value::from(json)) } else { sample_values::member(of) }
            }
            (ItemKind::Scalar(scalar), Json::Array(_) | Json::Object(_)) => {
                (*scalar != Scalar::String).then(|| sample_values::scalar(*scalar, ""))
            }
            (ItemKind::Scalar(scalar), _) => Some(match scalar::scalar(*scalar, json) {
                Fit::Same | Fit::Respelled if is_plausible(*scalar, json) => Value::from(json),
                _ => match json {
                    Json::Number(text) if *scalar == Scalar::String => Value::text(text),
                    Json::Bool(it) if *scalar == Scalar::String => Value::text(it.to_string()),
                    Json::String(text) if *scalar == Scalar::Boolean && text.eq_ignore_ascii_case("false") => {
                        Value::Bool(false)
                    }
                    _ => sample_values::scalar(*scalar, ""),
                },
            }),
        }
    }

    fn conformed_object(&self, path: &ItemPath, members: &[JsonMember]) -> Value {
        let actual = self.models.structure(path).map(|it| self.actual(path, it, members));
        let mut written: Vec<(String, Value)> = Vec::new();
        for it in members.iter().filter(|it| it.value.value != Json::Elided) {
            let name = &it.name.value;
            if written.iter().any(|it| it.0 == *name) {
                continue;
            }
            let field = actual.and_then(|of| of.fields.iter().chain(&of.navigation).find(|it| it.wire == *name));
            let value = match (field, &it.value.value) {
                (None, json) => Value::from(json),
                (Some(_), Json::Null) => Value::Null,
                (Some(field), Json::Array(items)) if field.ty.many => {
                    let items = items.iter().filter_map(|it| self.conformed_item(&field.ty.item, &it.value));
                    Value::Array(items.collect())
                }
                (Some(field), json) if field.ty.many => {
                    Value::Array(self.conformed_item(&field.ty.item, json).into_iter().collect())
                }
                (Some(field), Json::Array(items)) if field.ty.item != ItemKind::Json => {
                    let first = items.first().and_then(|it| self.conformed_item(&field.ty.item, &it.value));
                    first.unwrap_or(Value::Null)
                }
                (Some(field), json) => self.conformed_item(&field.ty.item, json).unwrap_or(Value::Null),
            };
            written.push((name.clone(), value));
        }
        Value::Object(written)
    }

    /// The type that an object says it is of, if it can be.
    fn actual<'s>(&'s self, path: &ItemPath, declared: &'s Struct, members: &[JsonMember]) -> &'s Struct {
        let said = members.iter().find(|it| it.name.value == "@odata.type").and_then(|it| it.value.as_str());
        let said = said.and_then(|it| self.models.named(it)).filter(|(_, it)| it.bases.contains(path));
        said.map_or(declared, |it| it.1)
    }
}

/// The JSON around the value, with the value in its place.
fn envelope(json: &Json, value: Value) -> Value {
    let mut whole = Value::from(json);
    whole.set("value", value);
    whole
}

/// A text can be a date or a duration; any other type says itself what it reads.
fn is_plausible(scalar: Scalar, json: &Json) -> bool {
    let Some(text) = json.as_str() else { return true };
    match scalar {
        Scalar::Date | Scalar::DateTimeOffset | Scalar::TimeOfDay => text.starts_with(|it: char| it.is_ascii_digit()),
        Scalar::Duration => text.trim_start_matches('-').starts_with('P'),
        _ => true,
    }
}
