//! `service: accounts:`: the kinds of accounts in a service's tables of permissions.
//!
//! ```yaml
//! accounts: { delegated: Staff member, second: Guest, application: Background service }
//! ```

use serde::{Deserialize, Serialize};

use crate::dialect::service::{ACCOUNTS, OTHER_ACCOUNTS};

/// The names of the kinds of accounts, as tables of permissions have them; those that nothing names have their usual ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accounts {
    /// An app on behalf of somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegated: Option<String>,
    /// An app on behalf of somebody of another kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<String>,
    /// An app by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
}

impl Accounts {
    /// Nothing is named.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// The names that are given, in the order of the kinds.
    pub(crate) fn given(&self) -> [Option<&str>; 3] {
        [&self.delegated, &self.second, &self.application].map(|it| it.as_deref().map(str::trim))
    }

    /// The names that readers see, of the service of the built-in dialect or of another.
    pub(crate) fn shown(&self, of_dialect: bool) -> [&str; 3] {
        let usual = if of_dialect { ACCOUNTS } else { OTHER_ACCOUNTS };
        let [first, second, app] = self.given();
        [first.unwrap_or(usual[0]), second.unwrap_or(usual[1]), app.unwrap_or(usual[2])]
    }

    /// The problem with it, if there is one.
    pub(super) fn problem(&self) -> Option<String> {
        let given: Vec<&str> = self.given().into_iter().flatten().collect();
        let is_name = |it: &&&str| it.starts_with(char::is_alphabetic) && !it.contains([',', '|', '\n']);
        if let Some(it) = given.iter().find(|it| !is_name(it)) {
            return Some(format!("`accounts` has `{it}`, which is no name: begin with a letter, and leave out commas"));
        }
        let twice =
            given.iter().enumerate().find(|(at, it)| given[..*at].iter().any(|one| one.eq_ignore_ascii_case(it)));
        twice.map(|(_, it)| format!("`accounts` has `{it}` twice"))
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn kinds_of_accounts_have_different_names() {
        let read =
            |accounts: &str| Config::parse(&format!("service: {{root: 'https://a.example', accounts: {accounts}}}"));
        let config = read("{delegated: Staff member, application: Robot}").unwrap();
        assert_eq!(config.service.accounts_shown(), ["Staff member", "Delegated (personal account)", "Robot"]);
        for text in ["{delegated: ''}", "{delegated: 'a, b'}", "{delegated: Guest, second: guest}", "{third: Robot}"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
