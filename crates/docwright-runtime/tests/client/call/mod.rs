//! One call of the client: what is sent, sent again, refused, and told of failures.

mod errors;
mod faults;
mod leaks;
mod retries;
mod sending;
