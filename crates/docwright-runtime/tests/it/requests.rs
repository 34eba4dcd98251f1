//! A sample of generated endpoint functions.

/// Lists the assets of a user.
#[doc(alias = "GET /users/{id | userPrincipalName}/assets")]
#[inline]
pub fn list(user_id: &str) -> ::docwright_runtime::Request<::docwright_runtime::Collection<crate::models::Asset>> {
    ::docwright_runtime::Request::get("/users/{id | userPrincipalName}/assets", &[user_id])
}

/// Enters an asset, or one of a derived type.
#[doc(alias = "POST /assets")]
#[inline]
pub fn create(
    asset: &dyn ::docwright_runtime::Is<crate::models::Asset>,
) -> ::docwright_runtime::Request<crate::models::Asset> {
    ::docwright_runtime::Request::post("/assets", &[]).body_as("example.inventory.asset", asset)
}

/// Changes a place.
#[doc(alias = "PATCH /places/{id}")]
#[inline]
pub fn update_place(
    place_id: &str,
    place: &crate::models::Place,
) -> ::docwright_runtime::Request<crate::models::Place> {
    ::docwright_runtime::Request::patch("/places/{id}", &[place_id]).body(place)
}

/// Moves an asset.
#[doc(alias = "POST /assets/{id}/move")]
#[inline]
pub fn move_(asset_id: &str, parameters: &crate::models::MoveParameters) -> ::docwright_runtime::Request<()> {
    ::docwright_runtime::Request::post("/assets/{id}/move", &[asset_id]).parameters(parameters)
}

/// Adds a part by reference.
#[doc(alias = "POST /assets/{id}/parts/$ref")]
#[inline]
pub fn add_part_ref(asset_id: &str, reference: &::docwright_runtime::Reference) -> ::docwright_runtime::Request<()> {
    ::docwright_runtime::Request::post("/assets/{id}/parts/$ref", &[asset_id]).reference(reference)
}

/// Replaces the manual.
#[doc(alias = "PUT /assets/{id}/manual/$value")]
#[inline]
pub fn set_manual(
    asset_id: &str,
    content: ::docwright_runtime::Content,
) -> ::docwright_runtime::Request<::docwright_runtime::Content> {
    ::docwright_runtime::Request::put("/assets/{id}/manual/$value", &[asset_id]).content(content)
}

/// Lists the files at a path.
#[doc(alias = "GET /assets/{id}/files/root:/{path}:/children")]
#[inline]
pub fn list_files(
    asset_id: &str,
    path: &str,
) -> ::docwright_runtime::Request<::docwright_runtime::Collection<crate::models::Entity>> {
    ::docwright_runtime::Request::get("/assets/{id}/files/root:/{path}:/children", &[asset_id, path])
}

/// Counts the assets of one name since a day.
#[doc(alias = "GET /assets/count(name=name,since=since)")]
#[inline]
pub fn count_by_name(
    name: &str,
    since: &::docwright_runtime::Date,
) -> ::docwright_runtime::Request<::docwright_runtime::Value<i64>> {
    ::docwright_runtime::Request::get("/assets/count(name='{name}',since={since})", &[name, since.as_str()])
}

/// Lists what is booked between two times.
#[doc(alias = "GET /assets/bookings")]
#[inline]
pub fn list_bookings(
    start: &str,
    end: &str,
) -> ::docwright_runtime::Request<::docwright_runtime::Collection<crate::models::Asset>> {
    ::docwright_runtime::Request::get("/assets/bookings?start={start}&end={end}", &[start, end])
}

/// Counts all assets.
#[doc(alias = "GET /assets/$count")]
#[inline]
pub fn count() -> ::docwright_runtime::Request<i64> {
    ::docwright_runtime::Request::get("/assets/$count", &[])
}
