//! Sends a message: `send_mail ada@contoso.com`.

mod common;

use msgraph::me::{self, SendMailBody};
use msgraph::models::{EmailAddress, ItemBody, Message, Recipient};
use msgraph::Model as _;

#[tokio::main]
async fn main() -> msgraph::Result<()> {
    let to = std::env::args().nth(1).unwrap_or_else(|| "ada@contoso.com".to_owned());
    let message = Message::with(|it| {
        it.subject = Some("Hello".to_owned());
        it.body = Some(Box::new(ItemBody::with(|it| it.content = Some("Sent by Rust.".to_owned()))));
        let address = EmailAddress::with(|it| it.address = Some(to.clone()));
        it.to_recipients = Some(vec![Recipient::with(|it| it.email_address = Some(Box::new(address)))]);
    });
    me::send_mail(&SendMailBody::with(|it| it.message = Some(Box::new(message)))).send(&common::client()?).await?;
    println!("sent to {to}");
    Ok(())
}
