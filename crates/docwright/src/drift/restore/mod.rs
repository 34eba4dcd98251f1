//! A saved model as API and crate again: the reverse of observing, without places and texts.
//!
//! It has no examples, descriptions and constraints of values, as a saved model has none. It is enough to find
//! the function of a request, to read its body, and to make an answer of the right type.

mod operation;
mod types;

use std::collections::BTreeMap;

use crate::api::Api;
use crate::drift::snapshot::{Fact, Node, Snapshot};
use crate::krate::{
    Argument, ArgumentPlace, ArgumentType, Doc, Ident, Item, ItemKind, ItemPath, Krate, ModPath, RootPlace, RootType,
    Scalar,
};

/// API and crate that a snapshot was taken of, as far as it knows them.
pub fn restore(snapshot: &Snapshot) -> (Api, Krate) {
    let mut restorer = Restorer { snapshot, api: Api::default(), krate: Krate::default(), kinds: kinds(snapshot) };
    snapshot.types.values().for_each(|it| restorer.definition(it));
    snapshot.operations.values().for_each(|it| restorer.operation(it));
    snapshot.roots.values().for_each(|it| restorer.root(it));
    (restorer.api, restorer.krate)
}

struct Restorer<'s> {
    snapshot: &'s Snapshot,
    api: Api,
    krate: Krate,
    /// Structs and enumerations by their paths in Rust.
    kinds: BTreeMap<&'s str, ItemKind>,
}

fn kinds(snapshot: &Snapshot) -> BTreeMap<&str, ItemKind> {
    let types = snapshot.types.values().filter(|it| !it.rust.is_empty());
    types.map(|it| (it.rust.as_str(), kind(it))).collect()
}

fn kind(node: &Node) -> ItemKind {
    match node.fact(Fact::Shape) {
        "struct" => ItemKind::Struct(path(&node.rust)),
        _ => ItemKind::Enum(path(&node.rust)),
    }
}

/// `models::Message`
fn path(text: &str) -> ItemPath {
    let mut names: Vec<Ident> = text.split("::").map(|it| Ident(it.to_owned())).collect();
    let ident = names.pop().unwrap_or(Ident(String::new()));
    ItemPath { module: ModPath(names), ident }
}

/// The primitive type of a type of Rust; of several that have it, the most usual one.
fn scalar(rust: &str) -> Option<Scalar> {
    use Scalar::{
        Binary, Boolean, Date, DateTimeOffset, Decimal, Double, Duration, Guid, Int32, Int64, String, TimeOfDay,
    };
    let all = [String, Boolean, Int32, Int64, Double, Decimal, Guid, Date, DateTimeOffset, TimeOfDay, Duration, Binary];
    all.into_iter().find(|it| it.rust().name() == rust)
}

impl Restorer<'_> {
    /// The type of one value, as Rust names it.
    fn item(&self, rust: &str) -> ItemKind {
        let named = self.kinds.get(rust).cloned();
        named.or_else(|| scalar(rust).map(ItemKind::Scalar)).unwrap_or(ItemKind::Json)
    }

    fn put(&mut self, module: ModPath, item: Item) {
        let items = &mut self.krate.modules.entry(module).or_default().items;
        // Operations can share the parameters of an action.
        if !items.iter().any(|it| it.ident() == item.ident()) {
            items.push(item);
        }
    }

    fn root(&mut self, node: &Node) {
        let (Some((name, template)), Some((_, ident))) = (node.name.split_once(": "), node.rust.rsplit_once("::"))
        else {
            return;
        };
        let types = &mut self.krate.roots.types;
        let at = types.iter().position(|it| it.ident.as_str() == name).unwrap_or(types.len());
        if at == types.len() {
            let ident = Ident(name.to_owned());
            types.push(RootType { ident, doc: Doc::default(), starts: Vec::new(), places: Vec::new() });
        }
        let count = template.matches("{}").count();
        if count == 0 {
            types[at].starts.push(template.to_owned());
        }
        let argument = |rank: usize| Argument {
            ident: Ident(format!("key{rank}")),
            ty: ArgumentType::Text,
            place: ArgumentPlace::Segment,
            values: crate::api::Values::default(),
        };
        let arguments = (0..count).map(argument).collect();
        let (ident, template) = (Ident(ident.to_owned()), template.to_owned());
        types[at].places.push(RootPlace { ident, doc: Doc::default(), template, arguments });
    }
}
