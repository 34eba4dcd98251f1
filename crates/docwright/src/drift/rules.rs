//! The rules of drift: a closed list of the kinds of API changes.
//!
//! A row has all that is fixed about a rule: a stable id, the class, the sentence that says what it means for callers (a
//! function of [`meaning`]), what a maintainer can do, and, for a gain, the loss that the way back is. Which rule a fact
//! that differs is, `compare` decides.

use crate::drift::class::Class;
use crate::drift::meaning::{self, Changed, Sentence, Values};
use crate::drift::pair::Pair;
use crate::text::rules::rules;

rules! {
    /// A kind of change, by area; ids that end in `/*` are completed by the direction.
    pub enum Rule {
        /// The effect on a typed client.
        pub class: Class,
        /// The sentence that says what it means for callers.
        sentence in meaning: Sentence,
        /// The advice to a maintainer.
        pub help: &'static str,
    } undoes
    // Types.
    /// A type is gone.
    TypeRemoved = "type/removed", Breaking, gone, "release a new major version, or keep the page";
    /// A type is new.
    TypeAdded = "type/added", Additive, new, "nothing to do" undoes TypeRemoved;
    /// A type has another name: what it holds, or its page, is the same.
    TypeRenamed = "type/renamed", Breaking, renamed, "name both names in the release notes";
    /// The name of a type is spelled in another letter case; its Rust name is the same.
    TypeRecased = "type/recased", Behaviour, compiles, "check that the service takes the new spelling";
    /// The Rust name of a type changed though the type did not: another type took the name, or no longer has it.
    TypeRustName = "type/rust-name-changed", Breaking, renamed, "name both names in the release notes";
    /// A structured type became an enumeration, or the reverse, or single values of an enumeration became sets.
    TypeKind = "type/kind-changed", Breaking, type_kind, "release a new major version";
    /// An entity type became a complex type, or the reverse.
    TypeEntity = "type/entity-changed", Behaviour, entity, "check how its objects are addressed";
    /// A type no longer inherits from a type that it inherited from.
    TypeBaseRemoved = "type/base-removed", Breaking, base_lost, "release a new major version";
    /// A type inherits from a further type.
    TypeBaseAdded = "type/base-added", Additive, base_gained, "nothing to do" undoes TypeBaseRemoved;
    /// A type became abstract, or is so no longer.
    TypeAbstract = "type/abstract-changed", Behaviour, abstract_, "check which types its objects are of";
    /// A type became open, or is so no longer.
    TypeOpen = "type/open-changed", Behaviour, open, "check what happens to properties that are not documented";
    /// A type is deprecated that was not: it works as before, and is not to be used any more.
    TypeDeprecated = "type/deprecated", Behaviour, deprecated, "name what replaces it in the release notes";
    /// A type that was deprecated is so no longer.
    TypeUndeprecated = "type/undeprecated", Behaviour, undeprecated, "check that the page means it";
    /// The text about a type changed.
    TypeDoc = "type/docs-changed", Docs, reads_differently, "nothing to do";
    // Properties.
    /// A property is gone.
    PropertyRemoved = "property/removed/*", Breaking, gone, "release a new major version, or keep the row";
    /// A property is new and can be left out.
    PropertyAdded = "property/added/*", Additive, new, "nothing to do" undoes PropertyRemoved;
    /// A new property must be sent.
    PropertyAddedRequired = "property/added-required", Behaviour, new_required, "set it wherever such an object is sent";
    /// A property that could be left out must be sent.
    PropertyRequired = "property/required", Behaviour, required, "set it wherever such an object is sent";
    /// A property that had to be sent can be left out.
    PropertyOptional = "property/optional", Additive, optional, "nothing to do" undoes PropertyRequired;
    /// A property has another name: its type, and its text or its neighbours, are the same.
    PropertyRenamed = "property/renamed", Breaking, renamed, "name both names in the release notes";
    /// The name of a property is spelled in another letter case; its Rust name is the same.
    PropertyRecased = "property/recased", Behaviour, compiles, "check that the service takes the new spelling";
    /// The Rust name of a property changed though the property did not.
    PropertyRustName = "property/rust-name-changed", Breaking, renamed, "name both names in the release notes";
    /// The type of a property changed, and its Rust type with it.
    PropertyType = "property/type-changed/*", Breaking, rust_type, "release a new major version, or correct the page";
    /// The type of a property changed, to one that Rust does not tell from the old one.
    PropertyWireType = "property/wire-type-changed/*", Behaviour, wire_type, "check the range of its values";
    /// A property became a navigation property, or is so no longer: a field becomes a method.
    PropertyNavigation = "property/navigation-changed", Breaking, navigation, "release a new major version";
    /// A property can no longer be written: create and update leave it out.
    PropertyReadOnly = "property/read-only", Behaviour, read_only, "check what is sent";
    /// A property can be written: create and update send it.
    PropertyWritable = "property/writable", Additive, writable, "nothing to do" undoes PropertyReadOnly;
    /// `$filter`, `$orderby` and the like can do less with a property than they could, or it is only answered when asked for.
    PropertyAbilityLost = "property/ability-lost", Behaviour, ability_lost, "check queries that use it";
    /// `$filter`, `$orderby` and the like can do more with a property than they could.
    PropertyAbilityGained = "property/ability-gained", Additive, ability_gained, "nothing to do" undoes PropertyAbilityLost;
    /// The value that a property has when none is set is another one.
    PropertyDefault = "property/default-changed", Behaviour, default_value, "set the value where it counts";
    /// A value of a property of text is no longer among those that its description lists.
    PropertyValueRemoved = "property/value-removed", Behaviour, value_gone, "check what is sent";
    /// A further value of a property of text is listed.
    PropertyValueAdded = "property/value-added", Additive, value_new, "nothing to do" undoes PropertyValueRemoved;
    /// The range of a number, or the length of a text, that a property can have is another one, or the
    /// list of its values is said to be complete.
    PropertyLimits = "property/limits-changed", Behaviour, limits, "check what is sent";
    /// A property is now listed by the base type instead, or by the type itself; objects have it as before.
    PropertyMoved = "property/moved", Docs, no_change, "nothing to do";
    /// A property is deprecated that was not: it works as before, and is not to be used any more.
    PropertyDeprecated = "property/deprecated", Behaviour, deprecated, "name what replaces it in the release notes";
    /// A property that was deprecated is so no longer.
    PropertyUndeprecated = "property/undeprecated", Behaviour, undeprecated, "check that the page means it";
    /// The text about a property changed.
    PropertyDoc = "property/docs-changed", Docs, reads_differently, "nothing to do";
    // Members of enumerations.
    /// A member of an enumeration is gone.
    MemberRemoved = "enum/member-removed/*", Breaking, gone, "release a new major version, or keep the member";
    /// A member of an enumeration is new: enumerations are open, so that no `match` breaks.
    MemberAdded = "enum/member-added/*", Additive, new, "nothing to do" undoes MemberRemoved;
    /// A member has another name: its number or its text is the same.
    MemberRenamed = "enum/member-renamed", Breaking, renamed, "name both names in the release notes";
    /// The name of a member is spelled in another letter case; its Rust name is the same.
    MemberRecased = "enum/member-recased", Behaviour, compiles, "check that the service takes the new spelling";
    /// The Rust name of a member changed though the member did not.
    MemberRustName = "enum/member-rust-name-changed", Breaking, renamed, "name both names in the release notes";
    /// The number of a member changed, which is neither sent nor known to callers.
    MemberValue = "enum/member-value-changed", Docs, no_change, "nothing to do";
    /// A member of an enumeration is deprecated that was not: it works as before, and is not to be used any more.
    MemberDeprecated = "enum/member-deprecated", Behaviour, deprecated, "name what replaces it in the release notes";
    /// A member of an enumeration that was deprecated is so no longer.
    MemberUndeprecated = "enum/member-undeprecated", Behaviour, undeprecated, "check that the page means it";
    /// The text about a member changed.
    MemberDoc = "enum/member-docs-changed", Docs, reads_differently, "nothing to do";
    // Operations.
    /// An operation is gone from all its addresses.
    OperationRemoved = "operation/removed", Breaking, gone, "release a new major version, or keep the page";
    /// An operation is new.
    OperationAdded = "operation/added", Additive, new, "nothing to do" undoes OperationRemoved;
    /// An operation lost one of its addresses, and keeps others.
    PathRemoved = "operation/path-removed", Breaking, gone, "release a new major version, or keep the request line";
    /// An operation has a further address.
    PathAdded = "operation/path-added", Additive, new, "nothing to do" undoes PathRemoved;
    /// A case of an operation's contract is gone: raw content that could be sent, a format that could be asked for.
    CaseRemoved = "operation/case-removed", Breaking, gone, "release a new major version, or keep what describes it";
    /// An operation has a further case: raw content can be sent, or a format be asked for.
    CaseAdded = "operation/case-added", Additive, new, "nothing to do" undoes CaseRemoved;
    /// An operation has another address: its page and its contract are the same.
    OperationRenamed = "operation/renamed", Breaking, renamed, "name both addresses in the release notes";
    /// The Rust name of an operation changed though its address did not: another operation took the name.
    OperationRustName = "operation/rust-name-changed", Breaking, renamed, "name both names in the release notes";
    /// An address is written differently: letter case, quotes, namespaces.
    OperationAddress = "operation/address-rewritten", Behaviour, compiles, "check that the service takes the new spelling";
    /// The arguments of an operation changed.
    OperationArguments = "operation/arguments-changed", Breaking, arguments, "release a new major version";
    /// The arguments of an operation come in another order, and their types do not tell.
    OperationReordered = "operation/arguments-reordered", Behaviour, arguments_reordered, "check every call";
    /// An argument of an operation has a name that shares no word with the old one: something else is to be passed.
    OperationArgumentReplaced = "operation/argument-replaced", Behaviour, argument_replaced, "check every call";
    /// An argument of an operation has another name, which Rust's callers do not write.
    OperationArgumentNames = "operation/argument-renamed", Docs, no_change, "nothing to do";
    /// Headers or query parameters that an operation always sends changed.
    OperationFixed = "operation/always-sent-changed", Behaviour, compiles, "check what the service answers";
    /// An operation is deprecated that was not: it works as before, and is not to be used any more.
    OperationDeprecated = "operation/deprecated", Behaviour, deprecated, "name what replaces it in the release notes";
    /// An operation that was deprecated is so no longer.
    OperationUndeprecated = "operation/undeprecated", Behaviour, undeprecated, "check that the page means it";
    /// The text about an operation changed.
    OperationDoc = "operation/docs-changed", Docs, reads_differently, "nothing to do";
    /// A page speaks otherwise about calling an operation, in sentences from which nothing else here is read.
    OperationNotes = "operation/notes-changed", Docs, notes, "read it: it may say who can call, or when";
    /// Sentences about calling an operation ask for what they did not: a role, a header, a query option.
    OperationAsks = "operation/asks-for-more", Behaviour, asks, "read it, and check every call";
    // Roots.
    /// Requests can no longer be moved to an address: no page has it, or its type is another one or a base type now.
    RootRemoved = "root/removed", Breaking, gone, "release a new major version, or keep what leads there";
    /// Requests can be moved to a further address.
    RootAdded = "root/added", Additive, new, "nothing to do" undoes RootRemoved;
    // What is sent and answered.
    /// The type of the request body of an operation changed.
    BodyType = "body/type-changed/request", Breaking, body_type, "release a new major version, or correct the page";
    /// The request body of an operation can be left out now, or no longer: its function takes an `Option`, or does not.
    BodyOmittable = "body/omittable-changed", Breaking, omittable, "release a new major version, or correct the page";
    /// The page of an operation says that a property must be set in what it is sent, and did not say so.
    SentRequired = "body/property-required", Behaviour, sent_required, "set it in every such request";
    /// The page of an operation no longer says that a property must be set in what it is sent.
    SentOptional = "body/property-optional", Additive, sent_optional, "nothing to do" undoes SentRequired;
    /// A parameter of an action is gone.
    ParameterRemoved = "body/parameter-removed", Breaking, gone, "release a new major version, or keep the row";
    /// A parameter of an action is new and can be left out.
    ParameterAdded = "body/parameter-added", Additive, new, "nothing to do" undoes ParameterRemoved;
    /// A new parameter of an action must be given.
    ParameterAddedRequired = "body/parameter-added-required", Behaviour, new_required, "set it in every call";
    /// A parameter that could be left out must be given.
    ParameterRequired = "body/parameter-required", Behaviour, required, "set it in every call";
    /// A parameter that had to be given can be left out.
    ParameterOptional = "body/parameter-optional", Additive, optional, "nothing to do" undoes ParameterRequired;
    /// A parameter has another name: its type, and its text or its neighbours, are the same.
    ParameterRenamed = "body/parameter-renamed", Breaking, renamed, "name both names in the release notes";
    /// The name of a parameter is spelled in another letter case; its Rust name is the same.
    ParameterRecased = "body/parameter-recased", Behaviour, compiles, "check that the service takes the new spelling";
    /// The Rust name of a parameter changed though the parameter did not.
    ParameterRustName = "body/parameter-rust-name-changed", Breaking, renamed, "name both names in the release notes";
    /// The type of a parameter changed, and its Rust type with it.
    ParameterType = "body/parameter-type-changed", Breaking, rust_type, "release a new major version, or correct the page";
    /// The type of a parameter changed, to one that Rust does not tell from the old one.
    ParameterWireType = "body/parameter-wire-type-changed", Behaviour, wire_type, "check the range of its values";
    /// A parameter of an action is deprecated that was not: it works as before, and is not to be used any more.
    ParameterDeprecated = "body/parameter-deprecated", Behaviour, deprecated, "name what replaces it in the release notes";
    /// A parameter of an action that was deprecated is so no longer.
    ParameterUndeprecated = "body/parameter-undeprecated", Behaviour, undeprecated, "check that the page means it";
    /// The text about a parameter changed.
    ParameterDoc = "body/parameter-docs-changed", Docs, reads_differently, "nothing to do";
    /// A value of an argument or parameter of text is no longer among those that its description lists.
    ArgumentValueRemoved = "argument/value-removed", Behaviour, value_gone, "check every call";
    /// A further value of an argument or parameter of text is listed.
    ArgumentValueAdded = "argument/value-added", Additive, value_new, "nothing to do" undoes ArgumentValueRemoved;
    /// The range of a number, or the length of a text, that an argument or parameter can have is another
    /// one, or the list of its values is said to be complete.
    ArgumentLimits = "argument/limits-changed", Behaviour, limits, "check every call";
    /// The value that an argument or parameter has when none is given is another one.
    ArgumentDefault = "argument/default-changed", Behaviour, default_value, "give the value where it counts";
    /// The type of the response of an operation changed.
    ResponseType = "reply/type-changed/response", Breaking, response_type, "release a new major version, or correct the page";
    /// The success statuses of an operation changed.
    Status = "status/changed", Behaviour, compiles, "check code that looks at the status";
    // Permissions, headers, query parameters.
    /// A further permission is needed beside one that sufficed.
    PermissionNeeded = "permission/added", Behaviour, more_needed, "check which permissions programs hold";
    /// Permissions no longer suffice for an operation.
    PermissionRemoved = "permission/removed", Behaviour, suffices_no_more, "check which permissions programs hold";
    /// Another permission is now the least privileged one.
    PermissionOrder = "permission/order-changed", Behaviour, least_changed, "check which permissions programs ask for";
    /// Further permissions suffice for an operation, and all that sufficed still do.
    PermissionAlternative = "permission/alternative-added", Additive, more_suffice, "nothing to do" undoes PermissionRemoved;
    /// A permission is spelled otherwise, and its old spelling is gone from the documentation.
    PermissionSpelling = "permission/respelled", Behaviour, respelled, "check which spelling programs ask for";
    /// A request header is gone.
    HeaderRemoved = "header/removed", Behaviour, header_lost, "check programs that send it";
    /// A request header is new and can be left out.
    HeaderAdded = "header/added", Additive, unaffected, "nothing to do" undoes HeaderRemoved;
    /// A request header must be sent.
    HeaderRequired = "header/required", Behaviour, header_required, "send it with every such request";
    /// A request header can be left out.
    HeaderOptional = "header/optional", Additive, header_optional, "nothing to do" undoes HeaderRequired;
    /// The text about a request header, or its value, changed.
    HeaderDoc = "header/docs-changed", Docs, header_docs, "nothing to do";
    /// A query parameter that could be given is gone.
    QueryRemoved = "query/removed", Behaviour, compiles, "check programs that use it";
    /// A query parameter can be given.
    QueryAdded = "query/added", Additive, unaffected, "nothing to do" undoes QueryRemoved;
    /// A query option that an example uses is named now, or is no longer.
    QueryListed = "query/listing-changed", Docs, query_listed, "nothing to do";
    /// An operation took query parameters without naming them, and now names those that it takes.
    QueryClosed = "query/closed", Behaviour, query_closed, "check programs that use others";
    /// An operation takes query parameters that its page does not name, and named all of them before.
    QueryOpened = "query/opened", Additive, query_opened, "nothing to do" undoes QueryClosed;
    /// A query parameter is deprecated that was not: it works as before, and is not to be used any more.
    QueryDeprecated = "query/deprecated", Behaviour, deprecated, "name what replaces it in the release notes";
    /// A query parameter that was deprecated is so no longer.
    QueryUndeprecated = "query/undeprecated", Behaviour, undeprecated, "check that the page means it";
    /// The text about a query parameter changed.
    QueryDoc = "query/docs-changed", Docs, reads_differently, "nothing to do";
    // Names, features and pages.
    /// The Rust name of a property, member, parameter or operation is that of another one now, of the same type.
    NameTaken = "name/taken", Behaviour, name_taken, "name both names in the release notes";
    /// A feature is gone: no page is of its product area any longer.
    FeatureRemoved = "feature/removed", Breaking, feature_gone, "release a new major version, or keep the area";
    /// A feature is new.
    FeatureAdded = "feature/added", Additive, feature_new, "nothing to do" undoes FeatureRemoved;
    /// A type or operation is no longer compiled with a feature that it was compiled with.
    FeatureLost = "feature/item-lost", Breaking, feature_lost, "name the feature that has it now in the release notes";
    /// A type or operation is compiled with a feature that it was not compiled with, and with all that it was.
    FeatureGained = "feature/item-gained", Additive, feature_gained, "nothing to do" undoes FeatureLost;
    /// The metadata of a page names another product area; every feature that had what it describes still has it, or is gone.
    Area = "feature/area-changed", Additive, area, "nothing to do" undoes Area;
    /// A page is written differently and says the same: white space, metadata, samples in other languages.
    PageFormat = "page/formatting-changed", Docs, no_change, "nothing to do";
    /// A page reads differently, and nothing else here says why.
    PageText = "page/text-changed", Docs, page_text, "nothing to do";
    /// A page is new, and describes nothing of its own.
    PageAdded = "page/added", Docs, no_change, "nothing to do";
    /// A page is gone, and described nothing of its own.
    PageRemoved = "page/removed", Docs, no_change, "nothing to do";
}

impl Rule {
    /// One sentence about a change of an item from one value to another, without a final full stop.
    pub(crate) fn meaning<'v>(self, owner: Pair<'_>, item: Pair<'_>, values: impl Into<Values<'v>>) -> String {
        self.sentence()(&Changed::new(owner, item, values.into(), self.explanation()))
    }

    /// It compares texts, of which a snapshot keeps digests.
    pub(crate) fn is_of_text(self) -> bool {
        matches!(self, Self::OperationNotes | Self::OperationAsks)
            || self.id().ends_with("docs-changed")
            || self.id().starts_with("page/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_have_an_area_and_a_kind() {
        let mut ids: Vec<&str> = Rule::ALL.iter().map(|it| it.id()).collect();
        let is_plain = |id: &str| id.chars().all(|it| it.is_ascii_lowercase() || matches!(it, '-' | '/' | '*'));
        assert!(ids.iter().all(|it| is_plain(it) && (1..=2).contains(&it.matches('/').count())));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Rule::ALL.len());
    }
}
