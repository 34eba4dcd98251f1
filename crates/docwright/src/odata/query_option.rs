//! OData's own query options, with and without their `$`.

/// The meaning of an option's name without its `$`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// The option all the same.
    Option,
    /// In a request line a parameter of the operation, `/sites?search={query}`; elsewhere the option.
    Parameter,
    /// Something else.
    Other,
}

struct QueryOption {
    name: &'static str,
    bare: Bare,
    /// Descriptions of properties say whether it is supported. What they say of `$filter` and `$select` is more than that.
    of_properties: bool,
}

const fn option(name: &'static str, bare: Bare, of_properties: bool) -> QueryOption {
    QueryOption { name, bare, of_properties }
}

/// In the order in which the abilities of properties are told.
const OPTIONS: &[QueryOption] = &[
    option("$select", Bare::Option, false),
    option("$filter", Bare::Option, false),
    option("$orderby", Bare::Option, true),
    option("$search", Bare::Parameter, true),
    option("$count", Bare::Option, true),
    option("$expand", Bare::Option, true),
    option("$top", Bare::Option, false),
    option("$skip", Bare::Option, false),
    option("$format", Bare::Parameter, false),
    option("$skiptoken", Bare::Other, false),
    option("$deltatoken", Bare::Other, false),
    option("$apply", Bare::Other, false),
    option("$compute", Bare::Other, false),
];

/// True if a name with its `$` is that of an option, in any letter case.
pub(crate) fn is_option(name: &str) -> bool {
    OPTIONS.iter().any(|it| it.name.eq_ignore_ascii_case(name))
}

/// The options of an address, as written: `$top` and `$select` of `/lamps?$top=1&$select=id`.
pub(crate) fn of_address(address: &str) -> impl Iterator<Item = &str> {
    let query = address.split_once('?').map_or("", |it| it.1);
    query.split('&').filter_map(|it| it.split('=').next()).filter(|it| is_option(it))
}

/// True if a parameter of a request line is an option without its `$`: every request has methods for those.
pub(crate) fn is_option_in_line(name: &str) -> bool {
    bare(name) == Bare::Option
}

/// True if a parameter of an example may be an option without its `$`.
pub(crate) fn may_be_option(name: &str) -> bool {
    bare(name) != Bare::Other
}

fn bare(name: &str) -> Bare {
    let found = OPTIONS.iter().find(|it| it.name[1..].eq_ignore_ascii_case(name));
    found.map_or(Bare::Other, |it| it.bare)
}

/// The options that a description of a property may call supported, in the order in which they are told.
pub(crate) fn of_properties() -> impl Iterator<Item = &'static str> {
    OPTIONS.iter().filter(|it| it.of_properties).map(|it| it.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_mark_is_an_option_or_not() {
        let told = |name: &str| {
            let is = [is_option(&format!("${name}")), is_option_in_line(name), may_be_option(name)];
            is.map(u8::from)
        };
        assert_eq!(told("orderBy"), [1, 1, 1]);
        assert_eq!(told("search"), [1, 0, 1]);
        assert_eq!(told("deltaToken"), [1, 0, 0]);
        assert_eq!(told("query"), [0, 0, 0]);
        assert!(!is_option("top"));
        assert_eq!(of_properties().collect::<Vec<_>>(), ["$orderby", "$search", "$count", "$expand"]);
    }
}
