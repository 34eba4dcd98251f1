//! Asks for two different things in one call, then for fifty of one kind.

mod common;

use msgraph::client::Batch;
use msgraph::models::{Message, User};
use msgraph::{me, users};

#[tokio::main]
async fn main() -> msgraph::Result<()> {
    let client = common::client()?;
    let mut batch = Batch::new();
    let user = batch.add(users::get("ada@contoso.com").select([User::DISPLAY_NAME]));
    let messages = batch.add(me::messages::list().select([Message::SUBJECT]).top(3));
    let mut responses = batch.send(&client).await;
    println!("{}", responses.take(user)?.display_name.unwrap_or_default());
    for message in responses.take(messages)?.value {
        println!("- {}", message.subject.unwrap_or_default());
    }

    let ids: Vec<String> = (1..=50).map(|it| it.to_string()).collect();
    let requests = ids.iter().map(|id| users::get(id).select([User::DISPLAY_NAME]));
    for (id, user) in ids.iter().zip(client.send_all(requests).await) {
        match user {
            Ok(user) => println!("{id}: {}", user.display_name.unwrap_or_default()),
            Err(error) => println!("{id}: {error}"),
        }
    }
    Ok(())
}
