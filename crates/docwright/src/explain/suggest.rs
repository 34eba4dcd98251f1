//! Suggestions for a name that nothing has, by edit distance.

use std::collections::BTreeSet;

use crate::explain::Context;
use crate::explain::lookup::{line, types};
use crate::odata::name::fold;
use crate::text::links::stem;

/// Names that are suggested.
const SHOWN: usize = 5;
/// Longest name that is compared: nothing in an API is called longer.
const LONGEST: usize = 300;

/// The closest names; none when nothing is close.
pub(crate) fn closest(context: Context<'_>, name: &str) -> Vec<String> {
    let wanted = fold(name.trim());
    if wanted.len() > LONGEST {
        return Vec::new();
    }
    let limit = (wanted.chars().count() / 3).max(1);
    let mut found: Vec<(usize, String)> = candidates(context, name)
        .into_iter()
        .map(|it| (strsim::osa_distance(&wanted, &fold(&it)), it))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    found.sort();
    found.into_iter().take(SHOWN).map(|(_, name)| name).collect()
}

/// Everything that has a name, in the form in which the name was given.
fn candidates(context: Context<'_>, name: &str) -> BTreeSet<String> {
    let api = context.api;
    let mut found: BTreeSet<String> = api.types.iter().map(|it| it.name.name.to_string()).collect();
    found.extend(api.types.iter().map(|it| it.name.to_string()));
    let method = name.trim().contains(char::is_whitespace);
    for operation in &api.operations {
        found.insert(stem(&context.sources[operation.page].path));
        let verb = format!("{} ", operation.method.as_str());
        let verb = if method { verb.as_str() } else { "" };
        found.extend(operation.routes.iter().map(|it| format!("{verb}/{}", it.text)));
    }
    // The type may be right and the property wrong, or the other way round.
    let Some((owner, property)) = name.rsplit_once(['.', '/']) else { return found };
    for id in types(api, owner) {
        let all = line(api, id).flat_map(|home| api[home].properties());
        found.extend(all.map(|it| format!("{owner}.{}", it.name)));
    }
    for definition in &api.types {
        let has = definition.properties().iter().find(|it| it.name.eq_ignore_ascii_case(property));
        found.extend(has.map(|it| format!("{}.{}", definition.name.name, it.name)));
    }
    found
}
