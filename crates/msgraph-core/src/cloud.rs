//! The national clouds, the deployments of Graph, each with addresses of its own.

/// The national clouds, each with an address of its own.
///
/// ```
/// use msgraph_core::Cloud;
///
/// assert_eq!(Cloud::China.address(), "https://microsoftgraph.chinacloudapi.cn");
/// assert_eq!(Cloud::Global.scope(), "https://graph.microsoft.com/.default");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cloud {
    /// The worldwide service.
    #[default]
    Global,
    /// US Government L4.
    UsGovernment,
    /// US Government L5, the Department of Defense.
    UsGovernmentDod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// The address of the service, without the version.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGovernment => "https://graph.microsoft.us",
            Self::UsGovernmentDod => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }

    /// The scope to ask a token for: all that the app was granted.
    #[must_use]
    pub fn scope(self) -> String {
        format!("{}/.default", self.address())
    }
}

#[cfg(feature = "notifications")]
impl Cloud {
    /// Where the public keys are with which the cloud signs tokens: for [`FetchedKeys`](crate::notifications::FetchedKeys).
    #[must_use]
    pub fn signing_keys(self) -> &'static str {
        match self {
            Self::Global => "https://login.microsoftonline.com/common/discovery/v2.0/keys",
            Self::UsGovernment | Self::UsGovernmentDod => "https://login.microsoftonline.us/common/discovery/v2.0/keys",
            Self::China => "https://login.partner.microsoftonline.cn/common/discovery/v2.0/keys",
        }
    }

    /// Who issues tokens of version 1 and 2 for a tenant.
    pub(crate) fn issuers(self, tenant: &str) -> [String; 2] {
        let (first, second) = match self {
            Self::Global => ("sts.windows.net", "login.microsoftonline.com"),
            Self::UsGovernment | Self::UsGovernmentDod => ("sts.windows.net", "login.microsoftonline.us"),
            Self::China => ("sts.chinacloudapi.cn", "login.partner.microsoftonline.cn"),
        };
        [format!("https://{first}/{tenant}/"), format!("https://{second}/{tenant}/v2.0")]
    }
}

/// Version 1.0 of the service, with the scope of its tokens.
#[cfg(feature = "client")]
impl From<Cloud> for docwright_runtime::client::Service {
    fn from(cloud: Cloud) -> Self {
        Self::at(format!("{}/v1.0", cloud.address()))
            .user_agent(concat!("msgraph-core/", env!("CARGO_PKG_VERSION")))
            .scope(cloud.scope())
            .operation_headers(&["Azure-AsyncOperation"])
            .trace(docwright_runtime::trace_target!("msgraph"))
    }
}
