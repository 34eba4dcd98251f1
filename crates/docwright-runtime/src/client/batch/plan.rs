//! Which requests of a batch travel next: plain decisions over what came back, without any IO.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use super::Item;
use crate::client::RetryPolicy;
use crate::client::call::retry::{Retries, retry_after};
use crate::request::Parts;
use crate::{Answer, Error, ErrorKind, Result};

/// How many requests the service takes at once.
const MOST: usize = 20;

/// The requests of a batch and what is known of them.
pub(super) struct Plan {
    entries: Vec<Entry>,
}

struct Entry {
    item: Item,
    retries: Retries,
    wait: Duration,
    answer: Option<Result<Answer>>,
}

/// What to send next.
pub(super) struct Round {
    /// How long to wait before: the longest that the service asked for.
    pub(super) wait: Option<Duration>,
    pub(super) indexes: Vec<usize>,
}

impl Plan {
    pub(super) fn new(items: Vec<Item>, policy: &RetryPolicy) -> Self {
        let entry = |item: Item| Entry {
            retries: Retries::new(policy, item.parts.method),
            // What cannot be sent must not spoil the others.
            answer: item.parts.problem.clone().map(Err),
            wait: Duration::ZERO,
            item,
        };
        Self { entries: items.into_iter().map(entry).collect() }
    }

    /// The next requests: first those that need not wait. Nothing when all are answered.
    pub(super) fn round(&mut self) -> Option<Round> {
        let mut indexes: Vec<usize> = Vec::new();
        let someone_can_go = self.entries.iter().any(|entry| entry.answer.is_none() && entry.wait.is_zero());
        for index in 0..self.entries.len() {
            if self.entries[index].answer.is_some() || indexes.len() == MOST {
                continue;
            }
            if self.entries[index].item.after.iter().any(|it| self.failed(*it)) {
                self.entries[index].answer = Some(Ok(Answer::new(424, "")));
                continue;
            }
            let waits = someone_can_go && !self.entries[index].wait.is_zero();
            let ready = self.entries[index]
                .item
                .after
                .iter()
                .all(|it| indexes.contains(it) || self.entries[*it].answer.is_some());
            if ready && !waits {
                indexes.push(index);
            }
        }
        if indexes.is_empty() {
            // Those that could go wait for others that cannot yet: then the others' time has come.
            if !someone_can_go {
                return None;
            }
            for entry in self.entries.iter_mut().filter(|entry| entry.answer.is_none() && entry.wait.is_zero()) {
                entry.wait = Duration::from_nanos(1);
            }
            return self.round();
        }
        let wait = indexes.iter().map(|index| self.entries[*index].wait).max().filter(|wait| !wait.is_zero());
        for index in &indexes {
            self.entries[*index].wait = Duration::ZERO;
            self.entries[*index].retries.begin();
        }
        Some(Round { wait, indexes })
    }

    fn failed(&self, index: usize) -> bool {
        match &self.entries[index].answer {
            Some(Ok(answer)) => answer.success().is_err(),
            Some(Err(_)) => true,
            None => false,
        }
    }

    pub(super) fn parts(&self, index: usize) -> &Parts {
        &self.entries[index].item.parts
    }

    /// The requests of the same round that this one waits for. Those of earlier rounds are done.
    pub(super) fn waits_for(&self, index: usize, round: &[usize]) -> Vec<usize> {
        self.entries[index].item.after.iter().copied().filter(|it| round.contains(it)).collect()
    }

    /// Notes what came back: answers by index, or why there are none.
    pub(super) fn answered(&mut self, round: &[usize], answers: Result<BTreeMap<usize, Answer>>, now: SystemTime) {
        let mut answers = match answers {
            Ok(answers) => answers,
            Err(error) => {
                for index in round {
                    self.entries[*index].answer = Some(Err(error.clone()));
                }
                return;
            }
        };
        for index in round {
            let answer = answers.remove(index);
            let blocked = self.entries[*index].item.after.iter().any(|it| self.entries[*it].answer.is_none());
            let entry = &mut self.entries[*index];
            let Some(answer) = answer else {
                let message = "the answer to the batch has none to this request";
                entry.answer = Some(Err(Error::new(ErrorKind::Decode, message)));
                continue;
            };
            // It failed because what it waits for will be sent again, and so will it.
            if answer.status() == 424 && blocked {
                continue;
            }
            let after = retry_after(answer.header("Retry-After"), answer.header("Date"), now);
            match entry.retries.after_status(answer.status(), after) {
                Some(wait) => entry.wait = wait,
                None => entry.answer = Some(Ok(answer.after_attempts(entry.retries.attempts()))),
            }
        }
    }

    pub(super) fn finish(self) -> (Vec<Option<Result<Answer>>>, Vec<Parts>) {
        self.entries.into_iter().map(|entry| (entry.answer, entry.item.parts)).unzip()
    }
}
