//! Decisions about a type: name, kind, base.

use crate::api::{EnumDef, Evidence, StructDef, TypeDef, TypeKind};
use crate::explain::evidence::{about, fact};
use crate::explain::lookup::own_properties;
use crate::explain::{Context, Explanation, Fact};

pub(crate) fn explain(context: Context<'_>, it: &TypeDef) -> Explanation {
    let mut facts = Vec::new();
    for (what, decision) in [("name", &it.name.name), ("namespace", &it.name.namespace)] {
        let otherwise = if what == "name" { "the first place that gives it" } else { "the configured default" };
        facts.push(fact(context, what, decision, &about(&it.evidence, what), otherwise));
    }
    match &it.kind {
        TypeKind::Struct(structure) => struct_facts(context, it, structure, &mut facts),
        TypeKind::Enum(members) => facts.push(enum_fact(context, it, members)),
    }
    let mut notes = Vec::new();
    if !it.described {
        notes.push("no page describes it; it is made of what other pages say".to_owned());
    }
    let own = own_properties(it);
    if let Some(first) = own.first() {
        notes.push(format!("own properties: {}; `{}.{}` explains one", own.len(), it.name.name, first.name));
    }
    let disputed: Vec<&str> = own.iter().filter(|it| is_disputed(&it.evidence)).map(|it| it.name.as_str()).collect();
    if !disputed.is_empty() {
        notes.push(format!("sources disagree about {}", disputed.join(", ")));
    }
    let at = it.origins.first().map(|span| context.sources.position(*span)).unwrap_or_default();
    Explanation { kind: "type", name: it.name.to_string(), at, notes, facts }
}

fn struct_facts(context: Context<'_>, it: &TypeDef, structure: &StructDef, facts: &mut Vec<Fact>) {
    let kind = if structure.entity { "entity type" } else { "complex type" };
    let otherwise = "no key, relationship or path shows objects with an address of their own";
    facts.push(fact(context, "kind", kind, &about(&it.evidence, "kind"), otherwise));
    let base = structure.base.map_or_else(|| "none".to_owned(), |base| context.api[base].name.to_string());
    let evidence = about(&it.evidence, "base");
    let otherwise = if evidence.is_empty() { "no source names one" } else { "the bases would run in a circle" };
    let mut fact_of_base = fact(context, "base", base, &evidence, otherwise);
    if structure.base.is_none() {
        fact_of_base.rule = otherwise.to_owned();
        fact_of_base.said.iter_mut().for_each(|it| it.agrees = false);
    }
    facts.push(fact_of_base);
    for (what, holds) in [("abstract", structure.is_abstract), ("open", structure.open)] {
        if holds {
            facts.push(fact(context, what, "yes", &about(&it.evidence, what), ""));
        }
    }
}

fn enum_fact(context: Context<'_>, it: &TypeDef, members: &EnumDef) -> Fact {
    let flags = if members.flags { ", which can be combined" } else { "" };
    let decision = format!("enumeration, members: {}{flags}", members.members.len());
    fact(context, "kind", decision, &about(&it.evidence, "members"), "tables or listings of members, no properties")
}

fn is_disputed(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|it| !it.agrees)
}
