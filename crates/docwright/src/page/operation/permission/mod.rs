//! Permission tables in all their shapes.
//!
//! ```markdown
//! |Permission type|Permissions (from least to most privileged)|
//! |Permission type|Permissions (from most to least privileged)|
//! |Permission type|Least privileged permissions|Higher privileged permissions|
//! |Permission type|Permissions acting on self|Permissions acting on others|
//! |Delegated (work or school account)|User.Read, User.ReadWrite.All and Group.Read.All|Not supported.|
//!
//! |Calendar|Delegated (work or school account)|Delegated (personal account)|Application|
//! |user calendar|Calendars.Read|Calendars.Read|Not supported.|
//! ```
//!
//! ```text
//! by account  := account-cell permission-cell+     several permission columns with a subject make a row each
//! by resource := subject-cell permission-cell{3}
//! ```

mod cell;
#[cfg(test)]
mod tests;

use crate::dialect::phrases::Phrases;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::markdown::table::Table;
use crate::page::operation::permission::cell::Alternatives;
use crate::text::source::{Span, Spanned};

/// A kind of account or app that a permission is granted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Delegated, work or school account.
    WorkOrSchool,
    /// Delegated, personal account.
    Personal,
    /// Application.
    Application,
}

impl Account {
    /// All of them, in the order of the columns that programs see.
    pub const ALL: [Self; 3] = [Self::WorkOrSchool, Self::Personal, Self::Application];
}

/// A row (or, in tables by resource, a cell) of a permissions table.
#[derive(Debug, Clone)]
pub struct PermissionRow {
    /// Who holds the permissions.
    pub account: Account,
    /// The subject of the table or row when a page has several: `calendar`, `Permissions acting on self`.
    pub about: Option<String>,
    /// Any one of these will do, from least to most privileged as far as the page says; the names of one are needed
    /// together. Empty when not supported.
    pub any_of: Vec<Vec<Spanned<String>>>,
    /// The cell that says so; the last one of several.
    pub cell: Span,
}

/// Reads the tables of the sections, included ones too.
pub(crate) fn read(cx: &mut Context<'_>, sections: &[Section], permissions: &mut Vec<PermissionRow>) {
    for (rank, section) in sections.iter().enumerate() {
        let about = (rank > 0).then(|| cx.prose(section.span).plain().trim().to_owned());
        for table in section.tables() {
            let header = cx.header(table);
            let rows = || table.rows.iter().map(|it| cx.cell(table, it, 0).plain());
            let is_by_type = header.first().is_some_and(|it| it.replace(' ', "").starts_with("permissiontype"));
            if is_by_type || rows().any(|it| cx.dialect.accounts.place_of(&it).is_some()) {
                cx.accept(table);
                by_account(cx, table, &header, about.as_deref(), permissions);
            } else if header.iter().skip(1).any(|cell| account(cx, cell).is_some()) {
                cx.accept(table);
                by_resource(cx, table, &header, permissions);
            }
        }
    }
}

static PERSONAL: Phrases = Phrases::new(&["personal"]);

/// The account that a cell names.
fn account(cx: &Context<'_>, cell: &str) -> Option<Account> {
    if let Some(at) = cx.dialect.accounts.place_of(cell) {
        return Account::ALL.get(at).copied();
    }
    let starts = |word: &str| cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if starts("application") || starts("app-only") {
        return Some(Account::Application);
    }
    if !starts("delegated") {
        return None;
    }
    Some(if PERSONAL.are_in(cell) { Account::Personal } else { Account::WorkOrSchool })
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
        let named = match label.starts_with('[') {
            true => account(cx, &cx.cell(table, row, 0).plain()),
            false => account(cx, label.trim_start_matches('*')),
        };
        // In tables by workflow the rows below an account name what it may do.
        let workflow = named.is_none().then(|| cx.cell(table, row, 0).plain().trim().to_owned());
        holder = named.or(holder);
        let Some(holder) = holder else {
            cx.report_unread(table, row);
            continue;
        };
        let mut columns: Vec<(Option<String>, Alternatives, Span)> = Vec::new();
        // What a permission is called is no permission.
        let explains = |title: &str| title.contains("display name") || title.starts_with("description");
        for (column, title) in header.iter().enumerate().skip(1).filter(|(_, title)| !explains(title)) {
            let cell = cx.cell(table, row, column);
            let Some(mut any_of) = cell::read(cx, &cell) else {
                continue;
            };
            if title.contains("most to least") {
                any_of.reverse();
            }
            match columns.last_mut() {
                Some((_, least, _)) if ranked => least.extend(any_of),
                _ => columns.push((subject(title), any_of, cell.span)),
            }
        }
        for (subject, any_of, cell) in columns {
            if any_of.is_empty() && workflow.is_some() {
                continue;
            }
            let about = workflow.clone().or(subject).or_else(|| about.map(str::to_owned));
            permissions.push(PermissionRow { account: holder, about, any_of, cell });
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
            let Some(account) = account(cx, title) else {
                continue;
            };
            let cell = cx.cell(table, row, column);
            if let Some(any_of) = cell::read(cx, &cell) {
                permissions.push(PermissionRow { account, about: Some(about.clone()), any_of, cell: cell.span });
            }
        }
    }
}
