//! The spelling of names: the letter case that most places use.

use std::collections::BTreeMap;

use crate::odata::name::{fold, has_words, is_identifier, split_collection, split_qualified};
use crate::page::{Annotation, BodyClaim, Json, Page, PageKind, ResponseClaim, TypeText};

/// Counts how names are spelled over the whole documentation.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    all: BTreeMap<String, BTreeMap<String, usize>>,
    /// How often JSON and annotations name a type, whose names are those that are sent.
    sent: BTreeMap<String, usize>,
}

impl Spellings {
    pub(crate) fn count(&mut self, name: &str) {
        if is_identifier(name) {
            *self.all.entry(fold(name)).or_default().entry(name.to_owned()).or_default() += 1;
        }
    }

    fn count_sent(&mut self, name: &str) {
        self.count(name);
        *self.sent.entry(fold(name)).or_default() += 1;
    }

    /// How many times JSON and annotations name a type so, in whatever letter case.
    pub(crate) fn sent(&self, name: &str) -> usize {
        self.sent.get(&fold(name)).copied().unwrap_or_default()
    }

    /// The spelling of a type: its own page's annotation, unless that is written all in lower case where other places
    /// show where its words begin; else what most places use, the alphabetically first of equals. A capital at the
    /// very start shows no word: headings and sentences have one for their own reasons.
    pub(crate) fn best(&self, name: &str, own_annotation: Option<&str>) -> String {
        let folded = fold(name);
        if let Some(own) = own_annotation.filter(|own| **own != folded) {
            return own.to_owned();
        }
        let counted = self.all.get(&folded).into_iter().flatten();
        let shouted = |spelling: &str| !spelling.chars().any(|it| it.is_ascii_lowercase());
        let first = own_annotation.and_then(|own| own.chars().next());
        let cased = counted.filter(|(spelling, _)| {
            let starts_alike = first.is_none_or(|first| spelling.starts_with(first));
            starts_alike && has_words(spelling) && !shouted(spelling)
        });
        // `max_by_key` keeps the last of equals, so the spellings are walked backwards.
        let winner = cased.collect::<Vec<_>>().into_iter().rev().max_by_key(|(_, count)| **count);
        let own = || own_annotation.unwrap_or(name).to_owned();
        winner.map_or_else(own, |(spelling, _)| spelling.clone())
    }
}

/// The spellings of types, over all pages.
pub(crate) fn count_spellings(pages: &[Page]) -> Spellings {
    let mut spellings = Spellings::default();
    for page in pages {
        page.rows().for_each(|row| count_type(&row.ty, &mut spellings));
        for name in page.enums.iter().filter_map(|it| it.name.as_ref()) {
            spellings.count(split_qualified(&name.value).1);
        }
        for resource in page.resources() {
            resource.name.iter().for_each(|it| spellings.count(split_qualified(&it.value).1));
            resource.inherits.iter().for_each(|it| count_type(it, &mut spellings));
            resource.methods.iter().for_each(|it| count_type(&it.returns, &mut spellings));
            for it in &resource.representations {
                it.annotation.iter().for_each(|it| count_annotation(it, &mut spellings));
                it.json.iter().for_each(|it| count_json(it, &mut spellings));
            }
        }
        match &page.kind {
            PageKind::Api(api) => {
                for claim in &api.body.claims {
                    if let BodyClaim::Represents(ty) = &claim.value {
                        count_type(ty, &mut spellings);
                    }
                }
                for claim in &api.response.claims {
                    if let ResponseClaim::Returns(ty) = &claim.value {
                        count_type(ty, &mut spellings);
                    }
                }
                for example in &api.examples {
                    let annotation = example.response.as_ref().and_then(|it| it.annotation.as_ref());
                    annotation.into_iter().for_each(|it| count_annotation(it, &mut spellings));
                    let request = example.request.as_ref().and_then(|it| it.body.as_ref());
                    let response = example.response.as_ref().and_then(|it| it.body.as_ref());
                    let bodies = request.into_iter().chain(response);
                    bodies.filter_map(|it| it.json.as_ref()).for_each(|it| count_json(it, &mut spellings));
                }
            }
            PageKind::Resource(_) | PageKind::Enums | PageKind::Other => {}
        }
    }
    spellings
}

fn count_type(ty: &TypeText, spellings: &mut Spellings) {
    ty.names.iter().for_each(|it| spellings.count(split_qualified(&it.text).1));
}

fn count_annotation(annotation: &Annotation, spellings: &mut Spellings) {
    let named = annotation.ty.iter().flat_map(|it| &it.names).map(|it| it.text.as_str());
    let bases = annotation.base.iter().map(|it| it.value.as_str());
    named.chain(bases).for_each(|it| spellings.count_sent(split_qualified(it).1));
}

fn count_json(json: &Json, spellings: &mut Spellings) {
    match json {
        Json::Array(items) => items.iter().for_each(|it| count_json(it, spellings)),
        Json::Object(members) => {
            for member in members {
                match &member.value.value {
                    Json::String(text) if member.name.value == "@odata.type" => {
                        spellings.count_sent(split_qualified(split_collection(text).1).1);
                    }
                    value => count_json(value, spellings),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_follows_most_places() {
        let mut spellings = Spellings::default();
        for name in ["driveItem", "driveItem", "DriveItem", "driveitem", "driveitem", "driveitem"] {
            spellings.count(name);
        }
        assert_eq!(spellings.best("driveitem", None), "driveItem");
        assert_eq!(spellings.best("driveitem", Some("DriveItem")), "DriveItem");
        assert_eq!(spellings.best("DRIVEITEM", Some("driveitem")), "driveItem");
        assert_eq!(spellings.best("unseen", None), "unseen");
        ["POST", "Post", "POST"].iter().for_each(|it| spellings.count(it));
        assert_eq!(spellings.best("post", Some("post")), "post");
    }
}
