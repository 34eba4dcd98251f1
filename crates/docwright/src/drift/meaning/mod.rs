//! The sentences of drift: what a change means for Rust callers, in their terms.

mod feature;
mod header;
mod inheritance;
mod kinds;
mod permission;

use crate::drift::abilities::is_list_of;
pub(crate) use crate::drift::meaning::feature::{area, feature_gained, feature_gone, feature_lost, feature_new};
pub(crate) use crate::drift::meaning::header::{header_docs, header_lost, header_optional, header_required};
pub(crate) use crate::drift::meaning::inheritance::{Inherited, base_gained, base_lost};
pub(crate) use crate::drift::meaning::kinds::{abstract_, entity, open, type_kind};
pub(crate) use crate::drift::meaning::permission::{
    least_changed, more_needed, more_suffice, respelled, suffices_no_more,
};
use crate::drift::pair::Pair;
use crate::drift::snapshot::{Fact, Kind, Node};

/// Makes one sentence, without a final full stop.
pub(crate) type Sentence = fn(&Changed<'_>) -> String;

/// A change as sentences speak of it.
pub(crate) struct Changed<'a> {
    item: Pair<'a>,
    /// The item as callers wrote it: `models::Message::subject`.
    before: String,
    /// The item as callers write it; one of the two is empty where there is only the other.
    now: String,
    old: &'a str,
    new: &'a str,
    /// The bases and fields that go or come with a base type.
    inherited: &'a Inherited,
    /// The finding of the rule, as a clause.
    found: String,
}

/// The values of a change.
#[derive(Clone, Copy)]
pub(crate) struct Values<'v> {
    pub(crate) old: &'v str,
    pub(crate) new: &'v str,
    /// The bases and fields that go or come with a base type; none of all other changes.
    pub(crate) inherited: &'v Inherited,
}

/// The bases and fields of changes that are not about inheritance.
static NOTHING: Inherited = Inherited { bases: Vec::new(), fields: Vec::new() };

impl<'v, T: AsRef<str> + ?Sized> From<(&'v T, &'v T)> for Values<'v> {
    fn from((old, new): (&'v T, &'v T)) -> Self {
        Self { old: old.as_ref(), new: new.as_ref(), inherited: &NOTHING }
    }
}

impl<'a> Changed<'a> {
    /// A change of an item from an old value to a new one, which a rule finds that is explained like this.
    pub(crate) fn new(owner: Pair<'a>, item: Pair<'a>, values: Values<'a>, explanation: &str) -> Self {
        let before = path(owner.old.or(owner.new), item.old);
        let now = path(owner.new.or(owner.old), item.new);
        let Values { old, new, inherited } = values;
        Self { item, before, now, old, new, inherited, found: clause(explanation) }
    }

    /// The item, by its new name where it has one.
    fn one(&self) -> &str {
        if self.now.is_empty() { &self.before } else { &self.now }
    }
}

// Sentences that fit many rules.

pub(crate) fn gone(it: &Changed<'_>) -> String {
    format!("{} is gone: code that names it no longer compiles", it.before)
}

pub(crate) fn new(it: &Changed<'_>) -> String {
    format!("{} is new: nothing that compiles today is affected", it.now)
}

pub(crate) fn new_required(it: &Changed<'_>) -> String {
    format!("{} is new and must be set: requests without it compile and are refused", it.now)
}

pub(crate) fn required(it: &Changed<'_>) -> String {
    format!("{} must be set: requests without it compile and are refused", it.now)
}

pub(crate) fn optional(it: &Changed<'_>) -> String {
    format!("{} need not be set any longer", it.now)
}

pub(crate) fn renamed(it: &Changed<'_>) -> String {
    let (before, now) = (&it.before, &it.now);
    if before == now {
        return format!("{now} keeps its Rust name; another name is sent");
    }
    format!("{before} is now {now}: code that names it no longer compiles")
}

pub(crate) fn no_change(_: &Changed<'_>) -> String {
    "nothing changes for callers".to_owned()
}

pub(crate) fn reads_differently(_: &Changed<'_>) -> String {
    "the text reads differently; no name or type follows from it".to_owned()
}

pub(crate) fn unaffected(it: &Changed<'_>) -> String {
    format!("{}; callers of {} compile and act as before", it.found, it.one())
}

pub(crate) fn compiles(it: &Changed<'_>) -> String {
    format!("{}; callers of {} compile as before", it.found, it.one())
}

// Properties.

pub(crate) fn rust_type(it: &Changed<'_>) -> String {
    let ty = |node: Option<&Node>| value(node.map_or("", |it| it.fact(Fact::RustType)));
    let (old, new) = (ty(it.item.old), ty(it.item.new));
    format!("{} is of type {new} instead of {old}: code that uses it no longer compiles", it.one())
}

pub(crate) fn wire_type(it: &Changed<'_>) -> String {
    format!("{} keeps its Rust type: what the service takes and answers may differ", it.one())
}

pub(crate) fn navigation(it: &Changed<'_>) -> String {
    format!("{} changes between a field and a method: code that uses it no longer compiles", it.one())
}

pub(crate) fn read_only(it: &Changed<'_>) -> String {
    format!("{} is left out of what create and update send", it.one())
}

pub(crate) fn writable(it: &Changed<'_>) -> String {
    format!("{} is sent by create and update where it is set", it.one())
}

pub(crate) fn ability_lost(it: &Changed<'_>) -> String {
    if is_list_of(it.old, it.new) {
        return format!("the operators that `$filter` takes on {} are now listed: others may be refused", it.one());
    }
    format!("queries on {} may be refused that were not, or no longer answer it", it.one())
}

pub(crate) fn ability_gained(it: &Changed<'_>) -> String {
    format!("{} can be queried as it could not be before", it.one())
}

pub(crate) fn deprecated(it: &Changed<'_>) -> String {
    let words = if it.new == "yes" { String::new() } else { format!(" (\"{}\")", it.new.trim_end_matches('.')) };
    match it.item.either() {
        // Rust has no warning for arguments in the query.
        Some(part) if part.kind == Kind::Query => {
            format!("`{}` of {} is deprecated: callers compile and act as before{words}", part.name, it.one())
        }
        _ => format!("{} is deprecated: callers get a warning of the compiler and act as before{words}", it.one()),
    }
}

pub(crate) fn undeprecated(it: &Changed<'_>) -> String {
    format!("{} is no longer called deprecated: callers act as before, without a warning", it.one())
}

pub(crate) fn default_value(it: &Changed<'_>) -> String {
    format!("{} is {} where it is not set, and was {}", subject(it), value(it.new), value(it.old))
}

pub(crate) fn value_gone(it: &Changed<'_>) -> String {
    format!("{} is no longer listed for {}: code that sends it compiles and may be refused", value(it.old), subject(it))
}

pub(crate) fn value_new(it: &Changed<'_>) -> String {
    format!("{} is now listed for {}: what was taken still is", value(it.new), subject(it))
}

pub(crate) fn limits(it: &Changed<'_>) -> String {
    match it.old {
        "" => format!("{} takes only the values that are listed: others may be refused", subject(it)),
        old => format!("{} takes {}, and took {old}: what is sent may be refused", subject(it), it.new),
    }
}

/// An item by its own name, where callers write that of its operation.
fn subject(it: &Changed<'_>) -> String {
    match it.item.either() {
        Some(node) if matches!(node.kind, Kind::Argument | Kind::Query) => format!("`{}` of {}", node.name, it.one()),
        _ => it.one().to_owned(),
    }
}

// Operations.

pub(crate) fn arguments(it: &Changed<'_>) -> String {
    format!("{} takes ({}) instead of ({}): calls no longer compile", it.one(), it.new, it.old)
}

pub(crate) fn arguments_reordered(it: &Changed<'_>) -> String {
    format!("{} takes ({}) instead of ({}): calls compile and pass the wrong values", it.one(), it.new, it.old)
}

pub(crate) fn argument_replaced(it: &Changed<'_>) -> String {
    format!("{} takes ({}) instead of ({}): calls compile and pass something else", it.one(), it.new, it.old)
}

pub(crate) fn body_type(it: &Changed<'_>) -> String {
    format!("{} is sent {} instead of {}: calls no longer compile", it.one(), value(it.new), value(it.old))
}

pub(crate) fn omittable(it: &Changed<'_>) -> String {
    if it.new.is_empty() {
        return format!("{} needs what it sends, and takes no `Option` any more: calls no longer compile", it.one());
    }
    format!("{} can go without what it sends, and takes an `Option`: calls no longer compile", it.one())
}

pub(crate) fn sent_required(it: &Changed<'_>) -> String {
    format!("what {} is sent must set `{}`: requests without it compile and are refused", it.one(), it.new)
}

pub(crate) fn sent_optional(it: &Changed<'_>) -> String {
    format!("what {} is sent need not set `{}` any longer", it.one(), it.old)
}

pub(crate) fn response_type(it: &Changed<'_>) -> String {
    let (old, new) = (value(it.old), value(it.new));
    format!("{} answers {new} instead of {old}: code that reads the answer no longer compiles", it.one())
}

pub(crate) fn query_closed(it: &Changed<'_>) -> String {
    format!("the query parameters that {} takes are now listed: others may be refused", it.one())
}

pub(crate) fn query_opened(it: &Changed<'_>) -> String {
    format!("{} takes query parameters that are not named: nothing is refused that was not", it.one())
}

pub(crate) fn notes(it: &Changed<'_>) -> String {
    let one = it.one();
    format!("{one} is the same; what is said about calling it reads differently: who can, when, or what then")
}

pub(crate) fn asks(it: &Changed<'_>) -> String {
    format!("what is said about calling {} asks for more than it did: calls without it may be refused", it.one())
}

pub(crate) fn query_listed(it: &Changed<'_>) -> String {
    match it.new {
        "" => format!("`{}` of {} is no longer listed, and an example sends it all the same", it.old, it.one()),
        name => {
            format!("`{name}` of {} is now listed: an example sent it before, and callers act as they did", it.one())
        }
    }
}

pub(crate) fn page_text(_: &Changed<'_>) -> String {
    "the page reads differently there; no name or type follows from it".to_owned()
}

// Names.

pub(crate) fn name_taken(it: &Changed<'_>) -> String {
    let (before, now) = (&it.before, &it.now);
    format!("{before} is something else now, and {now} is what it was: callers compile and use the other one")
}

/// A type, or that there is none.
fn value(text: &str) -> String {
    if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") }
}

/// An explanation as the beginning of a sentence that goes on.
fn clause(explanation: &str) -> String {
    let found = explanation.trim().trim_end_matches('.');
    let mut letters = found.chars();
    letters.next().map(|it| it.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default()
}

/// The path that callers write: `models::Message::subject`; empty where an item has no Rust name.
fn path(owner: Option<&Node>, item: Option<&Node>) -> String {
    let (Some(owner), Some(item)) = (owner, item) else { return String::new() };
    let path = match item.kind {
        Kind::Type | Kind::Operation | Kind::Root => item.rust.clone(),
        Kind::Property | Kind::Member if !item.rust.is_empty() => format!("{}::{}", owner.rust, item.rust),
        Kind::Parameter if !item.rust.is_empty() => format!("{}::{}", owner.fact(Fact::Body), item.rust),
        Kind::Property | Kind::Member | Kind::Parameter => String::new(),
        Kind::Sent | Kind::Access | Kind::Header | Kind::Query | Kind::Argument => owner.rust.clone(),
    };
    if path.is_empty() { item.name.clone() } else { format!("`{path}`") }
}
