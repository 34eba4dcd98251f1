//! The rules of the mock: a closed list, each with a stable id and an HTTP status.

use crate::text::rules::rules;

rules! {
    /// Why the mock refuses a request.
    pub enum Rule {
        /// The status that is answered.
        pub status: u16,
        /// The `code` of the OData error.
        pub code: &'static str,
        /// The advice to the caller.
        pub help: &'static str,
    }
    /// No request line has this address.
    AddressUnknown = "mock/address-unknown", 404, "ResourceNotFound", "use an address of the documentation";
    /// The address is documented, but not with this method.
    MethodUnknown = "mock/method-unknown", 405, "MethodNotAllowed", "use one of the methods in the `Allow` header";
    /// A query parameter that the request line has is missing.
    QueryMissing = "mock/query-missing", 400, "BadRequest", "add the parameter to the query";
    /// A header that every request must have is missing.
    HeaderMissing = "mock/header-missing", 400, "BadRequest", "send the header";
    /// An argument of the address is not of its documented type.
    ArgumentType = "mock/argument-type", 400, "BadRequest", "send a value of the documented type";
    /// A text is not one of the values of which the documentation says that there are no others.
    ValueRefused = "mock/value-refused", 400, "BadRequest", "send one of the listed values";
    /// A query option has a value that it cannot have: `$top=some`.
    OptionValue = "mock/option-value", 400, "BadRequest", "send a whole number";
    /// A JSON body is documented, and something else is announced.
    ContentType = "mock/content-type", 415, "UnsupportedMediaType", "send `Content-Type: application/json`";
    /// A body is documented, and none is sent.
    BodyMissing = "mock/body-missing", 400, "BadRequest", "send the documented body; `{}` if nothing in it is needed";
    /// A body is sent, and none is documented.
    BodyUnexpected = "mock/body-unexpected", 400, "BadRequest", "send no body";
    /// The body is not JSON.
    BodyNotJson = "mock/body-not-json", 400, "BadRequest", "send strict JSON";
    /// Body, or a value in it, is not of its documented type.
    BodyType = "mock/body-type", 400, "BadRequest", "send a value of the documented type";
    /// A member of the body is no property of its type, or is spelled in another letter case.
    MemberUnknown = "mock/member-unknown", 400, "BadRequest", "send documented properties, in their spelling";
    /// The body is larger than the mock reads.
    BodyTooLarge = "mock/body-too-large", 413, "RequestEntityTooLarge", "send less at once";
    /// A batch is not `{"requests": [{"id", "method", "url"}, …]}`, or its requests wait for each other.
    BatchShape = "mock/batch-shape", 400, "BadRequest", "send up to twenty requests with ids of their own";
    /// A request of a batch waits for one that failed.
    DependencyFailed = "mock/dependency-failed", 424, "FailedDependency", "fix the request that failed";
    /// A piece of an upload does not say which bytes of the file it is.
    UploadRange = "mock/upload-range", 400, "BadRequest", "send `Content-Range: bytes 0-99/1000` and as many bytes";
    /// A piece of an upload is not the one that comes next.
    UploadOrder = "mock/upload-order", 416, "InvalidRange", "ask with GET which bytes are missing, and send those";
    /// An upload session is over, or was never begun.
    SessionOver = "mock/session-over", 404, "itemNotFound", "begin a session";
    /// The object that is asked for was deleted before.
    Deleted = "mock/deleted", 404, "Request_ResourceNotFound", "ask for what is there";
    /// The caller asked for this status.
    Scenario = "mock/scenario", 400, "BadRequest", "leave out `Prefer: status` or the scenario of the test";
}

/// The code that errors of a status have, as the service of the built-in dialect names it.
pub(crate) fn code(status: u16) -> &'static str {
    match status {
        400 => "BadRequest",
        401 => "InvalidAuthenticationToken",
        403 => "Authorization_RequestDenied",
        404 => "Request_ResourceNotFound",
        405 => "MethodNotAllowed",
        409 => "Conflict",
        410 => "resyncRequired",
        412 => "PreconditionFailed",
        413 => "RequestEntityTooLarge",
        415 => "UnsupportedMediaType",
        423 => "Locked",
        424 => "FailedDependency",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        507 => "InsufficientStorage",
        509 => "BandwidthLimitExceeded",
        _ => "UnknownError",
    }
}
