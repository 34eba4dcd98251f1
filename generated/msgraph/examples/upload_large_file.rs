//! Uploads a file of any size to my drive, and goes on where it was when the connection breaks: `upload_large_file film.mp4`.

mod common;

use std::path::PathBuf;

use indicatif::ProgressBar;
use msgraph::client::{FileSource, Upload, UploadSource as _};
use msgraph::me::drive::root::by_path;
use msgraph::models::DriveItem;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = PathBuf::from(std::env::args().nth(1).ok_or("which file?")?);
    let name = path.file_name().and_then(|it| it.to_str()).ok_or("a file without a name")?;
    let source = FileSource::open(&path)?;
    let bar = ProgressBar::new(source.size());
    let progress = bar.clone();
    let client = common::client()?;
    let create = by_path::create_upload_session(name, &by_path::CreateUploadSessionBody::default());
    let mut upload: Upload<DriveItem> = client.upload(create, source).on_progress(move |sent, _| progress.set_position(sent));
    let item = loop {
        match upload.send().await {
            Ok(item) => break item,
            // Each call has its own patience; whoever has more calls again.
            Err(error) if error.is_retryable() => eprintln!("{error}; going on"),
            Err(error) => return Err(error.into()),
        }
    };
    bar.finish();
    println!("uploaded {} bytes as {}", bar.position(), item.id.unwrap_or_default());
    Ok(())
}
