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
/// The crate that knows it, a layer over the runtime.
pub(crate) const LAYER: &str = "msgraph-core";
/// The features of the layer that the runtime has not: the name, a comment on it, and that it is of use only with the client.
pub(crate) const LAYER_FEATURES: &[(&str, &str, bool)] = &[
    ("azure", "Credentials of azure_identity.", true),
    ("notifications", "Change notifications: their tokens and their decryption.", false),
];
/// The manifest of the layer, against which its features are held.
#[cfg(test)]
pub(crate) const LAYER_MANIFEST: &str = include_str!("../../../msgraph-core/Cargo.toml");
/// The kinds of accounts in its tables of permissions: somebody's, a second kind of those, an app by itself.
pub(crate) const ACCOUNTS: [&str; 3] =
    ["Delegated (work or school account)", "Delegated (personal Microsoft account)", "Application"];
/// The same for any other service that does not name them.
pub(crate) const OTHER_ACCOUNTS: [&str; 3] = ["Delegated", "Delegated (personal account)", "Application"];
