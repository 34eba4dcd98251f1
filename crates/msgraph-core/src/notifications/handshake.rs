//! The validation handshake, by which the service finds out whether an address wants notifications.

use percent_encoding::percent_decode_str;

/// The answer when the service asks whether an address wants notifications: its token, taken from the query of the request, with or
/// without the question mark. Nothing when the request is no such question.
///
/// Answer it within ten seconds, with status 200 and as `text/plain`: it comes from whoever calls, and must not be taken for HTML.
///
/// ```
/// use msgraph_core::notifications::validation_token;
///
/// let asked = validation_token("validationToken=Validation%3A+Testing+%3Cb%3E");
/// assert_eq!(asked.as_deref(), Some("Validation: Testing <b>"));
/// assert_eq!(validation_token("tenant=contoso"), None);
/// ```
#[must_use]
pub fn validation_token(query: &str) -> Option<String> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(name, _)| *name == "validationToken")?;
    let value = value.replace('+', " ");
    percent_decode_str(&value).decode_utf8().ok().map(Into::into)
}
