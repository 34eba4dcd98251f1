//! `missing-member`: values that the enumeration does not have.

use std::collections::BTreeMap;

use crate::api::{Api, Body, EnumDef, ItemType, Operation, Response, TypeDef, TypeId, TypeKind, TypeRef};
use crate::lint::entry::{Entry, Finder};
use crate::lint::set::Set;
use crate::odata::name::is_misspelt;
use crate::page::{ApiPage, Example, Json, PageKind};
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{FileId, Span, Spanned};

pub(crate) const ENTRY: Entry = Entry {
    rule: Rule::MissingMember,
    why: "An example shows a value that the page of the enumeration does not list, or a table or example spells it otherwise. \
          One of the two is wrong, and a program that was written after the other one fails. Values that only a table \
          lists are `enum-conflict`.",
    example: "\
@@ api/lamp-get.md
 # Get lamp
 ## HTTP request
 ```http
 GET /lamps/{id}
 ```
 ## Response
 Returns `200 OK` and a [lamp](../resources/lamp.md) object in the response body.
 ## Example
 ### Response
 ```http
 HTTP/1.1 200 OK
 
-{ \"mood\": \"party\" }
+{ \"mood\": \"warm\" }
 ```
@@ resources/lamp.md
 # lamp resource type
 ## Properties
 |Property|Type|Description|
 |:---|:---|:---|
 |mood|[mood](mood.md)|How it shines.|
@@ resources/mood.md
 # mood enum type
 ## Members
 |Member|Description|
 |:---|:---|
 |warm|For the evening.|
 |cold|For work.|
",
    found_by: Finder::Lint(find),
};

fn find(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    listed(set, found);
    shown(set, found);
}

/// Values that descriptions list.
fn listed(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let properties = set.api.types.iter().flat_map(TypeDef::properties);
    let enums: BTreeMap<Span, TypeId> = properties
        // That a `String` is of an enumeration is a conclusion, and may be wrong.
        .filter(|it| it.is_tabled())
        .filter_map(|it| Some((it.origin, enumeration(set.api, *it.item)?.0)))
        .collect();
    for page in set.pages {
        let PageKind::Resource(resource) = &page.kind else { continue };
        for row in &resource.properties {
            if let Some(id) = enums.get(&row.name.span) {
                row.values.listed.iter().for_each(|it| value(set.api, *id, &it.value, it.span, found));
            }
        }
    }
}

/// The enumeration with a table of its own that a value is of.
fn enumeration(api: &Api, item: ItemType) -> Option<(TypeId, &EnumDef)> {
    let ItemType::Type(id) = item else { return None };
    match &api[id].kind {
        TypeKind::Enum(it) if !it.inline && !it.members.is_empty() => Some((id, it)),
        _ => None,
    }
}

fn value(api: &Api, id: TypeId, written: &str, span: Span, found: &mut Vec<Diagnostic>) {
    let definition = &api[id];
    let TypeKind::Enum(it) = &definition.kind else { return };
    if it.members.iter().any(|member| member.name == written) {
        return;
    }
    let name = &definition.name;
    let message = match it.members.iter().find(|member| member.name.eq_ignore_ascii_case(written)) {
        Some(member) => format!("`{written}` is spelled `{}` in {name}", member.name),
        None => match it.members.iter().find(|member| is_misspelt(written, &member.name)) {
            Some(member) => format!("`{written}` may be `{}` of {name}, misspelt", member.name),
            None => format!("{name} has no member `{written}`"),
        },
    };
    let mut finding = Diagnostic::new(Rule::MissingMember, message, span);
    if let Some(place) = definition.origins.first().filter(|it| it.file != span.file) {
        finding = finding.with("the enumeration", *place);
    }
    found.push(finding);
}

/// Values in examples.
fn shown(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let mut pages: BTreeMap<FileId, Vec<&Operation>> = BTreeMap::new();
    set.api.operations.iter().for_each(|it| pages.entry(it.page).or_default().push(it));
    for page in set.pages {
        if let (PageKind::Api(api), Some(operations)) = (&page.kind, pages.get(&page.file)) {
            page_examples(set.api, api, operations, found);
        }
    }
}

/// The operation that an example is about: the page's only one, or its only one of the example's method.
fn operation_of<'a>(operations: &[&'a Operation], example: &Example) -> Option<&'a Operation> {
    if let [only] = operations {
        return Some(only);
    }
    let method = example.request.as_ref()?.line.method;
    let mut fitting = operations.iter().filter(|it| it.method == method);
    fitting.next().filter(|_| fitting.next().is_none()).copied()
}

fn page_examples(api: &Api, page: &ApiPage, operations: &[&Operation], found: &mut Vec<Diagnostic>) {
    for example in &page.examples {
        let Some(operation) = operation_of(operations, example) else { continue };
        let response = example.response.as_ref().filter(|it| it.status.is_none_or(|it| (200..300).contains(&it)));
        let answer = response.and_then(|it| it.body.as_ref()?.json.as_ref());
        if let (Some(json), Response::Value(ty)) = (answer, *operation.response) {
            walk(api, unwrapped(api, json, ty), ty.item, found);
        }
        let sent = example.request.as_ref().and_then(|it| it.body.as_ref()?.json.as_ref());
        match (&*operation.body, sent) {
            (Body::Value(ty), Some(json)) => walk(api, unwrapped(api, json, *ty), ty.item, found),
            (Body::Parameters(parameters), Some(json)) => {
                for member in json.members() {
                    let parameter = parameters.iter().find(|it| *it.name == member.name.value && it.is_tabled());
                    parameter.into_iter().for_each(|it| item(api, &member.value, *it.item, found));
                }
            }
            _ => {}
        }
    }
}

/// The JSON that an answer wraps into `value`.
fn unwrapped<'j>(api: &Api, json: &'j Json, ty: TypeRef) -> &'j Json {
    let own = matches!(ty.item, ItemType::Type(id) if property(api, id, "value").is_some());
    json.get("value").filter(|_| !own || ty.collection).map_or(json, |it| &it.value)
}

fn item(api: &Api, json: &Spanned<Json>, ty: ItemType, found: &mut Vec<Diagnostic>) {
    if let (Json::String(text), Some((id, it))) = (&json.value, enumeration(api, ty)) {
        let separators: &[char] = if it.flags { &[',', '|'] } else { &['|'] };
        let parts: Vec<&str> = text.split(separators).map(str::trim).collect();
        if parts.iter().all(|it| is_value(it, &api[id].name.name)) {
            parts.into_iter().for_each(|it| value(api, id, it, json.span, found));
        }
    } else {
        walk(api, &json.value, ty, found);
    }
}

fn walk(api: &Api, json: &Json, ty: ItemType, found: &mut Vec<Diagnostic>) {
    match (json, ty) {
        (Json::Array(items), _) => items.iter().for_each(|it| item(api, it, ty, found)),
        (Json::Object(members), ItemType::Type(id)) => {
            let id = declared(api, json).unwrap_or(id);
            for member in members {
                if let Some(property) = property(api, id, &member.name.value) {
                    item(api, &member.value, property, found);
                }
            }
        }
        _ => {}
    }
}

/// The type that the object itself names.
fn declared(api: &Api, json: &Json) -> Option<TypeId> {
    let name = json.get("@odata.type")?.value.as_str()?.trim_start_matches('#');
    let rank = api.types.iter().position(|it| it.name.to_string() == name)?;
    u32::try_from(rank).ok().map(TypeId)
}

/// The type of a property of a type or of one it inherits from.
fn property(api: &Api, id: TypeId, name: &str) -> Option<ItemType> {
    let mut next = Some(id);
    // Bases never form a cycle, which is reported and cut elsewhere; the bound is for certainty.
    for _ in 0..32 {
        let definition = &api[next?];
        if let Some(it) = definition.properties().iter().find(|it| *it.name == name) {
            return (it.is_tabled() || enumeration(api, *it.item).is_none()).then_some(*it.item);
        }
        next = definition.base();
    }
    None
}

/// A text stands for itself rather than for any value: `String`, `mood-value`, `…` do not.
fn is_value(text: &str, name: &str) -> bool {
    let is_word = !text.is_empty() && text.chars().all(|it| it.is_alphanumeric() || it == '_');
    let is_number = text.chars().all(|it| it.is_ascii_digit());
    let stands_for_any = ["string", name].iter().any(|it| it.eq_ignore_ascii_case(text));
    is_word && !is_number && !stands_for_any
}
