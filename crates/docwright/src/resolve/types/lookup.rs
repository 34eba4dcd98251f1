//! Name resolution: `[message](../resources/message.md)`, `Edm.String` → a type.
//!
//! A link says it twice, in its text and in its target, and the two may differ; both are claims, a vote decides.

use crate::api::{Api, ItemType, QualifiedName, TypeId, Witness};
use crate::config::Config;
use crate::odata::name::{is_untyped, split_collection, split_qualified};
use crate::odata::scalar::scalar;
use crate::page::{Page, TypeName};
use crate::resolve::introduction::Boilerplate;
use crate::resolve::types::declarations::namespace_of;
use crate::resolve::types::index::Skeletons;
use crate::resolve::vote::Claim;
use crate::text::links::{page_and_anchor, stem};
use crate::text::source::{Sources, Span};

/// Everything a name is looked up in.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a, 'p> {
    pub(crate) skeletons: &'a Skeletons<'p>,
    pub(crate) sources: &'a Sources,
    pub(crate) config: &'a Config,
    pub(crate) boilerplate: &'a Boilerplate,
}

impl Scope<'_, '_> {
    /// The types that a link's text and target refer to; none when neither is known.
    pub(crate) fn claims(&self, name: &TypeName, page: &Page) -> Vec<Claim<ItemType>> {
        let by_text = self.by_text(&name.text, page);
        let Some(target) = &name.target else {
            return by_text.map(|value| claim(Witness::Table, value, name.span)).into_iter().collect();
        };
        let mut by_target = self.by_target(target, &name.text, page);
        // An unqualified text that is the name of the type linked to says the same as the link.
        let by_text = match by_target {
            Some(ItemType::Type(id)) if self.name_of(id).name.eq_ignore_ascii_case(&name.text) => by_target,
            _ => by_text,
        };
        // A primitive type's name that links to a page about it means the primitive type.
        if matches!(by_text, Some(ItemType::Scalar(_))) && by_target.is_some_and(|it| self.is_structured(it)) {
            by_target = None;
        }
        let target = by_target.map(|value| claim(Witness::LinkTarget, value, name.span));
        let text = by_text.map(|value| claim(Witness::LinkText, value, name.span));
        target.into_iter().chain(text).collect()
    }

    /// The meaning of a name without a link.
    pub(crate) fn by_text(&self, text: &str, page: &Page) -> Option<ItemType> {
        let (_, text) = split_collection(text);
        if is_untyped(text) {
            return Some(ItemType::Json);
        }
        if let Some(scalar) = scalar(text) {
            return Some(ItemType::Scalar(scalar));
        }
        self.type_named(text, page).map(ItemType::Type)
    }

    /// A type by its name, qualified or not: in the page's namespace, in the default one, or anywhere if it is unique.
    pub(crate) fn type_named(&self, text: &str, page: &Page) -> Option<TypeId> {
        let (namespace, short) = split_qualified(text);
        if let Some(found) = namespace.and_then(|it| self.skeletons.named(it, short)) {
            return Some(found);
        }
        let here = self.skeletons.named(&namespace_of(page, self.config), short);
        let default = || self.skeletons.named(&self.config.namespace, short);
        let anywhere = || match self.skeletons.called(short) {
            [only] => Some(*only),
            [] => self.suffixed(short, page).or_else(|| self.skeletons.called_in_plural(short)),
            _ => None,
        };
        here.or_else(default).or_else(anywhere)
    }

    /// `lampType`, where the set says that pages leave the end out.
    fn suffixed(&self, name: &str, page: &Page) -> Option<TypeId> {
        let suffixes = &self.config.dialect.type_suffixes;
        let cut = |suffix: &String| {
            let at = name.len().checked_sub(suffix.len()).filter(|at| *at > 0)?;
            name.split_at_checked(at).filter(|it| it.1.eq_ignore_ascii_case(suffix)).map(|it| it.0)
        };
        suffixes.iter().filter_map(cut).find_map(|it| self.type_named(it, page))
    }

    /// The type on the page, or under the heading, that a link leads to.
    fn by_target(&self, target: &str, text: &str, page: &Page) -> Option<ItemType> {
        let (linked, anchor) = page_and_anchor(target);
        let linked =
            if linked.is_empty() && target.starts_with('#') { stem(&self.sources[page.file].path) } else { linked };
        let at_anchor = anchor.as_ref().and_then(|anchor| self.skeletons.at_anchor(&linked, anchor));
        if let Some(id) = at_anchor {
            return Some(ItemType::Type(id));
        }
        let on_page = self.skeletons.on_page(&linked);
        let named = on_page.iter().find(|id| self.name_of(**id).name.eq_ignore_ascii_case(split_qualified(text).1));
        // Who names something on the page, and not its type, does not speak of its type.
        let whole = || self.skeletons.whole_page(&linked).filter(|_| anchor.is_none());
        named.copied().or_else(whole).map(ItemType::Type)
    }

    /// True for an entity type or a complex type, which have properties.
    pub(crate) fn is_structured(&self, item: ItemType) -> bool {
        let ItemType::Type(id) = item else { return false };
        !self.skeletons.types[id.0 as usize].is_enumeration()
    }

    /// The name of a type.
    pub(crate) fn name_of(&self, id: TypeId) -> &QualifiedName {
        &self.skeletons.types[id.0 as usize].name
    }

    /// An item type in the words of the model: `microsoft.graph.user`, `Edm.String`.
    pub(crate) fn show(&self, item: ItemType) -> String {
        match item {
            ItemType::Json => "JSON".to_owned(),
            ItemType::Scalar(scalar) => format!("Edm.{scalar:?}"),
            ItemType::Type(id) => self.name_of(id).to_string(),
        }
    }
}

impl Api {
    /// An item type in the words of the model: `microsoft.graph.user`, `Edm.String`.
    pub fn show(&self, item: ItemType) -> String {
        match item {
            ItemType::Json => "microsoft.graph.Json".to_owned(),
            ItemType::Scalar(scalar) => format!("Edm.{scalar:?}"),
            ItemType::Type(id) => self[id].name.to_string(),
        }
    }
}

pub(crate) fn claim<T>(witness: Witness, value: T, span: Span) -> Claim<T> {
    Claim { witness, value, span, said: None }
}
