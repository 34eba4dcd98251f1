//! A `docwright.yaml` made of what a survey found: certain words as they are, guesses with a place to look at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use crate::api::Api;
use crate::dialect::headings::unremarked;
use crate::dialect::{Additions, Column, Dialect};
use crate::odata::name::{fold, split_qualified};
use crate::survey::page::{Below, Kind, Seen, is_of_properties};
use crate::survey::{Count, Survey, guess};
use crate::text::source::Sources;

/// No custom of the set is on fewer pages.
const FEWEST: usize = 2;

/// In a large set, one page in so many is too few as well.
const SHARE: usize = 50;

/// More words of one kind are for people to choose from.
const MOST: usize = 12;

/// The text of the configuration.
pub(super) fn suggest(
    survey: &Survey,
    seen: &[Seen],
    dialect: &Dialect,
    (sources, api, is_there): (&Sources, &Api, &dyn Fn(&str) -> bool),
) -> String {
    let mut text = String::from("crate: my-api                   # the name of the crate\n");
    if let Some(namespace) = namespace(seen) {
        let _ = writeln!(text, "namespace: {namespace}");
    }
    service(&mut text, survey);
    let folders = survey.includes.iter().map(|it| it.text.as_str());
    let (folders, gone): (Vec<&str>, Vec<&str>) = folders.partition(|it| is_there(it));
    if !gone.is_empty() {
        let _ = writeln!(text, "# included from, and not here: {}", gone.join(", "));
    }
    if !folders.is_empty() {
        let _ = writeln!(text, "includes: [{}]", folders.join(", "));
    }
    let added = additions(survey, seen, dialect, api);
    if !added.is_empty() {
        text.push_str("dialect:\n");
        section(&mut text, "headings", &added.headings);
        section(&mut text, "columns", &added.columns);
        section(&mut text, "types", &added.types);
        list(&mut text, "type_suffixes", &added.type_suffixes);
        list(&mut text, "languages", &added.languages);
        if !added.titles.prefixes.is_empty() || !added.titles.suffixes.is_empty() {
            let (prefixes, suffixes) = (flow(&added.titles.prefixes), flow(&added.titles.suffixes));
            let _ = writeln!(text, "  titles: {{ prefixes: {prefixes}, suffixes: {suffixes} }}");
        }
    }
    unsure(&mut text, survey, sources);
    text
}

/// The qualifier that most names of types have.
fn namespace(seen: &[Seen]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let annotated = seen.iter().flat_map(|it| it.page.resources()).flat_map(|it| it.annotations());
    let annotated = annotated.filter_map(|it| it.ty.as_ref()).flat_map(|it| it.names.iter().map(|it| it.text.as_str()));
    let words = seen.iter().flat_map(|it| it.words.iter().map(|it| it.value.as_str()));
    let lines = seen.iter().filter_map(|it| it.page.namespace.as_ref());
    for qualifier in annotated.chain(words).filter_map(|it| split_qualified(it).0) {
        *counts.entry(qualifier.to_owned()).or_default() += 1;
    }
    for line in lines {
        *counts.entry(line.value.trim_matches('.').to_owned()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0)
}

fn service(text: &mut String, survey: &Survey) {
    let found = &survey.addresses;
    let is_open = |it: &&Count| it.text.contains("://{");
    let many = found.roots.iter().map(|it| it.times).sum::<usize>() / SHARE;
    let root = found.roots.iter().filter(|it| it.times >= many).find(|it| !is_open(it)).or(found.roots.first());
    let total: usize = found.prefixes.iter().map(|it| it.times).sum();
    let prefixes: Vec<&Count> =
        found.prefixes.iter().filter(|it| it.times * 50 >= total && it.times >= FEWEST).collect();
    if root.is_none() && prefixes.is_empty() {
        text.push_str("# service: { root: https://… }  # no page shows the address of the service\n");
        return;
    }
    text.push_str("service:\n");
    match root {
        Some(root) => {
            let open = open_host(&root.text).map(|(name, rest)| (format!("https://api.example.com{rest}"), name));
            let _ = match &open {
                Some((written, name)) => {
                    writeln!(text, "  root: {written}   # the pages write `{name}`: write the real host")
                }
                None => writeln!(text, "  root: {}", scalar(&root.text)),
            };
            let also: Vec<&str> = found
                .roots
                .iter()
                .filter(|it| (it.text != root.text || open.is_some()) && it.times >= FEWEST.max(many))
                .map(|it| it.text.as_str())
                .collect();
            if !also.is_empty() {
                let _ = writeln!(text, "  also: {}", flow(&also));
            }
        }
        None => text.push_str("  root: https://api.example.com   # no page shows it: write the real one\n"),
    }
    if !prefixes.is_empty() {
        let words: Vec<&str> = prefixes.iter().map(|it| it.text.as_str()).collect();
        let _ = writeln!(text, "  prefixes: {}", flow(&words));
    }
}

/// `{lampsHost}` and `/v1` of `https://{lampsHost}/v1`.
fn open_host(root: &str) -> Option<(&str, &str)> {
    let host = root.split_once("://")?.1;
    let end = host.find('/').unwrap_or(host.len());
    host.starts_with('{').then(|| host.split_at(end))
}

fn additions(survey: &Survey, seen: &[Seen], dialect: &Dialect, api: &Api) -> Additions {
    let mut added = Additions::default();
    // What fewer pages have is no custom of the set.
    let enough = FEWEST.max(seen.len() / SHARE);
    for (title, below, times) in headings(seen) {
        let Some(role) = guess::heading(&title, below).filter(|_| times >= enough) else { continue };
        let words: &mut Vec<String> = added.headings.entry(role).or_default();
        if words.len() < MOST {
            words.push(title);
        }
    }
    let mut cells: BTreeMap<(Column, String), usize> = BTreeMap::new();
    for table in seen.iter().flat_map(|it| &it.tables).filter(|it| is_of_properties(&it.header)) {
        for (at, cell) in table.header.iter().enumerate().filter(|it| !dialect.columns.know(it.1) && !it.1.is_empty()) {
            let first = (at == 0).then_some(Column::Property);
            if let Some(column) = guess::column(cell).or(first) {
                *cells.entry((column, cell.clone())).or_default() += 1;
            }
        }
    }
    for table in seen.iter().flat_map(|it| &it.tables) {
        let Some((method, address)) = table.requests else { continue };
        for (column, at) in [(Column::Method, method), (Column::Address, address)] {
            *cells.entry((column, table.header[at].clone())).or_default() += 1;
        }
    }
    cells.retain(|it, _| !(it.0 == Column::Method && dialect.columns.method.have(&it.1)));
    cells.retain(|it, _| !(it.0 == Column::Address && dialect.columns.address.have(&it.1)));
    for ((column, cell), _) in
        cells.into_iter().filter(|it| it.1 >= enough || it.0.0 == Column::Method || it.0.0 == Column::Address)
    {
        added.columns.entry(column).or_default().push(cell);
    }
    for word in survey.types.iter().filter(|it| it.times >= FEWEST && !it.text.contains('.')).take(MOST) {
        if let Some(meaning) = guess::primitive(&word.text) {
            added.types.insert(word.text.clone(), meaning.to_owned());
        }
    }
    added.type_suffixes = ending(survey, api).into_iter().collect();
    added.languages = survey.languages.iter().map(|it| it.text.clone()).collect();
    added.titles.prefixes = prefix(seen).into_iter().collect();
    added.titles.suffixes = suffix(seen, dialect).into_iter().collect();
    added
}

/// The headings that hide something, each with what it hides on most pages.
fn headings(seen: &[Seen]) -> Vec<(String, Below, usize)> {
    let mut counts: BTreeMap<(String, Below), usize> = BTreeMap::new();
    for it in seen {
        let hides = |below: Below| match below {
            Below::Request => it.kind == Kind::Unread,
            Below::Table | Below::Json => true,
            Below::Text => it.kind == Kind::Unread,
        };
        for (title, _, below) in it.headings.iter().filter(|it| hides(it.2)) {
            *counts.entry((unremarked(title).to_owned(), *below)).or_default() += 1;
        }
    }
    let mut best: BTreeMap<String, (Below, usize)> = BTreeMap::new();
    for ((title, below), times) in counts {
        // In the order of what tells most.
        best.entry(title).or_insert((below, 0)).1 += times;
    }
    let mut ranked: Vec<(String, Below, usize)> = best.into_iter().map(|(title, it)| (title, it.0, it.1)).collect();
    ranked.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    ranked
}

/// The end that several words for types have behind the name of a documented type: `Type` of `lampType`.
fn ending(survey: &Survey, api: &Api) -> Option<String> {
    let names: BTreeSet<String> = api.types.iter().map(|it| fold(&it.name.name)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for it in &survey.types {
        let short = split_qualified(&it.text).1;
        // A name ends where a word begins.
        let Some(at) = short.rfind(|it: char| it.is_ascii_uppercase()).filter(|it| *it > 0) else { continue };
        if names.contains(&fold(&short[..at])) {
            *counts.entry(short[at..].to_owned()).or_default() += it.times;
        }
    }
    counts.into_iter().filter(|it| it.1 >= FEWEST).max_by_key(|it| it.1).map(|it| it.0)
}

/// The word that titles of pages with properties end in, where nothing is read of them.
fn suffix(seen: &[Seen], dialect: &Dialect) -> Option<String> {
    let lists = |it: &&Seen| it.kind == Kind::Unread && it.tables.iter().any(|it| is_of_properties(&it.header));
    let titles: Vec<&str> = seen.iter().filter(lists).map(|it| it.page.title.value.as_str()).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for title in &titles {
        let words: Vec<&str> = unremarked(title).split_whitespace().collect();
        if let [_, .., last] = words.as_slice() {
            *counts.entry(last.to_lowercase()).or_default() += 1;
        }
    }
    let (word, times) = counts.into_iter().max_by_key(|it| it.1)?;
    let enough = FEWEST.max(seen.len() / SHARE);
    (times >= enough && times * 2 > titles.len() && !dialect.type_words.have(&word)).then_some(word)
}

/// The text that most titles begin with, up to a dash.
fn prefix(seen: &[Seen]) -> Option<String> {
    let titles: Vec<&str> = seen.iter().map(|it| it.page.title.value.as_str()).filter(|it| !it.is_empty()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in &titles {
        if let Some(at) = title.find(" - ") {
            *counts.entry(&title[..at + 2]).or_default() += 1;
        }
    }
    let (prefix, times) = counts.into_iter().max_by_key(|it| it.1)?;
    (times > FEWEST && times * 2 > titles.len()).then(|| prefix.to_owned())
}

/// Questions that only people can answer, as comments.
fn unsure(text: &mut String, survey: &Survey, sources: &Sources) {
    let open = survey.types.iter().filter(|it| it.times >= FEWEST && guess::primitive(&it.text).is_none());
    let open: Vec<&Count> = open.take(MOST).collect();
    if open.is_empty() {
        return;
    }
    text.push_str("# Words for types that no page describes; under `dialect: types:`, each can be given a meaning:\n");
    for it in open {
        let _ = writeln!(text, "#   {}: …    # {} times, {}", it.text, it.times, sources.position(it.at));
    }
}

fn list(text: &mut String, name: &str, words: &[String]) {
    if !words.is_empty() {
        let _ = writeln!(text, "  {name}: {}", flow(words));
    }
}

fn section<K: Serialize + Ord, V: Serialize>(text: &mut String, name: &str, entries: &BTreeMap<K, V>) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(text, "  {name}:");
    for (key, value) in entries {
        let (key, value) = (json(key), json(value));
        let _ = writeln!(text, "    {}: {}", key.trim_matches('"'), value.replace("\",\"", "\", \""));
    }
}

/// JSON is YAML, too, and quotes what needs it.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn flow<T: Serialize>(words: &[T]) -> String {
    json(&words).replace("\",\"", "\", \"")
}

fn scalar(text: &str) -> String {
    if text.contains(['{', '#', '[']) { json(&text) } else { text.to_owned() }
}
