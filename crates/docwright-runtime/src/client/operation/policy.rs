//! The polling policy: how often and how long an operation is asked how far it is, decided without IO.

use std::time::Duration;

use super::OperationState;

/// How often and how long to ask after an operation that outlasts its request.
///
/// ```
/// use std::time::Duration;
/// use docwright_runtime::client::PollPolicy;
///
/// let nightly = PollPolicy { max_wait: Duration::from_secs(8 * 3600), ..PollPolicy::default() };
/// assert!(nightly.max_wait > PollPolicy::default().max_wait);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollPolicy {
    /// The shortest pause between two questions, whatever the service names: half a second. It is the first pause when the service names none.
    pub min_pause: Duration,
    /// The longest pause that is chosen here: 30 seconds. A service may name a longer one.
    pub max_pause: Duration,
    /// How long one call of `wait` may pause altogether: an hour. One that would have to pause longer fails at once.
    pub max_wait: Duration,
    /// How long a state that nobody knows is asked about before it is reported: five minutes.
    pub max_unknown: Duration,
}

impl Default for PollPolicy {
    fn default() -> Self {
        Self {
            min_pause: Duration::from_millis(500),
            max_pause: Duration::from_secs(30),
            max_wait: Duration::from_secs(3600),
            max_unknown: Duration::from_secs(300),
        }
    }
}

/// The pauses of one call of `wait`.
#[derive(Debug)]
pub(super) struct Patience<'a> {
    policy: &'a PollPolicy,
    grown: Duration,
    waited: Duration,
    /// How long the state has been one that nobody knows.
    unknown: Duration,
}

impl<'a> Patience<'a> {
    pub(super) fn new(policy: &'a PollPolicy) -> Self {
        let grown = policy.min_pause.max(Duration::from_secs(1)).min(policy.max_pause);
        Self { policy, grown, waited: Duration::ZERO, unknown: Duration::ZERO }
    }

    /// The pause before the next question; nothing when the time is up. `named` is the one that the service asked for.
    pub(super) fn pause(&mut self, state: OperationState, named: Option<Duration>) -> Option<Duration> {
        let pause = named.unwrap_or(self.grown).max(self.policy.min_pause);
        if named.is_none() {
            self.grown = self.grown.saturating_mul(2).min(self.policy.max_pause);
        }
        self.waited = self.waited.saturating_add(pause);
        self.unknown = match state {
            OperationState::Unknown => self.unknown.saturating_add(pause),
            _ => Duration::ZERO,
        };
        (self.waited <= self.policy.max_wait && self.unknown <= self.policy.max_unknown).then_some(pause)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Patience, PollPolicy};
    use crate::client::OperationState::{Running, Unknown};

    #[test]
    fn pauses_grow_and_end() {
        let seconds = Duration::from_secs;
        let policy = PollPolicy { max_wait: seconds(100), max_unknown: seconds(10), ..PollPolicy::default() };
        let mut patience = Patience::new(&policy);
        let grown: Vec<u64> = std::iter::from_fn(|| patience.pause(Running, None)).map(|it| it.as_secs()).collect();
        assert_eq!(grown, [1, 2, 4, 8, 16, 30, 30]);
        let mut patience = Patience::new(&policy);
        assert_eq!(patience.pause(Running, Some(Duration::ZERO)), Some(Duration::from_millis(500)));
        assert_eq!(patience.pause(Unknown, Some(seconds(10))), Some(seconds(10)));
        assert_eq!(patience.pause(Running, Some(seconds(50))), Some(seconds(50)), "longer than any chosen here");
        assert_eq!(patience.pause(Unknown, Some(seconds(11))), None);
        assert_eq!(Patience::new(&policy).pause(Running, Some(Duration::MAX)), None);
    }
}
