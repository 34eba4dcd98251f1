//! The reader of JSON bodies: reads a value into a type as the runtime does.
//!
//! ```text
//! a field        is read as its type; null is always welcome
//! a relationship, and what only a derived type has, is kept as text until it is asked for
//! anything else  is kept as text: an annotation, or a member that no table knows
//! ```

use std::collections::BTreeSet;

use crate::api::Property;
use crate::krate::{Field, ItemKind, ItemPath, Struct};
use crate::text::json::{Json, JsonMember};
use crate::text::source::{Span, Spanned};
use crate::wire::expected::{Expected, kind, label, only_names_a_type};
use crate::wire::finding::{Finding, Rule};
use crate::wire::scalar::{self, Fit};
use crate::wire::types::{Models, Origin, origin};
use crate::wire::values;

/// Reads one body.
pub(crate) struct Reader<'a> {
    pub(crate) models: &'a Models<'a>,
    /// The findings, in the order of the text.
    pub(crate) findings: Vec<Finding>,
    /// JSON that stands for the placeholders, by their places.
    pub(crate) stand_ins: Vec<(Span, &'static str)>,
    /// The parameters of an action, which are described on its page.
    parameters: Vec<&'a Property>,
    /// The members of the body that the page lists.
    pub(crate) listed: Vec<Spanned<String>>,
    /// The place in the body, as JSONPath.
    pub(crate) path: String,
    /// How many levels up the runtime stopped reading.
    kept: usize,
    /// Names that were found before in another item: once is enough.
    told: BTreeSet<(Rule, String)>,
    /// Fields of the outermost object that functions do not send are of interest.
    sends: bool,
}

impl<'a> Reader<'a> {
    /// A reader of an answer.
    pub(crate) fn new(models: &'a Models<'a>) -> Self {
        Self {
            models,
            findings: Vec::new(),
            stand_ins: Vec::new(),
            parameters: Vec::new(),
            listed: Vec::new(),
            path: "$".to_owned(),
            kept: 0,
            told: BTreeSet::new(),
            sends: false,
        }
    }

    /// A reader of what is sent: an object, or the parameters of an action.
    pub(crate) fn of_request(models: &'a Models<'a>, parameters: Vec<&'a Property>, is_object: bool) -> Self {
        Self { parameters, sends: is_object, ..Self::new(models) }
    }

    /// Reads a member of the outermost object.
    pub(crate) fn member(&mut self, name: &str, read: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push('.');
        self.path.push_str(name);
        read(self);
        self.path.truncate(length);
    }

    /// Reads the items of a list.
    pub(crate) fn items(&mut self, json: &Spanned<Json>, expected: &Expected<'a>) {
        let Json::Array(items) = &json.value else {
            return self.shape(&json.value, json.span, "an array", expected.origin);
        };
        for (rank, item) in items.iter().enumerate() {
            let length = self.path.len();
            self.path.push_str(&format!("[{rank}]"));
            self.item(item, expected);
            self.path.truncate(length);
        }
    }

    /// Reads one value.
    pub(crate) fn item(&mut self, json: &Spanned<Json>, expected: &Expected<'a>) {
        match (expected.kind, &json.value) {
            (_, Json::Null | Json::Elided) | (ItemKind::Json, _) => {}
            // What the doc generator puts in place of a value.
            (ItemKind::Enum(_) | ItemKind::Scalar(_), Json::Object(members)) if only_names_a_type(members) => {
                self.placeholder(json, "null", Rule::UnreadPlaceholder);
            }
            (ItemKind::Struct(path), Json::Object(members)) => self.object(path, members, expected.assumed),
            (ItemKind::Struct(_), Json::String(text)) if scalar::is_type_name(text) => {
                self.placeholder(json, "{}", Rule::UnreadPlaceholder);
            }
            (ItemKind::Struct(path), it) => self.shape(it, json.span, &self.object_name(path), expected.origin),
            (ItemKind::Enum(path), value) => {
                let Some(of) = self.models.enumeration(path) else { return };
                let place = self.models.place(&of.odata_name).map(|span| Origin { span, founded: true });
                let fit = scalar::member(of, value);
                let name = format!("a value of {}", of.odata_name);
                self.fit(json, fit, &name, "\"\"", if fit == Fit::No { expected.origin } else { place });
            }
            (ItemKind::Scalar(scalar), value) => {
                let (name, stand_in) = label(*scalar);
                self.fit(json, scalar::scalar(*scalar, value), name, stand_in, expected.origin);
                if let Some(it) = expected.values.and_then(|it| values::json(it, expected.kind, value)) {
                    let place = Some(Origin { span: it.place, founded: true });
                    let message = format!("`{}`: {}", self.path, it.message);
                    self.tell(it.rule, &self.path.clone(), json.span, message, place);
                }
            }
        }
    }

    fn object_name(&self, path: &ItemPath) -> String {
        match self.models.structure(path).and_then(|it| it.odata_name.as_ref()) {
            Some(name) => format!("an object, {name}"),
            None => "an object".to_owned(),
        }
    }

    /// Reads a whole body as an object.
    pub(crate) fn root(&mut self, json: &Json, span: Span, path: &'a ItemPath, assumed: Option<&'a Struct>) {
        match json {
            Json::Object(members) => self.object(path, members, assumed),
            _ => self.shape(json, span, &self.object_name(path), None),
        }
    }

    /// Reads the members of an object whose documented type is at `path`, and which may be of a derived one.
    pub(crate) fn object(&mut self, path: &ItemPath, members: &[JsonMember], assumed: Option<&'a Struct>) {
        let Some(declared) = self.models.structure(path) else { return };
        let sends = std::mem::take(&mut self.sends);
        let actual = self.actual(path, declared, members, assumed);
        let mut seen = BTreeSet::new();
        for it in members {
            let name = it.name.value.as_str();
            if !seen.insert(name) {
                self.tell(Rule::DuplicateMember, name, it.name.span, format!("`{name}` is there twice"), None);
            }
            if it.value.value == Json::Elided {
                continue;
            }
            let own = declared.fields.iter().find(|field| field.wire == name);
            let later = || actual.fields.iter().chain(&actual.navigation).find(|field| field.wire == name);
            match (own, own.or_else(later)) {
                (Some(field), _) => {
                    if sends && field.read_only {
                        let message =
                            format!("`{name}` is sent, although its description says that it cannot be written");
                        self.tell(Rule::ReadOnlySent, name, it.name.span, message, self.origin(declared, field));
                    }
                    self.field(declared, field, &it.value);
                }
                (None, Some(field)) => {
                    self.kept += 1;
                    self.field(actual, field, &it.value);
                    self.kept -= 1;
                }
                (None, None) => self.unknown(actual, it, members),
            }
        }
        self.sends = sends;
    }

    /// The type that an object says it is of, if it can be.
    fn actual(
        &mut self,
        path: &ItemPath,
        declared: &'a Struct,
        members: &[JsonMember],
        assumed: Option<&'a Struct>,
    ) -> &'a Struct {
        let said = members.iter().find(|it| it.name.value == "@odata.type");
        let Some(said) = said.filter(|it| it.value.as_str().is_some_and(|it| !it.contains('('))) else {
            return assumed.unwrap_or(declared);
        };
        match self.models.named(said.value.as_str().unwrap_or_default()) {
            Some((place, it)) if place == path || it.bases.contains(path) => it,
            Some((_, it)) if declared.odata_name.is_some() => {
                let (is, wants) = (it.odata_name.clone().unwrap_or_default(), self.object_name(path));
                let message = format!("`{}` says that it is {is}, documented is {wants}", self.path);
                let place = declared.odata_name.as_ref().and_then(|it| self.models.place(it));
                let origin = place.map(|span| Origin { span, founded: true });
                self.tell(Rule::TypeDiffers, &is, said.value.span, message, origin);
                declared
            }
            _ => assumed.unwrap_or(declared),
        }
    }

    fn field(&mut self, of: &'a Struct, field: &'a Field, json: &Spanned<Json>) {
        let property = self.property(of, field);
        let values = property.map(|it| &it.values);
        let expected = Expected { kind: &field.ty.item, origin: property.map(origin), assumed: None, values };
        let many = field.ty.many;
        self.member(&field.wire, |it| it.value(json, many, &expected));
    }

    /// Reads one value or a list of them.
    fn value(&mut self, json: &Spanned<Json>, many: bool, expected: &Expected<'a>) {
        match &json.value {
            Json::Null | Json::Elided => {}
            _ if many => self.items(json, expected),
            _ => self.item(json, expected),
        }
    }

    fn property(&self, of: &Struct, field: &Field) -> Option<&'a Property> {
        let parameter = || self.parameters.iter().find(|it| *it.name == field.wire).copied();
        if of.odata_name.is_some() { self.models.property(of, field) } else { parameter() }
    }

    pub(crate) fn origin(&self, of: &Struct, field: &Field) -> Option<Origin> {
        self.property(of, field).map(origin)
    }

    fn fit(&mut self, json: &Spanned<Json>, fit: Fit, name: &str, stand_in: &'static str, origin: Option<Origin>) {
        match fit {
            Fit::Same => {}
            Fit::No => self.shape(&json.value, json.span, name, origin),
            Fit::Placeholder => self.placeholder(json, stand_in, Rule::UnreadPlaceholder),
            Fit::AnyText => self.placeholder(json, stand_in, Rule::Placeholder),
            Fit::Respelled => {
                let message = format!("`{}` is read as {name}, which is not written in this way", self.path);
                self.tell(Rule::ValueForm, &self.path.clone(), json.span, message, origin);
            }
            Fit::Case => {
                let message = format!("`{}` is {name} in another letter case", self.path);
                self.tell(Rule::EnumCase, &self.path.clone(), json.span, message, origin);
            }
            Fit::Unknown => {
                let text = json.value.as_str().unwrap_or_default();
                let message = format!("`{}`: `{text}` is not {name} that is documented", self.path);
                self.tell(Rule::UnknownValue, text, json.span, message, origin);
            }
        }
    }

    fn placeholder(&mut self, json: &Spanned<Json>, stand_in: &'static str, rule: Rule) {
        self.stand_ins.push((json.span, stand_in));
        let message = format!("`{}` shows what stands for a value, not a value", self.path);
        self.tell(rule, &self.path.clone(), json.span, message, None);
    }

    /// A value that the runtime does not read.
    pub(crate) fn shape(&mut self, json: &Json, span: Span, expected: &str, origin: Option<Origin>) {
        let founded = origin.is_none_or(|it| it.founded);
        let rule = if founded { Rule::ShapeDiffers } else { Rule::ShapeUnfounded };
        let message = format!("`{}` is {}, documented is {expected}", self.path, kind(json));
        self.tell(rule, &self.path.clone(), span, message, origin);
    }

    pub(crate) fn tell(&mut self, rule: Rule, key: &str, span: Span, message: String, origin: Option<Origin>) {
        // What is wrong with one item is wrong with all.
        let parts = key.split('[').map(|it| it.split_once(']').map_or(it, |(_, rest)| rest));
        let key: String = parts.collect();
        if self.told.insert((rule, key)) {
            let related = origin.map(|it| Spanned::new("documented here".to_owned(), it.span));
            self.findings.push(Finding {
                rule,
                message,
                span,
                related: related.into_iter().collect(),
                kept: self.kept > 0,
            });
        }
    }
}
