//! Permissions of an endpoint: a table for readers, lists for the runtime.

use super::endpoints::Endpoint;
use super::escape::push_code;
use super::rustdoc::{code, paragraph, text};
use crate::api::{Account, Permission};
use crate::krate::Scopes;

/// The permissions for one kind of account, of all pages together.
pub(super) type Grant = Permission;

/// Gathers what the pages of an endpoint say. A name that several pages give stands where the first has it.
pub(super) fn grants(endpoint: &Endpoint<'_>) -> Vec<Grant> {
    let mut grants: Vec<Grant> = Vec::new();
    for it in endpoint.uses.iter().flat_map(|it| &it.operation.permissions) {
        match grants.iter_mut().find(|known| known.account == it.account && known.about == it.about) {
            Some(known) => extend(&mut known.names, &it.names),
            None => grants.push(it.clone()),
        }
    }
    grants.sort_by_key(|it| it.account);
    grants
}

/// The permissions by account, whatever they are for.
pub(super) fn scopes(grants: &[Grant]) -> Vec<Scopes> {
    let mut scopes: Vec<Scopes> = Vec::new();
    for it in grants {
        match scopes.iter_mut().find(|known| known.account == it.account) {
            Some(known) => extend(&mut known.names, &it.names),
            None => scopes.push(Scopes { account: it.account, names: it.names.clone() }),
        }
    }
    scopes
}

fn extend(names: &mut Vec<String>, more: &[String]) {
    let new: Vec<String> = more.iter().filter(|it| !names.contains(it)).cloned().collect();
    names.extend(new);
}

/// Appends the table, when there is anything to show.
pub(super) fn table(grants: &[Grant], lines: &mut Vec<String>) {
    if grants.is_empty() {
        return;
    }
    paragraph("# Permissions".to_owned(), lines);
    lines.extend(["", "| Account | From least to most privileged |", "|---|---|"].map(str::to_owned));
    for it in grants {
        let mut row = format!("| {}", account(it.account));
        if let Some(about) = &it.about {
            row.push_str(", ");
            row.push_str(&text(about));
        }
        row.push_str(" | ");
        if it.names.is_empty() {
            row.push_str("not supported");
        }
        for (rank, name) in it.names.iter().enumerate() {
            row.push_str(if rank > 0 { ", " } else { "" });
            // A bar ends a cell even in a code span.
            match name.contains('|') {
                true => row.push_str(&code(name).replace('|', "\\|")),
                false => push_code(&mut row, name),
            }
        }
        row.push_str(" |");
        lines.push(row);
    }
}

fn account(account: Account) -> &'static str {
    match account {
        Account::WorkOrSchool => "Delegated (work or school account)",
        Account::Personal => "Delegated (personal Microsoft account)",
        Account::Application => "Application",
    }
}
