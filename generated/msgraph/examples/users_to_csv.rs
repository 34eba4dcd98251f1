//! Writes all users to a file, page by page, with a progress bar: `users_to_csv users.csv`.

mod common;

use std::fs::File;
use std::io::{BufWriter, Write as _};

use indicatif::ProgressBar;
use msgraph::models::User;
use msgraph::{ConsistencyLevel as _, users};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "users.csv".to_owned());
    let mut file = BufWriter::new(File::create(&path)?);
    let client = common::client()?;
    let request = users::list().select([User::DISPLAY_NAME, User::MAIL]).top(999).count().consistency_level("eventual");
    let mut pages = request.pages(&client);
    let bar = ProgressBar::new(0);
    writeln!(file, "name,mail")?;
    while let Some(page) = pages.next().await? {
        if let Some(count) = page.count {
            bar.set_length(count.unsigned_abs());
        }
        for user in &page.value {
            let field = |text: &Option<String>| format!("\"{}\"", text.as_deref().unwrap_or_default().replace('"', "\"\""));
            writeln!(file, "{},{}", field(&user.display_name), field(&user.mail))?;
        }
        bar.inc(page.value.len() as u64);
    }
    file.flush()?;
    bar.finish();
    println!("{} users in {path}", bar.position());
    Ok(())
}
