//! Writes all users to a file: `users_to_csv users.csv`.

mod common;

use std::fs::File;
use std::io::{BufWriter, Write as _};

use msgraph::models::User;
use msgraph::users;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "users.csv".to_owned());
    let mut file = BufWriter::new(File::create(path)?);
    let client = common::client()?;
    let mut all = users::list().select([User::DISPLAY_NAME, User::MAIL]).top(999).items(&client);
    writeln!(file, "name,mail")?;
    while let Some(user) = all.next().await? {
        let field = |text: Option<String>| format!("\"{}\"", text.unwrap_or_default().replace('"', "\"\""));
        writeln!(file, "{},{}", field(user.display_name), field(user.mail))?;
    }
    file.flush()?;
    Ok(())
}
