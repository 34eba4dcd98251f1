//! From a documentation set that was understood and lowered to its [`Snapshot`].

use std::collections::BTreeMap;

use super::observe_operations;
use super::rust::{self, Names};
use super::snapshot::{Fact, Kind, Node, Place, Snapshot, digest};
use crate::api::{Api, EnumDef, Property, Prose, StructDef, TypeDef, TypeId, TypeKind, TypeRef};
use crate::krate::{Krate, Struct};
use crate::source::{Sources, Span};

impl Snapshot {
    /// What a documentation set says; `krate` is what `api` was lowered to, and both come from `sources`.
    pub fn of(api: &Api, krate: &Krate, sources: &Sources) -> Self {
        let names = Names::of(krate);
        let observer = Observer { api, sources };
        let pages = sources
            .iter()
            .filter(|(_, file)| file.path.ends_with(".md"))
            .map(|(_, file)| (file.path.clone(), digest(&file.text)));
        let types = api.types.iter().map(|it| observer.definition(it, &names));
        Self {
            pages: pages.collect(),
            types: types.map(|it| (it.name.to_lowercase(), it)).collect(),
            operations: observe_operations::all(observer, &names),
        }
    }
}

/// What every observation needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observer<'a> {
    /// The documented API.
    pub(super) api: &'a Api,
    /// Its pages.
    pub(super) sources: &'a Sources,
}

impl Observer<'_> {
    pub(super) fn place(self, span: Span) -> Place {
        Place { path: self.sources[span.file].path.clone(), span: Some(span) }
    }

    /// A digest of texts as written, however their lines are broken.
    pub(super) fn doc<'p>(self, texts: impl IntoIterator<Item = &'p Prose>) -> String {
        let words = texts.into_iter().flat_map(|it| self.sources.text(it.span).split_whitespace());
        let text = words.collect::<Vec<_>>().join(" ");
        if text.is_empty() { text } else { digest(&text) }
    }

    /// `Collection(microsoft.graph.message)`
    pub(super) fn type_name(self, ty: TypeRef) -> String {
        let item = self.api.show(ty.item);
        if ty.collection { format!("Collection({item})") } else { item }
    }

    fn definition(self, it: &TypeDef, names: &Names<'_>) -> Node {
        let name = it.name.to_string();
        let place = it.origins.first().map(|it| self.place(*it)).unwrap_or_default();
        let structure = names.structs.get(name.as_str());
        let path = structure.map(|it| &it.0).or_else(|| names.enums.get(name.as_str()).map(|it| &it.0));
        let path = path.cloned().unwrap_or_default();
        let mut node = Node::new(Kind::Type, &name, path, place);
        node.say(Fact::Area, it.product.clone().unwrap_or_default());
        node.say(Fact::Doc, self.doc(&it.doc));
        match &it.kind {
            TypeKind::Struct(def) => {
                self.structure(def, &mut node);
                node.parts = def.properties.iter().map(|it| self.property(it, structure.map(|it| it.1))).collect();
            }
            TypeKind::Enum(def) => self.enumeration(def, &name, names, &mut node),
        }
        node
    }

    fn structure(self, def: &StructDef, node: &mut Node) {
        node.say(Fact::Shape, "struct");
        node.say_if(Fact::Entity, def.entity);
        node.say_if(Fact::Abstract, def.is_abstract);
        node.say_if(Fact::Open, def.open);
        let base = |id: &TypeId| match &self.api[*id].kind {
            TypeKind::Struct(it) => it.base,
            TypeKind::Enum(_) => None,
        };
        // Bases have no cycles; the limit only makes that certain.
        let line = std::iter::successors(def.base, base).take(self.api.types.len());
        node.say(Fact::Bases, line.map(|it| self.api[it].name.to_string()).collect::<Vec<_>>().join(" "));
    }

    fn property(self, it: &Property, of: Option<&Struct>) -> Node {
        let field = of.and_then(|of| rust::field(of, &it.name));
        let ident = field.map(|it| it.ident.as_str().to_owned()).unwrap_or_default();
        let mut node = Node::new(Kind::Property, &it.name, ident, self.place(it.origin));
        node.say(Fact::Type, self.type_name(it.ty));
        node.say(Fact::RustType, field.map(|it| rust::ty(&it.ty)).unwrap_or_default());
        node.say_if(Fact::Navigation, it.navigation);
        node.say_if(Fact::ReadOnly, it.read_only);
        node.say_if(Fact::Required, it.required == Some(true));
        node.say(Fact::Abilities, field.map(|it| it.abilities.clone()).unwrap_or_default());
        node.say(Fact::Doc, self.doc(&it.doc));
        node
    }

    fn enumeration(self, def: &EnumDef, name: &str, names: &Names<'_>, node: &mut Node) {
        node.say(Fact::Shape, if def.flags { "flags" } else { "enum" });
        let variants = names.enums.get(name).map_or(&[][..], |it| &it.1.variants);
        let constants: BTreeMap<&str, &str> =
            variants.iter().map(|it| (it.wire.as_str(), it.constant.as_str())).collect();
        node.parts.extend(def.members.iter().map(|it| {
            let constant = constants.get(it.name.as_str()).copied().unwrap_or_default();
            let mut member = Node::new(Kind::Member, &it.name, constant, self.place(it.origin));
            member.say(Fact::Value, it.value.map(|it| it.to_string()).unwrap_or_default());
            member.say(Fact::Doc, self.doc(&it.doc));
            member
        }));
    }

    /// A parameter of an action: a property, and a field of the struct of its parameters.
    pub(super) fn parameter(self, it: &Property, of: Option<&Struct>) -> Node {
        Node { kind: Kind::Parameter, ..self.property(it, of) }
    }
}
