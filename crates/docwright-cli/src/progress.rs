//! Progress of long work: a spinner on standard error, on a terminal only.

use std::time::Duration;

use indicatif::ProgressBar;

/// The step that is being done; nothing is shown unless standard error is a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// Begins with a first step.
    pub fn start(step: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(step);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Writes something else to the terminal without the line getting in the way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.0.suspend(write)
    }

    /// Goes on with the next step.
    pub fn step(&self, step: &'static str) {
        self.0.set_message(step);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
