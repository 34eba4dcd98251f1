//! Arguments and query parameters held against the values that their descriptions allow.

use crate::api::{Api, ParameterDoc};
use crate::examples::{Check, Finding, Outcome};
use crate::krate::ArgumentType;
use crate::wire::arguments::Call;
use crate::wire::values::{Misfit, number, text};

/// Reports what the descriptions do not allow.
pub(crate) fn agree(cx: &Check<'_>, call: &Call<'_>, outcome: &mut Outcome<'_>) {
    let span = outcome.span;
    let found = constrained(cx.api, call);
    outcome.findings.extend(found.into_iter().map(|(name, it)| {
        Finding::new(it.rule, format!("`{name}`: {}", it.message), span).with("documented here", Some(it.place))
    }));
}

/// The arguments and query parameters of a call that their descriptions do not allow, by name.
pub(crate) fn constrained(api: &Api, call: &Call<'_>) -> Vec<(String, Misfit)> {
    let function = call.entry.function;
    let given = function.arguments.iter().zip(&call.arguments);
    let arguments = given.filter_map(|(argument, given)| {
        let misfit = match &argument.ty {
            ArgumentType::Text => text(&argument.values, given.as_ref()?),
            ArgumentType::Plain(_) => number(&argument.values, given.as_ref()?),
            ArgumentType::Kept(_) | ArgumentType::Enum(_) => None,
        };
        Some((argument.ident.to_string(), misfit?))
    });
    let described = function.lines.iter().flat_map(|it| &api.operations[it.operation].query_parameters);
    let described: Vec<&ParameterDoc> = described.collect();
    let options = call.options.iter().filter_map(|(name, given)| {
        let doc = described.iter().find(|it| it.name.eq_ignore_ascii_case(name))?;
        let misfit = text(&doc.values, given).or_else(|| number(&doc.values, given));
        Some((name.clone(), misfit?))
    });
    arguments.chain(options).collect()
}
