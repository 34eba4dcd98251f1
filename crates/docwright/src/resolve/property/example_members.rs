//! Members that JSON objects of a type have in example responses, lists or not.
//!
//! ```markdown
//! <!-- {"blockType": "response", "@odata.type": "example.lamps.presence"} -->
//! HTTP/1.1 200 OK
//!
//! {"id": "1", "availability": "Busy"}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{ItemType, TypeId, Witness};
use crate::odata::name::{fold, split_collection};
use crate::page::{ExampleResponse, Json, Page, PageKind, PropertyRow, ResponseClaim};
use crate::resolve::operation::draft::type_of;
use crate::resolve::types::lookup::{Scope, claim};
use crate::resolve::vote::Claim;
use crate::text::source::{Span, Spanned};

/// A member as one page shows it.
#[derive(Debug)]
struct Sight {
    name: String,
    page: Span,
    span: Span,
    /// It is a list; `None` where that cannot be seen.
    several: Option<bool>,
}

/// The members that examples show.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// By the rank of the type and the folded name.
    members: BTreeMap<usize, BTreeMap<String, Vec<Sight>>>,
    /// Values that say of which type they are: the rank of the type that has the member, its folded name, their type, where.
    inner: BTreeSet<(usize, String, usize, Span)>,
    /// Texts with a comma: the rank of the type that has the member, its folded name, the text.
    lists: BTreeSet<(usize, String, String)>,
}

impl Shown {
    /// Looks through the successful example responses of all pages.
    pub(crate) fn collect(scope: Scope<'_, '_>, pages: &[Page]) -> Self {
        let mut shown = Self::default();
        for page in pages {
            let PageKind::Api(api) = &page.kind else { continue };
            let responses = api.examples.iter().filter_map(|it| it.response.as_ref());
            for response in responses.filter(|it| it.status.is_some_and(|status| (200..300).contains(&status))) {
                shown.add_response(scope, page, &api.response.claims, &response.value);
            }
            let requests = api.examples.iter().filter_map(|it| it.request.as_ref()?.body.as_ref()?.json.as_ref());
            requests.for_each(|body| shown.add_parameters(scope, page, &api.body.rows, body));
        }
        shown
    }

    /// The parameters of an action are of the types that its table gives.
    fn add_parameters(&mut self, scope: Scope<'_, '_>, page: &Page, rows: &[PropertyRow], body: &Json) {
        for row in rows {
            let Some(ItemType::Type(id)) = type_of(scope, page, &row.ty) else { continue };
            let value = body.members().iter().find(|it| it.name.value.eq_ignore_ascii_case(&row.name.value));
            if let Some(object @ Json::Object(_)) = value.map(|it| &it.value.value) {
                self.add_object(scope, page, id.0 as usize, object);
            }
        }
    }

    /// Adds an answer of the type that its annotation names, or else that the page states.
    fn add_response(
        &mut self,
        scope: Scope<'_, '_>,
        page: &Page,
        stated: &[Spanned<ResponseClaim>],
        response: &ExampleResponse,
    ) {
        let annotated = response.annotation.as_ref().and_then(|it| it.ty.as_ref());
        let ty = annotated.map_or_else(|| stated_type(scope, page, stated), |ty| type_of(scope, page, ty));
        let Some(ty) = ty else { return };
        let Some(json) = response.body.as_ref().and_then(|it| it.json.as_ref()) else { return };
        for object in objects(json) {
            if let ItemType::Type(id) = own_type(scope, page, object).map_or(ty, ItemType::Type) {
                self.add_object(scope, page, id.0 as usize, object);
            }
        }
    }

    fn add_object(&mut self, scope: Scope<'_, '_>, page: &Page, rank: usize, object: &Json) {
        let members = self.members.entry(rank).or_default();
        for member in object.members().iter().filter(|it| !it.name.value.contains('@')) {
            let several = match &member.value.value {
                Json::Null | Json::Elided => None,
                value => Some(matches!(value, Json::Array(_))),
            };
            let (name, span) = (fold(&member.name.value), member.value.span);
            if let Some(text) = member.value.as_str().filter(|it| it.contains(',')) {
                self.lists.insert((rank, name.clone(), text.to_owned()));
            }
            if let Some(inner) = own_type(scope, page, &member.value.value) {
                self.inner.insert((rank, name.clone(), inner.0 as usize, span));
            }
            members.entry(name).or_default().push(Sight {
                name: member.name.value.clone(),
                page: page.title.span,
                span,
                several,
            });
        }
    }

    /// Claims of examples about a member: one voice for each page, or two.
    ///
    /// A page has a voice if it is of one mind, and two if it shows several objects.
    pub(crate) fn several(&self, rank: usize, name: &str) -> Vec<Claim<bool>> {
        let sights = self.members.get(&rank).and_then(|it| it.get(&fold(name))).map_or(&[] as &[Sight], Vec::as_slice);
        let voices = |page: &[Sight]| {
            let seen: Vec<(bool, Span)> = page.iter().filter_map(|it| Some((it.several?, it.span))).collect();
            let is_certain = seen.iter().all(|it| it.0 == seen[0].0);
            let heard = seen.into_iter().take(if is_certain { 2 } else { 0 });
            heard.map(|it| claim(Witness::Example, it.0, it.1)).collect::<Vec<_>>()
        };
        sights.chunk_by(|one, other| one.page == other.page).flat_map(voices).collect()
    }

    /// How examples spell a member: one voice for each page that is of one mind.
    pub(crate) fn spellings(&self, rank: usize, name: &str) -> Vec<Claim<String>> {
        let sights = self.members.get(&rank).and_then(|it| it.get(&fold(name))).map_or(&[] as &[Sight], Vec::as_slice);
        let pages = sights.chunk_by(|one, other| one.page == other.page);
        let certain = pages.filter(|page| page.iter().all(|it| it.name == page[0].name));
        certain.map(|page| claim(Witness::Example, page[0].name.clone(), page[0].span)).collect()
    }

    /// Values that say of which type they are: the rank of the type that has the member, its folded name, the rank of
    /// their type, and where.
    pub(crate) fn inner(&self) -> impl Iterator<Item = (usize, &str, usize, Span)> {
        self.inner.iter().map(|(holder, name, inner, span)| (*holder, name.as_str(), *inner, *span))
    }

    /// Texts with a comma: the rank of the type that has the member, its folded name, the text.
    pub(crate) fn lists(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.lists.iter().map(|(holder, name, text)| (*holder, name.as_str(), text.as_str()))
    }

    /// The folded names of the members that examples show of a type.
    pub(crate) fn names(&self, rank: usize) -> impl Iterator<Item = &str> {
        self.members.get(&rank).into_iter().flat_map(|it| it.keys()).map(String::as_str)
    }

    /// Where pages show the first of these members of a type, each of them with all others; the names are folded.
    pub(crate) fn places_of_all(&self, rank: usize, names: &[String]) -> Vec<Span> {
        let Some(members) = self.members.get(&rank) else { return Vec::new() };
        let sights = |name: &str| members.get(name).map_or(&[] as &[Sight], Vec::as_slice);
        let Some((first, others)) = names.split_first() else { return Vec::new() };
        let pages = sights(first).chunk_by(|one, other| one.page == other.page).filter_map(|page| page.first());
        let has = |page: Span, name: &str| sights(name).iter().any(|it| it.page == page);
        pages.filter(|it| others.iter().all(|name| has(it.page, name))).map(|it| it.span).collect()
    }
}

/// The one type that a page says its answers are of.
fn stated_type(scope: Scope<'_, '_>, page: &Page, claims: &[Spanned<ResponseClaim>]) -> Option<ItemType> {
    let stated = claims.iter().filter_map(|it| match &it.value {
        ResponseClaim::Returns(ty) => type_of(scope, page, ty),
        _ => None,
    });
    let mut types: Vec<ItemType> = stated.collect();
    types.dedup();
    if let [ty] = types[..] { Some(ty) } else { None }
}

/// The object of an answer, or those of its `value`.
fn objects(json: &Json) -> Vec<&Json> {
    match json.get("value").map(|it| &it.value) {
        Some(Json::Array(items)) => items.iter().map(|it| &it.value).collect(),
        Some(object @ Json::Object(_)) => vec![object],
        _ => vec![json],
    }
}

/// The type that an object says it is of.
fn own_type(scope: Scope<'_, '_>, page: &Page, object: &Json) -> Option<TypeId> {
    match &object.get("@odata.type")?.value {
        Json::String(name) => scope.type_named(split_collection(name).1, page),
        _ => None,
    }
}
