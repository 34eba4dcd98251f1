//! The measured figures, and their goals.

use std::collections::BTreeMap;

use docwright::krate::Size;

use super::wrapper::Cost;

/// A crate whose cost is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Variant {
    /// The generated crate.
    Generated,
    /// The generated crate without the feature `permissions`.
    Functions,
    /// The generated crate without endpoint functions.
    Models,
    /// The same models with serde derive.
    Derive,
    /// The same with a map of additional properties.
    Flatten,
}

/// The least of several measurements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Least {
    /// The least CPU time, in seconds.
    pub(super) cpu: f64,
    /// The least peak of memory, in MiB.
    pub(super) memory: f64,
    /// How much more CPU time the worst took, as a part of the least.
    pub(super) spread: f64,
}

/// A product area.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Area {
    pub(super) name: String,
    pub(super) size: Size,
    pub(super) check: Least,
}

/// Everything about one set of documentation; what was not measured is not there.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    /// The name of the documentation.
    pub(super) docs: String,
    pub(super) pages: usize,
    /// Structs, enums and endpoint functions.
    pub(super) counts: [usize; 3],
    /// The types that the program lists and reads.
    pub(super) decoded: [String; 2],
    pub(super) check: BTreeMap<Variant, Least>,
    pub(super) release: BTreeMap<Variant, Least>,
    pub(super) consumer: BTreeMap<Variant, Least>,
    /// Bytes of the program.
    pub(super) size: BTreeMap<Variant, f64>,
    /// Million bytes of JSON in a second.
    pub(super) decode: BTreeMap<Variant, f64>,
    pub(super) areas: Vec<Area>,
}

/// The goal of a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Goal {
    pub(super) what: &'static str,
    pub(super) value: f64,
    pub(super) limit: Limit,
    /// It was set for documentation of this size; otherwise it is only shown.
    pub(super) counts: bool,
}

/// Which values are good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

/// From this many types on, what every crate needs of memory and every program of room is no longer most of it.
const MANY_TYPES: usize = 500;

/// The goal of one area: the crate's largest area is twice as large as any other.
const AREA_SECONDS: f64 = 3.0;
const LARGE_AREA: (&str, f64) = ("intune", 6.0);

impl Variant {
    /// The package of the library; its program is called after it.
    pub(super) fn package(self) -> &'static str {
        match self {
            Self::Generated | Self::Functions => "generated",
            Self::Models => "generated_models",
            Self::Derive => "derived",
            Self::Flatten => "derived_flatten",
        }
    }

    /// The package of the program.
    pub(super) fn program(self) -> String {
        format!("{}_program", self.package())
    }

    /// As the table calls it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Generated => "generated crate",
            Self::Functions => "the same without constants of permissions",
            Self::Models => "the same without endpoint functions as well",
            Self::Derive => "derive",
            Self::Flatten => "derive and `#[serde(flatten)]`",
        }
    }
}

impl Least {
    /// Of at least one measurement.
    pub(super) fn of(costs: &[Cost]) -> Option<Self> {
        let least = |of: fn(&Cost) -> f64| costs.iter().map(of).min_by(f64::total_cmp);
        let (cpu, memory) = (least(|it| it.cpu)?, least(|it| it.memory)?);
        let worst = costs.iter().map(|it| it.cpu).max_by(f64::total_cmp)?;
        Some(Self { cpu, memory, spread: worst / cpu - 1.0 })
    }
}

impl Goal {
    /// True when it is reached.
    pub(super) fn holds(&self) -> bool {
        match self.limit {
            Limit::AtMost(limit) => self.value <= limit,
            Limit::AtLeast(limit) => self.value >= limit,
        }
    }
}

impl Figures {
    /// The goals that what was measured says something about. Ratios count; absolute ones are about Microsoft Graph v1.0 as
    /// a whole on one machine.
    pub(super) fn goals(&self) -> Vec<Goal> {
        let large = self.counts[0] + self.counts[1] >= MANY_TYPES;
        let (cpu, memory, itself) = (|it: &Least| it.cpu, |it: &Least| it.memory, |it: &f64| *it);
        let own = |of: &BTreeMap<_, Least>| of.get(&Variant::Generated).copied();
        let (check, release) = (own(&self.check), own(&self.release));
        let most = Limit::AtMost;
        let all = [
            ("check, CPU: generated ÷ derive", ratio(&self.check, cpu), most(0.25), true),
            ("check, memory: generated ÷ derive", ratio(&self.check, memory), most(0.42), large),
            ("check, CPU: what endpoint functions add", self.endpoints(), most(0.1), true),
            ("program, CPU: generated ÷ derive", ratio(&self.consumer, cpu), most(0.05), true),
            ("program, size: generated ÷ derive", ratio(&self.size, itself), most(0.35), large),
            ("decoding, speed: generated ÷ derive", ratio(&self.decode, itself), Limit::AtLeast(1.0), true),
            ("check, CPU s", check.map(|it| it.cpu), most(15.0), false),
            ("check, peak MiB", check.map(|it| it.memory), most(1.1 * 1024.0), false),
            ("release, CPU s", release.map(|it| it.cpu), most(25.0), false),
            ("check of `intune`, CPU s", self.slowest(true), most(LARGE_AREA.1), false),
            ("check of any other area, CPU s", self.slowest(false), most(AREA_SECONDS), false),
        ];
        let goal = |(what, value, limit, counts)| Some(Goal { what, value: value?, limit, counts });
        all.into_iter().filter_map(goal).collect()
    }

    fn endpoints(&self) -> Option<f64> {
        Some(self.check.get(&Variant::Functions)?.cpu / self.check.get(&Variant::Models)?.cpu - 1.0)
    }

    /// The most that an area takes, of large ones or of all others; `full` is the whole crate.
    fn slowest(&self, large: bool) -> Option<f64> {
        let areas = self.areas.iter().filter(|it| it.name != "full" && (it.name == LARGE_AREA.0) == large);
        areas.map(|it| it.check.cpu).max_by(f64::total_cmp)
    }
}

fn ratio<T>(of: &BTreeMap<Variant, T>, value: impl Fn(&T) -> f64) -> Option<f64> {
    Some(value(of.get(&Variant::Generated)?) / value(of.get(&Variant::Derive)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_each_counts() {
        let costs = [(2.0, 100.0), (1.6, 120.0), (2.4, 110.0)].map(|(cpu, memory)| Cost { cpu, memory });
        let least = Least::of(&costs).unwrap();
        assert_eq!((least.cpu, least.memory), (1.6, 100.0));
        assert!((least.spread - 0.5).abs() < 1e-9, "{least:?}");
        assert_eq!(Least::of(&[]), None);
    }

    #[test]
    fn goals_are_about_what_was_measured() {
        let least = |cpu, memory| Least { cpu, memory, spread: 0.0 };
        assert_eq!(Figures::default().goals(), []);
        let check = [(Variant::Generated, least(16.0, 400.0)), (Variant::Derive, least(40.0, 1000.0))].into();
        let decode = [(Variant::Generated, 94.0), (Variant::Derive, 100.0)].into();
        let area = |name: &str, cpu| Area { name: name.to_owned(), size: Size::default(), check: least(cpu, 0.0) };
        let areas = vec![area("intune", 5.0), area("mail", 2.0), area("files", 3.5), area("full", 16.0)];
        let figures = Figures { check, decode, areas, ..Figures::default() };
        let found: Vec<_> = figures.goals().into_iter().map(|it| (it.value, it.counts, it.holds())).collect();
        let want = [
            (0.4, true, false),
            (0.4, false, true),
            (0.94, true, false),
            (16.0, false, false),
            (400.0, false, true),
            (5.0, false, true),
            (3.5, false, false),
        ];
        assert_eq!(found, want);
    }

    #[test]
    fn what_every_crate_needs_counts_among_many_types_only() {
        let least = |memory| Least { cpu: 1.0, memory, spread: 0.0 };
        let check = [(Variant::Generated, least(60.0)), (Variant::Derive, least(100.0))].into();
        let mut figures = Figures { check, ..Figures::default() };
        for (enums, counts) in [(99, false), (100, true)] {
            figures.counts = [400, enums, 0];
            let goals = figures.goals();
            let memory = goals.iter().find(|it| it.what.contains("memory")).unwrap();
            assert!(!memory.holds() && memory.counts == counts, "{memory:?}");
        }
    }

    #[test]
    fn endpoint_functions_are_what_the_models_do_not_take() {
        let least = |cpu| Least { cpu, memory: 1.0, spread: 0.0 };
        let mut figures = Figures::default();
        for (cpu, holds) in [(10.9, true), (11.1, false), (9.9, true)] {
            figures.check = [(Variant::Functions, least(cpu)), (Variant::Models, least(10.0))].into();
            let goals = figures.goals();
            assert!(goals[0].what.contains("endpoint functions") && goals[0].holds() == holds, "{goals:?}");
        }
    }
}
