//! `mock`: it says where it listens, answers, logs, and stops when it is told to.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

use crate::support::{Desk, OPERATION, RESOURCE};

fn lamps() -> Desk {
    let desk = Desk::new();
    desk.page("resources/lamp.md", RESOURCE);
    desk.page("api/lamp-get.md", OPERATION);
    desk
}

#[test]
fn it_serves_until_it_is_interrupted() {
    let desk = lamps();
    let mut command = desk.command();
    command.args(["mock", "--docs", "docs", "--port", "0", "--log"]);
    let mut server = command.stderr(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
    let first = said.next().unwrap();
    assert!(first.starts_with("serving 1 function of 2 pages in docs at http://127.0.0.1:"), "{first}");
    let address = first.split("http://").nth(1).unwrap().split('/').next().unwrap();

    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /v1.0/lamps/7 HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 200 OK") && answer.contains(r#"{"id": "7", "displayName": "#), "{answer}");
    assert!(said.any(|it| it == "GET /v1.0/lamps/7  lamps::get(7)  200"));

    #[cfg(unix)]
    {
        assert!(Command::new("kill").args(["-INT", &server.id().to_string()]).status().unwrap().success());
        assert_eq!(server.wait().unwrap().code(), Some(0));
        assert_eq!(said.last().as_deref(), Some("stopped"));
    }
    let _ = server.kill();
}

#[test]
fn a_port_that_is_taken_is_said() {
    let desk = lamps();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = desk.run(&["mock", "--docs", "docs", "--port", &port]).expect_code(2);
    assert!(run.err.contains(&format!("error: port {port} is taken by another program")), "{}", run.err);
    desk.run(&["mock", "--check", "--log"]).expect_code(2);
}
