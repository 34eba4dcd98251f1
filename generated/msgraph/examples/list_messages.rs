//! Lists the subjects of my newest messages, from as many pages as it takes.

mod common;

use msgraph::me;
use msgraph::models::Message;

#[tokio::main]
async fn main() -> msgraph::Result<()> {
    let client = common::client()?;
    let request = me::messages::list()
        .select((Message::SUBJECT, Message::RECEIVED_DATE_TIME))
        .order_by([Message::RECEIVED_DATE_TIME.desc()])
        .top(10);
    let mut messages = request.items(&client).limit(25);
    while let Some(message) = messages.next().await? {
        println!("{}", message.subject.unwrap_or_default());
    }
    Ok(())
}
