//! Calls as a user writes them: the URL is the name, the arguments are filled in, the answer is typed.
//!
//! Written by hand; `cargo xtask generate` leaves this folder alone.

use msgraph::models::{Message, Recipient, User};
use msgraph::{device_management, groups, me, reports, users};
use msgraph_core::{Answer, Collection, Method, Reference, Request};

fn line<R>(request: &Request<R>) -> String {
    format!("{} {}", request.method(), request.path_and_query())
}

#[test]
fn the_url_is_the_name() {
    let message = Message::default();
    let reference = Reference::to("https://graph.microsoft.com/v1.0/directoryObjects/7");
    assert_eq!(line(&users::list()), "GET /users");
    assert_eq!(line(&users::get("ada@contoso.com")), "GET /users/ada@contoso.com");
    assert_eq!(line(&me::messages::list()), "GET /me/messages");
    assert_eq!(line(&me::messages::update("m1", &message)), "PATCH /me/messages/m1");
    assert_eq!(line(&users::send_mail("u1", &me::SendMailBody::default())), "POST /users/u1/sendMail");
    assert_eq!(line(&users::delta()), "GET /users/delta");
    assert_eq!(line(&groups::members::add_ref("g1", &reference)), "POST /groups/g1/members/$ref");
    assert_eq!(line(&groups::members::remove_ref("g1", "u1")), "DELETE /groups/g1/members/u1/$ref");
    assert_eq!(line(&me::photo::get_content()), "GET /me/photo/$value");
    let children = me::drive::root::by_path::children::list("Reports/2026 plan");
    assert_eq!(line(&children), "GET /me/drive/root:/Reports/2026%20plan:/children");
    let by_period = reports::get_email_activity_user_detail("D7");
    assert_eq!(line(&by_period), "GET /reports/getEmailActivityUserDetail(period='D7')");
    let by_date = reports::get_email_activity_user_detail_by_date("2026-11-01");
    assert_eq!(line(&by_date), "GET /reports/getEmailActivityUserDetail(date=2026-11-01)");
    let summary = msgraph::models::DeviceComplianceScriptRunSummary::default();
    let create = device_management::device_compliance_scripts::run_summary::create("s1", &summary);
    assert_eq!(line(&create), "POST /deviceManagement/deviceComplianceScripts/s1/runSummary");
}

#[test]
fn arguments_cannot_leave_their_place() {
    assert_eq!(users::get("a/../b?c#d").path(), "/users/a%2F..%2Fb%3Fc%23d");
    let quoted = reports::get_email_activity_user_detail("D7')/x('");
    assert_eq!(quoted.path(), "/reports/getEmailActivityUserDetail(period='D7%27%27%29%2Fx%28%27%27')");
}

#[test]
fn a_body_is_what_was_set() {
    let mut patch = Message::default();
    patch.subject = Some("Plan".to_owned());
    let request = me::messages::update("m1", &patch);
    assert_eq!(request.method(), Method::Patch);
    assert_eq!(request.body_bytes().map(|it| &it[..]), Some(&br#"{"subject":"Plan"}"#[..]));
}

#[test]
fn an_answer_is_typed_and_nothing_is_lost() {
    let text = r#"{"value":[{"id":"m1","subject":"Plan","x-new":{"a":1},"toRecipients":[{"emailAddress":{"name":"Ada"}}]}]}"#;
    let page: Collection<Message> = me::messages::list().read(&Answer::new(200, text)).unwrap();
    let message = &page.value[0];
    let recipients: &[Recipient] = message.to_recipients.as_deref().unwrap();
    assert_eq!(message.subject.as_deref(), Some("Plan"));
    assert_eq!(recipients[0].email_address.as_ref().and_then(|it| it.name.as_deref()), Some("Ada"));
    let again: serde_json::Value = serde_json::to_value(message).unwrap();
    assert_eq!(again["x-new"]["a"], 1);
}

#[test]
fn options_are_checked_by_the_compiler() {
    let request = users::list().select([User::ID, User::DISPLAY_NAME]).top(5);
    assert_eq!(line(&request), "GET /users?$select=id,displayName&$top=5");
}
