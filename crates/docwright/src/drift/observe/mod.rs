//! The snapshot of a documentation set, taken from `Api` and `Krate`.

pub(crate) mod enumeration;
pub(crate) mod note;
pub(crate) mod observer;
pub(crate) mod operation;
pub(crate) mod permission;
pub(crate) mod property;
pub(crate) mod root;
pub(crate) mod rust_names;
pub(crate) mod types;

use std::sync::Arc;

use crate::api::Api;
use crate::drift::observe::observer::Observer;
use crate::drift::observe::rust_names::Names;
use crate::drift::snapshot::Snapshot;
use crate::krate::Krate;
use crate::text::digest;
use crate::text::links::stem_of;
use crate::text::source::Sources;

impl Snapshot {
    /// The facts of a documentation set; `krate` is what `api` was lowered to, and both come from `sources`.
    pub fn of(api: &Api, krate: &Krate, sources: &Sources) -> Self {
        let names = Names::of(krate);
        let paths = sources.iter().map(|(id, file)| (id, Arc::from(file.path.as_str()))).collect();
        let observer = Observer { api, paths: &paths, accounts: permission::accounts(krate) };
        let files = || sources.iter().filter(|(_, file)| stem_of(&file.path) != file.path);
        let types = api.types.iter().map(|it| observer.definition(it, &names));
        Self {
            pages: files().map(|(_, file)| (file.path.clone(), digest(&file.text))).collect(),
            texts: files().map(|(id, file)| (file.path.clone(), (id, Arc::clone(&file.text)))).collect(),
            features: krate.features.iter().filter(|it| it.enables.is_empty()).map(|it| it.name.clone()).collect(),
            types: types.map(|it| (it.name.to_lowercase(), it)).collect(),
            operations: operation::all(observer, &names),
            roots: root::all(observer, krate),
        }
    }
}
