//! The machine of the figures: processor, memory and compiler, without saying whose it is.

use std::env;
use std::fmt;
use std::fs;
use std::process::Command;
use std::thread;

/// A description of the machine.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Machine {
    /// The compiler, as it calls itself.
    pub(super) compiler: String,
    pub(super) system: String,
    /// The processor, where the system tells.
    pub(super) processor: Option<String>,
    /// How many threads run at once.
    pub(super) threads: usize,
    /// Memory in GiB, where the system tells.
    pub(super) memory: Option<u64>,
}

impl Machine {
    /// The one that this program runs on.
    pub(super) fn this() -> Self {
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let version = Command::new(rustc).arg("--version").output().ok();
        let version = version.and_then(|it| String::from_utf8(it.stdout).ok()).unwrap_or_default();
        // Its number, without commit and date.
        let compiler = version.split(" (").next().unwrap_or_default().trim().to_owned();
        let line = |file: &str, key: &str| {
            let text = fs::read_to_string(file).ok()?;
            let line = text.lines().find(|it| it.starts_with(key))?.split_once(':')?.1.trim().to_owned();
            Some(line)
        };
        let kib = line("/proc/meminfo", "MemTotal").and_then(|it| it.trim_end_matches(" kB").parse::<u64>().ok());
        Self {
            compiler,
            system: format!("{} {}", env::consts::OS, env::consts::ARCH),
            processor: line("/proc/cpuinfo", "model name"),
            threads: thread::available_parallelism().map_or(1, usize::from),
            memory: kib.map(|it| it >> 20),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, ", self.compiler, self.system)?;
        if let Some(processor) = &self.processor {
            write!(f, "{processor}, ")?;
        }
        write!(f, "{} hardware threads", self.threads)?;
        self.memory.map_or(Ok(()), |it| write!(f, ", {it} GiB of memory"))
    }
}
