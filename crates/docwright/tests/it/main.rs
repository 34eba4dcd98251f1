//! Tests of the whole library, in one binary.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod corpus;
mod drift;
mod examples;
mod fixtures;
mod homes;
mod lint;
mod mock;
mod mutated;
mod printed;
mod seeds;
mod support;
mod survey;
mod tidy;
