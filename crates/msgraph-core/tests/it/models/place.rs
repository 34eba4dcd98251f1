//! A complex type that holds itself, as the generator prints it.

/// A place.
#[doc(alias = "microsoft.graph.place")]
#[non_exhaustive]
pub struct Place {
    /// The floor.
    pub floor: ::core::option::Option<i32>,
    /// The name.
    pub name: ::core::option::Option<::std::string::String>,
    /// The larger place around it.
    pub within: ::core::option::Option<::std::boxed::Box<crate::models::Place>>,
    rest: ::msgraph_core::Rest,
}

impl Place {
    /// `floor`: The floor.
    pub const FLOOR: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("floor", "");
    /// `name`: The name.
    pub const NAME: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("name", "");
    /// `within`: The larger place around it.
    pub const WITHIN: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("within", "");
}

impl ::msgraph_core::Record for Place {
    fn shape(&self) -> &'static ::msgraph_core::Shape {
        &::msgraph_core::Shape {
            name: "microsoft.graph.place",
            doc: "https://docs.example/resources/place",
            fields: &["floor", "name", "within"],
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::msgraph_core::Field {
        match index {
            0 => &self.floor,
            1 => &self.name,
            2 => &self.within,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::msgraph_core::Field {
        match index {
            0 => &mut self.floor,
            1 => &mut self.name,
            2 => &mut self.within,
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

impl ::msgraph_core::Item for Place {
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

impl ::core::default::Default for Place {
    #[inline]
    fn default() -> Self {
        Self {
            floor: ::core::option::Option::None,
            name: ::core::option::Option::None,
            within: ::core::option::Option::None,
            rest: ::msgraph_core::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for Place {
    #[inline]
    fn clone(&self) -> Self {
        ::msgraph_core::clone(self)
    }
}

impl ::core::cmp::PartialEq for Place {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::msgraph_core::eq(self, other)
    }
}

impl ::core::fmt::Debug for Place {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::msgraph_core::debug(self, f)
    }
}

impl ::msgraph_core::serde::Serialize for Place {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for Place {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
