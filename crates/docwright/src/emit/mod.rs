//! Phase 4: prints a [`Krate`] as Rust files.
//!
//! Every name, path, type and line of documentation is decided by then.
//!
//! Each kind of item has a file of its own here, which knows the shape that is printed: a pattern that is read once per
//! thread, copied, and filled in with syntax nodes. `prettyplease` formats the items of a module. Syntax never leaves the
//! thread that made it: modules are printed in parallel and handed over as text.

pub(crate) mod endpoint;
pub(crate) mod example;
pub(crate) mod lint_levels;
pub(crate) mod manifest;
pub(crate) mod modules;
pub(crate) mod print;
pub(crate) mod programs;
pub(crate) mod root;
pub(crate) mod service;
pub(crate) mod syntax;
#[cfg(test)]
mod tests;
pub(crate) mod types;

use std::collections::BTreeMap;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

pub(crate) use crate::emit::manifest::{features, manifest, with_client};
use crate::emit::programs::contract;
pub(crate) use crate::emit::programs::routes::routes;
use crate::emit::syntax::index::Index;
use crate::krate::Krate;

/// Prints a crate: the text of every file by its path below the output folder, such as `src/models/message.rs`.
#[must_use]
pub(crate) fn emit(krate: &Krate) -> BTreeMap<String, String> {
    let index = Index::new(krate);
    let root = ("src/lib.rs".to_owned(), modules::root(krate, &index));
    let modules: Vec<_> = krate.modules.iter().collect();
    let print = |(path, module): &(&_, &_)| (modules::file_path(path), modules::file(path, module, &index));
    let mut files: BTreeMap<_, _> = modules.par_iter().map(print).collect();
    files.extend([root]);
    if !krate.roots.is_empty() {
        files.insert(root::FILE.to_owned(), root::file(&krate.roots, &index));
    }
    files.extend(contract::files(krate, &index));
    files
}
