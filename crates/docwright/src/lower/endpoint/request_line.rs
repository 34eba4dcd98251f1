//! A documented request line in Rust's terms: which module, which template, which arguments.
//!
//! ```text
//! GET /users/{id | userPrincipalName}/messages
//!     modules users::messages   template /users/{}/messages   arguments user_id
//! GET /me/drive/root:/{item-path}:/children
//!     modules me::drive::root::by_path::children   template /me/drive/root:/{}:/children   arguments item_path
//! GET /reports/getX(period='{p}')
//!     modules reports   last getX   template /reports/getX(period='{}')   arguments period
//! ```

use crate::api::{
    Method, Operation, Parameter, ParameterDoc, ParameterPlace, QueryParameter, Route, Segment, TypeRef, Values,
};
use crate::krate::{ArgumentPlace, Ident};
use crate::lower::endpoint::paths::Paths;
use crate::lower::endpoint::template::template;
use crate::lower::names::ident::{module, own, words};
use crate::lower::names::vocabulary::Vocabulary;
use crate::odata::key::PathKey;
use crate::odata::query_option::is_option_in_line;

/// The module, arguments and path of the function for a request line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// The module of the function.
    pub(crate) modules: Vec<Ident>,
    /// For each module, how many segments of the path lead to it.
    pub(crate) depths: Vec<usize>,
    /// Names of modules that were adjusted, as text for diagnostics.
    pub(crate) adjusted: Vec<String>,
    /// The key of the path: placeholders are anonymous, letter case does not count.
    pub(crate) key: String,
    /// The key of the function that is read, were the arguments in its query in parentheses, as OData has them.
    pub(crate) in_parentheses: Option<String>,
    /// The path with `{}` for each argument.
    pub(crate) template: String,
    /// The arguments in the order of template and query.
    pub(crate) arguments: Vec<Wanted>,
    /// Query parameters with a fixed value.
    pub(crate) fixed_query: Vec<(String, String)>,
    /// The end of the path.
    pub(crate) last: Last,
}

/// An argument that a request line needs.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// The name, as words.
    pub(crate) words: String,
    /// The placeholder as documented.
    pub(crate) written: String,
    /// The singular of the literal before it, as words, to tell repeated placeholders apart.
    pub(crate) qualifier: String,
    /// Where its value goes.
    pub(crate) place: ArgumentPlace,
    /// It stands in parentheses or in the query.
    pub(crate) named: bool,
    /// The type that the page names.
    pub(crate) ty: Option<TypeRef>,
    /// The constraints on its value that the description states.
    pub(crate) values: Values,
    /// Its description on the page.
    pub(crate) doc: Option<ParameterDoc>,
}

/// The end of a path, which decides what its function is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Last {
    /// A literal or a cast; the key of the path up to here.
    Literal(String),
    /// A key, or an address by path.
    #[default]
    Item,
    /// `$ref`
    Ref,
    /// `$value`
    Value,
    /// `$count`
    Count,
    /// An action or function, by its name.
    Call(String),
}

/// Placeholders that say nothing about whose identifier they stand for.
const VAGUE: &[&str] = &["id", "name", "key", "index"];

/// The facts that plans are made from.
#[derive(Debug)]
pub(crate) struct Planning<'a> {
    /// The request lines as they compare with each other.
    pub(crate) paths: &'a Paths,
    /// The default namespace, which casts need not name.
    pub(crate) namespace: &'a str,
    /// Names of modules.
    pub(crate) vocabulary: Vocabulary<'a>,
}

/// Plans a request line.
pub(crate) fn plan<'a>(operation: &'a Operation, route: &'a Route, planning: &mut Planning<'a>) -> Plan {
    let (key, method) = (PathKey::of(&route.segments), operation.method);
    let plan = Plan { modules: Vec::with_capacity(route.segments.len()), ..Plan::default() };
    let mut planner = Planner { planning, operation, collection: String::new(), before: String::new(), plan };
    for (at, segment) in route.segments.iter().enumerate() {
        let is_last = at + 1 == route.segments.len();
        planner.plan.last = match segment {
            Segment::Call { name, arguments, .. } => {
                let paths = planner.planning.paths;
                let alternate_key = paths.is_alternate_key(&key, at, name, arguments);
                let is_function = is_last && !alternate_key && matches!(method, Method::Get | Method::Post);
                planner.literal(name, at, !is_function);
                arguments.iter().for_each(|it| planner.named(it));
                match (is_function, alternate_key) {
                    (true, _) => Last::Call(name.clone()),
                    (false, true) => Last::Item,
                    (false, false) => Last::Literal(key.up_to(at + 1).to_owned()),
                }
            }
            Segment::Literal(name)
                if is_last && method == Method::Get && planner.planning.paths.is_called(&key.text) =>
            {
                planner.literal(name, at, false);
                Last::Call(name.clone())
            }
            _ => planner.step(segment, at, is_last, &key),
        }
    }
    planner.finish(route, key)
}

struct Planner<'a, 'p> {
    planning: &'p mut Planning<'a>,
    operation: &'a Operation,
    /// The words of the literal before, and their singular.
    collection: String,
    before: String,
    plan: Plan,
}

impl<'a> Planner<'a, '_> {
    fn step(&mut self, segment: &'a Segment, at: usize, is_last: bool, key: &PathKey) -> Last {
        match segment {
            Segment::Literal(name) => {
                self.literal(name, at, true);
                Last::Literal(key.up_to(at + 1).to_owned())
            }
            Segment::Cast(name) => {
                let local = name.strip_prefix(self.planning.namespace);
                let local = local.and_then(|it| it.strip_prefix('.')).unwrap_or(name);
                self.enter(&format!("as {local}"), at);
                Last::Literal(key.up_to(at + 1).to_owned())
            }
            Segment::Key(parameter) => {
                self.key(parameter);
                Last::Item
            }
            Segment::ByPath(parameter) => {
                self.enter("byPath", at);
                let words = self.words(&parameter.name);
                self.argument(words, &parameter.name, ParameterPlace::Path, ArgumentPlace::Path, false);
                Last::Item
            }
            Segment::Ref if is_last => Last::Ref,
            Segment::Value if is_last => Last::Value,
            Segment::Count if is_last => Last::Count,
            Segment::Ref | Segment::Value | Segment::Count | Segment::Call { .. } => {
                self.enter("special", at);
                Last::Item
            }
        }
    }

    /// A literal, or the name of a call, which placeholders behind it may be named after.
    fn literal(&mut self, text: &'a str, at: usize, is_module: bool) {
        let is_top = self.plan.modules.is_empty();
        let word = self.planning.vocabulary.word(text);
        self.before.clone_from(&word.singular);
        self.collection.clone_from(&word.words);
        match (is_module, is_top) {
            (false, _) => {}
            (true, true) => self.enter(text, at),
            (true, false) => {
                let (ident, adjusted) = (word.module.clone(), word.adjusted.clone());
                self.plan.modules.push(ident);
                self.plan.adjusted.extend(adjusted);
                self.plan.depths.push(at + 1);
            }
        }
    }

    /// The path goes on in a module of its own.
    fn enter(&mut self, text: &str, at: usize) {
        let name = module(text, self.plan.modules.is_empty());
        self.plan.adjusted.extend(name.adjustment(text));
        self.plan.modules.push(name.ident);
        self.plan.depths.push(at + 1);
    }

    fn words(&mut self, text: &'a str) -> String {
        self.planning.vocabulary.word(text).words.clone()
    }

    fn key(&mut self, parameter: &'a Parameter) {
        let plain = self.words(&parameter.name);
        let is_blank = parameter.name.is_empty() || plain == "undefined";
        let plain =
            if is_blank || plain.strip_suffix("_id") == Some(&self.collection) { "id".to_owned() } else { plain };
        // `names/{name}` are not named by the name of a name.
        let is_vague = VAGUE.contains(&plain.as_str()) && !self.before.is_empty() && self.before != plain;
        let name = if is_vague { format!("{}_{plain}", self.before) } else { plain };
        let place = value_place(parameter);
        self.argument(name, &parameter.name, ParameterPlace::Path, place, parameter.parenthesised);
    }

    /// An argument of a call, by its own name.
    fn named(&mut self, parameter: &'a Parameter) {
        let (words, place) = (self.words(&parameter.name), value_place(parameter));
        self.argument(words, &parameter.name, ParameterPlace::Function, place, true);
    }

    fn argument(&mut self, words: String, written: &str, table: ParameterPlace, place: ArgumentPlace, named: bool) {
        let described = self.operation.placeholder(table, written);
        self.plan.arguments.push(Wanted {
            words,
            written: written.to_owned(),
            qualifier: self.before.clone(),
            place,
            named,
            ty: described.and_then(|it| it.ty),
            values: described.map(|it| it.values.clone()).unwrap_or_default(),
            doc: described.cloned(),
        });
    }

    /// `f?a={a}` is `f(a={a})`, which other lines may have.
    fn in_parentheses(&self, route: &Route, path: &PathKey) -> Option<String> {
        let Last::Call(name) = &self.plan.last else { return None };
        let in_query = |it: &&Wanted| matches!(it.place, ArgumentPlace::Query(_));
        let mut names: Vec<&str> = self.plan.arguments.iter().filter(in_query).map(|it| it.written.as_str()).collect();
        if names.is_empty() || !self.plan.fixed_query.is_empty() || self.operation.method != Method::Get {
            return None;
        }
        if let Some(Segment::Call { arguments, .. }) = route.segments.last() {
            names.extend(arguments.iter().map(|it| it.name.as_str()));
        }
        Some(path.with_call(route.segments.len() - 1, name, &names))
    }

    fn finish(mut self, route: &Route, path: PathKey) -> Plan {
        if self.plan.modules.is_empty() {
            self.plan.modules.push(own("root"));
            self.plan.depths.push(0);
        }
        let mut query: Vec<String> = Vec::new();
        let own = |it: &&QueryParameter| !is_option_in_line(&it.name);
        // Only the path has literals to name an argument after.
        self.before.clear();
        for parameter in route.query.iter().filter(own) {
            let name = &parameter.name;
            let value = parameter.fixed.as_deref().unwrap_or("{}");
            query.push(format!("{}={value}", name.to_ascii_lowercase()));
            match &parameter.fixed {
                Some(value) => self.plan.fixed_query.push((name.clone(), value.clone())),
                None => {
                    let place = ArgumentPlace::Query(name.clone());
                    self.argument(words(name), name, ParameterPlace::Query, place, true);
                }
            }
        }
        query.sort_unstable();
        self.plan.in_parentheses = self.in_parentheses(route, &path);
        self.plan.key = path.text;
        if !query.is_empty() {
            self.plan.key.push('?');
            self.plan.key.push_str(&query.join("&"));
        }
        self.plan.template = template(&route.segments);
        self.plan
    }
}

fn value_place(parameter: &Parameter) -> ArgumentPlace {
    if parameter.quoted { ArgumentPlace::Quoted } else { ArgumentPlace::Segment }
}
