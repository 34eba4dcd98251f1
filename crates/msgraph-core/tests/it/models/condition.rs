//! An open enum, as the generator prints it.

/// How worn an asset is.
///
/// Values that are not listed here are kept as they are.
#[doc(alias = "microsoft.graph.condition")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Condition(::msgraph_core::Token);

impl Condition {
    /// `new`: never used.
    pub const NEW: Self = Self(::msgraph_core::Token::member(0));
    /// `worn`: used.
    pub const WORN: Self = Self(::msgraph_core::Token::member(1));
    /// `unknownFutureValue`: a value to come.
    pub const UNKNOWN_FUTURE_VALUE: Self = Self(::msgraph_core::Token::member(2));

    const MEMBERS: &'static ::msgraph_core::Members = &::msgraph_core::Members {
        name: "microsoft.graph.condition",
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

impl ::msgraph_core::Item for Condition {
    #[inline]
    fn blank() -> Self {
        Self(::msgraph_core::Token::blank())
    }
    #[inline]
    fn slot(&mut self) -> ::msgraph_core::Slot<'_> {
        ::msgraph_core::Slot::Token(&mut self.0, Self::MEMBERS)
    }
    #[inline]
    fn peek(&self) -> ::msgraph_core::Peek<'_> {
        ::msgraph_core::Peek::Token(&self.0, Self::MEMBERS)
    }
}

impl ::core::convert::From<&str> for Condition {
    #[inline]
    fn from(text: &str) -> Self {
        Self(::msgraph_core::Token::read(text, Self::MEMBERS))
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

impl ::msgraph_core::serde::Serialize for Condition {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for Condition {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
