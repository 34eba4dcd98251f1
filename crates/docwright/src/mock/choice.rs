//! The choice of a response: the status, and the documented example.

use std::sync::Arc;

use crate::examples::{Entry, Shown};
use crate::krate;
use crate::mock::Service;
use crate::mock::message::{Answer, Scenario};
use crate::mock::response::Good;

/// The chosen response.
pub(crate) struct Chosen<'a> {
    pub(crate) shown: Option<Arc<Shown>>,
    pub(crate) status: u16,
    /// The preference that the request asked for and gets.
    pub(crate) applied: Option<String>,
    /// The answer that a test tells.
    pub(crate) told: Option<&'a Answer>,
}

impl Good<'_> {
    /// Chooses the example and the status.
    pub(crate) fn chosen(&self) -> Chosen<'_> {
        let shown = self.service.shown(self.call.entry);
        let pick = |test: &dyn Fn(u16) -> bool| shown.iter().find(|it| test(it.status)).cloned();
        let mut told = None;
        for (rank, it) in self.wanted.iter().enumerate().rev() {
            // Those in front are the caller's of this program, those behind the request's own.
            let asked = rank >= self.wanted.len() - self.asked;
            let of = |status: u16, applied: Option<String>, told| {
                let shown = pick(&|it| it == status);
                Chosen { shown, status, applied, told }
            };
            match it {
                Scenario::Status(status) => return of(*status, asked.then(|| format!("status={status}")), None),
                Scenario::Example(rank) => {
                    if let Some(it) = rank.checked_sub(1).and_then(|rank| shown.get(rank)) {
                        let applied = asked.then(|| format!("example={rank}"));
                        return Chosen { shown: Some(Arc::clone(it)), status: it.status, applied, told };
                    }
                }
                Scenario::Told(answer) => {
                    if let Some(status) = answer.status {
                        return of(status, None, Some(answer));
                    }
                    told = Some(answer);
                }
            }
        }
        let documented = self.documented();
        let chosen = pick(&|it| Some(it) == documented).or_else(|| pick(&|it| it < 400));
        let status = documented.or(chosen.as_ref().map(|it| it.status)).unwrap_or(match self.function().response {
            krate::Response::Nothing => 204,
            _ => 200,
        });
        Chosen { shown: chosen, status, applied: None, told }
    }

    /// The main documented status that leaves room for what is answered.
    fn documented(&self) -> Option<u16> {
        let lines = self.function().lines.iter();
        let mut statuses = lines.flat_map(|it| self.service.api.operations[it.operation].statuses_of(it.variant));
        let has_room = |status: &u16| match self.function().response {
            krate::Response::Nothing => true,
            krate::Response::Content => *status != 204,
            _ => !matches!(status, 204 | 300..400),
        };
        statuses.find(has_room)
    }
}

impl Service {
    /// The documented answers of a function, those to its very address first, then those to others of its operations.
    fn shown(&self, entry: Entry<'_>) -> Vec<Arc<Shown>> {
        let path = entry.path();
        let operations =
            entry.function.lines.iter().filter_map(|it| self.shown.get(&(it.operation, it.variant.response)));
        let mut found: Vec<&Arc<Shown>> = operations.flatten().collect();
        found.sort_by_key(|it| it.function != path);
        let mut unique: Vec<Arc<Shown>> = Vec::new();
        for it in found {
            if !unique.iter().any(|known| Arc::ptr_eq(known, it)) {
                unique.push(Arc::clone(it));
            }
        }
        unique
    }
}
