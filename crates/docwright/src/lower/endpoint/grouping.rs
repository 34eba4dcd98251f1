//! Request lines grouped into endpoints: one (method, path) is one function, however many pages document it.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, Body, Header, Method, Operation, Response, Route, Scalar, Segment, TypeRef, Values, Variant};
use crate::config::Config;
use crate::krate::{Argument, ArgumentPlace, ArgumentType, Ident, ItemKind};
use crate::lower::endpoint::agreement::most_frequent;
use crate::lower::endpoint::header;
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::request_line::{Plan, Planning, Wanted, plan};
use crate::lower::names::ident::{Case, ident, words};
use crate::lower::names::vocabulary::Vocabulary;
use crate::lower::types::property::Drafts;
use crate::text::diagnostic::{Diagnostic, Rule};
use crate::text::source::{FileId, Span};

/// One method of one path.
#[derive(Debug)]
pub(crate) struct Endpoint<'a> {
    /// The HTTP method.
    pub(crate) method: Method,
    /// The spelling of the path that most lines use.
    pub(crate) plan: Plan,
    /// Who documents it: its home page first, then the others by their merits, each in the order of its lines.
    pub(crate) uses: Vec<Use<'a>>,
    /// The word that tells it from the main endpoint of its request, where it is another case of the contract.
    pub(crate) variant: Option<String>,
    /// The request line as written by most pages; where it shows an object instead of a placeholder, what is sent.
    pub(crate) text: String,
    /// Templates of the other paths that lines have for it: those with arguments in the query instead of parentheses.
    pub(crate) spellings: Vec<String>,
    /// The arguments of its function.
    pub(crate) arguments: Vec<Named>,
    /// The words of the names of those that its address takes, in the same order.
    pub(crate) argument_words: Vec<String>,
}

/// An argument of an endpoint's function.
#[derive(Debug)]
pub(crate) struct Named {
    /// Its name.
    pub(crate) ident: Ident,
    /// Where its value goes.
    pub(crate) place: ArgumentPlace,
    /// The type on which all pages agree that name one.
    pub(crate) ty: Option<TypeRef>,
    /// The constraints on its value that the first page states.
    pub(crate) values: Values,
}

impl Named {
    /// The argument in Rust's terms.
    pub(crate) fn lower(&self, drafts: &Drafts<'_>) -> Argument {
        let one = self.ty.filter(|it| !it.collection);
        let ty = one.map_or(ArgumentType::Text, |it| argument_type(drafts.item(it.item)));
        Argument { ident: self.ident.clone(), place: self.place.clone(), ty, values: self.values.clone() }
    }
}

fn argument_type(kind: ItemKind) -> ArgumentType {
    use Scalar::{Boolean, Byte, Date, DateTimeOffset, Decimal, Duration, Guid, Int16, Int32, Int64, SByte, TimeOfDay};
    match kind {
        ItemKind::Scalar(it @ (Boolean | Byte | SByte | Int16 | Int32 | Int64)) => ArgumentType::Plain(it),
        ItemKind::Scalar(it @ (Date | DateTimeOffset | TimeOfDay | Duration | Guid | Decimal)) => {
            ArgumentType::Kept(it)
        }
        ItemKind::Enum(path) => ArgumentType::Enum(path),
        // Floating-point numbers are written in ways that an address does not show.
        ItemKind::Scalar(_) | ItemKind::Struct(_) | ItemKind::Json => ArgumentType::Text,
    }
}

/// A request line of an operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Use<'a> {
    /// The operation's rank in the `Api`.
    pub(crate) rank: usize,
    /// The operation.
    pub(crate) operation: &'a Operation,
    /// The way to call the operation.
    pub(crate) variant: Variant,
    /// The line.
    pub(crate) route: &'a Route,
    /// How many request lines its page has.
    pub(crate) lines: usize,
}

impl<'a> Endpoint<'a> {
    /// The operations of its home page, which alone says what is said but once: summary, permissions, product area.
    pub(crate) fn at_home(&self) -> impl Iterator<Item = &Use<'a>> {
        let home = self.uses.first().map(|it| it.operation.page);
        self.uses.iter().filter(move |it| Some(it.operation.page) == home)
    }
}

impl<'a> Use<'a> {
    /// The request body, in the case that is called.
    pub(crate) fn body(&self) -> &'a Body {
        &self.operation.body.case(self.variant.body).what
    }

    /// The response, in the case that is called.
    pub(crate) fn response(&self) -> Response {
        *self.operation.response.case(self.variant.response).what
    }
}

/// The request lines of one endpoint with the plan of each.
type Group<'a> = Vec<(Use<'a>, Plan)>;

/// The groups by module, key of the path and query, method, and case of the contract.
type Groups<'a> = BTreeMap<(Vec<Ident>, String, Method, Option<String>), Group<'a>>;

/// Names that the argument for the body has.
const BODY_NAMES: &[&str] = &["body", "content", "parameters", "reference"];

/// Groups the request lines of all operations; the order of the result does not depend on that of the operations.
pub(crate) fn collect<'a>(
    api: &'a Api,
    paths: &'a Paths,
    config: &'a Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Endpoint<'a>> {
    let mut planning = Planning { paths, namespace: &config.namespace, vocabulary: Vocabulary::default() };
    let mut groups: Groups<'a> = BTreeMap::new();
    let mut lines: BTreeMap<FileId, usize> = BTreeMap::new();
    for operation in &api.operations {
        *lines.entry(operation.page).or_default() += operation.routes.len();
    }
    for (rank, operation) in api.operations.iter().enumerate() {
        for route in &operation.routes {
            let plan = plan(operation, route, &mut planning);
            for variant in operation.variants() {
                let one = Use { rank, operation, variant, route, lines: lines[&operation.page] };
                let mut plan = plan.clone();
                plan.fixed_query.extend(operation.query_of(variant).cloned());
                let key = (plan.modules.clone(), plan.key.clone(), operation.method, word(operation, variant));
                groups.entry(key).or_default().push((one, plan));
            }
        }
    }
    let groups = merge_spellings(groups).into_iter();
    let home_first = |(it, _): &(Use<'_>, Plan)| {
        let rank = api.homes.rank(it.operation.method, it.route, it.operation.page);
        (rank, it.route.span)
    };
    groups
        .map(|((_, key, method, variant), mut group)| {
            group.sort_by_key(home_first);
            endpoint(&key, method, variant, group, diagnostics)
        })
        .collect()
}

/// `f?a={a}` and `f(a={a})` are one request where lines have both: its function has the second, which is how OData writes
/// the arguments of every function.
fn merge_spellings(mut groups: Groups<'_>) -> Groups<'_> {
    let merged = groups.iter().filter_map(|(key, group)| {
        let (modules, _, method, variant) = key;
        let other = (modules.clone(), group.first()?.1.in_parentheses.clone()?, *method, variant.clone());
        groups.contains_key(&other).then(|| (key.clone(), other))
    });
    for (from, to) in merged.collect::<Vec<_>>() {
        let moved = groups.remove(&from).unwrap_or_default();
        groups.entry(to).or_default().extend(moved);
    }
    groups
}

/// The word for a case of a contract: `content` for raw content that is sent, `json` of `application/json` that is asked
/// for.
fn word(operation: &Operation, variant: Variant) -> Option<String> {
    if variant.body != 0 {
        return Some("content".to_owned());
    }
    let (_, media) = operation.query_of(variant)?;
    Some(words(media.rsplit(['/', '+']).next().unwrap_or(media)))
}

fn endpoint<'a>(
    key: &str,
    method: Method,
    variant: Option<String>,
    mut group: Group<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Endpoint<'a> {
    // `/users/{id}` is how addresses are written since `/users('{id}')` went out of use; both lead to the same.
    let plain = |(it, _): &&(Use<'_>, Plan)| !it.route.segments.iter().any(in_parentheses);
    let spelled_plainly = group.iter().any(|it| plain(&it));
    let leads = |plan: &Plan| plan.key == key;
    let leaders = || group.iter().filter(|(_, plan)| leads(plan));
    let templates = leaders().filter(|it| !spelled_plainly || plain(it)).map(|(_, plan)| plan.template.as_str());
    let template = most_frequent(templates).to_owned();
    let text = most_frequent(leaders().map(|(it, _)| it.route.text.as_str())).to_owned();
    let votes: Vec<&Plan> = group.iter().map(|(_, plan)| plan).collect();
    let leading = votes.iter().position(|it| it.template == template && leads(it)).unwrap_or_default();
    let others: BTreeSet<&str> = votes.iter().filter(|it| !leads(it)).map(|it| it.template.as_str()).collect();
    let spellings = others.into_iter().map(str::to_owned).collect();
    let words = argument_words(leading, &votes);
    let span = group[0].0.route.span;
    diagnostics.extend(votes[leading].adjusted.iter().map(|it| Diagnostic::new(Rule::NameAdjusted, it, span)));
    let mut seen = BTreeSet::new();
    let uses: Vec<Use<'a>> = group.iter().map(|(it, _)| *it).filter(|it| seen.insert(it.rank)).collect();
    let mut taken: Vec<String> = Vec::new();
    for (wanted, words) in votes[leading].arguments.iter().zip(words) {
        let name = tell_apart(words.clone(), &wanted.qualifier, &taken);
        if name != words {
            let message =
                format!("the placeholder `{{{}}}` is named `{name}`: the plain name is taken", wanted.written);
            diagnostics.push(Diagnostic::new(Rule::NameAdjusted, message, span));
        }
        taken.push(name);
    }
    let types: Vec<Option<TypeRef>> = votes[leading].arguments.iter().map(|it| agreed_type(it, &votes)).collect();
    let written = group.iter().find(|(it, _)| it.route.text == text);
    let is_what_is_sent = written.is_none_or(|(it, _)| is_what_is_sent(it.route));
    let text = if is_what_is_sent { text } else { sent(&template, &taken) };
    let plan = group.swap_remove(leading);
    let arguments = taken.iter().zip(&plan.1.arguments).zip(types);
    let arguments = arguments.map(|((words, it), ty)| {
        let (ident, place, values) = (ident(words, Case::Snake), it.place.clone(), it.values.clone());
        Named { ident, place, ty, values }
    });
    let arguments = arguments.chain(headers(&uses, taken.clone(), span, diagnostics)).collect();
    Endpoint { method, arguments, argument_words: taken, plan: plan.1, uses, variant, text, spellings }
}

/// The arguments for headers that callers have to give.
fn headers(uses: &[Use<'_>], mut taken: Vec<String>, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Vec<Named> {
    let argument = |it: &Header| {
        let words = words(&it.name);
        let name = tell_apart(words.clone(), "header", &taken);
        if name != words {
            let message = format!("the header `{}` is the argument `{name}`: the plain name is taken", it.name);
            diagnostics.push(Diagnostic::new(Rule::NameAdjusted, message, span));
        }
        taken.push(name.clone());
        let place = ArgumentPlace::Header(it.name.clone());
        Named { ident: ident(&name, Case::Snake), place, ty: None, values: Values::default() }
    };
    header::given(uses).into_iter().map(argument).collect()
}

/// False for a line that shows the identifier of some object, or whose path lacks its colon.
fn is_what_is_sent(route: &Route) -> bool {
    let is_concrete = |it: &Segment| matches!(it, Segment::Key(key) if key.name.is_empty());
    !route.segments.iter().any(is_concrete) && !route.lacks_colon()
}

/// A template with the names of its arguments.
pub(crate) fn sent(template: &str, names: &[String]) -> String {
    let mut names = names.iter();
    let mut pieces = template.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(&format!("{{{}}}{piece}", names.next().map_or("", String::as_str)));
    }
    text
}

fn in_parentheses(segment: &Segment) -> bool {
    matches!(segment, Segment::Key(key) if key.parenthesised)
}

/// The names of the arguments, as most lines have them. Query arguments may stand in any order: they go by name.
fn argument_words(leading: usize, votes: &[&Plan]) -> Vec<String> {
    let arguments = votes[leading].arguments.iter().enumerate();
    arguments
        .map(|(at, wanted)| {
            let same =
                |plan: &&Plan| plan.arguments.get(at).filter(|it| it.named == wanted.named).map(|it| it.words.clone());
            if wanted.named { wanted.words.clone() } else { most_frequent(votes.iter().filter_map(same)) }
        })
        .collect()
}

/// The type of an argument, which goes by its name; nothing when pages disagree or none tells.
fn agreed_type(wanted: &Wanted, votes: &[&Plan]) -> Option<TypeRef> {
    let same = |it: &&Wanted| it.named && it.words == wanted.words;
    let mut types = votes.iter().flat_map(|it| &it.arguments).filter(same).filter_map(|it| it.ty);
    let first = types.next()?;
    types.all(|it| it == first).then_some(first)
}

/// A name that is not taken: qualified by the literal before the placeholder, then by a number.
fn tell_apart(words: String, qualifier: &str, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(name) && !BODY_NAMES.contains(&name.as_str());
    let plain = match qualifier {
        "" => words.clone(),
        _ => format!("{qualifier}_{words}"),
    };
    let numbered = (2..).map(|number| format!("{plain}_{number}"));
    let mut names = [words, plain.clone()].into_iter().chain(numbered);
    names.find(is_free).unwrap_or(plain)
}
