//! Properties and parameters observed: types, abilities, descriptions.

use std::collections::BTreeSet;

use crate::api::{EnumDef, ItemType, Property, TypeKind};
use crate::drift::observe::observer::{Observer, digest_of};
use crate::drift::observe::rust_names::{self, Fields};
use crate::drift::snapshot::{Fact, Kind, Node};
use crate::text::source::Span;

impl Observer<'_> {
    /// A property of a type, and the field of the struct that stands for it.
    pub(crate) fn property(self, it: &Property, of: &Fields<'_>) -> Node {
        let field = of.get(it.name.as_str());
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
        self.say_values(&mut node, &it.values, Some(it.ty()));
        node.say(Fact::Doc, self.property_doc(it));
        self.say_deprecated(&mut node, &it.deprecated);
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
        let is_read = |value: &str, def: &EnumDef| {
            def.members.iter().any(|it| it.name == value && (def.inline || is_here(it.origin)))
        };
        let read: BTreeSet<&str> = match members {
            Some(def) => it.values.names().filter(|it| is_read(it, def)).collect(),
            None => BTreeSet::new(),
        };
        without_list(&doc.plain(), &read)
    }

    /// A parameter of an action: a property, and a field of the struct of its parameters.
    pub(crate) fn parameter(self, it: &Property, of: &Fields<'_>) -> Node {
        Node { kind: Kind::Parameter, ..self.property(it, of) }
    }
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
}
