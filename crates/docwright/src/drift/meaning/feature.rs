//! Sentences about Cargo features: those that came and went, and those of an item.

use crate::drift::meaning::{Changed, value};

pub(crate) fn feature_gone(it: &Changed<'_>) -> String {
    format!("the feature `{}` is gone: programs that name it are no longer built", it.old)
}

pub(crate) fn feature_new(it: &Changed<'_>) -> String {
    format!("the feature `{}` is new: nothing that compiles today is affected", it.new)
}

pub(crate) fn feature_lost(it: &Changed<'_>) -> String {
    let names =
        |text: &str| text.split(' ').filter(|it| !it.is_empty()).map(|it| format!("`{it}`")).collect::<Vec<_>>();
    let now = names(it.new);
    let without: Vec<String> = names(it.old).into_iter().filter(|it| !now.contains(it)).collect();
    let without = if without.is_empty() { "no feature at all".to_owned() } else { without.join(", ") };
    let now = now.join(" or ");
    format!("{} is compiled with {now} only: programs that chose {without} no longer find it", it.one())
}

pub(crate) fn feature_gained(it: &Changed<'_>) -> String {
    if it.new.is_empty() {
        return format!("{} is compiled whatever features are chosen", it.one());
    }
    format!("{} is compiled with further features: nothing that compiles today is affected", it.one())
}

pub(crate) fn area(it: &Changed<'_>) -> String {
    let area = if it.new.is_empty() { "no area".to_owned() } else { format!("the area {}", value(it.new)) };
    format!("{} belongs to {area}, and is compiled with the features that it had", it.one())
}
