//! The schedule of a batch: which requests travel next, decided without IO.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::Item;
use super::wire::{self, Written};
use crate::client::RetryPolicy;
use crate::client::auth::claims;
use crate::client::call::retry::{Retries, retry_after};
use crate::request::Parts;
use crate::{Response, Result};

/// How many requests the service takes at once.
const MOST: usize = 20;

/// The requests of a batch and what is known of them.
pub(super) struct Plan {
    entries: Vec<Entry>,
}

struct Entry {
    item: Item,
    written: Written,
    retries: Retries,
    wait: Duration,
    response: Option<Result<Response>>,
}

impl Entry {
    fn challenge(&self) -> Option<String> {
        let response = self.response.as_ref()?.as_ref().ok()?;
        if response.status() == 401 { claims(response.headers()) } else { None }
    }
}

/// The requests to send next.
pub(super) struct Round {
    /// How long to wait before: the longest that the service asked for.
    pub(super) wait: Option<Duration>,
    pub(super) indexes: Vec<usize>,
}

impl Plan {
    pub(super) fn new(items: Vec<Item>, policy: &RetryPolicy, base: &str, defaults: &HeaderMap) -> Self {
        let entry = |item: Item| {
            // What cannot be sent must not spoil the others.
            let (written, response) = match wire::write(&item.parts, base, defaults) {
                Ok(written) => (written, None),
                Err(error) => (Written::default(), Some(Err(error))),
            };
            Entry { retries: Retries::new(policy, item.parts.method), response, written, wait: Duration::ZERO, item }
        };
        Self { entries: items.into_iter().map(entry).collect() }
    }

    /// The next requests: first those that need not wait. Nothing when all are answered.
    pub(super) fn round(&mut self) -> Option<Round> {
        let mut indexes: Vec<usize> = Vec::new();
        let someone_can_go = self.entries.iter().any(|entry| entry.response.is_none() && entry.wait.is_zero());
        for index in 0..self.entries.len() {
            if self.entries[index].response.is_some() || indexes.len() == MOST {
                continue;
            }
            if self.entries[index].item.after.iter().any(|it| self.failed(*it)) {
                self.entries[index].response = Some(Ok(Response::new(424, "")));
                continue;
            }
            let waits = someone_can_go && !self.entries[index].wait.is_zero();
            let ready = self.entries[index]
                .item
                .after
                .iter()
                .all(|it| indexes.contains(it) || self.entries[*it].response.is_some());
            if ready && !waits {
                indexes.push(index);
            }
        }
        if indexes.is_empty() {
            // Those that could go wait for others that cannot yet: then the others' time has come.
            if !someone_can_go {
                return None;
            }
            for entry in self.entries.iter_mut().filter(|entry| entry.response.is_none() && entry.wait.is_zero()) {
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
        match &self.entries[index].response {
            Some(Ok(response)) => !response.is_success(),
            Some(Err(_)) => true,
            None => false,
        }
    }

    /// A request, and how it is written.
    pub(super) fn parts(&self, index: usize) -> (&Parts, &Written) {
        let entry = &self.entries[index];
        (&entry.item.parts, &entry.written)
    }

    /// The requests of the same round that this one waits for. Those of earlier rounds are done.
    pub(super) fn waits_for(&self, index: usize, round: &[usize]) -> Vec<usize> {
        self.entries[index].item.after.iter().copied().filter(|it| round.contains(it)).collect()
    }

    /// Notes what came back: responses in the order of the round, or why there are none.
    pub(super) fn note(&mut self, round: &[usize], responses: Result<Vec<Result<Response>>>, now: SystemTime) {
        let responses = responses.unwrap_or_else(|error| round.iter().map(|_| Err(error.clone())).collect());
        for (index, response) in round.iter().zip(responses) {
            let blocked = self.entries[*index].item.after.iter().any(|it| self.entries[*it].response.is_none());
            let entry = &mut self.entries[*index];
            let Ok(response) = response else {
                entry.response = Some(response);
                continue;
            };
            // It failed because what it waits for will be sent again, and so will it.
            if response.status() == 424 && blocked {
                continue;
            }
            let after = retry_after(response.headers(), now);
            match entry.retries.after_status(response.status(), after) {
                Some(wait) => entry.wait = wait,
                None => entry.response = Some(Ok(response.after_attempts(entry.retries.attempts()))),
            }
        }
    }

    /// The claims that the service wants of the token, when it refused some of these requests for want of them.
    pub(super) fn challenge(&self, round: &[usize]) -> Option<String> {
        round.iter().find_map(|index| self.entries[*index].challenge())
    }

    /// Takes up again what was refused for want of claims, and what failed because of that.
    pub(super) fn take_up_challenged(&mut self) {
        for index in 0..self.entries.len() {
            let entry = &self.entries[index];
            let failed_with_another = matches!(&entry.response, Some(Ok(response)) if response.status() == 424)
                && entry.item.after.iter().any(|it| self.entries[*it].response.is_none());
            if failed_with_another || entry.challenge().is_some() {
                self.entries[index].response = None;
            }
        }
    }

    pub(super) fn finish(self) -> (Vec<Option<Result<Response>>>, Vec<Parts>) {
        self.entries.into_iter().map(|entry| (entry.response, entry.item.parts)).unzip()
    }
}
