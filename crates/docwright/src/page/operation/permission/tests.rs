//! Permission tables in all their shapes, as one line per row.

use crate::page::document::context::tests::page;
use crate::page::{Account, PageKind};
use crate::text::source::Spanned;

/// `account about: names` of each row.
fn rows(tables: &str) -> (Vec<String>, Vec<&'static str>) {
    let text = format!("---\ntitle: a\n---\n# A\n## Permissions\n{tables}\n## HTTP request\n```http\nGET /a\n```\n");
    let (page, diagnostics) = page(&text);
    let PageKind::Api(api) = page.kind else {
        panic!("an operation");
    };
    let show = |row: &crate::page::PermissionRow| {
        let account = match row.account {
            Account::WorkOrSchool => "work",
            Account::Personal => "personal",
            Account::Application => "app",
        };
        let together =
            |it: &Vec<Spanned<String>>| it.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("+");
        let any_of: Vec<String> = row.any_of.iter().map(together).collect();
        format!("{account} {}: {}", row.about.as_deref().unwrap_or_default(), any_of.join(" "))
    };
    (api.permissions.iter().map(show).collect(), diagnostics)
}

#[test]
fn tables_by_account() {
    let table = "|Permission type|Permissions (from most to least privileged)|\n|-|-|\n|Delegated (work or school account)|A.ReadWrite.All, A.Read.All and B.Read*|\n|Delegated (personal account)|Not supported.|\n|Application|Calls.Initiate.All or full_access_as_app|\n";
    let expected =
        ["work : A.Read.All+B.Read A.ReadWrite.All", "personal : ", "app : full_access_as_app Calls.Initiate.All"];
    assert_eq!(rows(table).0, expected);
}

#[test]
fn least_and_higher_columns_are_one_list() {
    let table = "|Permission type|Least privileged permissions|Higher privileged permissions|\n|-|-|-|\n|Delegated (work or school account)|A.Read|A.Write, A.All|\n| Application|Not available.|Not available.|\n";
    assert_eq!(rows(table).0, ["work : A.Read A.Write A.All", "app : "]);
}

#[test]
fn subjects_are_kept_apart() {
    let table = "|Permission type|Permissions acting on self (from least to most privileged)|Permissions acting on others (from least)|\n|-|-|-|\n|Application|A.Read|A.Write|\n";
    assert_eq!(rows(table).0, ["app acting on self: A.Read", "app acting on others: A.Write"]);
    let table = "|Calendar|Delegated (work or school account)|Delegated (personal account)|Application\n|-|-|-|-|\n|[user](u.md) calendar|C.Read|C.Read|Not supported.|\n";
    assert_eq!(rows(table).0, ["work user calendar: C.Read", "personal user calendar: C.Read", "app user calendar: "]);
    let table = "### Permissions acting on self\n|Permission type|Permissions|\n|-|-|\n|Application|A.Read|\n";
    assert_eq!(rows(table).0, ["app Permissions acting on self: A.Read"]);
    let table = "|Permission&nbsp;type&nbsp;(by&nbsp;workflow)|Permissions (from least to most privileged)|\n|-|-|\n|Delegated (work or school account)||\n| &nbsp; &nbsp; **Apps** | A.Read|\n";
    assert_eq!(rows(table).0, ["work : ", "work Apps: A.Read"]);
}

#[test]
fn what_is_needed_together() {
    for (cell, want) in [
        ("A.Read and B.Read, A.All and B.All, C.All", "A.Read+B.Read A.All+B.All C.All"),
        ("A.Read, B.Read and C.Read", "A.Read B.Read+C.Read"),
        ("A.Read, B.Read, and C.Read", "A.Read B.Read C.Read"),
        ("A.Read or B.Read", "A.Read B.Read"),
        ("`A.Read` and `B.Read`", "A.Read+B.Read"),
        ("[A.Read](a.md) plus B.Read*.", "A.Read+B.Read"),
        ("A.Read and<br/>B.Read", "A.Read B.Read"),
        ("A.Read and B.Read, B.Read and A.Read, A.Read and A.Read", "A.Read+B.Read A.Read"),
        ("The names of A.Read are short", "A.Read"),
    ] {
        let table = format!("|Permission type|Permissions|\n|-|-|\n|Application|{cell}|\n");
        assert_eq!(rows(&table).0, [format!("app : {want}")], "{cell}");
    }
}

#[test]
fn templates_are_unknown_not_unsupported() {
    let table = "|Permission type|Permissions (from least to most privileged)|\n|-|-|\n|Application|**TODO: Provide applicable permissions.**|\n";
    assert_eq!(rows(table), (vec![], vec!["placeholder"]));
}

#[test]
fn of_a_cell_without_end_the_beginning_is_read() {
    let cell = |count: usize| (0..count).map(|it| format!("A{it}.Read")).collect::<Vec<_>>().join(", ");
    for (count, found) in [(200, vec![]), (201, vec!["too-deep"]), (300, vec!["too-deep"])] {
        let (rows, rules) = rows(&format!("|Permission type|Permissions|\n|-|-|\n|Application|{}|\n", cell(count)));
        assert_eq!((rows, rules), (vec![format!("app : {}", cell(200).replace(',', ""))], found), "{count}");
    }
}
