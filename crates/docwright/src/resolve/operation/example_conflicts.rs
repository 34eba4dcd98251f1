//! Examples that contradict their page: names of types, and the HTTP status.
//!
//! ```markdown
//! Namespace: example.lamps
//!
//! <!-- { "blockType": "response", "@odata.type": "example.management.services.api.scriptrunsummary" } -->
//! ```

use crate::api::TypeId;
use crate::odata::name::{split_collection, split_qualified};
use crate::page::{ExampleBody, Json};
use crate::resolve::operation::draft::Draft;
use crate::resolve::types::declarations::namespace_of;
use crate::resolve::types::lookup::Scope;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::Span;

/// Reports an example whose status is not among those of the response section.
pub(crate) fn report_status(scope: Scope<'_, '_>, draft: &Draft<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(example) = draft.said.success() else { return };
    let (Some(shown), Some(said)) = (example.status, draft.said.section.statuses.first()) else { return };
    if draft.said.section.statuses.iter().all(|it| it.value != shown && !is_of_failure(scope, it.span)) {
        let message = format!("the example answers {shown}, the response section says {}", said.value);
        let finding = Diagnostic::new(Rule::StatusConflict, message, example.span);
        diagnostics.push(finding.with("the response section", said.span));
    }
}

/// True of a status that a line gives for the case that something goes wrong: `207`, "if an error occurs".
fn is_of_failure(scope: Scope<'_, '_>, status: Span) -> bool {
    let text = scope.sources[status.file].text.get(..status.start as usize).unwrap_or_default();
    let line = text.rsplit('\n').next().unwrap_or_default().to_lowercase();
    ["error", "fail"].iter().any(|it| line.contains(it))
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
        let finding = Diagnostic::new(Rule::NameConflict, message, span);
        let own_line = || draft.page.namespace.as_ref().map_or(draft.page.title.span, |it| it.span);
        diagnostics.push(match namespace_line(scope, id) {
            Some(line) => finding.with("the type's page", line),
            None => finding.with("the page's namespace", own_line()),
        });
    }
    if *model.name != short {
        let message = format!("`{short}` is spelled `{}` elsewhere", model.name);
        let finding = Diagnostic::new(Rule::NameCase, message, span);
        let headings = scope.skeletons.types[id.0 as usize].resources.iter().filter_map(|it| it.1.name.as_ref());
        let alike = headings.filter(|it| split_qualified(&it.value).1 == *model.name).map(|it| it.span).next();
        diagnostics.push(match alike {
            Some(heading) => finding.with("the type's page", heading),
            None => finding,
        });
    }
}

/// Where a type's own page says its namespace.
fn namespace_line(scope: Scope<'_, '_>, id: TypeId) -> Option<Span> {
    let resources = &scope.skeletons.types[id.0 as usize].resources;
    resources.iter().filter_map(|it| it.0.namespace.as_ref()).map(|it| it.span).next()
}

/// The `@odata.type` of an example's body.
fn type_of_body(body: &ExampleBody) -> Option<(&str, Span)> {
    let value = body.json.as_ref()?.get("@odata.type")?;
    match &value.value {
        Json::String(text) => Some((text, value.span)),
        _ => None,
    }
}
