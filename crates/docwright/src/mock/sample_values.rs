//! Sample values made from the model: plausible, and always the same.

use crate::api::TypeKind;
use crate::krate::{Enum, Field, ItemKind, ItemPath, Scalar, Struct};
use crate::mock::message::guid;
use crate::text::json::strict::Value;
use crate::wire::types::Models;

/// Objects in objects: below the last level, only single values are made.
const LEVELS: usize = 2;

/// Makes values.
pub(crate) struct Maker<'a> {
    pub(crate) models: &'a Models<'a>,
    /// The key that the address ends in: the id of what is answered.
    pub(crate) key: Option<&'a str>,
}

impl Maker<'_> {
    /// A value of a type; nothing where no level is left for it.
    pub(crate) fn item(&self, kind: &ItemKind, name: &str, level: usize) -> Option<Value> {
        match kind {
            ItemKind::Scalar(it) => Some(scalar(*it, name)),
            ItemKind::Enum(path) => self.models.enumeration(path).and_then(member),
            ItemKind::Struct(path) => (level <= LEVELS).then(|| self.object(path, level)),
            ItemKind::Json => None,
        }
    }

    /// An object of a type, or of one derived from it where no object is of exactly this type.
    pub(crate) fn object(&self, path: &ItemPath, level: usize) -> Value {
        let Some(declared) = self.models.structure(path) else { return Value::Object(Vec::new()) };
        let concrete = || self.models.derived(path).find(|it| !self.is_abstract(it));
        let derived = self.is_abstract(declared).then(concrete).flatten();
        let actual = derived.unwrap_or(declared);
        let mut members = Vec::new();
        if let Some(name) = derived.and_then(|it| it.odata_name.as_ref()) {
            members.push(("@odata.type".to_owned(), Value::text(format!("#{name}"))));
        }
        let fields = actual.fields.iter().filter_map(|it| Some((it.wire.clone(), self.field(it, level)?)));
        members.extend(fields);
        Value::Object(members)
    }

    /// Makes the members of these names that an object lacks, as far as its type has them.
    pub(crate) fn complete<'n>(&self, path: &ItemPath, object: &mut Value, names: impl Iterator<Item = &'n str>) {
        // What is gone has no members any more.
        if object.get("@removed").is_some() {
            return;
        }
        let said = object.get("@odata.type").and_then(Value::as_str).and_then(|it| self.models.named(it));
        let Some(of) = said.map(|it| it.1).or_else(|| self.models.structure(path)) else { return };
        for name in names {
            let field = of.fields.iter().chain(&of.navigation).find(|it| it.wire.eq_ignore_ascii_case(name));
            if let Some(field) = field.filter(|it| object.get(&it.wire).is_none())
                && let Some(made) = self.field(field, 0)
            {
                object.set(&field.wire, made);
            }
        }
    }

    fn field(&self, field: &Field, level: usize) -> Option<Value> {
        if let (0, "id", false, Some(key)) = (level, field.wire.as_str(), field.ty.many, self.key)
            && field.ty.item == ItemKind::Scalar(Scalar::String)
        {
            return Some(Value::text(key));
        }
        let listed = field.values.first().map(Value::text);
        let item = listed.or_else(|| self.item(&field.ty.item, &field.wire, level + 1))?;
        Some(if field.ty.many { Value::Array(vec![item]) } else { item })
    }

    fn is_abstract(&self, it: &Struct) -> bool {
        let described = it.odata_name.as_ref().and_then(|name| self.models.described(name));
        described.is_some_and(|it| matches!(&it.kind, TypeKind::Struct(it) if *it.is_abstract))
    }
}

/// The first documented member that says something.
pub(crate) fn member(of: &Enum) -> Option<Value> {
    let says = |it: &&crate::krate::Variant| !it.wire.to_ascii_lowercase().starts_with("unknown");
    let variant = of.variants.iter().find(says).or(of.variants.first())?;
    Some(Value::text(&variant.wire))
}

/// A value of a primitive type, for something of this name.
pub(crate) fn scalar(scalar: Scalar, name: &str) -> Value {
    match scalar {
        Scalar::String => Value::text(words(name)),
        Scalar::Boolean => Value::Bool(true),
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 | Scalar::Int64 => Value::number(1),
        Scalar::Single | Scalar::Double | Scalar::Decimal => Value::number(1.5),
        Scalar::Guid => Value::text(guid(name.bytes())),
        Scalar::Date => Value::text("2024-02-29"),
        Scalar::DateTimeOffset => Value::text("2024-02-29T12:30:00Z"),
        Scalar::TimeOfDay => Value::text("12:30:00"),
        Scalar::Duration => Value::text("PT1H30M"),
        Scalar::Binary | Scalar::Stream => Value::text("AQID"),
    }
}

/// A sample text for a property of this name: `Display name` of `displayName`, an address of `webUrl`.
fn words(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if lower == "id" || name.ends_with("Id") {
        return guid(name.bytes());
    }
    if lower.ends_with("url") || lower.ends_with("uri") {
        return format!("https://example.com/{lower}");
    }
    if lower.ends_with("mail") || lower.ends_with("address") || lower.ends_with("principalname") {
        return "ada@example.com".to_owned();
    }
    let mut text = String::new();
    for letter in name.chars() {
        if text.is_empty() {
            text.extend(letter.to_uppercase());
            continue;
        }
        if letter.is_uppercase() {
            text.push(' ');
        }
        text.extend(letter.to_lowercase());
    }
    text
}
