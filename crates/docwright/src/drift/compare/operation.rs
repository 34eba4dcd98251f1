//! Operations compared: addresses, functions and their arguments.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::drift::compare::Comparison;
use crate::drift::compare::matching::Pairs;
use crate::drift::compare::matching::operation::same_operations;
use crate::drift::compare::rust_names::by_rust;
use crate::drift::observe::note::is_sentence;
use crate::drift::pair::Pair;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node, PARTED};

impl Comparison<'_> {
    /// Compares all operations.
    pub(crate) fn operations(&mut self) {
        let all = &self.new.operations;
        let renames = std::mem::take(&mut self.renames);
        let operations =
            Pairs::of_items(&self.old.operations, &self.new.operations, |a, b| same_operations(&renames, a, b));
        self.renames = renames;
        let [before, now] = [self.old, self.new].map(|it| Known::of(it.operations.values()));
        for it in &operations.removed {
            let rule = match it {
                _ if now.has_main_case(it) => Rule::CaseRemoved,
                _ if now.has_other_address(it) => Rule::PathRemoved,
                _ => Rule::OperationRemoved,
            };
            self.tell(rule, Pair::gone(it), Pair::gone(it));
        }
        for it in &operations.added {
            let rule = match it {
                _ if before.has_main_case(it) => Rule::CaseAdded,
                _ if before.has_other_address(it) => Rule::PathAdded,
                _ => Rule::OperationAdded,
            };
            self.tell(rule, Pair::came(it), Pair::came(it));
        }
        for (old, new, why) in &operations.renamed {
            let pair = Pair::of(old, new);
            self.tell_values(Rule::OperationRenamed, pair, pair, (&old.name, &new.name), why);
            self.facts(pair, pair);
            self.parts(pair);
        }
        let named = LazyCell::new(|| by_rust(all.values()));
        for (old, new) in &operations.both {
            let pair = Pair::of(old, new);
            if old.rust != new.rust {
                let is_taken = self.is_taken(old, &named);
                let rule = if is_taken { Rule::NameTaken } else { Rule::OperationRustName };
                self.tell_values(rule, pair, pair, (&old.rust, &new.rust), "");
            } else if old.fact(Fact::Template) != new.fact(Fact::Template) {
                self.tell_fact(Rule::OperationAddress, Fact::Template, pair, pair);
            }
            self.facts(pair, pair);
            self.parts(pair);
        }
    }
}

/// The operations of a set, for questions about one that the set does not have.
struct Known<'a> {
    /// By page and method.
    pages: BTreeSet<(&'a str, &'a str)>,
    /// Main cases, by address in lower case and method.
    main: BTreeSet<(String, &'a str)>,
}

impl<'a> Known<'a> {
    fn of(operations: impl Iterator<Item = &'a Node> + Clone) -> Self {
        let main = operations.clone().filter(|it| !it.is(Fact::Case));
        Self {
            pages: operations.map(|it| (&*it.place.path, it.method())).collect(),
            main: main.map(|it| (it.fact(Fact::Template).to_ascii_lowercase(), it.method())).collect(),
        }
    }

    /// Two addresses of one operation: the same page and method.
    fn has_other_address(&self, of: &Node) -> bool {
        self.pages.contains(&(&*of.place.path, of.method()))
    }

    /// An operation is the main case of the contract of which this is a further case.
    fn has_main_case(&self, of: &Node) -> bool {
        of.is(Fact::Case) && self.main.contains(&(of.fact(Fact::Template).to_ascii_lowercase(), of.method()))
    }
}

/// Parameters have a struct named after the function: a renamed function says it all.
pub(crate) fn is_same_struct(old: &Node, new: &Node) -> bool {
    let has_parameters = |it: &Node| it.parts.iter().any(|it| it.kind == Kind::Parameter);
    has_parameters(old) && has_parameters(new) && old.rust != new.rust
}

/// The rule for other words about calling an operation. They ask for more where they name what was neither asked for nor
/// documented with the operation; of sentences that name nothing, one may be another one in new words.
pub(crate) fn notes_rule(old: &Node, new: &Node) -> Rule {
    if further(old, new).is_empty() { Rule::OperationNotes } else { Rule::OperationAsks }
}

/// The things that the notes about an operation ask for, and did not.
pub(crate) fn further<'n>(old: &Node, new: &'n Node) -> BTreeSet<&'n str> {
    let known: BTreeSet<&str> = old.fact(Fact::Asked).split(PARTED).collect();
    let is_documented = |name: &str| {
        let mut parts = old.parts.iter().filter(|it| matches!(it.kind, Kind::Header | Kind::Query));
        parts.any(|it| it.name.split(':').next().is_some_and(|it| it.eq_ignore_ascii_case(name)))
    };
    let came = new.fact(Fact::Asked).split(PARTED).filter(|it| !it.is_empty() && !known.contains(it));
    let (sentences, names): (BTreeSet<&str>, BTreeSet<&str>) = came.partition(|it| is_sentence(it));
    let now: BTreeSet<&str> = new.fact(Fact::Asked).split(PARTED).collect();
    let gone = known.difference(&now).filter(|it| is_sentence(it)).count();
    let names = names.into_iter().filter(|it| !is_documented(it));
    names.chain(sentences.iter().copied().filter(|_| sentences.len() > gone)).collect()
}

/// An operation takes query options that its page does not name.
pub(crate) fn is_open(operation: Option<&Node>) -> bool {
    operation.is_some_and(|it| it.is(Fact::Open))
}

/// The same names in another order mean that callers pass the wrong values, and so does a name of something else. Where
/// the placeholders read the same, Rust made other names of them, which callers do not write; and a key is what its place
/// in the address makes it, whatever a placeholder calls it.
pub(crate) fn argument_rule(old: &Node, new: &Node) -> Option<Rule> {
    let is_same = || placeholders(&old.name).eq(placeholders(&new.name));
    if old.fact(Fact::Arguments) != new.fact(Fact::Arguments) || is_same() {
        return None;
    }
    // That an operation has another address says that its arguments are written differently.
    let is_renamed = old.fact(Fact::Key) != new.fact(Fact::Key);
    let keys = if is_renamed { Vec::new() } else { keys(old.fact(Fact::Template)) };
    let names = |it: &Node| it.fact(Fact::ArgumentNames).split(", ").map(str::to_owned).collect::<Vec<_>>();
    let named: Vec<(String, String)> = names(old).into_iter().zip(names(new)).collect();
    let named: Vec<&(String, String)> =
        named.iter().enumerate().filter(|(at, _)| !keys.get(*at).is_some_and(|it| *it)).map(|(_, it)| it).collect();
    let is_other = named.iter().any(|it| it.0 != it.1);
    if is_other && named.iter().map(|it| &it.0).collect::<BTreeSet<_>>() == named.iter().map(|it| &it.1).collect() {
        return Some(Rule::OperationReordered);
    }
    let replaced = named.iter().any(|(before, now)| {
        let (before, now) = (telling(before), telling(now));
        !before.is_empty() && !now.is_empty() && before.is_disjoint(&now)
    });
    match (replaced, is_renamed) {
        (true, _) => Some(Rule::OperationArgumentReplaced),
        (false, false) => Some(Rule::OperationArgumentNames),
        (false, true) => None,
    }
}

/// For each argument in `/users/{}/range(from={})`: it is a key, not named by the address.
fn keys(template: &str) -> Vec<bool> {
    let before = |at: usize| template[..at].trim_end_matches('\'');
    template.match_indices("{}").map(|(at, _)| !before(at).ends_with('=')).collect()
}

/// `{id}` and the like in a request line.
fn placeholders(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).map(|it| it.split('}').next().unwrap_or_default())
}

/// The words of an argument's name that say what it is.
fn telling(name: &str) -> BTreeSet<&str> {
    let says_nothing = ["id", "ids", "key", "name", "object", "r#id", "unique", "value"];
    name.split('_').filter(|it| !says_nothing.contains(it)).collect()
}
