//! The service of a crate, as its configuration describes it.

use crate::config::Config;
use crate::krate::service::Account;
use crate::krate::{Ident, Runtime, Service};
use crate::lower::names::ident::{Case, ident, words};

/// The argument that every client has.
const CREDENTIAL: &str = "credential";

/// The service, where the configuration says where it is. A layer over the runtime has a client of its own.
pub(crate) fn service(config: &Config) -> Option<Service> {
    let said = &config.service;
    if !said.is_said() || Runtime(config.runtime.clone()) != Runtime::default() {
        return None;
    }
    let (lists, errors) = (&said.lists, &said.errors);
    Some(Service {
        root: said.address().to_owned(),
        parameters: parameters(said.parameters()),
        scope: said.scope.clone(),
        trust: said.trust.clone(),
        user_agent: said.user_agent.clone(),
        lists: (!lists.is_usual()).then(|| [lists.items.clone(), lists.next.clone(), lists.count.clone()]),
        accounts: accounts(said.accounts.given()),
        errors: (!errors.is_usual()).then(|| [errors.code.clone(), errors.message.clone()]),
    })
}

/// The kinds of accounts that are named, each with a constant.
fn accounts(names: [Option<&str>; 3]) -> Vec<Account> {
    let named = names.into_iter().enumerate().filter_map(|(column, it)| Some((column, it?)));
    let account = |(column, name): (usize, &str)| Account {
        constant: ident(&words(&format!("account {name}")), Case::Shouty),
        name: name.to_owned(),
        column,
    };
    named.map(account).collect()
}

/// Arguments of different names.
fn parameters<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Ident> {
    let mut idents = vec![ident(CREDENTIAL, Case::Snake)];
    for name in names {
        let numbered = (2..).map(|number| ident(&format!("{}_{number}", words(name)), Case::Snake));
        let mut spelled = std::iter::once(ident(&words(name), Case::Snake)).chain(numbered);
        idents.extend(spelled.find(|it| !idents.contains(it)));
    }
    idents.remove(0);
    idents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_arguments_of_different_names() {
        let idents = parameters(["tenantId", "tenant-id", "credential", "type"].into_iter());
        let names: Vec<&str> = idents.iter().map(Ident::as_str).collect();
        assert_eq!(names, ["tenant_id", "tenant_id_2", "credential_2", "r#type"]);
    }

    #[test]
    fn only_a_service_that_is_named_is_known() {
        let of = |text: &str| service(&Config::parse(text).unwrap());
        assert_eq!(of(""), None);
        assert_eq!(of("{runtime: lamps-core, service: 'https://lamps.example'}"), None);
        let known = of("service: https://lamps.example/").unwrap();
        assert_eq!((known.root.as_str(), known.has_envelope()), ("https://lamps.example", false));
    }
}
