//! What a change means for Rust callers, in their terms.

use crate::drift::class::Class;
use crate::drift::compare::Pair;
use crate::drift::compare::abilities::is_list_of;
use crate::drift::rules::Rule;
use crate::drift::snapshot::{Fact, Kind, Node};

/// One sentence, without a final full stop.
pub(crate) fn of(rule: Rule, owner: Pair<'_>, item: Pair<'_>, (old, new): (&str, &str)) -> String {
    let before = path(owner.old.or(owner.new), item.old);
    let now = path(owner.new.or(owner.old), item.new);
    let one = if now.is_empty() { &before } else { &now };
    match rule {
        Rule::TypeRemoved
        | Rule::PropertyRemoved
        | Rule::MemberRemoved
        | Rule::OperationRemoved
        | Rule::PathRemoved
        | Rule::ParameterRemoved => format!("{before} is gone: code that names it no longer compiles"),
        Rule::TypeAdded
        | Rule::PropertyAdded
        | Rule::MemberAdded
        | Rule::OperationAdded
        | Rule::PathAdded
        | Rule::ParameterAdded => format!("{now} is new: nothing that compiles today is affected"),
        Rule::PropertyAddedRequired | Rule::ParameterAddedRequired => {
            format!("{now} is new and must be set: requests without it compile and are refused")
        }
        Rule::PropertyRequired | Rule::ParameterRequired => {
            format!("{now} must be set: requests without it compile and are refused")
        }
        Rule::NameTaken => {
            format!("{before} is something else now, and {now} is what it was: callers compile and use the other one")
        }
        Rule::PropertyOptional | Rule::ParameterOptional => format!("{now} need not be set any longer"),
        _ if is_rename(rule) => renamed(&before, &now),
        Rule::PropertyType | Rule::ParameterType => rust_types(item, one),
        Rule::PropertyWireType | Rule::ParameterWireType => {
            format!("{one} keeps its Rust type: what the service takes and answers may differ")
        }
        Rule::PropertyNavigation => {
            format!("{one} changes between a field and a method: code that uses it no longer compiles")
        }
        Rule::PropertyReadOnly => format!("{one} is left out of what create and update send"),
        Rule::PropertyWritable => format!("{one} is sent by create and update where it is set"),
        Rule::PropertyAbilityLost if is_list_of(old, new) => {
            format!("the operators that `$filter` takes on {one} are now listed: others may be refused")
        }
        Rule::PropertyAbilityLost => format!("queries on {one} may be refused that were not, or no longer answer it"),
        Rule::PropertyAbilityGained => format!("{one} can be queried as it could not be before"),
        Rule::TypeKind => format!("{one} is another kind of type: code that uses it no longer compiles"),
        Rule::TypeBaseRemoved => format!("{one} loses the fields and conversions of a base type"),
        Rule::TypeBaseAdded => format!("{one} gains the fields and conversions of a base type"),
        Rule::OperationArguments | Rule::OperationReordered | Rule::BodyType | Rule::ReplyType => {
            signature(rule, one, (old, new))
        }
        Rule::PropertyDefault => {
            format!("{one} is {} where it is not set, and was {}", value(new), value(old))
        }
        _ => of_request(rule, one, (old, new)).unwrap_or_else(|| by_class(rule, one)),
    }
}

/// What changes about arguments, permissions and features.
fn of_request(rule: Rule, one: &str, (old, new): (&str, &str)) -> Option<String> {
    Some(match rule {
        Rule::BodyOmittable if new.is_empty() => {
            format!("{one} needs what it sends, and takes no `Option` any more: calls no longer compile")
        }
        Rule::BodyOmittable => {
            format!("{one} can go without what it sends, and takes an `Option`: calls no longer compile")
        }
        Rule::PermissionNeeded => {
            format!("what sufficed for {one} does so only with a further permission: programs may lack it")
        }
        Rule::PermissionRemoved => {
            format!("permissions that sufficed for {one} no longer do: programs may lack others")
        }
        Rule::PermissionOrder => {
            format!("the constant beside {one} names another permission first; what sufficed still does")
        }
        Rule::PermissionAlternative => format!("further permissions suffice for {one}; what sufficed still does"),
        Rule::OperationArgumentReplaced => {
            format!("{one} takes ({new}) instead of ({old}): calls compile and pass something else")
        }
        Rule::Area => {
            let area = if new.is_empty() { "no area".to_owned() } else { format!("the area {}", value(new)) };
            format!("{one} belongs to {area}; every feature that had it still has it, or is gone")
        }
        Rule::FeatureLost => lost(one, (old, new)),
        Rule::FeatureGained if new.is_empty() => format!("{one} is compiled whatever features are chosen"),
        Rule::FeatureGained => {
            format!("{one} is compiled with further features: nothing that compiles today is affected")
        }
        Rule::SentRequired => {
            format!("what {one} is sent must set `{new}`: requests without it compile and are refused")
        }
        Rule::SentOptional => format!("what {one} is sent need not set `{old}` any longer"),
        Rule::QueryClosed => format!("the query parameters that {one} takes are now listed: others may be refused"),
        Rule::QueryOpened => {
            format!("{one} takes query parameters that are not named: nothing is refused that was not")
        }
        _ => return None,
    })
}

fn is_rename(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::TypeRenamed
            | Rule::TypeRustName
            | Rule::PropertyRenamed
            | Rule::PropertyRustName
            | Rule::MemberRenamed
            | Rule::MemberRustName
            | Rule::ParameterRenamed
            | Rule::ParameterRustName
            | Rule::OperationRenamed
            | Rule::OperationRustName
    )
}

/// What the signature of a function was and is.
fn signature(rule: Rule, one: &str, (old, new): (&str, &str)) -> String {
    let (before, now) = (value(old), value(new));
    match rule {
        Rule::BodyType => format!("{one} is sent {now} instead of {before}: calls no longer compile"),
        Rule::ReplyType => {
            format!("{one} answers {now} instead of {before}: code that reads the answer no longer compiles")
        }
        Rule::OperationReordered => {
            format!("{one} takes ({new}) instead of ({old}): calls compile and pass the wrong values")
        }
        _ => format!("{one} takes ({new}) instead of ({old}): calls no longer compile"),
    }
}

/// What the rule finds, said of the item.
fn by_class(rule: Rule, one: &str) -> String {
    let found = rule.explanation().trim().trim_end_matches('.');
    let mut letters = found.chars();
    let found = letters.next().map(|it| it.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default();
    match rule.class() {
        Class::Docs if rule == Rule::OperationNotes => {
            format!("{one} is the same; what is said about calling it reads differently: who can, when, or what then")
        }
        Class::Docs => "nothing changes for callers".to_owned(),
        Class::Additive => format!("{found}; callers of {one} compile and act as before"),
        Class::Behaviour | Class::Breaking => format!("{found}; callers of {one} compile as before"),
    }
}

fn renamed(before: &str, now: &str) -> String {
    if before == now {
        return format!("{now} keeps its Rust name; another name is sent");
    }
    format!("{before} is now {now}: code that names it no longer compiles")
}

fn rust_types(item: Pair<'_>, one: &str) -> String {
    let ty = |it: Option<&Node>| it.map_or("", |it| it.fact(Fact::RustType)).to_owned();
    let (old, new) = (ty(item.old), ty(item.new));
    format!("{one} is of type {} instead of {}: code that uses it no longer compiles", value(&new), value(&old))
}

/// The features that no longer have an item.
fn lost(one: &str, (old, new): (&str, &str)) -> String {
    let names =
        |text: &str| text.split(' ').filter(|it| !it.is_empty()).map(|it| format!("`{it}`")).collect::<Vec<_>>();
    let without: Vec<String> = names(old).into_iter().filter(|it| !names(new).contains(it)).collect();
    let without = if without.is_empty() { "no feature at all".to_owned() } else { without.join(", ") };
    let now = names(new).join(" or ");
    format!("{one} is compiled with {now} only: programs that chose {without} no longer find it")
}

/// A type, or that there is none.
fn value(text: &str) -> String {
    if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") }
}

/// The path that callers write: `models::Message::subject`; empty where an item has no Rust name.
fn path(owner: Option<&Node>, item: Option<&Node>) -> String {
    let (Some(owner), Some(item)) = (owner, item) else { return String::new() };
    let path = match item.kind {
        Kind::Type | Kind::Operation => item.rust.clone(),
        Kind::Property | Kind::Member if !item.rust.is_empty() => format!("{}::{}", owner.rust, item.rust),
        Kind::Parameter if !item.rust.is_empty() => format!("{}::{}", owner.fact(Fact::Body), item.rust),
        Kind::Property | Kind::Member | Kind::Parameter => String::new(),
        Kind::Sent | Kind::Access | Kind::Header | Kind::Query => owner.rust.clone(),
    };
    if path.is_empty() { item.name.clone() } else { format!("`{path}`") }
}
