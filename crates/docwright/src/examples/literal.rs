//! Object literals: the JSON of a request body as `model!` writes it.

use crate::krate::{Field, Gate, ItemKind, ItemPath, Literal, Member, Scalar, Struct, Term};
use crate::text::json::{Json, JsonMember, strict};
use crate::text::source::{Span, Spanned};
use crate::wire::types::Models;

/// Annotations that link to objects which are there already end like this.
const BIND: &str = "@odata.bind";

/// The name of the type of an object.
const TYPE: &str = "@odata.type";

/// Makes literals of the JSON of one example. A value that the type does not take leaves none: then there is no such program.
pub(crate) struct Literals<'a> {
    pub(crate) models: &'a Models<'a>,
    /// Places where something stands for a value; a literal leaves them out.
    pub(crate) stand_ins: &'a [(Span, &'static str)],
    /// When the function is compiled, and so what may be named.
    pub(crate) gate: &'a Gate,
}

impl Literals<'_> {
    /// An object of a type, or of the derived type that it says it is of.
    pub(crate) fn object(&self, declared: &ItemPath, json: &Json) -> Option<Literal> {
        let Json::Object(members) = json else { return None };
        let ty = self.actual(declared, json);
        let of = self.models.structure(&ty)?;
        // The runtime tells the service of a derived type.
        let told = |it: &JsonMember| it.name.value == TYPE && ty != *declared;
        let shown = members.iter().filter(|it| self.is_shown(&it.value) && !told(it));
        let mut members: Vec<(&str, Member)> = Vec::new();
        for it in shown {
            let name = it.name.value.as_str();
            let member = self.member(&ty, of, name, &it.value)?;
            // Of two members of a name, the last is the one that counts.
            members.retain(|it| it.0 != name);
            members.push((name, member));
        }
        Some(Literal { ty, members: members.into_iter().map(|it| it.1).collect() })
    }

    fn actual(&self, declared: &ItemPath, json: &Json) -> ItemPath {
        let said = json.get(TYPE).and_then(|it| self.models.named(it.as_str()?));
        let said = said.filter(|(_, it)| it.bases.contains(declared)).map(|it| it.0);
        let compiled = said.filter(|it| self.models.gate(it).is_some_and(|it| it.covers(self.gate)));
        compiled.unwrap_or(declared).clone()
    }

    fn is_shown(&self, json: &Spanned<Json>) -> bool {
        json.value != Json::Elided && !self.stand_ins.iter().any(|it| it.0 == json.span)
    }

    fn member(&self, ty: &ItemPath, of: &Struct, name: &str, json: &Spanned<Json>) -> Option<Member> {
        if let Some(field) = of.fields.iter().find(|it| it.wire == name) {
            return Some(Member::Field(field.ident.clone(), self.value(field, &json.value)?));
        }
        let gate = self.models.gate(ty);
        let is_compiled = |it: &&Field| it.gate == Gate::Always || it.gate.covers(gate.as_ref().unwrap_or(self.gate));
        let relationship = |name: &str| of.navigation.iter().filter(is_compiled).find(|it| it.wire == name);
        if let Some(field) = relationship(name).filter(|_| json.value != Json::Null) {
            return Some(Member::Relationship(field.setter.clone(), self.value(field, &json.value)?));
        }
        let term = any(&json.value);
        let bound = name.strip_suffix(BIND).and_then(|it| of.navigation.iter().find(|field| field.wire == it));
        match bound.filter(|_| of.odata_name.is_some() && is_text(&term)) {
            Some(field) => Some(Member::Bind(field.constant.clone(), term)),
            None => Some(Member::Extra(name.to_owned(), term)),
        }
    }

    fn value(&self, field: &Field, json: &Json) -> Option<Term> {
        match json {
            Json::Null => Some(Term::Null),
            Json::Array(items) if field.ty.many => {
                let items = items.iter().filter(|it| self.is_shown(it));
                items.map(|it| self.item(&field.ty.item, &it.value)).collect::<Option<_>>().map(Term::List)
            }
            _ if field.ty.many => None,
            json => self.item(&field.ty.item, json),
        }
    }

    fn item(&self, kind: &ItemKind, json: &Json) -> Option<Term> {
        match (kind, json) {
            (ItemKind::Json, Json::Null) => None,
            (ItemKind::Json, json) => Some(any(json)),
            (ItemKind::Struct(path), json) => self.object(path, json).map(Term::Object),
            (ItemKind::Enum(_), Json::String(text)) => Some(Term::Text(text.clone())),
            (ItemKind::Enum(_), _) => None,
            (ItemKind::Scalar(scalar), json) => of_scalar(*scalar, json),
        }
    }
}

/// A value of a primitive type, as the runtime would read it.
fn of_scalar(scalar: Scalar, json: &Json) -> Option<Term> {
    use Scalar::{Binary, Boolean, Byte, Decimal, Double, Int16, Int32, Int64, SByte, Single, Stream, String};
    match (scalar, json) {
        (Boolean, Json::Bool(value)) => Some(Term::Bool(*value)),
        (String | Boolean, Json::Bool(_) | Json::Number(_)) => None,
        (Byte | SByte | Int16 | Int32, Json::Number(text) | Json::String(text)) => {
            text.parse::<i32>().ok().map(|it| Term::Number(it.to_string()))
        }
        (Int64, Json::Number(text) | Json::String(text)) => text.parse().ok().map(integer),
        (Single | Double, Json::Number(text) | Json::String(text)) => double(text).map(Term::Number),
        (Boolean, Json::String(_)) => None,
        (Binary | Stream, Json::String(text)) => Some(Term::Bytes(text.clone())),
        (Decimal, Json::Number(text)) if strict::is_number(text) => Some(Term::Text(text.clone())),
        (_, Json::String(text) | Json::Number(text)) => Some(Term::Text(text.clone())),
        _ => None,
    }
}

/// Where nothing else says of what type it is, a literal of Rust is an `i32`.
fn integer(value: i64) -> Term {
    Term::Number(if i32::try_from(value).is_ok() { value.to_string() } else { format!("{value}i64") })
}

fn double(text: &str) -> Option<String> {
    let value = text.parse::<f64>().ok().filter(|it| it.is_finite())?;
    Some(format!("{value:?}"))
}

/// A value of whatever shape.
fn any(json: &Json) -> Term {
    let whole = || Term::Json(strict::text(json, &[]));
    match json {
        Json::Null | Json::Elided => Term::Null,
        Json::Bool(value) => Term::Bool(*value),
        Json::String(text) => Term::Text(text.clone()),
        Json::Number(text) => {
            let number = text.parse().ok().map(integer);
            number.or_else(|| double(text).map(Term::Number)).unwrap_or_else(whole)
        }
        Json::Array(items) => {
            let items: Vec<Term> =
                items.iter().filter(|it| it.value != Json::Elided).map(|it| any(&it.value)).collect();
            let is_plain = |it: &Term| !matches!(it, Term::Null | Term::Json(_) | Term::List(_) | Term::Object(_));
            if items.iter().all(is_plain) { Term::List(items) } else { whole() }
        }
        Json::Object(_) => whole(),
    }
}

/// A text or a list of texts.
fn is_text(term: &Term) -> bool {
    match term {
        Term::Text(_) => true,
        Term::List(items) => !items.is_empty() && items.iter().all(|it| matches!(it, Term::Text(_))),
        _ => false,
    }
}
