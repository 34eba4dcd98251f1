//! Examples of functions as Rust code blocks: imports, a literal, the call.
//!
//! Texts of the documentation become string literals, whatever they hold.

use crate::emit::syntax::block::{Node, block, chain};
use crate::emit::syntax::imports::Imports;
use crate::emit::syntax::index::Index;
use crate::krate::{
    ArgumentType, Asked, Doc, Example, ExampleBody, Function, Ident, ItemPath, Literal, Member, ModPath, Response, Term,
};

/// A longer text is cut: it shows what a property is for as well.
const LONGEST_TEXT: usize = 160;

/// The names that the lines around an example have.
const TAKEN: [&str; 3] = ["answer", "body", "client"];

/// The documentation of a function with its example.
pub(crate) fn documented(index: &Index<'_>, module: &[Ident], function: &Function) -> Doc {
    let mut lines = function.doc.0.clone();
    if let Some(example) = &function.example {
        let path = ItemPath { module: ModPath(module.to_vec()), ident: function.ident.clone() };
        lines.extend(["", "# Example", ""].map(str::to_owned));
        lines.extend(Printer::new(index).block(&path, function, example));
    }
    if !lines.is_empty() && !function.sections.0.is_empty() {
        lines.push(String::new());
    }
    lines.extend(function.sections.0.iter().cloned());
    Doc(lines)
}

struct Printer {
    imports: Imports,
    /// Values that can fail to be made, which stand before the literal.
    made: Vec<String>,
    names: Vec<String>,
}

impl Printer {
    fn new(index: &Index<'_>) -> Self {
        Self { imports: Imports::of(index.krate()), made: Vec::new(), names: TAKEN.map(str::to_owned).to_vec() }
    }

    fn block(mut self, path: &ItemPath, function: &Function, example: &Example) -> Vec<String> {
        self.name_types(example);
        let body = self.body(&example.body);
        let mut code: Vec<String> = std::mem::take(&mut self.made);
        let mut arguments: Vec<String> = example.arguments.iter().map(|(ty, text)| self.argument(ty, text)).collect();
        if let Some((statement, argument)) = body {
            code.extend(statement);
            arguments.push(argument);
        }
        let mut calls = vec![Node::Leaf(format!("{}({})", self.imports.function(path), arguments.join(", ")))];
        calls.extend(example.options.iter().map(|it| self.option(it)));
        let headers = example.headers.iter().map(|(name, value)| format!(".header({}, {})", text(name), text(value)));
        calls.extend(headers.chain([".send(&client)", ".await?;"].map(str::to_owned)).map(Node::Leaf));
        code.extend(chain(answer(&function.response), &calls));
        let mut lines = vec!["```".to_owned()];
        lines.extend(self.imports.lines());
        lines.push(String::new());
        let name = self.imports.krate();
        lines.push(format!("# async fn example(client: {name}::Client) -> {name}::Result<()> {{"));
        lines.extend(code);
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        lines
    }

    /// Finds out first which types share a name.
    fn name_types(&mut self, example: &Example) {
        for (ty, _) in &example.arguments {
            match ty {
                ArgumentType::Enum(path) => self.imports.wants(path),
                ArgumentType::Kept(scalar) => self.imports.wants_runtime(scalar.rust().name()),
                ArgumentType::Text | ArgumentType::Plain(_) => {}
            }
        }
        match &example.body {
            ExampleBody::Object(it) | ExampleBody::Optional(it) => self.name_literal(it),
            ExampleBody::Reference(_) => self.imports.wants_runtime("Reference"),
            ExampleBody::Json(_) => self.imports.wants_runtime("Json"),
            ExampleBody::Content(..) => self.imports.wants_runtime("Content"),
            ExampleBody::Nothing | ExampleBody::Omitted => {}
        }
        for it in &example.options {
            if let Asked::Select(path, _) | Asked::Expand(path, _) = it {
                self.imports.wants(path);
            }
        }
    }

    fn name_literal(&mut self, it: &Literal) {
        self.imports.wants(&it.ty);
        for member in &it.members {
            match member {
                Member::Field(_, term)
                | Member::Relationship(_, term)
                | Member::Bind(_, term)
                | Member::Extra(_, term) => {
                    self.name_term(term);
                }
            }
        }
    }

    fn name_term(&mut self, term: &Term) {
        match term {
            Term::Object(it) => self.name_literal(it),
            Term::List(items) => items.iter().for_each(|it| self.name_term(it)),
            Term::Bytes(_) => self.imports.wants_runtime("Binary"),
            Term::Json(_) => self.imports.wants_runtime("Json"),
            Term::Null | Term::Bool(_) | Term::Number(_) | Term::Text(_) => {}
        }
    }

    /// The statements that make a body, and the argument for it.
    fn body(&mut self, body: &ExampleBody) -> Option<(Vec<String>, String)> {
        Some(match body {
            ExampleBody::Nothing => return None,
            ExampleBody::Omitted => (Vec::new(), "None".to_owned()),
            ExampleBody::Object(it) => (self.statement(it), "&body".to_owned()),
            ExampleBody::Optional(it) => (self.statement(it), "Some(&body)".to_owned()),
            ExampleBody::Reference(address) => {
                let name = self.imports.runtime("Reference");
                (vec![format!("let link = {name}::to({});", text(address))], "&link".to_owned())
            }
            ExampleBody::Json(json) => {
                let (name, read) = (self.imports.runtime("Json"), self.imports.runtime("json"));
                (vec![format!("let body: {name} = {read}::from_str({})?;", raw(json))], "&body".to_owned())
            }
            ExampleBody::Content(bytes, media) => {
                let name = self.imports.runtime("Content");
                let media = media.as_ref().map(|it| format!(".of_type({})", text(it))).unwrap_or_default();
                (vec![format!("let content = {name}::new({}){media};", text(bytes))], "content".to_owned())
            }
        })
    }

    fn statement(&mut self, it: &Literal) -> Vec<String> {
        let name = self.imports.runtime("model");
        let literal = self.literal(it);
        block(&format!("let body = {name}!("), &literal, ");")
    }

    fn literal(&mut self, it: &Literal) -> Node {
        let open = format!("{} {{", self.imports.ty(&it.ty));
        let members = it.members.iter().map(|member| match member {
            Member::Field(ident, term) => match self.term(term, ident.as_str()) {
                // A variable of the same name.
                Node::Leaf(variable) if variable == ident.as_str() => Node::Leaf(variable),
                value => value.led(&format!("{ident}: ")),
            },
            Member::Relationship(ident, term) => {
                let name = ident.as_str().strip_prefix("set_").unwrap_or(ident.as_str());
                Node::group(&format!("{ident}("), vec![self.term(term, name)], ")")
            }
            Member::Bind(ident, term) => {
                let links = self.term(term, "links");
                Node::group("bind(", vec![Node::Leaf(format!("{}::{ident}", self.imports.ty(&it.ty))), links], ")")
            }
            Member::Extra(name, term) => self.term(term, "value").led(&format!("{}: ", text(name))),
        });
        let members = members.collect();
        Node::group(&open, members, "}")
    }

    fn term(&mut self, term: &Term, name: &str) -> Node {
        Node::Leaf(match term {
            Term::Null => "null".to_owned(),
            Term::Bool(value) => value.to_string(),
            Term::Number(number) => number.clone(),
            Term::Text(it) => text(&cut(it)),
            Term::List(items) => {
                return Node::group("[", items.iter().map(|it| self.term(it, name)).collect(), "]");
            }
            Term::Object(it) => return self.literal(it),
            Term::Bytes(it) => {
                let ty = self.imports.runtime("Binary");
                // Four characters are three bytes.
                let bytes = it.get(..LONGEST_TEXT).unwrap_or(it);
                self.make(name, |_| format!("{ty}::from_base64({})?", text(bytes)))
            }
            Term::Json(it) => {
                let (ty, read) = (self.imports.runtime("Json"), self.imports.runtime("json"));
                self.make(name, |_| format!("{read}::from_str::<{ty}>({})?", raw(it)))
            }
        })
    }

    /// A variable for what can fail to be made: parts of a literal are closures.
    fn make(&mut self, name: &str, value: impl FnOnce(&Self) -> String) -> String {
        let plain = name.trim_start_matches("r#");
        let free = |it: &String| !self.names.contains(it);
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let variable = std::iter::once(name.to_owned()).chain(numbered).find(free).unwrap_or_default();
        self.made.push(format!("let {variable} = {};", value(self)));
        self.names.push(variable.clone());
        variable
    }

    fn argument(&mut self, ty: &ArgumentType, value: &str) -> String {
        match ty {
            ArgumentType::Text => text(value),
            // Numbers and truth values have been read.
            ArgumentType::Plain(_) => value.to_owned(),
            ArgumentType::Kept(scalar) => {
                format!("&{}::from({})", self.imports.runtime(scalar.rust().name()), text(value))
            }
            ArgumentType::Enum(path) => format!("&{}::from({})", self.imports.ty(path), text(value)),
        }
    }

    fn option(&mut self, option: &Asked) -> Node {
        let mut constants = |method: &str, path: &ItemPath, names: &[Ident]| {
            let ty = self.imports.ty(path);
            let names = names.iter().map(|it| Node::Leaf(format!("{ty}::{it}")));
            Node::group(&format!(".{method}(["), names.collect(), "])")
        };
        Node::Leaf(match option {
            Asked::Select(path, names) => return constants("select", path, names),
            Asked::Expand(path, names) => return constants("expand", path, names),
            Asked::Filter(condition) => format!(".filter({})", text(condition)),
            Asked::Top(count) => format!(".top({count})"),
            Asked::Count => ".count()".to_owned(),
            Asked::Query(name, value) => format!(".query({}, {})", text(name), text(value)),
        })
    }
}

/// How the answer is called.
fn answer(response: &Response) -> &'static str {
    match response {
        Response::Nothing => "",
        Response::Collection(_) | Response::References => "let page = ",
        Response::Count => "let count = ",
        Response::Content => "let content = ",
        Response::Model(_) | Response::Value(_) | Response::Json => "let answer = ",
    }
}

/// A string literal.
fn text(text: &str) -> String {
    format!("{text:?}")
}

/// The same of JSON, which is full of quotes.
fn raw(json: &str) -> String {
    let plain = |it: char| !it.is_control() && it != '\u{feff}';
    if json.contains("\"#") || !json.chars().all(plain) { text(json) } else { format!("r#\"{json}\"#") }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
