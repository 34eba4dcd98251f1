//! The rules of the example check: a closed list, each with a stable id.

use std::fmt;

use crate::text::rules::rules;
use crate::text::source::{Span, Spanned};

/// Something that was found in an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// One terse sentence, without the place and without a final full stop.
    pub message: String,
    /// Where.
    pub span: Span,
    /// The other places that matter, each with what it says.
    pub related: Vec<Spanned<String>>,
    /// The runtime keeps this part as text until a program asks for it: reading the answer succeeds.
    pub kept: bool,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Nobody's: example and functions agree.
    Agrees,
    /// Nobody's: the example is no example of an operation.
    Beside,
    /// The documentation's: it contradicts itself, or leaves something unsaid.
    Docs,
    /// This program's.
    Ours,
}

/// The effect of a finding on an example: may a function still send or read it?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The wire is the same all the same.
    Same,
    /// Nothing is lost, and the same thing is written in another spelling.
    Respelled,
    /// The function would send something else, or could not read the answer without loss.
    Differs,
}

rules! {
    /// The outcome of an example, or of a part of it; later ones in the list outweigh those before.
    pub enum Rule {
        /// Whose turn it is.
        pub category: Category,
        /// The effect on the wire.
        pub effect: Effect,
        /// The advice to the author of the page.
        pub help: &'static str,
    }
    /// The request is exactly what its function sends, or the answer is read and written again without loss.
    Agrees = "example/agrees", Agrees, Same, "nothing to do";
    /// The request goes to another host, which this API knows nothing of: an upload, a notification.
    OtherHost = "example/other-host", Beside, Same, "nothing to do";
    /// The answer shows how an operation fails.
    ErrorAnswer = "example/error-answer", Beside, Same, "nothing to do";
    /// The request is one of another page, not of the page that shows it.
    OtherPage = "example/other-page", Docs, Same, "list the address among the page's own request lines";
    /// The request asks another version of the API than most examples do. Which version is asked is for the client's base
    /// address to say, not for a function: below it, the address is the same.
    OtherVersion = "example/other-version", Docs, Same, "show the request of the documented version";
    /// The block is JSON only with leniency: quotes or commas are missing, or an ellipsis stands in for something.
    JsonLenient = "example/json-lenient", Docs, Same, "write the block as strict JSON";
    /// A type's name stands where a member of an enumeration belongs: `"String"`.
    Placeholder = "example/placeholder", Docs, Same, "show a value";
    /// A member is spelled in another letter case than in the table.
    MemberCase = "example/member-case", Docs, Same, "use the spelling of the table";
    /// A member is in no table, and one slip away from a name that is and that the object does not have.
    MemberMisspelt = "example/member-misspelt", Docs, Same, "spell it as the table does";
    /// A value of an enumeration is not one of its documented members.
    UnknownValue = "example/unknown-enum-value", Docs, Same, "list the member, or show a documented one";
    /// A text is not one of the values that its description lists; others may be taken all the same.
    UnlistedValue = "example/unlisted-value", Docs, Same, "list the value, or show a listed one";
    /// A number is out of its documented range, or a text is longer or shorter than is documented.
    LimitExceeded = "example/limit-exceeded", Docs, Same, "make description and example agree";
    /// A text is not one of the values of which the description says that there are no others.
    RefusedValue = "example/refused-value", Docs, Same, "list the value, or show a listed one";
    /// A member of an object is in no table.
    UnknownMember = "example/unknown-member", Docs, Same, "list the property in the table of its type";
    /// An object says that it is of a type that cannot stand in its place.
    TypeDiffers = "example/type-differs", Docs, Same, "make `@odata.type` name the documented type or one derived from it";
    /// One object is shown inside of `value`, although the operation answers the object itself.
    WrappedObject = "example/wrapped-object", Docs, Same, "show the object without `value` around it";
    /// The answer has no request, or one that nothing documents, and is not what the page describes.
    RequestMissing = "example/request-missing", Beside, Same, "show the request, and document its address";
    /// The documentation does not say of which type the answer is, or says several things.
    TypeUnnamed = "example/type-unnamed", Docs, Same, "name the type in the response section";
    /// An action is shown without a body, where its function sends `{}`, or the other way round. To OData it is the same: what
    /// is not sent is null ([MS-ODATA] 2.2.3.6.5).
    EmptyBody = "example/empty-body", Docs, Respelled, "nothing to do";
    /// Arguments of a function are shown in the query, where its own request has them in parentheses; request lines have both.
    ArgumentInQuery = "example/argument-in-query", Docs, Respelled, "nothing to do";
    /// A member of an enumeration is shown in another letter case; it is read as that member, and written as documented.
    EnumCase = "example/enum-case", Docs, Respelled, "use one spelling in the enumeration and on all pages";
    /// A value is written in another way than its documented type is: a number in quotes.
    ValueForm = "example/value-form", Docs, Differs, "write the value as its documented type is written";
    /// An object has two members of one name.
    DuplicateMember = "example/duplicate-member", Docs, Differs, "show each member once";
    /// A type's name, or nothing in braces, stands where a value belongs: `"Integer"`, `{ }`; it cannot be read as one.
    UnreadPlaceholder = "example/unread-placeholder", Docs, Differs, "show a value";
    /// A property that cannot be written, by its description, is sent.
    ReadOnlySent = "example/read-only-sent", Docs, Differs, "leave it out of the request, or fix the description";
    /// A value does not have the shape of its documented type.
    ShapeDiffers = "example/shape-differs", Docs, Differs, "make table and example agree";
    /// The answer is no collection where one is documented, or the other way round.
    EnvelopeDiffers = "example/envelope-differs", Docs, Differs, "make response section and example agree";
    /// No body is shown where one is documented.
    BodyMissing = "example/body-missing", Docs, Differs, "show the body, or say that there is none";
    /// A body is shown where none is documented.
    BodyUnexpected = "example/body-unexpected", Docs, Differs, "describe the body, or remove it";
    /// The body is not JSON even under lenient rules.
    JsonBroken = "example/json-broken", Docs, Differs, "write the block as strict JSON";
    /// An argument is not of its documented type.
    ArgumentDiffers = "example/argument-differs", Docs, Differs, "make parameter table and example agree";
    /// A query parameter that the request line has is left out.
    QueryMissing = "example/query-missing", Docs, Differs, "show the parameter, or describe it as optional";
    /// A header that every request must have is left out.
    HeaderMissing = "example/header-missing", Docs, Differs, "show the header, or describe it as optional";
    /// A query parameter is in no request line and no table.
    QueryUndocumented = "example/query-undocumented", Docs, Differs, "describe the parameter";
    /// The address is the one of a request line but for letter case, quotes or parentheses.
    PathSpelling = "example/path-spelling", Docs, Differs, "write example and request line in the same way";
    /// The address begins with `/me` where the request lines have `/users/{id}`, or the other way round.
    MeForUser = "example/me-for-user", Docs, Differs, "list the address among the request lines too";
    /// The address is documented, but not with this method.
    WrongMethod = "example/wrong-method", Docs, Differs, "make request line and example agree";
    /// No request line has this address.
    PathUndocumented = "example/path-undocumented", Docs, Differs, "add the address to the request lines, or fix the example";
    /// An argument of a function is shown in the body of a `GET`; OData has it in the address.
    ArgumentInBody = "example/argument-in-body", Docs, Differs, "show the argument in the address: `f(x='…')`";
    /// A value does not have the shape of its type, which was found by other means than a table.
    ShapeUnfounded = "example/shape-unfounded", Ours, Differs, "nothing to do; list the property in a table";
    /// The request is one of the page's own request lines, and no function makes it.
    NoFunction = "example/no-function", Ours, Differs, "nothing to do";
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Agrees => "agrees",
            Self::Beside => "beside",
            Self::Docs => "docs",
            Self::Ours => "ours",
        })
    }
}
