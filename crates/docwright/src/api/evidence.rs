//! Evidence: the places of the documentation that speak of a fact of the model.

use std::fmt;

use crate::api::Overruling;
use crate::text::source::Span;

/// One place that speaks of a fact.
#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The kind of place.
    pub witness: Witness,
    /// The value that it states, in the words of the model.
    pub says: String,
    /// Where.
    pub span: Span,
    /// The decision agrees with it.
    pub agrees: bool,
    /// How it took part in the decision.
    pub standing: Standing,
}

/// How a piece of evidence took part in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was put to the vote.
    Vote {
        /// How much it counted.
        weight: u32,
        /// How much everything counted that says the same.
        total: u32,
    },
    /// It decided without a vote, by this rule.
    Rule(&'static str),
    /// It overruled what was decided before.
    Overruling(Overruling),
    /// It did not count, for this reason.
    Unheard(&'static str),
}

/// The kinds of places that say something about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Witness {
    /// A table cell.
    Table,
    /// The target of a link.
    LinkTarget,
    /// The text of a link.
    LinkText,
    /// An annotation.
    Annotation,
    /// A JSON representation.
    Json,
    /// A heading.
    Heading,
    /// The `Namespace:` line.
    Namespace,
    /// A sentence.
    Prose,
    /// A `Methods` table.
    Methods,
    /// The response of the operation, where the question is the request body.
    Response,
    /// An example.
    Example,
    /// The request path, walked through the navigation properties of the model.
    Path,
    /// The base type.
    Base,
    /// The front matter of a page.
    FrontMatter,
    /// The request line: its method and what its path ends in.
    Request,
    /// The default that holds when nothing is said.
    Default,
}

impl Witness {
    /// The word for the place.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::LinkTarget => "link target",
            Self::LinkText => "link text",
            Self::Annotation => "annotation",
            Self::Json => "JSON representation",
            Self::Heading => "heading",
            Self::Namespace => "namespace line",
            Self::Prose => "sentence",
            Self::Methods => "methods table",
            Self::Response => "response",
            Self::Example => "example",
            Self::Path => "request path",
            Self::Base => "base type",
            Self::FrontMatter => "front matter",
            Self::Request => "request line",
            Self::Default => "default",
        }
    }
}

impl Evidence {
    /// Evidence that decides by a rule.
    pub(crate) fn ruling(witness: Witness, says: impl Into<String>, span: Span, rule: &'static str) -> Self {
        Self { witness, says: says.into(), span, agrees: true, standing: Standing::Rule(rule) }
    }

    /// Evidence that did not count; whether it agrees all the same is for the caller to say.
    pub(crate) fn unheard(witness: Witness, says: impl Into<String>, span: Span, reason: &'static str) -> Self {
        Self { witness, says: says.into(), span, agrees: false, standing: Standing::Unheard(reason) }
    }

    /// The same, where it is known whether it agrees with the decision.
    pub(crate) fn agreeing(self, agrees: bool) -> Self {
        Self { agrees, ..self }
    }
}

/// `+ LinkTarget 4: "example.graph.shelf" @ 2:260..277`: one line, because every fact of a dump has some.
impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", if self.agrees { '+' } else { '-' }, self.witness)?;
        if let Standing::Vote { weight, .. } = self.standing {
            write!(f, " {weight}")?;
        }
        write!(f, ": {:?} @ {:?}", self.says, self.span)?;
        match self.standing {
            Standing::Vote { .. } => Ok(()),
            Standing::Rule(rule) => write!(f, " decides, {rule:?}"),
            Standing::Overruling(rule) => write!(f, " overrules, {rule:?}"),
            Standing::Unheard(reason) => write!(f, " did not count, {reason:?}"),
        }
    }
}
