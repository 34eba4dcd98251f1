//! Explanations of the model: each decision with its sources and its rule.
//!
//! [`explain`] is a pure function from the [`Api`] and a name to a value; how it is shown is the caller's business.

pub(crate) mod evidence;
pub(crate) mod lookup;
pub(crate) mod operation;
pub(crate) mod property;
pub(crate) mod suggest;
#[cfg(test)]
mod tests;
pub(crate) mod types;

use std::fmt;

use crate::api::Api;
use crate::text::source::{Position, Sources};

/// Everything there is to say about one thing that has the name in question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// `type`, `property`, `operation`.
    pub kind: &'static str,
    /// Its full name: `example.graph.message`, `GET /me/messages`.
    pub name: String,
    /// Where it is described.
    pub at: Position,
    /// More to know: where a property is inherited from, at which further addresses an operation is.
    pub notes: Vec<String>,
    /// The facts about it.
    pub facts: Vec<Fact>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its subject: `type`, `base`, `response`.
    pub about: String,
    /// The value that was decided.
    pub decision: String,
    /// The rule that decided it.
    pub rule: String,
    /// The statements of the sources.
    pub said: Vec<Said>,
}

/// The statement of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The kind of source: `table cell`, `link target`.
    pub source: &'static str,
    /// The value that it states.
    pub says: String,
    /// Where.
    pub at: Position,
    /// It agrees with the decision.
    pub agrees: bool,
    /// How it took part: its weight, or why it did not count.
    pub counted: String,
}

/// Nothing has the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The name.
    pub name: String,
    /// Names that are spelt like it, the closest first.
    pub closest: Vec<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no type, property or operation is called `{}`", self.name)?;
        for (rank, name) in self.closest.iter().enumerate() {
            write!(f, "{}`{name}`", if rank == 0 { "; did you mean " } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for Unknown {}

/// The context of an explanation: the model and its pages.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    api: &'a Api,
    sources: &'a Sources,
}

/// Explains everything that has this name: a type (`message`, `example.graph.message`), a property
/// (`message.importance`, `message/importance`) or an operation (`GET /me/messages`, `/me/messages`,
/// `user-list-messages`). Letter case does not matter, nor what placeholders are called.
pub fn explain(api: &Api, sources: &Sources, name: &str) -> Result<Vec<Explanation>, Unknown> {
    let context = Context { api, sources };
    let mut found: Vec<Explanation> = lookup::types(api, name).map(|id| types::explain(context, &api[id])).collect();
    for (owner, home, property) in lookup::properties(api, name) {
        found.push(property::explain(context, &api[owner], &api[home], property));
    }
    found.extend(lookup::operations(context, name).map(|it| operation::explain(context, it)));
    if found.is_empty() {
        return Err(Unknown { name: name.trim().to_owned(), closest: suggest::closest(context, name) });
    }
    Ok(found)
}
