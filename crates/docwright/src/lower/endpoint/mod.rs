//! Endpoints: request lines as functions with arguments, request body and response.

pub(crate) mod agreement;
pub(crate) mod function;
pub(crate) mod grouping;
pub(crate) mod header;
pub(crate) mod parameter_struct;
pub(crate) mod paths;
pub(crate) mod permission;
pub(crate) mod request_body;
pub(crate) mod request_line;
pub(crate) mod response;
pub(crate) mod template;
