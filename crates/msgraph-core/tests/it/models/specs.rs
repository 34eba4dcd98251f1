//! A complex type of every scalar, as the generator prints it.

/// What an asset can do.
#[doc(alias = "microsoft.graph.specs")]
#[non_exhaustive]
pub struct Specs {
    /// The day of purchase.
    pub bought: ::core::option::Option<::msgraph_core::Date>,
    /// When the asset is looked at.
    pub daily_check: ::core::option::Option<::msgraph_core::TimeOfDay>,
    /// What the asset cost.
    pub price: ::core::option::Option<::msgraph_core::Decimal>,
    /// What the meter showed.
    pub readings: ::core::option::Option<::std::vec::Vec<i64>>,
    /// The serial number.
    pub serial: ::core::option::Option<::msgraph_core::Guid>,
    /// The size in bytes.
    pub size: ::core::option::Option<i64>,
    /// How many slots there are.
    pub slots: ::core::option::Option<i32>,
    /// The hash of the firmware.
    pub thumbprint: ::core::option::Option<::msgraph_core::Binary>,
    /// How long the maker answers for it.
    pub warranty: ::core::option::Option<::msgraph_core::Duration>,
    /// The weight in kilograms.
    pub weight: ::core::option::Option<f64>,
    rest: ::msgraph_core::Rest,
}

impl Specs {
    /// `bought`: The day of purchase.
    pub const BOUGHT: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("bought", "");
    /// `dailyCheck`: When the asset is looked at.
    pub const DAILY_CHECK: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("dailyCheck", "");
    /// `price`: What the asset cost.
    pub const PRICE: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("price", "");
    /// `readings`: What the meter showed.
    pub const READINGS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("readings", "");
    /// `serial`: The serial number.
    pub const SERIAL: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("serial", "");
    /// `size`: The size in bytes.
    pub const SIZE: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("size", "");
    /// `slots`: How many slots there are.
    pub const SLOTS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("slots", "");
    /// `thumbprint`: The hash of the firmware.
    pub const THUMBPRINT: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("thumbprint", "");
    /// `warranty`: How long the maker answers for it.
    pub const WARRANTY: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("warranty", "");
    /// `weight`: The weight in kilograms.
    pub const WEIGHT: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("weight", "");
}

impl ::msgraph_core::Record for Specs {
    fn shape(&self) -> &'static ::msgraph_core::Shape {
        &::msgraph_core::Shape {
            name: "microsoft.graph.specs",
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
    fn field(&self, index: usize) -> &dyn ::msgraph_core::Field {
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
    fn field_mut(&mut self, index: usize) -> &mut dyn ::msgraph_core::Field {
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
    fn rest(&self) -> &::msgraph_core::Rest {
        &self.rest
    }
    #[inline]
    fn rest_mut(&mut self) -> &mut ::msgraph_core::Rest {
        &mut self.rest
    }
}

impl ::msgraph_core::Item for Specs {
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
            rest: ::msgraph_core::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for Specs {
    #[inline]
    fn clone(&self) -> Self {
        ::msgraph_core::clone(self)
    }
}

impl ::core::cmp::PartialEq for Specs {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::msgraph_core::eq(self, other)
    }
}

impl ::core::fmt::Debug for Specs {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::msgraph_core::debug(self, f)
    }
}

impl ::msgraph_core::serde::Serialize for Specs {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for Specs {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
