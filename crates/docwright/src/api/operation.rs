//! Operations: addresses, parameters, request body, response, permissions.

use std::collections::BTreeMap;

use crate::api::{
    Account, Cases, Decided, Deprecation, Method, ParameterPlace, Passage, Property, Prose, Remark, Route, Standing,
    TypeRef, Values,
};
use crate::odata::key::PathKey;
use crate::text::source::{FileId, Span, Spanned};

/// One documented operation: a page, a method and one contract.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The page that documents it.
    pub page: FileId,
    /// The page's title.
    pub title: Spanned<String>,
    /// The page's introduction, without what all pages say.
    pub doc: Vec<Passage>,
    /// The sections of the page under headings of their own.
    pub remarks: Vec<Remark>,
    /// The page's product area.
    pub product: Option<Spanned<String>>,
    /// The HTTP method.
    pub method: Method,
    /// The request lines, the canonical one first.
    pub routes: Vec<Route>,
    /// Permissions by account type.
    pub permissions: Vec<Permission>,
    /// Request headers, without `Authorization`, `Content-Type` and `Accept`.
    pub headers: Vec<Header>,
    /// The OData query options that the page names.
    pub query_options: Vec<Spanned<String>>,
    /// Those that it does not name, and its examples use.
    pub shown_options: Vec<Spanned<String>>,
    /// The sentence that allows query options without naming them, or names only some.
    pub query_opening: Option<Span>,
    /// The descriptions of the placeholders of the request lines.
    pub placeholders: Vec<ParameterDoc>,
    /// Query parameters that a table lists and no request line has: they can be left out.
    pub query_parameters: Vec<ParameterDoc>,
    /// The documented success statuses, the main one first.
    pub statuses: Decided<Vec<u16>>,
    /// The request body, case by case.
    pub body: Cases<Body>,
    /// Properties that the page says must be sent, whatever the page of their type says.
    pub required: Vec<Spanned<String>>,
    /// The response, case by case.
    pub response: Cases<Response>,
    /// Several objects are answered: the number that a [`Response::Value`] which was voted on has.
    pub several: Decided<bool>,
    /// Further sentences of the page about calling it.
    pub notes: Vec<Spanned<String>>,
    /// It is deprecated, where some place says so.
    pub deprecated: Decided<Option<Deprecation>>,
}

/// The rule by which an answer is JSON whose type has a name and no page.
pub(crate) const UNDESCRIBED: &str = "a sentence names a type that no page describes";

impl Operation {
    /// The description of a placeholder in a table.
    #[must_use]
    pub fn placeholder(&self, place: ParameterPlace, name: &str) -> Option<&ParameterDoc> {
        self.placeholders.iter().find(|it| it.place == place && it.name == name)
    }

    /// The name of the type that is answered, where no page describes that type.
    pub(crate) fn undescribed_answer(&self) -> Option<&str> {
        let evidence = self.response.main().what.evidence().iter();
        let mut named = evidence.filter(|it| it.standing == Standing::Rule(UNDESCRIBED));
        named.next().map(|it| it.says.as_str())
    }

    /// The parameters of an action; none of anything else.
    #[must_use]
    pub fn parameters(&self) -> &[Property] {
        match &*self.body {
            Body::Parameters(parameters) => parameters,
            _ => &[],
        }
    }

    /// The same, whose own facts may still be overruled: which parameters there are is decided with the body.
    pub(crate) fn parameters_mut(&mut self) -> &mut [Property] {
        match self.body.main_mut().parts() {
            Body::Parameters(parameters) => parameters,
            _ => &mut [],
        }
    }
}

/// The description of a parameter in a table.
#[derive(Debug, Clone)]
pub struct ParameterDoc {
    /// Where its value goes.
    pub place: ParameterPlace,
    /// The name that the address has.
    pub name: String,
    /// The type that is named. Keys are text, whatever a table calls them.
    pub ty: Option<TypeRef>,
    /// The constraints on its value that the description states.
    pub values: Values,
    /// The description.
    pub doc: Prose,
    /// It is deprecated, where some place says so.
    pub deprecated: Decided<Option<Deprecation>>,
}

/// The permissions for one kind of account, from least to most privileged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Who holds them.
    pub account: Account,
    /// The purpose they are for, where the page makes a difference: `calendar`.
    pub about: Option<String>,
    /// Any one of these will do; the names of one are needed together. Empty when the account kind is not supported.
    pub any_of: Vec<Vec<String>>,
    /// From the first of these names to the last; where there is none, the cell that says so.
    pub origin: Span,
}

/// A request header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// The value the page gives in the name cell: `outlook.timezone` of `Prefer: outlook.timezone`.
    pub preset: Option<String>,
    /// It must be sent, at least with some requests.
    pub required: bool,
    /// It must be sent with every request.
    pub always: bool,
    /// Its description.
    pub doc: Prose,
}

/// The request body of an operation.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing.
    Empty,
    /// An object without members, `{}`, where nothing is described to be sent.
    Blank,
    /// An object or a collection.
    Value(TypeRef),
    /// The parameters of an action.
    Parameters(Vec<Property>),
    /// A link to an object: `{"@odata.id": …}`.
    Reference,
    /// Raw content.
    Content {
        /// The type of the object that it is made into: HTML that is sent to a collection of pages becomes one.
        makes: Option<TypeRef>,
    },
    /// Something that the documentation does not say.
    Unknown,
}

/// The response of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Response {
    /// Nothing.
    Empty,
    /// An object, a collection, or a primitive value in its `value` wrapper.
    Value(TypeRef),
    /// Links to objects.
    References,
    /// Raw content, or a redirect to it.
    Content {
        /// The type that an annotation declares for it: reports are declared as objects and answered as files.
        declares: Option<TypeRef>,
    },
    /// Something that the documentation does not say.
    Unknown,
}

/// The operations at each address, by method and key of the address.
pub(crate) fn by_request(operations: &[Operation]) -> BTreeMap<(Method, String), Vec<(&Operation, &Route)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for operation in operations {
        for route in &operation.routes {
            let key = (operation.method, PathKey::of(&route.segments).text);
            found.entry(key).or_default().push((operation, route));
        }
    }
    found
}
