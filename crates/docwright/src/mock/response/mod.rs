//! The response to a good request: a documented example, or a made one.

pub(crate) mod envelope;

use crate::examples::{Call, Shown};
use crate::krate::{self, ArgumentPlace, Function, ItemKind, Method};
use crate::mock::check::{line, parse};
use crate::mock::choice::Chosen;
use crate::mock::memory::Memory;
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
    /// The objects that were created and changed before.
    pub(crate) memory: Option<&'a Memory>,
}

fn applied_to(answer: Response, applied: Option<String>) -> Response {
    match applied {
        Some(it) => answer.with_header("Preference-Applied", &it),
        None => answer,
    }
}

impl Good<'_> {
    pub(crate) fn function(&self) -> &Function {
        self.call.entry.function
    }

    pub(crate) fn origin(&self) -> String {
        self.request.origin(&self.service.origin)
    }

    /// The answer.
    pub(crate) fn answer(&self) -> Result<Response, Fault> {
        let options = Options::read(self.call, line(self.function()))?;
        if let Some(memory) = self.memory {
            self.is_there(memory)?;
        }
        let Chosen { shown: chosen, status, applied, told } = self.chosen();
        let failed = status >= 400;
        let answer = match told.and_then(|it| it.body.as_deref()) {
            Some(body) => Response { body: self.paged(body), ..Response::empty(status) },
            None if failed => self.failed(status, chosen.as_deref()),
            None => self.succeeded(status, chosen.as_deref(), &options),
        };
        let answer = if failed { answer } else { self.with_headers(answer, chosen.as_deref()) };
        let told = told.map_or(&[][..], |it| &it.headers);
        let answer = told.iter().fold(answer, |it, (name, value)| it.setting_header(name, value));
        Ok(applied_to(answer, applied))
    }

    /// A list that a test tells where a page of a collection is documented, as such a page.
    fn paged(&self, body: &[u8]) -> Vec<u8> {
        let pages = matches!(self.function().response, krate::Response::Collection(_) | krate::Response::References);
        match parse(body).as_ref().map(Value::from) {
            Ok(list @ Value::Array(_)) if pages => Value::object([("value", list)]).to_string().into_bytes(),
            _ => body.to_vec(),
        }
    }

    fn failed(&self, status: u16, shown: Option<&Shown>) -> Response {
        let documented = shown.and_then(|it| it.json.as_ref()).map(Value::from);
        let documented = documented.filter(|it| self.service.names.is_error(it));
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
        let remembered = self.memory.and_then(|memory| self.remembered(memory, shown));
        let content = self.memory.and_then(|memory| memory.kept().content(&self.call.path).cloned());
        match &function.response {
            krate::Response::Content if content.is_some() => {
                let (kind, bytes) = content.unwrap_or_default();
                Response::empty(200).with_body(&kind, bytes)
            }
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
                let mut body = remembered.unwrap_or_else(|| self.body(response, shown));
                self.adapt(response, &mut body, options);
                Response::json(status, &body)
            }
        }
    }

    /// The body that the documentation shows, or one made from the model.
    pub(crate) fn body(&self, response: &krate::Response, shown: Option<&Shown>) -> Value {
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
    pub(crate) fn key(&self) -> Option<&str> {
        let function = self.function();
        let keys = function.arguments.iter().zip(&self.call.arguments);
        let mut keys = keys.filter(|(it, _)| matches!(it.place, ArgumentPlace::Segment | ArgumentPlace::Quoted));
        keys.next_back().filter(|_| function.template.ends_with("{}")).and_then(|it| it.1.as_deref())
    }

    /// Makes of a body the one that this request asks for: what is selected and no example shows is made from the model.
    fn adapt(&self, response: &krate::Response, body: &mut Value, options: &Options<'_>) {
        let maker = Maker { models: self.models, key: self.key() };
        match response {
            krate::Response::Collection(kind) => {
                if let (ItemKind::Struct(of), Some(Value::Array(items))) = (kind, body.get_mut("value")) {
                    items.iter_mut().for_each(|it| maker.complete(of, it, options.named()));
                }
                options.page(body, self.request, &self.origin(), self.is_delta());
            }
            krate::Response::References => options.page(body, self.request, &self.origin(), false),
            krate::Response::Model(of) if self.function().method == Method::Get => {
                maker.complete(of, body, options.named());
                options.select(body);
            }
            _ => {}
        }
        if body.get("uploadUrl").is_some() {
            body.set("uploadUrl", Value::text(self.upload()));
        }
    }

    fn is_delta(&self) -> bool {
        let last = self.function().template.rsplit('/').next().unwrap_or_default();
        let last = last.rsplit('.').next().unwrap_or_default();
        last.split('(').next().unwrap_or_default().eq_ignore_ascii_case("delta")
    }

    /// The address of the session that this request begins.
    fn upload(&self) -> String {
        let given = self.function().arguments.iter().zip(&self.call.arguments);
        let named = given.filter(|(it, _)| !matches!(it.place, ArgumentPlace::Header(_)));
        let named = named.filter_map(|(_, value)| value.as_deref()).next_back();
        let name = named.and_then(|it| it.rsplit('/').next()).unwrap_or("file");
        if let Some(memory) = self.memory {
            let path = self.call.path.rsplit_once('/').map_or("", |it| it.0);
            memory.begin_upload(name, path, self.service.lists(path));
        }
        session::upload(&self.origin(), name)
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
            Some((name, shown)) => {
                let link = self.created_at(&answer).unwrap_or_else(|| self.moved(shown));
                answer = answer.with_header(name, &link);
            }
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
