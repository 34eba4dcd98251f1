//! Authorization by bearer tokens: where they come from, and which one is kept.

mod credential;
mod tokens;

pub use self::credential::{AccessToken, Credential, CredentialError, credential_fn};
pub(super) use self::tokens::Tokens;
