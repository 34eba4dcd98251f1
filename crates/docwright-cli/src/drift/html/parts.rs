//! One change, or several that are told together: a line to scan, and behind it the documentation beside the Rust.

use docwright::drift::{Change, Group, Place};
use docwright::text::difference::hunk::{changes, line_changes};
use docwright::text::difference::{self, steps};
use maud::{Markup, html};
use similar::{ChangeTag, diff_ratio};

use super::super::findings::{Findings, area_name, reach, values};
use super::super::hunk::{Hunk, Hunks, Line, Mark};
use super::super::side::Side;

/// Names of a group's changes that are listed.
const LISTED: usize = 1000;
/// Lines less alike than this have no words marked: all would be.
const ALIKE: f32 = 0.4;

/// The change as an article.
pub(super) fn article(findings: &Findings, hunks: &mut Hunks<'_>, group: &Group<'_>) -> Markup {
    let it = group.first();
    let (class, rule) = (it.class().to_string(), it.id());
    let is_missing = findings.announced.as_ref().is_some_and(|all| all.is_missing(it));
    html! {
        article #{ "f-" (it.fingerprint) } class={ "change " (class) } data-class=(class) data-area=(it.area)
            data-rule=(rule) data-count=(group.changes.len()) data-announced=[announced(findings, it)] {
            details {
                summary {
                    code.item { (short(&group.item())) }
                    (old_and_new(group))
                    @if let Some(reason) = findings.accepted.reason(it) { span.tag title=(reason) { "accepted" } }
                    @if is_missing { span.tag.warn { "not announced" } }
                    span.about {
                        @if let Some(count) = reach(group) {
                            span title="functions of the crate that callers meet it through" { (count) } " "
                        }
                        span { (area_name(&it.area)) } " "
                        span.rule { (rule) }
                    }
                }
                div.body {
                    p.meaning { (with_code(&group.meaning())) "." }
                    div.diffs { (documentation(findings, it, hunks.of_group(group).as_ref())) (rust(it)) }
                    dl.facts { (facts(findings, group)) }
                }
            }
        }
    }
}

/// The value that the filter by announcements compares.
fn announced(findings: &Findings, it: &Change) -> Option<&'static str> {
    let all = findings.announced.as_ref()?;
    if all.entry(it).is_some() { Some("yes") } else { all.is_missing(it).then_some("no") }
}

/// The name of an item; of several names for one key, the first is enough: `/users/{id | userPrincipalName}` as `/users/{id}`.
fn short(name: &str) -> String {
    let mut parts = name.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += "{";
        match part.split_once('}') {
            Some((key, rest)) => text.extend([key.split('|').next().unwrap_or_default().trim(), "}", rest]),
            None => text += part,
        }
    }
    text
}

fn old_and_new(group: &Group<'_>) -> Markup {
    let values = values(group);
    html! {
        @if let Some((old, new)) = values {
            span.values {
                // A renamed item has its old name in front already.
                @if !old.is_empty() && group.item() != old { del { (short(old)) } }
                @if !old.is_empty() && !new.is_empty() { " → " }
                @if !new.is_empty() { ins { (short(new)) } }
            }
        }
    }
}

fn documentation(findings: &Findings, it: &Change, hunk: Option<&Hunk>) -> Markup {
    let at = |rank: usize, side: &Side, place: &Place| {
        let line = side.position(place).map(|it| it.line);
        let name = format!("{}{}", place.path, line.map_or(String::new(), |it| format!(":{it}")));
        (name, findings.links.to(rank, &place.path, line))
    };
    let old = it.old_place.as_ref().map(|it| at(0, findings.old, it));
    let new = it.new_place.as_ref().map(|it| at(1, findings.new, it));
    let is_one = old.as_ref().map(|it| &it.0) == new.as_ref().map(|it| &it.0);
    let (first, second) = if is_one { (new, None) } else { (old.clone().or(new.clone()), old.and(new)) };
    html! {
        @if let Some(first) = first {
            figure {
                figcaption {
                    @if hunk.is_some_and(|it| it.is_elsewhere) { "On the page " } @else { "Documentation " }
                    (place(&first))
                    @if let Some(second) = &second { " → " (place(second)) }
                }
                pre {
                    @match hunk {
                        Some(it) => (lines(&it.lines)),
                        None => span.h { "the lines are not known" },
                    }
                }
            }
        }
    }
}

/// A place, and a link to it where it has an address.
fn place((name, address): &(String, Option<String>)) -> Markup {
    html! {
        @match address {
            Some(address) => a href=(address) rel="noreferrer" { code { (name) } },
            None => code { (name) },
        }
    }
}

fn rust(it: &Change) -> Markup {
    let changes = line_changes(&it.old_rust, &it.new_rust).into_iter();
    let line =
        |(side, text): (ChangeTag, &str)| Line { mark: side.into(), text: text.trim_end_matches('\n').to_owned() };
    let all: Vec<Line> = changes.map(line).collect();
    let title = if it.old_rust == it.new_rust { "Rust, as before" } else { "Rust" };
    html! { @if !all.is_empty() { figure { figcaption { (title) } pre { (lines(&all)) } } } }
}

/// The lines of a diff; in lines that replace others the words that differ are marked.
fn lines(all: &[Line]) -> Markup {
    let count = |mark, from: usize| all[from..].iter().take_while(|it| it.mark == mark).count();
    let mut shown: Vec<Markup> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let removed = count(Mark::Removed, at);
        let added = count(Mark::Added, at + removed);
        if removed == 0 || removed != added {
            let run = removed.max(1);
            shown.extend(all[at..at + run].iter().map(|it| line(it, &html! { (it.text) })));
            at += run;
            continue;
        }
        let (old, new) = (&all[at..at + removed], &all[at + removed..at + 2 * removed]);
        let marked: Vec<[Markup; 2]> = old.iter().zip(new).map(|(old, new)| words(&old.text, &new.text)).collect();
        shown.extend(old.iter().zip(&marked).map(|(it, words)| line(it, &words[0])));
        shown.extend(new.iter().zip(&marked).map(|(it, words)| line(it, &words[1])));
        at += 2 * removed;
    }
    html! { @for it in shown { (it) } }
}

fn line(it: &Line, text: &Markup) -> Markup {
    let class = match it.mark {
        Mark::Header => "h",
        Mark::Removed => "d",
        Mark::Added => "i",
        Mark::Same => "s",
    };
    // The line end keeps lines apart when they are copied.
    html! { span class=(class) { (it.sign()) (text) "\n" } }
}

/// Both lines with the words marked that differ.
fn words(old: &str, new: &str) -> [Markup; 2] {
    let parts = [old, new].map(difference::words);
    let steps = steps(&parts[0], &parts[1]);
    if diff_ratio(&steps, parts[0].len(), parts[1].len()) < ALIKE {
        return [old, new].map(|it| html! { (it) });
    }
    [ChangeTag::Insert, ChangeTag::Delete].map(|other| {
        html! {
            @for (side, it) in changes(&steps, [&parts[0], &parts[1]]).filter(|it| it.0 != other) {
                @if side == ChangeTag::Equal { (it) } @else { mark { (it) } }
            }
        }
    })
}

fn facts(findings: &Findings, group: &Group<'_>) -> Markup {
    let it = group.first();
    html! {
        @if group.changes.len() > 1 {
            dt { "All of them" }
            dd { @for it in group.changes.iter().take(LISTED) { code { (it.item) } " " } }
        }
        dt { "What to do" } dd { (it.rule.help()) }
        @if !it.why.is_empty() { dt { "Why" } dd { (it.reason()) } }
        @if let Some(reason) = findings.accepted.reason(it) { dt { "Accepted" } dd { (reason) } }
        @if let Some(entry) = findings.announced.as_ref().and_then(|all| all.entry(it)) {
            dt { "Announced" } dd { (entry.date) " " code { (entry.place) } " " (entry.text) }
        }
        dt { "Fingerprint" }
        dd {
            code { (it.fingerprint) } " "
            button.copy type="button" data-text=(it.fingerprint) hidden { "copy" }
        }
    }
}

/// `` `x` `` as code.
fn with_code(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_marked_and_nothing_is_markup() {
        let words = |old: &str, new: &str| words(old, new).map(|it| it.into_string());
        let [old, new] = words("|subject|String|A <b>.|", "|subject|String|A <i>.|");
        assert_eq!(old, "|subject|String|A <mark>&lt;b&gt;.|</mark>");
        assert_eq!(new, "|subject|String|A <mark>&lt;i&gt;.|</mark>");
        assert_eq!(words("one", "two"), ["one", "two"]);
        assert_eq!(with_code("a `b<` c").into_string(), "a <code>b&lt;</code> c");
    }

    #[test]
    fn addresses_name_each_key_once() {
        let long = "GET /users/{id | userPrincipalName}/messages/{id} and 3 more";
        assert_eq!(short(long), "GET /users/{id}/messages/{id} and 3 more");
        assert_eq!(short("a {b | c"), "a {b | c");
    }

    #[test]
    fn only_lines_that_replace_others_are_compared() {
        let line = |mark, text: &str| Line { mark, text: text.to_owned() };
        let all =
            [line(Mark::Removed, "a b"), line(Mark::Added, "a c"), line(Mark::Added, "a d"), line(Mark::Same, "x")];
        let lines = |all: &[Line]| lines(all).into_string();
        assert!(!lines(&all).contains("<mark>"));
        assert_eq!(lines(&all[..2]).matches("<mark>").count(), 2);
        assert_eq!(lines(&all).matches("<span").count(), 4);
    }

    #[test]
    fn text_is_no_markup_in_attributes_either() {
        let text = "<a href=\"x\">&\n";
        assert_eq!(html! { (text) }.into_string(), "&lt;a href=&quot;x&quot;&gt;&amp;\n");
        assert_eq!(html! { p title=(text) {} }.into_string(), "<p title=\"&lt;a href=&quot;x&quot;&gt;&amp;\n\"></p>");
    }
}
