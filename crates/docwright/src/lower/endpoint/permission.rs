//! Permissions of an endpoint: a table for readers, a constant for programs.

use crate::api::{Account, Permission};
use crate::krate::Ident;
use crate::lower::docs::rustdoc::{paragraph, text};
use crate::lower::endpoint::grouping::Endpoint;
use crate::text::markdown::{code, push_code};

/// The permissions for one kind of account.
pub(crate) type Grant = Permission;

/// Gathers what the home page of an endpoint says; where it has no table, the next page that has one. Pages about other
/// things would add what these need. A set that is given twice stands where it is given first.
pub(crate) fn grants(endpoint: &Endpoint<'_>) -> Vec<Grant> {
    let mut grants: Vec<Grant> = Vec::new();
    let mut tables = endpoint.uses.iter().map(|it| &it.operation.permissions);
    for it in tables.find(|it| !it.is_empty()).into_iter().flatten() {
        match grants.iter_mut().find(|known| known.account == it.account && known.about == it.about) {
            Some(known) => {
                let new: Vec<Vec<String>> = it.any_of.iter().filter(|it| !known.any_of.contains(it)).cloned().collect();
                known.any_of.extend(new);
            }
            None => grants.push(it.clone()),
        }
    }
    grants.sort_by_key(|it| it.account);
    grants
}

/// The permissions of each kind of account.
///
/// Where a page names permissions for the request as it is, those count: pages about something else, such as extensions,
/// list requests of many kinds with what each needs.
///
/// ```text
/// access = "" (not documented) | "-" (not possible) | sets | use {"\n" use}
/// use    = name "\t" ("-" | sets)
/// sets   = set {"," set}                    any one will do, from least to most privileged
/// set    = permission {" " permission}      all are needed
/// ```
pub(crate) fn access(grants: &[Grant]) -> [String; 3] {
    Account::ALL.map(|account| {
        let own: Vec<&Grant> = grants.iter().filter(|it| it.account == account).collect();
        if let Some(plain) = own.iter().find(|it| it.about.is_none() && !it.any_of.is_empty()) {
            return sets(plain);
        }
        // An account's own row is empty where the rows below it say what it may do.
        let uses: Vec<&Grant> = own.iter().filter(|it| it.about.is_some()).copied().collect();
        match uses.split_first() {
            None if own.is_empty() => String::new(),
            None => "-".to_owned(),
            Some((first, others)) if others.iter().all(|it| it.any_of == first.any_of) => sets(first),
            Some(_) => uses.iter().map(|it| for_use(it)).collect::<Vec<_>>().join("\n"),
        }
    })
}

fn sets(grant: &Grant) -> String {
    let sets: Vec<String> = grant.any_of.iter().map(|it| it.join(" ")).collect();
    if sets.is_empty() { "-".to_owned() } else { sets.join(",") }
}

fn for_use(grant: &Grant) -> String {
    let about = grant.about.as_deref().unwrap_or_default();
    format!("{}\t{}", about.replace(char::is_control, " "), sets(grant))
}

/// Appends the table, when there is anything to show.
pub(crate) fn table(grants: &[Grant], accounts: [&str; 3], constant: &Ident, lines: &mut Vec<String>) {
    if grants.is_empty() {
        return;
    }
    paragraph("# Permissions".to_owned(), lines);
    let header = format!("| Account | From least to most privileged, as the constant `{constant}` has it |");
    lines.extend([String::new(), header, "|---|---|".to_owned()]);
    for it in grants {
        let mut row = format!("| {}", text(accounts[it.account as usize]));
        if let Some(about) = &it.about {
            row.push_str(", ");
            row.push_str(&text(about));
        }
        row.push_str(" | ");
        if it.any_of.is_empty() {
            row.push_str("not supported");
        }
        for (rank, together) in it.any_of.iter().enumerate() {
            row.push_str(if rank > 0 { ", " } else { "" });
            for (rank, name) in together.iter().enumerate() {
                row.push_str(if rank > 0 { " and " } else { "" });
                // A bar ends a cell even in a code span.
                match name.contains('|') {
                    true => row.push_str(&code(name).replace('|', "\\|")),
                    false => push_code(&mut row, name),
                }
            }
        }
        row.push_str(" |");
        lines.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, Grant, access, table};
    use crate::dialect::service::ACCOUNTS;
    use crate::krate::Ident;
    use crate::text::source::{Sources, Span};

    fn place() -> Span {
        let sources = Sources::from_texts([("a.md", "")]);
        Span::at_start(sources.iter().next().unwrap().0)
    }

    /// `about: A.Read+B.Read C.All`, or the permissions alone.
    fn grant(account: Account, text: &str) -> Grant {
        let (about, sets) = text.split_once(": ").map_or((None, text), |(about, sets)| (Some(about), sets));
        let set = |it: &str| it.split('+').map(str::to_owned).collect();
        Grant {
            account,
            about: about.map(str::to_owned),
            any_of: sets.split_whitespace().map(set).collect(),
            origin: place(),
        }
    }

    #[test]
    fn what_an_account_needs() {
        for (rows, want) in [
            (&[][..], ""),
            (&[""], "-"),
            (&["A.Read B.Read+C.Read"], "A.Read,B.Read C.Read"),
            (&["self: A.Read", "others: B.Read A.All"], "self\tA.Read\nothers\tB.Read,A.All"),
            (&["self: A.Read", "others: "], "self\tA.Read\nothers\t-"),
            (&["self: A.Read", "others: A.Read"], "A.Read"),
            (&["self: ", "others: "], "-"),
            (&["", "apps: A.Read", "books: B.Read"], "apps\tA.Read\nbooks\tB.Read"),
            (&["A.Read", "event: B.Read", "post: C.Read"], "A.Read"),
            (&["a\tb\nc: A.Read", "d: "], "a b c\tA.Read\nd\t-"),
        ] {
            let mut grants: Vec<Grant> = rows.iter().map(|it| grant(Account::Personal, it)).collect();
            grants.push(grant(Account::Application, "Z.Read"));
            assert_eq!(access(&grants), ["", want, "Z.Read"], "{rows:?}");
        }
    }

    #[test]
    fn what_readers_see() {
        let grants = [grant(Account::WorkOrSchool, "chats: A.Read B.Read+C.Read"), grant(Account::Application, "")];
        let mut lines = Vec::new();
        table(&grants, ACCOUNTS, &Ident("LIST".to_owned()), &mut lines);
        let want = [
            "# Permissions",
            "",
            "| Account | From least to most privileged, as the constant `LIST` has it |",
            "|---|---|",
            "| Delegated (work or school account), chats | `A.Read`, `B.Read` and `C.Read` |",
            "| Application | not supported |",
        ];
        assert_eq!(lines, want);
    }
}
