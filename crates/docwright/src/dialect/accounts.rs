//! Names of account kinds, as tables of permissions have them.

/// The kinds of accounts that a documentation set names, in lower case; each where the table of the built-in dialect has its own.
#[derive(Debug, Default)]
pub(crate) struct Accounts([Option<String>; 3]);

impl Accounts {
    /// These names.
    pub(crate) fn new(names: [Option<&str>; 3]) -> Self {
        Self(names.map(|it| it.map(str::to_lowercase)))
    }

    /// The place of the kind that a cell begins with; of two names that fit, the longer one counts.
    pub(crate) fn place_of(&self, cell: &str) -> Option<usize> {
        let cell = cell.trim().to_lowercase();
        let begins = |name: &str| {
            let rest = cell.strip_prefix(name);
            rest.is_some_and(|it| !it.starts_with(char::is_alphanumeric))
        };
        let named = self.0.iter().enumerate().filter_map(|(at, it)| Some((at, it.as_deref()?)));
        named.filter(|it| begins(it.1)).max_by_key(|it| it.1.len()).map(|it| it.0)
    }
}
