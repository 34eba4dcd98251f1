//! Base64 as services write it: either alphabet, with and without padding.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const ORDINARY: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const FOR_URLS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// The bytes of a text in either alphabet.
///
/// # Errors
/// When the text is not base64.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>, base64::DecodeError> {
    match text.contains(['-', '_']) {
        true => FOR_URLS.decode(text.replace('+', "-").replace('/', "_")),
        false => ORDINARY.decode(text),
    }
}

/// The text of bytes, in the ordinary alphabet.
pub(crate) fn encode(bytes: &[u8]) -> String {
    ORDINARY.encode(bytes)
}

/// The text of bytes, in the alphabet for URLs.
#[cfg(feature = "client")]
pub(crate) fn encode_for_urls(bytes: &[u8]) -> String {
    FOR_URLS.encode(bytes)
}
