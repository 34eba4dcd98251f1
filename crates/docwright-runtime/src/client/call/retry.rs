//! The retry policy: when a request is sent again, and after which delay, decided without IO.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

use crate::Method;
use crate::client::FaultKind;

/// How often and how long to try.
///
/// A request that the service did not do is tried again: responses with 429 and 503 with `Retry-After`, and connections that never came about. After 503 without a
/// date, 504 and broken connections nobody knows what was done, so only methods that may be repeated are.
///
/// ```
/// use std::time::Duration;
/// use docwright_runtime::RetryPolicy;
///
/// let patient = RetryPolicy { max_attempts: 8, max_wait: Duration::from_secs(600), ..RetryPolicy::default() };
/// assert!(patient.max_attempts > RetryPolicy::default().max_attempts);
/// assert_eq!(RetryPolicy::never().max_attempts, 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How often a request is sent at most, the first time included.
    pub max_attempts: u32,
    /// The wait before the second attempt when the service doesn't name one; it doubles each time. A random part of up to a half is taken off.
    pub base_delay: Duration,
    /// The longest wait that is chosen here.
    pub max_delay: Duration,
    /// The budget: how long a request may wait altogether. One that would have to wait longer fails at once.
    pub max_wait: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 5,
            base_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(60),
            max_wait: Duration::from_secs(300),
        }
    }
}

impl RetryPolicy {
    /// Each request is sent once.
    #[must_use]
    pub fn never() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }
}

/// The tries of one request.
#[derive(Debug, Clone)]
pub(crate) struct Retries {
    policy: RetryPolicy,
    idempotent: bool,
    attempts: u32,
    waited: Duration,
}

impl Retries {
    pub(crate) fn new(policy: &RetryPolicy, method: Method) -> Self {
        Self { policy: policy.clone(), idempotent: method.is_idempotent(), attempts: 0, waited: Duration::ZERO }
    }

    /// Notes that the request is being sent.
    pub(crate) fn begin(&mut self) {
        self.attempts += 1;
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long to wait before the next attempt after this response; nothing when there is to be none.
    pub(crate) fn after_status(&mut self, status: u16, retry_after: Option<Duration>) -> Option<Duration> {
        let nothing_done = status == 429 || (status == 503 && retry_after.is_some());
        let unknown = matches!(status, 503 | 504) && self.idempotent;
        if nothing_done || unknown { self.wait(retry_after) } else { None }
    }

    /// The same after a fault, for which a service that answered at all may have named a wait.
    pub(crate) fn after_fault(&mut self, kind: FaultKind, retry_after: Option<Duration>) -> Option<Duration> {
        // What is too large stays so.
        let again = self.idempotent && kind != FaultKind::TooLarge;
        if again || kind == FaultKind::Connect { self.wait(retry_after) } else { None }
    }

    /// True when there must be no further attempt.
    pub(crate) fn exhausted(&self) -> bool {
        self.attempts >= self.policy.max_attempts
    }

    fn wait(&mut self, named: Option<Duration>) -> Option<Duration> {
        if self.exhausted() {
            return None;
        }
        let wait = match named {
            // Never earlier than asked; a little later, so that not all who were told the same come back at once.
            Some(named) => named.saturating_add(named.min(Duration::from_secs(10)).mul_f64(0.1 * fastrand::f64())),
            None => {
                let doubled = self.policy.base_delay.saturating_mul(1 << (self.attempts.saturating_sub(1)).min(16));
                doubled.min(self.policy.max_delay).mul_f64(1.0 - 0.5 * fastrand::f64())
            }
        };
        let waited = self.waited.saturating_add(wait);
        if waited > self.policy.max_wait {
            return None;
        }
        self.waited = waited;
        Some(wait)
    }
}

/// Reads `Retry-After`, seconds or a date. A date is compared with the `Date` of the response: clocks differ.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok();
    let (value, date) = (text(RETRY_AFTER)?.trim(), text(DATE));
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    // Some services send fractions.
    if let Ok(seconds) = value.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let from = date.and_then(|date| httpdate::parse_http_date(date.trim()).ok()).unwrap_or(now);
    Some(until.duration_since(from).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{Retries, RetryPolicy, retry_after};
    use crate::Method;
    use crate::client::FaultKind;

    fn seconds(seconds: u64) -> Option<Duration> {
        Some(Duration::from_secs(seconds))
    }

    #[test]
    fn only_what_may_be_repeated_is() {
        use FaultKind::{Broken, Connect, Timeout, TooLarge};
        for (method, status, named, want) in [
            (Method::Post, 429, None, true),
            (Method::Post, 429, seconds(2), true),
            (Method::Post, 503, seconds(2), true),
            (Method::Post, 503, None, false),
            (Method::Post, 504, seconds(2), false),
            (Method::Patch, 504, None, false),
            (Method::Get, 503, None, true),
            (Method::Put, 504, None, true),
            (Method::Get, 500, seconds(1), false),
            (Method::Get, 404, None, false),
            (Method::Get, 200, seconds(1), false),
        ] {
            let mut retries = Retries::new(&RetryPolicy::default(), method);
            retries.begin();
            assert_eq!(retries.after_status(status, named).is_some(), want, "{method} {status} {named:?}");
        }
        for (method, kind, want) in [
            (Method::Post, Connect, true),
            (Method::Post, Broken, false),
            (Method::Patch, Timeout, false),
            (Method::Delete, Broken, true),
            (Method::Get, Timeout, true),
            (Method::Get, TooLarge, false),
        ] {
            let mut retries = Retries::new(&RetryPolicy::default(), method);
            retries.begin();
            assert_eq!(retries.after_fault(kind, None).is_some(), want, "{method} {kind:?}");
        }
    }

    #[test]
    fn waits_grow_and_vary_and_end() {
        let policy = RetryPolicy { max_attempts: 4, max_delay: Duration::from_secs(3), ..RetryPolicy::default() };
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..50 {
            let mut retries = Retries::new(&policy, Method::Get);
            for most in [1.0, 2.0, 3.0] {
                retries.begin();
                let wait = retries.after_status(503, None).unwrap().as_secs_f64();
                assert!(wait > most / 2.0 - 1e-6 && wait <= most, "{wait} of {most}");
                seen.insert(format!("{wait}"));
            }
            retries.begin();
            assert_eq!(retries.after_status(503, None), None);
            assert_eq!(retries.attempts(), 4);
        }
        assert!(seen.len() > 100, "no jitter");
    }

    #[test]
    fn what_the_service_names_is_kept_within_the_budget() {
        let policy = RetryPolicy { max_wait: Duration::from_secs(50), ..RetryPolicy::default() };
        let mut retries = Retries::new(&policy, Method::Post);
        retries.begin();
        let wait = retries.after_status(429, seconds(30)).unwrap().as_secs_f64();
        assert!((30.0..=31.0).contains(&wait), "{wait}");
        retries.begin();
        assert_eq!(retries.after_status(429, seconds(30)), None, "beyond the budget");
        assert_eq!(Retries::new(&policy, Method::Get).after_status(429, seconds(u64::MAX)), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        let date = Some("Sun, 06 Nov 1994 08:49:50 GMT");
        for (value, date, want) in [
            ("120", None, seconds(120)),
            (" 0 ", None, seconds(0)),
            ("1.5", None, Some(Duration::from_millis(1500))),
            ("Sun, 06 Nov 1994 08:50:00 GMT", None, seconds(23)),
            ("Sun, 06 Nov 1994 08:50:00 GMT", date, seconds(10)),
            ("Sun, 06 Nov 1994 08:50:00 GMT", Some("today"), seconds(23)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", None, seconds(0)),
            ("-1", None, None),
            ("soon", None, None),
            ("NaN", None, None),
        ] {
            let headers = [("retry-after", Some(value)), ("date", date)];
            let headers =
                headers.iter().filter_map(|(name, value)| Some(((*name).parse().ok()?, (*value)?.parse().ok()?)));
            assert_eq!(retry_after(&headers.collect(), now), want, "{value}");
        }
        assert_eq!(retry_after(&http::HeaderMap::new(), SystemTime::UNIX_EPOCH), None);
    }
}
