//! The model that all others derive from, as the generator prints it.

/// An object with a key.
#[doc(alias = "microsoft.graph.entity")]
#[non_exhaustive]
pub struct Entity {
    /// The key of the object.
    pub id: ::core::option::Option<::std::string::String>,
    rest: ::msgraph_core::Rest,
}

impl Entity {
    /// `id`: The key of the object.
    pub const ID: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("id", "");
}

impl ::msgraph_core::Record for Entity {
    fn shape(&self) -> &'static ::msgraph_core::Shape {
        &::msgraph_core::Shape {
            name: "microsoft.graph.entity",
            doc: "https://docs.example/resources/entity",
            fields: &["id"],
            bases: &[],
            derived: &["microsoft.graph.asset", "microsoft.graph.camera"],
            secret: &[],
            read_only: &["id"],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::msgraph_core::Field {
        match index {
            0 => &self.id,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::msgraph_core::Field {
        match index {
            0 => &mut self.id,
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

impl ::msgraph_core::Item for Entity {
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

impl ::core::default::Default for Entity {
    #[inline]
    fn default() -> Self {
        Self { id: ::core::option::Option::None, rest: ::msgraph_core::Rest::new() }
    }
}

impl ::core::clone::Clone for Entity {
    #[inline]
    fn clone(&self) -> Self {
        ::msgraph_core::clone(self)
    }
}

impl ::core::cmp::PartialEq for Entity {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::msgraph_core::eq(self, other)
    }
}

impl ::core::fmt::Debug for Entity {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::msgraph_core::debug(self, f)
    }
}

impl ::msgraph_core::serde::Serialize for Entity {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for Entity {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
