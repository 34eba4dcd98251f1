//! Decisions about a type: name, kind, base.

use crate::api::{EnumDef, StructDef, TypeDef, TypeKind};
use crate::explain::evidence::{deprecation, fact};
use crate::explain::property::DEPRECATED;
use crate::explain::{Context, Explanation, Fact};

pub(crate) fn explain(context: Context<'_>, it: &TypeDef) -> Explanation {
    let mut facts = Vec::new();
    let (namespace, name) = (&it.name.namespace, &it.name.name);
    facts.push(fact(context, "name", name.as_str(), name, "the first place that gives it"));
    facts.push(fact(context, "namespace", namespace.as_str(), namespace, "the configured default"));
    match &it.kind {
        TypeKind::Struct(structure) => struct_facts(context, structure, &mut facts),
        TypeKind::Enum(members) => {
            facts.push(enum_fact(context, members));
            let about = |name: &str| format!("member `{name}`: {DEPRECATED}");
            let ended = members.members.iter().filter_map(|it| deprecation(context, &about(&it.name), &it.deprecated));
            facts.extend(ended);
        }
    }
    facts.extend(deprecation(context, DEPRECATED, &it.deprecated));
    let mut notes = Vec::new();
    if !it.described {
        notes.push("no page describes it; it is made of what other pages say".to_owned());
    }
    let own = it.properties();
    if let Some(first) = own.first() {
        notes.push(format!("own properties: {}; `{}.{}` explains one", own.len(), it.name.name, first.name));
    }
    let disputed: Vec<&str> = own.iter().filter(|it| it.is_disputed()).map(|it| it.name.as_str()).collect();
    if !disputed.is_empty() {
        notes.push(format!("sources disagree about {}", disputed.join(", ")));
    }
    let at = it.origins.first().map(|span| context.sources.position(*span)).unwrap_or_default();
    Explanation { kind: "type", name: it.name.to_string(), at, notes, facts }
}

fn struct_facts(context: Context<'_>, structure: &StructDef, facts: &mut Vec<Fact>) {
    let kind = if *structure.entity { "entity type" } else { "complex type" };
    let otherwise = "no key, relationship or path shows objects with an address of their own";
    facts.push(fact(context, "kind", kind, &structure.entity, otherwise));
    let described = structure.base.map(|base| context.api[base].name.to_string());
    let base = match (&structure.missing_base, described) {
        (Some(missing), None) => format!("{missing}, which no page describes"),
        (Some(missing), Some(base)) => format!("{missing}, which no page describes; of what is described, {base}"),
        (None, base) => base.unwrap_or_else(|| "none".to_owned()),
    };
    let is_named = !structure.base.evidence().is_empty();
    let otherwise = match (&structure.missing_base, is_named) {
        (Some(_), _) => "its own page names it, and nothing more is known",
        (None, true) => "the bases would run in a circle",
        (None, false) => "no source names one",
    };
    facts.push(fact(context, "base", base, &structure.base, otherwise));
    let flags = structure.flags().filter(|(_, holds)| ***holds);
    facts.extend(flags.map(|(about, holds)| fact(context, about, "yes", holds, "")));
}

fn enum_fact(context: Context<'_>, it: &EnumDef) -> Fact {
    let flags = if it.flags { ", which can be combined" } else { "" };
    let decision = format!("enumeration, members: {}{flags}", it.members.len());
    fact(context, "kind", decision, &it.members, "tables or listings of members, no properties")
}
