//! The HTML report of `drift`: one page with charts, search and filters, which needs nothing else.
//!
//! All text of the documentation is escaped by the template, and the page's own policy allows its own script and style only,
//! by their digests: what got in nevertheless would not run and could load nothing.

mod overview;
mod parts;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docwright::drift::Class;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::findings::{Findings, capitalized};
use super::hunk::Hunks;
use crate::render::plural;
use crate::terminal::clean;

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// The whole page, in which nothing steers a terminal.
pub(super) fn page(findings: &Findings) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head(&findings.summary()))
            body {
                a.skip href="#changes" { "Skip to the changes" }
                (top(findings))
                main {
                    section.overview aria-label="Summary" {
                        div.cards role="group" aria-label="Classes of changes" { (overview::cards(findings)) }
                        (overview::chart(findings))
                    }
                    (tools(findings))
                    div #changes tabindex="-1" { (changes(findings)) }
                    p #none hidden { "No change fits. " button #again type="button" { "Reset the filters" } }
                    (overview::unmet(findings))
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    clean(&page.into_string(), true).into_owned()
}

fn head(summary: &str) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta http-equiv="Content-Security-Policy" content=(policy);
            title { "Documentation drift: " (summary) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

fn top(findings: &Findings) -> Markup {
    let bump = findings.bump();
    html! {
        header.top {
            div {
                h1 { "Documentation drift" }
                p.sides { code { (findings.old.prefix) } " " span aria-label="to" { "→" } " " code { (findings.new.prefix) } }
            }
            div.top-right {
                p class={ "bump bump-" (bump) } { "version: " strong { (bump) } }
                button #theme type="button" hidden { "Theme: " span { "auto" } }
            }
        }
    }
}

fn tools(findings: &Findings) -> Markup {
    html! {
        form #tools role="search" hidden {
            label.search {
                span.sr { "Search" }
                input #q type="search" placeholder="Search item, text, Rust …  ( / )" autocomplete="off" spellcheck="false";
            }
            label { span.sr { "Product area" } select #area { option value="" { "All areas" } (overview::areas(findings)) } }
            label { span.sr { "Rule" } select #rule { option value="" { "All rules" } (overview::rules(findings)) } }
            (overview::announced(findings))
            button #all type="button" { "Open all" }
            button #reset type="reset" { "Reset" }
            p #count role="status" aria-live="polite" {}
            p.keys {
                kbd { "/" } " search " kbd { "j" } " " kbd { "k" } " or " kbd { "↓" } " " kbd { "↑" } " move "
                kbd { "Enter" } " open " kbd { "Esc" } " reset " kbd { "t" } " theme"
            }
        }
    }
}

/// The changes by class, the worst first, and of each class those that most callers meet.
fn changes(findings: &Findings) -> Markup {
    let groups = findings.report.groups();
    let mut hunks = Hunks::new(findings.old, findings.new);
    html! {
        @for class in Class::ALL.into_iter().filter(|it| findings.report.count(*it) > 0) {
            section class={ "group " (class.to_string()) } {
                h2 { (capitalized(class)) " " small { (findings.report.count(class)) } }
                @for it in groups.iter().filter(|it| it.first().class() == class) {
                    (parts::article(findings, &mut hunks, it))
                }
            }
        }
        @if findings.hidden > 0 {
            p.hidden-count { (plural(findings.hidden, "change")) " of formatting alone: white space, metadata, samples in other languages" }
        }
    }
}

/// As a content security policy names what it allows.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_style_stay_as_they_are_hashed() {
        for text in [SCRIPT, STYLE] {
            // What closes an element early would end the script or the style.
            assert!(!text.contains("</"));
            assert_eq!(clean(text, true), text);
        }
    }
}
