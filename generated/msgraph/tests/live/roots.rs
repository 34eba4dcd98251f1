//! Requests that are documented below one address, sent to others that lead to the same thing.

use std::path::Path;

use docwright_mock::Mock;
use msgraph::models::WorkbookWorksheet;
use msgraph::roots::{Drive, DriveItem, User};
use msgraph::{AccessToken, Client, Collection, Request, me};

fn worksheets() -> Request<Collection<WorkbookWorksheet>> {
    me::drive::items::workbook::worksheets::list("01AB").select([WorkbookWorksheet::NAME])
}

#[test]
fn requests_move_with_their_types() {
    assert_eq!(worksheets().path(), "/me/drive/items/01AB/workbook/worksheets");
    let moved = me::drive::items::workbook::worksheets::list("01AB")
        .select([WorkbookWorksheet::NAME])
        .at(Drive::drives("b!7/8"));
    assert_eq!(moved.path_and_query(), "/drives/b!7%2F8/items/01AB/workbook/worksheets?$select=name");
    assert_eq!(moved.template(), "/drives/{drive_id}/items/{item_id}/workbook/worksheets");
    let by_path = me::drive::root::by_path::children::list("Plans/2026").at(DriveItem::drives_items("7", "01AB"));
    assert_eq!(by_path.path(), "/drives/7/items/01AB:/Plans/2026:/children");
    assert_eq!(me::messages::list().top(1).at(User::users("ada")).path_and_query(), "/users/ada/messages?$top=1");
    assert!(me::messages::list().at(User::users("..")).check().is_err());
}

#[tokio::test]
async fn a_workbook_is_read_at_four_roots() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/graph");
    let mock = Mock::docs(docs).unwrap().start().unwrap();
    let builder = Client::builder(AccessToken::new("any")).base_url(mock.client_base());
    let client = builder.allow_http_loopback().build().unwrap();
    let list = || me::drive::items::workbook::worksheets::list("01AB");
    for root in [Drive::drives("7"), Drive::users_drive("ada"), Drive::sites_drive("s"), Drive::groups_drive("g")] {
        let sheets = client.send(list().at(root)).await.unwrap();
        assert_eq!(sheets.value[0].name.as_deref(), Some("Paint"));
    }
    let calls = mock.expect_calls("me::drive::items::workbook::worksheets::list", 4);
    let targets: Vec<&str> = calls.iter().map(|it| it.target.as_str()).collect();
    let paths = ["/drives/7", "/users/ada/drive", "/sites/s/drive", "/groups/g/drive"];
    let want = paths.map(|it| format!("/v1.0{it}/items/01AB/workbook/worksheets"));
    assert_eq!(targets, want);
    assert!(calls.iter().all(|it| it.argument("item_id") == Some("01AB")));
    let unknown = Request::<()>::get("/rooms/1/items/01AB/workbook/worksheets", &[]);
    assert_eq!(client.send(unknown).await.unwrap_err().status(), Some(404));
}
