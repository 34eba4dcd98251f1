//! Roots of requests: the same call at another place of the service that leads to the same thing.

use std::borrow::Cow;

use super::{Parts, Request, path};
use crate::{Error, ErrorKind};

/// The root of a request that goes where it says.
///
/// A function of a generated crate whose request can be moved makes it for any root that fits; until [`Request::at`] names
/// one, it goes to the address that is documented.
#[derive(Debug, Clone, Copy)]
pub enum Settled {}

/// The root that a request can be moved to: one of the addresses that lead to objects of a type.
///
/// A generated crate has such types in its module `roots`, with a function for each documented address.
///
/// ```
/// use docwright_runtime::{Json, Request, Root, RootPath, make};
///
/// struct Drive(RootPath);
///
/// impl Root for Drive {
///     const STARTS: &'static [&'static str] = &["/me/drive"];
///     fn path(self) -> RootPath {
///         self.0
///     }
/// }
///
/// let request: Request<Json, Drive> = make::get1("/me/drive/items/{id}", "01AB");
/// let request = request.at(Drive(RootPath::new("/drives/{id}", &["b!7"])));
/// assert_eq!(request.path(), "/drives/b!7/items/01AB");
/// # assert_eq!(request.template(), "/drives/{id}/items/{id}");
/// ```
#[diagnostic::on_unimplemented(
    message = "the request cannot be moved",
    note = "only one address is documented for what it begins with, or a root is named already"
)]
pub trait Root {
    /// The addresses without keys that lead to such an object: `/me/drive`.
    const STARTS: &'static [&'static str];

    /// The address of this one.
    fn path(self) -> RootPath;
}

/// The address of a root, its keys filled in.
#[derive(Debug, Clone)]
pub struct RootPath {
    template: &'static str,
    path: String,
    problem: Option<Error>,
}

impl RootPath {
    /// An address: the `{placeholders}` are filled with the arguments. An argument that would lead elsewhere is a fault of the
    /// request that goes there.
    #[must_use]
    pub fn new(template: &'static str, args: &[&str]) -> Self {
        let filled = path::fill(template, args);
        let problem = filled.problem.map(|problem| Error::new(ErrorKind::Request, problem));
        Self { template, path: filled.path, problem }
    }
}

impl<R, At: Root> Request<R, At> {
    /// The same request at another root: `me::drive::…` at `roots::Drive::drives("b!7")`. Path and [template](Request::template)
    /// begin there; all else stays.
    ///
    /// The documentation describes the request for the address that the function has: it may answer elsewhere to other
    /// permissions, or not at all.
    pub fn at(mut self, root: At) -> Request<R> {
        self.parts.move_to(At::STARTS, root.path());
        Request::from_parts(self.parts)
    }
}

impl Parts {
    fn move_to(&mut self, starts: &[&str], to: RootPath) {
        let end = |path: &str| starts.iter().filter(|start| begins(path, start)).map(|start| start.len()).max();
        let (Some(path), Some(template)) = (end(&self.path), end(&self.template)) else {
            let message = format!("the path {:?} does not begin where its root does", self.template);
            self.problem.get_or_insert_with(|| Error::new(ErrorKind::Request, message));
            return;
        };
        self.path.replace_range(..path, &to.path);
        self.template = Cow::Owned(format!("{}{}", to.template, &self.template[template..]));
        if let Some(problem) = to.problem {
            self.problem.get_or_insert_with(|| problem.of(self.method, &self.template));
        }
    }
}

/// The path is an address, or goes on behind it.
fn begins(path: &str, start: &str) -> bool {
    let rest = path.get(..start.len()).filter(|it| it.eq_ignore_ascii_case(start)).and(path.get(start.len()..));
    rest.is_some_and(|it| it.is_empty() || it.starts_with(['/', ':', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Json, make};

    struct Lamp(RootPath);

    impl Root for Lamp {
        const STARTS: &'static [&'static str] = &["/my", "/my/lamp"];
        fn path(self) -> RootPath {
            self.0
        }
    }

    fn moved(template: &'static str, to: &'static str, args: &[&str]) -> Request<Json> {
        let request: Request<Json, Lamp> = make::get0(template);
        request.top(5).header("A", "b").at(Lamp(RootPath::new(to, args)))
    }

    #[test]
    fn a_request_moves_with_all_that_it_has() {
        for (template, to, args, want) in [
            ("/my/lamp/bulbs", "/rooms/{id}/lamp", &["a b/c"][..], "/rooms/a%20b%2Fc/lamp/bulbs?$top=5"),
            ("/my/lamp", "/lamps/{id}", &["7"], "/lamps/7?$top=5"),
            ("/my/lamp:/x:/y", "/lamps/{id}", &["7"], "/lamps/7:/x:/y?$top=5"),
            ("/my/lamps", "/users/{id}", &["7"], "/users/7/lamps?$top=5"),
            ("/my/lamp", "/lamp", &[], "/lamp?$top=5"),
        ] {
            let request = moved(template, to, args);
            assert_eq!(request.path_and_query(), want);
            assert_eq!(request.headers().collect::<Vec<_>>(), [("A", "b")]);
            assert!(request.check().is_ok() && request.template().starts_with(to), "{template}");
        }
    }

    #[test]
    fn a_fault_of_the_root_is_one_of_the_request() {
        for (template, to, args) in [
            ("/my/lamp", "/lamps/{id}", &[".."][..]),
            ("/my/lamp", "/lamps/{id}", &[""]),
            ("/mine", "/lamps/{id}", &["7"]),
        ] {
            assert!(moved(template, to, args).check().is_err(), "{template} {args:?}");
        }
    }

    #[test]
    fn a_request_that_no_root_is_named_for_goes_where_it_is_documented() {
        fn lamp<At>() -> Request<Json, At> {
            make::get0("/my/lamp")
        }
        let request: Request<Json> = lamp();
        assert_eq!((request.path(), lamp().clone().top(1).path()), ("/my/lamp", "/my/lamp"));
        assert_eq!(format!("{:?}", lamp()), "Request(GET /my/lamp)");
    }
}
