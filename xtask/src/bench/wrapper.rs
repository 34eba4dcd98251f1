//! Measures the compiler: cargo is told to run this program in its place, which runs it and writes down what it took.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Context as _;

/// Names the file to write to; where it is set, this program stands in for the compiler.
pub(super) const LOG: &str = "DOCWRIGHT_BENCH_LOG";

/// CPU time and memory of the compiler for one crate, programs that it ran included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cost {
    /// User and system time, in seconds.
    pub(super) cpu: f64,
    /// The most memory that one process had, in MiB.
    pub(super) memory: f64,
}

/// Runs the compiler if that is what this program was started for.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let log = env::var_os(LOG)?;
    Some(match run(Path::new(&log)) {
        Ok(code) => code,
        Err(error) => {
            docwright_cli::terminal::report_error(&error);
            ExitCode::from(2)
        }
    })
}

fn run(log: &Path) -> anyhow::Result<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next().context("no compiler to run")?;
    let arguments: Vec<OsString> = arguments.collect();
    let status =
        Command::new(&compiler).args(&arguments).env_remove(LOG).status().context("cannot run the compiler")?;
    // Cargo also asks for the version and such things, without a crate or with one of no name of ours.
    if let Some(name) = crate_name(&arguments) {
        let cost = children().context("cannot tell what the compiler used")?;
        let line = format!("{} {} {}\n", name.to_string_lossy(), cost.cpu, cost.memory);
        let mut file = File::options().create(true).append(true).open(log).context("cannot write the log")?;
        file.write_all(line.as_bytes()).context("cannot write the log")?;
    }
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn crate_name(arguments: &[OsString]) -> Option<&OsStr> {
    let at = arguments.iter().position(|it| it == "--crate-name")?;
    arguments.get(at + 1).map(OsString::as_os_str)
}

/// The last cost of a crate that a log tells.
pub(super) fn read(log: &str, name: &str) -> Option<Cost> {
    log.lines().rev().find_map(|line| {
        let [found, cpu, memory] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
        (found == name).then_some(Cost { cpu: cpu.parse().ok()?, memory: memory.parse().ok()? })
    })
}

/// The cost of the processes that this one waited for: the compiler and what it ran. On Linux, a process starts with
/// the peak of the one that started it, which is small here.
#[cfg(unix)]
fn children() -> io::Result<Cost> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike as _;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    // Bytes there, KiB everywhere else.
    let unit = if cfg!(target_os = "macos") { 1 << 20 } else { 1 << 10 };
    Ok(Cost { cpu: micros as f64 / 1e6, memory: usage.max_rss() as f64 / f64::from(unit) })
}

#[cfg(not(unix))]
fn children() -> io::Result<Cost> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_crate_counts() {
        let log = "a 1.5 100\nb 2 200\na 1.25 90.5\nbroken\n";
        assert_eq!(read(log, "a"), Some(Cost { cpu: 1.25, memory: 90.5 }));
        assert_eq!(read(log, "b"), Some(Cost { cpu: 2.0, memory: 200.0 }));
        assert_eq!(read(log, "broken"), None);
    }

    #[test]
    fn the_crate_is_the_argument_behind_its_flag() {
        let arguments = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(crate_name(&arguments("--crate-name x --emit=link")), Some(OsStr::new("x")));
        assert_eq!(crate_name(&arguments("-vV")), None);
        assert_eq!(crate_name(&arguments("--crate-name")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_was_waited_for_counts() {
        let before = children().unwrap();
        Command::new(env::current_exe().unwrap()).arg("--list").output().unwrap();
        let after = children().unwrap();
        assert!(after.memory > 0.5 && after.memory < 4096.0, "in MiB: {after:?}");
        assert!(after.cpu >= before.cpu && after.cpu < 1e4, "{before:?} {after:?}");
    }
}
