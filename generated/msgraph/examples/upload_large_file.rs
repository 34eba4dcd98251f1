//! Uploads a file of any size to my drive: `upload_large_file film.mp4`.
//!
//! After a fault it goes on where it was, and so it does when it is started again after it died.

mod common;

use std::path::PathBuf;

use msgraph::client::FileSource;
use msgraph::me::drive::root::by_path::{self, CreateUploadSessionBody};
use msgraph::models::DriveItem;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args().nth(1).ok_or("which file?")?);
    let name = path.file_name().and_then(|it| it.to_str()).ok_or("a file without a name")?;
    let create = by_path::create_upload_session(name, &CreateUploadSessionBody::default());
    let upload = common::client()?.upload(create, FileSource::open(&path)?).kept_in(path.with_extension("upload"));
    let item: DriveItem = upload.on_progress(|sent, all| eprintln!("{sent} of {all} bytes")).send().await?;
    println!("uploaded as {}", item.id.unwrap_or_default());
    Ok(())
}
