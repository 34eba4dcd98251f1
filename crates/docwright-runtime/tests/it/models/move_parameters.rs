//! The parameters of an action, as the generator prints it.

/// The parameters of `move`.
#[doc(alias = "example.inventory.asset: move")]
#[non_exhaustive]
pub struct MoveParameters {
    /// The asset.
    pub asset: ::core::option::Option<::std::boxed::Box<crate::models::Asset>>,
    /// Where to.
    pub place: ::core::option::Option<::std::boxed::Box<crate::models::Place>>,
    /// Why.
    pub comment: ::core::option::Option<::std::string::String>,
    rest: ::docwright_runtime::Rest,
}

impl ::docwright_runtime::Record for MoveParameters {
    fn shape(&self) -> &'static ::docwright_runtime::Shape {
        &::docwright_runtime::Shape {
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
    fn field(&self, index: usize) -> &dyn ::docwright_runtime::Field {
        match index {
            0 => &self.asset,
            1 => &self.comment,
            2 => &self.place,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::docwright_runtime::Field {
        match index {
            0 => &mut self.asset,
            1 => &mut self.comment,
            2 => &mut self.place,
            _ => &mut self.rest,
        }
    }
    #[inline]
    fn rest(&self) -> &::docwright_runtime::Rest {
        &self.rest
    }
    #[inline]
    fn rest_mut(&mut self) -> &mut ::docwright_runtime::Rest {
        &mut self.rest
    }
}

impl ::docwright_runtime::Item for MoveParameters {
    #[inline]
    fn blank() -> Self {
        <Self as ::core::default::Default>::default()
    }
    #[inline]
    fn slot(&mut self) -> ::docwright_runtime::Slot<'_> {
        ::docwright_runtime::Slot::Record(self)
    }
    #[inline]
    fn peek(&self) -> ::docwright_runtime::Peek<'_> {
        ::docwright_runtime::Peek::Record(self)
    }
}

impl ::core::default::Default for MoveParameters {
    #[inline]
    fn default() -> Self {
        Self {
            asset: ::core::option::Option::None,
            place: ::core::option::Option::None,
            comment: ::core::option::Option::None,
            rest: ::docwright_runtime::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for MoveParameters {
    #[inline]
    fn clone(&self) -> Self {
        ::docwright_runtime::clone(self)
    }
}

impl ::core::cmp::PartialEq for MoveParameters {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::docwright_runtime::eq(self, other)
    }
}

impl ::core::fmt::Debug for MoveParameters {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::docwright_runtime::debug(self, f)
    }
}

impl ::docwright_runtime::serde::Serialize for MoveParameters {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for MoveParameters {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
