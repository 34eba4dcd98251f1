//! Members of enumerations observed: numbers and descriptions.

use std::collections::BTreeMap;

use crate::api::EnumDef;
use crate::drift::observe::observer::Observer;
use crate::drift::observe::rust_names::Names;
use crate::drift::snapshot::{Fact, Kind, Node};

impl Observer<'_> {
    /// Adds the members of an enumeration.
    pub(crate) fn enumeration(self, def: &EnumDef, name: &str, names: &Names<'_>, node: &mut Node) {
        node.say(Fact::Shape, if def.flags { "flags" } else { "enum" });
        let variants = names.enums.get(name).map_or(&[][..], |it| &it.1.variants);
        let constants: BTreeMap<&str, &str> =
            variants.iter().map(|it| (it.wire.as_str(), it.constant.as_str())).collect();
        node.parts.extend(def.members.iter().map(|it| {
            let constant = constants.get(it.name.as_str()).copied().unwrap_or_default();
            let mut member = Node::new(Kind::Member, &it.name, constant, self.place(it.origin));
            member.say(Fact::Value, it.value.map(|it| it.to_string()).unwrap_or_default());
            member.say(Fact::Doc, self.doc(it.doc.as_ref()));
            self.say_deprecated(&mut member, &it.deprecated);
            member
        }));
    }
}
