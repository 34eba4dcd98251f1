//! Small documentation sets for tests, written as request lines.

use crate::api::{
    Api, Body, Cases, EnumDef, ItemType, Member, Method, Operation, Parameter, Property, QualifiedName, QueryParameter,
    Response, Route, Scalar, Segment, StructDef, TypeDef, TypeId, TypeKind, TypeRef,
};
use crate::config::Config;
use crate::krate::{Function, Item, Krate, ModPath};
use crate::odata::name::is_qualified;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::{FileId, Sources, Span, Spanned};

/// An API under construction. Pages are named `api/a.md` to `api/z.md`.
pub(crate) struct Docs {
    pub(crate) api: Api,
    pub(crate) sources: Sources,
    line: usize,
}

impl Docs {
    pub(crate) fn new() -> Self {
        let pages: Vec<String> = ('a'..='z').map(|it| format!("api/{it}.md")).collect();
        let text = "line\n".repeat(400);
        let sources = Sources::from_texts(pages.iter().map(|it| (it.as_str(), text.as_str())));
        Self { api: Api::default(), sources, line: 0 }
    }

    /// A set of operations without bodies and answers, each on a page of its own.
    pub(crate) fn of(requests: &[&str]) -> Self {
        let mut docs = Self::new();
        for (page, request) in ('a'..='z').cycle().zip(requests) {
            docs.add(page, &[request], Body::Empty, Response::Empty);
        }
        docs
    }

    pub(crate) fn page(&self, page: char) -> FileId {
        self.sources.find(&format!("api/{page}.md")).expect("pages are a to z")
    }

    /// The next line of a page.
    pub(crate) fn span(&mut self, page: char) -> Span {
        self.line += 1;
        Span::new(self.page(page), self.line * 5..self.line * 5 + 4)
    }

    /// Adds an operation with several request lines, of one method.
    pub(crate) fn add(&mut self, page: char, requests: &[&str], body: Body, response: Response) -> &mut Operation {
        let (method, _) = request(requests[0]);
        let routes = requests.iter().map(|it| route(request(it).1, self.span(page))).collect();
        let operation = Operation {
            page: self.page(page),
            title: Spanned::new("Title".to_owned(), self.span(page)),
            doc: Vec::new(),
            remarks: Vec::new(),
            product: None,
            method,
            routes,
            permissions: Vec::new(),
            headers: Vec::new(),
            query_options: Vec::new(),
            shown_options: Vec::new(),
            query_opening: None,
            placeholders: Vec::new(),
            query_parameters: Vec::new(),
            statuses: vec![200].into(),
            body: Cases::one(body.into()),
            required: Vec::new(),
            response: Cases::one(response.into()),
            several: false.into(),
            notes: Vec::new(),
            deprecated: None.into(),
        };
        self.api.operations.push(operation);
        self.api.operations.last_mut().expect("just added")
    }

    /// Adds a struct with properties given as `name: Type`, `name: Type*` for collections, `name -> Type` for
    /// navigation.
    pub(crate) fn model(&mut self, name: &str, base: Option<TypeId>, properties: &[&str]) -> TypeId {
        let properties = properties.iter().map(|it| self.property(it)).collect();
        let def = StructDef { base: base.into(), entity: true.into(), properties, ..StructDef::default() };
        self.add_type(name, TypeKind::Struct(def))
    }

    pub(crate) fn enumeration(&mut self, name: &str, members: &[&str]) -> TypeId {
        let members = members.iter().map(|it| Member::bare((*it).to_owned(), self.span('e')));
        let def = EnumDef { members: members.collect::<Vec<_>>().into(), ..EnumDef::default() };
        self.add_type(name, TypeKind::Enum(def))
    }

    fn add_type(&mut self, name: &str, kind: TypeKind) -> TypeId {
        let (namespace, name) = name.rsplit_once('.').unwrap_or(("example.graph", name));
        let name = QualifiedName { namespace: namespace.to_owned().into(), name: name.to_owned().into() };
        let origins = vec![self.span('t')];
        let it = TypeDef {
            name,
            doc: Vec::new(),
            remarks: Vec::new(),
            product: None,
            origins,
            described: true,
            kind,
            deprecated: None.into(),
        };
        self.api.types.push(it);
        TypeId(u32::try_from(self.api.types.len() - 1).expect("few types"))
    }

    pub(crate) fn property(&mut self, text: &str) -> Property {
        let (name, ty, navigation) = match text.split_once(" -> ") {
            Some((name, ty)) => (name, ty, true),
            None => text.split_once(": ").map(|(name, ty)| (name, ty, false)).expect("`name: Type`"),
        };
        let ty = self.ty(ty);
        let bare = Property::bare(name.to_owned(), ty.item.into(), ty.collection.into(), self.span('p'));
        Property { navigation: navigation.into(), ..bare }
    }

    pub(crate) fn ty(&self, text: &str) -> TypeRef {
        let name = text.trim_end_matches('*');
        let known = self.api.types.iter().position(|it| *it.name.name == name);
        let item = match name {
            "String" => ItemType::Scalar(Scalar::String),
            "Boolean" => ItemType::Scalar(Scalar::Boolean),
            "Int32" => ItemType::Scalar(Scalar::Int32),
            "Stream" => ItemType::Scalar(Scalar::Stream),
            "Binary" => ItemType::Scalar(Scalar::Binary),
            "Json" => ItemType::Json,
            _ => ItemType::Type(TypeId(u32::try_from(known.expect("a known type")).expect("few types"))),
        };
        TypeRef { item, collection: text.ends_with('*') }
    }

    pub(crate) fn value(&self, ty: &str) -> Body {
        Body::Value(self.ty(ty))
    }

    pub(crate) fn response(&self, ty: &str) -> Response {
        Response::Value(self.ty(ty))
    }

    pub(crate) fn lower(&self) -> (Krate, Vec<Diagnostic>) {
        crate::lower::lower(&self.api, &self.sources, &Config::parse("namespace: example.graph").unwrap())
    }

    /// Every function as `me::messages::list(message_id)`, in the order of modules and names.
    pub(crate) fn calls(&self) -> Vec<String> {
        functions(&self.lower().0).map(|(module, it)| call(module, it)).collect()
    }

    /// The only function.
    pub(crate) fn function(&self) -> Function {
        let krate = self.lower().0;
        let mut all = functions(&krate);
        let (_, one) = all.next().expect("a function");
        assert!(all.next().is_none(), "more than one function");
        one.clone()
    }

    /// The messages of all diagnostics.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.lower().1.into_iter().map(|it| format!("{}: {}", it.rule, it.message)).collect()
    }
}

pub(crate) fn functions(krate: &Krate) -> impl Iterator<Item = (&ModPath, &Function)> {
    let items = krate.modules.iter().flat_map(|(path, module)| module.items.iter().map(move |it| (path, it)));
    items.filter_map(|(path, it)| match it {
        Item::Function(it) => Some((path, it.as_ref())),
        Item::Struct(_) | Item::Enum(_) => None,
    })
}

pub(crate) fn path_text(path: &ModPath) -> String {
    let names: Vec<&str> = path.0.iter().map(crate::krate::Ident::as_str).collect();
    names.join("::")
}

fn call(module: &ModPath, it: &Function) -> String {
    let arguments: Vec<&str> = it.arguments.iter().map(|it| it.ident.as_str()).collect();
    format!("{}::{}({})", path_text(module), it.ident, arguments.join(", "))
}

fn request(text: &str) -> (Method, &str) {
    let (method, path) = text.split_once(' ').expect("`METHOD /path`");
    let method = match method {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        other => panic!("no method: {other}"),
    };
    (method, path)
}

/// Reads the request lines of tests: `!name` is a call without parentheses, `{p}` behind a colon an address by path.
fn route(text: &str, span: Span) -> Route {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let mut segments = Vec::new();
    let mut by_path = false;
    for piece in path.trim_start_matches('/').split('/') {
        let name = piece.trim_end_matches(':');
        segments.push(if by_path { Segment::ByPath(parameter(name)) } else { segment(name) });
        by_path = piece.ends_with(':') && !by_path;
    }
    let query = query.split('&').filter(|it| !it.is_empty()).map(|it| {
        let (name, value) = it.split_once('=').expect("`name=value`");
        let fixed = (!value.starts_with('{')).then(|| value.to_owned());
        QueryParameter { name: name.to_owned(), fixed }
    });
    Route { segments, query: query.collect(), text: text.to_owned(), span, from_example: false }
}

fn segment(text: &str) -> Segment {
    match text {
        "$ref" => Segment::Ref,
        "$value" => Segment::Value,
        "$count" => Segment::Count,
        _ if text.starts_with('{') => Segment::Key(parameter(text)),
        _ if is_qualified(text) => Segment::Cast(text.to_owned()),
        _ => match (text.strip_prefix('!'), text.split_once('(')) {
            (Some(name), _) => call_segment(name, "", false),
            (None, Some((name, arguments))) => call_segment(name, arguments.trim_end_matches(')'), true),
            (None, None) => Segment::Literal(text.to_owned()),
        },
    }
}

fn call_segment(name: &str, arguments: &str, parenthesised: bool) -> Segment {
    let arguments = arguments.split(',').filter_map(|it| it.split_once('='));
    let arguments = arguments.map(|(name, value)| Parameter { quoted: value.starts_with('\''), ..parameter(name) });
    let (name, written) = (name.to_owned(), name.to_owned());
    Segment::Call { name, written, arguments: arguments.collect(), parenthesised }
}

fn parameter(text: &str) -> Parameter {
    let inner = text.trim_matches(|it| matches!(it, '{' | '}'));
    let first = inner.split('|').next().unwrap_or_default().trim();
    Parameter { name: first.to_owned(), ..Parameter::default() }
}
