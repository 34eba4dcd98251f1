//! The router: a tree of addresses that finds the function of a request.
//!
//! ```text
//! /users/{}/messages                   a tree: users → any key → messages
//! /reports/getX(period='{}')           calls go by their name and the names of their arguments
//! /me/drive/root:/{}:/children         a path between colons is one step
//! ```
//!
//! Literals outweigh keys. Addresses are told apart without regard to letter case, quotes, and the namespace in front of
//! the name of a call; whether such things agree is a question of [`Call::path`].

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::krate::{Body, Function, Item, ItemPath, Krate, Method, ModPath};
use crate::odata::Address;
use crate::odata::key::step;
use crate::odata::piece::{Argument, Piece, meant, pieces};
use crate::text::media::is_json;
use crate::text::percent::decoded;
use crate::wire::arguments::{Call, call};

/// All functions of a crate by method and address.
#[derive(Debug, Clone)]
pub struct Routes<'k> {
    krate: &'k Krate,
    tree: Arc<Tree>,
}

/// The index: places in a crate, which it does not borrow from.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    root: Node,
    /// In lower case, with the dot behind it.
    namespace: String,
}

/// A function and the module that callers name.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'k> {
    /// The module's path.
    pub module: &'k ModPath,
    /// The function.
    pub function: &'k Function,
}

impl Entry<'_> {
    /// The path that callers name.
    pub fn path(&self) -> ItemPath {
        ItemPath { module: self.module.clone(), ident: self.function.ident.clone() }
    }
}

/// Why no function was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// Nothing documented has this address.
    Address,
    /// The address has these methods only.
    Method(Vec<Method>),
}

#[derive(Debug, Default)]
struct Node {
    words: BTreeMap<String, Node>,
    key: Option<Box<Node>>,
    path: Option<Box<Node>>,
    ends: Vec<End>,
}

/// A function that an address leads to: its module and its rank there.
#[derive(Debug)]
struct End {
    method: Method,
    module: ModPath,
    rank: usize,
}

/// The names and values that the steps from the root to a node took from the address, for each step that takes any.
pub(crate) type Taken = Vec<Vec<(String, String)>>;

impl<'k> Routes<'k> {
    /// The functions of a crate; `namespace` need not be written in addresses.
    pub fn of(krate: &'k Krate, namespace: &str) -> Self {
        Self::with(krate, Arc::new(Tree::of(krate, namespace)))
    }

    /// The functions of a crate whose tree was made before.
    pub(crate) fn with(krate: &'k Krate, tree: Arc<Tree>) -> Self {
        Self { krate, tree }
    }

    /// The function that makes a request: `GET /me/messages?$top=1`, with or without host and version.
    ///
    /// # Errors
    /// When no function does.
    pub fn find(&self, method: Method, target: &str) -> Result<Call<'k>, Miss> {
        self.call(method, Address::read(target), None)
    }

    /// The methods that an address is documented with.
    pub(crate) fn methods(&self, address: Address<'_>) -> Vec<Method> {
        let mut methods = Vec::new();
        self.tree.walk(&self.tree.root, &address.pieces(), &mut Taken::new(), &mut |node, _| {
            methods.extend(node.ends.iter().map(|it| it.method));
            false
        });
        methods.sort_unstable();
        methods.dedup();
        methods
    }

    /// The function that makes a request with a body of this Content-Type: where one takes JSON and one raw content, it
    /// says which.
    pub(crate) fn call(&self, method: Method, address: Address<'_>, media: Option<&str>) -> Result<Call<'k>, Miss> {
        let raw = media.is_some_and(|it| !is_json(it));
        let pieces = address.pieces();
        let mut methods = Vec::new();
        let mut best: Option<Call<'k>> = None;
        self.tree.walk(&self.tree.root, &pieces, &mut Taken::new(), &mut |node, taken| {
            methods.extend(node.ends.iter().map(|it| it.method));
            let ends = node.ends.iter().filter(|it| it.method == method);
            let calls = ends.filter_map(|it| entry(self.krate, it));
            // Overloads at one address differ in what their query holds: the one that takes the most of it, and lacks the least.
            let rank =
                |it: &Call<'k>| (it.missing.len(), it.options.len(), (it.entry.function.body == Body::Content) != raw);
            best = calls.map(|it| call(it, taken, address)).min_by_key(rank);
            best.is_some()
        });
        methods.sort_unstable();
        methods.dedup();
        best.ok_or(if methods.is_empty() { Miss::Address } else { Miss::Method(methods) })
    }
}

impl Tree {
    /// The addresses of a crate's functions.
    pub(crate) fn of(krate: &Krate, namespace: &str) -> Self {
        let mut tree = Self { root: Node::default(), namespace: format!("{}.", namespace.to_ascii_lowercase()) };
        for (module, it) in &krate.modules {
            for (rank, item) in it.items.iter().enumerate() {
                if let Item::Function(function) = item {
                    for template in function.paths() {
                        let end = End { method: function.method, module: module.clone(), rank };
                        tree.add(template, end);
                    }
                }
            }
        }
        tree
    }

    fn add(&mut self, template: &str, end: End) {
        let mut node = &mut self.root;
        for piece in pieces(template) {
            node = match piece {
                Piece::Word(text) if text.contains("{}") => node.key.get_or_insert_default(),
                Piece::Key(_) => node.key.get_or_insert_default(),
                Piece::Path(_) => node.path.get_or_insert_default(),
                Piece::Word(text) => node.words.entry(step_in(&self.namespace, text, &[])).or_default(),
                Piece::Call(name, arguments) => {
                    node.words.entry(step_in(&self.namespace, name, &arguments)).or_default()
                }
            };
        }
        node.ends.push(end);
    }

    /// Visits the nodes that the pieces lead to, the most literal first, until `visit` is content.
    fn walk(
        &self,
        node: &Node,
        pieces: &[Piece],
        taken: &mut Taken,
        visit: &mut dyn FnMut(&Node, &Taken) -> bool,
    ) -> bool {
        let Some((first, rest)) = pieces.split_first() else {
            return visit(node, taken);
        };
        let mut step = |next: Option<&Node>, takes: Option<Vec<(String, String)>>| {
            let Some(next) = next else { return false };
            let count = taken.len();
            taken.extend(takes);
            let done = self.walk(next, rest, taken, visit);
            taken.truncate(count);
            done
        };
        let one = |text: &str| Some(vec![(String::new(), text.to_owned())]);
        match first {
            Piece::Word(text) => {
                step(node.words.get(&step_in(&self.namespace, text, &[])), None)
                    || step(node.key.as_deref(), one(&decoded(text)))
            }
            Piece::Key(text) => step(node.key.as_deref(), one(&meant(text))),
            Piece::Path(text) => step(node.path.as_deref(), one(&decoded(text))),
            Piece::Call(name, arguments) => {
                let given = arguments.iter().map(|it| (it.name.to_owned(), it.meant())).collect();
                let takes = (!arguments.is_empty()).then_some(given);
                step(node.words.get(&step_in(&self.namespace, name, arguments)), takes)
            }
        }
    }
}

/// The step of a word or call in the tree; the namespace need not be written.
fn step_in(namespace: &str, name: &str, arguments: &[Argument<'_>]) -> String {
    let names: Vec<&str> = arguments.iter().map(|it| it.name).collect();
    let step = step(&decoded(name), &names);
    step.strip_prefix(namespace).map_or(step.clone(), str::to_owned)
}

fn entry<'k>(krate: &'k Krate, end: &End) -> Option<Entry<'k>> {
    let (module, it) = krate.modules.get_key_value(&end.module)?;
    match it.items.get(end.rank)? {
        Item::Function(function) => Some(Entry { module, function }),
        Item::Struct(_) | Item::Enum(_) => None,
    }
}

/// All functions of a crate.
pub(crate) fn entries(krate: &Krate) -> impl Iterator<Item = Entry<'_>> {
    krate.modules.iter().flat_map(|(module, it)| {
        it.items.iter().filter_map(move |item| match item {
            Item::Function(function) => Some(Entry { module, function }),
            Item::Struct(_) | Item::Enum(_) => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::source::Sources;

    const PAGE: &str = "# List lamps\n## HTTP request\n```http\nGET /lamps\nGET /lamps/{id}\nGET /lamps/newest\n\
        GET /users/{id | name}/lamps/{id}\nGET /me/drive/root:/{item-path}:/lamps\n\
        GET /lamps/find(room='{room}',watts={watts})\nGET /lamps?near={place}\n```\n## Response\n\
        If successful, this method returns a `200 OK` response code and a [lamp](lamp.md) object in the response body.\n";

    /// The template of the function, its arguments and its path, or why there is none.
    fn found(method: Method, target: &str) -> String {
        let sources = Sources::from_texts([("api/lamp.md", PAGE)]);
        let (krate, _) = crate::plan(&sources, &Config::default());
        match Routes::of(&krate, "example.graph").find(method, target) {
            Ok(it) => {
                let arguments: Vec<_> = it.arguments.iter().map(|it| it.as_deref().unwrap_or("-")).collect();
                let options: Vec<_> = it.options.iter().map(|it| it.0.as_str()).collect();
                let missing = it.missing.join(",");
                format!(
                    "{} [{}] {} {}{missing}",
                    it.entry.function.template,
                    arguments.join(" "),
                    it.path,
                    options.join(",")
                )
            }
            Err(miss) => format!("{miss:?}"),
        }
    }

    #[test]
    fn requests_find_their_functions() {
        for (target, want) in [
            ("/lamps", "/lamps [] /lamps "),
            ("https://api.contoso.example/v1.0/Lamps/7?$select=id", "/lamps/{} [7] /lamps/7 $select"),
            ("/lamps('7')", "/lamps/{} [7] /lamps/7 "),
            ("/lamps/newest", "/lamps/newest [] /lamps/newest "),
            ("/users/a%2Fb/lamps/2/", "/users/{}/lamps/{} [a/b 2] /users/a/b/lamps/2 "),
            (
                "/me/drive/root:/a/b c.txt:/lamps",
                "/me/drive/root:/{}:/lamps [a/b c.txt] /me/drive/root:/a/b c.txt:/lamps ",
            ),
            (
                "/lamps/example.graph.find(watts=3,room='Ada''s')",
                "/lamps/find(room='{}',watts={}) [Ada's 3] /lamps/find(room='Ada''s',watts=3) ",
            ),
            ("/lamps?near=me&$top=1", "/lamps [me] /lamps $top"),
            ("/lamps/7/8", "Address"),
            ("/", "Address"),
        ] {
            assert_eq!(found(Method::Get, target), want, "{target}");
        }
        assert_eq!(found(Method::Post, "/lamps"), "Method([Get])");
    }
}
