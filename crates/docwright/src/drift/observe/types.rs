//! Types observed: bases, kind, properties or members.

use crate::api::{StructDef, TypeDef, TypeKind};
use crate::drift::observe::observer::Observer;
use crate::drift::observe::rust_names::{Names, fields};
use crate::drift::snapshot::{Fact, Kind, Node, Place};
use crate::text::source::Span;

impl Observer<'_> {
    /// A type and its parts.
    pub(crate) fn definition(self, it: &TypeDef, names: &Names<'_>) -> Node {
        let name = it.name.to_string();
        let place = it.origins.first().map(|it| self.place(*it)).unwrap_or_default();
        let structure = names.structs.get(name.as_str());
        let path = structure.map(|it| &it.0).or_else(|| names.enums.get(name.as_str()).map(|it| &it.0));
        let path = path.cloned().unwrap_or_default();
        let mut node = Node::new(Kind::Type, &name, path, place);
        self.say_area(&mut node, it.product.as_ref());
        node.say(Fact::Features, names.features.get(&node.rust).cloned().unwrap_or_default());
        self.say_docs(&mut node, &it.doc);
        self.say_deprecated(&mut node, &it.deprecated);
        match &it.kind {
            TypeKind::Struct(def) => {
                self.structure(def, &mut node);
                let fields = fields(structure.map(|it| it.1));
                node.parts = def.properties.iter().map(|it| self.property(it, &fields)).collect();
            }
            TypeKind::Enum(def) => self.enumeration(def, &name, names, &mut node),
        }
        node
    }

    fn structure(self, def: &StructDef, node: &mut Node) {
        node.say(Fact::Shape, "struct");
        node.say_if(Fact::Entity, *def.entity);
        node.say_if(Fact::Abstract, *def.is_abstract);
        node.say_if(Fact::Open, *def.open);
        let shown = |places: Vec<Place>, node: &Node| {
            // The type's own page comes first: what another page shows is seen there only where this one says nothing.
            let own = places.iter().position(|it| it.path == node.place.path);
            own.or(Some(0)).and_then(|at| places.into_iter().nth(at))
        };
        let places = |it: &mut dyn Iterator<Item = Span>| it.map(|it| self.place(it)).collect::<Vec<_>>();
        let base = shown(places(&mut def.base.places()), node);
        node.place_of(Fact::Bases, base);
        let entity = shown(places(&mut def.entity.places()), node);
        node.place_of(Fact::Entity, entity);
        let line = def.base.into_iter().flat_map(|base| self.api.lineage(base));
        node.say(Fact::Bases, line.map(|it| self.api[it].name.to_string()).collect::<Vec<_>>().join(" "));
    }
}
