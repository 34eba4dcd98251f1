//! Overrulings: the rules that change a decision after the vote, in their order.

/// A rule that overrules what claims or a vote have decided.
///
/// The order of this list is the order of the passes of `resolve`: within one decision a rule never comes after a later
/// one, which [`Decided::overrule`](crate::api::Decided) sees to in tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overruling {
    /// An item type: text, and an enumeration has exactly the values that the description lists.
    Listed,
    /// An item type: text, and the enumeration called after the property has the values that the description lists.
    ListedByName,
    /// An item type: text, and the JSON representation knows more of it.
    Exact,
    /// An item type: a GUID or a number of no certain kind, and the JSON representation calls it text.
    MereText,
    /// A relationship: a further row of the page lists it among the relationships.
    ListedAgain,
    /// A base type: the objects are answered where those of another type are kept or named.
    AnsweredAs,
    /// A base type: examples show the objects where another type is declared.
    StandsIn,
    /// A base type: examples show what the page leaves out, and another type has.
    LeavesOut,
    /// A base type: other pages name it as one.
    BaseOfOthers,
    /// An item type, a number of items, a relationship: what the base type says of the property.
    BaseDecides,
    /// The type of a parameter: another action of the same subject documents it.
    Mentioned,
    /// An item type: all operations that read the relationship answer a derived type.
    Narrowed,
    /// A name: request lines have another one for the same relationship.
    Renamed,
    /// A number of items: that of the same relationship in request lines.
    Renumbered,
    /// A number of items: request lines go on with a key, or list objects.
    Walked,
    /// A name: request lines spell it otherwise than the table.
    SpelledInPath,
    /// A kind of type: a place shows that its objects have a key, or those of a related type.
    HasKey,
    /// A relationship: it leads to objects that have a key.
    LeadsToEntity,
    /// A base type: the one of all entity types.
    Root,
    /// Read-only or not: a request sends the property.
    Sent,
}

impl Overruling {
    /// The rule as a sentence.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Listed => "text whose listed values are the members of one enumeration is of that enumeration",
            Self::ListedByName => {
                "text whose listed values belong to the enumeration of its name is of that enumeration"
            }
            Self::Exact => "the JSON representation says more exactly what the text is",
            Self::MereText => {
                "the JSON representation calls this one `string`, and text may spell out a GUID or a number"
            }
            Self::ListedAgain => "a further row of the page lists it among the relationships",
            Self::AnsweredAs => {
                "it is answered where the other type is kept or named, and has everything that the other type has"
            }
            Self::StandsIn => {
                "examples show it where the other type is declared, and it has everything that the other type has"
            }
            Self::LeavesOut => "examples show everything that the other type has, which this page leaves out",
            Self::BaseOfOthers => "several places show it, and the other type is known to be a base",
            Self::BaseDecides => "the base type that introduces a property decides what derived types repeat",
            Self::Mentioned => {
                "another action of the same subject documents the parameter, and this page only its name"
            }
            Self::Narrowed => "all that read it answer this derived type, whose page has the listing among its methods",
            Self::Renamed => "no request line walks through the name in the table, and this one leads to the same type",
            Self::Renumbered => "request lines count more than a table",
            Self::Walked => "request lines that go on with a key or list objects count more than a table",
            Self::SpelledInPath => "a name is spelled as it is sent",
            Self::HasKey => "one place that shows a key is enough",
            Self::LeadsToEntity => "objects with a key are led to, not held, whichever table lists the property",
            Self::Root => "an entity type that names no base inherits from `entity`",
            Self::Sent => "a request shows it as sent",
        }
    }
}
