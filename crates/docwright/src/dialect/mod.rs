//! Dialects: what teams that document APIs agree on among themselves, as data. Graph's is built in.

pub(crate) mod service;
