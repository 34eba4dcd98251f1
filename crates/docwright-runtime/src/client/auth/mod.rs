//! Authorization by bearer tokens: credentials, the token that is kept of one, and challenges of the service.

mod challenge;
mod credential;
mod tokens;

pub(super) use self::challenge::claims;
pub use self::credential::{AccessToken, Credential, CredentialError, TokenRequest, credential_fn, credential_for};
pub(super) use self::tokens::Tokens;
