//! Intra-doc links: links to published pages that lead to the types and functions which the crate made of them.
//!
//! ```text
//! [user](https://…/resources/user)    [user](crate::models::User)             a page that describes a type
//! [List users](https://…/user-list)   [List users](fn@crate::users::list)     a page that documents a request
//! ```
//!
//! An item that can be switched off while the text stays is left to its page, and so is everything in the list of pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Api, TypeDef};
use crate::krate::{Doc, Field, Function, Gate, Item, ItemPath, Krate};
use crate::lower::docs::links::{Links, NOWHERE};
use crate::lower::types::structs::qualified;
use crate::odata::name::split_qualified;
use crate::text::source::{FileId, Span};

/// The section whose links are to pages.
pub(crate) const PAGES: &str = "# Documentation";

/// An item that a page is about.
struct Target {
    /// The path of the link.
    path: String,
    /// When it is compiled.
    gate: Gate,
    /// The name that tells it from others of its page; nothing of a function.
    name: String,
    /// It is an enumeration, or the page is not its home; and where it stands there.
    rank: (bool, Option<Span>),
}

/// The items by the address of their pages, in lower case.
type Targets = BTreeMap<String, Vec<Target>>;

/// Makes the links of all documentation lead to items.
pub(crate) fn link(krate: &mut Krate, api: &Api, links: &Links<'_>) {
    let targets = targets(krate, api, links);
    let mut gates: Vec<Gate> = Vec::new();
    for (path, module) in &krate.modules {
        gates.extend(module.items.iter().map(|it| krate.gate(path, it.gate()).clone()));
    }
    let items = krate.modules.values_mut().flat_map(|it| &mut it.items);
    for (item, gate) in items.zip(&gates) {
        let write = |doc: &mut Doc, gate: &Gate| doc_links(doc, gate, &targets);
        match item {
            Item::Function(it) => {
                write(&mut it.doc, gate);
                write(&mut it.sections, gate);
            }
            Item::Struct(it) => {
                write(&mut it.doc, gate);
                doc_links(&mut it.sections, gate, &Targets::new());
                it.fields.iter_mut().for_each(|it| write(&mut it.doc, gate));
                it.navigation.iter_mut().for_each(|it| {
                    let gate = narrower(it, gate);
                    write(&mut it.doc, &gate);
                });
            }
            Item::Enum(it) => {
                write(&mut it.doc, gate);
                it.variants.iter_mut().for_each(|it| write(&mut it.doc, gate));
            }
        }
    }
}

/// The address of a function in a link; modules may have the same name.
pub(crate) fn function(path: &ItemPath) -> String {
    format!("fn@{}", of_type(path))
}

/// The address of a type in a link. rustdoc finds a keyword by its name alone, and would take the rest for a place on the page.
fn of_type(path: &ItemPath) -> String {
    format!("crate::{}", path.to_string().replace("r#", ""))
}

/// When the accessors of a relationship are compiled.
fn narrower(field: &Field, model: &Gate) -> Gate {
    if field.gate == Gate::Always { model.clone() } else { field.gate.clone() }
}

fn targets(krate: &Krate, api: &Api, links: &Links<'_>) -> Targets {
    let types: BTreeMap<String, &TypeDef> = api.types.iter().map(|it| (qualified(it), it)).collect();
    let mut targets = Targets::new();
    let mut add = |address: &str, target| targets.entry(address.to_ascii_lowercase()).or_default().push(target);
    for (module, it) in &krate.modules {
        for item in &it.items {
            let gate = krate.gate(module, item.gate()).clone();
            let path = it.path_of(module, item.ident());
            let (name, is_enum) = match item {
                Item::Struct(it) => (it.odata_name.as_deref().unwrap_or_default(), false),
                Item::Enum(it) => (it.odata_name.as_str(), true),
                Item::Function(it) => {
                    for (file, rank) in pages(it) {
                        let (path, gate) = (function(&path), gate.clone());
                        add(links.page(file), Target { path, gate, name: String::new(), rank });
                    }
                    continue;
                }
            };
            // Parameters of actions have no name and no page.
            let described = types.get(name).filter(|it| it.described);
            let files: BTreeSet<FileId> = described.into_iter().flat_map(|it| &it.origins).map(|it| it.file).collect();
            for file in files {
                let name = split_qualified(name).1.to_ascii_lowercase();
                let (path, gate) = (of_type(&path), gate.clone());
                add(links.page(file), Target { path, gate, name, rank: (is_enum, None) });
            }
        }
    }
    targets.values_mut().for_each(|it| it.sort_by_key(|it| it.rank));
    targets
}

/// The pages of a function, and the rank that it has on each.
fn pages(it: &Function) -> impl Iterator<Item = (FileId, (bool, Option<Span>))> {
    let home = it.lines.first().map(|it| it.span.file);
    let mut seen = Vec::new();
    it.lines.iter().filter_map(move |line| {
        let file = line.span.file;
        if seen.contains(&file) {
            return None;
        }
        seen.push(file);
        Some((file, (Some(file) != home, Some(line.span))))
    })
}

fn doc_links(doc: &mut Doc, gate: &Gate, targets: &Targets) {
    let pages = doc.0.iter().position(|it| it == PAGES).unwrap_or(doc.0.len());
    for (at, line) in doc.0.iter_mut().enumerate() {
        if line.contains("](http") {
            // The list of pages is about pages.
            *line = line_links(line, gate, if at < pages { Some(targets) } else { None });
        }
    }
}

fn line_links(line: &str, gate: &Gate, targets: Option<&Targets>) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((address, behind)) = after.split_once(')') else { break };
        out.extend([before, "]("]);
        let label = out.rsplit('[').next().unwrap_or_default().trim_end_matches("](");
        let target = targets.and_then(|it| target(address, label, it)).filter(|it| it.gate.covers(gate));
        match target {
            None if address.starts_with(NOWHERE) => unlinked(&mut out),
            _ => out.extend([target.map_or(address, |it| &it.path), ")"]),
        }
        rest = behind;
    }
    out + rest
}

/// Makes the link whose address would come next its text.
fn unlinked(out: &mut String) {
    out.truncate(out.len() - "](".len());
    let opens = |at: &usize| !out[..*at].ends_with('\\');
    if let Some(open) = out.rmatch_indices('[').map(|it| it.0).find(opens) {
        out.remove(open);
    }
}

/// The item that an address is about. Of the types of one page, it is the one that the link names, or else the only one with
/// properties; of the functions, the first.
fn target<'t>(address: &str, label: &str, targets: &'t Targets) -> Option<&'t Target> {
    let page = address.split('#').next().unwrap_or_default();
    let found = targets.get(&page.to_ascii_lowercase())?;
    match found.as_slice() {
        [only] => Some(only),
        [first, ..] if first.name.is_empty() => Some(first),
        types => {
            let label = label.replace('\\', "").to_ascii_lowercase();
            let structs = types.iter().take_while(|it| !it.rank.0).count();
            types.iter().find(|it| it.name == label).or_else(|| types.first().filter(|_| structs == 1))
        }
    }
}
