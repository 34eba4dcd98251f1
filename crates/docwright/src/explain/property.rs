//! Decisions about a property: type, collection, relationship, read-only.

use crate::api::{ItemType, Property, TypeDef};
use crate::explain::evidence::{about, fact, reference, single};
use crate::explain::{Context, Explanation, Fact};

/// Explains a property of `owner` that `home`, the type itself or one of its bases, documents.
pub(crate) fn explain(context: Context<'_>, owner: &TypeDef, home: &TypeDef, it: &Property) -> Explanation {
    let mut notes = Vec::new();
    if owner.name != home.name {
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
    let said = about(&it.evidence, "type");
    let otherwise = match it.ty.item {
        ItemType::Json => "no source names a type that is known, so it is any JSON",
        _ => "no source says",
    };
    let item = if it.ty.item == ItemType::Json { "JSON".to_owned() } else { context.api.show(it.ty.item) };
    let mut facts = vec![fact(context, "type", item, &said, otherwise)];
    let number = if it.ty.collection { "a collection" } else { "a single value" };
    let said = about(&it.evidence, "collection");
    facts.push(fact(context, "collection", number, &said, "a single value unless some source says otherwise"));
    let named = about(&it.evidence, "name");
    if !named.is_empty() {
        facts.push(fact(context, "name", &it.name, &named, ""));
    }
    let mut add = |about, decision: &str, rule, place| facts.push(single(context, about, decision, rule, place));
    if it.navigation {
        let (rule, source) = match it.inferred {
            true => ("only request paths mention it", "request path"),
            false => ("it stands in a table of relationships, here or in its base type", "table"),
        };
        add("relationship", "yes", rule, (source, it.origin));
    }
    let described = it.doc.as_ref().map_or(it.origin, |doc| doc.span);
    if it.read_only {
        add("read-only", "yes", "the description says so", ("sentence", described));
    }
    if let Some(written) = it.evidence.iter().find(|it| it.about == "written") {
        add("read-only", "no", "a request shows it as sent", ("example", written.span));
    }
    if let Some(required) = it.required {
        let decision = if required { "yes" } else { "no" };
        add("required", decision, "a `Required` column, or the description", ("table", described));
    }
    if !it.values.is_empty() {
        add("values", &it.values.join(", "), "the description lists them", ("sentence", described));
    }
    facts
}

/// The parameter of an action as a fact of the operation.
pub(crate) fn parameter(context: Context<'_>, it: &Property) -> Vec<Fact> {
    let mut facts = facts(context, it);
    for fact in &mut facts {
        fact.about = match fact.about.as_str() {
            "type" => format!("parameter `{}`", it.name),
            about => format!("`{}`: {about}", it.name),
        };
    }
    // One line says it all, unless sources disagree.
    facts.retain(|fact| fact.about.starts_with("parameter") || fact.said.iter().any(|it| !it.agrees));
    if let Some(first) = facts.first_mut() {
        first.decision = reference(context.api, it.ty);
    }
    facts
}
