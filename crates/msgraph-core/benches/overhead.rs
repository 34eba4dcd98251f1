//! What the client costs on top of bare reqwest: the same GET of the same page from a server on this machine, decoded into the same struct.
//!
//! ```console
//! $ cargo bench -p msgraph-core --bench overhead
//! ```
//!
//! The ratio is of the CPU time of the thread that asks; the server has threads of its own. It needs Linux, which tells that time.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use std::fs;
use std::time::Duration;

use http_body_util::Full;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use msgraph_core::{AccessToken, Answer, Bytes, Client, Collection, Json, Reply as _, Request};
use tokio::runtime::Builder;

/// Requests per turn, and turns; bare and client take turns so that what else the machine does hits both.
const REQUESTS: u32 = 1000;
const TURNS: usize = 15;

fn main() {
    let server = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let url = server.block_on(serve());
    let asking = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let bare = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let client =
        Client::builder(AccessToken::new("secret")).base_url(&url).allow_http_loopback().build().expect("a client");

    let by_hand = async || {
        let answer =
            bare.get(format!("{url}/users?$top=10")).bearer_auth("secret").header("Accept", "application/json");
        let answer = answer.send().await.expect("an answer").error_for_status().expect("success");
        let answer = Answer::new(200, answer.bytes().await.expect("a body"));
        Collection::<Json>::read(&answer).expect("a page").value
    };
    let by_client = async || {
        let request = Request::<Collection<Json>>::get("/users", &[]).top(10);
        client.send(request).await.expect("an answer").value
    };
    let mut ratios: Vec<f64> = (0..=TURNS)
        .map(|_| {
            let bare = asking.block_on(cpu(&by_hand));
            let client = asking.block_on(cpu(&by_client));
            println!("bare {:.1} µs, client {:.1} µs", micros(bare), micros(client));
            client.as_secs_f64() / bare.as_secs_f64()
        })
        // The first turn makes connections.
        .skip(1)
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!("ratio, median of {TURNS}: {:.3} (from {:.3} to {:.3})", ratios[TURNS / 2], ratios[0], ratios[TURNS - 1]);
}

async fn cpu<T>(ask: impl AsyncFn() -> Vec<T>) -> Duration {
    let start = used();
    for _ in 0..REQUESTS {
        assert_eq!(ask().await.len(), 10);
    }
    used() - start
}

/// The CPU time of this thread so far.
fn used() -> Duration {
    let text = fs::read_to_string("/proc/thread-self/schedstat").expect("this needs Linux");
    Duration::from_nanos(text.split(' ').next().and_then(|it| it.parse().ok()).expect("nanoseconds"))
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6 / f64::from(REQUESTS)
}

/// Answers everything with a page of ten users.
async fn serve() -> String {
    let user =
        r#"{"id": "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0", "displayName": "Ada Lovelace", "mail": "ada@contoso.com"}"#;
    let page = Bytes::from(format!(r#"{{"value": [{}]}}"#, [user; 10].join(",")));
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
