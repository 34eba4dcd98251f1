//! Rust signatures of items, as callers see them.
//!
//! ```text
//! // models::Message                                 // users::messages
//! /// `subject`: $filter(eq) $orderby                /// GET /users/{}/messages
//! pub subject: Option<String>                        pub fn list(user_id: &str) -> Request<Collection<models::Message>>
//! ```

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::drift::snapshot::{Fact, Kind, Node, Snapshot};

/// Parts of a type that are shown.
const SHOWN: usize = 12;

/// Writes items of one set.
#[derive(Debug)]
pub(crate) struct Signatures<'a> {
    snapshot: &'a Snapshot,
    /// The paths of structs: fields hold them in boxes.
    structs: BTreeSet<&'a str>,
}

impl<'a> Signatures<'a> {
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        let structs = snapshot.types.values().filter(|it| it.fact(Fact::Shape) == "struct");
        Self { snapshot, structs: structs.map(|it| it.rust.as_str()).collect() }
    }

    /// The text of an item; empty when nothing in Rust stands for it.
    pub(crate) fn text(&self, owner: &Node, item: &Node) -> String {
        match item.kind {
            Kind::Type | Kind::Operation | Kind::Access if owner.rust.is_empty() => String::new(),
            Kind::Type => self.definition(item),
            Kind::Operation => function(item),
            Kind::Access => access(owner, item),
            Kind::Root => format!("{}({})", item.rust, item.fact(Fact::Arguments)),
            Kind::Sent | Kind::Header | Kind::Query | Kind::Argument => String::new(),
            Kind::Property | Kind::Parameter | Kind::Member if item.rust.is_empty() => String::new(),
            Kind::Property | Kind::Parameter => {
                let of = if item.kind == Kind::Parameter { owner.fact(Fact::Body) } else { &owner.rust };
                format!("// {of}\n{}", self.field(item, ""))
            }
            Kind::Member => format!("// {}\n{}", owner.rust, member(item, "")),
        }
    }

    fn definition(&self, item: &Node) -> String {
        let (home, name) = split(&item.rust);
        let mut text = format!("// {home}\n");
        let mut traits: Vec<&str> = Vec::new();
        let facts = [(Fact::Abstract, "abstract"), (Fact::Open, "open"), (Fact::Entity, "an entity")];
        traits.extend(facts.into_iter().filter(|it| item.is(it.0)).map(|it| it.1));
        match item.fact(Fact::Shape) {
            "flags" => traits.push("a set of members"),
            "enum" => traits.push("an open enumeration"),
            _ => {}
        }
        let _ = writeln!(text, "/// `{}`: {}", item.name, traits.join(", "));
        let _ = writeln!(text, "pub struct {name} {{");
        for it in item.parts.iter().take(SHOWN) {
            let part = if it.kind == Kind::Member { member(it, "    ") } else { self.field(it, "    ") };
            let line = part.lines().last().unwrap_or_default();
            let _ = writeln!(text, "{line}{}", if it.kind == Kind::Member { "" } else { "," });
        }
        if item.parts.len() > SHOWN {
            let _ = writeln!(text, "    // … and {} more", item.parts.len() - SHOWN);
        }
        text.push('}');
        for base in item.words(Fact::Bases) {
            let base = self.snapshot.types.get(&base.to_lowercase()).map_or(base, |it| &it.rust);
            let _ = write!(text, "\nimpl Is<{base}> for {name} {{}}");
        }
        text
    }

    /// A field, or the accessor of a relationship.
    fn field(&self, item: &Node, indent: &str) -> String {
        let marks = [(Fact::ReadOnly, "read-only"), (Fact::Required, "required")];
        let marks = marks.into_iter().filter(|it| item.is(it.0)).map(|it| it.1);
        let about: Vec<&str> = marks.chain([item.fact(Fact::Abilities)]).filter(|it| !it.is_empty()).collect();
        let about = if about.is_empty() { String::new() } else { format!(": {}", about.join(" ")) };
        let (name, ty) = (&item.rust, item.fact(Fact::RustType));
        let line = if item.is(Fact::Navigation) {
            format!("pub fn {name}(&self) -> Result<Option<{ty}>>")
        } else if self.structs.contains(ty) {
            format!("pub {name}: Option<Box<{ty}>>")
        } else {
            format!("pub {name}: Option<{ty}>")
        };
        format!("{indent}/// `{}`{about}\n{indent}{line}", item.name)
    }
}

fn member(item: &Node, indent: &str) -> String {
    let value = item.fact(Fact::Value);
    let value = if value.is_empty() { String::new() } else { format!(" = {value}") };
    format!("{indent}/// `{}`{value}\n{indent}pub const {}: Self", item.name, item.rust)
}

fn function(item: &Node) -> String {
    let (home, name) = split(&item.rust);
    let list = |fact| item.fact(fact).split(", ").filter(|it: &&str| !it.is_empty()).map(str::to_owned);
    let arguments = list(Fact::ArgumentNames).zip(list(Fact::Arguments)).map(|(name, ty)| format!("{name}: {ty}"));
    let body = match item.fact(Fact::Body) {
        "" => None,
        "Reference" => Some("reference: &Reference".to_owned()),
        "Content" => Some("content: Content".to_owned()),
        ty if item.is(Fact::Omittable) => Some(format!("body: Option<&{ty}>")),
        ty => Some(format!("body: &{ty}")),
    };
    let arguments: Vec<String> = arguments.chain(body).collect();
    let response = match item.fact(Fact::Response) {
        "" => "()",
        ty => ty,
    };
    let method = item.method();
    let mut text = format!("// {home}\n/// {method} {}\n", item.fact(Fact::Template));
    for (fact, what) in [(Fact::Fixed, "always sent"), (Fact::Status, "answered with")] {
        if item.is(fact) {
            let _ = writeln!(text, "/// {what}: {}", item.fact(fact));
        }
    }
    let _ = write!(text, "pub fn {name}({}) -> Request<{response}>", arguments.join(", "));
    text
}

/// The constant beside a function, with what one kind of account needs.
fn access(owner: &Node, item: &Node) -> String {
    let (home, name) = split(&owner.rust);
    let name = name.trim_start_matches("r#").to_uppercase();
    let sets = item.fact(Fact::AnyOf).replace(", ", "\n/// or ");
    format!("// {home}\n/// {}:\n/// {sets}\npub const {name}: Endpoint", item.name)
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once("::").unwrap_or(("", path))
}
