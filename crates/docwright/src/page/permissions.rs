//! Permission tables in all their shapes.
//!
//! ```markdown
//! |Permission type|Permissions (from least to most privileged)|
//! |Permission type|Permissions (from most to least privileged)|
//! |Permission type|Least privileged permissions|Higher privileged permissions|
//! |Permission type|Permissions acting on self|Permissions acting on others|
//! |Delegated (work or school account)|User.Read, User.ReadWrite.All and Group.Read.All|Not supported.|
//!
//! |Calendar|Delegated (work or school account)|Delegated (personal Microsoft account)|Application|
//! |user calendar|Calendars.Read|Calendars.Read|Not supported.|
//! ```
//!
//! ```text
//! by account  := account-cell permission-cell+     several permission columns with a subject make a row each
//! by resource := subject-cell permission-cell{3}
//! permission  := word with a dot in it, or a well-known word; anything else in a cell means "not supported"
//! ```

use super::api_page::{Account, PermissionRow};
use super::context::Context;
use super::document::Section;
use super::flat::has_any;
use super::prose::{Prose, Run};
use super::table::Table;
use crate::diagnostic::Rule;
use crate::source::{Span, Spanned};

/// Reads the tables of the sections, included ones too.
pub(super) fn read(cx: &mut Context<'_>, sections: &[Section], permissions: &mut Vec<PermissionRow>) {
    for (rank, section) in sections.iter().enumerate() {
        let about = (rank > 0).then(|| cx.prose(section.span).plain().trim().to_owned());
        for table in section.tables() {
            let header = cx.header(table);
            if header.first().is_some_and(|first| first.replace(' ', "").starts_with("permissiontype")) {
                cx.report_repairs(table);
                by_account(cx, table, &header, about.as_deref(), permissions);
            } else if header.iter().skip(1).any(|cell| account(cell).is_some()) {
                cx.report_repairs(table);
                by_resource(cx, table, &header, permissions);
            }
        }
    }
}

/// The account that a cell names.
fn account(cell: &str) -> Option<Account> {
    let starts = |word: &str| cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if starts("application") || starts("app-only") {
        return Some(Account::Application);
    }
    if !starts("delegated") {
        return None;
    }
    Some(if has_any(cell, &["personal"]) { Account::Personal } else { Account::WorkOrSchool })
}

fn by_account(
    cx: &mut Context<'_>,
    table: &Table,
    header: &[String],
    about: Option<&str>,
    permissions: &mut Vec<PermissionRow>,
) {
    let ranked =
        header.iter().any(|cell| cell.starts_with("least")) && header.iter().any(|cell| cell.starts_with("higher"));
    let mut holder = None;
    for row in &table.rows {
        let label = row.cell(0).map_or("", |cell| &cx.text_of(table)[cell.clone()]);
        let named = account(label.trim_start_matches('*'));
        // In tables by workflow the rows below an account name what it may do.
        let workflow = named.is_none().then(|| cx.cell(table, row, 0).plain().trim().to_owned());
        holder = named.or(holder);
        let Some(holder) = holder else {
            continue;
        };
        let mut columns: Vec<(Option<String>, Vec<Spanned<String>>)> = Vec::new();
        for (column, title) in header.iter().enumerate().skip(1) {
            let Some(mut names) = names(cx, &cx.cell(table, row, column)) else {
                continue;
            };
            if title.contains("most to least") {
                names.reverse();
            }
            match columns.last_mut() {
                Some((_, least)) if ranked => least.extend(names),
                _ => columns.push((subject(title), names)),
            }
        }
        for (subject, names) in columns {
            if names.is_empty() && workflow.is_some() {
                continue;
            }
            let about = workflow.clone().or(subject).or_else(|| about.map(str::to_owned));
            permissions.push(PermissionRow { account: holder, about, names });
        }
    }
}

/// `permissions acting on self (from least …)` is about `acting on self`.
fn subject(title: &str) -> Option<String> {
    let (_, rest) = title.split_once("acting on")?;
    let rest = rest.split('(').next().unwrap_or_default();
    Some(format!("acting on {}", rest.trim()))
}

fn by_resource(cx: &mut Context<'_>, table: &Table, header: &[String], permissions: &mut Vec<PermissionRow>) {
    for row in &table.rows {
        let about = cx.cell(table, row, 0).plain().trim().to_owned();
        for (column, title) in header.iter().enumerate().skip(1) {
            let Some(account) = account(title) else {
                continue;
            };
            if let Some(names) = names(cx, &cx.cell(table, row, column)) {
                permissions.push(PermissionRow { account, about: Some(about.clone()), names });
            }
        }
    }
}

/// No cell names more permissions.
const MAX_NAMES: usize = 200;

/// The permissions in a cell; `None` when the cell still holds the template's text.
fn names(cx: &mut Context<'_>, cell: &Prose) -> Option<Vec<Spanned<String>>> {
    let mut names: Vec<Spanned<String>> = Vec::new();
    for run in &cell.runs {
        let (Run::Text(text) | Run::Code(text)) = &run.value else {
            continue;
        };
        if has_any(text, &["todo"]) {
            let message = "the permissions still hold the template's text";
            cx.report(Rule::Placeholder, message, cell.span);
            return None;
        }
        // Where nothing was folded or decoded the text is as long as its source, and places are exact.
        let exact = (run.span.end - run.span.start) as usize == text.len();
        let mut at = 0;
        for piece in text.split([' ', ',', ';', '(', ')', '/', '|']) {
            let name = piece.trim_matches(['.', '*', '`', ':', '"', '\'']);
            let start = run.span.start as usize + at;
            at += piece.len() + 1;
            let known = || names.iter().any(|known| known.value == name);
            if names.len() < MAX_NAMES && is_permission(name) && !known() {
                let place = Span::new(run.span.file, start..start + name.len());
                names.push(Spanned::new(name.to_owned(), if exact { place } else { run.span }));
            }
        }
    }
    Some(names)
}

fn is_permission(word: &str) -> bool {
    if word.len() < 3 {
        return false;
    }
    if matches!(word, "openid" | "profile" | "email" | "offline_access" | "full_access_as_app" | "user_impersonation") {
        return true;
    }
    if !word.contains('.') || !word.starts_with(|first: char| first.is_ascii_uppercase()) {
        return false;
    }
    let parts: Vec<&str> = word.split('.').collect();
    let token = |part: &&str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    (2..=8).contains(&parts.len()) && parts.iter().all(token)
}

#[cfg(test)]
mod tests {
    use crate::page::context::tests::page;
    use crate::page::{Account, PageKind};

    /// `account about: names` of each row.
    fn rows(tables: &str) -> (Vec<String>, Vec<&'static str>) {
        let text =
            format!("---\ntitle: a\n---\n# A\n## Permissions\n{tables}\n## HTTP request\n```http\nGET /a\n```\n");
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
            let names: Vec<&str> = row.names.iter().map(|name| name.value.as_str()).collect();
            format!("{account} {}: {}", row.about.as_deref().unwrap_or_default(), names.join(" "))
        };
        (api.permissions.iter().map(show).collect(), diagnostics)
    }

    #[test]
    fn tables_by_account() {
        let table = "|Permission type|Permissions (from most to least privileged)|\n|-|-|\n|Delegated (work or school account)|A.ReadWrite.All, A.Read.All and B.Read*|\n|Delegated (personal Microsoft account)|Not supported.|\n|Application|Calls.Initiate.All or full_access_as_app|\n";
        let expected =
            ["work : B.Read A.Read.All A.ReadWrite.All", "personal : ", "app : full_access_as_app Calls.Initiate.All"];
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
        let table = "|Calendar|Delegated (work or school account)|Delegated (personal Microsoft account)|Application\n|-|-|-|-|\n|[user](u.md) calendar|C.Read|C.Read|Not supported.|\n";
        assert_eq!(
            rows(table).0,
            ["work user calendar: C.Read", "personal user calendar: C.Read", "app user calendar: "]
        );
        let table = "### Permissions acting on self\n|Permission type|Permissions|\n|-|-|\n|Application|A.Read|\n";
        assert_eq!(rows(table).0, ["app Permissions acting on self: A.Read"]);
        let table = "|Permission&nbsp;type&nbsp;(by&nbsp;workflow)|Permissions (from least to most privileged)|\n|-|-|\n|Delegated (work or school account)||\n| &nbsp; &nbsp; **Apps** | A.Read|\n";
        assert_eq!(rows(table).0, ["work : ", "work Apps: A.Read"]);
    }

    #[test]
    fn templates_are_unknown_not_unsupported() {
        let table = "|Permission type|Permissions (from least to most privileged)|\n|-|-|\n|Application|**TODO: Provide applicable permissions.**|\n";
        assert_eq!(rows(table), (vec![], vec!["placeholder"]));
    }
}
