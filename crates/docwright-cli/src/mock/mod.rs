//! `mock`: serves the documented API on this machine, over HTTP on the loopback interface.

mod check;

use std::time::Instant;

use anyhow::Context as _;
use docwright::config::RUNTIME;
use docwright::mock::Service;
use docwright_mock::{Docs, Mock};

use crate::docs::{DocSet, Selection};
use crate::progress::Progress;
use crate::render::plural;
use crate::terminal::{GOOD, STRONG, clean, say};
use crate::{Home, Verdict, cli, place};

/// Runs the command.
pub(crate) fn run(options: &cli::Mock, home: &Home) -> anyhow::Result<Verdict> {
    let started = Instant::now();
    let progress = Progress::start("reading the documentation");
    let docs = DocSet::read(&Selection::new(&options.input, home)?, &progress)?;
    if options.check {
        return check::run(&docs, progress, home);
    }
    let (folder, pages) = (place::shown(&docs.folder), docs.page_count());
    progress.step("understanding it");
    let of_any_service = docs.config.runtime == RUNTIME;
    let docs = Docs::new(Service::new(docs.sources, &docs.config));
    let functions = docs.functions().len();
    let mut mock = Mock::of(&docs).port(options.port).forgetful();
    if options.log {
        // Nothing is left to be done when the terminal has gone away.
        mock = mock.on_call(|call| drop(say(&clean(&call.to_string(), false))));
    }
    let mock = mock.start()?;
    drop(progress);
    let (base, seconds) = (mock.client_base(), started.elapsed().as_secs_f64());
    let what = format!("{} of {} in {folder}", plural(functions, "function"), plural(pages, "page"));
    say(&format!("{GOOD}serving{GOOD:#} {what} at {STRONG}{base}{STRONG:#}, ready in {seconds:.2} s"))?;
    let client = if of_any_service {
        format!("Client::at(\"{base}\", token)")
    } else {
        format!("Client::builder(token).base_url(\"{base}\")")
    };
    say(&format!("a client of it: {client}.allow_http_loopback().build()"))?;
    say("Ctrl-C stops it")?;
    wait()?;
    drop(mock);
    say("stopped")?;
    Ok(Verdict::Fine)
}

/// Waits for Ctrl-C.
fn wait() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    let runtime = runtime.context("cannot start a runtime")?;
    runtime.block_on(tokio::signal::ctrl_c()).context("cannot wait for Ctrl-C")
}
