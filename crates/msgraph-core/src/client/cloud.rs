//! The national clouds, the deployments of Graph that a client can be made for.

use docwright_runtime::client::Service;
use docwright_runtime::trace_target;

/// The national clouds, each with an address of its own.
///
/// ```
/// use msgraph_core::client::Cloud;
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

/// Version 1.0 of the service, with the scope of its tokens.
impl From<Cloud> for Service {
    fn from(cloud: Cloud) -> Self {
        Self::at(format!("{}/v1.0", cloud.address()))
            .user_agent(concat!("msgraph-core/", env!("CARGO_PKG_VERSION")))
            .scope(cloud.scope())
            .operation_headers(&["Azure-AsyncOperation"])
            .trace(trace_target!("msgraph"))
    }
}
