//! Operations restored: functions with their arguments, body and response.

use crate::api::{self, Cases, Operation, Values, Variant};
use crate::drift::restore::{Restorer, path, scalar};
use crate::drift::snapshot::{Fact, Kind, Node};
use crate::krate::{
    Argument, ArgumentPlace, ArgumentType, Body, Doc, Endpoint, Function, Gate, Ident, Item, ItemKind, Line, Method,
    Response, Struct,
};
use crate::text::source::{FileId, Span, Spanned};

impl Restorer<'_> {
    pub(super) fn operation(&mut self, node: &Node) {
        let Some(method) = Method::named(node.method()) else { return };
        let at = path(&node.rust);
        let body = self.body(node);
        let (fixed_query, headers) = fixed(node);
        let (span, operation) = (Span::at_start(FileId::NOWHERE), self.api.operations.len());
        self.api.operations.push(documented(node, method, span));
        let function = Function {
            ident: at.ident,
            doc: Doc::default(),
            example: None,
            sections: Doc::default(),
            aliases: Vec::new(),
            method,
            template: node.fact(Fact::Template).to_owned(),
            spellings: Vec::new(),
            arguments: arguments(node),
            fixed_query,
            headers,
            start: None,
            body,
            variant: Some(node.fact(Fact::Case).to_owned()).filter(|it| !it.is_empty()),
            response: self.response(node.fact(Fact::Response)),
            endpoint: Endpoint {
                ident: Ident(String::new()),
                request: node.name.clone(),
                access: <[String; 3]>::default(),
            },
            lines: vec![Line { operation, variant: Variant::default(), span }],
            deprecated: node.is(Fact::Deprecated).then(String::new),
            gate: Gate::Always,
        };
        self.put(at.module, Item::Function(Box::new(function)));
    }

    fn body(&mut self, node: &Node) -> Body {
        match node.fact(Fact::Body) {
            "" if node.fact(Fact::Fixed).split(", ").any(|it| it == "{}") => Body::Blank,
            "" => Body::None,
            "Reference" => Body::Reference,
            "Content" => Body::Content,
            "Json" => Body::Json,
            rust => {
                let at = path(rust);
                if let ItemKind::Struct(path) = self.item(rust) {
                    return Body::Model { path, derived: false };
                }
                let parameters = node.parts.iter().filter(|it| it.kind == Kind::Parameter && it.is(Fact::RustType));
                let fields = parameters.map(|it| self.field(it)).collect();
                let of = Struct::bare(at.ident.clone(), Doc::default(), fields);
                self.put(at.module.clone(), Item::Struct(of));
                Body::Parameters { path: at, optional: node.is(Fact::Omittable) }
            }
        }
    }

    fn response(&self, rust: &str) -> Response {
        let inner = |of: &str| rust.strip_prefix(of).and_then(|it| it.strip_suffix('>'));
        match rust {
            "" => Response::Nothing,
            "i64" => Response::Count,
            "Content" => Response::Content,
            "Json" => Response::Json,
            "Collection<Reference>" => Response::References,
            _ => match (inner("Collection<"), inner("Value<")) {
                (Some(item), _) => Response::Collection(self.item(item)),
                (_, Some(item)) => Response::Value(self.item(item)),
                _ => Response::Model(path(rust)),
            },
        }
    }
}

/// An operation of which no more is known than its statuses.
fn documented(node: &Node, method: Method, span: Span) -> Operation {
    let statuses: Vec<u16> = node.fact(Fact::Status).split(", ").filter_map(|it| it.parse().ok()).collect();
    Operation {
        page: FileId::NOWHERE,
        title: Spanned { value: String::new(), span },
        doc: Vec::new(),
        product: None,
        method,
        routes: Vec::new(),
        permissions: Vec::new(),
        headers: Vec::new(),
        query_options: Vec::new(),
        shown_options: Vec::new(),
        query_opening: node.is(Fact::Open).then_some(span),
        placeholders: Vec::new(),
        query_parameters: Vec::new(),
        statuses: statuses.into(),
        body: Cases::one(api::Body::Unknown.into()),
        required: Vec::new(),
        response: Cases::one(api::Response::Unknown.into()),
        several: false.into(),
        notes: Vec::new(),
        remarks: Vec::new(),
        deprecated: None.into(),
    }
}

type Pairs = Vec<(String, String)>;

/// The query parameters and the headers that are always sent.
fn fixed(node: &Node) -> (Pairs, Pairs) {
    let pairs = node.fact(Fact::Fixed).split(", ").filter_map(|it| it.split_once(": "));
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let key = node.fact(Fact::Key).to_ascii_lowercase();
    pairs.partition(|(name, _)| key.contains(&format!("{}=", name.to_ascii_lowercase())))
}

fn arguments(node: &Node) -> Vec<Argument> {
    let listed = |fact: Fact| node.fact(fact).split(", ").filter(|it| !it.is_empty());
    let template = node.fact(Fact::Template);
    let mut places = template.match_indices("{}").map(|(at, _)| match (&template[..at], &template[at + 2..]) {
        (before, _) if before.ends_with(":/") => ArgumentPlace::Path,
        (before, after) if before.ends_with('\'') && after.starts_with('\'') => ArgumentPlace::Quoted,
        _ => ArgumentPlace::Segment,
    });
    let query = node.name.split_once('?').map_or("", |it| it.1);
    let mut query = query.split('&').filter_map(|it| it.split_once('=')).filter(|it| it.1.contains('{'));
    let header = |name: &str| node.parts.iter().find(|it| it.kind == Kind::Header && it.rust == name);
    let place = |name: &str| {
        let next = places.next().or_else(|| header(name).map(|it| ArgumentPlace::Header(it.name.clone())));
        next.unwrap_or_else(|| ArgumentPlace::Query(query.next().map_or(name, |it| it.0).to_owned()))
    };
    let names = listed(Fact::ArgumentNames);
    let places: Vec<ArgumentPlace> = names.clone().map(place).collect();
    let typed = listed(Fact::Arguments).zip(names).zip(places);
    let argument = |((ty, name), place): ((&str, &str), ArgumentPlace)| Argument {
        ident: Ident(name.to_owned()),
        ty: argument_type(ty),
        place,
        values: Values::default(),
    };
    typed.map(argument).collect()
}

fn argument_type(rust: &str) -> ArgumentType {
    match (rust.strip_prefix('&'), scalar(rust.trim_start_matches('&'))) {
        (Some("str"), _) => ArgumentType::Text,
        (Some(_), Some(it)) => ArgumentType::Kept(it),
        (Some(name), None) => ArgumentType::Enum(path(name)),
        (None, Some(it)) => ArgumentType::Plain(it),
        (None, None) => ArgumentType::Text,
    }
}
