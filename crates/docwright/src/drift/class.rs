//! [`Class`] and [`Direction`] of a change: severity, request or response.

use std::fmt;

use serde::Serialize;

/// The effect of a change on a typed client, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Only the documentation reads differently.
    Docs,
    /// Something can be done that could not be done before; all callers compile and act as they did.
    Additive,
    /// Callers compile as they did, and the same call may act differently.
    Behaviour,
    /// Some caller stops compiling or decoding.
    Breaking,
}

/// Where the objects of a type travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Direction {
    /// Nothing documented sends or answers them.
    #[default]
    Nowhere,
    /// They are only sent.
    Request,
    /// They are only answered.
    Response,
    /// Both.
    Both,
}

impl Class {
    /// Every class, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Behaviour, Self::Additive, Self::Docs];
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Docs => "docs",
            Self::Additive => "additive",
            Self::Behaviour => "behaviour",
            Self::Breaking => "breaking",
        })
    }
}

impl Direction {
    /// The direction of what travels in any of both.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nowhere, it) | (it, Self::Nowhere) => it,
            (a, b) if a == b => a,
            _ => Self::Both,
        }
    }

    /// Callers send it.
    pub(crate) fn is_sent(self) -> bool {
        matches!(self, Self::Request | Self::Both)
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nowhere => "unused",
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        })
    }
}
