//! Changes as one page of HTML that needs nothing else: charts, search, filters, and each change's documentation beside its
//! Rust.
//!
//! All text of the documentation is escaped, and the page's own policy allows its own script and style only, by their
//! digests: what got in nevertheless would not run and could load nothing.

mod overview;
mod parts;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use docwright::drift::{Class, Group};
use sha2::{Digest as _, Sha256};

use super::findings::Findings;
use super::hunk::Hunks;

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// The whole page.
pub(super) fn page(findings: &Findings) -> String {
    let groups = findings.report.groups();
    let changes: String = Class::ALL.into_iter().map(|it| class(findings, &groups, it)).collect();
    fill(
        TEMPLATE,
        &[
            ("style-hash", hash(STYLE)),
            ("script-hash", hash(SCRIPT)),
            ("summary", escape(&findings.summary())),
            ("style", STYLE.to_owned()),
            ("script", SCRIPT.to_owned()),
            ("old", escape(&findings.old.prefix)),
            ("new", escape(&findings.new.prefix)),
            ("bump", escape(&findings.bump())),
            ("cards", overview::cards(findings)),
            ("chart", overview::chart(findings)),
            ("areas", overview::areas(findings)),
            ("rules", overview::rules(findings)),
            ("more-tools", overview::announced(findings)),
            ("changes", changes),
            ("entries", overview::unmet(findings)),
        ],
    )
}

/// The changes of a class, by product area.
fn class(findings: &Findings, groups: &[Group<'_>], class: Class) -> String {
    let mut hunks = Hunks::new(findings.old, findings.new);
    let of_class: Vec<&Group<'_>> = groups.iter().filter(|it| it.first().class() == class).collect();
    if of_class.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "<section class=\"group {class}\"><h2>{} <small>{}</small></h2>\n",
        overview::capitalized(class),
        findings.report.count(class)
    );
    for groups in of_class.chunk_by(|a, b| a.first().area == b.first().area) {
        let area = &groups[0].first().area;
        let count: usize = groups.iter().map(|it| it.changes.len()).sum();
        let name = escape(overview::area_name(area));
        text += &format!("<section class=\"group\"><h3>{name} <small>{count}</small></h3>\n");
        groups.iter().for_each(|it| text += &parts::article(findings, &mut hunks, it));
        text += "</section>\n";
    }
    text + "</section>\n"
}

/// Replaces `{{name}}` by the value of this name; values are not looked at again, whatever they have in them.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        text += before;
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        text += values.iter().find(|it| it.0 == name).map_or("", |it| &it.1);
        rest = after;
    }
    text + rest
}

/// As a content security policy names what it allows.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Text that is no markup, in an attribute too, and steers nothing.
fn escape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for it in crate::terminal::clean(text, true).chars() {
        match it {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '"' => plain.push_str("&quot;"),
            '\'' => plain.push_str("&#39;"),
            it => plain.push(it),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_template_is_filled_once() {
        let values = [("a", "{{b}}".to_owned()), ("b", "x".to_owned())];
        assert_eq!(fill("<{{a}}|{{b}}|{{c}}>", &values), "<{{b}}|x|>");
        // What closes an element early would end the script or the style.
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</"));
    }

    #[test]
    fn text_is_no_markup() {
        assert_eq!(escape("<a href='x\u{202e}'>&\"\n"), "&lt;a href=&#39;x\u{fffd}&#39;&gt;&amp;&quot;\n");
    }
}
