//! Debug dumps and Rust files as snapshots print them: without default values, and without what is alike everywhere.
//!
//! So a snapshot changes with what is said of the API in it, and not with every field and trait that a phase gains.
//! Nothing is lost: which fields and impls are absent, and that absence means the default, follows from the types.

use std::collections::BTreeSet;
use std::fs;
use std::iter::Peekable;
use std::path::Path;
use std::sync::LazyLock;

use quote::ToTokens;
use syn::{Expr, ImplItem, Item, ItemImpl, Stmt};

use crate::support::here;

/// Longer than a line of code, as there is more of it: most of a dump is brackets.
const WIDTH: usize = 110;

/// A line of a dump, or what stands between the line that opens a bracket and the one that closes it.
enum Node<'a> {
    Line(String),
    Group(&'a str, Vec<Node<'a>>, &'a str),
}

/// A dump by `{:#?}` without fields that have a default value; a bracket with little in it stands on one line.
pub(crate) fn dump(pretty: &str) -> String {
    let mut lines = pretty.lines().peekable();
    let mut text = String::new();
    for node in said(nodes(&mut lines)) {
        print(&node, 0, &mut text);
    }
    assert_eq!(lines.next(), None, "a bracket is closed that none opened");
    text
}

/// The nodes up to the line that closes the bracket around them.
fn nodes<'a>(lines: &mut Peekable<std::str::Lines<'a>>) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    while let Some(line) = lines.next_if(|it| !it.trim_start().starts_with(['}', ']', ')'])) {
        let line = line.trim_start();
        // Texts stand in quotes, so that none looks like a bracket at its end.
        if line.ends_with(['{', '[', '(']) {
            let content = self::nodes(lines);
            nodes.push(Node::Group(line, content, lines.next().unwrap().trim_start()));
        } else {
            nodes.push(Node::Line(line.to_owned()));
        }
    }
    nodes
}

/// The nodes that say something.
fn said(nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    nodes.into_iter().filter_map(saying).collect()
}

fn saying(node: Node<'_>) -> Option<Node<'_>> {
    match node {
        Node::Line(line) => (!is_default(&line)).then_some(Node::Line(line)),
        Node::Group(open, content, close) => match (said(content), open.strip_suffix(" {")) {
            (content, Some(name)) if content.is_empty() => {
                let default = close == "}," && is_field_of_a_struct(name);
                (!default).then(|| Node::Line(format!("{name}{}", &close[1..])))
            }
            (content, _) => Some(Node::Group(open, content, close)),
        },
    }
}

fn is_default(line: &str) -> bool {
    let value = line.split_once(": ").filter(|(name, _)| is_name(name));
    value.is_some_and(|(_, it)| ["None,", "[],", "{},", "false,", "\"\","].contains(&it))
}

/// Is this `field: Struct`, which says nothing if nothing is said in it?
fn is_field_of_a_struct(open: &str) -> bool {
    let value = open.split_once(": ").filter(|(name, _)| is_name(name));
    value.is_some_and(|(_, it)| it.starts_with(char::is_uppercase) && !VARIANTS.contains(it))
}

/// Is this the name of a field, and not a key of a map?
fn is_name(text: &str) -> bool {
    text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

/// The variants of the library's enums that have fields: one whose fields all have default values still says which it is.
static VARIANTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut variants = BTreeSet::new();
    collect_variants(&here().join("src"), &mut variants);
    variants
});

fn collect_variants(folder: &Path, variants: &mut BTreeSet<String>) {
    for path in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        if path.is_dir() {
            collect_variants(&path, variants);
        } else if path.extension().is_some_and(|it| it == "rs") {
            for item in syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap().items {
                let Item::Enum(it) = item else { continue };
                let with_fields = it.variants.iter().filter(|it| matches!(it.fields, syn::Fields::Named(_)));
                variants.extend(with_fields.map(|it| it.ident.to_string()));
            }
        }
    }
}

fn print(node: &Node<'_>, depth: usize, text: &mut String) {
    let indent = " ".repeat(4 * depth);
    let line = on_one_line(node);
    match node {
        Node::Group(open, content, close) if indent.len() + line.len() > WIDTH => {
            *text += &format!("{indent}{open}\n");
            content.iter().for_each(|it| print(it, depth + 1, text));
            *text += &format!("{indent}{close}\n");
        }
        _ => *text += &format!("{indent}{line}\n"),
    }
}

fn on_one_line(node: &Node<'_>) -> String {
    match node {
        Node::Line(line) => line.clone(),
        Node::Group(open, content, close) => {
            let space = if open.ends_with('{') { " " } else { "" };
            let content: Vec<String> = content.iter().map(on_one_line).collect();
            format!("{open}{space}{}{space}{close}", content.join(" ").trim_end_matches(','))
        }
    }
}

/// The traits whose implementations follow from a type's name and fields.
pub(crate) const ALIKE: [&str; 13] = [
    "::std::fmt::Debug",
    "::std::fmt::Display",
    "::std::ops::BitOr",
    "Clone",
    "Default",
    "From<&str>",
    "PartialEq",
    "PartialEq<&str>",
    "PartialEq<str>",
    "graph::Item",
    "graph::serde::Deserialize<'de>",
    "graph::serde::Serialize",
    RECORD,
];

/// The trait of which only the description of the type is printed.
const RECORD: &str = "graph::Record";

/// A generated file without what is alike, lint levels and implementations of traits, and without zeros in tables.
pub(crate) fn file(path: &str, text: &str) -> String {
    if !path.ends_with(".rs") {
        return text.lines().filter(|it| !it.ends_with("| 0 |")).map(|it| format!("{it}\n")).collect();
    }
    let mut file = syn::parse_file(text).unwrap();
    // The crate root says much the same of every crate that has no areas.
    let is_alike = path == "src/lib.rs" && !text.contains("\n//! # Features\n");
    file.attrs.retain(|it| it.path().is_ident("doc") && !is_alike);
    file.items.retain_mut(|it| if let Item::Impl(it) = it { reduce(it) } else { true });
    // Comments are no syntax: where the file comes from stands in those at its start.
    let head = text.lines().take_while(|it| it.starts_with("// ")).map(|it| format!("{it}\n"));
    head.collect::<String>() + &prettyplease::unparse(&file)
}

/// Takes from an implementation what is alike for every type; is anything left?
fn reduce(implementation: &mut ItemImpl) -> bool {
    let Some((of, _)) = &implementation.trait_ else { return true };
    let of = of.to_token_stream().to_string().replace(' ', "");
    if of != RECORD {
        return !ALIKE.contains(&of.as_str());
    }
    implementation.items.retain_mut(|it| match it {
        ImplItem::Fn(it) if it.sig.ident == "shape" => {
            let Some(Stmt::Expr(Expr::Reference(it), None)) = it.block.stmts.first_mut() else { return true };
            let Expr::Struct(it) = &mut *it.expr else { return true };
            let said = std::mem::take(&mut it.fields).into_iter();
            it.fields = said.filter(|it| it.expr.to_token_stream().to_string().replace(' ', "") != "&[]").collect();
            true
        }
        _ => false,
    });
    true
}

#[derive(Debug, Default)]
#[allow(dead_code, reason = "it is read as a dump")]
struct Sample {
    list: Vec<Sample>,
    optional: Option<bool>,
    text: &'static str,
    inner: Inner,
    any: Option<Inner>,
    standing: Option<Standing>,
}

#[derive(Debug, Default)]
#[allow(dead_code, reason = "it is read as a dump")]
struct Inner {
    flag: bool,
}

#[derive(Debug)]
#[allow(dead_code, reason = "it is read as a dump")]
enum Standing {
    /// Called as one of the library.
    Vote { total: Option<u32> },
}

#[test]
fn only_default_values_are_left_out() {
    let shown = |it: Sample| dump(&format!("{it:#?}"));
    assert_eq!(shown(Sample::default()), "Sample\n");
    let list = vec![Sample::default(), Sample { text: "flag: false,", ..Sample::default() }];
    assert_eq!(
        shown(Sample { list, optional: Some(false), any: Some(Inner { flag: false }), ..Sample::default() }),
        "Sample { list: [Sample, Sample { text: \"flag: false,\" }], optional: Some(false), any: Some(Inner) }\n"
    );
    let standing = Some(Standing::Vote { total: None });
    let inner = Inner { flag: true };
    assert_eq!(
        shown(Sample { text: "{\n}", inner, standing, ..Sample::default() }),
        "Sample { text: \"{\\n}\", inner: Inner { flag: true }, standing: Some(Vote) }\n"
    );
    assert!(is_field_of_a_struct("inner: Inner") && !is_field_of_a_struct("standing: Vote"));
}

#[test]
fn what_does_not_fit_stands_line_by_line() {
    let texts = ["a".repeat(60), "b".repeat(60)];
    assert_eq!(dump(&format!("{texts:#?}")), format!("[\n    {:?},\n    {:?},\n]\n", texts[0], texts[1]));
}
