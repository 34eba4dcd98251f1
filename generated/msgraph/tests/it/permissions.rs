//! Permissions of generated functions, by kind of account, and the smallest set for several requests.

use msgraph::{drives, me, reports, subscriptions, users};
use msgraph_core::Account::{Application, Personal, WorkOrSchool};
use msgraph_core::{Access, Account, Endpoint, least_privileged};

fn scopes(account: Account, endpoints: &[Endpoint]) -> String {
    match least_privileged(account, endpoints.iter().copied()) {
        Ok(scopes) => scopes.iter().map(|it| it.name()).collect::<Vec<_>>().join(" "),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn constants_stand_beside_their_functions() {
    for (endpoint, request) in [
        (users::LIST, "GET /users"),
        (users::CREATE, "POST /users"),
        (me::SEND_MAIL, "POST /me/sendMail"),
        (me::messages::UPDATE, "PATCH /me/messages/{id}"),
        (drives::root::DELTA, "GET /drives/{drive-id}/root/delta"),
    ] {
        assert_eq!(endpoint.request(), request);
    }
}

#[test]
fn they_can_be_read_in_constants() {
    const ACCESS: Access = me::messages::LIST.access(WorkOrSchool);
    let Access::AnyOf(sets) = ACCESS else { panic!("{ACCESS:?}") };
    assert_eq!(sets.to_string(), "Mail.ReadBasic, Mail.Read, Mail.ReadWrite");
    assert_eq!(sets.least().collect::<Vec<_>>(), ["Mail.ReadBasic"]);
    assert_eq!(reports::GET_EMAIL_ACTIVITY_USER_DETAIL.access(Personal), Access::Never);
}

#[test]
fn what_is_needed_together_stays_together() {
    let grant = users::app_role_assignments::CREATE;
    let Access::AnyOf(sets) = grant.access(Application) else { panic!("{grant:?}") };
    let want = "AppRoleAssignment.ReadWrite.All and Application.Read.All, \
                AppRoleAssignment.ReadWrite.All and Directory.Read.All";
    assert_eq!(sets.to_string(), want);
    assert_eq!(sets.iter().map(Iterator::count).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(scopes(WorkOrSchool, &[grant]), "Directory.AccessAsUser.All");
    assert_eq!(scopes(Application, &[grant]), "AppRoleAssignment.ReadWrite.All Application.Read.All");
}

#[test]
fn the_smallest_set() {
    let mail = [me::messages::LIST, me::messages::GET, me::SEND_MAIL];
    for (account, endpoints, want) in [
        (WorkOrSchool, &[][..], ""),
        (WorkOrSchool, &mail[..1], "Mail.ReadBasic"),
        (WorkOrSchool, &mail, "Mail.ReadBasic Mail.Send"),
        (WorkOrSchool, &[me::messages::LIST, me::messages::UPDATE], "Mail.ReadWrite"),
        (Application, &[users::app_role_assignments::CREATE, users::LIST], "AppRoleAssignment.ReadWrite.All Directory.Read.All"),
    ] {
        assert_eq!(scopes(account, endpoints), want, "{account}: {endpoints:?}");
    }
}

#[test]
fn errors_name_the_request() {
    let report = reports::GET_EMAIL_ACTIVITY_USER_DETAIL;
    let error = scopes(Personal, &[me::messages::LIST, report]);
    assert!(error.contains("GET /reports/getEmailActivityUserDetail") && error.contains("personal"), "{error}");
    let error = scopes(WorkOrSchool, &[subscriptions::CREATE]);
    assert!(error.contains("POST /subscriptions") && error.contains("\"driveItem (OneDrive for Business)\""), "{error}");
}

#[test]
fn some_requests_need_what_they_are_for() {
    let about = |what: &str| scopes(WorkOrSchool, &[subscriptions::CREATE.about(what)]);
    assert_eq!(about("message"), "Mail.ReadBasic");
    assert_eq!(about("driveItem (OneDrive for Business)"), "Files.ReadWrite.All");
    assert!(about("callRecord").contains("not possible"));
    assert!(about("weather").contains("does not name"));
    let Access::ByUse(uses) = subscriptions::CREATE.access(WorkOrSchool) else { panic!("it depends") };
    assert_eq!(uses.iter().count(), 7);
    assert_eq!(uses.iter().next(), Some(("callRecord", Access::Never)));
}
