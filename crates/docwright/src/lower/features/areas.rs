//! Product areas: which one a page belongs to, and what it is called.
//!
//! ```text
//! ms.prod: "SharePoint"                                sharepoint
//! nothing or a placeholder, GET /deviceManagement/…    device-management
//! ```
//!
//! The names become features of the crate, and come from documentation: nothing but lower-case ASCII letters, digits and
//! `-` gets through.

use std::collections::BTreeMap;

use crate::api::{Api, Operation, Segment, TypeId};
use crate::config::Kept;
use crate::dialect::service::LAYER;
use crate::krate::{FeatureId, Gate, feature_names};
use crate::lower::names::ident::words;

/// Product areas in front matter that mean no product.
const SAYS_NOTHING: &[&str] = &["non-product-specific"];

/// Names that features have already or may have beside the areas and those of the runtime, or that a dependency has.
const RESERVED: &[&str] = &["default", "full", "permissions", "docwright-runtime", LAYER, "base64"];

/// Longer names are not taken by registries, and are no names.
const MAX_LENGTH: usize = 64;

/// The areas of a documentation set.
#[derive(Debug)]
pub(crate) struct Areas {
    /// Their names, sorted.
    pub(crate) names: Vec<String>,
    operations: Vec<Option<FeatureId>>,
    types: Vec<Option<FeatureId>>,
}

impl Areas {
    /// Finds the area of everything that a page documents; the areas that the crate had are still some.
    pub(crate) fn of(api: &Api, kept: &Kept) -> Self {
        let operations: Vec<_> = api.operations.iter().map(of_operation).collect();
        let types: Vec<_> =
            api.types.iter().map(|it| of_product(it.product.as_ref().map(|it| it.value.as_str()))).collect();
        let mut ids: BTreeMap<&str, FeatureId> = BTreeMap::new();
        for name in operations.iter().chain(&types).flatten().chain(&kept.features) {
            ids.insert(name, FeatureId(0));
        }
        for (id, rank) in ids.values_mut().zip(0..) {
            *id = FeatureId(rank);
        }
        let find = |name: &Option<String>| name.as_ref().and_then(|it| ids.get(it.as_str()).copied());
        Self {
            names: ids.keys().map(|it| (*it).to_owned()).collect(),
            operations: operations.iter().map(find).collect(),
            types: types.iter().map(find).collect(),
        }
    }

    /// The areas of operations, by their ranks; what has none belongs to all.
    pub(crate) fn of_operations(&self, ranks: impl Iterator<Item = usize>) -> Gate {
        let mut gate = Gate::Any(Default::default());
        for rank in ranks {
            gate.widen(&self.operations[rank].map_or(Gate::Always, |id| Gate::Any([id].into())));
        }
        gate
    }

    /// The area of a type's page; whoever needs the type is found later.
    pub(crate) fn of_type(&self, id: TypeId) -> Gate {
        Gate::Any(self.types[id.0 as usize].into_iter().collect())
    }
}

fn of_operation(operation: &Operation) -> Option<String> {
    of_product(operation.product.as_ref().map(|it| it.value.as_str())).or_else(|| {
        let first = operation.routes.iter().flat_map(|it| &it.segments).find_map(|it| match it {
            Segment::Literal(name) | Segment::Cast(name) | Segment::Call { name, .. } => Some(name),
            _ => None,
        });
        named(words(first?).split('_'))
    })
}

fn of_product(product: Option<&str>) -> Option<String> {
    let text = product?.to_ascii_lowercase();
    named(text.split(|it: char| !it.is_ascii_alphanumeric())).filter(|it| !SAYS_NOTHING.contains(&it.as_str()))
}

fn named<'w>(words: impl Iterator<Item = &'w str>) -> Option<String> {
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    let mut name = words.join("-");
    if RESERVED.iter().copied().chain(feature_names()).any(|it| it == name) {
        name.push_str("-area");
    }
    (1..=MAX_LENGTH).contains(&name.len()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::tests::testing::Docs;

    #[test]
    fn a_product_is_named_in_kebab_case() {
        for (product, name) in [
            ("outlook", Some("outlook")),
            ("SharePoint", Some("sharepoint")),
            ("Cloud communications", Some("cloud-communications")),
            ("entra_id", Some("entra-id")),
            ("365", Some("365")),
            ("full", Some("full-area")),
            ("Default", Some("default-area")),
            ("a\"]\nevil = [\"b", Some("a-evil-b")),
            ("größe", Some("gr-e")),
            ("non-product-specific", None),
            ("", None),
            ("**", None),
            ("名", None),
        ] {
            assert_eq!(of_product(Some(product)).as_deref(), name, "{product:?}");
        }
        assert_eq!(of_product(Some(&"x".repeat(65))), None);
    }

    #[test]
    fn a_page_without_product_is_of_the_area_of_its_path() {
        for (request, name) in [
            ("GET /deviceManagement/reports", Some("device-management")),
            ("GET /users/{id}", Some("users")),
            ("GET /{id}/members", Some("members")),
            ("GET /default", Some("default-area")),
            ("GET /größe", Some("gru00f6u00dfe")),
            ("GET /{id}", None),
        ] {
            let docs = Docs::of(&[request]);
            assert_eq!(of_operation(&docs.api.operations[0]).as_deref(), name, "{request}");
        }
    }
}
