//! The model that all others derive from, as the generator prints it.

/// An object with a key.
#[doc(alias = "example.inventory.entity")]
#[non_exhaustive]
pub struct Entity {
    /// The key of the object.
    pub id: ::core::option::Option<::std::string::String>,
    rest: ::docwright_runtime::Rest,
}

impl Entity {
    /// `id`: The key of the object.
    pub const ID: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("id", "");
}

impl ::docwright_runtime::Record for Entity {
    fn shape(&self) -> &'static ::docwright_runtime::Shape {
        &::docwright_runtime::Shape {
            name: "example.inventory.entity",
            doc: "https://docs.example/resources/entity",
            fields: &["id"],
            bases: &[],
            derived: &["example.inventory.asset", "example.inventory.camera"],
            secret: &[],
            read_only: &["id"],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::docwright_runtime::Field {
        match index {
            0 => &self.id,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::docwright_runtime::Field {
        match index {
            0 => &mut self.id,
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

impl ::docwright_runtime::Item for Entity {
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

impl ::core::default::Default for Entity {
    #[inline]
    fn default() -> Self {
        Self { id: ::core::option::Option::None, rest: ::docwright_runtime::Rest::new() }
    }
}

impl ::core::clone::Clone for Entity {
    #[inline]
    fn clone(&self) -> Self {
        ::docwright_runtime::clone(self)
    }
}

impl ::core::cmp::PartialEq for Entity {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::docwright_runtime::eq(self, other)
    }
}

impl ::core::fmt::Debug for Entity {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::docwright_runtime::debug(self, f)
    }
}

impl ::docwright_runtime::serde::Serialize for Entity {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for Entity {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
