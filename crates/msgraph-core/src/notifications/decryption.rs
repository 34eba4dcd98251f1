//! Decryption of rich notifications: RSA-OAEP for the key of the content, HMAC-SHA256 over it, then AES-CBC.

use std::collections::BTreeMap;
use std::fmt;

use aws_lc_rs::cipher::{
    AES_128, AES_192, AES_256, AES_CBC_IV_LEN, DecryptionContext, PaddedBlockDecryptingKey, UnboundCipherKey,
};
use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::hmac;
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::rsa::{KeyPair, OAEP_SHA1_MGF1SHA1, OaepPrivateDecryptingKey, PrivateDecryptingKey};
use docwright_runtime::Binary;
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject as _;
use serde::Deserialize;

use super::{NotificationError, NotificationErrorKind};

/// The private key of a certificate that a subscription was made with. It is never printed.
///
/// ```
/// use msgraph_core::notifications::PrivateKey;
///
/// # let pem = include_str!("../../tests/it/notifications/vectors/key.pem");
/// let key = PrivateKey::from_pem(pem)?;
/// assert_eq!(format!("{key:?}"), "PrivateKey(…)");
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
pub struct PrivateKey(OaepPrivateDecryptingKey);

impl PrivateKey {
    /// Reads a key of RSA from a file as OpenSSL writes it: `-----BEGIN PRIVATE KEY-----` or `-----BEGIN RSA PRIVATE KEY-----`.
    ///
    /// # Errors
    /// When it is no such file, the key is encrypted, or it is none of RSA with 2048 to 8192 bits.
    pub fn from_pem(pem: &str) -> Result<Self, NotificationError> {
        match PrivateKeyDer::from_pem_slice(pem.as_bytes()) {
            Ok(PrivateKeyDer::Pkcs8(der)) => Self::from_pkcs8(der.secret_pkcs8_der()),
            Ok(PrivateKeyDer::Pkcs1(der)) => {
                let pair = KeyPair::from_der(der.secret_pkcs1_der()).map_err(|_| no_key())?;
                Self::from_pkcs8(pair.as_der().map_err(|_| no_key())?.as_ref())
            }
            _ => Err(no_key()),
        }
    }

    /// Reads a key of RSA in the form PKCS #8.
    ///
    /// # Errors
    /// When it is none, or not of 2048 to 8192 bits.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, NotificationError> {
        let key = PrivateDecryptingKey::from_pkcs8(der).map_err(|_| no_key())?;
        OaepPrivateDecryptingKey::new(key).map(Self).map_err(|_| no_key())
    }

    /// The key with which the content was encrypted.
    fn data_key(&self, wrapped: &[u8]) -> Option<Vec<u8>> {
        let mut buffer = vec![0; self.0.min_output_size()];
        let length = self.0.decrypt(&OAEP_SHA1_MGF1SHA1, wrapped, &mut buffer, None).ok()?.len();
        buffer.truncate(length);
        Some(buffer)
    }
}

fn no_key() -> NotificationError {
    NotificationError::new(NotificationErrorKind::Keys, "this is no private key of RSA with 2048 to 8192 bits")
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

/// The private keys of a program, by the id that a subscription gave its certificate.
///
/// A single [`PrivateKey`] is such keys, used whatever the id, and so is a map of keys by id: while certificates change, there are two.
///
/// ```
/// use std::collections::BTreeMap;
/// use msgraph_core::notifications::{PrivateKey, PrivateKeys};
///
/// # let pem = include_str!("../../tests/it/notifications/vectors/key.pem");
/// let keys = BTreeMap::from([("autumn".to_owned(), PrivateKey::from_pem(pem)?)]);
/// assert!(keys.private_key("autumn").is_some() && keys.private_key("spring").is_none());
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
pub trait PrivateKeys {
    /// The key of the certificate with this id, if the program has it.
    fn private_key(&self, certificate_id: &str) -> Option<&PrivateKey>;
}

impl PrivateKeys for PrivateKey {
    fn private_key(&self, _: &str) -> Option<&PrivateKey> {
        Some(self)
    }
}

impl PrivateKeys for BTreeMap<String, PrivateKey> {
    fn private_key(&self, certificate_id: &str) -> Option<&PrivateKey> {
        self.get(certificate_id)
    }
}

/// The content of a change, encrypted for the certificate of the subscription.
///
/// ```
/// use msgraph_core::notifications::{Notifications, PrivateKey};
///
/// # let pem = include_str!("../../tests/it/notifications/vectors/key.pem");
/// # let body = include_bytes!("../../tests/it/notifications/vectors/rich.json");
/// let notifications = Notifications::read(body)?;
/// let Some(content) = notifications.items()[0].encrypted_content() else { panic!("no content") };
/// assert_eq!(content.certificate_id(), "autumn");
/// assert!(content.decrypt(&PrivateKey::from_pem(pem)?)?.starts_with(b"{"));
/// # Ok::<(), msgraph_core::notifications::NotificationError>(())
/// ```
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EncryptedContent {
    data: String,
    data_signature: String,
    data_key: String,
    #[serde(default)]
    encryption_certificate_id: Option<String>,
    #[serde(default)]
    encryption_certificate_thumbprint: Option<String>,
}

impl EncryptedContent {
    /// The id that the subscription gave its certificate.
    #[must_use]
    pub fn certificate_id(&self) -> &str {
        self.encryption_certificate_id.as_deref().unwrap_or_default()
    }

    /// The thumbprint of the certificate, in hexadecimal digits.
    #[must_use]
    pub fn certificate_thumbprint(&self) -> &str {
        self.encryption_certificate_thumbprint.as_deref().unwrap_or_default()
    }

    /// The bytes that were encrypted, which are JSON. Nothing is decrypted before its signature was found right.
    ///
    /// # Errors
    /// When none of the keys is the one, or what came is not what was sent. Which step failed is not told: whoever tries out changed
    /// notifications would learn from it.
    pub fn decrypt(&self, keys: &impl PrivateKeys) -> Result<Vec<u8>, NotificationError> {
        let id = self.certificate_id();
        let key = keys.private_key(id).ok_or_else(|| {
            let message = format!("there is no private key for the certificate with the id {id:?}");
            NotificationError::new(NotificationErrorKind::Keys, message)
        })?;
        self.opened(key).ok_or_else(|| {
            let message = "the content was not encrypted for this private key, or was changed on its way";
            NotificationError::new(NotificationErrorKind::Content, message)
        })
    }

    fn opened(&self, key: &PrivateKey) -> Option<Vec<u8>> {
        let bytes = |text: &str| Binary::from_base64(text).ok()?.to_bytes().ok();
        let (mut data, signature) = (bytes(&self.data)?, bytes(&self.data_signature)?);
        let secret = key.data_key(&bytes(&self.data_key)?)?;
        let algorithm = match secret.len() {
            16 => &AES_128,
            24 => &AES_192,
            32 => &AES_256,
            _ => return None,
        };
        hmac::verify(&hmac::Key::new(hmac::HMAC_SHA256, &secret), &data, &signature).ok()?;
        let cipher = UnboundCipherKey::new(algorithm, &secret).ok()?;
        // The service takes the beginning of the key for the initialization vector: each key is for one content only.
        let start: [u8; AES_CBC_IV_LEN] = secret.get(..AES_CBC_IV_LEN)?.try_into().ok()?;
        let context = DecryptionContext::Iv128(FixedLength::from(start));
        let plain = PaddedBlockDecryptingKey::cbc_pkcs7(cipher).ok()?.decrypt(&mut data, context).ok()?.len();
        data.truncate(plain);
        Some(data)
    }
}

/// Only whose it is.
impl fmt::Debug for EncryptedContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncryptedContent").field("certificate_id", &self.certificate_id()).finish_non_exhaustive()
    }
}
