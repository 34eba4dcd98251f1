//! Renames the first sheet of a workbook within a session: `workbook 01BYE5RZ6QN3 Colors`.

mod common;

use msgraph::Model as _;
use msgraph::client::WorkbookSession;
use msgraph::me::drive::items::workbook::{self, CreateSessionBody, worksheets};
use msgraph::models::WorkbookWorksheet;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(name)) = (arguments.next(), arguments.next()) else {
        return Err("which file, and which name?".into());
    };
    let kept = CreateSessionBody::with(|it| it.persist_changes = Some(true));
    let session = WorkbookSession::open(&common::client()?, workbook::create_session(&file, &kept)).await?;

    // A session is a client: all that it sends works on the same copy of the file.
    let mut sheets = worksheets::list(&file).items(&session);
    if let Some(id) = sheets.next().await?.and_then(|it| it.id) {
        let change = WorkbookWorksheet::with(|it| it.name = Some(name));
        let sheet = worksheets::update(&file, &id, &change).send(&session).await?;
        println!("renamed to {}", sheet.name.unwrap_or_default());
    }
    session.close(workbook::close_session(&file)).await?;
    Ok(())
}
