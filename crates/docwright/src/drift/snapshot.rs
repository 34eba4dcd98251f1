//! [`Snapshot`]: a documentation set as plain facts, to compare and save.
//!
//! Items are known by their names in the documentation, so that two sets can be laid side by side whatever their pages are
//! called and in whatever order they come.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use litemap::LiteMap;

use crate::config::Kept;
use crate::text::source::{FileId, Span};

/// The facts of a documentation set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// A digest of the text of every file.
    pub pages: BTreeMap<String, String>,
    /// The texts themselves; a saved model has none.
    pub texts: BTreeMap<String, (FileId, Arc<String>)>,
    /// The features of the crate, but for `default` and `full`.
    pub features: BTreeSet<String>,
    /// Types, by name in lower case.
    pub types: BTreeMap<String, Node>,
    /// Operations at one address each, by method and address in lower case without names of keys.
    pub operations: BTreeMap<String, Node>,
    /// Addresses that requests can be moved to, by the functions for them.
    pub roots: BTreeMap<String, Node>,
}

/// An item and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The kind of item.
    pub kind: Kind,
    /// Its name in the documentation.
    pub name: String,
    /// Its Rust name, with its path for types and functions; empty when it has none.
    pub rust: String,
    /// The facts about it; one that is not said has no entry.
    pub facts: LiteMap<Fact, String>,
    /// Where it is described.
    pub place: Place,
    /// Where facts are that are said elsewhere, in one stretch of text or several; a saved model does not know.
    pub places: LiteMap<Fact, Vec<Stretch>>,
    /// Its parts, in the order documented.
    pub parts: Vec<Node>,
}

/// A stretch of the documentation that says a fact or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// A digest that tells it from others; empty where it need not be told.
    pub says: String,
    /// Where it is.
    pub place: Place,
}

/// A place in a documentation set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file, relative to the set.
    pub path: Arc<str>,
    /// The range in it; a saved model knows files only.
    pub span: Option<Span>,
}

/// Declares kinds and facts: variant and the word that stands for it in a saved model.
macro_rules! words {
    ($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }

        impl $name {
            /// The word for it in a saved model.
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word,)+ } }

            /// The reverse.
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)+ _ => None } }
        }
    };
}

words! {
    /// The kinds of items.
    Kind {
        /// A type.
        Type = "type",
        /// A property of a structured type.
        Property = "property",
        /// A member of an enumeration.
        Member = "member",
        /// An operation at one address.
        Operation = "operation",
        /// A parameter of an action.
        Parameter = "parameter",
        /// A property that must be set in what an operation is sent.
        Sent = "sent",
        /// The permissions for one kind of account.
        Access = "access",
        /// A request header.
        Header = "header",
        /// A query parameter or option that can be given.
        Query = "query",
        /// An argument of a function whose values are constrained.
        Argument = "argument",
        /// An address that requests can be moved to.
        Root = "root",
    }
}

words! {
    /// The kinds of facts about an item.
    Fact {
        /// The key that an operation is known by.
        Key = "key",
        /// The product area.
        Area = "area",
        /// The features of the crate with any of which it is compiled; none when it always is.
        Features = "features",
        /// `struct`, `enum` or `flags` of a type.
        Shape = "shape",
        /// It is an entity type.
        Entity = "entity",
        /// The types it inherits from, the nearest first.
        Bases = "bases",
        /// No object is of exactly this type.
        Abstract = "abstract",
        /// Objects may have further properties, or requests further query options.
        Open = "open",
        /// The type in the documentation's words.
        Type = "is",
        /// The type in Rust.
        RustType = "rust",
        /// It is a navigation property.
        Navigation = "navigation",
        /// It cannot be written.
        ReadOnly = "read-only",
        /// It must be sent.
        Required = "required",
        /// It is deprecated: the words about it, or `yes`.
        Deprecated = "deprecated",
        /// The query options that it can be used in.
        Abilities = "abilities",
        /// The value that holds when none is set.
        Default = "default",
        /// The values of a text that the description lists, parted by ` | `.
        Listed = "values",
        /// The description lists all values that there are.
        Closed = "closed",
        /// The smallest and the largest number.
        Range = "range",
        /// The shortest and the longest text, in characters.
        Length = "length",
        /// The number of a member.
        Value = "value",
        /// The address with `{}` for arguments.
        Template = "address",
        /// The case of the contract that it is for, where there is another one: `json`.
        Case = "case",
        /// The types of the arguments.
        Arguments = "arguments",
        /// The names of the arguments.
        ArgumentNames = "names",
        /// Headers and query parameters that are always sent.
        Fixed = "fixed",
        /// The type of the request body.
        Body = "body",
        /// The request body can be left out.
        Omittable = "omittable",
        /// The type of the response.
        Response = "reply",
        /// The success statuses, the main one first.
        Status = "status",
        /// Any one of these permissions, or of these that are needed together, the least first.
        AnyOf = "any-of",
        /// A digest of the text about it.
        Doc = "docs",
        /// A digest of what else is said about calling an operation.
        Notes = "notes",
        /// The things that sentences about calling an operation ask for, parted by ` | `.
        Asked = "asked",
        /// Of a query option: an example uses it, and no text names it.
        Shown = "shown",
    }
}

impl Snapshot {
    /// The types that a type inherits from, the nearest first, as far as the set describes them.
    pub fn bases<'s>(&'s self, of: &'s Node) -> impl DoubleEndedIterator<Item = &'s Node> {
        of.words(Fact::Bases).filter_map(|it| self.types.get(&it.to_lowercase()))
    }

    /// The features of all items.
    pub fn kept(&self) -> Kept {
        let nodes = self.types.values().chain(self.operations.values()).filter(|it| !it.rust.is_empty());
        let features = |it: &Node| it.words(Fact::Features).map(str::to_owned).collect();
        Kept { features: self.features.clone(), items: nodes.map(|it| (it.rust.clone(), features(it))).collect() }
    }

    /// Adds features that items were compiled with: what `generate` does that remembers them.
    pub fn keep(&mut self, kept: &Kept) {
        if kept.features.is_empty() || self.features.is_empty() {
            return;
        }
        self.features.extend(kept.features.iter().cloned());
        for node in self.types.values_mut().chain(self.operations.values_mut()) {
            let Some(had) = kept.items.get(&node.rust).filter(|_| node.is(Fact::Features)) else { continue };
            let mut now: BTreeSet<&str> = node.words(Fact::Features).collect();
            now.extend(had.iter().map(String::as_str));
            let now = if had.is_empty() { String::new() } else { now.into_iter().collect::<Vec<_>>().join(" ") };
            node.facts.remove(&Fact::Features);
            node.say(Fact::Features, now);
        }
    }
}

/// Between the values of [`Fact::Listed`].
pub(crate) const PARTED: &str = " | ";

impl Node {
    /// An item of which nothing is said.
    pub(crate) fn new(kind: Kind, name: impl Into<String>, rust: impl Into<String>, place: Place) -> Self {
        let (name, rust) = (name.into(), rust.into());
        Self { kind, name, rust, facts: LiteMap::new(), place, places: LiteMap::new(), parts: Vec::new() }
    }

    /// The method of an operation, with which its name begins.
    pub(crate) fn method(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }

    /// Adds a fact, unless its value says nothing.
    pub(crate) fn say(&mut self, fact: Fact, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.facts.insert(fact, value);
        }
    }

    /// Says that a fact stands elsewhere.
    pub(crate) fn place_of(&mut self, fact: Fact, place: Option<Place>) {
        self.stretches_of(fact, place.map(|place| (String::new(), place)));
    }

    /// Says that a fact stands in further stretches of text, each with what it says.
    pub(crate) fn stretches_of(&mut self, fact: Fact, stretches: impl IntoIterator<Item = (String, Place)>) {
        let stretches: Vec<_> = stretches.into_iter().map(|(says, place)| Stretch { says, place }).collect();
        if !stretches.is_empty() {
            let all = self.places.entry(fact).or_default();
            // Most facts stand in one place, and there are a great many of them.
            all.reserve_exact(stretches.len());
            all.extend(stretches);
        }
    }

    /// Adds a fact that holds or does not.
    pub(crate) fn say_if(&mut self, fact: Fact, holds: bool) {
        self.say(fact, if holds { "yes" } else { "" });
    }

    /// The value of a fact; empty when nothing is said.
    pub fn fact(&self, fact: Fact) -> &str {
        self.facts.get(&fact).map_or("", String::as_str)
    }

    /// The names that the value of a fact lists, parted by blanks.
    pub(crate) fn words(&self, fact: Fact) -> impl DoubleEndedIterator<Item = &str> {
        self.fact(fact).split(' ').filter(|it| !it.is_empty())
    }

    /// The fact is said, or holds.
    pub fn is(&self, fact: Fact) -> bool {
        self.facts.contains_key(&fact)
    }
}
