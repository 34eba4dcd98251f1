//! The guide: one page for each thing that people do with docwright.
//!
//! | page | about |
//! |---|---|
//! | [`pages`] | what pages look like, what is read of them, and how to ask why |
//! | [`configuration`] | `docwright.yaml`, every key |
//! | [`service`] | where the API is, and what of HTTP is its own |
//! | [`corrections`] | pages that are wrong and not yours |
//! | [`rules`] | what `lint` finds, what `--fix` fixes, and what is known and accepted |
//! | [`examples`] | requests and answers of the pages, held against the functions |
//! | [`drift`] | what a change means for users of the crate, and newer pages |
//! | [`gate`] | all of it in pull requests, on GitHub, GitLab and before a commit |
//! | [`client`] | the generated crate: requests, queries, bodies, the client |
//! | [`names`] | how functions, types and arguments get their names |
//! | [`mock`] | a server that answers as the pages say |
//! | [`questions`] | what people ask |
//!
//! The examples are about an API of lamps and rooms. What stands behind a `$` was typed, and what follows was printed;
//! a test of this crate repeats it. `…` stands for lines that are left out.

#[doc = include_str!("set/pages.md")]
pub mod pages {}

#[doc = include_str!("set/configuration.md")]
pub mod configuration {}

#[doc = include_str!("set/service.md")]
pub mod service {}

#[doc = include_str!("set/corrections.md")]
pub mod corrections {}

#[doc = include_str!("checks/rules.md")]
pub mod rules {}

#[doc = include_str!("checks/examples.md")]
pub mod examples {}

#[doc = include_str!("checks/drift.md")]
pub mod drift {}

#[doc = include_str!("checks/gate.md")]
pub mod gate {}

#[doc = include_str!("client/client.md")]
pub mod client {}

#[doc = include_str!("client/names.md")]
pub mod names {}

#[doc = include_str!("client/mock.md")]
pub mod mock {}

#[doc = include_str!("questions.md")]
pub mod questions {}
