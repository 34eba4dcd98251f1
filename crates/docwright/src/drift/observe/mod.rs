//! From a documentation set that was understood and lowered to its [`Snapshot`].

pub(crate) mod operation;
pub(crate) mod rust_names;

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, EnumDef, ItemType, Property, Prose, StructDef, TypeDef, TypeKind, TypeRef};
use crate::drift::observe::rust_names::Names;
use crate::drift::snapshot::{Fact, Kind, Node, Place, Snapshot, digest};
use crate::krate::{Krate, Struct};
use crate::text::source::{Sources, Span};

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
            operations: operation::all(observer, &names),
        }
    }
}

/// What every observation needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Observer<'a> {
    /// The documented API.
    pub(crate) api: &'a Api,
    /// Its pages.
    pub(crate) sources: &'a Sources,
}

impl Observer<'_> {
    pub(crate) fn place(self, span: Span) -> Place {
        Place { path: self.sources[span.file].path.clone(), span: Some(span) }
    }

    /// A digest of the words of a text, however they are marked and their lines are broken.
    pub(crate) fn doc(self, text: Option<&Prose>) -> String {
        digest_of(text.map(Prose::plain).unwrap_or_default().split_whitespace())
    }

    /// Says what paragraphs say, and where each does.
    pub(crate) fn say_docs<'p>(self, node: &mut Node, paragraphs: impl IntoIterator<Item = &'p Prose>) {
        self.say_texts(node, Fact::Doc, paragraphs.into_iter().map(|it| (it.plain(), it.span)).collect());
    }

    /// Says what texts say, and where each does.
    pub(crate) fn say_texts(self, node: &mut Node, fact: Fact, texts: Vec<(String, Span)>) {
        node.say(fact, digest_of(texts.iter().flat_map(|it| it.0.split_whitespace())));
        let stretch = |(text, span): &(String, Span)| (digest_of(text.split_whitespace()), self.place(*span));
        node.stretches_of(fact, texts.iter().map(stretch));
    }

    /// `Collection(microsoft.graph.message)`
    pub(crate) fn type_name(self, ty: TypeRef) -> String {
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
        self.say_docs(&mut node, &it.doc);
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
        node.say_if(Fact::Entity, *def.entity);
        node.say_if(Fact::Abstract, *def.is_abstract);
        node.say_if(Fact::Open, *def.open);
        let bases: Vec<Place> = def.base.places().map(|it| self.place(it)).collect();
        // What another page shows stands there only, unless the type's own page says it too.
        let is_own = bases.iter().any(|it| it.path == node.place.path);
        node.place_of(Fact::Bases, bases.into_iter().next().filter(|_| !is_own));
        // Bases have no cycles; the limit only makes that certain.
        let line = std::iter::successors(*def.base, |id| self.api[*id].base()).take(self.api.types.len());
        node.say(Fact::Bases, line.map(|it| self.api[it].name.to_string()).collect::<Vec<_>>().join(" "));
    }

    fn property(self, it: &Property, of: Option<&Struct>) -> Node {
        let field = of.and_then(|of| rust_names::field(of, &it.name));
        let ident = field.map(|it| it.ident.as_str().to_owned()).unwrap_or_default();
        let mut node = Node::new(Kind::Property, it.name.as_str(), ident, self.place(it.origin));
        node.say(Fact::Type, self.type_name(it.ty()));
        node.say(Fact::RustType, field.map(|it| rust_names::ty(&it.ty)).unwrap_or_default());
        node.say_if(Fact::Navigation, *it.navigation);
        node.say_if(Fact::ReadOnly, *it.read_only);
        node.place_of(Fact::ReadOnly, it.written.map(|it| self.place(it)));
        node.say_if(Fact::Required, it.required == Some(true));
        // That it is read-only is a fact of its own.
        let abilities = field.map_or("", |it| it.abilities.trim_end_matches("read-only").trim_end());
        node.say(Fact::Abilities, abilities);
        node.say(Fact::Default, it.doc.as_ref().and_then(|it| default_value(&it.plain())).unwrap_or_default());
        node.say(Fact::Doc, self.property_doc(it));
        node
    }

    /// A digest of what is said about a property, but for the listed values: where these are the members of its
    /// enumeration, they are told as such.
    fn property_doc(self, it: &Property) -> String {
        let Some(doc) = &it.doc else { return String::new() };
        let members = match *it.item {
            ItemType::Type(id) => match &self.api[id].kind {
                TypeKind::Enum(def) => Some(def),
                TypeKind::Struct(_) => None,
            },
            ItemType::Scalar(_) | ItemType::Json => None,
        };
        let is_here =
            |span: Span| span.file == doc.span.file && doc.span.start <= span.start && span.end <= doc.span.end;
        let is_read = |value: &String, def: &EnumDef| {
            def.members.iter().any(|it| it.name == *value && (def.inline || is_here(it.origin)))
        };
        let read: BTreeSet<&str> = match members {
            Some(def) => it.values.iter().filter(|it| is_read(it, def)).map(String::as_str).collect(),
            None => BTreeSet::new(),
        };
        without_list(&doc.plain(), &read)
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
            member.say(Fact::Doc, self.doc(it.doc.as_ref()));
            member
        }));
    }

    /// A parameter of an action: a property, and a field of the struct of its parameters.
    pub(crate) fn parameter(self, it: &Property, of: Option<&Struct>) -> Node {
        Node { kind: Kind::Parameter, ..self.property(it, of) }
    }
}

/// A digest of words; of none, there is none.
fn digest_of<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let text = words.collect::<Vec<_>>().join(" ");
    if text.is_empty() { text } else { digest(&text) }
}

/// A digest of a text without these words, and without what joins them: `Values are: a, b, or c.` is `Values are:`.
fn without_list(text: &str, listed: &BTreeSet<&str>) -> String {
    let bare = |word: &'_ str| word.trim_matches(|it: char| !it.is_alphanumeric()).to_owned();
    let is_listed = |word: &str| listed.contains(bare(word).as_str());
    let words: Vec<&str> = text.split_whitespace().collect();
    let joins = |at: usize| {
        let beside = |at: Option<usize>| at.and_then(|it| words.get(it)).is_some_and(|it| is_listed(it));
        matches!(words[at], "and" | "or" | "," | "|") && (beside(at.checked_sub(1)) || beside(Some(at + 1)))
    };
    let kept = (0..words.len()).filter(|at| !is_listed(words[*at]) && !joins(*at));
    digest_of(kept.map(|at| words[at]))
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
    fn lists_that_members_were_read_from_are_no_text() {
        let digest = |text: &str| without_list(text, &["day", "week", "year"].into());
        let short = digest("How often. Possible values are: `day`, `week`.");
        for same in
            ["How often. Possible values are: `day`, `week`, `year`.", "How often. Possible values are: day or week."]
        {
            assert_eq!(digest(same), short, "{same}");
        }
        assert_ne!(digest("How often, and why. Possible values are: day, week."), short);
        assert_ne!(digest("How often. Possible values are: day, month."), short);
    }

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
