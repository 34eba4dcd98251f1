//! Examples that contradict their page: names of types, and the HTTP status.
//!
//! ```markdown
//! Namespace: example.lamps
//!
//! <!-- { "blockType": "response", "@odata.type": "example.management.services.api.scriptrunsummary" } -->
//! ```

use crate::odata::name::{split_collection, split_qualified};
use crate::page::{ExampleBody, Json};
use crate::resolve::operation::draft::Draft;
use crate::resolve::types::declarations::namespace_of;
use crate::resolve::types::lookup::Scope;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

/// Reports an example whose status is not among those of the response section.
pub(crate) fn report_status(draft: &Draft<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(example) = draft.said.success() else { return };
    let (Some(shown), Some(said)) = (example.status, draft.said.section.statuses.first()) else { return };
    if draft.said.section.statuses.iter().all(|it| it.value != shown) {
        let message = format!("the example answers {shown}, the response section says {}", said.value);
        let finding = Diagnostic::new(Rule::StatusConflict, message, example.span);
        diagnostics.push(finding.with("the response section", said.span));
    }
}

/// Reports namespaces and spellings that differ from the model's.
pub(crate) fn report_names(scope: Scope<'_, '_>, draft: &Draft<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut named: Vec<(&str, Span)> = Vec::new();
    for example in &draft.api.examples {
        let annotation = example.response.as_ref().and_then(|it| it.annotation.as_ref());
        let ty = annotation.and_then(|it| it.ty.as_ref());
        named.extend(ty.iter().flat_map(|it| it.names.iter().map(|name| (name.text.as_str(), name.span))));
        let request = example.request.as_ref().and_then(|it| it.body.as_ref());
        let response = example.response.as_ref().and_then(|it| it.body.as_ref());
        named.extend(request.into_iter().chain(response).filter_map(type_of_body));
    }
    for (text, span) in named {
        report_name(scope, draft, text, span, diagnostics);
    }
}

fn report_name(scope: Scope<'_, '_>, draft: &Draft<'_>, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(namespace), short) = split_qualified(split_collection(text).1) else { return };
    // The page's own namespace, or that of a type which really is there.
    let Some(id) = scope.type_named(short, draft.page) else { return };
    let model = scope.name_of(id);
    let known = scope.skeletons.named(namespace, short).is_some();
    if !known && !namespace.eq_ignore_ascii_case(&namespace_of(draft.page, scope.config)) {
        let message = format!("`{short}` is in namespace `{namespace}` here, but in `{}` by its page", model.namespace);
        let line = draft.page.namespace.as_ref().map_or(draft.page.title.span, |it| it.span);
        diagnostics.push(Diagnostic::new(Rule::NameConflict, message, span).with("the page's namespace", line));
    }
    if *model.name != short {
        let message = format!("`{short}` is spelled `{}` elsewhere", model.name);
        diagnostics.push(Diagnostic::new(Rule::NameCase, message, span));
    }
}

/// The `@odata.type` of an example's body.
fn type_of_body(body: &ExampleBody) -> Option<(&str, Span)> {
    let value = body.json.as_ref()?.get("@odata.type")?;
    match &value.value {
        Json::String(text) => Some((text, value.span)),
        _ => None,
    }
}
