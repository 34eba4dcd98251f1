//! [`Observer`]: places, digests of texts and type names for snapshots.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::api::{Api, Decided, Deprecation, ItemType, Passage, Prose, Scalar, TypeRef, Values};
use crate::drift::snapshot::{Fact, Node, PARTED, Place};
use crate::text::digest;
use crate::text::source::{FileId, Span, Spanned};

/// The context of every observation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Observer<'a> {
    /// The documented API.
    pub(crate) api: &'a Api,
    /// The paths of its pages, which are many places' own.
    pub(crate) paths: &'a BTreeMap<FileId, Arc<str>>,
    /// Names of the kinds of accounts.
    pub(crate) accounts: [&'a str; 3],
}

impl Observer<'_> {
    pub(crate) fn place(self, span: Span) -> Place {
        let path = self.paths.get(&span.file).cloned().unwrap_or_default();
        Place { path, span: Some(span) }
    }

    /// A digest of the words of a text, however they are marked and their lines are broken.
    pub(crate) fn doc(self, text: Option<&Prose>) -> String {
        digest_of(text.map(Prose::plain).unwrap_or_default().split_whitespace())
    }

    /// Says the product area, and where the page names it.
    pub(crate) fn say_area(self, node: &mut Node, product: Option<&Spanned<String>>) {
        node.say(Fact::Area, product.map(|it| it.value.clone()).unwrap_or_default());
        node.place_of(Fact::Area, product.map(|it| self.place(it.span)));
    }

    /// Says what introductions say, and where each does.
    pub(crate) fn say_docs<'p>(self, node: &mut Node, passages: impl IntoIterator<Item = &'p Passage>) {
        let said = |it: &'p Passage| {
            let code = match it {
                Passage::Code(code) => Some((code.value.clone(), code.span)),
                _ => None,
            };
            it.texts().map(|it| (it.plain(), it.span)).chain(code)
        };
        self.say_texts(node, Fact::Doc, passages.into_iter().flat_map(said).collect());
    }

    /// Says what texts say, and where each does.
    pub(crate) fn say_texts(self, node: &mut Node, fact: Fact, texts: Vec<(String, Span)>) {
        node.say(fact, digest_of(texts.iter().flat_map(|it| it.0.split_whitespace())));
        let stretch = |(text, span): &(String, Span)| (digest_of(text.split_whitespace()), self.place(*span));
        node.stretches_of(fact, texts.iter().map(stretch));
    }

    /// Says how a value is constrained. Of an enumeration, the members are told, and not what a description lists.
    pub(crate) fn say_values(self, node: &mut Node, values: &Values, ty: Option<TypeRef>) {
        if ty.is_none_or(|it| it.item == ItemType::Scalar(Scalar::String)) {
            node.say(Fact::Listed, values.names().collect::<Vec<_>>().join(PARTED));
            node.say_if(Fact::Closed, values.is_closed);
        }
        node.say(Fact::Default, values.default.as_ref().map(|it| it.value.clone()).unwrap_or_default());
        node.say(Fact::Range, values.range.as_ref().map(|it| it.value.to_string()).unwrap_or_default());
        node.say(Fact::Length, values.length.as_ref().map(|it| it.value.to_string()).unwrap_or_default());
    }

    /// Says that an item is deprecated, and where that stands.
    pub(crate) fn say_deprecated(self, node: &mut Node, it: &Decided<Option<Deprecation>>) {
        if let Some(decision) = it.as_ref() {
            node.say(Fact::Deprecated, decision.text());
            node.place_of(Fact::Deprecated, it.places().next().map(|it| self.place(it)));
        }
    }

    /// `Collection(example.graph.message)`
    pub(crate) fn type_name(self, ty: TypeRef) -> String {
        let item = self.api.show(ty.item);
        if ty.collection { format!("Collection({item})") } else { item }
    }
}

/// A digest of words; of none, there is none.
pub(crate) fn digest_of<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let text = words.collect::<Vec<_>>().join(" ");
    if text.is_empty() { text } else { digest(&text) }
}
