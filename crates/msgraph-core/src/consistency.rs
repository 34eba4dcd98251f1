//! `ConsistencyLevel`, the HTTP header of advanced OData queries on directory objects.

use docwright_runtime::Request;

/// Sets the header `ConsistencyLevel` of a request.
///
/// ```
/// use msgraph_core::{Collection, ConsistencyLevel as _, Json, Request};
///
/// let request = Request::<Collection<Json>>::get("/users", &[]).count().consistency_level("eventual");
/// assert_eq!(request.headers().next(), Some(("ConsistencyLevel", "eventual")));
/// ```
pub trait ConsistencyLevel: Sized {
    /// Advanced queries on directory objects need `eventual`.
    #[must_use = "a request does nothing until it is sent"]
    fn consistency_level(self, level: &str) -> Self;
}

impl<R, At> ConsistencyLevel for Request<R, At> {
    fn consistency_level(self, level: &str) -> Self {
        self.header("ConsistencyLevel", level)
    }
}
