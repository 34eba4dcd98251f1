//! Requests of a real documentation: their home pages, held against a table, and addresses that people use.
//!
//! `tests/home-pages.txt` has a line for each: method, key of the address, home page.

use std::collections::BTreeMap;
use std::fs;

use docwright::config::Config;
use docwright::krate::{Function, Item};

use crate::support::{corpus, here, read_folder};

#[test]
fn each_request_has_the_home_page_of_the_table() {
    let Some(folder) = corpus() else { return };
    let sources = read_folder(&folder);
    let (api, _) = docwright::understand(&sources, &Config::default());
    let found = api.homes.iter().map(|(method, address, pages)| {
        let name = sources[pages[0]].path.rsplit('/').next().unwrap().trim_end_matches(".md");
        (format!("{} {address}", method.as_str()), name.to_owned())
    });
    let found: BTreeMap<String, String> = found.collect();
    let table = fs::read_to_string(here().join("tests/home-pages.txt")).unwrap();
    let mut compared = 0;
    for line in table.lines() {
        let (request, home) = line.rsplit_once(' ').unwrap();
        // Another month of the same documentation may lack some.
        if let Some(found) = found.get(request) {
            assert_eq!(found, home, "{request}");
            compared += 1;
        }
    }
    assert!(compared * 10 >= found.len() * 9, "{compared} of {} are in the table", found.len());
}

#[test]
fn permissions_of_everyday_requests_are_those_of_their_own_pages() {
    let Some(folder) = corpus() else { return };
    let (krate, _) = docwright::plan(&read_folder(&folder), &Config::default());
    let functions: Vec<&Function> = krate.modules.values().flat_map(|it| &it.items).filter_map(function).collect();
    for (method, template, permissions) in [
        ("GET", "/users", "User.Read.All,User.ReadWrite.All,Directory.Read.All,Directory.ReadWrite.All"),
        ("GET", "/users/{}", "User.Read.All,User.ReadWrite.All,Directory.Read.All,Directory.ReadWrite.All"),
        ("POST", "/users", "User.ReadWrite.All,Directory.ReadWrite.All"),
        ("PATCH", "/users/{}", "User.ReadWrite.All,User.ManageIdentities.All,Directory.ReadWrite.All"),
        ("DELETE", "/users/{}", "User.ReadWrite.All"),
        (
            "GET",
            "/organization",
            "Organization.Read.All,Directory.Read.All,Organization.ReadWrite.All,Directory.ReadWrite.All",
        ),
        ("PATCH", "/organization/{}", "Organization.ReadWrite.All"),
        ("GET", "/devices/{}", "Device.ReadWrite.All,Directory.Read.All,Directory.ReadWrite.All"),
        ("GET", "/users/{}/messages/{}", "Mail.ReadBasic.All,Mail.Read"),
        ("POST", "/me/messages", "Mail.ReadWrite"),
        ("GET", "/users/{}/contacts", "Contacts.Read,Contacts.ReadWrite"),
    ] {
        let of_request = |it: &&&Function| it.method.as_str() == method && it.template == template;
        let found = functions.iter().find(of_request).unwrap_or_else(|| panic!("{method} {template}"));
        assert_eq!(found.endpoint.access[2], permissions, "{method} {template}");
    }
}

#[test]
fn addresses_that_people_use_are_functions() {
    let Some(folder) = corpus() else { return };
    let (krate, _) = docwright::plan(&read_folder(&folder), &Config::default());
    let functions: Vec<&Function> = krate.modules.values().flat_map(|it| &it.items).filter_map(function).collect();
    for (method, template) in [
        ("GET", "/sites/root"),
        ("GET", "/sites/{}"),
        ("GET", "/groups/{}/sites/root"),
        ("GET", "/me/drive/root"),
        ("GET", "/me/drive/root/children"),
        ("POST", "/me/drive/root/children"),
        ("POST", "/me/drive/root:/{}:/createUploadSession"),
        ("GET", "/chats/{}/messages/{}/hostedContents/{}/$value"),
    ] {
        let found = functions.iter().filter(|it| it.method.as_str() == method && it.template == template);
        assert_eq!(found.count(), 1, "{method} {template}");
    }
}

fn function(item: &Item) -> Option<&Function> {
    match item {
        Item::Function(it) => Some(it),
        Item::Struct(_) | Item::Enum(_) => None,
    }
}
