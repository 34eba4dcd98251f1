//! A complex type that holds itself, as the generator prints it.

/// A place.
#[doc(alias = "example.inventory.place")]
#[non_exhaustive]
pub struct Place {
    /// The floor.
    pub floor: ::core::option::Option<i32>,
    /// The name.
    pub name: ::core::option::Option<::std::string::String>,
    /// The larger place around it.
    pub within: ::core::option::Option<::std::boxed::Box<crate::models::Place>>,
    rest: ::docwright_runtime::Rest,
}

impl Place {
    /// `floor`: The floor.
    pub const FLOOR: ::docwright_runtime::Property<Self, i32> = ::docwright_runtime::Property::new("floor", "");
    /// `name`: The name.
    pub const NAME: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("name", "");
    /// `within`: The larger place around it.
    pub const WITHIN: ::docwright_runtime::Property<Self, crate::models::Place> =
        ::docwright_runtime::Property::new("within", "");
}

impl ::docwright_runtime::Record for Place {
    fn shape(&self) -> &'static ::docwright_runtime::Shape {
        &::docwright_runtime::Shape {
            name: "example.inventory.place",
            doc: "https://docs.example/resources/place",
            fields: &["floor", "name", "within"],
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::docwright_runtime::Field {
        match index {
            0 => &self.floor,
            1 => &self.name,
            2 => &self.within,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::docwright_runtime::Field {
        match index {
            0 => &mut self.floor,
            1 => &mut self.name,
            2 => &mut self.within,
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

impl ::docwright_runtime::Item for Place {
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

impl ::core::default::Default for Place {
    #[inline]
    fn default() -> Self {
        Self {
            floor: ::core::option::Option::None,
            name: ::core::option::Option::None,
            within: ::core::option::Option::None,
            rest: ::docwright_runtime::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for Place {
    #[inline]
    fn clone(&self) -> Self {
        ::docwright_runtime::clone(self)
    }
}

impl ::core::cmp::PartialEq for Place {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::docwright_runtime::eq(self, other)
    }
}

impl ::core::fmt::Debug for Place {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::docwright_runtime::debug(self, f)
    }
}

impl ::docwright_runtime::serde::Serialize for Place {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for Place {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
