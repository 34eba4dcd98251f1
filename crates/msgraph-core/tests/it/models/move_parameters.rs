//! The parameters of an action, as the generator prints it.

/// The parameters of `move`.
#[doc(alias = "microsoft.graph.asset: move")]
#[non_exhaustive]
pub struct MoveParameters {
    /// The asset.
    pub asset: ::core::option::Option<::std::boxed::Box<crate::models::Asset>>,
    /// Where to.
    pub place: ::core::option::Option<::std::boxed::Box<crate::models::Place>>,
    /// Why.
    pub comment: ::core::option::Option<::std::string::String>,
    rest: ::msgraph_core::Rest,
}

impl ::msgraph_core::Record for MoveParameters {
    fn shape(&self) -> &'static ::msgraph_core::Shape {
        &::msgraph_core::Shape {
            name: "",
            doc: "",
            fields: &["asset", "comment", "place"],
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::msgraph_core::Field {
        match index {
            0 => &self.asset,
            1 => &self.comment,
            2 => &self.place,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::msgraph_core::Field {
        match index {
            0 => &mut self.asset,
            1 => &mut self.comment,
            2 => &mut self.place,
            _ => &mut self.rest,
        }
    }
    #[inline]
    fn rest(&self) -> &::msgraph_core::Rest {
        &self.rest
    }
    #[inline]
    fn rest_mut(&mut self) -> &mut ::msgraph_core::Rest {
        &mut self.rest
    }
}

impl ::msgraph_core::Item for MoveParameters {
    #[inline]
    fn blank() -> Self {
        <Self as ::core::default::Default>::default()
    }
    #[inline]
    fn slot(&mut self) -> ::msgraph_core::Slot<'_> {
        ::msgraph_core::Slot::Record(self)
    }
    #[inline]
    fn peek(&self) -> ::msgraph_core::Peek<'_> {
        ::msgraph_core::Peek::Record(self)
    }
}

impl ::core::default::Default for MoveParameters {
    #[inline]
    fn default() -> Self {
        Self {
            asset: ::core::option::Option::None,
            place: ::core::option::Option::None,
            comment: ::core::option::Option::None,
            rest: ::msgraph_core::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for MoveParameters {
    #[inline]
    fn clone(&self) -> Self {
        ::msgraph_core::clone(self)
    }
}

impl ::core::cmp::PartialEq for MoveParameters {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::msgraph_core::eq(self, other)
    }
}

impl ::core::fmt::Debug for MoveParameters {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::msgraph_core::debug(self, f)
    }
}

impl ::msgraph_core::serde::Serialize for MoveParameters {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for MoveParameters {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
