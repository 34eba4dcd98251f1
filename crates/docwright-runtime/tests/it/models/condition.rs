//! An open enum, as the generator prints it.

/// How worn an asset is.
///
/// Values that are not listed here are kept as they are.
#[doc(alias = "example.inventory.condition")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Condition(::docwright_runtime::Token);

impl Condition {
    /// `new`: never used.
    pub const NEW: Self = Self(::docwright_runtime::Token::member(0));
    /// `worn`: used.
    pub const WORN: Self = Self(::docwright_runtime::Token::member(1));
    /// `unknownFutureValue`: a value to come.
    pub const UNKNOWN_FUTURE_VALUE: Self = Self(::docwright_runtime::Token::member(2));

    const MEMBERS: &'static ::docwright_runtime::Members = &::docwright_runtime::Members {
        name: "example.inventory.condition",
        doc: "https://docs.example/resources/condition",
        wire: &["new", "worn", "unknownFutureValue"],
    };

    /// The value as it stands in JSON, known or not.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0.as_str(Self::MEMBERS)
    }
}

impl ::docwright_runtime::Item for Condition {
    #[inline]
    fn blank() -> Self {
        Self(::docwright_runtime::Token::blank())
    }
    #[inline]
    fn slot(&mut self) -> ::docwright_runtime::Slot<'_> {
        ::docwright_runtime::Slot::Token(&mut self.0, Self::MEMBERS)
    }
    #[inline]
    fn peek(&self) -> ::docwright_runtime::Peek<'_> {
        ::docwright_runtime::Peek::Token(&self.0, Self::MEMBERS)
    }
}

impl ::core::convert::From<&str> for Condition {
    #[inline]
    fn from(text: &str) -> Self {
        Self(::docwright_runtime::Token::read(text, Self::MEMBERS))
    }
}

impl ::core::cmp::PartialEq<str> for Condition {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl ::core::cmp::PartialEq<&str> for Condition {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl ::core::fmt::Display for Condition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl ::core::fmt::Debug for Condition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl ::docwright_runtime::serde::Serialize for Condition {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for Condition {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
