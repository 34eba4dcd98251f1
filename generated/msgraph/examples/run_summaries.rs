//! Tells on how many devices each compliance script found something.

mod common;

use msgraph::device_management::device_compliance_scripts as scripts;

#[tokio::main]
async fn main() -> msgraph::Result<()> {
    let client = common::client()?;
    let mut all = scripts::list().items(&client);
    while let Some(script) = all.next().await? {
        let id = script.id.clone().unwrap_or_default();
        let summary = scripts::run_summary::get(&id).send(&client).await?;
        let found = summary.issue_detected_device_count.unwrap_or_default();
        println!("{}: {found} devices", script.display_name.unwrap_or_default());
    }
    Ok(())
}
