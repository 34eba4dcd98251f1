//! The response to a good request: a documented example, or a made one.

use std::sync::Arc;

use crate::examples::{Call, Shown};
use crate::krate::{self, ArgumentPlace, Function, Method};
use crate::mock::check::line;
use crate::mock::message::{Fault, Request, Response, Scenario};
use crate::mock::query::Options;
use crate::mock::rules::{self, Rule};
use crate::mock::sample_values::Maker;
use crate::mock::{Service, session};
use crate::page::operation::example;
use crate::text::json::strict::Value;
use crate::wire::types::Models;

/// A good request.
pub(crate) struct Good<'a> {
    pub(crate) service: &'a Service,
    pub(crate) models: &'a Models<'a>,
    pub(crate) call: &'a Call<'a>,
    pub(crate) request: &'a Request,
    /// The scenarios wanted instead of the example shown first; later ones outweigh those before.
    pub(crate) wanted: &'a [Scenario],
    /// How many of these, the last ones, the request itself asks for.
    pub(crate) asked: usize,
}

/// The chosen response.
struct Chosen {
    shown: Option<Arc<Shown>>,
    status: u16,
    /// The preference that the request asked for and gets.
    applied: Option<String>,
}

fn applied_to(answer: Response, applied: Option<String>) -> Response {
    match applied {
        Some(it) => answer.with_header("Preference-Applied", &it),
        None => answer,
    }
}

impl Good<'_> {
    fn function(&self) -> &Function {
        self.call.entry.function
    }

    fn origin(&self) -> String {
        self.request.origin(&self.service.origin)
    }

    /// The answer.
    pub(crate) fn answer(&self) -> Result<Response, Fault> {
        let options = Options::read(self.call, line(self.function()))?;
        let Chosen { shown: chosen, status, applied } = self.chosen();
        if status >= 400 {
            return Ok(applied_to(self.failed(status, chosen.as_deref()), applied));
        }
        let body = self.wanted.iter().rev().find_map(|it| match it {
            Scenario::Body(text) => Some(text),
            _ => None,
        });
        let answer = match body {
            Some(text) => Response::empty(status).with_body("application/json", text.clone().into_bytes()),
            None => self.succeeded(status, chosen.as_deref(), &options),
        };
        Ok(applied_to(self.with_headers(answer, chosen.as_deref()), applied))
    }

    /// Chooses the example and the status.
    fn chosen(&self) -> Chosen {
        let shown = self.service.shown(self.call.entry);
        let pick = |test: &dyn Fn(u16) -> bool| shown.iter().find(|it| test(it.status)).cloned();
        for (rank, it) in self.wanted.iter().enumerate().rev() {
            // Those in front are the caller's of this program, those behind the request's own.
            let asked = rank >= self.wanted.len() - self.asked;
            match it {
                Scenario::Status(status) => {
                    let applied = asked.then(|| format!("status={status}"));
                    return Chosen { shown: pick(&|it| it == *status), status: *status, applied };
                }
                Scenario::Example(rank) => {
                    if let Some(it) = rank.checked_sub(1).and_then(|rank| shown.get(rank)) {
                        let applied = asked.then(|| format!("example={rank}"));
                        return Chosen { shown: Some(Arc::clone(it)), status: it.status, applied };
                    }
                }
                Scenario::Body(_) => {}
            }
        }
        let documented = self.documented();
        let chosen = pick(&|it| Some(it) == documented).or_else(|| pick(&|it| it < 400));
        let status = documented.or(chosen.as_ref().map(|it| it.status)).unwrap_or(match self.function().response {
            krate::Response::Nothing => 204,
            _ => 200,
        });
        Chosen { shown: chosen, status, applied: None }
    }

    /// The main documented status that leaves room for what is answered.
    fn documented(&self) -> Option<u16> {
        let lines = self.function().lines.iter();
        let mut statuses = lines.flat_map(|it| self.service.api.operations[it.operation].statuses_of(it.variant));
        let has_room = |status: &u16| match self.function().response {
            krate::Response::Nothing => true,
            krate::Response::Content => *status != 204,
            _ => !matches!(status, 204 | 300..400),
        };
        statuses.find(has_room)
    }

    fn failed(&self, status: u16, shown: Option<&Shown>) -> Response {
        let documented = shown.and_then(|it| it.json.as_ref()).map(Value::from).filter(|it| it.get("error").is_some());
        let answer = match documented {
            Some(body) => Response::json(status, &body),
            None => {
                let message = format!("the status {status} was asked for");
                let fault = Fault::new(Rule::Scenario, message, line(self.function()));
                let body = self.service.error(self.request, &fault, rules::code(status));
                Response::json(status, &body)
            }
        };
        if matches!(status, 429 | 503) { answer.with_header("Retry-After", "1") } else { answer }
    }

    fn succeeded(&self, status: u16, shown: Option<&Shown>, options: &Options<'_>) -> Response {
        let function = self.function();
        match &function.response {
            _ if matches!(status, 204 | 304) => Response::empty(status),
            krate::Response::Nothing => Response::empty(status),
            krate::Response::Content if (300..400).contains(&status) => {
                Response::empty(status).with_header("Location", &session::content(&self.origin(), self.request))
            }
            krate::Response::Content => {
                let kind = shown.and_then(|it| header(it, "content-type")).unwrap_or("application/octet-stream");
                let text = shown.and_then(|it| it.text.as_ref());
                Response::empty(status)
                    .with_body(kind, text.map_or_else(|| session::CONTENT.to_vec(), |it| it.clone().into_bytes()))
            }
            krate::Response::Count => {
                let text = shown.and_then(|it| it.text.as_deref()).filter(|it| it.parse::<u32>().is_ok());
                Response::empty(status).with_body("text/plain", text.unwrap_or("1").to_owned().into_bytes())
            }
            response => {
                let mut body = self.body(response, shown);
                self.adapt(response, &mut body, options);
                Response::json(status, &body)
            }
        }
    }

    /// The body that the documentation shows, or one made from the model.
    fn body(&self, response: &krate::Response, shown: Option<&Shown>) -> Value {
        let maker = Maker { models: self.models, key: self.key() };
        let shown = shown.and_then(|it| it.json.as_ref()).and_then(|it| maker.conformed(response, it));
        shown.unwrap_or_else(|| match response {
            krate::Response::Model(path) => maker.object(path, 0),
            krate::Response::Collection(kind) => {
                let item = maker.item(kind, "value", 0);
                Value::object([("value", Value::Array(item.into_iter().collect()))])
            }
            krate::Response::References => {
                let link = format!("{}/directoryObjects/{}", self.service.root, self.request.id());
                Value::object([("value", Value::Array(vec![Value::object([("@odata.id", Value::text(link))])]))])
            }
            krate::Response::Value(kind) => {
                Value::object([("value", maker.item(kind, "value", 0).unwrap_or(Value::Null))])
            }
            krate::Response::Json | krate::Response::Nothing | krate::Response::Content | krate::Response::Count => {
                Value::Object(Vec::new())
            }
        })
    }

    /// The key that the address ends in.
    fn key(&self) -> Option<&str> {
        let function = self.function();
        let keys = function.arguments.iter().zip(&self.call.arguments);
        let mut keys = keys.filter(|(it, _)| matches!(it.place, ArgumentPlace::Segment | ArgumentPlace::Quoted));
        keys.next_back().filter(|_| function.template.ends_with("{}")).and_then(|it| it.1.as_deref())
    }

    /// Makes of a body the one that this request asks for.
    fn adapt(&self, response: &krate::Response, body: &mut Value, options: &Options<'_>) {
        match response {
            krate::Response::Collection(_) | krate::Response::References => {
                let last = self.function().template.rsplit('/').next().unwrap_or_default();
                let last = last.rsplit('.').next().unwrap_or_default();
                let delta = last.split('(').next().unwrap_or_default().eq_ignore_ascii_case("delta");
                options.page(body, self.request, &self.origin(), delta);
            }
            krate::Response::Model(_) if self.function().method == Method::Get => options.select(body),
            _ => {}
        }
        if body.get("uploadUrl").is_some() {
            let given = self.function().arguments.iter().zip(&self.call.arguments);
            let named = given.filter(|(it, _)| !matches!(it.place, ArgumentPlace::Header(_)));
            let named = named.filter_map(|(_, value)| value.as_deref()).next_back();
            let name = named.and_then(|it| it.rsplit('/').next()).unwrap_or("file");
            body.set("uploadUrl", Value::text(session::upload(&self.origin(), name)));
        }
    }

    /// Adds what the documentation shows in front of the body, and what every answer has.
    fn with_headers(&self, mut answer: Response, shown: Option<&Shown>) -> Response {
        let link = ["Azure-AsyncOperation", "Operation-Location", "Location"].into_iter().find_map(|name| {
            let shown = header(shown?, name)?;
            Some((name, shown))
        });
        match link {
            _ if answer.header("location").is_some() => {}
            Some((name, _)) if answer.status == 202 => {
                answer = answer.with_header(name, &session::monitor(&self.origin(), self.request));
            }
            Some((name, shown)) => answer = answer.with_header(name, &self.moved(shown)),
            None => {}
        }
        if let Some(tag) = shown.and_then(|it| header(it, "etag")) {
            answer = answer.with_header("ETag", tag);
        }
        answer
    }

    /// An address of the service as one of this server.
    fn moved(&self, link: &str) -> String {
        match link.strip_prefix(&self.service.origin) {
            Some(rest) => format!("{}{rest}", self.origin()),
            None => link.to_owned(),
        }
    }
}

fn header<'a>(shown: &'a Shown, name: &str) -> Option<&'a str> {
    example::header(&shown.headers, name).filter(|it| !it.is_empty())
}

impl Service {
    /// The documented answers of a function, those to its very address first, then those to others of its operations.
    fn shown(&self, entry: crate::examples::Entry<'_>) -> Vec<Arc<Shown>> {
        let path = entry.path();
        let operations =
            entry.function.lines.iter().filter_map(|it| self.shown.get(&(it.operation, it.variant.response)));
        let mut found: Vec<&Arc<Shown>> = operations.flatten().collect();
        found.sort_by_key(|it| it.function != path);
        let mut unique: Vec<Arc<Shown>> = Vec::new();
        for it in found {
            if !unique.iter().any(|known| Arc::ptr_eq(known, it)) {
                unique.push(Arc::clone(it));
            }
        }
        unique
    }
}
