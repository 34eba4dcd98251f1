//! The program that libFuzzer drives: it runs the target that `DOCWRIGHT_FUZZ` names, else lists all of them.

#![no_main]

mod client;
mod decode;
mod path;

use std::env;
use std::process;
use std::sync::LazyLock;

use docwright::fuzz::{TARGETS, Target};
use libfuzzer_sys::{Corpus, fuzz_target};

/// The targets of the runtime, beside those of the compiler.
const OF_RUNTIME: &[Target] = &[("path", path::path), ("trust", client::trust), ("decode", decode::decode)];

static RUN: LazyLock<fn(&str)> = LazyLock::new(|| {
    let name = env::var("DOCWRIGHT_FUZZ").unwrap_or_default();
    let mut targets = TARGETS.iter().chain(OF_RUNTIME);
    match targets.clone().find(|it| it.0 == name) {
        Some((_, run)) => *run,
        None => {
            targets.all(|it| {
                println!("{}", it.0);
                true
            });
            process::exit(i32::from(!name.is_empty()));
        }
    }
});

fuzz_target!(
    init: {
        LazyLock::force(&RUN);
    },
    |bytes: &[u8]| -> Corpus {
        let Ok(text) = std::str::from_utf8(bytes) else { return Corpus::Reject };
        RUN(text);
        Corpus::Keep
    }
);
