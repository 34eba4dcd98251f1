//! A mock service: finds, checks and answers the requests of a documented API.
//!
//! ```text
//! Request ─▶ Routes::find ─▶ Checker ─▶ example, or a value made from the model ─▶ $select, $top, … ─▶ Response
//!                 └─ no function ─┴─ a Rule: an OData error that names the line of the documentation
//! ```
//!
//! [`Service`] is a value and [`Service::answer`] a function of the request: no clock, no state, nothing is read or written.
//! A [`Memory`] that a caller has keeps what was created and changed; the same requests in the same order get the same answers.
//! The `docwright-mock` crate puts a server around it.

pub(crate) mod batch;
pub(crate) mod check;
pub(crate) mod choice;
pub(crate) mod conform;
pub(crate) mod memory;
pub(crate) mod message;
pub(crate) mod prefer;
pub(crate) mod query;
pub(crate) mod response;
pub(crate) mod rules;
pub(crate) mod sample_values;
pub(crate) mod session;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Phases;
use crate::api::Api;
use crate::config::Config;
use crate::examples::{self, Miss, Routes, Shown};
use crate::krate::{self, Krate, Method};
use crate::mock::check::Checker;
pub use crate::mock::memory::Memory;
use crate::mock::message::Fault;
pub use crate::mock::message::{Answer, Call, Context, Request, Response, Scenario};
use crate::mock::response::Good;
use crate::mock::response::envelope::Names;
pub use crate::mock::rules::Rule;
use crate::odata::address::roots::Roots;
use crate::odata::{Address, signed_in};
use crate::text::json::strict::Value;
use crate::text::source::{FileId, Sources, Span};
use crate::wire::root::start_paths;
use crate::wire::routes::Tree;
use crate::wire::types::{Models, Types};

/// The largest body that is read, in bytes: a piece of an upload may have 60 MiB.
pub const MAX_BODY_BYTES: usize = 64 << 20;

/// A documented API that answers requests.
///
/// ```
/// use docwright::config::Config;
/// use docwright::mock::{Request, Service};
/// use docwright::source::Sources;
///
/// let page = "# Get lamp\n## HTTP request\n```http\nGET /lamps/{id}\n```\n## Response\nReturns `200 OK`.\n";
/// let service = Service::new(Sources::from_texts([("api/lamp-get.md", page)]), &Config::default());
/// assert_eq!(service.answer(&Request::new("GET", "/v1.0/lamps/7")).status, 200);
/// assert_eq!(service.answer(&Request::new("GET", "/v1.0/rooms")).status, 404);
/// ```
#[derive(Debug)]
pub struct Service {
    sources: Sources,
    api: Api,
    krate: Krate,
    tree: Arc<Tree>,
    types: Arc<Types>,
    shown: Examples,
    /// Where the real service is, without the path: `https://api.contoso.example`.
    origin: String,
    /// The same with the path.
    root: String,
    /// How pages and callers spell that.
    roots: Roots,
    names: Names,
}

/// Documented answers by operation and case of the response, in the order of the pages.
type Examples = BTreeMap<(usize, usize), Vec<Arc<Shown>>>;

impl Service {
    /// The API of a documentation set.
    #[must_use]
    pub fn new(sources: Sources, config: &Config) -> Self {
        let Phases { pages, api, krate, .. } = crate::phases(&sources, config);
        let mut shown = Examples::new();
        for it in examples::shown(&pages, &api, &krate, &sources, config) {
            let it = Arc::new(it);
            for answer in &it.answers {
                shown.entry(*answer).or_default().push(Arc::clone(&it));
            }
        }
        Self::with(sources, api, krate, shown, config)
    }

    /// An API without its pages, from a saved model: there are no examples, so that all answers are made from the model.
    #[must_use]
    pub fn restored((api, krate): (Api, Krate), config: &Config) -> Self {
        Self::with(Sources::default(), api, krate, BTreeMap::new(), config)
    }

    fn with(sources: Sources, api: Api, krate: Krate, shown: Examples, config: &Config) -> Self {
        let tree = Arc::new(Tree::of(&krate, &config.namespace));
        let types = Arc::new(Types::of(&krate, &api, &config.namespace));
        // A placeholder is no part of an address that is called: its name is as good a value as any.
        let root = config.service.address().replace(['{', '}'], "");
        let host_end = root.find("://").and_then(|at| root[at + 3..].find('/').map(|end| at + 3 + end));
        let origin = root[..host_end.unwrap_or(root.len())].to_owned();
        let names = Names { lists: config.service.lists.clone(), errors: config.service.errors.clone() };
        Self { sources, api, krate, tree, types, shown, origin, root, roots: config.service.roots(), names }
    }

    /// The address of a request below the root.
    pub(crate) fn address<'t>(&self, target: &'t str) -> Address<'t> {
        Address::read(self.roots.asked(target))
    }

    /// The path that requests begin with: `/v1.0`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.root[self.origin.len()..]
    }

    /// The names of all functions, `me::messages::list`, in the order of their modules.
    #[must_use]
    pub fn functions(&self) -> Vec<String> {
        crate::wire::routes::entries(&self.krate).map(|it| it.path().to_string()).collect()
    }

    /// The answer to a request.
    #[must_use]
    pub fn answer(&self, request: &Request) -> Response {
        self.answer_in(request, Context { scenario: &|_, _| None, memory: None })
    }

    /// The answer to a request whose body is more than [`MAX_BODY_BYTES`] and was not read.
    #[must_use]
    pub fn too_large(&self, request: &Request) -> Response {
        let message = format!("the body has more than {MAX_BODY_BYTES} bytes");
        let answer = self.refuse(request, &Fault::new(Rule::BodyTooLarge, message, None));
        let (method, target) = (request.method.clone(), request.target.clone());
        let call = Call { method, target, status: answer.status, ..Call::default() };
        Response { calls: vec![call], ..answer }
    }

    /// The answer to a request, where a test has something else to answer than what is documented, or remembers.
    #[must_use]
    pub fn answer_in(&self, request: &Request, context: Context<'_>) -> Response {
        if request.body.len() > MAX_BODY_BYTES {
            return self.too_large(request);
        }
        let mut call = Call {
            method: request.method.clone(),
            target: request.target.clone(),
            body: request.body.clone(),
            ..Call::default()
        };
        let found = self.found(request, context, &mut call);
        let answer = found.unwrap_or_else(|fault| self.refuse(request, &fault));
        let mut answer = self.names.wrap(answer);
        call.status = answer.status;
        answer.calls.insert(0, call);
        answer.with_header("request-id", &request.id())
    }

    fn found(&self, request: &Request, context: Context<'_>, called: &mut Call) -> Result<Response, Fault> {
        if let Some(own) = session::answer(request, context) {
            return own;
        }
        let address = self.address(&request.target);
        if request.method == "POST" && address.path.eq_ignore_ascii_case("$batch") {
            return self.batch(request, context);
        }
        let routes = self.routes();
        let method = Method::named(&request.method);
        let media = request.header("content-type");
        let find = |address: Address<'_>| match method {
            Some(method) => routes.call(method, address, media),
            None => Err(routes
                .call(Method::Get, address, media)
                .err()
                .unwrap_or_else(|| Miss::Method(routes.methods(address)))),
        };
        // An address that no request line has may lead to what one with another beginning does.
        let others =
            || signed_in::other_path(address.path).into_iter().chain(start_paths(&self.krate.roots, address.path));
        let other = || others().find_map(|path| find(Address { path: &path, ..address }).ok());
        let call = find(address).or_else(|miss| other().ok_or(miss));
        let call = match (call, || (context.scenario)(request, None)) {
            (Ok(call), _) => call,
            (Err(miss), told) => return told().ok_or_else(|| missed(request, address.path, miss)).map(undocumented),
        };
        let call = call.with_headers(|name| request.header(name));
        let names = call.entry.function.arguments.iter().map(|it| it.ident.to_string());
        let arguments = names.zip(&call.arguments).filter_map(|(name, value)| Some((name, value.clone()?)));
        called.arguments = arguments.collect();
        called.deprecated = call.entry.function.deprecated.is_some();
        called.function = Some(call.entry.path().to_string());
        let models = Models::with(&self.krate, &self.api, Arc::clone(&self.types));
        let notes = Checker { api: &self.api, models: &models }.check(&call, request)?;
        let note = |(message, place): (String, Option<Span>)| {
            let place = place.and_then(|it| self.place(it)).map(|it| format!(" ({it})")).unwrap_or_default();
            format!("{message}{place}")
        };
        called.notes = notes.into_iter().map(note).collect();
        let told = (context.scenario)(request, called.function.as_deref());
        let (asked, is_told) = (prefer::wanted(request), told.is_some());
        let wanted: Vec<Scenario> = told.into_iter().chain(asked.iter().cloned()).collect();
        // What a test tells is no deed of the service, so that there is nothing to remember.
        let memory = context.memory.filter(|_| wanted.is_empty());
        let asked = wanted.len() - usize::from(is_told);
        Good { service: self, models: &models, call: &call, request, wanted: &wanted, asked, memory }.answer()
    }

    /// The router.
    pub(crate) fn routes(&self) -> Routes<'_> {
        Routes::with(&self.krate, Arc::clone(&self.tree))
    }

    /// A collection is read at this address.
    pub(crate) fn lists(&self, path: &str) -> bool {
        let call = self.routes().find(Method::Get, path);
        call.is_ok_and(|it| matches!(it.entry.function.response, krate::Response::Collection(_)))
    }

    /// The answer to a request that is not as documented.
    fn refuse(&self, request: &Request, fault: &Fault) -> Response {
        let answer = Response::json(fault.rule.status(), &self.error(request, fault, fault.rule.code()));
        match (fault.rule, self.allowed(request)) {
            (Rule::MethodUnknown, methods) => answer.with_header("Allow", &methods),
            _ => answer,
        }
    }

    /// An OData error.
    fn error(&self, request: &Request, fault: &Fault, code: &str) -> Value {
        let place = fault.place.and_then(|it| self.place(it));
        let documented = place.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let message = format!("{}{documented}: {}.", fault.message, fault.rule.help());
        let mut inner = Value::object([("request-id", Value::text(request.id()))]);
        if let Some(place) = place {
            inner.set("docs", Value::text(place));
        }
        inner.set("rule", Value::text(fault.rule.id()));
        let error = [("code", Value::text(code)), ("message", Value::text(message)), ("innerError", inner)];
        Value::object([("error", Value::object(error))])
    }

    /// A place for people; a saved model has none.
    fn place(&self, span: Span) -> Option<String> {
        let at = (span.file != FileId::NOWHERE).then(|| self.sources.position(span))?;
        Some(format!("{}:{}", at.path, at.line))
    }

    fn allowed(&self, request: &Request) -> String {
        let routes = self.routes();
        let methods = routes.methods(self.address(&request.target));
        methods.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The answer that is told for a request that no page documents.
fn undocumented(told: Scenario) -> Response {
    let answer = match told {
        Scenario::Told(answer) => answer,
        Scenario::Status(status) => Answer::status(status),
        Scenario::Example(_) => Answer::default(),
    };
    let empty =
        Response { status: answer.status.unwrap_or(200), body: answer.body.unwrap_or_default(), ..Response::default() };
    answer.headers.iter().fold(empty, |it, (name, value)| it.with_header(name, value))
}

fn missed(request: &Request, path: &str, miss: Miss) -> Fault {
    match miss {
        Miss::Address => Fault::new(Rule::AddressUnknown, format!("no request line has the address `/{path}`"), None),
        Miss::Method(_) => {
            Fault::new(Rule::MethodUnknown, format!("`/{path}` is not documented with {}", request.method), None)
        }
    }
}
