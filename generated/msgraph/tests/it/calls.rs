//! Calls as a user writes them: the URL is the name, the arguments are filled in, the response is typed.

use msgraph::models::{
    AppRoleAssignment, BaseItem, DriveItem, Entity, Message, PlannerTask, Recipient, TimeZoneStandard, User,
};
use msgraph::{Model as _, communications, device_management, groups, json, me, planner, reports, users};
use msgraph_core::{Capabilities, Collection, Date, DateTime, Method, Reference, Request, Response};

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
    let by_date = reports::get_email_activity_user_detail_by_date(&Date::from("2026-11-01"));
    assert_eq!(line(&by_date), "GET /reports/getEmailActivityUserDetail(date=2026-11-01)");
    let summary = msgraph::models::DeviceComplianceScriptRunSummary::default();
    let create = device_management::device_compliance_scripts::run_summary::create("s1", &summary);
    assert_eq!(line(&create), "POST /deviceManagement/deviceComplianceScripts/s1/runSummary");
}

#[test]
fn arguments_have_the_documented_types() {
    let zones = me::outlook::supported_time_zones_by_time_zone_standard(&TimeZoneStandard::IANA);
    let zone = "TimeZoneStandard=microsoft.graph.timeZoneStandard'iana'";
    assert_eq!(line(&zones), format!("GET /me/outlook/supportedTimeZones({zone})"));
    assert_eq!(line(&me::outlook::supported_time_zones()), "GET /me/outlook/supportedTimeZones");
    let odd = me::outlook::supported_time_zones_by_time_zone_standard(&TimeZoneStandard::from("a'b"));
    assert!(odd.path().ends_with("timeZoneStandard'a%27%27b')"), "{}", odd.path());
    for (personal, text) in [(true, "true"), (false, "false")] {
        let recent = me::onenote::notebooks::get_recent_notebooks(personal);
        let call = format!("getRecentNotebooks(includePersonalNotebooks={text})");
        assert_eq!(line(&recent), format!("GET /me/onenote/notebooks/{call}"));
    }
    let (from, to) = (DateTime::from("2024-05-01T00:00:00Z"), DateTime::from("2024-05-02T00:00:00+02:00"));
    let calls = communications::call_records::get_direct_routing_calls(&from, &to);
    let arguments = "fromDateTime=2024-05-01T00%3A00%3A00Z,toDateTime=2024-05-02T00%3A00%3A00%2B02%3A00";
    assert_eq!(line(&calls), format!("GET /communications/callRecords/getDirectRoutingCalls({arguments})"));
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
    let page: Collection<Message> = me::messages::list().read(&Response::new(200, text)).unwrap();
    let message = &page.value[0];
    let recipients: &[Recipient] = message.to_recipients.as_deref().unwrap();
    assert_eq!(message.subject.as_deref(), Some("Plan"));
    assert_eq!(recipients[0].email_address.as_ref().and_then(|it| it.name.as_deref()), Some("Ada"));
    let again: serde_json::Value = serde_json::to_value(message).unwrap();
    assert_eq!(again["x-new"]["a"], 1);
}

#[test]
fn properties_tell_what_is_documented() {
    const RECEIVED: Capabilities = Message::RECEIVED_DATE_TIME.capabilities();
    const CAN_SORT: bool = RECEIVED.can_order_by();
    assert!(CAN_SORT && RECEIVED.can_filter() && !RECEIVED.can_search() && !RECEIVED.can_expand());
    assert_eq!(RECEIVED.filter_operators().collect::<Vec<_>>(), ["ge", "le"]);
    for (property, want) in [
        (Message::RECEIVED_DATE_TIME.capabilities(), "$filter(ge,le) $orderby"),
        (Message::UNIQUE_BODY.capabilities(), "select-only"),
        (Message::INTERNET_MESSAGE_HEADERS.capabilities(), "select-only read-only"),
        (Message::SUBJECT.capabilities(), ""),
        (AppRoleAssignment::PRINCIPAL_DISPLAY_NAME.capabilities(), "$filter(eq,startswith) read-only"),
        (AppRoleAssignment::RESOURCE_ID.capabilities(), "$filter(eq)"),
    ] {
        assert_eq!(property.as_str(), want);
    }
}

#[test]
fn options_are_checked_by_the_compiler() {
    let request = users::list().select([User::ID, User::DISPLAY_NAME]).top(5);
    assert_eq!(line(&request), "GET /users?$select=id,displayName&$top=5");
}

#[test]
fn a_header_that_every_request_must_have_is_an_argument() {
    let task: PlannerTask = json::from_str(r#"{"@odata.etag": "W/\"a\"", "id": "7"}"#).unwrap();
    let request = planner::tasks::update("7", &task.etag().unwrap(), &PlannerTask::default());
    assert_eq!(line(&request), "PATCH /planner/tasks/7");
    assert_eq!(request.headers().find(|it| it.0 == "If-Match"), Some(("If-Match", "W/\"a\"")));
}

#[test]
fn entity_tags_are_annotations_or_properties() {
    let read = |text: &str| json::from_str::<BaseItem>(text).unwrap();
    assert_eq!(read(r#"{"@odata.etag": "a", "eTag": "b"}"#).etag().as_deref(), Some("a"));
    assert_eq!(read(r#"{"eTag": "\"{1},2\""}"#).etag().as_deref(), Some("\"{1},2\""));
    assert_eq!(read(r#"{"@odata.etag": null, "eTag": null}"#).etag(), None);
    let item: DriveItem = json::from_str(r#"{"eTag": "b"}"#).unwrap();
    assert_eq!(item.upcast::<Entity>().unwrap().etag().as_deref(), Some("b"));
}
