//! Counts how type names are spelled in every place of the documentation that gives one.

use crate::odata::name::{Spellings, split_collection, split_qualified};
use crate::page::{Annotation, BodyClaim, Json, Page, PageKind, ResponseClaim, TypeText};

/// Spellings over all pages.
pub(crate) fn count_spellings(pages: &[Page]) -> Spellings {
    let mut spellings = Spellings::default();
    for page in pages {
        page.rows().for_each(|row| count_type(&row.ty, &mut spellings));
        for name in page.enums.iter().filter_map(|it| it.name.as_ref()) {
            spellings.count(split_qualified(&name.value).1);
        }
        match &page.kind {
            PageKind::Resource(resource) => {
                resource.name.iter().for_each(|it| spellings.count(split_qualified(&it.value).1));
                resource.inherits.iter().for_each(|it| count_type(it, &mut spellings));
                resource.methods.iter().for_each(|it| count_type(&it.returns, &mut spellings));
                for it in &resource.representations {
                    it.annotation.iter().for_each(|it| count_annotation(it, &mut spellings));
                    it.json.iter().for_each(|it| count_json(it, &mut spellings));
                }
            }
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
            PageKind::Enums | PageKind::Other => {}
        }
    }
    spellings
}

fn count_type(ty: &TypeText, spellings: &mut Spellings) {
    ty.names.iter().for_each(|it| spellings.count(split_qualified(&it.text).1));
}

fn count_annotation(annotation: &Annotation, spellings: &mut Spellings) {
    annotation.ty.iter().for_each(|it| count_type(it, spellings));
    annotation.base.iter().for_each(|it| spellings.count(split_qualified(&it.value).1));
}

fn count_json(json: &Json, spellings: &mut Spellings) {
    match json {
        Json::Array(items) => items.iter().for_each(|it| count_json(it, spellings)),
        Json::Object(members) => {
            for member in members {
                match &member.value.value {
                    Json::String(text) if member.name.value == "@odata.type" => {
                        spellings.count(split_qualified(split_collection(text).1).1);
                    }
                    value => count_json(value, spellings),
                }
            }
        }
        _ => {}
    }
}
