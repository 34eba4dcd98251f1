//! Properties as fields, navigation properties as accessors: inherited ones copied in, names planned, secrets marked.

use std::collections::BTreeMap;

use crate::api::{ItemType, Property, Scalar, TypeRef};
use crate::krate::{Doc, Field, Gate, ItemKind, Type};
use crate::lower::docs::rustdoc::{Rustdoc, deprecation};
use crate::lower::names::ident::{Case, Name, Reason, change, ident, words};
use crate::lower::names::scope::{Kind, Scope, plain_first};
use crate::lower::types::abilities::abilities;
use crate::lower::types::layout::Layout;
use crate::lower::types::secret::is_secret;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

/// A property with everything but its names.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The name as sent.
    pub(crate) wire: String,
    /// The words of the name, and what it took to make them.
    words: (String, Option<Reason>),
    /// Its type.
    pub(crate) ty: Type,
    /// It is a navigation property.
    pub(crate) navigation: bool,
    /// Its documentation.
    pub(crate) doc: Doc,
    /// See [`Field::abilities`].
    pub(crate) abilities: String,
    /// See [`Field::values`].
    pub(crate) values: Vec<String>,
    /// See [`Field::read_only`].
    pub(crate) read_only: bool,
    /// A request shows it as sent, which outweighs what the description of a base type says.
    written: bool,
    /// See [`Field::deprecated`].
    deprecated: Option<String>,
    /// Its row.
    pub(crate) origin: Span,
}

/// Names of the emitted struct's own field.
const FIELD: Kind = Kind { case: Case::Snake, prefixes: &[""], reserved: &["rest"] };

/// Accessors share the namespace of methods with what every model has.
const ACCESSOR: Kind = Kind {
    case: Case::Snake,
    prefixes: &["", "set_"],
    reserved: &[
        "blank",
        "cast",
        "clear",
        "clone",
        "clone_from",
        "default",
        "deserialize",
        "eq",
        "extra",
        "field",
        "field_mut",
        "fmt",
        "is",
        "is_null",
        "ne",
        "odata_id",
        "odata_type",
        "peek",
        "rest",
        "rest_mut",
        "serialize",
        "set_extra",
        "set_null",
        "shape",
        "slot",
        "unset",
        "upcast",
        "with",
    ],
};

/// The maker of drafts from properties.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drafts<'a> {
    /// Where types live.
    pub(crate) layout: &'a Layout,
    /// How descriptions are written.
    pub(crate) rustdoc: &'a Rustdoc<'a>,
}

impl Drafts<'_> {
    /// A property of a model. `None` for what is not part of the object: annotations, which the runtime keeps, and
    /// streams, which have an address of their own.
    pub(crate) fn property(&self, it: &Property) -> Option<Draft> {
        let is_stream = *it.item == ItemType::Scalar(Scalar::Stream);
        (!is_stream && !is_annotation(&it.name)).then(|| self.draft(it, *it.navigation))
    }

    /// A parameter of an action; objects are sent as they are, whatever they lead to.
    pub(crate) fn parameter(&self, it: &Property) -> Option<Draft> {
        (!is_annotation(&it.name)).then(|| self.draft(it, false))
    }

    fn draft(&self, it: &Property, navigation: bool) -> Draft {
        Draft {
            wire: it.name.to_string(),
            words: (words(&it.name), change(&it.name)),
            ty: self.ty(it.ty()),
            navigation,
            doc: self.rustdoc.property(it),
            abilities: abilities(it),
            values: if it.is_text() { it.values.names().map(str::to_owned).collect() } else { Vec::new() },
            read_only: *it.read_only,
            written: it.written.is_some(),
            deprecated: deprecation(&it.deprecated),
            origin: it.origin,
        }
    }

    /// The Rust type of a value.
    pub(crate) fn ty(&self, ty: TypeRef) -> Type {
        Type { item: self.item(ty.item), many: ty.collection }
    }

    /// The Rust type of one value.
    pub(crate) fn item(&self, item: ItemType) -> ItemKind {
        match item {
            ItemType::Scalar(Scalar::Stream) => ItemKind::Scalar(Scalar::Binary),
            ItemType::Scalar(scalar) => ItemKind::Scalar(scalar),
            ItemType::Type(id) => self.layout.kind(id),
            ItemType::Json => ItemKind::Json,
        }
    }
}

/// `@odata.type`, `members@odata.count`; not `members@odata.bind`, which is sent on purpose, nor names of the service's
/// own such as `@example.graph.downloadUrl`.
fn is_annotation(wire: &str) -> bool {
    wire.split_once("@odata.").is_some_and(|(_, term)| term != "bind") || wire.is_empty()
}

/// Puts the properties of a type behind those of its bases. A property that both describe stays where the base has it,
/// with the base's type and the description of the more specific type.
pub(crate) fn flatten<'d>(generations: impl Iterator<Item = &'d [Draft]>) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    let mut ranks: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in generations.flatten() {
        let Some(&rank) = ranks.get(draft.wire.as_str()) else {
            ranks.insert(&draft.wire, all.len());
            all.push(draft.clone());
            continue;
        };
        let inherited = &mut all[rank];
        inherited.doc = draft.doc.clone();
        inherited.deprecated = draft.deprecated.clone().or_else(|| inherited.deprecated.take());
        inherited.read_only = (inherited.read_only || draft.read_only) && !draft.written;
        if !draft.abilities.is_empty() {
            inherited.abilities.clone_from(&draft.abilities);
        }
        if !draft.values.is_empty() {
            inherited.values.clone_from(&draft.values);
        }
        if inherited.read_only && !inherited.abilities.ends_with("read-only") {
            let mark = if inherited.abilities.is_empty() { "read-only" } else { " read-only" };
            inherited.abilities.push_str(mark);
        }
    }
    all
}

/// Names fields and accessors; each list keeps its order.
pub(crate) fn name_fields(drafts: Vec<Draft>, notes: &mut Vec<Diagnostic>) -> (Vec<Field>, Vec<Field>) {
    let mut scope = Scope::default();
    let mut names: Vec<Option<(String, Name)>> = vec![None; drafts.len()];
    for rank in plain_first(drafts.iter().map(|it| it.wire.as_str())) {
        let draft = &drafts[rank];
        let kind = if draft.navigation { ACCESSOR } else { FIELD };
        let (words, reason) = draft.words.clone();
        let (words, name) = scope.take_words(words, reason, kind);
        if let Some(message) = name.adjustment(&draft.wire) {
            notes.push(Diagnostic::new(Rule::NameAdjusted, message, draft.origin));
        }
        names[rank] = Some((words, name));
    }
    let (mut fields, mut navigation) = (Vec::new(), Vec::new());
    for (draft, (words, name)) in drafts.into_iter().zip(names.into_iter().flatten()) {
        let list = if draft.navigation { &mut navigation } else { &mut fields };
        list.push(Field {
            ident: name.ident,
            setter: ident(&format!("set_{words}"), Case::Snake),
            constant: ident(&words, Case::Shouty),
            secret: is_secret(&words, &draft.ty),
            wire: draft.wire,
            ty: draft.ty,
            doc: draft.doc,
            abilities: draft.abilities,
            values: draft.values,
            read_only: draft.read_only,
            deprecated: draft.deprecated,
            gate: Gate::Always,
        });
    }
    (fields, navigation)
}
