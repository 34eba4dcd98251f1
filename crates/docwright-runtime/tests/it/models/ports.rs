//! A flags enum, as the generator prints it.

/// Sockets and plugs.
///
/// Values that are not listed here are kept as they are.
#[doc(alias = "example.inventory.ports")]
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Ports(::docwright_runtime::Flags);

impl Ports {
    /// `power`: a power socket.
    pub const POWER: Self = Self(::docwright_runtime::Flags::member(0));
    /// `usb`: a USB socket.
    pub const USB: Self = Self(::docwright_runtime::Flags::member(1));
    /// `miniJack`: a jack.
    pub const MINI_JACK: Self = Self(::docwright_runtime::Flags::member(2));

    const MEMBERS: &'static ::docwright_runtime::Members = &::docwright_runtime::Members {
        name: "example.inventory.ports",
        doc: "https://docs.example/resources/ports",
        wire: &["power", "usb", "miniJack"],
    };

    /// True if every member of `other` is in this set.
    #[must_use]
    #[inline]
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(&other.0)
    }
}

impl ::docwright_runtime::Item for Ports {
    #[inline]
    fn blank() -> Self {
        Self(::docwright_runtime::Flags::new())
    }
    #[inline]
    fn slot(&mut self) -> ::docwright_runtime::Slot<'_> {
        ::docwright_runtime::Slot::Flags(&mut self.0, Self::MEMBERS)
    }
    #[inline]
    fn peek(&self) -> ::docwright_runtime::Peek<'_> {
        ::docwright_runtime::Peek::Flags(&self.0, Self::MEMBERS)
    }
}

impl ::core::convert::From<&str> for Ports {
    #[inline]
    fn from(text: &str) -> Self {
        Self(::docwright_runtime::Flags::read(text, Self::MEMBERS))
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

impl ::docwright_runtime::serde::Serialize for Ports {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for Ports {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
