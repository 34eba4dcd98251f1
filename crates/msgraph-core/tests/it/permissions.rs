//! Permissions by Graph's kinds of accounts.

use msgraph_core::{Access, Account, Endpoint, least_privileged};

const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "-", "calendar\tCalendars.Read");

#[test]
fn each_kind_of_account_has_its_column() {
    const WORK: Access = LIST.access(Account::WorkOrSchool);
    assert!(matches!(WORK, Access::AnyOf(sets) if sets.to_string() == "Mail.ReadBasic, Mail.Read"));
    assert_eq!(LIST.access(Account::Personal), Access::Never);
    assert!(matches!(LIST.access(Account::Application), Access::ByUse(_)));
    assert!(matches!(LIST.about("calendar").access(Account::Application), Access::AnyOf(_)));
    assert_eq!(
        (LIST.to_string(), format!("{LIST:?}").as_str()),
        (LIST.request().to_owned(), "Endpoint(GET /me/messages)")
    );
}

#[test]
fn what_cannot_be_answered_names_request_and_account() {
    assert_eq!(least_privileged(Account::WorkOrSchool, [LIST]).unwrap(), ["Mail.ReadBasic"]);
    for (account, want) in [
        (Account::Personal, "GET /me/messages, delegated (personal Microsoft account): the request is not possible"),
        (
            Account::Application,
            "GET /me/messages, application: the request needs permissions that depend on what it is for",
        ),
    ] {
        let error = least_privileged(account, [LIST]).unwrap_err().to_string();
        assert!(error.starts_with(want), "{error}");
    }
}
