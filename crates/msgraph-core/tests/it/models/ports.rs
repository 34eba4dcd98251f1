//! A flags enum, as the generator prints it.

/// What can be plugged in.
///
/// Values that are not listed here are kept as they are.
#[doc(alias = "microsoft.graph.ports")]
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Ports(::msgraph_core::Flags);

impl Ports {
    /// `power`: a power socket.
    pub const POWER: Self = Self(::msgraph_core::Flags::member(0));
    /// `usb`: a USB socket.
    pub const USB: Self = Self(::msgraph_core::Flags::member(1));
    /// `miniJack`: a jack.
    pub const MINI_JACK: Self = Self(::msgraph_core::Flags::member(2));

    const MEMBERS: &'static ::msgraph_core::Members = &::msgraph_core::Members {
        name: "microsoft.graph.ports",
        doc: "https://docs.example/resources/ports",
        wire: &["power", "usb", "miniJack"],
    };

    /// Whether every member of `other` is in this set.
    #[must_use]
    #[inline]
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(&other.0)
    }
}

impl ::msgraph_core::Item for Ports {
    #[inline]
    fn blank() -> Self {
        Self(::msgraph_core::Flags::new())
    }
    #[inline]
    fn slot(&mut self) -> ::msgraph_core::Slot<'_> {
        ::msgraph_core::Slot::Flags(&mut self.0, Self::MEMBERS)
    }
    #[inline]
    fn peek(&self) -> ::msgraph_core::Peek<'_> {
        ::msgraph_core::Peek::Flags(&self.0, Self::MEMBERS)
    }
}

impl ::core::convert::From<&str> for Ports {
    #[inline]
    fn from(text: &str) -> Self {
        Self(::msgraph_core::Flags::read(text, Self::MEMBERS))
    }
}

impl ::core::ops::BitOr for Ports {
    type Output = Self;
    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0.union(other.0))
    }
}

impl ::core::fmt::Display for Ports {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        self.0.print(Self::MEMBERS, f)
    }
}

impl ::core::fmt::Debug for Ports {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        self.0.print(Self::MEMBERS, f)
    }
}

impl ::msgraph_core::serde::Serialize for Ports {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for Ports {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
