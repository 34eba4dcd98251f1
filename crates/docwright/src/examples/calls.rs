//! A call of every function, with made arguments and a made request body.

use crate::krate::{ArgumentType, Asks, Body, Case, CaseBody, Function, Krate, Scalar};
use crate::text::source::Sources;
use crate::wire::routes::{Entry, entries};
use crate::wire::types::Models;

/// One call of each function, in the order of modules and names.
pub(crate) fn all(krate: &Krate, models: &Models<'_>, sources: &Sources) -> Vec<Case> {
    entries(krate).map(|entry| call(krate, models, sources, entry)).collect()
}

fn call(krate: &Krate, models: &Models<'_>, sources: &Sources, entry: Entry<'_>) -> Case {
    let function = entry.function;
    let place = function.lines.first().map(|it| sources.position(it.span));
    Case {
        place: place.map(|it| format!("{}:{}", it.path, it.line)).unwrap_or_default(),
        function: entry.path(),
        gate: krate.gate(entry.module, &entry.function.gate).clone(),
        arguments: function.arguments.iter().map(|it| (it.ty.clone(), argument(models, &it.ty))).collect(),
        body: least(function),
        options: Vec::new(),
        asks: Asks::IsAnswered,
        agrees: true,
    }
}

/// The least that a function can be given to send.
pub(crate) fn least(function: &Function) -> CaseBody {
    match &function.body {
        Body::Parameters { optional: true, .. } => CaseBody::Omitted,
        Body::None | Body::Blank => CaseBody::Nothing,
        Body::Model { path, derived } => CaseBody::Object(derived.then(|| path.clone()), "{}".to_owned()),
        Body::Parameters { optional: false, .. } => CaseBody::Object(None, "{}".to_owned()),
        Body::Reference => CaseBody::Object(None, "{\"@odata.id\": \"https://example.com/x\"}".to_owned()),
        Body::Json => CaseBody::Json("{}".to_owned()),
        Body::Content => CaseBody::Content("content".to_owned()),
    }
}

/// A text that is an argument of a type.
fn argument(models: &Models<'_>, ty: &ArgumentType) -> String {
    let text = match ty {
        ArgumentType::Text => "x",
        ArgumentType::Plain(Scalar::Boolean) => "true",
        ArgumentType::Plain(_) => "1",
        ArgumentType::Kept(Scalar::Date) => "2024-02-29",
        ArgumentType::Kept(Scalar::DateTimeOffset) => "2024-02-29T12:30:00Z",
        ArgumentType::Kept(Scalar::TimeOfDay) => "12:30:00",
        ArgumentType::Kept(Scalar::Duration) => "PT1H",
        ArgumentType::Kept(Scalar::Guid) => "1b2f8fd2-6f2a-4d5f-9e0f-0d7f3c1a5b42",
        ArgumentType::Kept(_) => "1.5",
        ArgumentType::Enum(path) => {
            let first = models.enumeration(path).and_then(|it| it.variants.first());
            return first.map_or_else(|| "x".to_owned(), |it| it.wire.clone());
        }
    };
    text.to_owned()
}
