//! Tests of the whole library, in one binary.

mod corpus;
mod fixtures;
mod seeds;
mod support;
mod tidy;
