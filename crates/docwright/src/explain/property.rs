//! Decisions about a property: type, collection, relationship, read-only.

use crate::api::{ItemType, Property, TypeDef, Values, number};
use crate::explain::evidence::{deprecation, fact, reference, single};
use crate::explain::{Context, Explanation, Fact};

/// The word for a thing that goes out of use.
pub(crate) const DEPRECATED: &str = "deprecated";

/// Explains a property of `owner` that `home`, the type itself or one of its bases, documents.
pub(crate) fn explain(context: Context<'_>, owner: &TypeDef, home: &TypeDef, it: &Property) -> Explanation {
    let mut notes = Vec::new();
    if !std::ptr::eq(owner, home) {
        notes.push(format!("inherited from {}", home.name));
    }
    Explanation {
        kind: "property",
        name: format!("{}.{}", owner.name, it.name),
        at: context.sources.position(it.origin),
        notes,
        facts: facts(context, it),
    }
}

fn facts(context: Context<'_>, it: &Property) -> Vec<Fact> {
    let otherwise = match *it.item {
        ItemType::Json => "no source names a type that is known, so it is any JSON",
        ItemType::Scalar(_) | ItemType::Type(_) => "no source says",
    };
    let item = if *it.item == ItemType::Json { "JSON".to_owned() } else { context.api.show(*it.item) };
    let mut facts = vec![fact(context, "type", item, &it.item, otherwise)];
    let otherwise = "a single value unless some source says otherwise";
    facts.push(fact(context, "collection", number(*it.collection), &it.collection, otherwise));
    if it.name.is_said() {
        facts.push(fact(context, "name", it.name.as_str(), &it.name, ""));
    }
    let flags = it.flags().filter(|(_, decided)| decided.is_said());
    facts.extend(flags.map(|(about, it)| fact(context, about, if **it { "yes" } else { "no" }, it, "")));
    facts.extend(deprecation(context, DEPRECATED, &it.deprecated));
    let mut add = |about, decision: &str, rule, place| facts.push(single(context, about, decision, rule, place));
    let described = it.doc.as_ref().map_or(it.origin, |doc| doc.span);
    if let Some(required) = it.required {
        let decision = if required { "yes" } else { "no" };
        add("required", decision, "a `Required` column, or the description", ("table", described));
    }
    facts.extend(values(context, &it.values));
    facts
}

/// A fact about a parameter as one of its operation.
pub(crate) fn about(name: &str, fact: Fact) -> Fact {
    Fact { about: format!("`{name}`: {}", fact.about), ..fact }
}

/// The constraints that a description states, each with its place.
pub(crate) fn values(context: Context<'_>, it: &Values) -> Vec<Fact> {
    let names = it.names().collect::<Vec<_>>().join(", ");
    let rule = if it.is_closed { "the description lists them, and says that no other is taken" } else { LISTED };
    let listed = it.listed.first().map(|first| ("values", names, rule, first.span));
    let default = it.default.as_ref().map(|it| ("default", it.value.clone(), SAYS, it.span));
    let bounds = [("range", &it.range), ("length in characters", &it.length)];
    let bounds =
        bounds.into_iter().filter_map(|(about, it)| it.as_ref().map(|it| (about, it.value.to_string(), SAYS, it.span)));
    let all = listed.into_iter().chain(default).chain(bounds);
    all.map(|(about, decision, rule, span)| single(context, about, &decision, rule, ("sentence", span))).collect()
}

const LISTED: &str = "the description lists them";
const SAYS: &str = "the description says so";

/// The parameter of an action as a fact of the operation.
pub(crate) fn parameter(context: Context<'_>, it: &Property) -> Vec<Fact> {
    let mut facts = facts(context, it);
    for fact in &mut facts {
        fact.about = match fact.about.as_str() {
            "type" => format!("parameter `{}`", it.name),
            about => format!("`{}`: {about}", it.name),
        };
    }
    // One line says it all, unless sources disagree, it goes out of use, or its value is constrained.
    let tells = |it: &Fact| it.about.starts_with("parameter") || it.about.ends_with(DEPRECATED);
    facts.retain(|fact| tells(fact) || fact.said.iter().any(|it| !it.agrees));
    facts.extend(values(context, &it.values).into_iter().map(|fact| about(&it.name, fact)));
    if let Some(first) = facts.first_mut() {
        first.decision = reference(context.api, it.ty());
    }
    facts
}
