//! Lets every lamp of a greenhouse go dark, room by room, and tells which could not.

use lamps::rooms::lamps::DimBody;
use lamps::{AccessToken, Client, ErrorKind, Result, model, rooms};

/// A client of the service at the greenhouse; for tests, at another address.
fn client() -> Result<Client> {
    let token = AccessToken::new(std::env::var("LAMPS_TOKEN").unwrap_or_default());
    match std::env::var("LAMPS_BASE_URL") {
        Ok(base) => Client::at(lamps::service("attic"), token).base_url(base).allow_http_loopback().build(),
        Err(_) => lamps::client(token, "attic"),
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let client = client()?;
    let mut all = rooms::list().items(&client);
    while let Some(room) = all.next().await? {
        let (Some(id), Some(name)) = (room.id, room.name) else { continue };
        for lamp in rooms::lamps::list(id.as_str()).items(&client).collect().await? {
            let Some(lamp_id) = lamp.id else { continue };
            let dark = model!(DimBody { level: 0, seconds: 60 });
            match rooms::lamps::dim(id.as_str(), lamp_id.as_str(), &dark).send(&client).await {
                Ok(lamp) => println!("{name}: {} goes dark", lamp.name.unwrap_or_default()),
                Err(error) if error.kind() == ErrorKind::Service => {
                    println!("{name}: {} does not: {}", lamp.name.unwrap_or_default(), error.code().unwrap_or("?"));
                }
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
