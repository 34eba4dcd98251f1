//! The throughput of the server, in HTTP requests a second.
//!
//! `cargo bench -p docwright-mock`, or with a documentation of one's own, `cargo bench -p docwright-mock -- DIR`.

#![allow(clippy::print_stdout, reason = "this is what it is for")]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use docwright_mock::{Docs, Mock};

const CONNECTIONS: usize = 16;
const TIME: Duration = Duration::from_secs(3);

fn main() {
    let named = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let folder =
        named.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs-input/graph"), PathBuf::from);
    let started = Instant::now();
    let docs = Docs::read(&folder).expect("the documentation can be read");
    let mock = Mock::of(&docs).forgetful().start().expect("there is a port");
    println!("{} functions ready in {:.2} s", docs.functions().len(), started.elapsed().as_secs_f64());
    for target in ["/v1.0/me/messages", "/v1.0/users/7?$select=displayName", "/v1.0/nowhere"] {
        let address = mock.address();
        let started = Instant::now();
        let busy = (0..CONNECTIONS).map(|_| std::thread::spawn(move || keep_busy(address, target)));
        let busy: Vec<_> = busy.collect();
        let count: u32 = busy.into_iter().map(|it| it.join().expect("a connection lasts")).sum();
        println!("{:.0} requests/s  GET {target}", f64::from(count) / started.elapsed().as_secs_f64());
    }
}

/// Asks as often as there is time for, on one connection.
fn keep_busy(address: SocketAddr, target: &str) -> u32 {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_nodelay(true).expect("it can be set");
    let request = format!("GET {target} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let (started, mut count, mut buffer) = (Instant::now(), 0, Vec::new());
    while started.elapsed() < TIME {
        stream.write_all(request.as_bytes()).expect("it listens");
        read_answer(&mut stream, &mut buffer);
        count += 1;
    }
    count
}

fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    buffer.clear();
    let mut chunk = [0; 16 << 10];
    loop {
        let size = stream.read(&mut chunk).expect("it answers");
        assert!(size > 0, "the connection was closed");
        buffer.extend_from_slice(&chunk[..size]);
        let text = String::from_utf8_lossy(buffer);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|it| it.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() >= length.unwrap_or(0) {
            return;
        }
    }
}
