//! Does nothing: only a package with a build script can say which features its build dependencies have.
fn main() {}
