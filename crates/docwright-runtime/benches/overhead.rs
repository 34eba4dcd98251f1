//! The overhead of the HTTP client over bare reqwest, in CPU time of the same GET.
//!
//! Both ask with the same headers and time limits for the same page of a server on this machine, and decode it into the same struct. Pages
//! are of 10 and of 100 users; 100 is what services send unless asked otherwise.
//!
//! ```console
//! $ cargo bench -p docwright-runtime --bench overhead
//! ```
//!
//! The ratio is of the CPU time of the thread that asks; the server has threads of its own. It needs Linux, which tells that time.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use std::fs;
use std::time::Duration;

use docwright_runtime::{AccessToken, Bytes, Client, Collection, FromResponse as _, Json, Request, Response};
use http_body_util::Full;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::runtime::Builder;

/// Requests per turn, and turns; bare and client take turns so that what else the machine does hits both.
const REQUESTS: u32 = 500;
const TURNS: usize = 31;

fn main() {
    let server = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    for users in [10, 100] {
        let url = server.block_on(serve(users));
        println!("{users} users: {}", compare(&url, users));
    }
}

/// Asks both ways for a page of so many users.
fn compare(url: &str, users: usize) -> String {
    let asking = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (connect, read) = (Duration::from_secs(10), Duration::from_secs(100));
    let bare = reqwest::Client::builder().connect_timeout(connect).read_timeout(read);
    let bare = bare.redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let client = Client::at(url, AccessToken::new("secret")).allow_http_loopback().build().expect("a client");

    let by_hand = async || {
        let response = bare.get(format!("{url}/users?$top={users}")).bearer_auth("secret");
        let response = response.header("Accept", "application/json").header("User-Agent", "bare/0.1.0");
        let response = response.header("client-request-id", "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0");
        let response = response.send().await.expect("a response").error_for_status().expect("success");
        let response = Response::new(200, response.bytes().await.expect("a body"));
        Collection::<Json>::read(&response).expect("a page").value
    };
    let top = u32::try_from(users).expect("a small number");
    let by_client = async || {
        let request = Request::<Collection<Json>>::get("/users", &[]).top(top);
        client.send(request).await.expect("a response").value
    };
    let turn =
        |_| [asking.block_on(cpu(users, &by_hand)), asking.block_on(cpu(users, &by_client))].map(|it| it.as_secs_f64());
    // The first turn makes connections.
    let turns: Vec<[f64; 2]> = (0..=TURNS).map(turn).skip(1).collect();
    let mut ratios: Vec<f64> = turns.iter().map(|[bare, client]| client / bare).collect();
    ratios.sort_by(f64::total_cmp);
    let [bare, client] = [0, 1].map(|at| turns.iter().map(|it| it[at]).fold(f64::INFINITY, f64::min));
    format!(
        "bare {:.1} µs, client {:.1} µs, ratio {:.3}; ratios of turns: median {:.3}, from {:.3} to {:.3}",
        micros(bare),
        micros(client),
        client / bare,
        ratios[TURNS / 2],
        ratios[0],
        ratios[TURNS - 1]
    )
}

async fn cpu<T>(users: usize, ask: impl AsyncFn() -> Vec<T>) -> Duration {
    let start = used();
    for _ in 0..REQUESTS {
        assert_eq!(ask().await.len(), users);
    }
    used() - start
}

/// The CPU time of this thread so far.
fn used() -> Duration {
    let text = fs::read_to_string("/proc/thread-self/schedstat").expect("this needs Linux");
    Duration::from_nanos(text.split(' ').next().and_then(|it| it.parse().ok()).expect("nanoseconds"))
}

/// The time that one request of a turn took.
fn micros(seconds: f64) -> f64 {
    seconds * 1e6 / f64::from(REQUESTS)
}

/// Answers everything with a page of so many users.
async fn serve(users: usize) -> String {
    let user =
        r#"{"id": "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0", "displayName": "Ada Lovelace", "mail": "ada@example.com"}"#;
    let page = Bytes::from(format!(r#"{{"value": [{}]}}"#, vec![user; users].join(",")));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v1.0", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let page = page.clone();
            let service = service_fn(move |_| {
                let response =
                    http::Response::builder().header("Content-Type", "application/json").header("request-id", "r");
                std::future::ready(response.body(Full::new(page.clone())))
            });
            tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    });
    url
}
