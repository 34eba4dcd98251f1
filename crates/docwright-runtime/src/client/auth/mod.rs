//! Authorization by bearer tokens: credentials, and the token that is kept of one.

mod credential;
mod tokens;

pub use self::credential::{AccessToken, Credential, CredentialError, credential_fn};
pub(super) use self::tokens::Tokens;
