//! The service that Graph's dialect is about: where it is, and where its pages are published.

/// The address of the service.
pub(crate) const ROOT: &str = "https://graph.microsoft.com/v1.0";
/// The name of the crate.
pub(crate) const CRATE: &str = "msgraph";
/// The namespace of types on pages that name none.
pub(crate) const NAMESPACE: &str = "microsoft.graph";
/// The address of a published page.
pub(crate) const PUBLISHED: &str = "https://learn.microsoft.com/graph/api/{page}?view=graph-rest-1.0";
/// The site of the published pages.
pub(crate) const SITE: &str = "https://learn.microsoft.com";
