//! Uploads a file of any size to my drive: `upload_large_file film.mp4`. When the program is started again after it died, it goes on where it was.

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
    let kept = path.with_extension("upload");
    let source = FileSource::open(&path)?;
    let bar = ProgressBar::new(source.size());
    let progress = bar.clone();
    let client = common::client()?;
    let create = by_path::create_upload_session(name, &by_path::CreateUploadSessionBody::default());
    let mut upload: Upload<DriveItem> = client.upload(create, source).on_progress(move |sent, _| progress.set_position(sent));
    // The address is kept before the first byte is sent. Whoever has it can write the file: it is a secret.
    match std::fs::read_to_string(&kept) {
        Ok(link) => upload = upload.resume(link),
        Err(_) => std::fs::write(&kept, upload.open().await?)?,
    }
    let item = loop {
        match upload.send().await {
            Ok(item) => break item,
            // Each call has its own patience; whoever has more calls again.
            Err(error) if error.is_retryable() => eprintln!("{error}; going on"),
            Err(error) => return Err(error.into()),
        }
    };
    std::fs::remove_file(kept)?;
    bar.finish();
    println!("uploaded {} bytes as {}", bar.position(), item.id.unwrap_or_default());
    Ok(())
}
