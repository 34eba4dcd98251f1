//! The JSON records of drift, as `schemas/drift.schema.json` describes them.

use std::collections::BTreeMap;

use docwright::drift::{Change, Class, Place};
use serde::Serialize;

use super::announced::{self, Announced};
use super::findings::Findings;
use super::hunk::Hunks;
use super::side::Side;

/// The name of the format, which changes with what programs must know.
const FORMAT: &str = "docwright-drift/1";

/// The first line: all changes together.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    format: &'static str,
    old: &'a str,
    new: &'a str,
    summary: BTreeMap<&'static str, usize>,
    bump: String,
    /// Announcements that no change bears out.
    unmet: Vec<Entry<'a>>,
}

/// A change.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record<'a> {
    rule: String,
    class: Class,
    item: &'a str,
    area: &'a str,
    functions: usize,
    old: &'a str,
    new: &'a str,
    old_place: Option<At<'a>>,
    new_place: Option<At<'a>>,
    hunk: Option<String>,
    old_rust: &'a str,
    new_rust: &'a str,
    meaning: &'a str,
    why: &'a str,
    help: &'a str,
    accepted: Option<&'a str>,
    announced: Option<Entry<'a>>,
    unannounced: bool,
    fingerprint: &'a str,
}

/// An entry of the vendor's changelog.
#[derive(Serialize)]
struct Entry<'a> {
    place: &'a str,
    date: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct At<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'a> Head<'a> {
    pub(super) fn of(findings: &'a Findings) -> Self {
        let report = findings.report;
        let formatting = report.changes.iter().filter(|it| it.is_formatting()).count();
        let accepted = report.changes.iter().filter(|it| findings.accepted.holds(it)).count();
        let [breaking, behaviour, additive, docs] = Class::ALL.map(|it| report.count(it));
        let summary = [
            ("breaking", breaking),
            ("behaviour", behaviour),
            ("additive", additive),
            ("docs", docs - formatting),
            ("formatting", formatting + findings.hidden),
            ("accepted", accepted),
        ];
        Self {
            format: FORMAT,
            old: &findings.old.prefix,
            new: &findings.new.prefix,
            summary: summary.into(),
            bump: findings.bump(),
            unmet: findings.announced.iter().flat_map(Announced::unmet).map(entry).collect(),
        }
    }
}

impl<'a> Record<'a> {
    /// A change, with its hunk and the lines of pages in which they begin to differ.
    pub(super) fn of(findings: &'a Findings, it: &'a Change, hunks: &mut Hunks<'_>) -> Self {
        let hunk = hunks.of(it).map(|it| it.to_string());
        let [old, new] = hunks.page_lines(it);
        Self {
            rule: it.id(),
            class: it.class(),
            item: &it.item,
            area: &it.area,
            functions: it.functions,
            old: &it.old,
            new: &it.new,
            old_place: it.old_place.as_ref().map(|place| at(findings.old, place, old)),
            new_place: it.new_place.as_ref().map(|place| at(findings.new, place, new)),
            hunk,
            old_rust: &it.old_rust,
            new_rust: &it.new_rust,
            meaning: &it.meaning,
            why: it.why,
            help: it.rule.help(),
            accepted: findings.accepted.reason(it),
            announced: findings.announced.as_ref().and_then(|all| all.entry(it)).map(entry),
            unannounced: findings.announced.as_ref().is_some_and(|all| all.is_missing(it)),
            fingerprint: &it.fingerprint,
        }
    }
}

fn entry(it: &announced::Entry) -> Entry<'_> {
    Entry { place: &it.place, date: &it.date, text: &it.text }
}

/// A place, or the line in which a page differs.
fn at<'a>(side: &Side, place: &'a Place, page_line: Option<usize>) -> At<'a> {
    let position = side.position(place);
    At {
        path: &place.path,
        line: position.as_ref().map(|it| it.line).or(page_line),
        column: position.map(|it| it.column),
    }
}
