//! Sends a request by a client of one's own, here the plainest there is: nothing of this crate's client is used.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use msgraph::models::User;
use msgraph::{Bytes, users};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base = std::env::var("MSGRAPH_BASE_URL")?;
    let request = users::list().select([User::DISPLAY_NAME]).top(2);
    let response = send(request.to_http(&base)?)?;
    for user in request.read_http(response)?.value {
        println!("{}", user.display_name.unwrap_or_default());
    }
    Ok(())
}

/// HTTP without encryption, good for this machine only.
fn send(request: http::Request<Bytes>) -> Result<http::Response<Bytes>, Box<dyn std::error::Error>> {
    let uri = request.uri();
    let authority = uri.authority().ok_or("no host")?;
    let path = uri.path_and_query().ok_or("no path")?;
    let mut stream = TcpStream::connect(authority.as_str())?;
    let token = std::env::var("MSGRAPH_TOKEN").unwrap_or_default();
    write!(stream, "{} {path} HTTP/1.0\r\nHost: {authority}\r\nAuthorization: Bearer {token}\r\n\r\n", request.method())?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    let (head, body) = response.split_once("\r\n\r\n").ok_or("no response")?;
    let status: u16 = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    Ok(http::Response::builder().status(status).body(Bytes::from(body.to_owned()))?)
}
