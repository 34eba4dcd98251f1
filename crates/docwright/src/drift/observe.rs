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
            features: krate.features.iter().filter(|it| it.enables.is_empty()).map(|it| it.name.clone()).collect(),
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

    /// A digest of the words of texts, however they are marked and their lines are broken.
    pub(super) fn doc<'p>(self, texts: impl IntoIterator<Item = &'p Prose>) -> String {
        let texts: Vec<String> = texts.into_iter().map(Prose::plain).collect();
        let text = texts.iter().flat_map(|it| it.split_whitespace()).collect::<Vec<_>>().join(" ");
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
        node.say(Fact::Features, names.features.get(&node.rust).cloned().unwrap_or_default());
        node.say(Fact::Doc, self.doc(&it.doc));
        node.place_of(Fact::Doc, it.doc.first().map(|it| self.place(it.span)));
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
        // That it is read-only is a fact of its own.
        let abilities = field.map_or("", |it| it.abilities.trim_end_matches("read-only").trim_end());
        node.say(Fact::Abilities, abilities);
        node.say(Fact::Default, it.doc.as_ref().and_then(|it| default_value(&it.plain())).unwrap_or_default());
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

/// The value of `The default value is 5.` and the like.
fn default_value(text: &str) -> Option<String> {
    const SAYS: &[&str] = &["default value is ", "default is ", "defaults to ", "default value: ", "default: "];
    let lower = text.to_ascii_lowercase();
    let (at, says) = SAYS.iter().filter_map(|it| Some((lower.find(it)?, it))).min()?;
    let rest = text[at + says.len()..].trim_start().trim_start_matches(['\'', '"', '`', '*']);
    let is_mark = |it: char| matches!(it, '\'' | '"' | '`' | '*' | '.' | ',' | ';' | ')');
    // A sentence says something else: `The default is the name of the user`.
    let word = rest.split([' ', '\n']).next()?.trim_matches(is_mark);
    let ends = rest[word.len().min(rest.len())..].trim_start_matches(['\'', '"', '`', '*']);
    let is_value = !word.is_empty() && (ends.is_empty() || ends.starts_with(is_mark));
    is_value.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_single_words_at_the_end_of_a_sentence() {
        for (text, value) in [
            ("On or off. The default value is true.", Some("true")),
            ("Defaults to 5; at most 9.", Some("5")),
            ("Default: \"Never\"", Some("Never")),
            ("The default is 1.5.", Some("1.5")),
            ("The default is the name of the user.", None),
            ("The default calendar.", None),
            ("The default is ", None),
        ] {
            assert_eq!(default_value(text).as_deref(), value, "{text}");
        }
    }
}
