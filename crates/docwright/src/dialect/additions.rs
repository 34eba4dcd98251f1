//! [`Additions`]: the words that one documentation set has beside those of the built-in dialect.
//!
//! ```yaml
//! dialect:
//!   headings: { request: [REST request], properties: [Fields] }
//!   columns: { property: [Field], address: [Resource] }
//!   types: { numeric: Decimal, money: moneyAmount }
//!   type_suffixes: [Type]
//!   titles: { prefixes: ["Lamp Central -"], suffixes: [record] }
//!   values: [takes the values]
//!   languages: [api]
//!   zones: [rest-v2]
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dialect::headings::{ParameterPlace, Role, TypeRole};
use crate::odata::name::{is_identifier, split_collection, split_qualified};
use crate::odata::scalar::scalar;

/// Words to read beside those of the built-in dialect; letter case does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Additions {
    /// Headings, by the section that they begin.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headings: BTreeMap<Heading, Vec<String>>,
    /// Headers of table columns, by what stands below them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<Column, Vec<String>>,
    /// Words for types, each with what it means: a primitive type of OData, `Decimal`, `Collection(String)`, or the name
    /// of a documented type.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub types: BTreeMap<String, String>,
    /// Ends of type names that their own pages leave out: `Type` where `lampType` is the type `lamp`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub type_suffixes: Vec<String>,
    /// Words of titles around the name of a type.
    #[serde(skip_serializing_if = "Titles::is_empty")]
    pub titles: Titles,
    /// Wordings in front of lists of values: `takes the values`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Languages of code blocks that hold requests: `api` of ```` ```api ````.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Parts of the names of zones that are read rather than others of a page: `rest-v2`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<String>,
}

impl Additions {
    /// Nothing is added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The problem with it, if there is one.
    pub(crate) fn problem(&self) -> Option<String> {
        let lists = [&self.type_suffixes, &self.titles.prefixes, &self.titles.suffixes, &self.values];
        let lists = lists.into_iter().chain([&self.languages, &self.zones]);
        let mut words = lists.chain(self.headings.values()).chain(self.columns.values()).flatten();
        if words.any(|it| it.trim().is_empty()) {
            return Some("`dialect` has an empty text: it would be found everywhere".to_owned());
        }
        self.types.iter().find_map(|(word, meaning)| {
            let (_, name) = split_collection(meaning);
            let is_name = scalar(name).is_some() || is_identifier(split_qualified(name).1);
            let message =
                || format!("`dialect: types: {word}: {meaning}` names no type: write `Decimal`, `lamp` or such");
            (!is_name || word.trim().is_empty()).then(message)
        })
    }
}

/// Words of titles around the name of a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Titles {
    /// Texts in front of the name: `Lamp Central -`.
    pub prefixes: Vec<String>,
    /// Words behind the name that say that the page is about a type: `record`.
    pub suffixes: Vec<String>,
}

impl Titles {
    fn is_empty(&self) -> bool {
        self.prefixes.is_empty() && self.suffixes.is_empty()
    }
}

/// A section that a heading begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Heading {
    /// Who may call.
    Permissions,
    /// The request lines.
    Request,
    /// Parameters of the path.
    PathParameters,
    /// Parameters of an action or function.
    FunctionParameters,
    /// Parameters of the query.
    QueryParameters,
    /// The request headers.
    Headers,
    /// The request body.
    Body,
    /// The response.
    Response,
    /// Examples.
    Examples,
    /// A type as JSON.
    Representation,
    /// The properties of a type.
    Properties,
    /// Its relationships.
    Relationships,
    /// Properties that only some answers have.
    InstanceAttributes,
    /// The operations on a type, with links to their pages.
    Methods,
    /// The members of an enumeration.
    Members,
}

impl Heading {
    pub(super) fn of(role: Role) -> Self {
        match role {
            Role::Permissions => Self::Permissions,
            Role::Http => Self::Request,
            Role::Parameters(ParameterPlace::Path) => Self::PathParameters,
            Role::Parameters(ParameterPlace::Function) => Self::FunctionParameters,
            Role::Parameters(ParameterPlace::Query) => Self::QueryParameters,
            Role::Headers => Self::Headers,
            Role::Body => Self::Body,
            Role::Response => Self::Response,
            Role::Example => Self::Examples,
            // The table has no row for other sections.
            Role::Representation | Role::Other => Self::Representation,
        }
    }

    pub(super) fn of_type(role: TypeRole) -> Self {
        match role {
            TypeRole::Properties => Self::Properties,
            TypeRole::Relationships => Self::Relationships,
            TypeRole::InstanceAttributes => Self::InstanceAttributes,
            TypeRole::Methods => Self::Methods,
            TypeRole::Representation => Self::Representation,
        }
    }
}

/// The content of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Names of properties.
    Property,
    /// Names of relationships.
    Relationship,
    /// Names of parameters.
    Parameter,
    /// Types.
    Type,
    /// Descriptions.
    Description,
    /// The word that a value must be given, or need not.
    Required,
    /// The types that methods answer.
    Returns,
    /// Names of request headers.
    Header,
    /// Members of an enumeration.
    Member,
    /// The method of a request.
    Method,
    /// The address of a request.
    Address,
}
