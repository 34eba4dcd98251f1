//! Marks a task of Planner as done, so that no change of somebody else is lost: `complete_task hBbOnaEyGUKD6pIcBzxtRpcAMgjJ`.

mod common;

use msgraph::models::PlannerTask;
use msgraph::{Error, Model as _, planner};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let id = std::env::args().nth(1).ok_or("which task?")?;
    let client = common::client()?;
    let done = PlannerTask::with(|it| it.percent_complete = Some(100));
    loop {
        let task = planner::tasks::get(&id).send(&client).await?;
        let title = task.title.as_deref().unwrap_or_default();
        // The service changes the task only if it is still the one that was read.
        let tag = task.etag().ok_or("the service sent no entity tag")?;
        match planner::tasks::update(&id, &tag, &done).send(&client).await {
            Err(error) if was_changed(&error) => println!("{title}: changed by somebody else, once more"),
            result => {
                result?;
                println!("{title}: done");
                return Ok(());
            }
        }
    }
}

/// True when the object has another entity tag by now: `412 Precondition Failed`.
fn was_changed(error: &Error) -> bool {
    error.status() == Some(412)
}
