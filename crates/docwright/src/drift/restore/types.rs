//! Types restored: structs with what they inherit, and enumerations.

use crate::api::{QualifiedName, StructDef, TypeDef, TypeKind};
use crate::drift::restore::{Restorer, kind, path};
use crate::drift::snapshot::{Fact, Kind, Node, PARTED};
use crate::krate::{Doc, Enum, Field, Gate, Ident, Item, ItemKind, Struct, Type, Variant};
use crate::odata::scalar::scalar;

impl Restorer<'_> {
    pub(super) fn definition(&mut self, node: &Node) {
        if node.rust.is_empty() {
            return;
        }
        let at = path(&node.rust);
        let item = match node.fact(Fact::Shape) {
            "struct" => {
                self.describe(node);
                Item::Struct(self.structure(node))
            }
            shape => Item::Enum(enumeration(node, at.ident, shape == "flags")),
        };
        self.put(at.module, item);
    }

    /// The types that a type inherits from, the nearest first.
    fn bases<'n>(&'n self, node: &'n Node) -> impl DoubleEndedIterator<Item = &'n Node> {
        let names = node.fact(Fact::Bases).split(' ').filter(|it| !it.is_empty());
        let named: Vec<&Node> = names.filter_map(|it| self.snapshot.types.get(&it.to_ascii_lowercase())).collect();
        named.into_iter()
    }

    fn structure(&self, node: &Node) -> Struct {
        let line = self.bases(node).rev().chain([node]);
        let (mut fields, mut navigation): (Vec<Field>, Vec<Field>) = (Vec::new(), Vec::new());
        for part in line.flat_map(|it| &it.parts).filter(|it| it.is(Fact::RustType)) {
            let known = fields.iter().chain(&navigation).any(|it| it.wire == part.name);
            match part.is(Fact::Navigation) {
                _ if known => {}
                true => navigation.push(self.field(part)),
                false => fields.push(self.field(part)),
            }
        }
        let bases = self.bases(node).filter(|it| !it.rust.is_empty()).map(|it| path(&it.rust)).collect();
        let odata_name = Some(node.name.clone());
        Struct { odata_name, navigation, bases, ..Struct::bare(path(&node.rust).ident, Doc::default(), fields) }
    }

    /// A property, or a parameter of an action.
    pub(super) fn field(&self, node: &Node) -> Field {
        let documented = node.fact(Fact::Type);
        let one = documented.strip_prefix("Collection(").and_then(|it| it.strip_suffix(')'));
        let name = one.unwrap_or(documented);
        let known = self.snapshot.types.get(&name.to_ascii_lowercase()).filter(|it| !it.rust.is_empty());
        let item = known.map(kind).or_else(|| scalar(name).map(ItemKind::Scalar)).unwrap_or(ItemKind::Json);
        let listed = node.fact(Fact::Listed).split(PARTED).filter(|it| !it.is_empty());
        let ident = || Ident(node.rust.clone());
        Field {
            ident: ident(),
            setter: ident(),
            constant: ident(),
            wire: node.name.clone(),
            ty: Type { item, many: one.is_some() },
            doc: Doc::default(),
            abilities: node.fact(Fact::Abilities).to_owned(),
            values: listed.map(str::to_owned).collect(),
            read_only: node.is(Fact::ReadOnly),
            secret: false,
            deprecated: None,
            gate: Gate::Always,
        }
    }

    /// The facts of a type that only the API knows.
    fn describe(&mut self, node: &Node) {
        let (namespace, name) = node.name.rsplit_once('.').unwrap_or(("", &node.name));
        let name = QualifiedName { namespace: namespace.to_owned().into(), name: name.to_owned().into() };
        // What comes from a base counts for the type itself, since it is not related to it here.
        let open = self.bases(node).chain([node]).any(|it| it.is(Fact::Open));
        let (open, is_abstract) = (open.into(), node.is(Fact::Abstract).into());
        self.api.types.push(TypeDef {
            name,
            doc: Vec::new(),
            remarks: Vec::new(),
            product: None,
            origins: Vec::new(),
            described: true,
            kind: TypeKind::Struct(StructDef { open, is_abstract, ..StructDef::default() }),
            deprecated: None.into(),
        });
    }
}

fn enumeration(node: &Node, ident: Ident, flags: bool) -> Enum {
    let members = node.parts.iter().filter(|it| it.kind == Kind::Member);
    let variant = |it: &Node| Variant {
        ident: Ident(it.rust.clone()),
        constant: Ident(it.rust.clone()),
        wire: it.name.clone(),
        doc: Doc::default(),
        deprecated: None,
    };
    Enum {
        ident,
        doc: Doc::default(),
        odata_name: node.name.clone(),
        doc_url: String::new(),
        variants: members.map(variant).collect(),
        flags,
        deprecated: None,
        gate: Gate::Always,
    }
}
