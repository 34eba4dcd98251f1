//! The comparison of two snapshots: items laid side by side, fact by fact.

pub(crate) mod facts;
pub(crate) mod feature;
pub(crate) mod matching;
pub(crate) mod operation;
pub(crate) mod page;
pub(crate) mod parts;
pub(crate) mod permission;
pub(crate) mod reach;
pub(crate) mod root;
pub(crate) mod rust_names;
pub(crate) mod spans;
pub(crate) mod types;
pub(crate) mod values;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::drift::change::Change;
use crate::drift::class::Direction;
use crate::drift::compare::feature::Features;
use crate::drift::compare::matching::types::same_types;
use crate::drift::compare::matching::{Pairs, Renames};
use crate::drift::compare::operation::further;
use crate::drift::compare::reach::Reach;
use crate::drift::compare::spans::{differing, first_differing, opening};
use crate::drift::meaning::{Inherited, Values};
use crate::drift::pair::Pair;
use crate::drift::report::signature::Signatures;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node, PARTED, Snapshot, Stretch};

/// The longest part of a sentence that is quoted, in characters.
const MOST_QUOTED: usize = 160;

/// A comparison: both snapshots, look-ups in them, and the changes found so far.
pub(crate) struct Comparison<'a> {
    pub(crate) old: &'a Snapshot,
    pub(crate) new: &'a Snapshot,
    /// New names of types, in the documentation and in Rust.
    pub(crate) renames: Renames,
    /// The reverse.
    pub(crate) former: Renames,
    reach: (Reach, Reach),
    pub(crate) features: Features<'a>,
    signatures: (Signatures<'a>, Signatures<'a>),
    /// The permissions that the new set names anywhere.
    permissions: OnceCell<BTreeSet<String>>,
    found: Vec<Change>,
}

/// Everything that changed about items, in no order.
pub(crate) fn items(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let types = Pairs::of_items(&old.types, &new.types, same_types);
    let pairs = || types.both.iter().copied().chain(types.renamed.iter().map(|it| (it.0, it.1)));
    let names = pairs().flat_map(|(old, new)| [(&old.name, &new.name), (&old.rust, &new.rust)]);
    let names: Vec<_> = names.filter(|(a, b)| a != b && !a.is_empty() && !b.is_empty()).collect();
    let map = |pairs: Vec<(&String, &String)>| {
        Renames(pairs.into_iter().map(|(a, b)| (a.clone(), b.clone())).collect::<BTreeMap<_, _>>())
    };
    let mut comparison = Comparison {
        old,
        new,
        former: map(names.iter().map(|(a, b)| (*b, *a)).collect()),
        renames: map(names),
        reach: rayon::join(|| Reach::of(old), || Reach::of(new)),
        features: Features::of(old, new),
        signatures: (Signatures::of(old), Signatures::of(new)),
        permissions: OnceCell::new(),
        found: Vec::new(),
    };
    comparison.found = comparison.features.changes();
    comparison.types(&types);
    comparison.operations();
    comparison.roots();
    feature::by_page(comparison.found)
}

impl Comparison<'_> {
    /// Where objects of a type travel, in the old set or the new one; operations have no direction.
    pub(crate) fn direction(&self, owner: Pair<'_>) -> Direction {
        let of = |node: Option<&Node>, reach: &Reach| node.map(|it| reach.direction(it)).unwrap_or_default();
        of(owner.old, &self.reach.0).and(of(owner.new, &self.reach.1))
    }

    /// How many functions callers met an item through, or meet it through now.
    fn functions(&self, owner: Pair<'_>) -> usize {
        let of = |node: Option<&Node>, reach: &Reach| node.map_or(0, |it| reach.functions(it));
        of(owner.old, &self.reach.0).max(of(owner.new, &self.reach.1))
    }

    /// A change that is told in full by its item.
    pub(crate) fn tell(&mut self, rule: Rule, owner: Pair<'_>, item: Pair<'_>) {
        self.tell_values(
            rule,
            owner,
            item,
            (&item.old.map(shown).unwrap_or_default(), &item.new.map(shown).unwrap_or_default()),
            "",
        );
    }

    /// A change of one fact.
    pub(crate) fn tell_fact(&mut self, rule: Rule, fact: Fact, owner: Pair<'_>, item: Pair<'_>) {
        self.tell_inherited(rule, fact, owner, item, &Inherited::default());
    }

    /// A change of one fact, and what goes or comes with a base type.
    pub(crate) fn tell_inherited(
        &mut self,
        rule: Rule,
        fact: Fact,
        owner: Pair<'_>,
        item: Pair<'_>,
        inherited: &Inherited,
    ) {
        let value = |it: Option<&Node>| it.map_or(String::new(), |it| value(it, fact));
        let (old, new) = (value(item.old), value(item.new));
        self.tell_values(rule, owner, item, Values { old: &old, new: &new, inherited }, "");
        let (before, now) = (stretches(item.old, fact), stretches(item.new, fact));
        let [old, new] = match fact {
            Fact::Open => opening(before, now),
            Fact::Doc | Fact::Notes => first_differing(before, now, |it| asks_for_more(item, rule, it)),
            _ => differing(before, now),
        };
        let Some(change) = self.found.last_mut() else { return };
        if let (Fact::Features, Some(before), Some(now)) = (fact, item.old, item.new) {
            let causes = self.features.causes(before, now);
            // Where the cause is not found, the item stands for it.
            if causes.iter().any(Option::is_some) {
                let moves = before.fact(Fact::Area) != now.fact(Fact::Area);
                change.why = if moves { "" } else { "it is compiled with what needs it, and that is here" };
                [change.old_place, change.new_place] = causes;
            }
            return;
        }
        // A side has no place where the other has a stretch that it has not, or where an example says what it does not say.
        let shown = if is_elsewhere(item.old, before) || is_elsewhere(item.new, now) { why_shown(rule) } else { "" };
        // An operation that takes further query parameters says so by naming none of them.
        let says = |it: Option<&Node>| fact != Fact::Open && it.is_some_and(|it| it.is(fact));
        let is_silent = |it: Option<&Node>, said: &[Stretch]| is_shown(fact) && said.is_empty() && !says(it);
        let lone = [
            old.is_none() && new.is_some() && (!before.is_empty() || is_silent(item.old, before)),
            new.is_none() && old.is_some() && (!now.is_empty() || is_silent(item.new, now)),
        ];
        change.old_place = if lone[0] { None } else { old.or(change.old_place.take()) };
        change.new_place = if lone[1] { None } else { new.or(change.new_place.take()) };
        change.why = shown;
        if let Some(words) = asking(item, rule, self.new) {
            change.meaning += &format!(" (\"{words}\")");
        }
    }

    /// A change from one value to another.
    pub(crate) fn tell_values<'v>(
        &mut self,
        rule: Rule,
        owner: Pair<'_>,
        item: Pair<'_>,
        values: impl Into<Values<'v>>,
        why: &'static str,
    ) {
        let values: Values<'_> = values.into();
        let direction = if rule.id().ends_with('*') { self.direction(owner) } else { Direction::default() };
        let area = owner.either().map_or("", |it| it.fact(Fact::Area)).to_owned();
        let functions = self.functions(owner);
        self.found.push(Change {
            rule,
            direction,
            item: item_name(owner, item),
            owner: item_name(owner, owner),
            area,
            functions,
            presence: item.presence(),
            old: values.old.to_owned(),
            new: values.new.to_owned(),
            old_place: item.old.map(|it| it.place.clone()),
            new_place: item.new.map(|it| it.place.clone()),
            old_rust: item.old.map(|it| self.signatures.0.text(owner.old.unwrap_or(it), it)).unwrap_or_default(),
            new_rust: item.new.map(|it| self.signatures.1.text(owner.new.unwrap_or(it), it)).unwrap_or_default(),
            meaning: rule.meaning(owner, item, values),
            why,
            fingerprint: String::new(),
        });
    }
}

/// `example.graph.message.subject`; the old name where there are two, so that a rename and what else changed about the
/// item stand together.
fn item_name(owner: Pair<'_>, item: Pair<'_>) -> String {
    let name = |it: Pair<'_>| it.old.or(it.new).map_or("", |it| it.name.as_str()).to_owned();
    let kind = item.either().map(|it| it.kind);
    match kind {
        Some(Kind::Type | Kind::Operation | Kind::Root) | None => name(item),
        Some(Kind::Property | Kind::Member) => format!("{}.{}", name(owner), name(item)),
        Some(Kind::Parameter | Kind::Sent | Kind::Access | Kind::Header | Kind::Query | Kind::Argument) => {
            format!("{}: {}", name(owner), name(item))
        }
    }
}

/// A fact that holds because some place shows it, and of which nothing else says that it does not.
fn is_shown(fact: Fact) -> bool {
    matches!(fact, Fact::Bases | Fact::Entity | Fact::Open | Fact::ReadOnly | Fact::Doc | Fact::Notes)
}

/// A note asks for something that none asked for.
fn asks_for_more(item: Pair<'_>, rule: Rule, note: &Stretch) -> bool {
    let (Some(old), Some(new), Rule::OperationAsks) = (item.old, item.new, rule) else { return false };
    let further = further(old, new);
    let asked = stretches(Some(new), Fact::Asked).iter().filter(|it| it.place == note.place);
    asked.into_iter().any(|it| it.says.split(PARTED).any(|it| further.contains(it)))
}

/// A fact is said on another page than that of the item.
fn is_elsewhere(item: Option<&Node>, stretches: &[Stretch]) -> bool {
    item.is_some_and(|item| stretches.first().is_some_and(|it| it.place.path != item.place.path))
}

/// The words of the first note that asks for something that none asked for; a saved model has none.
fn asking(item: Pair<'_>, rule: Rule, set: &Snapshot) -> Option<String> {
    let mut notes = stretches(item.new, Fact::Asked).iter();
    let place = &notes.find(|it| asks_for_more(item, rule, it))?.place;
    let span = place.span?;
    let said = set.texts.get(&*place.path)?.1.get(span.start as usize..span.end as usize)?;
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ").replace(['*', '`', '['], "");
    // `[text](target)` reads as its text.
    let words: String = words.split("](").enumerate().map(|(at, it)| after_target(at, it)).collect();
    let words = words.trim_end_matches('.');
    let short: String = words.chars().take(MOST_QUOTED).collect();
    Some(if short.len() < words.len() { format!("{short}…") } else { short })
}

/// A part of a text behind `](`, which begins with the target of a link.
fn after_target(at: usize, part: &str) -> &str {
    if at == 0 { part } else { part.split_once(')').map_or(part, |it| it.1) }
}

/// Why a fact holds that the item's own page does not say; empty for facts that only this page says.
fn why_shown(rule: Rule) -> &'static str {
    match rule {
        Rule::TypeBaseAdded | Rule::TypeBaseRemoved => "another page shows that objects are of the base type",
        Rule::PropertyReadOnly => "an example sent it, and none does now, so that it is what the description says",
        Rule::PropertyWritable => "what an example sends can be written, whatever the description says",
        _ => "",
    }
}

/// The value of a fact. An operation takes the query parameters that it names, and others where it is open.
fn value(item: &Node, fact: Fact) -> String {
    if fact == Fact::Shown {
        return if item.is(fact) { String::new() } else { item.name.clone() };
    }
    if (item.kind, fact) != (Kind::Operation, Fact::Open) {
        return item.fact(fact).to_owned();
    }
    let named = item.parts.iter().filter(|it| it.kind == Kind::Query && !it.is(Fact::Shown)).map(|it| it.name.as_str());
    named.chain(item.is(fact).then_some("…")).collect::<Vec<_>>().join(", ")
}

/// Where a fact of an item is said, if not at its own place.
fn stretches(item: Option<&Node>, fact: Fact) -> &[Stretch] {
    item.and_then(|it| it.places.get(&fact)).map_or(&[], Vec::as_slice)
}

/// The value to show of an item that is on one side only.
fn shown(it: &Node) -> String {
    match it.kind {
        Kind::Property | Kind::Parameter => it.fact(Fact::Type).to_owned(),
        Kind::Access => it.fact(Fact::AnyOf).to_owned(),
        _ => it.name.clone(),
    }
}
