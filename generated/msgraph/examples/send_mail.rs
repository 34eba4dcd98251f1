//! Sends a message, with a file if one is named: `send_mail ada@contoso.com plan.txt`.

mod common;

use msgraph::me::{self, SendMailBody};
use msgraph::model;
use msgraph::models::{EmailAddress, FileAttachment, ItemBody, Message, Recipient};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let to = arguments.next().unwrap_or_else(|| "ada@contoso.com".to_owned());
    let bytes = arguments.next().map(std::fs::read).transpose()?;
    let files = bytes.map(|it| vec![model!(FileAttachment { name: "plan.txt", content_bytes: it })]);
    let body = model!(SendMailBody {
        message: Message {
            subject: "Hello",
            body: ItemBody { content: "Sent by Rust." },
            to_recipients: [Recipient { email_address: EmailAddress { address: &to } }],
            set_attachments(files),
        },
    });
    me::send_mail(&body).send(&common::client()?).await?;
    println!("sent to {to}");
    Ok(())
}
