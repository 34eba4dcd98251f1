//! Cargo features of the crate, and the conditions under which items compile.

use std::collections::BTreeSet;

use crate::krate::{Krate, ModPath};

/// A feature of the crate.
#[derive(Debug, Clone, Default)]
pub struct Feature {
    /// Its name: `cloud-communications`. Only `lower::areas` makes one: lower-case ASCII letters, digits and `-`.
    pub name: String,
    /// The features that it turns on.
    pub enables: Vec<FeatureId>,
    /// The items compiled when it is on and nothing else.
    pub size: Size,
}

/// A feature, by its rank in [`Krate::features`](crate::krate::Krate::features).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeatureId(pub(crate) u32);

/// How much there is to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Endpoint functions.
    pub functions: usize,
    /// Models whose own page is of the area.
    pub own: usize,
    /// Models in all: own ones, those that functions need, and those that these need.
    pub models: usize,
}

/// When something is compiled.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Gate {
    /// Always.
    #[default]
    Always,
    /// When any of these features is on.
    Any(BTreeSet<FeatureId>),
}

impl Gate {
    /// Opens for everything that another gate opens for.
    pub(crate) fn widen(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Always, _) => {}
            (_, Self::Always) => *self = Self::Always,
            (Self::Any(own), Self::Any(more)) => own.extend(more),
        }
    }

    /// Opens always what is open for more than `most` areas.
    pub(crate) fn settle(&mut self, most: usize) {
        if matches!(self, Self::Any(areas) if areas.len() > most) {
            *self = Self::Always;
        }
    }

    /// It is open whenever another gate is.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Always, _) => true,
            (Self::Any(_), Self::Always) => false,
            (Self::Any(own), Self::Any(other)) => own.is_superset(other),
        }
    }
}

impl Krate {
    /// When an item of a module is compiled, given its own gate: each condition stands at the widest place that has it, so
    /// that the innermost one decides.
    pub(crate) fn gate<'a>(&'a self, module: &ModPath, own: &'a Gate) -> &'a Gate {
        let around = std::iter::successors(Some(module.clone()), ModPath::parent);
        let modules = around.filter_map(|it| self.modules.get(&it)).map(|it| &it.gate);
        let mut gates = std::iter::once(own).chain(modules);
        gates.find(|it| **it != Gate::Always).unwrap_or(&Gate::Always)
    }
}
