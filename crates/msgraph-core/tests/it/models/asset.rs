//! A model with complex values, lists, enums, a secret and relationships, as the generator prints it.

/// A thing that somebody owns.
#[doc(alias = "microsoft.graph.asset")]
#[non_exhaustive]
pub struct Asset {
    /// The key of the object.
    pub id: ::core::option::Option<::std::string::String>,
    /// Whether the asset is in use.
    pub active: ::core::option::Option<bool>,
    /// How worn the asset is.
    pub condition: ::core::option::Option<crate::models::Condition>,
    /// When the asset was entered.
    pub created_date_time: ::core::option::Option<::msgraph_core::DateTime>,
    /// The conditions before this one.
    pub history: ::core::option::Option<::std::vec::Vec<crate::models::Condition>>,
    /// What people call it.
    pub name: ::core::option::Option<::std::string::String>,
    /// The number that unlocks the asset.
    pub pin: ::core::option::Option<::std::string::String>,
    /// Where the asset is.
    pub place: ::core::option::Option<::std::boxed::Box<crate::models::Place>>,
    /// What can be plugged in.
    pub ports: ::core::option::Option<crate::models::Ports>,
    /// Where the asset was.
    pub route: ::core::option::Option<::std::vec::Vec<crate::models::Place>>,
    /// What the maker stores.
    pub settings: ::core::option::Option<::msgraph_core::Json>,
    /// What it can do.
    pub specs: ::core::option::Option<::std::boxed::Box<crate::models::Specs>>,
    /// Words.
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// A word that is a keyword.
    pub r#type: ::core::option::Option<::std::string::String>,
    rest: ::msgraph_core::Rest,
}

impl Asset {
    /// `id`: The key of the object.
    pub const ID: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("id", "");
    /// `active`: Whether the asset is in use.
    pub const ACTIVE: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("active", "$filter(eq)");
    /// `condition`: How worn the asset is.
    pub const CONDITION: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("condition", "$filter(eq,ne)");
    /// `createdDateTime`: When the asset was entered.
    pub const CREATED_DATE_TIME: ::msgraph_core::Property<Self> =
        ::msgraph_core::Property::new("createdDateTime", "$orderby");
    /// `history`: The conditions before this one.
    pub const HISTORY: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("history", "");
    /// `name`: What people call it.
    pub const NAME: ::msgraph_core::Property<Self> =
        ::msgraph_core::Property::new("name", "$filter(eq,startswith) $orderby");
    /// `pin`: The number that unlocks the asset.
    pub const PIN: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("pin", "");
    /// `place`: Where the asset is.
    pub const PLACE: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("place", "");
    /// `ports`: What can be plugged in.
    pub const PORTS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("ports", "");
    /// `route`: Where the asset was.
    pub const ROUTE: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("route", "");
    /// `settings`: What the maker stores.
    pub const SETTINGS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("settings", "");
    /// `specs`: What it can do.
    pub const SPECS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("specs", "");
    /// `tags`: Words.
    pub const TAGS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("tags", "select-only");
    /// `type`: A word that is a keyword.
    pub const TYPE: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("type", "");
    /// `owner`, a relationship: Who has it.
    pub const OWNER: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("owner", "$expand");
    /// `parts`, a relationship: What it is made of.
    pub const PARTS: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new("parts", "$expand");

    /// Who has it.
    ///
    /// # Errors
    /// When the kept value does not have the documented shape.
    #[inline]
    pub fn owner(&self) -> ::msgraph_core::Result<::core::option::Option<crate::models::Entity>> {
        self.rest.one("owner")
    }

    /// Sets [`owner`](Self::owner).
    ///
    /// # Errors
    /// When the value is nested too deeply to be written.
    #[inline]
    pub fn set_owner(&mut self, owner: &crate::models::Entity) -> ::msgraph_core::Result<()> {
        self.rest.set_one("owner", owner)
    }

    /// What it is made of.
    ///
    /// # Errors
    /// When the kept value does not have the documented shape.
    #[inline]
    pub fn parts(&self) -> ::msgraph_core::Result<::core::option::Option<::std::vec::Vec<crate::models::Asset>>> {
        self.rest.list("parts")
    }

    /// Sets [`parts`](Self::parts).
    ///
    /// # Errors
    /// When the value is nested too deeply to be written.
    #[inline]
    pub fn set_parts(&mut self, parts: &[crate::models::Asset]) -> ::msgraph_core::Result<()> {
        self.rest.set_list("parts", parts)
    }
}

impl ::msgraph_core::Record for Asset {
    fn shape(&self) -> &'static ::msgraph_core::Shape {
        &::msgraph_core::Shape {
            name: "microsoft.graph.asset",
            doc: "https://docs.example/resources/asset",
            fields: &[
                "active",
                "condition",
                "createdDateTime",
                "history",
                "id",
                "name",
                "pin",
                "place",
                "ports",
                "route",
                "settings",
                "specs",
                "tags",
                "type",
            ],
            bases: &["microsoft.graph.entity"],
            derived: &["microsoft.graph.camera"],
            secret: &["pin"],
            read_only: &["createdDateTime", "id"],
        }
    }
    #[inline]
    fn field(&self, index: usize) -> &dyn ::msgraph_core::Field {
        match index {
            0 => &self.active,
            1 => &self.condition,
            2 => &self.created_date_time,
            3 => &self.history,
            4 => &self.id,
            5 => &self.name,
            6 => &self.pin,
            7 => &self.place,
            8 => &self.ports,
            9 => &self.route,
            10 => &self.settings,
            11 => &self.specs,
            12 => &self.tags,
            13 => &self.r#type,
            _ => &self.rest,
        }
    }
    #[inline]
    fn field_mut(&mut self, index: usize) -> &mut dyn ::msgraph_core::Field {
        match index {
            0 => &mut self.active,
            1 => &mut self.condition,
            2 => &mut self.created_date_time,
            3 => &mut self.history,
            4 => &mut self.id,
            5 => &mut self.name,
            6 => &mut self.pin,
            7 => &mut self.place,
            8 => &mut self.ports,
            9 => &mut self.route,
            10 => &mut self.settings,
            11 => &mut self.specs,
            12 => &mut self.tags,
            13 => &mut self.r#type,
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

impl ::msgraph_core::Item for Asset {
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

impl ::msgraph_core::Is<crate::models::Entity> for Asset {}

impl ::core::default::Default for Asset {
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
            rest: ::msgraph_core::Rest::new(),
        }
    }
}

impl ::core::clone::Clone for Asset {
    #[inline]
    fn clone(&self) -> Self {
        ::msgraph_core::clone(self)
    }
}

impl ::core::cmp::PartialEq for Asset {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        ::msgraph_core::eq(self, other)
    }
}

impl ::core::fmt::Debug for Asset {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::msgraph_core::debug(self, f)
    }
}

impl ::msgraph_core::serde::Serialize for Asset {
    #[inline]
    fn serialize<S: ::msgraph_core::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        ::msgraph_core::serialize(self, serializer)
    }
}

impl<'de> ::msgraph_core::serde::Deserialize<'de> for Asset {
    #[inline]
    fn deserialize<D: ::msgraph_core::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        ::msgraph_core::deserialize(deserializer)
    }
}
