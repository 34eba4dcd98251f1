//! Which properties hold secrets, so that `Debug` does not show them.
//!
//! The rule reads the name's words and the type, nothing else: a secret is text or bytes, and the last words of its name
//! say that it is the secret itself, not something about it (`passwordHint`, `keyId`, `tokenType`). An address that
//! uploads or downloads without further proof is one, too.

use crate::api::Scalar;
use crate::krate::{ItemKind, Type};

/// Last words of the names of secrets.
const ENDINGS: &[&str] = &[
    "access_key",
    "account_key",
    "api_key",
    "bypass_code",
    "client_secret",
    "client_state",
    "download_url",
    "encryption_key",
    "master_key",
    "passcode",
    "passphrase",
    "password",
    "password_value",
    "pre_shared_key",
    "private_key",
    "product_key",
    "psk",
    "recovery_key",
    "secret",
    "secret_key",
    "secret_text",
    "secret_value",
    "shared_key",
    "signing_key",
    "symmetric_key",
    "token",
    "token_value",
    "unlock_pin",
    "upload_url",
];

/// Endings of names that are secrets only by the look of it: they continue a list or an exchange.
const HARMLESS: &[&str] =
    &["change_token", "continuation_token", "delta_token", "next_token", "page_token", "skip_token", "sync_token"];

/// True if a property of this name and type holds a secret.
pub(crate) fn is_secret(words: &str, ty: &Type) -> bool {
    let ends_with = |ending: &str| words.strip_suffix(ending).is_some_and(|it| it.is_empty() || it.ends_with('_'));
    match ty.item {
        ItemKind::Scalar(Scalar::String) => {
            ENDINGS.iter().any(|it| ends_with(it)) && !HARMLESS.iter().any(|it| ends_with(it))
        }
        // A key as bytes is key material, not an identifier.
        ItemKind::Scalar(Scalar::Binary) => ends_with("key") || ENDINGS.iter().any(|it| ends_with(it)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_from_what_is_about_them() {
        let is = |words, scalar| is_secret(words, &Type { item: ItemKind::Scalar(scalar), many: false });
        for words in [
            "upload_url",
            "example_graph_download_url",
            "client_state",
            "password",
            "secret_text",
            "pre_shared_key",
            "activation_lock_bypass_code",
            "vpn_token",
            "product_key",
        ] {
            assert!(is(words, Scalar::String), "{words}");
        }
        for words in [
            "password_hint",
            "key_id",
            "token_type",
            "key",
            "skip_token",
            "secret_reference_value_id",
            "turnkey",
            "tokens",
        ] {
            assert!(!is(words, Scalar::String), "{words}");
        }
        assert!(is("key", Scalar::Binary));
        assert!(!is("public_certificate", Scalar::Binary));
        assert!(!is("password", Scalar::Boolean));
        assert!(!is("token", Scalar::DateTimeOffset));
    }
}
