//! One change, or several that are told together: a line to scan, and behind it the documentation beside the Rust.

use std::fmt::Write as _;

use docwright::drift::{Change, Group, Place};
use similar::{ChangeTag, TextDiff};

use super::super::findings::{Findings, values};
use super::super::hunk::{Hunk, Hunks, Line, Mark};
use super::super::side::Side;
use super::escape;

/// Names of a group's changes that are listed.
const LISTED: usize = 1000;
/// Lines less alike than this have no words marked: all would be.
const ALIKE: f32 = 0.4;

/// The change as an article.
pub(super) fn article(findings: &Findings, hunks: &mut Hunks<'_>, group: &Group<'_>) -> String {
    let it = group.first();
    let (class, rule) = (it.class(), escape(&it.id()));
    let mut text = format!(
        "<article class=\"change {class}\" id=\"f-{}\" data-class=\"{class}\" data-area=\"{}\" data-rule=\"{rule}\" data-count=\"{}\"{}>\
         <details><summary><code class=\"item\">{}</code>",
        escape(&it.fingerprint),
        escape(&it.area),
        group.changes.len(),
        announced(findings, it),
        escape(&group.item()),
    );
    let _ = write!(text, "{}", old_and_new(group));
    if let Some(reason) = findings.accepted.reason(it) {
        let _ = write!(text, "<span class=\"tag\" title=\"{}\">accepted</span>", escape(reason));
    }
    if findings.announced.as_ref().is_some_and(|all| all.is_missing(it)) {
        text += "<span class=\"tag warn\">not announced</span>";
    }
    let _ = write!(text, "<span class=\"rule\">{rule}</span></summary><div class=\"body\">");
    let _ = write!(text, "<p class=\"meaning\">{}.</p>", with_code(&group.meaning()));
    text += "<div class=\"diffs\">";
    let hunk = hunks.of(it);
    text += &documentation(findings, it, hunk.as_ref());
    text += &rust(it);
    text += "</div><dl class=\"facts\">";
    facts(findings, group, &mut text);
    text + "</dl></div></details></article>\n"
}

/// What the filter by announcements looks at.
fn announced(findings: &Findings, it: &Change) -> &'static str {
    match &findings.announced {
        Some(all) if all.entry(it).is_some() => " data-announced=\"yes\"",
        Some(all) if all.is_missing(it) => " data-announced=\"no\"",
        _ => "",
    }
}

fn old_and_new(group: &Group<'_>) -> String {
    let Some((old, new)) = values(group) else { return String::new() };
    let is_added = old.is_empty();
    // A renamed item has its old name in front already.
    let old = if old.is_empty() || group.item() == old { String::new() } else { format!("<del>{}</del>", escape(old)) };
    let new = if new.is_empty() { String::new() } else { format!("<ins>{}</ins>", escape(new)) };
    let arrow = if is_added || new.is_empty() { "" } else { " → " };
    format!("<span class=\"values\">{old}{arrow}{new}</span>")
}

fn documentation(findings: &Findings, it: &Change, hunk: Option<&Hunk>) -> String {
    let at = |side: &Side, place: &Place| {
        let line = side.position(place).map_or(String::new(), |it| format!(":{}", it.line));
        format!("<code>{}</code>", escape(&format!("{}{line}", place.path)))
    };
    let old = it.old_place.as_ref().map(|it| at(findings.old, it));
    let new = it.new_place.as_ref().map(|it| at(findings.new, it));
    let places = match (old, new) {
        (Some(old), Some(new)) if old == new => new,
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return String::new(),
    };
    let title = if hunk.is_some_and(|it| it.is_elsewhere) { "On the page" } else { "Documentation" };
    let lines = hunk.map_or("<span class=\"h\">the lines are not known</span>".to_owned(), |it| lines(&it.lines));
    format!("<figure><figcaption>{title} {places}</figcaption><pre>{lines}</pre></figure>")
}

fn rust(it: &Change) -> String {
    if it.old_rust.is_empty() && it.new_rust.is_empty() {
        return String::new();
    }
    let diff = TextDiff::from_lines(it.old_rust.as_str(), it.new_rust.as_str());
    let line = |tag, text: &str| {
        let mark = match tag {
            ChangeTag::Delete => Mark::Removed,
            ChangeTag::Insert => Mark::Added,
            ChangeTag::Equal => Mark::Same,
        };
        Line { mark, text: text.trim_end_matches('\n').to_owned() }
    };
    let all: Vec<Line> = diff.iter_all_changes().map(|it| line(it.tag(), it.value())).collect();
    let title = if it.old_rust == it.new_rust { "Rust, as before" } else { "Rust" };
    format!("<figure><figcaption>{title}</figcaption><pre>{}</pre></figure>", lines(&all))
}

/// The lines of a diff; in lines that replace others the words that differ are marked.
fn lines(all: &[Line]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while at < all.len() {
        let count = |mark, from: usize| all[from..].iter().take_while(|it| it.mark == mark).count();
        let removed = count(Mark::Removed, at);
        let added = count(Mark::Added, at + removed);
        if removed == 0 || removed != added {
            let run = removed.max(1);
            all[at..at + run].iter().for_each(|it| text += &line(it, &escape(&it.text)));
            at += run;
            continue;
        }
        let (old, new) = (&all[at..at + removed], &all[at + removed..at + 2 * removed]);
        let marked: Vec<(String, String)> = old.iter().zip(new).map(|(old, new)| words(&old.text, &new.text)).collect();
        old.iter().zip(&marked).for_each(|(it, words)| text += &line(it, &words.0));
        new.iter().zip(&marked).for_each(|(it, words)| text += &line(it, &words.1));
        at += 2 * removed;
    }
    text
}

fn line(it: &Line, html: &str) -> String {
    let class = match it.mark {
        Mark::Header => "h",
        Mark::Removed => "d",
        Mark::Added => "i",
        Mark::Same => "s",
    };
    // The line end keeps lines apart when they are copied.
    format!("<span class=\"{class}\">{}{html}\n</span>", it.sign())
}

/// Both lines with the words marked that differ.
fn words(old: &str, new: &str) -> (String, String) {
    let diff = TextDiff::from_words(old, new);
    if diff.ratio() < ALIKE {
        return (escape(old), escape(new));
    }
    let (mut before, mut now) = (String::new(), String::new());
    for it in diff.iter_all_changes() {
        let word = escape(it.value());
        match it.tag() {
            ChangeTag::Equal => {
                before += &word;
                now += &word;
            }
            ChangeTag::Delete => before += &format!("<mark>{word}</mark>"),
            ChangeTag::Insert => now += &format!("<mark>{word}</mark>"),
        }
    }
    (before, now)
}

fn facts(findings: &Findings, group: &Group<'_>, text: &mut String) {
    let it = group.first();
    let mut add = |name: &str, value: String| {
        let _ = write!(text, "<dt>{name}</dt><dd>{value}</dd>");
    };
    if group.changes.len() > 1 {
        let names = group.changes.iter().take(LISTED).map(|it| format!("<code>{}</code>", escape(&it.item)));
        add("All of them", names.collect::<Vec<_>>().join(" "));
    }
    add("What to do", escape(it.rule.help()));
    if !it.why.is_empty() {
        add("Why", escape(&it.reason()));
    }
    if let Some(reason) = findings.accepted.reason(it) {
        add("Accepted", escape(reason));
    }
    if let Some(entry) = findings.announced.as_ref().and_then(|all| all.entry(it)) {
        let (date, place, text) = (escape(&entry.date), escape(&entry.place), escape(&entry.text));
        add("Announced", format!("{date} <code>{place}</code> {text}"));
    }
    let fingerprint = escape(&it.fingerprint);
    add(
        "Fingerprint",
        format!(
            "<code>{fingerprint}</code> <button type=\"button\" class=\"copy\" data-text=\"{fingerprint}\" hidden>copy</button>"
        ),
    );
}

/// `` `x` `` as code.
fn with_code(text: &str) -> String {
    let part = |(at, part): (usize, &str)| {
        let plain = escape(part);
        if at % 2 == 1 { format!("<code>{plain}</code>") } else { plain }
    };
    text.split('`').enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_marked_and_nothing_is_markup() {
        let (old, new) = words("|subject|String|A <b>.|", "|subject|String|A <i>.|");
        assert_eq!(old, "|subject|String|A <mark>&lt;b&gt;.|</mark>");
        assert_eq!(new, "|subject|String|A <mark>&lt;i&gt;.|</mark>");
        assert_eq!(words("one", "two"), ("one".to_owned(), "two".to_owned()));
        assert_eq!(with_code("a `b<` c"), "a <code>b&lt;</code> c");
    }

    #[test]
    fn only_lines_that_replace_others_are_compared() {
        let line = |mark, text: &str| Line { mark, text: text.to_owned() };
        let all =
            [line(Mark::Removed, "a b"), line(Mark::Added, "a c"), line(Mark::Added, "a d"), line(Mark::Same, "x")];
        assert!(!lines(&all).contains("<mark>"));
        assert_eq!(lines(&all[..2]).matches("<mark>").count(), 2);
        assert_eq!(lines(&all).matches("<span").count(), 4);
    }
}
