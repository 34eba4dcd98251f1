//! Days: what `2026-11-22` is, and whether it is over.

use std::time::{SystemTime, UNIX_EPOCH};

use docwright::config::is_day;

/// A day as it is written in files: the order of the texts is the order of the days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date(String);

impl Date {
    /// Reads `2026-11-22`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        is_day(text).then(|| Self(text.to_owned()))
    }

    /// Today in UTC.
    pub(crate) fn today() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
        Self::of_day(seconds / 86_400)
    }

    /// The day with this number; 1970-01-01 is 0. Years are counted from March, so that leap days come last.
    fn of_day(number: u64) -> Self {
        let days = number + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let days = [(0, "1970-01-01"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_514, "2026-03-02")];
        for (number, text) in days {
            assert_eq!(Date::of_day(number).to_string(), text);
            assert_eq!(Date::parse(text), Some(Date::of_day(number)));
        }
        assert_eq!(Date::parse("2026-13-01"), None);
    }
}
