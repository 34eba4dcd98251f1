//! A complex type of every scalar, as the generator prints it.

/// Abilities of an asset.
#[doc(alias = "example.inventory.specs")]
#[non_exhaustive]
pub struct Specs {
    /// The day of purchase.
    pub bought: ::core::option::Option<::docwright_runtime::Date>,
    /// When the asset is looked at.
    pub daily_check: ::core::option::Option<::docwright_runtime::TimeOfDay>,
    /// The price of the asset.
    pub price: ::core::option::Option<::docwright_runtime::Decimal>,
    /// Readings of the meter.
    pub readings: ::core::option::Option<::std::vec::Vec<i64>>,
    /// The serial number.
    pub serial: ::core::option::Option<::docwright_runtime::Guid>,
    /// The size in bytes.
    pub size: ::core::option::Option<i64>,
    /// How many slots there are.
    pub slots: ::core::option::Option<i32>,
    /// The hash of the firmware.
    pub thumbprint: ::core::option::Option<::docwright_runtime::Binary>,
    /// How long the maker answers for it.
    pub warranty: ::core::option::Option<::docwright_runtime::Duration>,
    /// The weight in kilograms.
    pub weight: ::core::option::Option<f64>,
    rest: ::docwright_runtime::Rest,
}

impl Specs {
    /// `bought`: The day of purchase.
    pub const BOUGHT: ::docwright_runtime::Property<Self, ::docwright_runtime::Date> =
        ::docwright_runtime::Property::new("bought", "");
    /// `dailyCheck`: When the asset is looked at.
    pub const DAILY_CHECK: ::docwright_runtime::Property<Self, ::docwright_runtime::TimeOfDay> =
        ::docwright_runtime::Property::new("dailyCheck", "");
    /// `price`: The price of the asset.
    pub const PRICE: ::docwright_runtime::Property<Self, ::docwright_runtime::Decimal> =
        ::docwright_runtime::Property::new("price", "");
    /// `readings`: Readings of the meter.
    pub const READINGS: ::docwright_runtime::Property<Self, ::std::vec::Vec<i64>> =
        ::docwright_runtime::Property::new("readings", "");
    /// `serial`: The serial number.
    pub const SERIAL: ::docwright_runtime::Property<Self, ::docwright_runtime::Guid> =
        ::docwright_runtime::Property::new("serial", "");
    /// `size`: The size in bytes.
    pub const SIZE: ::docwright_runtime::Property<Self, i64> = ::docwright_runtime::Property::new("size", "");
    /// `slots`: How many slots there are.
    pub const SLOTS: ::docwright_runtime::Property<Self, i32> = ::docwright_runtime::Property::new("slots", "");
    /// `thumbprint`: The hash of the firmware.
    pub const THUMBPRINT: ::docwright_runtime::Property<Self, ::docwright_runtime::Binary> =
        ::docwright_runtime::Property::new("thumbprint", "");
    /// `warranty`: How long the maker answers for it.
    pub const WARRANTY: ::docwright_runtime::Property<Self, ::docwright_runtime::Duration> =
        ::docwright_runtime::Property::new("warranty", "");
    /// `weight`: The weight in kilograms.
    pub const WEIGHT: ::docwright_runtime::Property<Self, f64> = ::docwright_runtime::Property::new("weight", "");
}

impl ::docwright_runtime::Record for Specs {
    fn shape(&self) -> &'static ::docwright_runtime::Shape {
        &::docwright_runtime::Shape {
            name: "example.inventory.specs",
            doc: "https://docs.example/resources/specs",
            fields: &[
                "bought",
                "dailyCheck",
                "price",
                "readings",
                "serial",
                "size",
                "slots",
                "thumbprint",
                "warranty",
                "weight",
            ],
            bases: &[],
            derived: &[],
            secret: &[],
            read_only: &[],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::docwright_runtime::Field {
        match index {
            0 => &self.bought,
            1 => &self.daily_check,
            2 => &self.price,
            3 => &self.readings,
            4 => &self.serial,
            5 => &self.size,
            6 => &self.slots,
            7 => &self.thumbprint,
            8 => &self.warranty,
            9 => &self.weight,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::docwright_runtime::Field {
        match index {
            0 => &mut self.bought,
            1 => &mut self.daily_check,
            2 => &mut self.price,
            3 => &mut self.readings,
            4 => &mut self.serial,
            5 => &mut self.size,
            6 => &mut self.slots,
            7 => &mut self.thumbprint,
            8 => &mut self.warranty,
            9 => &mut self.weight,
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

impl ::docwright_runtime::Item for Specs {
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

impl ::core::default::Default for Specs {
    #[inline]
    fn default() -> Self {
        Self {
            bought: ::core::option::Option::None,
            daily_check: ::core::option::Option::None,
            price: ::core::option::Option::None,
            readings: ::core::option::Option::None,
            serial: ::core::option::Option::None,
            size: ::core::option::Option::None,
            slots: ::core::option::Option::None,
            thumbprint: ::core::option::Option::None,
            warranty: ::core::option::Option::None,
            weight: ::core::option::Option::None,
            rest: ::docwright_runtime::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for Specs {
    #[inline]
    fn clone(&self) -> Self {
        ::docwright_runtime::clone(self)
    }
}

impl ::core::cmp::PartialEq for Specs {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::docwright_runtime::eq(self, other)
    }
}

impl ::core::fmt::Debug for Specs {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::docwright_runtime::debug(self, f)
    }
}

impl ::docwright_runtime::serde::Serialize for Specs {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for Specs {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
