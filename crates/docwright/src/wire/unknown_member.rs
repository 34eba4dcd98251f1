//! Members of JSON objects that no property or parameter is called after.

use crate::krate::Struct;
use crate::odata::name::is_misspelt;
use crate::text::json::JsonMember;
use crate::wire::finding::Rule;
use crate::wire::reader::Reader;
use crate::wire::types::Origin;

impl<'a> Reader<'a> {
    /// A member that is no field: an annotation, a field that is spelled otherwise, or one that no table knows.
    pub(crate) fn unknown(&mut self, of: &'a Struct, it: &JsonMember, beside: &[JsonMember]) {
        let name = it.name.value.as_str();
        if name.contains('@') || name.starts_with('#') || self.models.is_open(of) || self.models.describes(of, name) {
            return;
        }
        let mut fields = of.fields.iter().chain(&of.navigation);
        if let Some(field) = fields.clone().find(|field| field.wire.eq_ignore_ascii_case(name)) {
            let message = format!("`{}.{name}` is documented as `{}`", self.path, field.wire);
            return self.tell_of(Rule::MemberCase, of, it, message, self.origin(of, field));
        }
        let listed = self.listed.iter().find(|row| self.path == "$" && row.value == name).map(|row| row.span);
        let is_shown = |name: &str| beside.iter().any(|it| it.name.value.eq_ignore_ascii_case(name));
        let meant = fields.find(|field| is_misspelt(name, &field.wire) && !is_shown(&field.wire));
        if let Some(field) = meant.filter(|_| listed.is_none()) {
            let message =
                format!("`{}.{name}` is `{}`, misspelt here or where it is documented", self.path, field.wire);
            return self.tell_of(Rule::MemberMisspelt, of, it, message, self.origin(of, field));
        }
        let type_name = of.odata_name.as_deref().unwrap_or("the parameters");
        let where_else = if listed.is_some() { ", although the page lists it" } else { "" };
        let place = listed.or_else(|| self.models.place(type_name)).map(|span| Origin { span, founded: true });
        let message = format!("`{}.{name}` is no property of {type_name}{where_else}", self.path);
        self.tell_of(Rule::UnknownMember, of, it, message, place);
    }

    /// Tells of a member once for each type that it is shown in.
    fn tell_of(&mut self, rule: Rule, of: &Struct, it: &JsonMember, message: String, place: Option<Origin>) {
        let type_name = of.odata_name.as_deref().unwrap_or("the parameters");
        let key = format!("{type_name}.{}", it.name.value);
        self.tell(rule, &key, it.name.span, message, place);
    }
}
