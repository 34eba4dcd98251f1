//! A model that derives from another, as the generator prints it.

/// A camera.
#[doc(alias = "example.inventory.camera")]
#[non_exhaustive]
pub struct Camera {
    /// The key of the object.
    pub id: ::core::option::Option<::std::string::String>,
    /// True while the asset is in use.
    pub active: ::core::option::Option<bool>,
    /// How worn the asset is.
    pub condition: ::core::option::Option<crate::models::Condition>,
    /// When the asset was entered.
    pub created_date_time: ::core::option::Option<::docwright_runtime::DateTime>,
    /// The conditions before this one.
    pub history: ::core::option::Option<::std::vec::Vec<crate::models::Condition>>,
    /// The name that people call it by.
    pub name: ::core::option::Option<::std::string::String>,
    /// The number that unlocks the asset.
    pub pin: ::core::option::Option<::std::string::String>,
    /// Where the asset is.
    pub place: ::core::option::Option<::std::boxed::Box<crate::models::Place>>,
    /// Sockets and plugs.
    pub ports: ::core::option::Option<crate::models::Ports>,
    /// Where the asset was.
    pub route: ::core::option::Option<::std::vec::Vec<crate::models::Place>>,
    /// Settings that the maker stores.
    pub settings: ::core::option::Option<::docwright_runtime::Json>,
    /// Its abilities.
    pub specs: ::core::option::Option<::std::boxed::Box<crate::models::Specs>>,
    /// Words.
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// A word that is a keyword.
    pub r#type: ::core::option::Option<::std::string::String>,
    /// The lens.
    pub lens: ::core::option::Option<::std::string::String>,
    /// The resolution.
    pub pixels: ::core::option::Option<i32>,
    rest: ::docwright_runtime::Rest,
}

impl Camera {
    /// `id`: The key of the object.
    pub const ID: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("id", "");
    /// `active`: True while the asset is in use.
    pub const ACTIVE: ::docwright_runtime::Property<Self, bool> =
        ::docwright_runtime::Property::new("active", "$filter(eq)");
    /// `condition`: How worn the asset is.
    pub const CONDITION: ::docwright_runtime::Property<Self, crate::models::Condition> =
        ::docwright_runtime::Property::new("condition", "$filter(eq,ne)");
    /// `createdDateTime`: When the asset was entered.
    pub const CREATED_DATE_TIME: ::docwright_runtime::Property<Self, ::docwright_runtime::DateTime> =
        ::docwright_runtime::Property::new("createdDateTime", "$orderby");
    /// `history`: The conditions before this one.
    pub const HISTORY: ::docwright_runtime::Property<Self, ::std::vec::Vec<crate::models::Condition>> =
        ::docwright_runtime::Property::new("history", "");
    /// `name`: The name that people call it by.
    pub const NAME: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("name", "$filter(eq,startswith) $orderby");
    /// `pin`: The number that unlocks the asset.
    pub const PIN: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("pin", "");
    /// `place`: Where the asset is.
    pub const PLACE: ::docwright_runtime::Property<Self, crate::models::Place> =
        ::docwright_runtime::Property::new("place", "");
    /// `ports`: Sockets and plugs.
    pub const PORTS: ::docwright_runtime::Property<Self, crate::models::Ports> =
        ::docwright_runtime::Property::new("ports", "");
    /// `route`: Where the asset was.
    pub const ROUTE: ::docwright_runtime::Property<Self, ::std::vec::Vec<crate::models::Place>> =
        ::docwright_runtime::Property::new("route", "");
    /// `settings`: Settings that the maker stores.
    pub const SETTINGS: ::docwright_runtime::Property<Self> = ::docwright_runtime::Property::new("settings", "");
    /// `specs`: Its abilities.
    pub const SPECS: ::docwright_runtime::Property<Self, crate::models::Specs> =
        ::docwright_runtime::Property::new("specs", "");
    /// `tags`: Words.
    pub const TAGS: ::docwright_runtime::Property<Self, ::std::vec::Vec<::std::string::String>> =
        ::docwright_runtime::Property::new("tags", "select-only");
    /// `type`: A word that is a keyword.
    pub const TYPE: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("type", "");
    /// `lens`: The lens.
    pub const LENS: ::docwright_runtime::Property<Self, ::std::string::String> =
        ::docwright_runtime::Property::new("lens", "");
    /// `pixels`: The resolution.
    pub const PIXELS: ::docwright_runtime::Property<Self, i32> =
        ::docwright_runtime::Property::new("pixels", "$filter(eq,ge)");
    /// `owner`, a relationship: Who has it.
    pub const OWNER: ::docwright_runtime::Property<Self, ::docwright_runtime::One<crate::models::Entity>> =
        ::docwright_runtime::Property::new("owner", "$expand");
    /// `parts`, a relationship: Its parts.
    pub const PARTS: ::docwright_runtime::Property<Self, ::docwright_runtime::Many<crate::models::Asset>> =
        ::docwright_runtime::Property::new("parts", "$expand");

    /// Who has it.
    ///
    /// # Errors
    /// When the kept value does not have the documented shape.
    #[inline]
    pub fn owner(&self) -> ::docwright_runtime::Result<::core::option::Option<crate::models::Entity>> {
        self.rest.one("owner")
    }

    /// Sets [`owner`](Self::owner).
    ///
    /// # Errors
    /// When the value is nested too deeply to be written.
    #[inline]
    pub fn set_owner(&mut self, owner: &crate::models::Entity) -> ::docwright_runtime::Result<()> {
        self.rest.set_one("owner", owner)
    }

    /// Its parts.
    ///
    /// # Errors
    /// When the kept value does not have the documented shape.
    #[inline]
    pub fn parts(&self) -> ::docwright_runtime::Result<::core::option::Option<::std::vec::Vec<crate::models::Asset>>> {
        self.rest.list("parts")
    }

    /// Sets [`parts`](Self::parts).
    ///
    /// # Errors
    /// When the value is nested too deeply to be written.
    #[inline]
    pub fn set_parts(&mut self, parts: &[crate::models::Asset]) -> ::docwright_runtime::Result<()> {
        self.rest.set_list("parts", parts)
    }
}

impl ::docwright_runtime::Record for Camera {
    fn shape(&self) -> &'static ::docwright_runtime::Shape {
        &::docwright_runtime::Shape {
            name: "example.inventory.camera",
            doc: "https://docs.example/resources/camera",
            fields: &[
                "active",
                "condition",
                "createdDateTime",
                "history",
                "id",
                "lens",
                "name",
                "pin",
                "pixels",
                "place",
                "ports",
                "route",
                "settings",
                "specs",
                "tags",
                "type",
            ],
            bases: &["example.inventory.asset", "example.inventory.entity"],
            derived: &[],
            secret: &["pin"],
            read_only: &["createdDateTime", "id"],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::docwright_runtime::Field {
        match index {
            0 => &self.active,
            1 => &self.condition,
            2 => &self.created_date_time,
            3 => &self.history,
            4 => &self.id,
            5 => &self.lens,
            6 => &self.name,
            7 => &self.pin,
            8 => &self.pixels,
            9 => &self.place,
            10 => &self.ports,
            11 => &self.route,
            12 => &self.settings,
            13 => &self.specs,
            14 => &self.tags,
            15 => &self.r#type,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::docwright_runtime::Field {
        match index {
            0 => &mut self.active,
            1 => &mut self.condition,
            2 => &mut self.created_date_time,
            3 => &mut self.history,
            4 => &mut self.id,
            5 => &mut self.lens,
            6 => &mut self.name,
            7 => &mut self.pin,
            8 => &mut self.pixels,
            9 => &mut self.place,
            10 => &mut self.ports,
            11 => &mut self.route,
            12 => &mut self.settings,
            13 => &mut self.specs,
            14 => &mut self.tags,
            15 => &mut self.r#type,
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

impl ::docwright_runtime::Item for Camera {
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

impl ::docwright_runtime::Is<crate::models::Asset> for Camera {}

impl ::docwright_runtime::Is<crate::models::Entity> for Camera {}

impl ::core::default::Default for Camera {
    #[inline]
    fn default() -> Self {
        Self {
            id: ::core::option::Option::None,
            active: ::core::option::Option::None,
            condition: ::core::option::Option::None,
            created_date_time: ::core::option::Option::None,
            history: ::core::option::Option::None,
            name: ::core::option::Option::None,
            pin: ::core::option::Option::None,
            place: ::core::option::Option::None,
            ports: ::core::option::Option::None,
            route: ::core::option::Option::None,
            settings: ::core::option::Option::None,
            specs: ::core::option::Option::None,
            tags: ::core::option::Option::None,
            r#type: ::core::option::Option::None,
            lens: ::core::option::Option::None,
            pixels: ::core::option::Option::None,
            rest: ::docwright_runtime::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for Camera {
    #[inline]
    fn clone(&self) -> Self {
        ::docwright_runtime::clone(self)
    }
}

impl ::core::cmp::PartialEq for Camera {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::docwright_runtime::eq(self, other)
    }
}

impl ::core::fmt::Debug for Camera {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::docwright_runtime::debug(self, f)
    }
}

impl ::docwright_runtime::serde::Serialize for Camera {
    #[inline]
    fn serialize<S: ::docwright_runtime::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::docwright_runtime::serialize(self, serializer)
    }
}

impl<'de> ::docwright_runtime::serde::Deserialize<'de> for Camera {
    #[inline]
    fn deserialize<D: ::docwright_runtime::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::docwright_runtime::deserialize(deserializer)
    }
}
