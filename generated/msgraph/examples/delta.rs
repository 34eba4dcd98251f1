//! Follows the changes of users; the link to go on from is kept in a file: `delta link.txt`.

mod common;

use std::fs;

use msgraph::client::{DeltaStep, removal};
use msgraph::models::User;
use msgraph::users;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let kept = std::env::args().nth(1).unwrap_or_else(|| "link.txt".to_owned());
    let client = common::client()?;
    let mut round = users::delta().select([User::DISPLAY_NAME]).delta(&client);
    if let Ok(link) = fs::read_to_string(&kept) {
        round = round.resume(link);
    }
    while let Some(step) = round.next().await? {
        match step {
            DeltaStep::Changes(page) => {
                for user in page.value {
                    let (id, removed) = (user.id.clone().unwrap_or_default(), removal(&user));
                    match removed {
                        Some(why) => println!("{id} is gone: {why}"),
                        None => println!("{id} is {}", user.display_name.unwrap_or_default()),
                    }
                }
            }
            DeltaStep::Resync(how) => println!("starting over: {how:?}"),
            DeltaStep::Done(link) => fs::write(&kept, link)?,
            _ => {}
        }
    }
    Ok(())
}
