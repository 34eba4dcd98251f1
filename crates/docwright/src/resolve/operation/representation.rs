//! Representations of a response: what a page says of each, and the query that asks for it.
//!
//! ```markdown
//! The default output type is text/csv. Set `$format` to text/csv or application/json.
//!
//! ## Response
//! ### CSV
//! If successful, this function returns a `302 Found` response that redirects to a download URL of the report.
//! ### JSON
//! If successful, this function returns a `200 OK` response code and a collection of [lampUse](lampuse.md) objects.
//! ```
//!
//! ```text
//! raw     := redirects, and sentences about raw content, with their statuses
//! typed   := sentences that name a type, with the statuses that are left
//! query   := `$format`, by an example's address, else by a text about it
//! main    := the one that is called the default, else the one that comes first
//! ```

use std::borrow::Cow;

use crate::api::{Method, Witness};
use crate::odata::Address;
use crate::page::operation::status::is_redirect;
use crate::page::{ApiPage, Example, ExampleResponse, ResponseClaim, ResponseSection};
use crate::resolve::operation::draft::{Draft, MethodRows, Tail, response_claims, type_of};
use crate::resolve::types::lookup::Scope;
use crate::text::media::is_json;
use crate::text::percent::decoded;
use crate::text::source::{Span, Spanned};

/// The query option that asks for a representation.
const FORMAT: &str = "$format";

/// A page's words and examples about one representation of a response; where it has only one, about all of it.
#[derive(Debug, Clone)]
pub(crate) struct Representation<'p> {
    /// The response section.
    pub(crate) section: Cow<'p, ResponseSection>,
    /// The examples.
    pub(crate) examples: Vec<&'p Example>,
}

impl<'p> Representation<'p> {
    /// All that a page says.
    pub(crate) fn of(api: &'p ApiPage) -> Self {
        Self { section: Cow::Borrowed(&api.response), examples: api.examples.iter().collect() }
    }

    /// The example responses.
    pub(crate) fn responses(&self) -> impl Iterator<Item = &'p Spanned<ExampleResponse>> {
        self.examples.iter().filter_map(|it| it.response.as_ref())
    }

    /// The example responses that are no errors; one without a status is none.
    pub(crate) fn successes(&self) -> impl Iterator<Item = &'p Spanned<ExampleResponse>> {
        self.responses().filter(|it| it.status.is_none_or(|status| (200..300).contains(&status)))
    }

    /// The first example response that is no error.
    pub(crate) fn success(&self) -> Option<&'p Spanned<ExampleResponse>> {
        self.successes().next()
    }
}

/// An operation whose response has two representations.
pub(crate) struct Two<'p> {
    /// The one that is answered to who asks for none.
    pub(crate) main: Draft<'p>,
    /// The other one.
    pub(crate) other: Draft<'p>,
    /// The query parameter that asks for the other one.
    pub(crate) query: Spanned<(String, String)>,
}

/// Tells two representations apart, where a page describes two and says how to ask for one of them.
pub(crate) fn two<'p>(scope: Scope<'_, '_>, draft: &Draft<'p>) -> Option<Two<'p>> {
    if draft.method != Method::Get || draft.tail != Tail::Plain {
        return None;
    }
    let section = &draft.said.section;
    let raw = places_of_raw(section);
    let typed = section.claims.iter().filter_map(|it| match &it.value {
        ResponseClaim::Returns(ty) => type_of(scope, draft.page, ty).map(|_| it.span),
        ResponseClaim::Nothing | ResponseClaim::Binary => None,
    });
    let typed: Vec<Span> = typed.collect();
    let (first_raw, first_typed) = (*raw.first()?, *typed.first()?);
    // One sentence about both is about one representation.
    if contains(first_typed, first_raw) {
        return None;
    }
    let asked = asked(draft);
    let default_is_raw = match draft.api.formats.iter().find(|it| it.is_default) {
        Some(default) => !is_json(&default.media),
        None => first_raw.start < first_typed.start,
    };
    let query = asked.into_iter().find(|it| is_json(&it.1) == default_is_raw)?;
    let parts = [true, false].map(|is_raw| part(scope, draft, is_raw, default_is_raw, &raw));
    let [raw, typed] = parts;
    let (main, other) = if default_is_raw { (raw, typed) } else { (typed, raw) };
    Some(Two { main, other, query })
}

/// Where a section speaks of raw content.
fn places_of_raw(section: &ResponseSection) -> Vec<Span> {
    let redirects = section.statuses.iter().filter(|it| is_redirect(it.value)).map(|it| it.span);
    let claims = section.claims.iter().filter(|it| it.value == ResponseClaim::Binary).map(|it| it.span);
    let mut places: Vec<Span> = redirects.chain(claims).collect();
    places.sort_unstable();
    places
}

fn contains(whole: Span, part: Span) -> bool {
    whole.file == part.file && whole.start <= part.start && part.end <= whole.end
}

/// The values of `$format` that examples and texts name.
fn asked(draft: &Draft<'_>) -> Vec<Spanned<(String, String)>> {
    let pair = |media: &str, span| Spanned::new((FORMAT.to_owned(), media.to_owned()), span);
    let requests = draft.said.examples.iter().filter_map(|it| it.request.as_ref());
    let shown = requests.filter_map(|it| Some(pair(&format_of(&it.line.target)?, it.span)));
    let told = draft.api.formats.iter().map(|it| pair(&it.media, it.span));
    shown.chain(told).collect()
}

/// The value of `$format` in an address.
fn format_of(target: &str) -> Option<String> {
    let mut pairs = Address::read(target).query_pairs();
    let (_, value) = pairs.find(|(name, _)| decoded(name).eq_ignore_ascii_case(FORMAT))?;
    value.map(|it| decoded(it).into_owned())
}

/// The draft of one representation.
fn part<'p>(scope: Scope<'_, '_>, draft: &Draft<'p>, is_raw: bool, default_is_raw: bool, raw: &[Span]) -> Draft<'p> {
    let all = &draft.said.section;
    let redirects = all.statuses.iter().any(|it| is_redirect(it.value));
    let form = |span: Span| all.forms.iter().rposition(|it| it.span.start <= span.start);
    let raw_form = raw.first().map(|it| form(*it));
    // Without a redirect, a status belongs to what is said under its heading.
    let status_is_raw = |it: &Spanned<u16>| {
        if redirects { is_redirect(it.value) } else { Some(form(it.span)) == raw_form }
    };
    let claim_is_raw = |it: &Spanned<ResponseClaim>| it.value == ResponseClaim::Binary;
    let section = ResponseSection {
        present: all.present,
        statuses: all.statuses.iter().filter(|it| status_is_raw(it) == is_raw).cloned().collect(),
        claims: all.claims.iter().filter(|it| claim_is_raw(it) == is_raw).cloned().collect(),
        forms: all.forms.clone(),
        rows: if is_raw { Vec::new() } else { all.rows.clone() },
    };
    let is_own = |it: &&&Example| {
        let asked = it.request.as_ref().and_then(|it| format_of(&it.line.target));
        asked.map_or(default_is_raw, |it| !is_json(&it)) == is_raw
    };
    let examples = draft.said.examples.iter().filter(is_own).copied().collect();
    let said = Representation { section: Cow::Owned(section), examples };
    let listed = draft.response_types.iter().filter(|it| it.witness == Witness::Methods).cloned();
    let (mut response_types, mut several) = response_claims(scope, draft.page, &said, &MethodRows::new());
    response_types.extend(listed);
    if is_raw {
        response_types.clear();
        several.clear();
    }
    let statuses = said.section.statuses.clone();
    Draft { statuses, response_types, several, said, ..draft.clone() }
}
